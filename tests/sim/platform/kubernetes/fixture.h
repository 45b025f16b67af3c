// A small cluster for tests: three zones with two nodes each, and the documented timers.
#pragma once

#include <string>
#include <vector>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/selectors.h"
#include "tests/sim/platform/ground.h"

namespace drydock::kubernetes {

inline Settings documented_settings() {
  Settings s;
  s.node_monitor_period = seconds(5);
  s.node_monitor_grace = seconds(40);
  s.node_monitor_grace_132 = seconds(50);
  s.lease_period = seconds(10);
  s.toleration = seconds(300);
  s.eviction_period = seconds(10);
  s.endpoint_delay = seconds(2);
  s.schedule_delay = milliseconds(55);
  s.schedule_retry = minutes(5);
  s.pull_bytes_delay = milliseconds(22);
  s.hpa_period = seconds(15);
  s.metrics_period = seconds(15);
  s.hpa_downscale_window = seconds(300);
  s.hpa_tolerance = 0.1;
  s.autoscaler_period = seconds(10);
  s.autoscaler_unneeded = minutes(10);
  s.autoscaler_delay_after_add = minutes(10);
  s.autoscaler_utilization = 0.5;
  s.autoscaler_max_provision = minutes(15);
  s.autoscaler_backoff = minutes(5);
  s.autoscaler_backoff_max = minutes(30);
  s.eviction = {seconds(100), 0.55, 3, 50, seconds(5), seconds(5)};
  s.eviction.collect_period = seconds(20);
  s.eviction.collect_quarantine = seconds(40);
  s.eviction.spot_poll = seconds(5);
  s.eviction.pressure_period = seconds(10);
  s.eviction.pressure_transition = minutes(5);
  s.eviction.disk_reserve = 0.1;
  s.kubelet = {seconds(2), seconds(10), seconds(300)};
  s.scheduler = {2,
                 1,
                 1,
                 3,
                 2,
                 2,
                 1,
                 false,
                 Millicores{100},
                 Bytes{200 * mebibyte.count},
                 milliseconds(5),
                 seconds(1),
                 seconds(10)};
  s.horizontal = {seconds(300), seconds(30), 2, 4};
  s.autoscaler = {true, false, minutes(20), minutes(3), seconds(10), hours(3),  0.45,
                  3,    10,    1000,        seconds(5), seconds(10), minutes(2)};
  return s;
}

class Cluster : public ground::Ground {
 public:
  explicit Cluster(Seed seed = Seed{1}) : Cluster(seed, [](Rulebook& book) { install(book); }) {}
  /// `rules` installs kubernetes, and what stands on it.
  Cluster(Seed seed, void (*rules)(Rulebook&)) : Ground(false, seed, rules) {
    run([&](Context& context) {
      context.add(documented_settings());
      compute::MachineType& type = context.edit(Id<compute::MachineType>{0});
      type.cpu = Millicores{2000};
      type.memory = Bytes{8 * gibibyte.count};
      type.allocatable_cpu = Millicores{1930};
      type.allocatable_memory = Bytes{7 * gibibyte.count};
      type.pods_max = 29;
      for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i)
        add_ready_node(context, Id<compute::Instance>{i});
    });
  }

  /// A deployment that asks for `cpu_milli` a pod and prefers even zones.
  static Declaration deployment(std::int32_t replicas, std::int64_t cpu_milli) {
    Declaration made;
    made.workload.replicas = replicas;
    made.pod.cpu_request = Millicores{cpu_milli};
    made.pod.memory_request = Bytes{128 * mebibyte.count};
    made.pod.readiness_delay = seconds(8);
    made.pod.termination_grace = seconds(30);
    made.image.size = Bytes{180 * megabyte.count};
    made.spread.emplace_back();  // By zone; settle() knows the key.
    return made;
  }
  static DeclaredBudget max_unavailable(std::int32_t pods) {
    DeclaredBudget budget;
    budget.budget.max_unavailable = IntOrPercent::of(pods);
    return budget;
  }
  static Id<Workload> add(Context& context, const std::string& name, Declaration made) {
    made.workload.name = context.name(name);
    for (SpreadConstraint& constraint : made.spread)
      if (!constraint.topology_key) constraint.topology_key = context.name(zone_key);
    return declare(context, made);
  }

  Id<Workload> settle(const std::string& name, const Declaration& made,
                      Id<network::Zone> zone = {}) {
    Id<Workload> id;
    run([&](Context& context) {
      id = add(context, name, made);
      settle_workload(context, id, zone);
    });
    return id;
  }
  void start() {
    run([](Context& context) { start_control_plane(context); });
  }
  /// Gives a command that must be allowed.
  template <class Command>
  void give(const Command& command) {
    const Result<Forecast> forecast = rulebook.check(world, command);
    if (!forecast) throw std::runtime_error(forecast.error().message);
    engine.give(world, command, Actor::trainee);
  }

  const Pod& pod(std::string_view name) const { return world[world.find<Pod>(name)]; }
  Id<Node> node(std::string_view name) const { return world.find<Node>(name); }
  Id<compute::Instance> instance(std::string_view node_name) const {
    return world[node(node_name)].instance;
  }
  std::string zone_of(const Pod& pod) const {
    return node_of(pod) ? std::string(world.text(world[world[node_of(pod)].zone].name)) : "-";
  }
  /// Kinds of the facts that led to the newest fact of this kind, without the domain's name.
  std::vector<std::string> story(std::string_view kind) const {
    CauseId at;
    for (const auto& [id, record] : world.chronicle())
      if (rulebook.fact_info(record).style.kind == kind) at = id;
    std::vector<std::string> kinds;
    while (at && at.index != 0) {
      const Record& record = world.chronicle()[at];
      const std::string_view whole = rulebook.fact_info(record).style.kind;
      kinds.insert(kinds.begin(), std::string(whole.substr(whole.find('.') + 1)));
      at = record.parent;
    }
    return kinds;
  }
  int endpoints_in(Id<Workload> workload, bool answering) const {
    int sum = 0;
    for (const Endpoints& e : endpoints(world, workload)) sum += answering ? e.answering : e.silent;
    return sum;
  }
};

}  // namespace drydock::kubernetes
