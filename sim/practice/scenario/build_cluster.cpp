// Machines, nodes and workloads of a world, placed and ready.
#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/group_rules.h"
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
  if (builder.platform.cluster.prefix_delegation) {
    row.pods_max = compute::max_pods(type.enis, type.ips_per_eni, true, type.vcpu);
    // The kubelet reserves 11 MiB for each pod.
    row.allocatable_memory -= Bytes{11 * mebibyte.count * (row.pods_max - type.max_pods)};
  }
  row.volumes_max = volumes_max;
  row.ebs_iops = type.ebs_iops;
  row.ebs_iops_max = type.ebs_iops_max;
  row.ebs_throughput = static_cast<std::int64_t>(type.ebs_throughput);
  row.ebs_throughput_max = static_cast<std::int64_t>(type.ebs_throughput_max);
  row.interfaces_max = type.enis;
  row.credits = {type.credits_per_hour, type.credits_most};
  return context.add(row);
}

void add_groups(Builder& builder) {
  Context& context = builder.context;
  context.add(builder.settings.compute);
  const Cluster& cluster = builder.platform.cluster;
  for (const auto& [name, group] : cluster.groups) {
    compute::MachineGroup row;
    row.name = context.name(name);
    for (const std::string& zone : group.zones)
      row.zones[static_cast<std::size_t>(row.zone_count++)] = builder.zones.at(zone);
    row.spot = group.spot;
    row.type = add_type(builder, group.type, builder.settings.volumes_max);
    row.min = group.min;
    row.max = group.max;
    row.boot_median = cluster.boot_median;
    row.boot_sigma = cluster.boot_sigma;
    const auto id = compute::add_group(context, row);
    for (int i = 0; i < group.size; ++i)
      kubernetes::add_ready_node(context, compute::add_running(context, id));
  }
  for (const Capacity& capacity : cluster.capacity) {
    const auto type = context.find<compute::MachineType>(context.name(capacity.type));
    const auto pool =
        compute::pool_of(context, type, builder.zones.at(capacity.zone), capacity.spot);
    compute::set_capacity(context, pool, capacity.free);
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

}  // namespace

storage::VolumeSpec volume_spec(const VolumeTemplate& volume) {
  storage::VolumeSpec spec;
  spec.type = *enum_value<storage::VolumeType>(volume.type);
  spec.size_gib = whole_gib(volume.size);
  spec.iops = volume.iops;
  spec.throughput_mib =
      static_cast<std::int64_t>(volume.throughput / static_cast<double>(mebibyte.count) + 0.5);
  return spec;
}

namespace {

Id<kubernetes::Workload> add_workload(Builder& builder, const std::string& name,
                                      const Workload& spec) {
  Context& context = builder.context;
  const Mesh& mesh = builder.platform.mesh;
  kubernetes::Declaration made;
  kubernetes::Workload& row = made.workload;
  row.name = context.name(name);
  row.name_space = context.name(spec.system ? "kube-system" : builder.platform.name);
  row.kind = kind_of(spec.kind);
  row.is_application = spec.role == WorkloadRole::app && !spec.system;
  row.is_database = spec.role == WorkloadRole::database;
  row.replicas = spec.replicas;
  row.parallel = spec.parallel;
  kubernetes::PodTemplate& pod = made.pod;
  pod.cpu_request = spec.cpu_request + (spec.mesh ? mesh.proxy_cpu : Millicores{});
  pod.cpu_limit = spec.cpu_limit;
  pod.memory_request = spec.memory_request + (spec.mesh ? mesh.proxy_memory : Bytes{});
  pod.safe_to_evict = spec.safe_to_evict;
  pod.readiness_delay = spec.ready_after;
  pod.termination_grace = spec.grace;
  if (spec.volume) pod.volume_gib = whole_gib(spec.volume->size);
  made.image.size = spec.image;
  if (spec.spread) made.spread = {kubernetes::zone_spread(context)};
  if (spec.max_unavailable) {
    made.budget.emplace();
    made.budget->budget.max_unavailable = kubernetes::IntOrPercent::of(*spec.max_unavailable);
  }
  const auto id = kubernetes::declare(context, made);
  if (spec.volume)
    context.add(kubernetes::ClaimTemplate{id, volume_spec(*spec.volume), spec.volume->used,
                                          kubernetes::ReclaimPolicy::deletes});
  add_autoscaler(builder, id, spec);
  return id;
}

kubernetes::ImageBehaviour behaviour_of(ImageDoes does) {
  switch (does) {
    case ImageDoes::ok:
      return kubernetes::ImageBehaviour::ok;
    case ImageDoes::crashes:
      return kubernetes::ImageBehaviour::crashes;
    case ImageDoes::never_ready:
      return kubernetes::ImageBehaviour::never_ready;
  }
  return kubernetes::ImageBehaviour::ok;
}

void add_images(Builder& builder) {
  for (const Image& spec : builder.platform.images) {
    kubernetes::Image row;
    row.name = builder.context.name(spec.name);
    row.size = spec.size;
    row.in_registry = spec.in_registry;
    row.behaviour = behaviour_of(spec.does);
    row.crashes_after = spec.crashes_after;
    kubernetes::add_image(builder.context, row);
  }
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
  add_images(builder);
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
    builder.buckets[name] =
        storage::add_bucket(context, context.name(name), bucket.stored, bucket.object_mean);
  add_version(builder);
}

}  // namespace drydock::scenario
