// Machines: boots, hangs, dark zones, limits of groups, and what they cost.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/sim/platform/ground.h"

namespace drydock::compute {
namespace {

using ground::Ground;
using ground::noon;

Id<Instance> last(const World& world) { return {world.table<Instance>().size() - 1}; }

TEST(Boot, IsLogNormal) {
  std::vector<double> logs;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Ground ground(false, Seed{seed});
    ground.run([&](Context& context) { set_desired(context, ground.groups[1], 3); });
    ground.pass(hours(1));
    ASSERT_EQ(ground.world[last(ground.world)].phase, InstancePhase::running);
    logs.push_back(std::log(in_seconds(ground.when("compute.instance_ready"))));
  }
  double mean = 0, square = 0;
  for (const double value : logs) mean += value / 400;
  for (const double value : logs) square += (value - mean) * (value - mean) / 399;
  EXPECT_NEAR(mean, std::log(95), 4 * 0.25 / 20);  // Four standard errors.
  EXPECT_NEAR(std::sqrt(square), 0.25, 4 * 0.25 / std::sqrt(800));
}

TEST(Boot, LuckBelongsToTheMachine) {
  Ground one, two;
  one.run([&](Context& context) { set_desired(context, one.groups[1], 3); });
  two.run([&](Context& context) {
    set_desired(context, two.groups[0], 4);
    set_desired(context, two.groups[1], 3);
  });
  const auto ready = [](Ground& ground) {
    while (ground.world[ground.world.find<Instance>("node-b3")].phase == InstancePhase::booting)
      ground.engine.step(ground.world, noon + hours(1));
    return ground.world.now();
  };
  EXPECT_EQ(ready(one), ready(two));
}

TEST(Group, LaunchesInsideItsLimits) {
  Ground ground;
  ground.run([&](Context& context) { set_desired(context, ground.groups[0], 9); });
  EXPECT_EQ(size(ground.world, ground.groups[0]), 4);
  EXPECT_EQ(ground.count("compute.instance_launched"), 2);
  ground.run([&](Context& context) { set_desired(context, ground.groups[0], 1); });
  EXPECT_EQ(size(ground.world, ground.groups[0]), 4);
}

TEST(Group, IsRefusedInADarkZone) {
  Ground ground;
  ground.run([&](Context& context) {
    network::fail_zone(context, ground.zones[1]);
    set_desired(context, ground.groups[1], 4);
  });
  ground.pass(minutes(10));
  EXPECT_EQ(ground.count("compute.launch_failed"), 1);
  EXPECT_EQ(ground.when("compute.launch_failed"), seconds(30));
  EXPECT_EQ(ground.count("compute.instance_launched"), 0);
  EXPECT_EQ(ground.world[ground.groups[1]].desired, 4);
}

TEST(Group, LaunchesWhatItLacksWhenItsZoneReturns) {
  Ground ground;
  ground.run([&](Context& context) {
    network::fail_zone(context, ground.zones[1]);
    apply(context, SetGroup{"b", 3, -1, -1});
  });
  ground.pass(minutes(10));
  EXPECT_EQ(size(ground.world, ground.groups[1]), 2);
  ground.run([&](Context& context) { network::restore_zone(context, ground.zones[1]); });
  EXPECT_EQ(size(ground.world, ground.groups[1]), 3);
}

TEST(Zone, TakesItsMachinesAndGivesThemBack) {
  Ground ground;
  ground.run([&](Context& context) {
    impair(context, Id<Instance>{0});
    network::fail_zone(context, ground.zones[0]);
  });
  EXPECT_EQ(ground.count("compute.instance_impaired"), 2);
  EXPECT_FALSE(works(ground.world, Id<Instance>{1}));
  EXPECT_TRUE(works(ground.world, Id<Instance>{2}));
  ground.pass(minutes(1));
  ground.run([&](Context& context) { network::restore_zone(context, ground.zones[0]); });
  EXPECT_TRUE(works(ground.world, Id<Instance>{1}));
  EXPECT_FALSE(works(ground.world, Id<Instance>{0})) << "it still hangs";
  ground.run([&](Context& context) { recover(context, Id<Instance>{0}); });
  EXPECT_TRUE(works(ground.world, Id<Instance>{0}));
}

TEST(Zone, InterruptsABoot) {
  Ground ground;
  ground.run([&](Context& context) { set_desired(context, ground.groups[2], 3); });
  ground.pass(seconds(5));
  ground.run([&](Context& context) { network::fail_zone(context, ground.zones[2]); });
  ground.pass(hours(1));
  EXPECT_EQ(ground.world[last(ground.world)].phase, InstancePhase::booting);
  ground.run([&](Context& context) { network::restore_zone(context, ground.zones[2]); });
  ground.pass(minutes(10));
  EXPECT_TRUE(works(ground.world, last(ground.world)));
  EXPECT_EQ(ground.count("compute.instance_ready"), 1);
}

TEST(Terminate, StopsTheBill) {
  Ground ground;
  const Money before = ground.spent("ec2.ondemand.m5.large");
  ground.pass(hours(1));
  EXPECT_EQ(ground.spent("ec2.ondemand.m5.large") - before, *Money::from_text("0.69"));
  ground.run([&](Context& context) {
    for (std::uint32_t i = 0; i < 6; ++i) terminate(context, Id<Instance>{i});
  });
  EXPECT_EQ(size(ground.world, ground.groups[0]), 0);
  ground.pass(hours(5));
  EXPECT_EQ(ground.spent("ec2.ondemand.m5.large"), *Money::from_text("0.69"));
  EXPECT_EQ(ground.count("compute.instance_terminated"), 6);
  EXPECT_EQ(ground.world[Id<Instance>{0}].phase, InstancePhase::terminated);
}

struct LimitCase {
  SetGroup command;
  const char* reason;
};
class RefusedLimits : public testing::TestWithParam<LimitCase> {};
TEST_P(RefusedLimits, SaysWhyAndChangesNothing) {
  Ground ground;
  const Fingerprint before = ground.fingerprint();
  const Result<Forecast> answer = ground.rulebook.check(ground.world, GetParam().command);
  ASSERT_FALSE(answer);
  EXPECT_NE((answer.error().message + answer.error().hint).find(GetParam().reason),
            std::string::npos)
      << answer.error().message << " " << answer.error().hint;
  EXPECT_EQ(ground.fingerprint(), before);
}
INSTANTIATE_TEST_SUITE_P(Cases, RefusedLimits,
                         testing::Values(LimitCase{{"q", -1, 5, -1}, "The groups are a, b and c."},
                                         LimitCase{{"a", 5, -1, -1}, "min 5 above max 4"},
                                         LimitCase{{"a", -1, 451, -1}, "450 machines at most"},
                                         LimitCase{{"a", -1, 0, -1}, "max of 1 or more"},
                                         LimitCase{{"a", -1, -1, 5}, "not between min 1 and max 4"},
                                         LimitCase{{"a", 1, 4, -1}, "already"}));

TEST(SetGroup, RaisesTheMaxAndLaunches) {
  Ground ground;
  const auto forecast = ground.rulebook.check(ground.world, SetGroup{"a", -1, 6, 5});
  ASSERT_TRUE(forecast);
  EXPECT_EQ(forecast->summary,
            "Group a may then hold 1 to 6 machines; it has 2 now and launches 3.");
  ground.engine.give(ground.world, SetGroup{"a", -1, 6, 5}, Actor::trainee);
  EXPECT_EQ(size(ground.world, ground.groups[0]), 5);
  EXPECT_EQ(ground.world[ground.groups[0]].max, 6);
}

}  // namespace
}  // namespace drydock::compute
