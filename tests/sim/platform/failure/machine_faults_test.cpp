// Faults of machines: what a forecast says, what is refused, and what each does to compute.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/failure/failure.h"
#include "sim/platform/kubernetes/tables.h"
#include "tests/sim/platform/ground.h"

namespace drydock::failure {
namespace {

using ground::Ground;

/// Two nodes a zone on demand, and one as spot in zone a.
struct Fleet : Ground {
  Fleet()
      : Ground(false, Seed{1}, [](Rulebook& book) {
          book.table<kubernetes::Node>();
          book.table<kubernetes::Pod>();
          failure::install(book);
        }) {
    run([&](Context& context) {
      compute::Settings& settings = context.edit_only<compute::Settings>();
      settings.health.check_period = seconds(60);
      settings.health.failed_checks = 2;
      settings.spot = {0, 0.3, 1, minutes(10), minutes(2), minutes(30)};
      compute::MachineGroup spot;
      spot.name = context.name("spot");
      spot.zone = zones[0];
      spot.type = Id<compute::MachineType>{0};
      spot.spot = true;
      spot.min = 1;
      spot.max = 2;
      spot.boot_median = seconds(60);
      compute::add_running(context, compute::add_group(context, spot));
      for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i) {
        const compute::Instance& instance = context[Id<compute::Instance>{i}];
        kubernetes::Node node;
        node.name = instance.name;
        node.instance = Id<compute::Instance>{i};
        node.zone = instance.zone;
        context.add(node);
      }
    });
  }
  void give(const AnyCommand& command) {
    ASSERT_TRUE(rulebook.check(world, command));
    engine.give(world, command, Actor::instructor);
  }
  std::string says(const AnyCommand& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? answer->summary : answer.error().message + " " + answer.error().hint;
  }
};

TEST(CrashNode, IsReplacedByItsGroup) {
  Fleet fleet;
  EXPECT_EQ(fleet.says(CrashNode{"node-b1", "kernel"}),
            "The kernel of node node-b1 crashes, and 0 pods on it with it.");
  fleet.give(CrashNode{"node-b1", "kernel"});
  fleet.pass(minutes(10));
  EXPECT_EQ(fleet.count("compute.status_check_failed"), 1);
  EXPECT_EQ(fleet.count("compute.instance_launched"), 1);
  EXPECT_EQ(fleet.world[fleet.groups[1]].live, 2);
}

TEST(ReclaimNode, TakesOneSpotMachine) {
  Fleet fleet;
  fleet.give(ReclaimNode{"node-spot1"});
  EXPECT_EQ(fleet.says(ReclaimNode{"node-spot1"}),
            "AWS takes node node-spot1 back already, at 12:02:00. ");
  fleet.pass(minutes(5));
  EXPECT_EQ(fleet.count("compute.spot_interrupted"), 1);
  EXPECT_EQ(fleet.count("compute.instance_ready"), 1);
}

TEST(ReclaimPool, TakesASpotPoolAndLeavesItDry) {
  Fleet fleet;
  EXPECT_EQ(fleet.says(ReclaimPool{"a", "m5.large", 1}),
            "AWS takes 1 spot machine m5.large in zone a back within 10 min, and has none of them "
            "for a while.");
  fleet.give(ReclaimPool{"a", "m5.large", 1});
  fleet.pass(minutes(20));
  EXPECT_EQ(fleet.count("compute.spot_interrupted"), 1);
  EXPECT_EQ(fleet.count("compute.launch_failed"), 1);
  fleet.pass(minutes(20));
  EXPECT_EQ(fleet.count("compute.instance_ready"), 1);
}

TEST(RunShort, RefusesLaunchesUntilItEnds) {
  Fleet fleet;
  fleet.give(RunShort{"b", "m5.large", hours(1)});
  fleet.give(compute::SetGroup{"b", -1, -1, 3});
  fleet.pass(minutes(30));
  EXPECT_EQ(fleet.world[fleet.groups[1]].live, 2);
  EXPECT_EQ(fleet.count("compute.launch_failed"), 1);
  fleet.give(EndShortage{"b", "m5.large"});
  EXPECT_EQ(fleet.world[fleet.groups[1]].live, 3);
}

struct RefusedMachineCase {
  AnyCommand command;
  const char* says;
};
class RefusedMachineFault : public testing::TestWithParam<RefusedMachineCase> {};
TEST_P(RefusedMachineFault, SaysWhyAndChangesNothing) {
  Fleet fleet;
  const Fingerprint before = fleet.fingerprint();
  EXPECT_EQ(fleet.says(GetParam().command), GetParam().says);
  EXPECT_EQ(fleet.fingerprint(), before);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedMachineFault,
    testing::Values(
        RefusedMachineCase{CrashNode{"node-a1", "disk"},
                           "\"disk\" is no part of a machine that can crash. Say kernel or host."},
        RefusedMachineCase{ReclaimNode{"node-a1"},
                           "Node node-a1 is no spot machine; AWS does not take it back. "},
        RefusedMachineCase{ReclaimPool{"b", "m5.large", 1},
                           "No group has spot machines m5.large in zone b. "},
        RefusedMachineCase{
            ReclaimPool{"a", "m5.large", 2},
            "A reclaim cannot take a share of 2. Give a share above 0, and at most 1 for "
            "all machines."},
        RefusedMachineCase{RunShort{"a", "m5.larg", {}},
                           "There is no machine type called \"m5.larg\". Did you mean m5.large?"},
        RefusedMachineCase{EndShortage{"a", "m5.large"},
                           "AWS is not short of m5.large in zone a. "},
        RefusedMachineCase{PressNode{"node-a1", "luck", 1, {}},
                           "\"luck\" is nothing that a node can run out of. Say memory or disk."},
        RefusedMachineCase{PressNode{"node-a1", "memory", -1, {}},
                           "A node cannot lose -1 GiB. Give 0 to 10,000 GiB."}));

}  // namespace
}  // namespace drydock::failure
