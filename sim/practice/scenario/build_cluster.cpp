// Machines, nodes and workloads of a world, placed and ready.
#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/group_rules.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/fargate.h"
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

/// Which of its members says that a process of a group is suspended.
bool compute::MachineGroup::*suspended_by(std::string_view process) {
  using Group = compute::MachineGroup;
  if (process == "launch") return &Group::launch_suspended;
  if (process == "terminate") return &Group::terminate_suspended;
  if (process == "replace-unhealthy") return &Group::replace_suspended;
  return &Group::rebalance_suspended;
}

/// Labels and taints, before its first node registers.
void mark_group(Builder& builder, Id<compute::MachineGroup> id, const Group& group) {
  Context& context = builder.context;
  for (const auto& [key, value] : group.labels)
    context.add(kubernetes::GroupLabel{id, context.name(key), context.name(value)});
  for (const GroupTaint& taint : group.taints)
    context.add(kubernetes::GroupTaint{id, context.name(taint.key), context.name(taint.value),
                                       taint.effect});
}

/// A group as its spec says, but for its zones; still without machines.
compute::MachineGroup group_row(Builder& builder, const std::string& name, const Group& group) {
  const Cluster& cluster = builder.platform.cluster;
  compute::MachineGroup row;
  row.name = builder.context.name(name);
  row.spot = group.spot;
  row.type = add_type(builder, group.type, builder.settings.volumes_max);
  row.min = group.min;
  row.max = group.max;
  row.boot_median = cluster.boot_median;
  row.boot_sigma = cluster.boot_sigma;
  for (const std::string& process : group.suspended) row.*suspended_by(process) = true;
  return row;
}

/// The same groups in the region that stands by, of no cluster yet: with a machine each where it is
/// warm, with one in all where it is a pilot light.
void add_standby_groups(Builder& builder) {
  if (!builder.platform.standby) return;
  bool wanted = builder.standby.readiness != recovery::Readiness::restore;
  for (const auto& [name, group] : builder.platform.cluster.groups) {
    compute::MachineGroup row = group_row(builder, recovery::standby_name(name), group);
    for (const std::string& zone : group.zones)
      row.zones[static_cast<std::size_t>(row.zone_count++)] =
          builder.zones.at(*find(builder.platform.standby->zones, zone));
    row.min = row.max = 0;
    const auto id = compute::add_group(builder.context, row);
    mark_group(builder, id, group);
    if (wanted) compute::add_running(builder.context, id);
    wanted = builder.standby.readiness == recovery::Readiness::warm;
  }
}

