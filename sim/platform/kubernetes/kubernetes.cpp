// Installs the cluster's rules, and sets up a cluster as it stands after a long calm.
#include "sim/platform/kubernetes/kubernetes.h"

#include "sim/platform/kubernetes/autoscaler_commands.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/daemon_sets.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/endpoints.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/namespaces.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/rollouts.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/upgrades.h"
#include "sim/platform/kubernetes/zone_disruption.h"
#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

namespace {

void read_metrics(const World& world, Sampler& sampler) {
  if (world.table<ControlPlane>().empty()) return;
  const ControlPlane& plane = world.only<ControlPlane>();
  if (!plane.nodes_ready_metric) return;
  sampler.put(plane.nodes_ready_metric, plane.nodes_ready);
  sampler.put(plane.pods_pending_metric, plane.queue.length + plane.active);
  sampler.put(plane.pods_ready_metric, plane.pods_ready);
}

void ensure_control_plane(Context& context) {
  if (!context.table<ControlPlane>().empty()) return;
  ControlPlane plane;
  plane.expander = context.stream(context.name("cluster-autoscaler"), "expander");
  plane.preemption = context.stream(context.name("kube-scheduler"), "preemption");
  context.add(plane);
}

/// The zones in which the cluster has nodes, in the order of their rows.
std::vector<Id<network::Zone>> zones_with_nodes(const World& world) {
  std::vector<bool> has(world.table<network::Zone>().size(), false);
  for (const auto& [id, node] : world.table<Node>()) has[node.zone.index] = true;
  std::vector<Id<network::Zone>> zones;
  for (std::uint32_t i = 0; i < has.size(); ++i)
    if (has[i]) zones.push_back(Id<network::Zone>{i});
  return zones;
}

/// Where a pod is that has been ready for long; none: nobody takes it.
Id<Node> settled_node(Context& context, Id<Pod> id, ClusterView& view) {
  if (runs_on_fargate(context, context[id])) return settle_on_fargate(context, id);
  const PodAsk ask = ask_of(context, id);
  const std::size_t number = choose_node(context, ask, view);
  if (number == view.size()) return {};
  view.place(ask, number);
  return view[number].node;
}

/// A pod that has been ready for long: no event, no fact.
void settle_pod(Context& context, Id<Pod> id, ClusterView& view) {
  const Id<Node> at = settled_node(context, id, view);
  if (!at) return;  // It stays in the queue, and the scheduler will say why.
  bind(context, id, at);
  if (const Id<Image> image = context[context[id].spec].image)
    cache_image(context, at, image, context.now());
  Pod& pod = context.edit(id);
  pod.phase = PodPhase::running;
  pod.ready = pod.serving = pod.in_endpoints = true;
  ++pod.attempt;
  ++context.edit(pod.workload).ready;
  ++context.edit_only<ControlPlane>().pods_ready;
  if (pod.volume) storage::attach_now(context, pod.volume, context[at].instance);
}

/// The deployment's only replica set, of its full size.
Id<ReplicaSet> settle_set(Context& context, Id<Workload> id) {
  const Id<ReplicaSet> set = newest_set(context, id);
  context.edit(set).replicas = context.edit(set).recorded_desired = context[id].replicas;
  return set;
}

void check_settings(const Settings& s) {
  const auto is_set = [](Duration duration) { return duration > Duration::zero(); };
  const bool timers = is_set(s.node_monitor_period) && is_set(s.lease_period) &&
                      is_set(s.eviction_period) && is_set(s.hpa_period) &&
                      is_set(s.metrics_period) && is_set(s.autoscaler_period) &&
                      is_set(s.schedule_retry) && is_set(s.eviction.drain_retry) &&
                      is_set(s.autoscaler.evict_retry) && is_set(s.kubelet.restart_first) &&
                      is_set(s.autoscaler_backoff);
  DRYDOCK_ASSERT(timers, "every timer of the control plane is set before it starts");
  const auto kept = static_cast<std::int64_t>(HorizontalAutoscaler{}.recent.size());
  DRYDOCK_ASSERT(s.hpa_downscale_window <= kept * s.hpa_period,
                 "a stabilization window holds no more syncs than are kept");
  DRYDOCK_ASSERT(s.scheduler.weight_spread + s.scheduler.weight_resources_fit > 0 &&
                     s.horizontal.scale_up_factor > 0 && s.eviction.unhealthy_zone > 0,
                 "every weight and limit of the control plane is set before it starts");
}

void install_tables(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<ControlPlane>();
  rulebook.table<QueueLane>();
  rulebook.table<Label>();
  rulebook.table<Toleration>();
  rulebook.table<SpreadConstraint>();
  rulebook.table<AffinityTerm>();
  rulebook.table<NodeValue>();
  rulebook.table<NodeRequirement>();
  rulebook.table<HostPort>();
  rulebook.table<Probe>();
  rulebook.table<Image>();
  rulebook.table<PriorityClass>();
  rulebook.table<PodTemplate>();
  rulebook.table<Workload>();
  rulebook.table<ReplicaSet>();
  rulebook.table<Job>();
  rulebook.table<CronJob>();
  rulebook.table<DisruptionBudget>();
  rulebook.table<ResourceQuota>();
  rulebook.table<Pod>();
  rulebook.table<Node>();
  rulebook.table<CachedImage>();
  rulebook.table<ClaimTemplate>();
  rulebook.table<Claim>();
  rulebook.table<ZoneHealth>();
  rulebook.table<GroupMemory>();
  rulebook.table<GroupLabel>();
  rulebook.table<GroupTaint>();
  rulebook.table<HorizontalAutoscaler>();
}

void install_facts(Rulebook& rulebook) {
  rulebook.fact<NodeReady>();
  rulebook.fact<NodeNotReady>();
  rulebook.fact<NodeRemoved>();
  rulebook.fact<NodeDrained>();
  rulebook.fact<PodCreated>();
  rulebook.fact<PodScheduled>();
  rulebook.fact<PodUnschedulable>();
  rulebook.fact<PodPreempted>();
  rulebook.fact<PodReady>();
  rulebook.fact<PodNotReady>();
  rulebook.fact<PodCrashed>();
  rulebook.fact<PodEvicted>();
  rulebook.fact<PodDeleted>();
  rulebook.fact<EndpointsChanged>();
  rulebook.fact<WorkloadScaled>();
  rulebook.fact<RolloutStarted>();
  rulebook.fact<RolloutComplete>();
  rulebook.fact<RolloutStuck>();
  rulebook.fact<ReplicaSetScaled>();
  rulebook.fact<PodRefused>();
  rulebook.fact<ImagePullFailed>();
  rulebook.fact<PodBacksOff>();
  rulebook.fact<ProbeFailed>();
  rulebook.fact<JobStarted>();
  rulebook.fact<JobComplete>();
  rulebook.fact<JobFailed>();
  rulebook.fact<ScaleUpTriggered>();
  rulebook.fact<ScaleUpImpossible>();
  rulebook.fact<ScaleDownTriggered>();
  rulebook.fact<ScaleDownFailed>();
}

}  // namespace

