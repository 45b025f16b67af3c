// Faults: what a forecast says, what is refused, and that each ends when it should and not later.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/platform/failure/failure.h"
#include "sim/platform/kubernetes/tables.h"
#include "tests/sim/platform/ground.h"

namespace drydock::failure {
namespace {

using ground::Ground;

struct Ship : Ground {
  explicit Ship(bool single_nat = false)
      : Ground(single_nat, Seed{1}, [](Rulebook& book) {
          book.table<kubernetes::Node>();
          book.table<kubernetes::Pod>();
          failure::install(book);
        }) {
    run([&](Context& context) {
      for (std::uint32_t i = 0; i < 6; ++i) {
        const Id<compute::Instance> instance{i};
        kubernetes::Node node;
        node.name = context[instance].name;
        node.instance = instance;
        node.zone = context[instance].zone;
        kubernetes::Pod pod;
        pod.name = context.name("api-" + std::to_string(i));
        pod.node = context.add(node).index;
        pod.phase = i == 5 ? kubernetes::PodPhase::starting : kubernetes::PodPhase::running;
        context.add(pod);
      }
    });
  }
  void give(const AnyCommand& command) {
    ASSERT_TRUE(rulebook.check(world, command));
    engine.give(world, command, Actor::instructor);
  }
  bool is_up(int zone) const { return world[zones[static_cast<std::size_t>(zone)]].up; }
};

TEST(FailZone, SaysWhatItTouches) {
  Ship ship;
  const auto forecast = ship.rulebook.check(ship.world, FailZone{"b", minutes(45)});
  ASSERT_TRUE(forecast);
  EXPECT_EQ(forecast->summary,
            "Zone b goes dark for 45m: 2 nodes, 2 pods, 0 volumes and 1 NAT gateway can no longer "
            "be reached.");
  EXPECT_EQ(forecast->touches,
            (std::vector<std::string>{"node-b1", "api-2", "node-b2", "api-3", "nat-b"}));
  EXPECT_TRUE(forecast->destructive);
}

TEST(FailZone, EndsByItself) {
  Ship ship;
  ship.give(FailZone{"b", minutes(45)});
  EXPECT_FALSE(ship.is_up(1));
  EXPECT_FALSE(network::works(ship.world, ship.nat("nat-b")));
  ship.pass(minutes(44));
  EXPECT_FALSE(ship.is_up(1));
  ship.pass(minutes(1));
  EXPECT_TRUE(ship.is_up(1));
  EXPECT_EQ(ship.count("compute.instance_recovered"), 2);
}

TEST(FailZone, StaysWithoutADuration) {
  Ship ship;
  ship.give(FailZone{"b"});
  ship.pass(hours(100));
  EXPECT_FALSE(ship.is_up(1));
}

TEST(FailZone, AnOldEndDoesNotEndANewFault) {
  Ship ship;
  ship.give(FailZone{"b", minutes(10)});
  ship.pass(minutes(5));
  ship.give(RestoreZone{"b"});
  ship.give(FailZone{"b"});
  ship.pass(minutes(1));
  ship.give(RestoreZone{"b"});
  ship.pass(minutes(1));
  ship.give(FailZone{"b", hours(1)});
  ship.pass(minutes(30));
  EXPECT_FALSE(ship.is_up(1));
  ship.pass(minutes(30));
  EXPECT_TRUE(ship.is_up(1));
}

TEST(FailZone, FactsFollowFromTheCommand) {
  Ship ship;
  ship.give(FailZone{"a"});
  const Table<Record>& log = ship.world.chronicle();
  std::vector<std::string> chain;
  CauseId at{log.size() - 1};
  for (; at.index > 0; at = log[at].parent)
    chain.emplace_back(ship.rulebook.fact_info(log[at]).style.kind);
  EXPECT_EQ(chain, (std::vector<std::string>{"compute.instance_impaired", "network.zone_failed",
                                             "kernel.command_given"}));
}

TEST(FailNode, HangsAndRecovers) {
  Ship ship;
  ship.give(FailNode{"node-c2", minutes(3)});
  EXPECT_FALSE(compute::works(ship.world, Id<compute::Instance>{5}));
  EXPECT_FALSE(ship.rulebook.check(ship.world, FailNode{"node-c2", minutes(3)}));
  ship.pass(minutes(3));
  EXPECT_TRUE(compute::works(ship.world, Id<compute::Instance>{5}));
}

TEST(FailNat, ClosesTheWayOutForItsZones) {
  Ship ship(true);
  EXPECT_EQ(ship.rulebook.check(ship.world, FailNat{"nat-a", minutes(5)})->summary,
            "NAT gateway nat-a stops for 5m; zones a, b and c reach the internet through it.");
  ship.give(FailNat{"nat-a", minutes(5)});
  EXPECT_FALSE(network::egress(ship.world, ship.zones[2]).open);
  ship.pass(minutes(5));
  EXPECT_TRUE(network::egress(ship.world, ship.zones[2]).open);
}

struct RefusedCase {
  AnyCommand command;
  const char* says;
};
class RefusedFault : public testing::TestWithParam<RefusedCase> {};
TEST_P(RefusedFault, SaysWhyAndChangesNothing) {
  Ship ship;
  ship.give(FailZone{"a"});
  const Fingerprint before = ship.fingerprint();
  const auto answer = ship.rulebook.check(ship.world, GetParam().command);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message + " " + answer.error().hint, GetParam().says);
  EXPECT_EQ(ship.fingerprint(), before);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedFault,
    testing::Values(
        RefusedCase{FailZone{"z"}, "There is no zone called \"z\". There is a, b and c."},
        RefusedCase{FailZone{"a"},
                    "Zone a is dark already, since 12:00:00. Restore it first, or "
                    "fail another zone."},
        RefusedCase{FailZone{"b", minutes(-5)},
                    "A fault cannot last -5m. Give at most 366 days, or 0 for a fault that lasts "
                    "until it is repaired."},
        RefusedCase{FailZone{"b", hours(24 * 400)},
                    "A fault cannot last 400d. Give at most 366 days, or 0 for a fault that lasts "
                    "until it is repaired."},
        RefusedCase{RestoreZone{"b"}, "Zone b is not down. "},
        RefusedCase{FailNode{"node-b7"},
                    "There is no node called \"node-b7\". Did you mean node-b1?"},
        RefusedCase{KillPod{"apy-1"}, "There is no pod called \"apy-1\". Did you mean api-1?"},
        RefusedCase{KillPod{"api-5"},
                    "Pod api-5 is starting, so no process of it runs. Choose a pod that runs."},
        RefusedCase{FailNat{"nat-q"},
                    "There is no NAT gateway called \"nat-q\". Did you mean nat-a?"}));

}  // namespace
}  // namespace drydock::failure
