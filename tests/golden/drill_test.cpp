// What is lost with a zone or a region and comes back, as it is told and as a drill measures it.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/platform/rules.h"
#include "sim/practice/report/drill_report.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/golden/golden.h"
#include "tests/support/places.h"

namespace drydock::golden {
namespace {

scenario::Scenario shipped(const std::string& name) {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(reading.scenario).value();
}

class Drilled : public testing::TestWithParam<std::string> {};

TEST_P(Drilled, IsToldAsSomebodyReadIt) {
  const scenario::Scenario scenario = shipped(GetParam());
  auto run = run::open(scenario, platform::rules(), Seed{scenario.seed});
  ASSERT_TRUE(run.has_value()) << run.error().message;
  run->advance(scenario.start + scenario.length);
  report::Summary summary = report::summarise(run->world(), run->rulebook());
  summary.title = scenario.title;
  summary.scenario = scenario.name;
  summary.platform = scenario.platform.name;
  const std::string text =
      report::text_report(summary, report::story(run->world(), run->rulebook(), 40), {});
  EXPECT_TRUE(matches(GetParam(), text.substr(0, text.rfind("Fingerprint "))));
}

TEST_P(Drilled, IsMeasuredAsSomebodyReadIt) {
  const scenario::Scenario scenario = shipped(GetParam());
  const auto rules = platform::rules();
  const auto reading = study::read_run_book(
      drydock::places::source_dir() + "/scenarios/runbooks/" + GetParam() + ".json", *rules);
  ASSERT_TRUE(reading.book) << codec::to_text(reading.diagnostics);
  const study::Drill drill = study::conduct(scenario, *reading.book, rules, scenario.seed, 60, 2);
  EXPECT_TRUE(matches(GetParam() + "-drill", report::drill_text(scenario, drill, {})));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Drilled, testing::Values("database-restore", "dr-restore"),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace drydock::golden
