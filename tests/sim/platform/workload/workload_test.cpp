// Tests the flows inside a world: exact counts, bytes on the bill, what faults do, and windows.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/platform/addons/addons.h"
#include "sim/platform/workload/workload.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::workload {
namespace {

/// A shop of five services: users -> traefik -> api -> { db, erp outside by 10 % } ~> mq -> notify.
class Shop : public ground::Ground {
 public:
  explicit Shop(const char* erp_service = "")
      : Ground(false, Seed{1},
               [](Rulebook& book) {
                 kubernetes::install(book);
                 addons::install(book);
                 workload::install(book);
               }),
        erp_service_(erp_service) {
    run([this](Context& context) { build(context); });
  }

  Id<Service> service(std::string_view name) const { return world.find<Service>(name); }
  Id<Operation> operation(std::string_view name) const { return world.find<Operation>(name); }
  /// Bytes that the meters of a rate have counted.
  std::int64_t used(std::string_view rate) const {
    std::int64_t sum = 0;
    for (const auto& [id, meter] : world.table<cost::Meter>()) {
      const cost::Rate& price = world[meter.rate];
      if (world.text(price.name) != rate) continue;
      sum += meter.used * price.per_unit + meter.used_rest + meter.unposted;
    }
    return sum;
  }
  template <class Command>
  void give(const Command& command) {
    engine.give(world, command, Actor::trainee);
  }
  Id<Backlog> backlog{0};

 private:
  std::string erp_service_;

  Id<Service> add(Context& context, const std::string& name, std::int32_t pods, ServiceKind kind,
                  bool meshed, std::int64_t cpu_limit = 1000) {
    kubernetes::Declaration workload = kubernetes::Cluster::deployment(pods, 100);
    workload.pod.cpu_limit = Millicores{cpu_limit};
    workload.pod.safe_to_evict = kind != ServiceKind::database;  // It would be away for a while.
    Service row;
    row.workload = kubernetes::Cluster::add(context, name, workload);
    kubernetes::settle_workload(context, row.workload, {});
    row.kind = kind;
    row.timeout = kind == ServiceKind::ingress ? seconds(10) : seconds(3);
    row.concurrency = kind == ServiceKind::broker ? 0 : kind == ServiceKind::ingress ? 1024 : 64;
    row.queue = 256;
    row.meshed = row.logs = meshed;
    return add_service(context, row);
  }

  void build(Context& context) {
    kubernetes::Settings cluster = kubernetes::documented_settings();
    cluster.autoscaler.enabled = false;  // No node leaves while flows are counted.
    context.add(cluster);
    compute::MachineType& type = context.edit(Id<compute::MachineType>{0});
    type.cpu = Millicores{2000};
    type.memory = Bytes{8 * gibibyte.count};
    type.allocatable_cpu = Millicores{1930};
    type.allocatable_memory = Bytes{7 * gibibyte.count};
    type.pods_max = 29;
    for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i)
      kubernetes::add_ready_node(context, Id<compute::Instance>{i});
    network::LoadBalancer edge;
    edge.name = context.name("edge");
    edge.check_interval = seconds(10);
    edge.unhealthy_threshold = edge.healthy_threshold = 3;
    edge.check_timeout = seconds(6);
    edge.registration = seconds(90);
    edge.deregistration_delay = minutes(5);
    edge.dns_ttl = seconds(60);
    const auto balancer = network::add_balancer(context, edge, zones);
    Settings settings;
    settings.evaluation_period = seconds(60);
    settings.hop_same_zone = microseconds(300);
    settings.hop_cross_zone = microseconds(900);
    settings.hop_cpu = microseconds(400);
    settings.retry_budget = 0.2;
    settings.drain_utilization = 0.8;
    settings.log = Bytes{1'500};
    settings.telemetry_rate = 15e6 / 3600;
    settings.objective_success = 0.999;
    settings.objective_p95 = milliseconds(400);
    settings.balancer = balancer;
    Traffic traffic;
    traffic.night = 17;
    traffic.peak = 97;
    traffic.peak_at = hours(14);
    configure(context, settings, traffic);
    const auto traefik = add(context, "traefik", 3, ServiceKind::ingress, false);
    const auto api = add(context, "api", 3, ServiceKind::application, true);
    const auto db = add(context, "db", 1, ServiceKind::database, false, 1500);
    const auto mq = add(context, "mq", 3, ServiceKind::broker, false);
    const auto notify = add(context, "notify", 3, ServiceKind::application, true);
    add_calls(context, traefik, api, db, mq, notify);
    addons::add_ingress(context, context[traefik].workload, balancer);
    start_traffic(context);
    kubernetes::start_control_plane(context);
  }

