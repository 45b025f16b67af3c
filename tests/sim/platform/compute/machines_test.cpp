// Single machines: stop, start, reboot, terminate, spot reclaims, and CPU credits on the bill.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/platform/compute/fixture.h"

namespace drydock::compute {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Money dollars(const char* text) { return *Money::from_text(text); }

TEST(Steps, TakeTheirTimeAndNeverLessThanTheLeast) {
  std::vector<double> totals;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Wide wide(3, false, Seed{seed});
    wide.run([&](Context& c) { set_desired(c, wide.wide, 4); });
    const Id<Instance> id = wide.machine("node-wide4");
    EXPECT_EQ(wide.world[id].phase, InstancePhase::pending);
    EXPECT_FALSE(wide.world[wide.world[id].hours].running) << "EC2 bills what runs";
    wide.pass(minutes(20));
    ASSERT_EQ(wide.world[id].phase, InstancePhase::running);
    EXPECT_GE(wide.world[id].in_service - wide.world[id].launched, seconds(30));
    totals.push_back(in_seconds(wide.world[id].in_service - wide.world[id].launched));
  }
  std::sort(totals.begin(), totals.end());
  EXPECT_NEAR(totals[100], 60, 6);
  EXPECT_LT(totals[190], 110);
}

TEST(Stop, EndsTheHoursAndKeepsTheVolume) {
  Wide wide(3);
  wide.give(SuspendProcess{"wide", "replace-unhealthy"});
  wide.give(StopMachine{"node-wide1"});
  wide.pass(minutes(5));
  const Instance& machine = wide.world[wide.machine("node-wide1")];
  EXPECT_EQ(machine.phase, InstancePhase::stopped);
  EXPECT_FALSE(wide.world[machine.hours].running);
  EXPECT_TRUE(wide.world[machine.root_volume].running);
  EXPECT_THAT(wide.refusal(RebootMachine{"node-wide1"}), HasSubstr("is stopped"));
  wide.give(StartMachine{"node-wide1"});
  wide.pass(minutes(5));
  EXPECT_TRUE(works(wide.world, wide.machine("node-wide1")));
  EXPECT_EQ(wide.count("compute.instance_launched"), 0);
}

TEST(Stop, OfAGroupsMachineEndsInItsReplacement) {
  Wide wide(3);
  wide.give(StopMachine{"node-wide1"});
  wide.pass(minutes(5));
  EXPECT_EQ(wide.world[wide.machine("node-wide1")].phase, InstancePhase::terminated);
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
}

TEST(Terminate, ByHandIsAnsweredByTheGroup) {
  Wide wide(3);
  wide.give(TerminateMachine{"node-wide2"});
  wide.pass(minutes(5));
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
  EXPECT_EQ(wide.group().desired, 3);
  EXPECT_THAT(wide.refusal(TerminateMachine{"node-wide2"}), HasSubstr("is terminated"));
  EXPECT_THAT(wide.refusal(TerminateMachine{"node-wid2"}), HasSubstr("Did you mean"));
}

TEST(DarkZone, HoldsUpWhatEndsThere) {
  struct Case {
    const char* what;
    Duration dark;
    bool stopped;  ///< Stopped, not terminated.
    int held_up;
  };
  for (const Case& c : {Case{"terminated", hours(3), false, 1}, Case{"stopped", hours(3), true, 1},
                        Case{"back in time", seconds(20), false, 0}}) {
    SCOPED_TRACE(c.what);
    Wide wide(3);
    const Id<Instance> id = wide.machine("node-wide1");
    wide.give(SuspendProcess{"wide", "replace-unhealthy"});
    wide.run([&](Context& context) { network::fail_zone(context, wide.zones[0]); });
    if (c.stopped)
      wide.give(StopMachine{"node-wide1"});
    else
      wide.give(TerminateMachine{"node-wide1"});
    EXPECT_FALSE(wide.world[wide.world[id].hours].running) << "not billed on its way out";
    wide.pass(c.dark);
    EXPECT_EQ(wide.world[id].phase,
              c.stopped ? InstancePhase::stopping : InstancePhase::terminating);
    EXPECT_TRUE(wide.world[wide.world[id].root_volume].running) << "its root volume stays";
    EXPECT_EQ(wide.count("compute.instance_held_up"), c.held_up);
    wide.run([&](Context& context) { network::restore_zone(context, wide.zones[0]); });
    wide.pass(seconds(30));
    EXPECT_EQ(wide.world[id].phase, c.stopped ? InstancePhase::stopped : InstancePhase::terminated);
    EXPECT_EQ(wide.count("compute.instance_held_up"), c.held_up);
  }
}

