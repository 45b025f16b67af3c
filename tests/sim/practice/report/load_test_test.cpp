// Load tests on the shipped platform: the knee lies between what holds and what does not, what is
// full has a name, and the run that is copied stays as it was.
#include "sim/practice/report/load_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class LoadTests : public testing::Test {
 protected:
  LoadTests() : run(open()) { run.advance(run.now() + minutes(1)); }

  static run::Run open() {
    const auto search = scenario::SearchPaths::usual();
    const auto reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search);
    EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
    return std::move(*run::open(*reading.scenario, platform::rules(), Seed{1}));
  }

  static LoadPlan quick(double from, double to) {
    LoadPlan plan;
    plan.from = from;
    plan.to = to;
    plan.settles = plan.measured = seconds(10);
    return plan;
  }

  run::Run run;
};

TEST_F(LoadTests, HalveInOnTheKnee) {
  const Fingerprint before = run.fingerprint();
  const LoadTest test = load_test(run, quick(0.5, 16));
  EXPECT_EQ(run.fingerprint(), before);
  ASSERT_TRUE(test.knee && test.broke_at);
  EXPECT_LT(test.knee->times, test.broke_at->times);
  EXPECT_LT(test.broke_at->times / test.knee->times, 1.05);
  EXPECT_NE(test.broke_at->reason, LoadBreak::held);
  EXPECT_TRUE(std::is_sorted(test.levels.begin(), test.levels.end(),
                             [](const auto& a, const auto& b) { return a.times < b.times; }));
  for (const LoadLevel& level : test.levels) {
    EXPECT_LE(level.p50, level.p95);
    EXPECT_LE(level.p95, level.p99);
    if (level.times <= test.knee->times) {
      EXPECT_EQ(level.reason, LoadBreak::held);
    }
  }
  EXPECT_FALSE(test.broke_at->fullest.service.empty());
}

TEST_F(LoadTests, RiseInEvenStepsPastTheKnee) {
  LoadPlan plan = quick(1, 9);
  plan.steps = 3;
  const LoadTest test = load_test(run, plan);
  ASSERT_EQ(test.levels.size(), 3u);
  EXPECT_EQ(test.levels[1].times, 5);
  EXPECT_NEAR(test.levels[1].asked, 5 * test.levels[0].asked, 0.02 * test.levels[1].asked);
  EXPECT_NE(test.levels[2].reason, LoadBreak::held);
  EXPECT_TRUE(test.levels[2].fullest.is_full());
}

TEST_F(LoadTests, RaiseOneOperationAlone) {
  LoadPlan plan = quick(1, 3);
  plan.steps = 2;
  plan.operation = "open-app";
  const LoadTest test = load_test(run, plan);
  ASSERT_EQ(test.levels.size(), 2u);
  const LoadLevel &one = test.levels[0], &three = test.levels[1];
  EXPECT_NEAR(three.asked, 3 * one.asked, 0.02 * three.asked);
  EXPECT_NEAR(three.offered - one.offered, three.asked - one.asked, 0.05 * three.asked);
  EXPECT_NEAR(ordinary_load(run.world(), "open-app").amount, one.asked, 0.02 * one.asked);
  EXPECT_EQ(ordinary_load(run.world(), "no such thing").amount, 0);
}

TEST_F(LoadTests, SimulateRequestsByThemselves) {
  LoadPlan plan = quick(1, 1);
  plan.steps = 1;
  plan.singly = true;
  const LoadTest test = load_test(run, plan);
  ASSERT_EQ(test.levels.size(), 1u);
  EXPECT_EQ(test.levels[0].reason, LoadBreak::held);
  const double ordinary = ordinary_load(run.world()).amount;
  EXPECT_NEAR(test.levels[0].offered, ordinary, 0.1 * ordinary);
  // What is counted came one by one: whole requests in ten seconds.
  const double counted = test.levels[0].offered * 10;
  EXPECT_NEAR(counted, std::round(counted), 1e-6);
}

TEST_F(LoadTests, AreEndedBetweenTwoLooks) {
  int looks = 0;
  double done = 0;
  const LoadTest test = load_test(run, quick(0.5, 16), [&](const LoadProgress& at) {
    EXPECT_GE(at.done, 0);
    EXPECT_LE(at.done, 1);
    done = at.done;
    return ++looks < 5;
  });
  EXPECT_TRUE(test.cut);
  EXPECT_EQ(looks, 5);
  EXPECT_EQ(test.levels.size(), 1u);
  EXPECT_GT(done, 0);
}

TEST_F(LoadTests, LeaveOutWhatTheScriptHasInStore) {
  run.advance(run.now() + minutes(8) + seconds(55));  // Five seconds before the zone fails.
  LoadPlan plan = quick(1, 1);
  plan.steps = 1;
  plan.settles = plan.measured = minutes(1);
  EXPECT_EQ(load_test(run, plan).levels[0].reason, LoadBreak::held);
}

TEST_F(LoadTests, NameTheFaultThatUsersSufferFrom) {
  EXPECT_TRUE(load_test(run, quick(0.5, 0.5)).before.symptom.empty());
  run.advance(run.now() + minutes(11));  // Two minutes ago the zone went dark.
  const LoadTest test = load_test(run, quick(0.5, 16));
  EXPECT_FALSE(test.knee);
  ASSERT_TRUE(test.broke_at);
  EXPECT_TRUE(test.is_ailing());
  EXPECT_EQ(test.before.symptom, "auth-db answers only 0 % of its calls well");
  EXPECT_EQ(test.before.root, "zone b went dark");
  const std::string text = load_text(test, Ink());
  EXPECT_THAT(text, HasSubstr("fails its users before the load rises"));
  EXPECT_THAT(text, HasSubstr("It is not the load"));
  EXPECT_THAT(text, HasSubstr("because zone b went dark."));
  EXPECT_THAT(codec::to_json(load_json(test)), HasSubstr("zone b went dark"));
}

TEST_F(LoadTests, AreSaidAsTextAndAsATable) {
  const LoadTest test = load_test(run, quick(0.5, 16));
  const std::string text = load_text(test, Ink());
  EXPECT_THAT(text, HasSubstr("The knee lies at "));
  EXPECT_THAT(text, HasSubstr(test.broke_at->fullest.service));
  const std::string csv = load_csv(test);
  EXPECT_THAT(csv, StartsWith("times,asked_per_s,"));
  EXPECT_THAT(csv, HasSubstr(",holds\n"));
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
            test.levels.size() + 1);
}

}  // namespace
}  // namespace drydock::report
