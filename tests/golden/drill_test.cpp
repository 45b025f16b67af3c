// The loss of a database with its zone, as it is told and as a drill measures it.
#include <gtest/gtest.h>

#include "sim/platform/rules.h"
#include "sim/practice/report/drill_report.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/golden/golden.h"
#include "tests/support/places.h"

namespace drydock::golden {
namespace {

scenario::Scenario database_restore() {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  auto reading = scenario::read_scenario(search.scenarios + "/database-restore.json", search);
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(reading.scenario).value();
}

TEST(GoldenDrill, ALostDatabaseIsToldAsSomebodyReadIt) {
  const scenario::Scenario scenario = database_restore();
  auto run = run::open(scenario, platform::rules(), Seed{scenario.seed});
  ASSERT_TRUE(run.has_value()) << run.error().message;
  run->advance(scenario.start + scenario.length);
  report::Summary summary = report::summarise(run->world(), run->rulebook());
  summary.title = scenario.title;
  summary.scenario = scenario.name;
  summary.platform = scenario.platform.name;
  const std::string text =
      report::text_report(summary, report::story(run->world(), run->rulebook(), 40), {});
  EXPECT_TRUE(matches("database-restore", text.substr(0, text.rfind("Fingerprint "))));
}

TEST(GoldenDrill, IsMeasuredAsSomebodyReadIt) {
  const scenario::Scenario scenario = database_restore();
  const auto rules = platform::rules();
  const auto reading = study::read_run_book(
      drydock::places::source_dir() + "/scenarios/runbooks/database-restore.json", *rules);
  ASSERT_TRUE(reading.book) << codec::to_text(reading.diagnostics);
  const study::Drill drill = study::conduct(scenario, *reading.book, rules, scenario.seed, 60, 2);
  EXPECT_TRUE(matches("database-restore-drill", report::drill_text(scenario, drill, {})));
}

}  // namespace
}  // namespace drydock::golden
