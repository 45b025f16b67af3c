// Zones that fail by halves: cut off or without power, wholly or a share of their machines.
#include <gtest/gtest.h>

#include "sim/platform/failure/failure.h"
#include "sim/platform/kubernetes/tables.h"
#include "tests/sim/platform/ground.h"

namespace drydock::failure {
namespace {

using ground::Ground;

/// Four machines in zone b; hosts come back within ten minutes of the power.
struct PowerGround : Ground {
  explicit PowerGround(bool replaces = true, Seed seed = Seed{1})
      : Ground(false, seed, [](Rulebook& book) {
          book.table<kubernetes::Node>();
          book.table<kubernetes::Pod>();
          book.table<kubernetes::Claim>();
          failure::install(book);
        }) {
    run([&](Context& context) {
      compute::Settings& settings = context.edit_only<compute::Settings>();
      settings.health.check_period = seconds(60);
      settings.health.failed_checks = 2;
      settings.health.power_return = minutes(10);
      compute::add_running(context, groups[1]);
      compute::add_running(context, groups[1]);
      context.edit(groups[1]).replace_suspended = !replaces;
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
  int working() const {
    int count = 0;
    for (const auto& [id, instance] : world.table<compute::Instance>())
      count += instance.zone == zones[1] && compute::works(world, id);
    return count;
  }
  bool is_up() const { return world[zones[1]].up; }
};

TEST(FailZonePower, MachinesComeBackOneByOne) {
  PowerGround ground(false);
  EXPECT_EQ(ground.says(FailZone{"b", minutes(20), "power", 1}),
            "Zone b goes dark for 20m: 0 nodes, 0 pods, 0 volumes and 1 NAT gateway can no longer "
            "be reached. All processes end, and machines come back one by one.");
  ground.give(FailZone{"b", minutes(20), "power", 1});
  EXPECT_FALSE(ground.is_up());
  EXPECT_EQ(ground.working(), 0);
  ground.pass(minutes(20));
  EXPECT_TRUE(ground.is_up());
  EXPECT_EQ(ground.working(), 0) << "the network is back, the hosts are not";
  ground.pass(minutes(5));
  EXPECT_GT(ground.working(), 0);
  EXPECT_LT(ground.working(), 4);
  ground.pass(minutes(10));
  EXPECT_EQ(ground.working(), 4);
  EXPECT_EQ(ground.count("compute.instance_rebooted"), 4);
}

TEST(FailZonePower, GroupsReplaceWhatChecksMissWhenTheZoneIsBack) {
  PowerGround ground;
  ground.run([](Context& context) {
    context.edit_only<compute::Settings>().health.power_return = hours(50);
  });
  ground.give(FailZone{"b", minutes(20), "power", 1});
  ground.pass(minutes(20));
  EXPECT_EQ(ground.count("compute.status_check_failed"), 0) << "AWS hears nothing of a dark zone";
  ground.pass(minutes(3));
  EXPECT_EQ(ground.count("compute.status_check_failed"), 4);
  ground.pass(minutes(10));
  EXPECT_EQ(ground.working(), 4);
  EXPECT_EQ(ground.count("compute.instance_launched"), 4);
}

TEST(FailZonePart, HitsSoManyMachinesAndNotTheZone) {
  PowerGround ground(false);
  EXPECT_EQ(ground.says(FailZone{"b", minutes(5), "network", 0.5}),
            "2 of 4 machines in zone b are cut off from the network for 5m.");
  ground.give(FailZone{"b", minutes(5), "network", 0.5});
  EXPECT_TRUE(ground.is_up());
  EXPECT_EQ(ground.working(), 2);
  EXPECT_TRUE(network::works(ground.world, ground.nat("nat-b")));
  ground.pass(minutes(5));
  EXPECT_EQ(ground.working(), 4);
  EXPECT_EQ(ground.count("compute.instance_rebooted"), 0) << "their processes went on";
}

TEST(FailZonePart, IsEndedByARestore) {
  PowerGround ground(false);
  ground.give(FailZone{"b", {}, "network", 0.1});
  EXPECT_EQ(ground.working(), 3) << "one at least";
  EXPECT_EQ(ground.says(RestoreZone{"b"}), "The machines in zone b that were lost return.");
  ground.give(RestoreZone{"b"});
  EXPECT_EQ(ground.working(), 4);
  EXPECT_EQ(ground.says(RestoreZone{"b"}), "Zone b is not down. ");
}

TEST(FailZonePart, AnotherMachineElsewhereMovesNobodysLuck) {
  const auto hit = [](PowerGround& ground) {
    ground.give(FailZone{"b", {}, "network", 0.5});
    std::vector<std::string> names;
    for (const auto& [id, instance] : ground.world.table<compute::Instance>())
      if (instance.impaired) names.emplace_back(ground.world.text(instance.name));
    return names;
  };
  PowerGround plain(false), crowded(false);
  crowded.run([&](Context& context) { compute::add_running(context, crowded.groups[0]); });
  EXPECT_EQ(hit(plain), hit(crowded));
}

TEST(SetEc2Api, RefusesLaunchesUntilItEnds) {
  PowerGround ground;
  EXPECT_EQ(ground.says(SetEc2Api{false, minutes(30)}),
            "EC2 launches no machine for 30m; those that run go on.");
  ground.give(SetEc2Api{false, minutes(30)});
  ground.give(compute::SetGroup{"a", -1, -1, 3});
  ground.pass(minutes(20));
  EXPECT_EQ(ground.world[ground.groups[0]].live, 2);
  EXPECT_EQ(ground.count("compute.launch_failed"), 1);
  ground.pass(minutes(10));
  EXPECT_EQ(ground.world[ground.groups[0]].live, 3);
  EXPECT_EQ(ground.says(SetEc2Api{true, {}}), "The EC2 API is not throttled. ");
}

struct RefusedZoneCase {
  AnyCommand command;
  const char* says;
};
class RefusedZoneFault : public testing::TestWithParam<RefusedZoneCase> {};
TEST_P(RefusedZoneFault, SaysWhyAndChangesNothing) {
  PowerGround ground;
  const Fingerprint before = ground.fingerprint();
  EXPECT_EQ(ground.says(GetParam().command), GetParam().says);
  EXPECT_EQ(ground.fingerprint(), before);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedZoneFault,
    testing::Values(
        RefusedZoneCase{FailZone{"b", {}, "fire", 1},
                        "A zone cannot fail by \"fire\". Say network or power."},
        RefusedZoneCase{FailZone{"b", {}, "power", 0},
                        "A share of 0 of a zone cannot fail. Give a share above 0, and at most 1 "
                        "for the whole zone."},
        RefusedZoneCase{FailZone{"b", {}, "power", 1.5},
                        "A share of 1.5 of a zone cannot fail. Give a share above 0, and at most "
                        "1 for the whole zone."},
        RefusedZoneCase{FailBalancerNode{"edge", "b", {}},
                        "There is no load balancer called \"edge\". There is none now."}));

}  // namespace
}  // namespace drydock::failure
