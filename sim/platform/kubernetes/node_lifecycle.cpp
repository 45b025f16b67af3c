// Source of the rules: kubernetes/kubernetes pkg/controller/nodelifecycle and tainteviction.
#include "sim/platform/kubernetes/node_lifecycle.h"

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/kubernetes/departures.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/endpoints.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/node_commands.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/kubernetes/node_pressure.h"
#include "sim/platform/kubernetes/node_use.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/scheduling_rules.h"
#include "sim/platform/kubernetes/taints.h"
#include "sim/platform/kubernetes/versions.h"
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

/// The cloud's part of the node controller looks for the machine of a node that is not ready.
struct CloudCheck {
  Id<Node> node;
  DRYDOCK_FIELDS(CloudCheck, node)
};
/// The garbage collector looks for pods that nobody can end.
struct PodCollection {
  Id<Node> node;
  DRYDOCK_FIELDS(PodCollection, node)
};

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

/// The kubelet of a machine that has booted tries again to register.
struct JoinDue {
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(JoinDue, instance)
};

/// From now on no lease is renewed; the last one tells when the controller will notice.
void fall_silent(Context& context, Id<Node> id) {
  if (context[id].silent || context[id].condition == NodeCondition::gone) return;
  const Settings& settings = context.only<Settings>();
  Node& node = context.edit(id);
  node.silent = true;
  node.last_lease = lease_before(context.now(), settings.lease_period, node.lease_phase);
  const Time seen = tick_from(node.last_lease, settings.node_monitor_period);
  const Time noticed = tick_from(seen + monitor_grace(context), settings.node_monitor_period);
  context.schedule_at(noticed, LeaseCheck{id, node.last_lease});
  announce_endpoints_on(context, id);
}

/// The kubelet can be reached again; it renews its lease when that is due.
void speak_again(Context& context, Id<Node> id) {
  if (!context[id].silent || context[id].condition == NodeCondition::gone) return;
  Node& node = context.edit(id);
  node.silent = false;
  const Duration period = context.only<Settings>().lease_period;
  const Time renewed = lease_before(context.now(), period, node.lease_phase) + period;
  context.schedule_at(renewed, LeaseRenewed{id});
  announce_endpoints_on(context, id);
}

/// All processes on the node end with its system.
void lose_processes(Context& context, Id<Node> id) {
  for (const Id<Pod> pod : pods_on(context, id)) kill_pod(context, pod);
}

void on_join_due(Context& context, const JoinDue& due) {
  if (waits_for_api(context, due)) return;
  if (compute::works(context, due.instance) && !node_at(context, due.instance))
    join(context, due.instance);
}

void on_instance_ready(Context& context, const compute::InstanceReady& fact) {
  const Id<Node> node = node_at(context, fact.instance);
  if (node)
    speak_again(context, node);  // It has booted again.
  else if (compute::is_fargate(context, context[fact.instance].group))
    join_from_fargate(context, fact.instance);
  else if (!waits_for_api(context, JoinDue{fact.instance}))
    join(context, fact.instance);
}

void on_instance_impaired(Context& context, const compute::InstanceImpaired& fact) {
  if (const Id<Node> node = node_at(context, fact.instance)) fall_silent(context, node);
}

void on_instance_recovered(Context& context, const compute::InstanceRecovered& fact) {
  const Id<Node> node = node_at(context, fact.instance);
  if (node && compute::works(context, fact.instance)) speak_again(context, node);
}

void on_instance_rebooted(Context& context, const compute::InstanceRebooted& fact) {
  const Id<Node> node = node_at(context, fact.instance);
  if (!node || context[node].condition == NodeCondition::gone) return;
  fall_silent(context, node);
  lose_processes(context, node);
}

void on_instance_stopping(Context& context, const compute::InstanceStopping& fact) {
  const Id<Node> node = node_at(context, fact.instance);
  if (!node || context[node].condition == NodeCondition::gone) return;
  fall_silent(context, node);
  lose_processes(context, node);
}

/// When the cloud's part of the node controller next looks at a node that is not ready.
void ask_cloud(Context& context, Id<Node> id) {
  const Time at = context.now() + context.only<Settings>().eviction.node_gone;
  context.schedule_at(at, CloudCheck{id});
}

void on_instance_stopped(Context& context, const compute::InstanceStopped& fact) {
  const Id<Node> node = node_at(context, fact.instance);
  if (node && context[node].condition == NodeCondition::unknown) ask_cloud(context, node);
}

