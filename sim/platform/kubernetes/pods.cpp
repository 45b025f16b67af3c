// Every change of a pod's phase or readiness goes through here, so that no counter can drift.
#include "sim/platform/kubernetes/pods.h"

#include <string>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/endpoints.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/quotas.h"
#include "sim/platform/kubernetes/rollouts.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/taints.h"
#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

namespace {

Name pod_name(Context& context, Id<Workload> id, std::int32_t ordinal, Id<Node> pinned) {
  const Workload& workload = context[id];
  std::string name(context.text(workload.name));
  if (workload.kind == WorkloadKind::stateful_set) {
    name += "-" + std::to_string(ordinal);
  } else if (workload.kind == WorkloadKind::daemon_set) {
    name += "-" + std::string(context.text(context[pinned].name));
  } else {
    name += "-" + std::to_string(workload.created + 1);
  }
  return context.name(name);
}

void count_ready(Context& context, Id<Pod> id, std::int32_t change) {
  context.edit(context[id].workload).ready += change;
  context.edit_only<ControlPlane>().pods_ready += change;
}

void leave_node(Context& context, Id<Pod> id) {
  const Pod& pod = context[id];
  const Id<Node> at = node_of(pod);
  if (!at) return;
  const PodTemplate& spec = context[pod.spec];
  Node& node = context.edit(at);
  node.cpu_requested -= spec.cpu_request;
  node.memory_requested -= spec.memory_request;
  node.volumes_attached -= spec.volume_gib > 0;
  --node.pods;
  remove<&Pod::housemates>(context, node.on_node, id);
}

/// Whether volumes of a node come free at once when their pods go: its kubelet unmounts them, it
/// has left the cluster, or somebody said that it is out of service. Otherwise nobody confirms that
/// they are unmounted, and they are detached by force later. Source: Kubernetes documentation,
/// "Node Shutdowns"; aws-ebs-csi-driver docs/faq.md.
bool is_let_go(const World& world, Id<Node> node) {
  return !world[node].silent || world[node].condition == NodeCondition::gone ||
         has_taint(world, node, out_of_service_taint, TaintEffect::no_execute);
}

}  // namespace

Id<Pod> add_pod(Context& context, const PodPlan& plan) {
  const PodTemplate& spec = context[plan.spec];
  Pod pod;
  pod.name = pod_name(context, plan.workload, plan.ordinal, plan.pinned);
  pod.workload = plan.workload;
  pod.spec = plan.spec;
  pod.replica_set = plan.replica_set;
  pod.job = plan.job;
  if (spec.priority_class) pod.priority = context[spec.priority_class].value;
  pod.ordinal = plan.ordinal;
  pod.pinned = plan.pinned;
  pod.created = pod.phase_since = context.now();
  pod.birth = context.cause();
  const bool has_volume = spec.volume_gib > 0;
  const Id<Pod> id = context.add(pod);
  Workload& owner = context.edit(plan.workload);
  ++owner.created;
  ++owner.pending;
  append<&Pod::siblings>(context, owner.pods, id);
  enqueue(context, id);
  if (has_volume) use_claim(context, id);
  return id;
}

Id<Pod> create_pod(Context& context, const PodPlan& plan) {
  if (const QuotaAnswer answer = ask_quotas(context, plan.spec); answer.refused) {
    context.announce(PodRefused{plan.workload, answer.quota, answer.resource});
    return {};
  }
  const Id<Pod> id = add_pod(context, plan);
  const CauseId birth = context.announce(PodCreated{id});
  context.edit(id).birth = birth;
  Context after = context.because(birth);
  schedule_active(after);
  return id;
}

void bind(Context& context, Id<Pod> id, Id<Node> at) {
  dequeue(context, id);
  --context.edit(context[id].workload).pending;
  const PodTemplate& spec = context[context[id].spec];
  Node& node = context.edit(at);
  node.cpu_requested += spec.cpu_request;
  node.memory_requested += spec.memory_request;
  node.volumes_attached += spec.volume_gib > 0;
  ++node.pods;
  append<&Pod::housemates>(context, node.on_node, id);
  Pod& pod = context.edit(id);
  pod.node = at.index;
  pod.phase = PodPhase::starting;
  pod.phase_since = context.now();
  pod.reason = PendingReason::none;
  pod.pending_cause = {};
  pod.nominated = {};
  wake_autoscaler(context);
}

void set_ready(Context& context, Id<Pod> id, bool ready) {
  if (context[id].ready == ready) return;
  Pod& pod = context.edit(id);
  pod.ready = ready;
  pod.ready_since = context.now();
  count_ready(context, id, ready ? 1 : -1);
  const CauseId fact = ready ? context.announce(PodReady{id}) : context.announce(PodNotReady{id});
  Context after = context.because(fact);
  update_endpoints_later(after, context[id].workload);
  wake_horizontal_autoscaler(after, context[id].workload);
  if (!ready && after[after[id].workload].progress == Progress::complete) return;
  reconcile(after, after[id].workload);
  if (!ready) return;
  await_available(after, after[id].workload);
}

