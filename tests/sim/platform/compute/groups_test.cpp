// Groups over several zones: capacity, quotas, throttling, replacement, balance, suspended
// processes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/platform/compute/fixture.h"

namespace drydock::compute {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(WideGroup, SpreadsItsMachines) {
  Wide wide(4);
  EXPECT_THAT(wide.working(), ElementsAre(2, 1, 1));
  wide.run([&](Context& c) { set_desired(c, wide.wide, 9); });
  wide.pass(minutes(10));
  EXPECT_THAT(wide.working(), ElementsAre(3, 3, 3));
}

TEST(WideGroup, LaunchesWhereAwsHasMachines) {
  Wide wide(3);
  wide.run([&](Context& c) {
    set_capacity(c, wide.pool(0), 0);
    set_capacity(c, wide.pool(1), 1);
    set_desired(c, wide.wide, 6);
  });
  wide.pass(minutes(10));
  EXPECT_THAT(wide.working(), ElementsAre(1, 2, 3));
  EXPECT_EQ(wide.count("compute.launch_failed"), 0);
}

TEST(Capacity, IsSaidWhenItLacksAndUsedWhenItIsBack) {
  Wide wide(3);
  wide.run([&](Context& c) {
    for (int zone = 0; zone < 3; ++zone) run_short(c, wide.pool(zone), c.now() + hours(1));
    set_desired(c, wide.wide, 5);
  });
  wide.pass(minutes(50));
  EXPECT_EQ(wide.count("compute.launch_failed"), 1);
  EXPECT_EQ(wide.group().desired, 5);
  EXPECT_EQ(wide.group().refusal, LaunchRefusal::no_capacity);
  wide.pass(minutes(20));
  EXPECT_EQ(wide.count("compute.capacity_back"), 3);
  EXPECT_EQ(size(wide.world, wide.wide), 5);
}

TEST(Capacity, IsRushedWhenAZoneFails) {
  Wide wide(3);
  wide.run([&](Context& c) {
    set_capacity(c, wide.pool(1), 10);
    network::fail_zone(c, wide.zones[0]);
  });
  EXPECT_EQ(wide.world[wide.pool(1)].free, 4);
  EXPECT_EQ(wide.count("compute.capacity_short"), 1);
  wide.run([&](Context& c) { network::restore_zone(c, wide.zones[0]); });
  EXPECT_EQ(wide.world[wide.pool(1)].free, 10);
}

TEST(Quota, CountsVcpusThatRun) {
  Wide wide(3);  // Nine machines of two vCPUs with those of the ground, whose types are the same.
  wide.run([&](Context& c) {
    c.edit_only<Settings>().limits.vcpu = wide.world.only<Account>().vcpu + 4;
    set_desired(c, wide.wide, 8);
  });
  wide.pass(minutes(10));
  EXPECT_EQ(size(wide.world, wide.wide), 5);
  EXPECT_EQ(wide.group().refusal, LaunchRefusal::vcpu_quota);
  wide.run([&](Context& c) { terminate(c, Id<Instance>{0}); });
  wide.pass(minutes(10));
  EXPECT_EQ(size(wide.world, wide.wide), 6);
}

TEST(Api, LetsLaunchesPileUpInOneCallAndThrottlesTheRest) {
  Wide wide(1);
  wide.run([&](Context& c) {
    c.edit_only<Settings>().limits.machines = {3, 1};
    set_desired(c, wide.wide, 10);
  });
  EXPECT_EQ(size(wide.world, wide.wide), 4);
  EXPECT_EQ(wide.count("compute.launch_throttled"), 1);
  wide.pass(seconds(3));
  EXPECT_EQ(size(wide.world, wide.wide), 7);
  wide.pass(seconds(10));
  EXPECT_EQ(size(wide.world, wide.wide), 10);
}

TEST(Health, ACrashedMachineIsReplaced) {
  Wide wide(3);
  const Id<Instance> lost = wide.machine("node-wide2");
  wide.pass(seconds(30));
  wide.run([&](Context& c) { impair(c, lost, MachineFault::kernel); });
  wide.pass(minutes(10));
  EXPECT_EQ(wide.when("compute.status_check_failed"), minutes(2));
  EXPECT_EQ(wide.when("compute.instance_leaving"), minutes(2));
  EXPECT_EQ(wide.world[lost].phase, InstancePhase::terminated);
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
}

TEST(Health, AHangIsSeenByNoCheck) {
  Wide wide(3);
  wide.run([&](Context& c) { impair(c, wide.machine("node-wide2")); });
  wide.pass(hours(2));
  EXPECT_EQ(wide.count("compute.status_check_failed"), 0);
  EXPECT_THAT(wide.working(), ElementsAre(1, 0, 1));
  wide.give(RebootMachine{"node-wide2"});
  wide.pass(minutes(5));
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
}

TEST(Health, ANewMachineHasItsGrace) {
  Wide wide(3);
  wide.run([&](Context& c) { set_desired(c, wide.wide, 4); });
  while (wide.count("compute.instance_ready") == 0) wide.pass(seconds(1));
  const Duration ready = wide.when("compute.instance_ready");
  wide.run([&](Context& c) { impair(c, wide.machine("node-wide4"), MachineFault::host); });
  wide.pass(minutes(10));
  EXPECT_EQ(wide.when("compute.instance_leaving"), ready + seconds(300));
}

TEST(Health, WithoutReplacementAHostIsRecoveredAndAKernelIsNot) {
  Wide wide(3);
  wide.give(SuspendProcess{"wide", "replace-unhealthy"});
  wide.run([&](Context& c) {
    impair(c, wide.machine("node-wide1"), MachineFault::host);
    impair(c, wide.machine("node-wide2"), MachineFault::kernel);
  });
  wide.pass(minutes(6));
  EXPECT_FALSE(works(wide.world, wide.machine("node-wide1")));
  wide.pass(minutes(10));
  EXPECT_TRUE(works(wide.world, wide.machine("node-wide1")));
  EXPECT_FALSE(works(wide.world, wide.machine("node-wide2")));
  EXPECT_EQ(wide.count("compute.instance_launched"), 0);
  wide.give(ResumeProcess{"wide", "replace-unhealthy"});
  EXPECT_EQ(wide.count("compute.instance_launched"), 1);
}

TEST(ZoneLoss, AWideGroupLaunchesElsewhereAndComesBack) {
  Wide wide(6);
  wide.run([&](Context& c) { network::fail_zone(c, wide.zones[0]); });
  wide.pass(minutes(10));
  EXPECT_THAT(wide.working(), ElementsAre(0, 3, 3));
  wide.run([&](Context& c) {
    c.edit_only<Settings>().health.drain_wait = Duration::zero();
    network::restore_zone(c, wide.zones[0]);
  });
  for (int i = 0; i < 60; ++i) {
    wide.pass(seconds(15));
    EXPECT_LE(size(wide.world, wide.wide), wide.group().desired + allowance(wide.group().max));
  }
  EXPECT_THAT(wide.working(), ElementsAre(2, 2, 2));
  EXPECT_EQ(wide.group().ahead, 0);
}

TEST(ZoneLoss, NarrowGroupsKeepTheirMachines) {
  Wide wide(0);
  wide.run([&](Context& c) { network::fail_zone(c, wide.zones[1]); });
  wide.pass(hours(2));
  EXPECT_EQ(wide.count("compute.instance_leaving"), 0);
  EXPECT_EQ(wide.count("compute.status_check_failed"), 0);
}

TEST(Balance, LaunchesFirstAndWaitsUntilTheOldMachineIsEmpty) {
  Wide wide(3);
  wide.run([&](Context& c) { run_short(c, wide.pool(2), c.now() + hours(1)); });
  wide.give(TerminateMachine{"node-wide3"});
  wide.pass(minutes(10));
  EXPECT_THAT(wide.working(), ElementsAre(2, 1, 0));
  wide.run([&](Context& c) { refill(c, wide.pool(2)); });
  EXPECT_EQ(size(wide.world, wide.wide), 4);
  EXPECT_EQ(wide.count("compute.instance_leaving"), 0) << "the new one is not Ready";
  wide.pass(minutes(5));
  EXPECT_THAT(wide.working(), ElementsAre(2, 1, 1));
  EXPECT_TRUE(wide.world[wide.machine("node-wide1")].draining);
  wide.run([&](Context& c) { let_go(c, wide.machine("node-wide1")); });
  wide.pass(minutes(5));
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
}

TEST(Balance, IsLeftAloneWhileItIsSuspended) {
  Wide wide(3);
  wide.give(SuspendProcess{"wide", "az-rebalance"});
  wide.run([&](Context& c) { run_short(c, wide.pool(2), c.now() + hours(1)); });
  wide.give(TerminateMachine{"node-wide3"});
  wide.pass(hours(3));
  EXPECT_THAT(wide.working(), ElementsAre(2, 1, 0));
  wide.give(ResumeProcess{"wide", "az-rebalance"});
  wide.pass(hours(1));
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1));
}

