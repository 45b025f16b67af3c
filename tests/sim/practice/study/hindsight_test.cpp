// An outage as it would have been if people had waited for nothing: never longer than it was, and
// no shorter than the platform allows.
#include "sim/practice/study/hindsight.h"

#include <gtest/gtest.h>

#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::study {
namespace {

struct Lived {
  scenario::Scenario scenario;
  run::Run run;
};

Lived lived(const std::string& name) {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  auto run = run::open(*reading.scenario, platform::rules(), Seed{reading.scenario->seed});
  EXPECT_TRUE(run) << run.error().message;
  run->advance(reading.scenario->start + reading.scenario->length);
  return {std::move(*reading.scenario), std::move(*run)};
}

TEST(Hindsight, SaysWhatTheCommandsThemselvesTake) {
  const Lived one = lived("database-restore");
  const Time fault = one.scenario.start + one.scenario.events.front().after;
  const auto best = best_possible(one.scenario, platform::rules(), one.run, fault, hours(2));
  ASSERT_TRUE(best);
  EXPECT_GT(*best, minutes(2)) << "an alert, a restore and a start";
  EXPECT_LT(*best, minutes(12)) << "people took more";
  EXPECT_FALSE(best_possible(one.scenario, platform::rules(), one.run, fault, minutes(1)))
      << "given up";
}

TEST(Hindsight, HasNothingToSayWhereNothingWasGiven) {
  const Lived one = lived("zone-loss");
  EXPECT_FALSE(best_possible(one.scenario, platform::rules(), one.run,
                             one.scenario.start + minutes(10), hours(1)));
}

}  // namespace
}  // namespace drydock::study
