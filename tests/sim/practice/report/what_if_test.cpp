// "What would this do?" on the shipped platform: what a fault brings is told, what would happen
// anyway is not, and the run that is asked about goes on as if nobody had asked.
#include "sim/practice/report/what_if.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::report {
namespace {

class WhatIfs : public testing::Test {
 protected:
  WhatIfs() : run(open()) { run.advance(run.now() + minutes(2)); }

  static run::Run open() {
    const auto search = scenario::SearchPaths::usual();
    const auto reading = scenario::read_scenario(search.scenarios + "/free-play.json", search);
    EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
    return std::move(*run::open(*reading.scenario, platform::rules(), Seed{1}));
  }

  Result<WhatIf> ask(const AnyCommand& command, const WhatIfWatch& watch = {}) {
    return what_if(run.rulebook(), run.fork_world(), {command, Actor::instructor, minutes(10)},
                   watch);
  }

  run::Run run;
};

TEST_F(WhatIfs, TellWhatALostZoneBrings) {
  const auto told = ask(failure::FailZone{"b", {}});
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_TRUE(told->has_users);
  EXPECT_EQ(told->to - told->from, minutes(10));
  EXPECT_GT(told->with.users.failed, told->without.users.failed);
  EXPECT_LT(told->with.least_success, told->without.least_success);
  EXPECT_GT(told->with.pods_lost, 5);
  EXPECT_EQ(told->without.pods_lost, 0);
  EXPECT_GE(told->with.pods_waiting, told->without.pods_waiting);
  EXPECT_GT(told->with.spent, Money{});
  ASSERT_FALSE(told->story.empty());
  EXPECT_EQ(told->story.front().text, "zone b went dark");
  for (const StoryLine& line : told->story) {
    EXPECT_GE(line.at, told->from);
    EXPECT_EQ(run.rulebook().say(*told->world, told->world->chronicle()[line.fact]), line.text);
  }
}

TEST_F(WhatIfs, LeaveTheRunAsItIs) {
  run::Run untouched = open();
  untouched.advance(run.now());
  ASSERT_EQ(run.fingerprint(), untouched.fingerprint());
  ASSERT_TRUE(ask(failure::FailZone{"b", {}}));
  EXPECT_EQ(run.fingerprint(), untouched.fingerprint());
  EXPECT_TRUE(run.receipts().empty());
  run.advance(run.now() + minutes(5));
  untouched.advance(run.now());
  EXPECT_EQ(run.fingerprint(), untouched.fingerprint());
}

TEST_F(WhatIfs, AreAsTheFutureWillBe) {
  const auto told = ask(failure::FailZone{"b", {}});
  ASSERT_TRUE(told);
  const workload::Totals before = workload::users_totals(run.world());
  ASSERT_TRUE(run.submit(failure::FailZone{"b", {}}, Actor::instructor));
  run.advance(told->to);
  workload::Totals passed = workload::users_totals(run.world());
  passed -= before;
  EXPECT_EQ(passed.failed, told->with.users.failed);
  EXPECT_EQ(passed.served, told->with.users.served);
}

TEST_F(WhatIfs, SayNothingOfWhatChangesNothing) {
  std::string node;
  for (const auto& [id, row] : run.world().table<kubernetes::Node>())
    if (node.empty()) node = run.world().text(row.name);
  const auto told = ask(kubernetes::CordonNode{node});
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(told->with.users.failed, told->without.users.failed);
  EXPECT_EQ(told->with.pods_lost, told->without.pods_lost);
  EXPECT_EQ(told->with.below, told->without.below);
  EXPECT_LE(told->story.size(), 2u);
}

TEST_F(WhatIfs, AreRefusedAsTheCommandWouldBe) {
  const auto told = ask(failure::FailZone{"q", {}});
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().message, run.check(failure::FailZone{"q", {}}).error().message);
}

TEST_F(WhatIfs, EndWhenSomebodyEndsThem) {
  double last = 0;
  const auto told = ask(failure::FailZone{"b", {}}, [&](double done) {
    EXPECT_GE(done, last);
    last = done;
    return done < 0.3;
  });
  ASSERT_TRUE(told);
  EXPECT_TRUE(told->cut);
  EXPECT_LT(last, 0.4);
  double end = 0;
  ASSERT_TRUE(ask(failure::FailZone{"b", {}}, [&](double done) { return end = done, true; }));
  EXPECT_DOUBLE_EQ(end, 1);
}

}  // namespace
}  // namespace drydock::report
