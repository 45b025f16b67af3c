// Keys and figures of what fails by chance.
#include "sim/practice/scenario/chance.h"

#include <gtest/gtest.h>

#include "sim/practice/scenario/read.h"
#include "tests/sim/practice/scenario/shipped.h"

namespace drydock::scenario {
namespace {

using failure::Hazard;

Reading with_failures(codec::Value failures) {
  codec::Value changes{codec::Value::Object{}};
  changes.set("platform.failures", std::move(failures));
  Adjustments adjustments;
  adjustments.changes = &changes;
  adjustments.changes_file = "test";
  return read_scenario(paths.scenarios + "/zone-loss.json", paths, adjustments);
}

codec::Value list_of(std::initializer_list<const char*> words) {
  codec::Value list{codec::Value::List{}};
  for (const char* word : words) list.push(word);
  return list;
}

codec::Value kinds(std::initializer_list<const char*> words) {
  codec::Value failures{codec::Value::Object{}};
  failures.set("of", list_of(words));
  return failures;
}

TEST(FailureKeys, ExposeEverythingByDefault) {
  const Reading reading = with_failures(codec::Value(codec::Value::Object{}));
  ASSERT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  EXPECT_EQ(reading.scenario->platform.failures.of.size(), failure::hazards - 1);
  EXPECT_TRUE(reading.scenario->platform.failures.any());
}

TEST(FailureKeys, AreRefusedWithTheirPlace) {
  const Reading unknown = with_failures(kinds({"zone", "rack"}));
  const std::string told = codec::to_text(unknown.diagnostics);
  EXPECT_NE(told.find("[platform.failures].of[1]: found \"rack\""), std::string::npos) << told;
  const Reading twice = with_failures(kinds({"zone", "zone"}));
  EXPECT_NE(codec::to_text(twice.diagnostics).find("each kind once"), std::string::npos);
}

TEST(FailureFigures, AreLogNormalByTheirMedian) {
  const Reading reading = with_failures(kinds({"zone", "process"}));
  ASSERT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  codec::Diagnostics wrong;
  FigureReader figures(reading.scenario->catalog->aws, wrong);
  const failure::AllOdds odds = chance_settings(reading.scenario->platform.failures, figures);
  EXPECT_TRUE(wrong.empty()) << codec::to_text(wrong);
  const failure::Odds& zone = odds[static_cast<std::size_t>(Hazard::zone)];
  EXPECT_EQ(zone.per_year, 0.05);
  // exp(0.9^2 / 2) times three hours.
  EXPECT_NEAR(zone.repair.mean(), 3 * 3600 * 1.49930, 1);
  const failure::Odds& process = odds[static_cast<std::size_t>(Hazard::process)];
  EXPECT_TRUE(process.repair.is_nothing()) << "its kubelet starts it again";
  EXPECT_EQ(odds[static_cast<std::size_t>(Hazard::nat)].per_year, 0);
}

}  // namespace
}  // namespace drydock::scenario