TEST(DarkZone, OfAStoppedMachineLetsItEndOnceAsked) {
  Wide wide(3);
  const Id<Instance> id = wide.machine("node-wide1");
  wide.give(SuspendProcess{"wide", "replace-unhealthy"});
  wide.run([&](Context& context) { network::fail_zone(context, wide.zones[0]); });
  wide.give(StopMachine{"node-wide1"});
  wide.pass(minutes(1));
  wide.give(TerminateMachine{"node-wide1"});
  wide.pass(hours(1));
  EXPECT_EQ(wide.world[id].phase, InstancePhase::terminating);
  wide.run([&](Context& context) { network::restore_zone(context, wide.zones[0]); });
  wide.pass(minutes(1));
  EXPECT_EQ(wide.world[id].phase, InstancePhase::terminated);
  EXPECT_EQ(wide.count("compute.instance_stopped"), 0);
}

TEST(Spot, ANoticeComesTwoMinutesAhead) {
  Wide wide(3, true);
  wide.pass(seconds(10));
  wide.run([&](Context& c) { reclaim(c, wide.machine("node-wide1"), Duration::zero()); });
  EXPECT_EQ(wide.when("compute.spot_interrupted"), seconds(10));
  EXPECT_EQ(wide.when("compute.instance_launched"), seconds(10)) << "at the recommendation";
  EXPECT_EQ(size(wide.world, wide.wide), 4) << "the recommendation comes with it";
  wide.pass(minutes(10));
  EXPECT_EQ(wide.when("compute.instance_terminated"), seconds(10 + 120 + 30));
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
}

TEST(Spot, ARecommendationBringsTheReplacementFirst) {
  Wide wide(3, true);
  wide.run([&](Context& c) { reclaim(c, wide.machine("node-wide1"), minutes(8)); });
  EXPECT_EQ(size(wide.world, wide.wide), 4);
  wide.pass(minutes(5));
  EXPECT_EQ(wide.count("compute.instance_ready"), 1);
  EXPECT_TRUE(wide.world[wide.machine("node-wide1")].draining);
  wide.run([&](Context& c) { let_go(c, wide.machine("node-wide1")); });
  wide.pass(minutes(10));
  EXPECT_EQ(wide.count("compute.spot_interrupted"), 0);
  EXPECT_EQ(size(wide.world, wide.wide), 3);
}

TEST(Spot, APoolIsReclaimedTogetherAndIsDryAfterwards) {
  Wide wide(6, true);
  wide.run([&](Context& c) { reclaim_pool(c, wide.pool(0, true), 1); });
  EXPECT_TRUE(is_short(wide.world, wide.world[wide.pool(0, true)]));
  wide.pass(minutes(25));
  EXPECT_THAT(wide.working(), ElementsAre(0, 3, 3));
  for (int i = 0; i < 20; ++i) wide.pass(minutes(5));
  EXPECT_THAT(wide.working(), ElementsAre(2, 2, 2));
}

TEST(Spot, HazardIsThatOfAMachineInAMonth) {
  double taken = 0, months = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    ground::Ground ground(false, Seed{seed});
    ground.run([&](Context& c) {
      c.edit_only<Settings>() = documented_settings();
      c.edit_only<Settings>().spot.hazard = 0.5;
      MachineGroup row;
      row.name = c.name("spot");
      row.zone = ground.zones[0];
      row.type = Id<MachineType>{0};
      row.spot = true;
      row.min = row.max = 2;
      const auto group = add_group(c, row);
      add_running(c, group);
      add_running(c, group);
    });
    ground.pass(hours(730 * 4));
    taken += ground.count("compute.rebalance_recommended");
    months += 8;
  }
  EXPECT_NEAR(taken / months, 0.5, 0.08);
}

TEST(Spot, CostsItsOwnPriceAndCannotStop) {
  Wide wide(3, true);
  wide.pass(hours(1));
  EXPECT_EQ(wide.spent("ec2.spot_average.m5.large"), dollars("0.12"));
  EXPECT_THAT(wide.refusal(StopMachine{"node-wide1"}), HasSubstr("spot"));
}

TEST(CpuCredits, SurplusIsBilledWhenTheBalanceAndADayAreGone) {
  Wide wide(1, false, Seed{1}, {36, 864});
  const Id<Instance> id = wide.machine("node-wide1");
  wide.pass(hours(1));
  EXPECT_NEAR(credits(wide.world, id), 36, 1e-6);
  wide.run([&](Context& c) { set_cpu_use(c, id, 2000); });  // 84 more than it earns each hour.
  wide.pass(hours(1));
  EXPECT_EQ(wide.count("compute.credits_gone"), 1);
  EXPECT_NEAR(credits(wide.world, id), -48, 1e-6);
  wide.pass(hours(20));
  EXPECT_EQ(wide.count("compute.credits_charged"), 1);
  EXPECT_NEAR(credits(wide.world, id), -864, 1e-6);
  const double owed = (21 * 84 - 36 - 864) / 60.0;  // vCPU-hours
  EXPECT_NEAR(wide.spent("ec2.surplus_credits").to_double(), owed * 0.05, 0.08);
  wide.run([&](Context& c) { terminate(c, id); });
  EXPECT_NEAR(wide.spent("ec2.surplus_credits").to_double(), (owed + 14.4) * 0.05, 1e-6);
}

}  // namespace
}  // namespace drydock::compute