  void add_calls(Context& context, Id<Service> traefik, Id<Service> api, Id<Service> db,
                 Id<Service> mq, Id<Service> notify) {
    Outside erp;
    erp.name = context.name("erp");
    if (!erp_service_.empty()) erp.service = context.name(erp_service_);
    erp.latency_median = milliseconds(80);
    erp.latency_sigma = 0.5;
    erp.out = erp.in = Bytes{10'000};
    erp.timeout = seconds(2);
    erp.retries = 1;
    const auto outside = add_outside(context, erp);
    Operation order;
    order.name = context.name("order");
    order.share = 1;
    order.request = Bytes{2'000};
    order.response = Bytes{6'000};
    const auto id = add_operation(context, order, traefik, microseconds(600));
    const auto call = [&](Id<Call> parent, Id<Service> to, Duration cpu) {
      Call row;
      row.parent = parent;
      row.service = to;
      row.cpu = cpu;
      row.bytes = Bytes{6'000};
      row.asynchronous = to == mq;
      return add_call(context, row);
    };
    const auto work = call(context[id].root, api, milliseconds(4));
    call(work, db, milliseconds(2));
    Call ask;
    ask.parent = work;
    ask.kind = CallKind::outside;
    ask.outside = outside;
    ask.chance = 0.1;
    add_call(context, ask);
    call(work, mq, {});
    Call push = ask;
    push.parent = context[add_consumer(context, mq, notify, milliseconds(4))].root;
    push.chance = 1;
    add_call(context, push);
  }
};

double integral_of_curve(const Shop& shop, Duration span) {
  double sum = 0;
  for (Time t = ground::noon; t < ground::noon + span; t += seconds(60))
    sum += 60 * arrival_rate(shop.world.only<Traffic>(), t);
  return sum;
}

TEST(Curve, NightPeakAndWeekend) {
  Traffic traffic;
  traffic.night = 60;
  traffic.peak = 240;
  traffic.peak_at = hours(14);
  traffic.weekend = 0.5;
  const auto at = [&](const char* text) { return arrival_rate(traffic, *parse_time(text)); };
  EXPECT_NEAR(at("2025-03-04T14:00"), 240, 1e-9);  // A Tuesday.
  EXPECT_NEAR(at("2025-03-04T02:00"), 60, 1e-9);
  EXPECT_NEAR(at("2025-03-04T08:00"), 150, 1e-9);
  EXPECT_NEAR(at("2025-03-08T14:00"), 120, 1e-9);  // A Saturday.
  EXPECT_NEAR(at("2025-03-09T14:00"), 120, 1e-9);
  EXPECT_NEAR(at("2025-03-10T14:00"), 240, 1e-9);
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

TEST(World, TrafficBeyondReasonIsRefused) {
  Shop shop;
  EXPECT_FALSE(shop.rulebook.check(shop.world, SetTraffic{-1}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, SetTraffic{1e9}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, SetTraffic{std::nan("")}));
  EXPECT_TRUE(shop.rulebook.check(shop.world, SetTraffic{0}));
}

}  // namespace
}  // namespace drydock::workload
