// A quarter with random failures as its report tells it, and what a century comes to.
#include <gtest/gtest.h>

#include "sim/platform/rules.h"
#include "sim/practice/report/endure_report.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/golden/golden.h"
#include "tests/support/places.h"

namespace drydock::golden {
namespace {

scenario::Scenario chance_scenario(const std::string& name) {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(reading.scenario).value();
}

TEST(GoldenChance, AQuarterIsToldAsSomebodyReadIt) {
  const scenario::Scenario scenario = chance_scenario("quarter-by-chance");
  auto run = run::open(scenario, platform::rules(), Seed{scenario.seed});
  ASSERT_TRUE(run.has_value()) << run.error().message;
  run->advance(scenario.start + scenario.length);
  report::Summary summary = report::summarise(run->world(), run->rulebook());
  report::add_credits(summary, run->world(), scenario);
  summary.title = scenario.title;
  summary.scenario = scenario.name;
  summary.platform = scenario.platform.name;
  const std::string text =
      report::text_report(summary, report::story(run->world(), run->rulebook(), 30), {});
  EXPECT_TRUE(matches("quarter-by-chance", text.substr(0, text.rfind("Fingerprint "))));
}

TEST(GoldenChance, ACenturyIsMeasuredAsSomebodyReadIt) {
  const scenario::Scenario scenario = chance_scenario("zone-loss");
  const auto century = study::endure(scenario, platform::rules(), scenario.seed, 100, 2);
  ASSERT_TRUE(century.has_value()) << century.error().message;
  EXPECT_TRUE(matches("century-by-chance", report::endure_text(scenario, *century, {})));
}

}  // namespace
}  // namespace drydock::golden
