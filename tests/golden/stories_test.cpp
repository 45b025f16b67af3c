// Incidents that a reviewer reads beside the documentation: each shipped story, fact by fact, with
// what the cluster's users felt.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/summary.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/golden/golden.h"
#include "tests/support/places.h"

namespace drydock::golden {
namespace {

std::vector<std::string> stories() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(drydock::places::source_dir() + "/scenarios/stories"))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

/// Facts of at least normal weight, each under its moment, with the fact that caused it.
std::string told(const run::Run& run) {
  using report::Align;
  report::Columns table({Align::left, Align::right, Align::left, Align::right});
  for (const report::FactLine& fact :
       report::notable_facts(run.world(), run.rulebook(), Weight::normal, ~std::size_t{0}))
    table.row({say_clock(fact.at), std::to_string(fact.id.index), fact.text,
               fact.parent ? "because of " + std::to_string(fact.parent.index) : ""});
  return table.text();
}

std::string users_felt(const run::Run& run) {
  const report::Served users = report::summarise(run.world(), run.rulebook()).users;
  return say_count(users.figures.offered) + " requests, " + say_percent(users.figures.success()) +
         " served";
}

class Story : public testing::TestWithParam<std::string> {};

TEST_P(Story, IsWhatSomebodyRead) {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  const scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/stories/" + GetParam() + ".json", search);
  ASSERT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  Result<run::Run> run =
      run::open(*reading.scenario, platform::rules(), Seed{reading.scenario->seed});
  ASSERT_TRUE(run) << run.error().message;
  run->advance(reading.scenario->start + reading.scenario->length);
  EXPECT_TRUE(matches("story-" + GetParam(), reading.scenario->title + "\n" +
                                                 reading.scenario->text + "\n\n" + told(*run) +
                                                 "\n" + users_felt(*run) + "\n"));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Story, testing::ValuesIn(stories()), [](const auto& row) {
  std::string name = row.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace drydock::golden
