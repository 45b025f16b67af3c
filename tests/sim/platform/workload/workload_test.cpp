// Tests the flows inside a world: exact counts, bytes on the bill, what faults do, and windows.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

double integral_of_curve(const Shop& shop, Duration span) {
  double sum = 0;
  for (Time t = ground::noon; t < ground::noon + span; t += seconds(60))
    sum += 60 * arrival_rate(shop.world, t);
  return sum;
}

TEST(World, CountsAreWholeAndFollowTheCurve) {
  Shop shop;
  shop.pass(hours(3) + seconds(17));
  const ServiceReport users = users_report(shop.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
  EXPECT_EQ(users.failed, 0);
  EXPECT_NEAR(static_cast<double>(users.offered),
              integral_of_curve(shop, hours(3)) + 17 * shop.world.only<Flow>().rate, 20);
  EXPECT_NEAR(static_cast<double>(service_report(shop.world, shop.service("api")).served),
              static_cast<double>(users.served), 1);
  EXPECT_GT(users.p95, 0.01);
  EXPECT_LT(users.p95, 0.4);
  EXPECT_GT(users.p99, users.p95);
  EXPECT_EQ(shop.count("workload.users_affected"), 0);
}

TEST(World, BytesOnTheBillAreTheBytesOfTheFlows) {
  Shop shop;
  shop.pass(hours(2));
  std::int64_t out = 0, both = 0;
  for (const auto& [id, zone] : shop.world.table<ZoneTraffic>()) {
    out += zone.out.count;
    both += zone.out.count + zone.in.count;
  }
  const Flow& flow = shop.world.only<Flow>();
  EXPECT_EQ(shop.used("nat_gateway.data_processed"), both);
  EXPECT_EQ(shop.used("transfer.internet_out"), out + flow.internet.count);
  EXPECT_EQ(shop.used("transfer.inter_az_each_way"), 2 * flow.cross_zone.count);
  const double served = static_cast<double>(users_report(shop.world).served);
  EXPECT_NEAR(static_cast<double>(flow.internet.count), 6'000 * served, 6'000);
  EXPECT_GT(flow.cross_zone.count, 0);
}

TEST(World, TwiceTheTrafficIsTwiceTheBytes) {
  Shop one, two;
  two.engine.give(two.world, SetTraffic{2}, Actor::trainee);
  one.pass(hours(1));
  two.pass(hours(1));
  const auto bytes = [](const Shop& shop) {
    return static_cast<double>(shop.world.only<Flow>().internet.count);
  };
  EXPECT_NEAR(bytes(two), 2 * bytes(one), 2);
}

TEST(World, LostGatewaysFailTheirCallsAndMessagesWait) {
  Shop shop;
  shop.pass(minutes(5));
  shop.run([](Context& context) {
    for (std::uint32_t i = 0; i < context.table<network::NatGateway>().size(); ++i)
      network::fail_nat(context, Id<network::NatGateway>{i});
  });
  shop.pass(minutes(10));
  EXPECT_NEAR(success(shop.world, "users", minutes(1)), 0.9, 1e-9);
  EXPECT_NEAR(success(shop.world, "api", minutes(10)), 0.9, 1e-9);
  EXPECT_EQ(success(shop.world, "db", minutes(1)), 1);
  EXPECT_EQ(shop.count("workload.users_affected"), 1);
  EXPECT_EQ(shop.count("workload.queue_growing"), 1);
  const ServiceReport users = users_report(shop.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
  EXPECT_GT(queue_depth(shop.world, shop.backlog), 30'000);
  shop.run([](Context& context) {
    for (std::uint32_t i = 0; i < context.table<network::NatGateway>().size(); ++i)
      network::restore_nat(context, Id<network::NatGateway>{i});
  });
  shop.pass(minutes(15));
  EXPECT_EQ(queue_depth(shop.world, shop.backlog), 0);
  EXPECT_EQ(shop.count("workload.queue_drained"), 1);
  EXPECT_EQ(shop.count("workload.users_served"), 1);
  EXPECT_EQ(success(shop.world, "users", minutes(5)), 1);
  const Backlog& row = shop.world[shop.backlog];
  EXPECT_EQ(row.published.count, row.consumed.count);
}

TEST(World, PortsRunOutOnceAndTheQueueGrowsUntilThereAreMore) {
  Shop shop;
  shop.run([](Context& context) {
    context.edit_only<network::Settings>().nat.ports = 5'000;
    leave_open(context, Id<Outside>{0}, minutes(30));
  });
  shop.pass(minutes(10));
  EXPECT_EQ(shop.count("network.nat_ports_exhausted"), 3);
  const std::int64_t before = queue_depth(shop.world, shop.backlog);
  shop.pass(minutes(10));
  const Flow& flow = shop.world.only<Flow>();
  const double for_users = flow.rate * (0.1 - (1 - flow.success));
  const double most = 3 * 5'000 / 350.0 - for_users;
  const double grown = static_cast<double>(queue_depth(shop.world, shop.backlog) - before) / 600;
  EXPECT_NEAR(shop.world[shop.backlog].out_rate, most, 2);
  EXPECT_NEAR(grown, shop.world[shop.backlog].in_rate - most, 3);
  EXPECT_EQ(shop.count("network.nat_ports_free"), 0);
  EXPECT_EQ(shop.count("workload.queue_drained"), 0);
  shop.run([](Context& context) {
    for (std::uint32_t i = 0; i < 3; ++i)
      for (int more = 0; more < 7; ++more)
        network::add_nat_address(context, Id<network::NatGateway>{i});
  });
  shop.pass(minutes(30));
  EXPECT_EQ(shop.count("network.nat_ports_exhausted"), 3);
  EXPECT_EQ(shop.count("network.nat_ports_free"), 3);
  EXPECT_EQ(shop.count("workload.queue_growing"), 1);
  EXPECT_EQ(shop.count("workload.queue_drained"), 1);
}

TEST(World, PeopleHearWhenManyMoreUsersAreAffectedOrMuchFewer) {
  Shop shop;
  shop.run([](Context& context) {
    network::DnsRecord record;
    record.name = context.name("app");
    record.domain = context.name("app.example");
    record.balancer = context.only<Settings>().balancer;
    network::add_record(context, record);
    network::add_clients(context, {context.name("browsers"), 0.9, minutes(5)});
    network::add_clients(context, {context.name("glasses"), 0.1, hours(3)});
    network::settle_dns(context);
    network::change_record(context, Id<network::DnsRecord>{0}, {}, 0xc0000263);
  });
  shop.pass(minutes(7));
  // 82, 64, 46, 28 and 10 % of the users still come.
  EXPECT_EQ(shop.count("workload.users_affected"), 3);
  EXPECT_NEAR(success(shop.world, "users", seconds(10)), 0.1, 1e-9);
  EXPECT_EQ(success(shop.world, "traefik", minutes(5)), 1);
  EXPECT_EQ(shop.count("workload.service_degraded"), 0);
  shop.run([](Context& context) {
    network::change_record(context, Id<network::DnsRecord>{0}, context.only<Settings>().balancer,
                           0);
  });
  shop.pass(minutes(7));
  EXPECT_GE(shop.count("workload.fewer_users_affected"), 1);
  EXPECT_LE(shop.count("workload.fewer_users_affected"), 2);
  EXPECT_EQ(shop.count("workload.users_affected"), 3);
  const ServiceReport users = users_report(shop.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
}

TEST(World, AServiceOfAwsIsReachedByItsEndpointInsteadOfNat) {
  Shop shop("secretsmanager");
  shop.pass(hours(1));
  const std::int64_t by_nat = shop.used("nat_gateway.data_processed");
  EXPECT_EQ(shop.used("vpc_endpoint.interface.data"), 0);
  shop.give(network::CreateEndpoint{"secrets", "secretsmanager", true});
  shop.pass(hours(1));
  const auto by_endpoint = static_cast<double>(shop.used("vpc_endpoint.interface.data"));
  const ServiceReport users = users_report(shop.world);
  // Each order asks once in ten and pushes once, 20 kB each time; logs and telemetry stay with NAT.
  EXPECT_NEAR(by_endpoint / static_cast<double>(users.served), 1.1 * 20'000 / 2, 200);
  EXPECT_LT(static_cast<double>(shop.used("nat_gateway.data_processed") - by_nat),
            0.25 * static_cast<double>(by_nat));
  // By its zonal name, a zone stands and falls with its own interface.
  shop.run([&](Context& context) {
    network::fail_endpoint(context, context.world().find<network::EndpointInterface>("secrets-a"));
  });
  shop.pass(minutes(5));
  EXPECT_NEAR(success(shop.world, "users", minutes(1)), 1 - 0.1 / 3, 1e-6);
  EXPECT_EQ(shop.count("workload.queue_growing"), 0);  // Pods in the other zones push all.
}

TEST(World, SecurityGroupsBarCallsBetweenServices) {
  Shop shop;
  shop.run([&](Context& context) {
    const auto nodes =
        network::add_security_group(context, context.name("nodes"), Id<network::Vpc>{0});
    for (const char* subnet : {"private-a", "private-b", "private-c"})
      network::use_group(context, nodes, network::Holder::machines, shop.subnet(subnet).index);
  });
  shop.give(network::AllowTraffic{"nodes", "to", "any", "0.0.0.0/0"});
  shop.give(network::AllowTraffic{"nodes", "from", "tcp 443", "10.40.0.0/20"});
  shop.pass(minutes(2));
  EXPECT_EQ(success(shop.world, "users", minutes(1)), 0);
  shop.give(network::AllowTraffic{"nodes", "from", "any", "nodes"});
  shop.pass(minutes(5));
  EXPECT_EQ(success(shop.world, "users", minutes(1)), 1);
  EXPECT_EQ(shop.count("workload.users_served"), 1);
}

TEST(World, ReportsDoNotDependOnWhenOneLooks) {
  Shop one, two;
  one.pass(minutes(90));
  for (int i = 0; i < 900; ++i) {
    two.pass(seconds(6));
    users_report(two.world);
  }
  EXPECT_EQ(one.fingerprint(), two.fingerprint());
  EXPECT_EQ(users_report(one.world).served, users_report(two.world).served);
}

TEST(World, ADarkZoneHurtsUntilProxiesAndBalancerKnow) {
  Shop shop;
  shop.pass(minutes(5));
  const Service db = shop.world[shop.service("db")];
  const Id<network::Zone> dark = shop.zones[db.answering[1] > 0 ? 2 : 1];
  shop.run([&](Context& context) { network::fail_zone(context, dark); });
  shop.pass(seconds(20));
  const double early = success(shop.world, "users", seconds(10));
  EXPECT_LT(early, 0.9);
  EXPECT_GT(early, 0.2);
  shop.pass(minutes(4));
  EXPECT_GT(success(shop.world, "users", minutes(1)), early);
  const ServiceReport users = users_report(shop.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
}

TEST(World, EdgesCarryTheRequestsOfUsers) {
  Shop shop;
  shop.pass(minutes(1));
  const double rate = shop.world.only<Flow>().rate;
  double in = 0, to_ingress = 0, to_api = 0;
  for (const Edge& edge : edges(shop.world)) {
    const std::string_view from = shop.world.text(edge.from), to = shop.world.text(edge.to);
    if (from == "internet") in += edge.requests_per_second;
    if (to == "traefik") to_ingress += edge.requests_per_second;
    if (from == "traefik" && to == "api") to_api += edge.requests_per_second;
  }
  EXPECT_NEAR(in, rate, 1e-9);
  EXPECT_NEAR(to_ingress, rate, 1e-9);
  EXPECT_NEAR(to_api, rate, 1e-9);
}

/// Dollars of all bytes of the flows up to now.
double byte_dollars(const World& world) {
  static constexpr std::string_view keys[] = {"nat_gateway.data_processed",
                                              "transfer.inter_az_each_way", "transfer.internet_out",
                                              "vpc_endpoint.interface.data"};
  double sum = 0;
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    const std::string_view key = world.text(world[meter.rate].name);
    if (std::find(std::begin(keys), std::end(keys), key) != std::end(keys))
      sum += cost::spent(world, id).to_double();
  }
  return sum;
}

double edge_sum(const World& world) {
  double sum = 0;
  for (const EdgeDollars& edge : edge_dollars(world)) sum += edge.sum();
  return sum;
}

/// What the bytes of one hour cost while traffic stands still.
double dollars_of_an_hour(Shop& shop) {
  shop.run([](Context& context) { context.edit_only<Traffic>().shape = LoadShape::constant; });
  shop.pass(minutes(5));
  const double before = byte_dollars(shop.world);
  shop.pass(hours(1));
  return byte_dollars(shop.world) - before;
}

TEST(EdgeDollars, AreTheBytesOnTheBill) {
  Shop shop;
  const double dollars = dollars_of_an_hour(shop);
  ASSERT_GT(dollars, 0);
  EXPECT_NEAR(edge_sum(shop.world) / dollars, 1, 1e-6);
  bool calls = false, logs = false, users = false, pods = false;
  for (const EdgeDollars& edge : edge_dollars(shop.world)) {
    const std::string_view from = shop.world.text(edge.from), to = shop.world.text(edge.to);
    users = users || (from == "internet" && to == "edge" && edge.internet > 0 && edge.nat == 0);
    calls = calls || (from == "api" && to == "erp" && edge.nat > 0 && edge.internet > 0);
    pods = pods || (from == "traefik" && to == "api" && edge.between_zones > 0);
    logs = logs || (edge.zone && to.starts_with("nat") && edge.nat > 0);
  }
  EXPECT_TRUE(users && calls && pods && logs);
}

TEST(EdgeDollars, FollowTheWayThatIsTaken) {
  Shop shop("secretsmanager");
  shop.give(network::CreateEndpoint{"secrets", "secretsmanager", true});
  const double dollars = dollars_of_an_hour(shop);
  EXPECT_NEAR(edge_sum(shop.world) / dollars, 1, 1e-6);
  for (const EdgeDollars& edge : edge_dollars(shop.world)) {
    if (shop.world.text(edge.to) != "erp") continue;
    EXPECT_GT(edge.endpoint, 0);
    EXPECT_EQ(edge.nat, 0);
  }
}

TEST(EdgeDollars, AreOfTheBytesThatStillFlow) {
  Shop shop;
  shop.run([](Context& context) {
    for (std::uint32_t i = 0; i < context.table<network::NatGateway>().size(); ++i)
      network::fail_nat(context, Id<network::NatGateway>{i});
  });
  const double dollars = dollars_of_an_hour(shop);
  EXPECT_NEAR(edge_sum(shop.world) / dollars, 1, 1e-6);
  for (const EdgeDollars& edge : edge_dollars(shop.world)) EXPECT_EQ(edge.nat, 0);
}

TEST(World, TrafficBeyondReasonIsRefused) {
  Shop shop;
  EXPECT_FALSE(shop.rulebook.check(shop.world, SetTraffic{-1}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, SetTraffic{1e9}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, SetTraffic{std::nan("")}));
  EXPECT_TRUE(shop.rulebook.check(shop.world, SetTraffic{0}));
}

}  // namespace
}  // namespace drydock::workload
