// Source of the rules: kubernetes/kubernetes pkg/controller/nodelifecycle and tainteviction.
#include "sim/platform/kubernetes/node_lifecycle.h"

#include "sim/platform/compute/facts.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/endpoints.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/zone_disruption.h"

namespace drydock::kubernetes {

namespace {

/// The node controller looks whether a lease ran out.
struct LeaseCheck {
  Id<Node> node;
  Time last_lease;
  DRYDOCK_FIELDS(LeaseCheck, node, last_lease)
};

/// A kubelet that can be reached again renews its lease.
struct LeaseRenewed {
  Id<Node> node;
  DRYDOCK_FIELDS(LeaseRenewed, node)
};

struct TolerationOver {
  Id<Node> node;
  std::uint32_t taints = 0;
  DRYDOCK_FIELDS(TolerationOver, node, taints)
};

struct NodeGone {
  Id<Node> node;
  DRYDOCK_FIELDS(NodeGone, node)
};

/// The first multiple of `period` that is not before `at`.
Time tick_from(Time at, Duration period) {
  const Duration rest = at.time_since_epoch() % period;
  return rest == Duration::zero() ? at : at + (period - rest);
}

void set_condition(Context& context, Id<Node> id, NodeCondition condition, CauseId cause) {
  Node& node = context.edit(id);
  ControlPlane& plane = context.edit_only<ControlPlane>();
  if (node.condition == NodeCondition::ready) --plane.nodes_ready;
  if (condition == NodeCondition::ready) ++plane.nodes_ready;
  if (condition == NodeCondition::gone) --plane.nodes;
  node.condition = condition;
  node.condition_since = context.now();
  node.condition_cause = cause;
}

Id<ZoneHealth> health_of(const World& world, Id<network::Zone> zone) {
  for (const auto& [id, health] : world.table<ZoneHealth>())
    if (health.zone == zone) return id;
  return {};
}

void reconcile_daemons(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Workload>().size(); ++i)
    if (context[Id<Workload>{i}].kind == WorkloadKind::daemon_set)
      reconcile(context, Id<Workload>{i});
}

void on_instance_ready(Context& context, const compute::InstanceReady& fact) {
  if (node_at(context, fact.instance)) return;
  const Id<Node> id = add_node(context, fact.instance);
  const CauseId ready = context.announce(NodeReady{id});
  context.edit(id).condition_cause = ready;
  Context after = context.because(ready);
  reconcile_daemons(after);
  update_zones(after);
  schedule_soon(after);
  wake_autoscaler(after);
}

/// From now on no lease is renewed; the last one tells when the controller will notice.
void fall_silent(Context& context, Id<Node> id) {
  if (context[id].silent || context[id].condition == NodeCondition::gone) return;
  const Settings& settings = context.only<Settings>();
  Node& node = context.edit(id);
  node.silent = true;
  node.last_lease = lease_before(context.now(), settings.lease_period, node.lease_phase);
  const Time noticed =
      tick_from(node.last_lease + settings.node_monitor_grace, settings.node_monitor_period);
  context.schedule_at(noticed, LeaseCheck{id, node.last_lease});
  announce_endpoints_on(context, id);
}

void on_instance_impaired(Context& context, const compute::InstanceImpaired& fact) {
  if (const Id<Node> node = node_at(context, fact.instance)) fall_silent(context, node);
}

void on_instance_recovered(Context& context, const compute::InstanceRecovered& fact) {
  const Id<Node> id = node_at(context, fact.instance);
  if (!id || !context[id].silent || context[id].condition == NodeCondition::gone) return;
  Node& node = context.edit(id);
  node.silent = false;
  const Duration period = context.only<Settings>().lease_period;
  const Time renewed = lease_before(context.now(), period, node.lease_phase) + period;
  context.schedule_at(renewed, LeaseRenewed{id});
  announce_endpoints_on(context, id);
}

/// The cloud's part of the node controller removes the node some time after its machine.
void on_instance_terminated(Context& context, const compute::InstanceTerminated& fact) {
  const Id<Node> id = node_at(context, fact.instance);
  if (!id || context[id].condition == NodeCondition::gone) return;
  fall_silent(context, id);
  context.schedule(context.only<Settings>().eviction.node_gone, NodeGone{id});
}

void on_lease_check(Context& context, const LeaseCheck& due) {
  const Node& node = context[due.node];
  if (!node.silent || node.last_lease != due.last_lease) return;
  if (node.condition != NodeCondition::ready) return;
  const bool planned =
      node.to_delete && context[node.instance].phase == compute::InstancePhase::terminated;
  if (planned) return;  // It was emptied and is about to be removed; nobody is alarmed.
  const CauseId fact = context.announce(NodeNotReady{due.node});
  set_condition(context, due.node, NodeCondition::unknown, fact);
  Context after = context.because(fact);
  for (const Id<Pod> pod : pods_on(after, due.node)) set_ready(after, pod, false);
  update_zones(after);
  wake_autoscaler(after);
}

void on_lease_renewed(Context& context, const LeaseRenewed& due) {
  if (context[due.node].silent || context[due.node].condition == NodeCondition::gone) return;
  context.edit(due.node).last_lease = context.now();
  if (context[due.node].condition == NodeCondition::ready) {
    resume_pods(context, due.node);  // Nobody had noticed that it was away.
    return;
  }
  const CauseId fact = context.announce(NodeReady{due.node});
  set_condition(context, due.node, NodeCondition::ready, fact);
  Context after = context.because(fact);
  if (after[due.node].evicting) untaint(after, due.node);
  resume_pods(after, due.node);
  update_zones(after);
  schedule_soon(after);
  wake_autoscaler(after);
}

/// Deletes what does not tolerate the taint for ever, so all but daemon pods. Each pod's
/// replacement is because of that pod's eviction.
void on_toleration_over(Context& context, const TolerationOver& due) {
  const Node& node = context[due.node];
  if (!node.evicting || node.evictions != due.taints) return;
  for (const Id<Pod> id : pods_on(context, due.node)) {
    const Pod& pod = context[id];
    if (!is_live(pod) || context[pod.workload].kind == WorkloadKind::daemon_set) continue;
    const CauseId fact = context.announce(PodEvicted{id, due.node});
    Context after = context.because(fact);
    const Id<Workload> workload = after[id].workload;
    terminate_pod(after, id);
    reconcile(after, workload);
  }
}

void on_node_gone(Context& context, const NodeGone& due) {
  if (context[due.node].condition == NodeCondition::gone) return;
  const CauseId fact = context.announce(NodeRemoved{due.node});
  set_condition(context, due.node, NodeCondition::gone, fact);
  context.edit(due.node).evicting = false;
  Context after = context.because(fact);
  for (const Id<Pod> pod : pods_on(after, due.node)) remove_pod(after, pod);
  update_zones(after);
  wake_autoscaler(after);
}

}  // namespace