void add_groups(Builder& builder) {
  Context& context = builder.context;
  context.add(builder.settings.compute);
  const Cluster& cluster = builder.platform.cluster;
  for (const auto& [name, group] : cluster.groups) {
    compute::MachineGroup row = group_row(builder, name, group);
    for (const std::string& zone : group.zones)
      row.zones[static_cast<std::size_t>(row.zone_count++)] = builder.zones.at(zone);
    const auto id = compute::add_group(context, row);
    mark_group(builder, id, group);
    for (int i = 0; i < group.size; ++i)
      kubernetes::add_ready_node(context, compute::add_running(context, id));
  }
  add_standby_groups(builder);
  for (const Capacity& capacity : cluster.capacity) {
    const auto type = context.find<compute::MachineType>(context.name(capacity.type));
    const auto pool =
        compute::pool_of(context, type, builder.zones.at(capacity.zone), capacity.spot);
    compute::set_capacity(context, pool, capacity.free);
  }
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

bool has_rules(const storage::Lifecycle& rules) {
  return rules.to_infrequent >= 0 || rules.to_glacier >= 0 || rules.to_deep_archive >= 0 ||
         rules.expire >= 0 || rules.expire_noncurrent >= 0 || rules.abort_uploads >= 0;
}

kubernetes::ImageBehaviour behaviour_of(ImageDoes does) {
  switch (does) {
    case ImageDoes::ok:
      return kubernetes::ImageBehaviour::ok;
    case ImageDoes::crashes:
      return kubernetes::ImageBehaviour::crashes;
    case ImageDoes::never_ready:
      return kubernetes::ImageBehaviour::never_ready;
    case ImageDoes::out_of_memory:
      return kubernetes::ImageBehaviour::out_of_memory;
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

/// Buckets, volumes that nobody asked for, and snapshots, after the volumes of stateful sets.
void add_storage(Builder& builder) {
  Context& context = builder.context;
  for (const auto& [name, spec] : builder.platform.buckets) {
    const auto bucket =
        storage::add_bucket(context, context.name(name), spec.stored, spec.object_mean);
    builder.buckets[name] = bucket;
    if (spec.versioned) storage::set_versioning(context, bucket, true);
    if (spec.parts.count > 0) storage::leave_parts(context, bucket, spec.parts);
    if (has_rules(spec.lifecycle)) storage::set_lifecycle(context, bucket, spec.lifecycle);
  }
  for (const auto& [name, spec] : builder.platform.volumes) {
    const auto volume = storage::create_volume(
        context, context.name(name), builder.zones.at(spec.zone), volume_spec(spec.volume));
    if (spec.volume.used.count > 0) storage::fill(context, volume, spec.volume.used);
  }
  for (const OldSnapshot& snapshot : builder.platform.snapshots)
    storage::add_snapshot(context, context.world().find<storage::Volume>(snapshot.volume),
                          context.now() - snapshot.age);
}

/// Schedules of backups; what AWS runs itself has its own.
void add_backups(Builder& builder) {
  Context& context = builder.context;
  if (builder.platform.backups.empty() && builder.platform.environments.empty()) return;
  recovery::Settings settings = builder.settings.recovery;
  settings.standby = builder.standby;
  recovery::configure(context, settings);
  for (const auto& [name, spec] : builder.platform.backups) {
    recovery::Schedule schedule;
    schedule.name = context.name(name);
    schedule.by = builder.workloads.at(spec.by);
    schedule.every = spec.every;
    schedule.keep = spec.keep;
    schedule.hook = spec.hook;
    schedule.hook_error = spec.hook_error;
    std::vector<Id<kubernetes::Workload>> saved;
    for (const std::string& workload : spec.workloads)
      if (const auto found = builder.workloads.find(workload); found != builder.workloads.end())
        saved.push_back(found->second);
    recovery::add_schedule(context, schedule, saved);
  }
  recovery::begin_standby(context);
  for (const std::string& environment : builder.platform.environments)
    recovery::add_environment(context, context.name(environment));
}

/// Daemons first, then pods that are bound to a zone by their volume, then the rest.
int settling_order(const Workload& workload) {
  if (workload.kind == WorkloadKind::daemonset) return 0;
  return workload.kind == WorkloadKind::statefulset ? 1 : 2;
}

void add_tags(Builder& builder) {
  for (const auto& [name, workload] : builder.platform.workloads)
    if (!workload.team.empty() || !workload.environment.empty())
      insight::add_tag(builder.context, builder.context.name(name), workload.team,
                       workload.environment);
}

}  // namespace

void build_cluster(Builder& builder) {
  Context& context = builder.context;
  const Platform& platform = builder.platform;
  context.add(builder.settings.storage);
  context.add(builder.settings.crash);
  context.add(builder.settings.kubernetes);
  add_groups(builder);
  build_fargate(builder);
  add_images(builder);
  add_cluster_rules(builder);
  for (const auto& [name, workload] : platform.workloads)
    if (!workload.is_managed()) builder.workloads[name] = add_workload(builder, name, workload);
  add_tags(builder);
  for (int order = 0; order < 3; ++order) {
    for (const auto& [name, workload] : platform.workloads) {
      if (workload.is_managed() || settling_order(workload) != order) continue;
      Id<network::Zone> zone;
      if (workload.volume && workload.volume->zones.size() == 1)
        zone = builder.zones.at(workload.volume->zones.front());
      kubernetes::settle_workload(context, builder.workloads.at(name), zone);
    }
  }
  add_storage(builder);
  if (!builder.asleep) add_backups(builder);
  add_version(builder);
  if (!builder.asleep) start_jobs(builder);
}

}  // namespace drydock::scenario
