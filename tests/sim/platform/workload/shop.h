// A small shop with users, a database, a broker and a system outside, for tests in a world.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "sim/platform/addons/addons.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/workload/workload.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::workload {

/// A shop of five services: users -> traefik -> api -> { db, erp outside by 10 % } ~> mq -> notify.
class Shop : public ground::Ground {
 public:
  /// `tune` changes the services before calls are made: api and its database.
  using Tune = std::function<void(Context&, Id<Service>, Id<Service>)>;
  /// `rules` installs what the shop needs, and perhaps what stands on it.
  explicit Shop(const char* erp_service = "", RequestMode mode = RequestMode::fluid, Tune tune = {},
                void (*rules)(Rulebook&) = install)
      : Ground(false, Seed{1}, rules),
        erp_service_(erp_service),
        mode_(mode),
        tune_(std::move(tune)) {
    run([this](Context& context) { build(context); });
  }

  static void install(Rulebook& book) {
    kubernetes::install(book);
    addons::install(book);
    requests::install(book);
    workload::install(book);
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
  RequestMode mode_;
  Tune tune_;

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
    choose_mode(context, mode_);
    const auto traefik = add(context, "traefik", 3, ServiceKind::ingress, false);
    const auto api = add(context, "api", 3, ServiceKind::application, true);
    const auto db = add(context, "db", 1, ServiceKind::database, false, 1500);
    const auto mq = add(context, "mq", 3, ServiceKind::broker, false);
    const auto notify = add(context, "notify", 3, ServiceKind::application, true);
    if (tune_) tune_(context, api, db);
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

}  // namespace drydock::workload