TEST(Suspended, LaunchMeansNoMachineUntilItIsResumed) {
  Wide wide(3);
  wide.give(SuspendProcess{"wide", "launch"});
  wide.give(SetGroup{"wide", -1, -1, 5});
  wide.pass(minutes(10));
  EXPECT_EQ(size(wide.world, wide.wide), 3);
  EXPECT_THAT(wide.refusal(SuspendProcess{"wide", "launch"}), HasSubstr("suspended already"));
  EXPECT_THAT(wide.refusal(SuspendProcess{"wide", "lunch"}), HasSubstr("az-rebalance"));
  wide.give(ResumeProcess{"wide", "launch"});
  wide.pass(minutes(10));
  EXPECT_EQ(size(wide.world, wide.wide), 5);
}

TEST(Trim, LetsTheOldestOfTheFullestZoneGo) {
  Wide wide(5);
  const Result<Forecast> forecast = wide.rulebook.check(wide.world, SetGroup{"wide", -1, -1, 3});
  ASSERT_TRUE(forecast);
  EXPECT_TRUE(forecast->destructive);
  EXPECT_THAT(forecast->summary, HasSubstr("lets 2 go"));
  wide.give(SetGroup{"wide", -1, -1, 3});
  EXPECT_TRUE(wide.world[wide.machine("node-wide1")].draining);
  EXPECT_TRUE(wide.world[wide.machine("node-wide2")].draining);
  wide.run([&](Context& c) { let_go(c, wide.machine("node-wide1")); });
  EXPECT_EQ(size(wide.world, wide.wide), 4);
  wide.pass(minutes(16));
  EXPECT_THAT(wide.working(), ElementsAre(1, 1, 1)) << "nobody answered, and it went";
}

}  // namespace
}  // namespace drydock::compute