void on_instance_terminated(Context& context, const compute::InstanceTerminated& fact) {
  const Id<Node> id = node_at(context, fact.instance);
  if (!id || context[id].condition == NodeCondition::gone) return;
  fall_silent(context, id);
  if (context[id].condition == NodeCondition::unknown) ask_cloud(context, id);
}

/// A node that was emptied and whose machine is gone on purpose; nobody is alarmed about it.
bool is_planned(const World& world, Id<Node> id) {
  const Node& node = world[id];
  const compute::Instance& instance = world[node.instance];
  const bool meant =
      node.to_delete || (node.cordoned && instance.leaving != compute::LeaveReason::none);
  return meant && instance.phase == compute::InstancePhase::terminated &&
         movable_pods(world, id).empty();
}

void on_lease_check(Context& context, const LeaseCheck& due) {
  const Node& node = context[due.node];
  if (!api_is_up(context)) return;  // Its lease gets a new grace when it is back.
  if (!node.silent || node.last_lease != due.last_lease) return;
  if (node.condition != NodeCondition::ready) return;
  if (is_planned(context, due.node)) return ask_cloud(context, due.node);
  const CauseId fact = context.announce(NodeNotReady{due.node});
  set_condition(context, due.node, NodeCondition::unknown, fact);
  Context after = context.because(fact);
  for (const Id<Pod> pod : pods_on(after, due.node)) {
    set_ready(after, pod, false);
    if (after[pod].phase == PodPhase::terminating) say_stuck(after, pod);
  }
  put_taint(after, due.node, unreachable_taint, "", TaintEffect::no_schedule);
  update_zones(after);
  wake_autoscaler(after);
  ask_cloud(after, due.node);
  if (has_taint(after, due.node, out_of_service_taint, TaintEffect::no_execute))
    collect_pods_soon(after, due.node);
}

void on_lease_renewed(Context& context, const LeaseRenewed& due) {
  if (context[due.node].silent || context[due.node].condition == NodeCondition::gone) return;
  if (waits_for_api(context, due)) return;
  context.edit(due.node).last_lease = context.now();
  if (context[due.node].condition == NodeCondition::ready) {
    for (const Id<Pod> pod : pods_on(context, due.node))
      if (context[pod].phase == PodPhase::starting) set_ready(context, pod, false);
    resume_pods(context, due.node);  // Nobody had noticed that it was away.
    return;
  }
  const CauseId fact = context.announce(NodeReady{due.node});
  set_condition(context, due.node, NodeCondition::ready, fact);
  Context after = context.because(fact);
  untaint(after, due.node);
  remove_taint(after, due.node, unreachable_taint, TaintEffect::no_schedule);
  remove_taint(after, due.node, shutdown_taint, TaintEffect::no_schedule);
  resume_pods(after, due.node);
  update_zones(after);
  schedule_soon(after);
  wake_autoscaler(after);
}

/// The machine is gone: so is the node. It is off: the node stays, tainted.
void on_cloud_check(Context& context, const CloudCheck& due) {
  const Node& node = context[due.node];
  if (node.condition == NodeCondition::gone || !node.silent) return;
  if (waits_for_api(context, due)) return;
  const compute::InstancePhase phase = context[node.instance].phase;
  if (phase == compute::InstancePhase::terminated) return remove_node(context, due.node);
  if (phase != compute::InstancePhase::stopped) return;
  put_taint(context, due.node, shutdown_taint, "", TaintEffect::no_schedule);
  context.announce(NodeTainted{due.node, context.name(shutdown_taint), TaintEffect::no_schedule});
}

/// Pods of a node that is gone, and those that a node out of service will never end.
void on_pod_collection(Context& context, const PodCollection& due) {
  const bool gone = context[due.node].condition == NodeCondition::gone;
  const bool abandoned =
      context[due.node].condition == NodeCondition::unknown &&
      has_taint(context, due.node, out_of_service_taint, TaintEffect::no_execute);
  if ((!gone && !abandoned) || waits_for_api(context, due)) return;
  for (const Id<Pod> pod : pods_on(context, due.node))
    if (gone || context[pod].phase == PodPhase::terminating) remove_pod(context, pod);
}

}  // namespace