void mark_leaving(Context& context, Id<Pod> id) {
  Pod& pod = context.edit(id);
  pod.phase = PodPhase::terminating;
  pod.phase_since = context.now();
  ++pod.attempt;
  ++context.edit(pod.workload).leaving;
  set_ready(context, id, false);
}

void remove_pod(Context& context, Id<Pod> id) {
  const Pod before = context[id];
  DRYDOCK_ASSERT(before.phase != PodPhase::gone, "a pod goes once");
  Workload& workload = context.edit(before.workload);
  if (before.phase == PodPhase::pending) {
    --workload.pending;
    dequeue(context, id);
  }
  if (before.phase == PodPhase::terminating) --workload.leaving;
  remove<&Pod::siblings>(context, workload.pods, id);
  leave_node(context, id);
  if (before.ready) count_ready(context, id, -1);
  Pod& pod = context.edit(id);
  pod.phase = PodPhase::gone;
  pod.phase_since = context.now();
  pod.ready = pod.serving = pod.in_endpoints = false;
  pod.reason = PendingReason::none;
  ++pod.attempt;
  const CauseId fact = context.announce(PodDeleted{id});
  Context after = context.because(fact);
  if (before.in_endpoints) after.announce(EndpointsChanged{before.workload});
  if (before.job) count_lost(after, before.job);
  if (before.volume && node_of(before) && after[before.volume].instance)
    storage::detach(after, before.volume, is_let_go(after, node_of(before)));
  reconcile(after, before.workload);
  schedule_soon(after);
  wake_autoscaler(after);
  wake_horizontal_autoscaler(after, before.workload);
  if (node_of(before)) look_at_drain(after, node_of(before));
  leave_fargate(after, id);
}

void finish_pod(Context& context, Id<Pod> id, PodPhase phase) {
  const Pod before = context[id];
  remove<&Pod::siblings>(context, context.edit(before.workload).pods, id);
  leave_node(context, id);
  if (before.ready) count_ready(context, id, -1);
  Pod& pod = context.edit(id);
  pod.phase = phase;
  pod.phase_since = context.now();
  pod.ready = pod.serving = pod.in_endpoints = false;
  ++pod.attempt;
  schedule_soon(context);
  wake_autoscaler(context);
  if (node_of(before)) look_at_drain(context, node_of(before));
  leave_fargate(context, id);
}

PodNeed need_of(const World& world, Id<PodTemplate> id) {
  const PodTemplate& spec = world[id];
  PodNeed need;
  need.cpu_milli = spec.cpu_request.count;
  need.memory_bytes = spec.memory_request.count;
  need.volumes = spec.volume_gib > 0 ? 1 : 0;
  need.daemon = world[spec.workload].kind == WorkloadKind::daemon_set;
  return need;
}

PodNeed need_of(const World& world, const Pod& pod) {
  PodNeed need = need_of(world, pod.spec);
  need.pinned = pod.pinned;
  if (pod.volume) need.volume_zone = world[pod.volume].zone;
  return need;
}

NodeOffer offer_of(const World& world, Id<Node> id) {
  const Node& node = world[id];
  NodeOffer offer;
  offer.node = id;
  offer.zone = node.zone;
  offer.cordoned = node.cordoned;
  offer.unreachable = node.condition != NodeCondition::ready;
  offer.to_delete = node.to_delete;
  offer.cpu_milli = node.cpu.count;
  offer.memory_bytes = node.memory.count;
  offer.pods_max = node.pods_max;
  offer.cpu_requested = node.cpu_requested.count;
  offer.memory_requested = node.memory_requested.count;
  offer.pods = node.pods;
  offer.volumes_max = node.volumes_max;
  offer.volumes = node.volumes_attached;
  return offer;
}

std::vector<NodeOffer> offers(const World& world) {
  std::vector<NodeOffer> offers;
  for (const auto& [id, node] : world.table<Node>())
    if (node.condition != NodeCondition::gone) offers.push_back(offer_of(world, id));
  return offers;
}

bool answers(const World& world, const Pod& pod) {
  return pod.serving && !pod.expired && node_of(pod) && !world[node_of(pod)].silent;
}

bool is_live(const Pod& pod) {
  return pod.phase == PodPhase::pending || pod.phase == PodPhase::starting ||
         pod.phase == PodPhase::running;
}

bool is_available(const World& world, const Pod& pod) {
  return pod.ready && pod.ready_since + world[pod.workload].min_ready <= world.now();
}

}  // namespace drydock::kubernetes
