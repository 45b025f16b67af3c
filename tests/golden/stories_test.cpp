// Incidents that a reviewer reads beside the documentation: each shipped story, fact by fact, with
// what the cluster's users felt.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/incident_text.h"
#include "sim/practice/report/summary.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/scenario/shipped.h"
#include "tests/golden/golden.h"
#include "tests/support/places.h"

namespace drydock::golden {
namespace {

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  for (const scenario::Shipped& one : scenario::shipped_scenarios(search))
    if (one.folder == folder) names.push_back(one.name.substr(folder.size() + 1));
  return names;
}

struct Told {
  scenario::Scenario scenario;
  run::Run run;
};

std::optional<Told> played(const std::string& name) {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  scenario::Reading reading = scenario::read_scenario(search.scenarios + "/" + name, search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  if (!reading.scenario) return std::nullopt;
  Result<run::Run> run =
      run::open(*reading.scenario, platform::rules(), Seed{reading.scenario->seed});
  EXPECT_TRUE(run) << run.error().message;
  if (!run) return std::nullopt;
  run->advance(reading.scenario->start + reading.scenario->length);
  return Told{std::move(*reading.scenario), std::move(*run)};
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

std::string test_name(const testing::TestParamInfo<std::string>& row) {
  std::string name = row.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Story : public testing::TestWithParam<std::string> {};

TEST_P(Story, IsWhatSomebodyRead) {
  const auto found = played("stories/" + GetParam() + ".json");
  ASSERT_TRUE(found);
  EXPECT_TRUE(matches("story-" + GetParam(), found->scenario.title + "\n" + found->scenario.text +
                                                 "\n\n" + told(found->run) + "\n" +
                                                 users_felt(found->run) + "\n"));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Story, testing::ValuesIn(names_in("stories")), test_name);

/// What has happened to others, as a post-mortem of what it would have done here.
class History : public testing::TestWithParam<std::string> {};

TEST_P(History, IsWhatSomebodyRead) {
  const auto found = played("history/" + GetParam() + ".json");
  ASSERT_TRUE(found);
  const World& world = found->run.world();
  const Rulebook& rulebook = found->run.rulebook();
  auto incidents = report::incidents(world, rulebook, 40);
  report::add_best_possible(incidents, found->scenario, platform::rules(), found->run);
  EXPECT_TRUE(matches("history-" + GetParam(),
                      found->scenario.title + "\n" + found->scenario.text + "\n\n" +
                          report::incidents_text(world, rulebook, incidents, {}) + "\n" +
                          users_felt(found->run) + "\n"));
  for (const run::Receipt& receipt : found->run.receipts())
    EXPECT_TRUE(receipt.accepted) << receipt.entry.command.say() << ": " << receipt.reason;
}

INSTANTIATE_TEST_SUITE_P(Shipped, History, testing::ValuesIn(names_in("history")), test_name);

}  // namespace
}  // namespace drydock::golden
