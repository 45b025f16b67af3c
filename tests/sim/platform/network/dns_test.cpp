// Names: changes that spread, clients that keep old answers, checks that choose; and zonal shifts.
#include "tests/sim/platform/network/edges.h"

namespace drydock::network {
namespace {

struct Named : Edges {
  explicit Named(Duration hold = {}) {
    run([&](Context& context) {
      LoadBalancer row;
      row.name = context.name("edge");
      row.check_interval = seconds(10);
      row.check_timeout = seconds(6);
      row.unhealthy_threshold = row.healthy_threshold = 3;
      row.dns_ttl = seconds(60);
      balancer = add_balancer(context, row, zones);
      for (int i = 0; i < 3; ++i)
        targets.push_back(
            add_healthy_target(context, balancer, context.name("t" + std::to_string(i)), zones[i]));
      HealthCheck check;
      check.name = context.name("probe");
      check.balancer = balancer;
      check.interval = seconds(10);
      const auto probe = add_health_check(context, check);
      DnsRecord record;
      record.name = context.name("main");
      record.domain = context.name("app.example");
      record.policy = RecordPolicy::primary;
      record.balancer = balancer;
      record.check = probe;
      add_record(context, record);
      record.name = context.name("sorry");
      record.policy = RecordPolicy::secondary;
      record.balancer = {};
      record.address = 0xc6336407;
      record.ttl = seconds(60);
      record.check = {};
      add_record(context, record);
      add_clients(context, {context.name("browsers"), 0.75, {}});
      add_clients(context, {context.name("jvm"), 0.25, hold});
      settle_dns(context);
    });
  }
  double reached() const { return users_share(world, balancer); }
  /// Of all users, those that are answered.
  double answered() const {
    double share = 0;
    for (const TargetShare& target : shares(world, balancer))
      if (target.answers) share += target.share;
    return share * reached();
  }
  Id<LoadBalancer> balancer;
  std::vector<Id<Target>> targets;
};

TEST(Dns, AWrongRecordIsFollowedLateAndSetRightLate) {
  Named named(minutes(10));
  EXPECT_EQ(named.give(ChangeRecord{"main", "192.0.2.1"}), "");
  // The servers answer so after a minute; then clients ask again one after the other, each within
  // the time that it keeps answers: browsers a minute, the others ten.
  named.pass(seconds(61));
  EXPECT_NEAR(named.reached(), 1, 1e-12);
  for (const double browsers : {0.8, 0.6, 0.4, 0.2, 0.0}) {
    named.pass(seconds(12));
    EXPECT_NEAR(named.reached(), 0.75 * browsers + 0.25 * 0.8, 0.05 + 1e-9) << browsers;
  }
  EXPECT_EQ(named.count("network.clients_followed"), 1);
  EXPECT_EQ(named.give(ChangeRecord{"main", "edge"}), "");
  // Who asked the wrong servers first comes back last; who had not yet asked never left.
  named.pass(seconds(121));
  EXPECT_NEAR(named.reached(), 0.75 + 0.25 * 0.8, 1e-9);
  EXPECT_NEAR(named.answered(), named.reached(), 1e-9);
  named.pass(minutes(10));
  EXPECT_NEAR(named.reached(), 1, 1e-12);
}

TEST(Dns, HalfTheClientsHaveAskedAgainAfterHalfTheTime) {
  Named named(minutes(10));
  EXPECT_EQ(named.give(ChangeRecord{"main", "192.0.2.1"}), "");
  named.pass(minutes(1) + minutes(10) * 4 / 10);
  EXPECT_NEAR(named.reached(), 0.25 * 0.6, 1e-9);
  EXPECT_EQ(named.count("network.clients_follow"), 4 + 2);
  named.pass(minutes(6));
  EXPECT_NEAR(named.reached(), 0, 1e-12);
  EXPECT_EQ(named.count("network.clients_followed"), 2);
}

TEST(Dns, FailoverFollowsTheHealthCheck) {
  Named named;
  named.run([&](Context& context) {
    for (const Id<Target> target : named.targets) set_target_answers(context, target, false);
  });
  named.pass(seconds(33));
  EXPECT_EQ(named.count("network.health_check_failed"), 0);
  named.pass(seconds(2));
  EXPECT_EQ(named.count("network.health_check_failed"), 1);
  named.pass(seconds(61));
  EXPECT_DOUBLE_EQ(named.reached(), 0);
  named.run([&](Context& context) {
    for (const Id<Target> target : named.targets) set_target_answers(context, target, true);
  });
  named.pass(minutes(5));
  EXPECT_EQ(named.count("network.health_check_passed"), 1);
  EXPECT_DOUBLE_EQ(named.reached(), 1);
  named.pass(hours(730) - (named.world.now() - ground::noon));
  EXPECT_EQ(named.spent("route53.health_check.aws"), *Money::from_text("0.5"));
}

TEST(Dns, RefusesWhatCannotBe) {
  Named named;
  EXPECT_EQ(named.give(ChangeRecord{"mian", "edge"}), "There is no record called \"mian\".");
  EXPECT_EQ(named.give(ChangeRecord{"main", "edge"}), "Record main points to edge already.");
  EXPECT_EQ(named.give(ChangeRecord{"main", "10.0.0.0/8"}),
            "A record cannot point to \"10.0.0.0/8\".");
  EXPECT_EQ(named.give(SetRecordTtl{"main", seconds(5)}),
            "Record main is an alias: its TTL is that of its load balancer, and cannot be set.");
  EXPECT_EQ(named.give(SetRecordTtl{"sorry", seconds(5)}), "");
  EXPECT_EQ(named.give(SetRecordWeight{"main", 2}),
            "Record main has no weight: it is not a weighted record.");
}

TEST(Shift, LeavesAZoneAndCrossZoneLeavesItsTargets) {
  Named named;
  EXPECT_EQ(named.give(ShiftZone{"edge", "b"}), "");
  named.pass(seconds(61));
  for (const TargetShare& target : shares(named.world, named.balancer))
    EXPECT_NE(target.target, named.targets[1]);
  EXPECT_EQ(named.give(SetCrossZone{"edge", true}), "");
  bool found = false;
  for (const TargetShare& target : shares(named.world, named.balancer))
    found = found || target.target == named.targets[1];
  EXPECT_TRUE(found);
  EXPECT_EQ(named.give(ShiftZone{"edge", "a"}), "");
  EXPECT_EQ(named.give(ShiftZone{"edge", "c"}),
            "Users would find no address of load balancer edge.");
  EXPECT_EQ(named.give(EndShift{"edge", "b"}), "");
  EXPECT_EQ(named.give(EndShift{"edge", "b"}),
            "Load balancer edge is not shifted away from zone b.");
}

TEST(Balancer, IsRefusedByASecurityGroup) {
  Named named;
  named.run([&](Context& context) {
    const auto group =
        add_security_group(context, context.name("nodes"), context.world().find<Vpc>("prod"));
    use_group(context, group, Holder::machines, named.subnet("private-c").index);
  });
  EXPECT_NEAR(named.answered(), 2.0 / 3, 1e-12);
  EXPECT_EQ(named.give(AllowTraffic{"nodes", "from", "tcp 443", "10.40.2.0/24"}), "");
  EXPECT_NEAR(named.answered(), 1, 1e-12);
}

}  // namespace
}  // namespace drydock::network
