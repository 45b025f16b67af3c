// A drain that a budget holds up waits, as kubectl does; nothing forces a pod out.
#include "sim/platform/kubernetes/drain.h"

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

struct DrainDue {
  Id<Node> node;
  DRYDOCK_FIELDS(DrainDue, node)
};

void drain_pass(Context& context, Id<Node> node) {
  if (!context[node].draining || context[node].condition == NodeCondition::gone) return;
  bool refused = false;
  for (const Id<Pod> id : movable_pods(context, node))
    if (is_live(context[id]) && !evict(context, id)) refused = true;
  if (refused) context.schedule(context.only<Settings>().eviction.drain_retry, DrainDue{node});
  look_at_drain(context, node);
}

void on_drain_due(Context& context, const DrainDue& due) { drain_pass(context, due.node); }

}  // namespace

void install_drain(Rulebook& rulebook) { rulebook.on<on_drain_due>(); }

bool may_evict(const World& world, const Pod& pod) {
  const Workload& workload = world[pod.workload];
  if (workload.pdb_max_unavailable < 0 || pod.phase == PodPhase::pending) return true;
  const std::int32_t allowed =
      disruptions_allowed(workload.replicas, workload.ready, workload.pdb_max_unavailable);
  if (pod.ready) return allowed > 0;
  // IfHealthyBudget: an unready pod may go while the ready ones are enough without it.
  return workload.ready >= workload.replicas - workload.pdb_max_unavailable;
}

bool evict(Context& context, Id<Pod> id) {
  const Pod& pod = context[id];
  if (!may_evict(context, pod)) return false;
  const Id<Workload> workload = pod.workload;
  const CauseId fact = context.announce(PodEvicted{id, node_of(pod)});
  Context after = context.because(fact);
  terminate_pod(after, id);
  reconcile(after, workload);
  return true;
}

std::vector<Id<Pod>> movable_pods(const World& world, Id<Node> node) {
  std::vector<Id<Pod>> movable;
  for (const Id<Pod> id : pods_on(world, node))
    if (world[world[id].workload].kind != WorkloadKind::daemon_set) movable.push_back(id);
  return movable;
}

void drain(Context& context, Id<Node> id) {
  Node& node = context.edit(id);
  node.cordoned = true;
  if (node.draining) return;
  node.draining = true;
  drain_pass(context, id);
}

void look_at_drain(Context& context, Id<Node> node) {
  if (!context[node].draining || !movable_pods(context, node).empty()) return;
  context.edit(node).draining = false;
  context.announce(NodeDrained{node});
}

}  // namespace drydock::kubernetes
