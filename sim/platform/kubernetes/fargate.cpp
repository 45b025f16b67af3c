// A pod waits in the scheduler's queue until its micro-VM is a node; whatever wakes it there lets
// Fargate look at it again.
#include "sim/platform/kubernetes/fargate.h"

#include <algorithm>

#include "sim/platform/compute/facts.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/scheduling_rules.h"
#include "sim/platform/kubernetes/selectors.h"
#include "sim/platform/kubernetes/versions.h"
#include "sim/platform/kubernetes/zone_disruption.h"

namespace drydock::kubernetes {

namespace {

/// The newest rows are asked for most.
Id<FargatePod> row_of(const World& world, Id<Pod> pod) {
  const Table<FargatePod>& rows = world.table<FargatePod>();
  for (std::uint32_t i = rows.size(); i > 0; --i)
    if (rows[Id<FargatePod>{i - 1}].pod == pod) return Id<FargatePod>{i - 1};
  return {};
}

Id<FargatePod> row_at(const World& world, Id<compute::Instance> instance) {
  const Table<FargatePod>& rows = world.table<FargatePod>();
  for (std::uint32_t i = rows.size(); i > 0; --i)
    if (world[rows[Id<FargatePod>{i - 1}].vm].instance == instance) return Id<FargatePod>{i - 1};
  return {};
}

compute::MicroVmSize size_of(const World& world, Id<Pod> pod) {
  const PodTemplate& spec = world[world[pod].spec];
  const auto size = compute::micro_vm_for(world, spec.cpu_request, spec.memory_request);
  DRYDOCK_ASSERT(size.has_value(), "pods of a profile fit on Fargate");
  return *size;
}

/// Pods of the workload that stay, by the index of their zone.
std::vector<std::int32_t> pods_by_zone(const World& world, Id<Workload> workload) {
  std::vector<std::int32_t> pods(world.table<network::Zone>().size(), 0);
  for (const Id<Pod> id : pods_of(world, workload))
    if (const Id<compute::MicroVm> vm = micro_vm_of(world, id); vm && is_live(world[id]))
      ++pods[world[world[vm].instance].zone.index];
  return pods;
}

/// The zone with fewest pods of the workload; none: no zone has a micro-VM.
Id<network::Zone> zone_for(const World& world, Id<Workload> workload) {
  const std::vector<Id<network::Zone>> zones = compute::fargate_zones(world);
  if (zones.empty()) return {};
  const std::vector<std::int32_t> pods = pods_by_zone(world, workload);
  return *std::min_element(
      zones.begin(), zones.end(),
      [&](Id<network::Zone> a, Id<network::Zone> b) { return pods[a.index] < pods[b.index]; });
}

void note_vm(Context& context, Id<Pod> pod, Id<compute::MicroVm> vm) {
  if (const Id<FargatePod> row = row_of(context, pod))
    context.edit(row).vm = vm;
  else
    context.add(FargatePod{pod, vm});
}

bool is_on_its_way(const World& world, Id<compute::MicroVm> vm) {
  const compute::Instance& instance = world[world[vm].instance];
  return compute::is_live(instance) && !instance.impaired;
}

/// A node with what the pod may have. Its kubelet is as new as the control plane.
Id<Node> add_fargate_node(Context& context, Id<compute::MicroVm> vm) {
  const Id<Node> id = add_node(context, context[vm].instance);
  Node& node = context.edit(id);
  node.cpu = context[vm].cpu;
  node.memory = context[vm].memory - context.only<compute::Fargate>().reserved;
  node.pods_max = 1;
  if (!context.table<ClusterVersion>().empty())
    node.minor_version = context.only<ClusterVersion>().minor;
  return id;
}

void try_fargate_again(Context& context, const compute::CapacityBack&) {
  if (!context.table<FargateProfile>().empty()) schedule_soon(context);
}

}  // namespace

void install_fargate(Rulebook& rulebook) {
  rulebook.table<FargateProfile>();
  rulebook.table<FargateSelector>();
  rulebook.table<FargatePod>();
  rulebook.fact<FargateRefused>();
  rulebook.listen<try_fargate_again>();
}

Id<FargateProfile> add_profile(Context& context, Name name) {
  if (context.table<FargateProfile>().empty()) {
    const Id<compute::MachineGroup> group = context.only<compute::Fargate>().group;
    const Name key = context.name(compute_type_key), value = context.name("fargate");
    context.add(GroupLabel{group, key, value});
    context.add(GroupTaint{group, key, value, TaintEffect::no_schedule});
  }
  return context.add(FargateProfile{name});
}

Id<FargateProfile> profile_of(const World& world, const PodTemplate& spec) {
  for (const auto& [id, row] : world.table<FargateSelector>()) {
    if (row.name_space != world[spec.workload].name_space) continue;
    if (matches(world, Selector{true, row.labels}, spec.labels)) return row.profile;
  }
  return {};
}

bool runs_on_fargate(const World& world, const Pod& pod) {
  return !world.table<FargateSelector>().empty() && !pod.pinned &&
         profile_of(world, world[pod.spec]);
}

Id<compute::MicroVm> micro_vm_of(const World& world, Id<Pod> pod) {
  const Id<FargatePod> row = row_of(world, pod);
  return row ? world[row].vm : Id<compute::MicroVm>{};
}

void place_on_fargate(Context& context, Id<Pod> id) {
  park(context, id, bit(Obstacle::other_node));
  const Id<compute::MicroVm> before = micro_vm_of(context, id);
  if (before && is_on_its_way(context, before)) return;
  if (before) compute::end_micro_vm(context, before);  // Its zone went dark, or its host failed.
  const Id<network::Zone> zone = zone_for(context, context[id].workload);
  if (!zone) {
    if (context[id].tries == 1)
      context.edit(id).pending_cause = context.announce(FargateRefused{id});
    return;
  }
  note_vm(context, id, compute::launch_micro_vm(context, zone, size_of(context, id)));
}

std::string fargate_message(const World& world, Id<Pod> id) {
  const Id<compute::MicroVm> vm = micro_vm_of(world, id);
  if (vm && is_on_its_way(world, vm))
    return "waiting for its micro-VM " + std::string(world.text(world[world[vm].instance].name)) +
           " on Fargate.";
  return "Pod provisioning timed out (will retry) for pod: " +
         std::string(world.text(world[world[id].workload].name_space)) + "/" +
         std::string(world.text(world[id].name));
}

void join_from_fargate(Context& context, Id<compute::Instance> instance) {
  const Id<FargatePod> row = row_at(context, instance);
  if (!row || context[context[row].pod].phase != PodPhase::pending) return;
  const auto [pod, vm] = context[row];
  const Id<Node> node = add_fargate_node(context, vm);
  const CauseId ready = context.announce(NodeReady{node});
  context.edit(node).condition_cause = ready;
  Context after = context.because(ready);
  update_zones(after);
  const CauseId placed = after.announce(PodScheduled{pod, node});
  Context bound = context.because(placed);
  bind(bound, pod, node);
  compute::start_paying(bound, vm);
  start_pod(bound, pod);
}

Id<Node> settle_on_fargate(Context& context, Id<Pod> pod) {
  const Id<network::Zone> zone = zone_for(context, context[pod].workload);
  if (!zone) return {};
  const auto vm = compute::add_running_micro_vm(context, zone, size_of(context, pod));
  note_vm(context, pod, vm);
  compute::start_paying(context, vm);
  const Id<Node> node = add_fargate_node(context, vm);
  update_zones(context);
  return node;
}

void leave_fargate(Context& context, Id<Pod> pod) {
  const Id<compute::MicroVm> vm =
      context.table<FargatePod>().empty() ? Id<compute::MicroVm>{} : micro_vm_of(context, pod);
  if (!vm) return;
  compute::end_micro_vm(context, vm);
  if (const Id<Node> node = node_of(context[pod]);
      node && context[node].condition != NodeCondition::gone)
    remove_node(context, node);
}

}  // namespace drydock::kubernetes
