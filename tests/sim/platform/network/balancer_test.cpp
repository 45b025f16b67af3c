// The load balancer: what it believes and when, and where requests go meanwhile.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::network {
namespace {

using ground::Ground;
using ground::noon;

struct Edge : Ground {
  explicit Edge(bool cross_zone = false) {
    run([&](Context& context) {
      LoadBalancer row;
      row.name = context.name("edge");
      row.cross_zone = cross_zone;
      row.check_interval = seconds(10);
      row.check_timeout = seconds(6);
      row.unhealthy_threshold = 3;
      row.healthy_threshold = 3;
      row.registration = seconds(90);
      row.deregistration_delay = seconds(300);
      row.dns_ttl = seconds(60);
      balancer = add_balancer(context, row, zones);
      for (const char* name : {"t1", "t2", "t3"})
        targets.push_back(
            add_healthy_target(context, balancer, context.name(name), zones[targets.size()]));
    });
  }
  double share(Id<Target> target) const {
    double sum = 0;
    for (const TargetShare& s : shares(world, balancer))
      if (s.target == target) sum += s.share;
    return sum;
  }
  double lost() const {
    double sum = 0;
    for (const TargetShare& s : shares(world, balancer))
      if (!s.answers) sum += s.share;
    return sum;
  }
  Id<LoadBalancer> balancer;
  std::vector<Id<Target>> targets;
};

TEST(Balancer, SharesEquallyByZone) {
  Edge edge;
  for (const Id<Target> target : edge.targets) EXPECT_DOUBLE_EQ(edge.share(target), 1.0 / 3);
  EXPECT_DOUBLE_EQ(edge.lost(), 0);
}

TEST(Balancer, LearnsOfSilenceAfterThreeChecks) {
  Edge edge;
  edge.pass(seconds(4));
  edge.run([&](Context& context) { set_target_answers(context, edge.targets[1], false); });
  EXPECT_DOUBLE_EQ(edge.lost(), 1.0 / 3);
  edge.pass(minutes(5));
  // Checks fail at 10, 20 and 30 s, the last after its timeout.
  EXPECT_EQ(edge.when("network.target_health_changed"), seconds(36));
  EXPECT_EQ(edge.when("network.balancer_zone_withdrawn"), seconds(96));
  EXPECT_DOUBLE_EQ(edge.lost(), 0);
  EXPECT_DOUBLE_EQ(edge.share(edge.targets[0]), 0.5);
}

TEST(Balancer, ForgetsAShortSilence) {
  Edge edge;
  edge.run([&](Context& context) { set_target_answers(context, edge.targets[1], false); });
  edge.pass(seconds(20));
  edge.run([&](Context& context) { set_target_answers(context, edge.targets[1], true); });
  edge.pass(minutes(10));
  EXPECT_EQ(edge.count("network.target_health_changed"), 0);
}

TEST(Balancer, LosesTheShareOfADarkZoneUntilDnsFollows) {
  Edge edge;
  edge.pass(seconds(5));
  edge.run([&](Context& context) { fail_zone(context, edge.zones[2]); });
  EXPECT_DOUBLE_EQ(edge.share({}), 1.0 / 3);
  edge.pass(seconds(60));
  EXPECT_DOUBLE_EQ(edge.lost(), 1.0 / 3);
  edge.pass(seconds(60));
  EXPECT_DOUBLE_EQ(edge.lost(), 0);
  edge.run([&](Context& context) { restore_zone(context, edge.zones[2]); });
  EXPECT_EQ(edge.share(edge.targets[2]), 0);
  edge.pass(minutes(3));
  EXPECT_EQ(edge.count("network.balancer_zone_listed"), 1);
  EXPECT_DOUBLE_EQ(edge.share(edge.targets[2]), 1.0 / 3);
}

TEST(Balancer, CrossZoneSharesByTarget) {
  Edge edge(true);
  edge.run([&](Context& context) {
    edge.targets.push_back(
        add_healthy_target(context, edge.balancer, context.name("t4"), edge.zones[0]));
  });
  for (const Id<Target> target : edge.targets) EXPECT_DOUBLE_EQ(edge.share(target), 0.25);
  edge.run([&](Context& context) { set_target_answers(context, edge.targets[1], false); });
  edge.pass(seconds(40));
  EXPECT_DOUBLE_EQ(edge.lost(), 0);
  EXPECT_EQ(edge.count("network.balancer_zone_withdrawn"), 0);
}

TEST(Balancer, FailsOpenWhenNobodyIsHealthy) {
  Edge edge;
  edge.run([&](Context& context) {
    for (const Id<Target> target : edge.targets) set_target_answers(context, target, false);
  });
  edge.pass(minutes(10));
  EXPECT_DOUBLE_EQ(edge.lost(), 1);
  for (const Id<Target> target : edge.targets) EXPECT_DOUBLE_EQ(edge.share(target), 1.0 / 3);
}

TEST(Balancer, SendsNothingToTargetsThatLeaveOrAreNew) {
  Edge edge;
  edge.run([&](Context& context) {
    remove_target(context, edge.targets[0]);
    const Id<Target> fresh = add_target(context, edge.balancer, context.name("t4"), edge.zones[0]);
    set_target_answers(context, fresh, true);
    edge.targets.push_back(fresh);
  });
  EXPECT_EQ(edge.share(edge.targets[0]), 0);
  edge.pass(seconds(89));
  EXPECT_EQ(edge.world[edge.targets[3]].health, TargetHealth::initial);
  edge.pass(seconds(1));
  EXPECT_EQ(edge.world[edge.targets[3]].health, TargetHealth::healthy);
  edge.pass(seconds(210));
  EXPECT_EQ(edge.world[edge.targets[0]].health, TargetHealth::gone);
}

TEST(Balancer, BillsTheLargestDimensionOfEachHour) {
  Edge edge;
  const auto count = [&](Bytes bytes, std::int64_t connections) {
    edge.pass(minutes(10));
    edge.run([&](Context& context) {
      count_balancer(context, edge.balancer, bytes, connections, minutes(10));
    });
  };
  count(gibibyte * 6, 0);
  count(Bytes{}, 800 * 3600 * 5);
  EXPECT_EQ(edge.spent("nlb.nlcu"), *Money::from_text("0.036"));
  count(Bytes{}, 800 * 3600 * 2);
  EXPECT_EQ(edge.spent("nlb.nlcu"), *Money::from_text("0.042"));
  edge.pass(hours(1));
  count(gibibyte, 0);
  EXPECT_EQ(edge.spent("nlb.nlcu"), *Money::from_text("0.048"));
  EXPECT_TRUE(edge.spent("transfer.inter_az_each_way").is_zero());
}

struct TrafficCase {
  bool single;
  int zone;
  const char* nat;
  const char* between_zones;
};
class Traffic : public testing::TestWithParam<TrafficCase> {};
TEST_P(Traffic, ThroughNatIsBilledWhereItGoes) {
  Ground ground(GetParam().single);
  ground.run([&](Context& context) {
    count_egress(context, ground.zones[GetParam().zone], gibibyte * 3, gibibyte * 7);
    count_s3(context, ground.zones[GetParam().zone], gibibyte, gibibyte);
  });
  EXPECT_EQ(ground.spent("nat_gateway.data_processed"), *Money::from_text(GetParam().nat));
  EXPECT_EQ(ground.spent("transfer.inter_az_each_way"),
            *Money::from_text(GetParam().between_zones));
  EXPECT_EQ(ground.spent("transfer.internet_out"), *Money::from_text("0.27"));
}
INSTANTIATE_TEST_SUITE_P(Layouts, Traffic,
                         testing::Values(TrafficCase{false, 0, "0.52", "0"},
                                         TrafficCase{false, 1, "0.52", "0"},
                                         TrafficCase{true, 0, "0.52", "0"},
                                         TrafficCase{true, 1, "0.52", "0.2"}));

TEST(Traffic, HoursOfNatFollowTheLayout) {
  Ground single(true), each(false);
  single.pass(hours(730));
  each.pass(hours(730));
  EXPECT_EQ(single.spent("nat_gateway.hour"), *Money::from_text("37.96"));
  EXPECT_EQ(each.spent("nat_gateway.hour"), *Money::from_text("113.88"));
}

}  // namespace
}  // namespace drydock::network