void install_node_lifecycle(Rulebook& rulebook) {
  rulebook.on<on_lease_check>();
  rulebook.on<on_lease_renewed>();
  rulebook.on<on_toleration_over>();
  rulebook.on<on_node_gone>();
  rulebook.listen<on_instance_ready>();
  rulebook.listen<on_instance_impaired>();
  rulebook.listen<on_instance_recovered>();
  rulebook.listen<on_instance_terminated>();
}

Id<Node> node_at(const World& world, Id<compute::Instance> instance) {
  const Table<Node>& nodes = world.table<Node>();
  for (std::uint32_t i = nodes.size(); i > 0; --i)
    if (nodes[Id<Node>{i - 1}].instance == instance) return Id<Node>{i - 1};
  return {};
}

Id<Node> add_node(Context& context, Id<compute::Instance> at) {
  const compute::Instance& instance = context[at];
  const compute::MachineType& type = context[context[instance.group].type];
  Node node;
  node.name = instance.name;
  node.instance = at;
  node.zone = instance.zone;
  node.group = instance.group;
  node.cpu = type.allocatable_cpu;
  node.memory = type.allocatable_memory;
  node.pods_max = type.pods_max;
  node.silent = instance.impaired;
  const Duration period = context.only<Settings>().lease_period;
  const Id<StreamRow> luck = context.stream(node.name, "lease");
  const double share = context.random(luck).uniform();
  node.lease_phase =
      Duration(static_cast<std::int64_t>(share * static_cast<double>(period.count())));
  node.last_lease = context.now();
  const Id<Node> id = context.add(node);
  if (!health_of(context, node.zone)) {
    ZoneHealth health;
    health.zone = node.zone;
    context.add(health);
  }
  ++context.edit_only<ControlPlane>().nodes;
  set_condition(context, id, NodeCondition::ready, context.cause());
  return id;
}

void taint(Context& context, Id<Node> id) {
  Node& node = context.edit(id);
  node.evicting = true;
  ++node.evictions;
  context.schedule(context.only<Settings>().toleration, TolerationOver{id, node.evictions});
}

void untaint(Context& context, Id<Node> id) {
  Node& node = context.edit(id);
  node.evicting = false;
  ++node.evictions;
}

Time lease_before(Time at, Duration period, Duration phase) {
  const Duration since = at.time_since_epoch() - phase;
  return Time(since / period * period + phase);
}

}  // namespace drydock::kubernetes
