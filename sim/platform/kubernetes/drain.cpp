// A drain that a budget holds up waits, as kubectl does; nothing forces a pod out.
#include "sim/platform/kubernetes/drain.h"

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/selectors.h"

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

BudgetStatus status_of(const World& world, Id<DisruptionBudget> id) {
  const DisruptionBudget& budget = world[id];
  BudgetCase found{budget.min_available, budget.max_unavailable};
  for (const auto& [workload_id, workload] : world.table<Workload>()) {
    const bool matching = workload.name_space == budget.name_space &&
                          matches(world, budget.selector, world[workload.spec].labels);
    if (!matching) continue;
    const bool has_scale =
        workload.kind == WorkloadKind::deployment || workload.kind == WorkloadKind::stateful_set;
    const std::int32_t pods = workload.pods.length - workload.leaving;
    found.scale += has_scale ? workload.replicas : 0;
    found.orphans += has_scale ? 0 : pods;
    found.pods += pods;
    found.healthy += workload.ready;
  }
  return budget_status(found);
}

EvictionAnswer may_be_evicted(const World& world, const Pod& pod) {
  EvictionCase eviction;
  eviction.pending = pod.phase != PodPhase::running && pod.restarts == 0;
  eviction.ready = pod.ready;
  for (const auto& [id, budget] : world.table<DisruptionBudget>()) {
    if (budget.gone || budget.name_space != world[pod.workload].name_space ||
        !matches(world, budget.selector, world[pod.spec].labels))
      continue;
    ++eviction.budgets;
    eviction.unhealthy = budget.unhealthy;
    eviction.status = status_of(world, id);
  }
  return eviction_answer(eviction);
}

bool may_evict(const World& world, const Pod& pod) {
  return may_be_evicted(world, pod) == EvictionAnswer::accepted;
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