void install_node_lifecycle(Rulebook& rulebook) {
  rulebook.on<on_lease_check>();
  rulebook.on<on_lease_renewed>();
  rulebook.on<on_cloud_check>();
  rulebook.on<on_pod_collection>();
  rulebook.on<on_join_due>();
  rulebook.listen<on_instance_ready>();
  rulebook.listen<on_instance_impaired>();
  rulebook.listen<on_instance_recovered>();
  rulebook.listen<on_instance_rebooted>();
  rulebook.listen<on_instance_stopping>();
  rulebook.listen<on_instance_stopped>();
  rulebook.listen<on_instance_terminated>();
  install_taints(rulebook);
  install_departures(rulebook);
  install_node_pressure(rulebook);
  install_node_commands(rulebook);
  install_node_use(rulebook);
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
  if (type.volumes_max > 0)  // The root device and one interface are there when the driver starts.
    node.volumes_max =
        static_cast<std::int32_t>(attach_limit(-1, type.volumes_max, -1, 0, 1, true));
  node.silent = instance.impaired;
  const Duration period = context.only<Settings>().lease_period;
  const Id<StreamRow> luck = context.stream(node.name, "lease");
  const double share = context.random(luck).uniform();
  node.lease_phase =
      Duration(static_cast<std::int64_t>(share * static_cast<double>(period.count())));
  node.last_lease = context.now();
  const Id<Node> id = context.add(node);
  label_node(context, id);
  taint_new_node(context, id);
  if (!health_of(context, node.zone)) {
    ZoneHealth health;
    health.zone = node.zone;
    context.add(health);
  }
  ++context.edit_only<ControlPlane>().nodes;
  set_condition(context, id, NodeCondition::ready, context.cause());
  return id;
}

void join(Context& context, Id<compute::Instance> instance) {
  const Id<Node> id = add_node(context, instance);
  const CauseId ready = context.announce(NodeReady{id});
  context.edit(id).condition_cause = ready;
  Context after = context.because(ready);
  reconcile_daemons(after);
  update_zones(after);
  schedule_soon(after);
  wake_autoscaler(after);
}

void forget_node(Context& context, Id<Node> id) {
  set_condition(context, id, NodeCondition::gone, context.cause());
  context.edit(id).evicting = false;
}

void remove_node(Context& context, Id<Node> id) {
  const CauseId fact = context.announce(NodeRemoved{id});
  set_condition(context, id, NodeCondition::gone, fact);
  context.edit(id).evicting = false;
  Context after = context.because(fact);
  update_zones(after);
  wake_autoscaler(after);
  collect_pods_soon(after, id);
}

void taint(Context& context, Id<Node> id) {
  context.edit(id).evicting = true;
  const CauseId fact =
      context.announce(NodeTainted{id, context.name(unreachable_taint), TaintEffect::no_execute});
  Context after = context.because(fact);
  put_taint(after, id, unreachable_taint, "", TaintEffect::no_execute);
}

void untaint(Context& context, Id<Node> id) {
  context.edit(id).evicting = false;
  remove_taint(context, id, unreachable_taint, TaintEffect::no_execute);
}

void collect_pods_soon(Context& context, Id<Node> id) {
  const EvictionSettings& settings = context.only<Settings>().eviction;
  const bool gone = context[id].condition == NodeCondition::gone;
  const Time from = gone ? context.now() + settings.collect_quarantine : context.now();
  context.schedule_at(
      settings.collect_period > Duration::zero() ? tick_from(from, settings.collect_period) : from,
      PodCollection{id});
}

void watch_leases_anew(Context& context) {
  const Duration period = context.only<Settings>().node_monitor_period;
  const Time noticed = tick_from(context.now() + monitor_grace(context), period);
  for (const auto& [id, node] : context.table<Node>())
    if (node.silent && node.condition == NodeCondition::ready)
      context.schedule_at(noticed, LeaseCheck{id, node.last_lease});
}

Duration monitor_grace(const World& world) {
  const Settings& settings = world.only<Settings>();
  const Table<ClusterVersion>& version = world.table<ClusterVersion>();
  const bool longer = !version.empty() && world.only<ClusterVersion>().minor >= 32;
  return longer ? settings.node_monitor_grace_132 : settings.node_monitor_grace;
}

Time tick_from(Time at, Duration period) {
  const Duration rest = at.time_since_epoch() % period;
  return rest == Duration::zero() ? at : at + (period - rest);
}

Time lease_before(Time at, Duration period, Duration phase) {
  const Duration since = at.time_since_epoch() - phase;
  return Time(since / period * period + phase);
}

}  // namespace drydock::kubernetes
