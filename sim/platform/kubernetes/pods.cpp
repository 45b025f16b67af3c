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
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/scheduler.h"
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
  const Workload& workload = context[pod.workload];
  Node& node = context.edit(at);
  node.cpu_requested -= workload.cpu_request;
  node.memory_requested -= workload.memory_request;
  --node.pods;
  remove<&Pod::housemates>(context, node.on_node, id);
}

}  // namespace

Id<Pod> add_pod(Context& context, Id<Workload> workload, std::int32_t ordinal, Id<Node> pinned) {
  Pod pod;
  pod.name = pod_name(context, workload, ordinal, pinned);
  pod.workload = workload;
  pod.ordinal = ordinal;
  pod.pinned = pinned;
  pod.created = pod.phase_since = context.now();
  pod.birth = context.cause();
  const Id<Pod> id = context.add(pod);
  Workload& owner = context.edit(workload);
  ++owner.created;
  ++owner.pending;
  append<&Pod::siblings>(context, owner.pods, id);
  append<&Pod::queue>(context, context.edit_only<ControlPlane>().queue, id);
  if (context[workload].volume_gib > 0) use_claim(context, id);
  return id;
}

Id<Pod> create_pod(Context& context, Id<Workload> workload, std::int32_t ordinal, Id<Node> pinned) {
  const Id<Pod> id = add_pod(context, workload, ordinal, pinned);
  const CauseId birth = context.announce(PodCreated{id});
  context.edit(id).birth = birth;
  Context after = context.because(birth);
  schedule_soon(after);
  return id;
}

void bind(Context& context, Id<Pod> id, Id<Node> at) {
  remove<&Pod::queue>(context, context.edit_only<ControlPlane>().queue, id);
  Workload& workload = context.edit(context[id].workload);
  --workload.pending;
  Node& node = context.edit(at);
  node.cpu_requested += workload.cpu_request;
  node.memory_requested += workload.memory_request;
  ++node.pods;
  append<&Pod::housemates>(context, node.on_node, id);
  Pod& pod = context.edit(id);
  pod.node = at.index;
  pod.phase = PodPhase::starting;
  pod.phase_since = context.now();
  pod.reason = PendingReason::none;
  pod.pending_cause = {};
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
  if (ready) reconcile(after, context[id].workload);
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
    remove<&Pod::queue>(context, context.edit_only<ControlPlane>().queue, id);
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
  if (before.volume && node_of(before) && after[before.volume].instance)
    storage::detach(after, before.volume, true);
  reconcile(after, before.workload);
  schedule_soon(after);
  wake_autoscaler(after);
  wake_horizontal_autoscaler(after, before.workload);
  if (node_of(before)) look_at_drain(after, node_of(before));
}

PodNeed need_of(const World& world, Id<Workload> id) {
  const Workload& workload = world[id];
  PodNeed need;
  need.cpu_milli = workload.cpu_request.count;
  need.memory_bytes = workload.memory_request.count;
  need.daemon = workload.kind == WorkloadKind::daemon_set;
  return need;
}

PodNeed need_of(const World& world, const Pod& pod) {
  PodNeed need = need_of(world, pod.workload);
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
  return offer;
}

std::vector<NodeOffer> offers(const World& world) {
  std::vector<NodeOffer> offers;
  for (const auto& [id, node] : world.table<Node>())
    if (node.condition != NodeCondition::gone) offers.push_back(offer_of(world, id));
  return offers;
}

bool answers(const World& world, const Pod& pod) {
  return pod.serving && node_of(pod) && !world[node_of(pod)].silent;
}

bool is_live(const Pod& pod) {
  return pod.phase != PodPhase::terminating && pod.phase != PodPhase::gone;
}

}  // namespace drydock::kubernetes