void install(Rulebook& rulebook) {
  install_tables(rulebook);
  install_facts(rulebook);
  install_controllers(rulebook);
  install_endpoints(rulebook);
  install_fargate(rulebook);
  install_claims(rulebook);
  install_kubelet(rulebook);
  install_rollouts(rulebook);
  install_jobs(rulebook);
  install_scheduler(rulebook);
  install_drain(rulebook);
  install_zone_disruption(rulebook);
  install_node_lifecycle(rulebook);
  install_horizontal_autoscaler(rulebook);
  install_cluster_autoscaler(rulebook);
  install_upgrades(rulebook);
  install_autoscaler_commands(rulebook);
  install_cluster_loss(rulebook);
  install_namespaces(rulebook);
  rulebook.command<Scale>(Role::trainee);
  rulebook.command<DeletePod>(Role::trainee);
  rulebook.command<ForceDeletePod>(Role::trainee);
  rulebook.command<SetImage>(Role::trainee);
  rulebook.command<RolloutUndo>(Role::trainee);
  rulebook.command<RolloutRestart>(Role::trainee);
  rulebook.command<RolloutPause>(Role::trainee);
  rulebook.command<RolloutResume>(Role::trainee);
  rulebook.command<SetBudget>(Role::trainee);
  rulebook.command<CreateJob>(Role::trainee);
  rulebook.command<SuspendCronJob>(Role::trainee);
  rulebook.command<ResumeCronJob>(Role::trainee);
  rulebook.command<CordonNode>(Role::trainee);
  rulebook.command<UncordonNode>(Role::trainee);
  rulebook.command<DrainNode>(Role::trainee);
  rulebook.metrics(read_metrics);
}

Id<Node> add_ready_node(Context& context, Id<compute::Instance> instance) {
  ensure_control_plane(context);
  const Id<Node> node = add_node(context, instance);
  update_zones(context);
  return node;
}

void settle_workload(Context& context, Id<Workload> id, Id<network::Zone> volume_zone) {
  ensure_control_plane(context);
  if (context[id].kind == WorkloadKind::job) return;  // Its pods come with its jobs.
  const std::vector<Id<network::Zone>> zones = zones_with_nodes(context);
  ClusterView view(context);
  if (context[id].kind == WorkloadKind::daemon_set) {
    for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i)
      if (daemon_fit(context, id, Id<Node>{i}).should_run)
        settle_pod(context, add_pod(context, {id, context[id].spec, {}, -1, Id<Node>{i}}), view);
    return;
  }
  const std::int64_t volume_gib = context[context[id].spec].volume_gib;
  DRYDOCK_ASSERT(volume_gib == 0 || volume_zone || !zones.empty(),
                 "a volume needs a zone: nodes are added before workloads are settled");
  const bool is_set = context[id].kind == WorkloadKind::stateful_set;
  const Id<ReplicaSet> set = is_set ? Id<ReplicaSet>{} : settle_set(context, id);
  for (std::int32_t i = 0; i < context[id].replicas; ++i) {
    if (volume_gib > 0)
      claim_volume(context, id, i,
                   volume_zone ? volume_zone : zones[static_cast<std::size_t>(i) % zones.size()]);
    settle_pod(context, add_pod(context, {id, context[id].spec, set, is_set ? i : -1, {}}), view);
  }
}

void start_control_plane(Context& context) {
  ensure_control_plane(context);
  check_settings(context.only<Settings>());
  ControlPlane plane = context.only<ControlPlane>();
  plane.nodes_ready_metric = add_metric(context, "cluster.nodes_ready", "nodes");
  plane.pods_pending_metric = add_metric(context, "cluster.pods_pending", "pods");
  plane.pods_ready_metric = add_metric(context, "cluster.pods_ready", "pods");
  context.edit_only<ControlPlane>() = plane;
  for (std::uint32_t i = 0; i < context.table<Workload>().size(); ++i) {
    reconcile(context, Id<Workload>{i});
    wake_horizontal_autoscaler(context, Id<Workload>{i});
  }
  schedule_soon(context);
  wake_autoscaler(context);
}

std::int32_t ready_pods(const World& world, Id<Workload> workload) { return world[workload].ready; }

std::int32_t pending_pods(const World& world, Id<Workload> workload) {
  return world[workload].pending;
}

}  // namespace drydock::kubernetes
