// Machines, nodes and workloads of a world, placed and ready.
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

Id<compute::MachineType> add_type(Builder& builder, const std::string& name,
                                  std::int32_t volumes_max) {
  Context& context = builder.context;
  const Name key = context.name(name);
  if (const auto known = context.find<compute::MachineType>(key)) return known;
  const InstanceType& type = builder.scenario.catalog->types.at(name);
  compute::MachineType row;
  row.name = key;
  row.cpu = Millicores{type.vcpu * 1000};
  row.memory = type.memory;
  row.allocatable_cpu = type.allocatable_cpu;
  row.allocatable_memory = type.allocatable_memory;
  row.pods_max = type.max_pods;
  row.volumes_max = volumes_max;
  return context.add(row);
}

void add_groups(Builder& builder) {
  Context& context = builder.context;
  context.add(builder.settings.compute);
  const Cluster& cluster = builder.platform.cluster;
  for (const auto& [name, group] : cluster.groups) {
    compute::MachineGroup row;
    row.name = context.name(name);
    row.zone = builder.zones.at(group.zone);
    row.type = add_type(builder, group.type, builder.settings.volumes_max);
    row.min = group.min;
    row.max = group.max;
    row.boot_median = cluster.boot_median;
    row.boot_sigma = cluster.boot_sigma;
    const auto id = compute::add_group(context, row);
    for (int i = 0; i < group.size; ++i)
      kubernetes::add_ready_node(context, compute::add_running(context, id));
  }
}

kubernetes::WorkloadKind kind_of(WorkloadKind kind) {
  switch (kind) {
    case WorkloadKind::deployment:
      return kubernetes::WorkloadKind::deployment;
    case WorkloadKind::statefulset:
      return kubernetes::WorkloadKind::stateful_set;
    case WorkloadKind::daemonset:
      return kubernetes::WorkloadKind::daemon_set;
  }
  return kubernetes::WorkloadKind::deployment;
}

Id<kubernetes::Workload> add_workload(Builder& builder, const std::string& name,
                                      const Workload& spec) {
  Context& context = builder.context;
  const Mesh& mesh = builder.platform.mesh;
  kubernetes::Workload row;
  row.name = context.name(name);
  row.name_space = context.name(spec.system ? "kube-system" : builder.platform.name);
  row.kind = kind_of(spec.kind);
  row.is_application = spec.role == WorkloadRole::app && !spec.system;
  row.is_database = spec.role == WorkloadRole::database;
  row.replicas = spec.replicas;
  row.cpu_request = spec.cpu_request + (spec.mesh ? mesh.proxy_cpu : Millicores{});
  row.cpu_limit = spec.cpu_limit;
  row.memory_request = spec.memory_request + (spec.mesh ? mesh.proxy_memory : Bytes{});
  row.spread_zones = spec.spread.has_value();
  row.parallel = spec.parallel;
  row.safe_to_evict = spec.safe_to_evict;
  row.pdb_max_unavailable = spec.max_unavailable.value_or(-1);
  row.readiness_delay = spec.ready_after;
  row.termination_grace = spec.grace;
  row.image = spec.image;
  if (spec.volume) row.volume_gib = whole_gib(spec.volume->size);
  const auto id = context.add(row);
  if (spec.hpa) {
    kubernetes::HorizontalAutoscaler hpa;
    hpa.name = row.name;
    hpa.workload = id;
    hpa.min = spec.hpa->min;
    hpa.max = spec.hpa->max;
    hpa.target_percent = static_cast<std::int32_t>(spec.hpa->cpu_target * 100 + 0.5);
    hpa.last_desired = spec.replicas;
    context.add(hpa);
  }
  return id;
}

/// Daemons first, then pods that are bound to a zone by their volume, then the rest.
int settling_order(const Workload& workload) {
  if (workload.kind == WorkloadKind::daemonset) return 0;
  return workload.kind == WorkloadKind::statefulset ? 1 : 2;
}

}  // namespace

void build_cluster(Builder& builder) {
  Context& context = builder.context;
  const Platform& platform = builder.platform;
  context.add(builder.settings.storage);
  context.add(builder.settings.kubernetes);
  add_groups(builder);
  for (const auto& [name, workload] : platform.workloads)
    builder.workloads[name] = add_workload(builder, name, workload);
  for (int order = 0; order < 3; ++order) {
    for (const auto& [name, workload] : platform.workloads) {
      if (settling_order(workload) != order) continue;
      Id<network::Zone> zone;
      if (workload.volume && workload.volume->zones.size() == 1)
        zone = builder.zones.at(workload.volume->zones.front());
      kubernetes::settle_workload(context, builder.workloads.at(name), zone);
    }
  }
  for (const auto& [name, bucket] : platform.buckets)
    builder.buckets[name] = storage::add_bucket(context, context.name(name), bucket.stored);
  cost::start(context, cost::open_meter(context, platform.cluster.name, control_plane_price));
}

}  // namespace drydock::scenario
