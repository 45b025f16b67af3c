// A drain that a budget holds up waits, as kubectl does; nothing forces a pod out.
#include "sim/platform/kubernetes/drain.h"

#include "sim/platform/kubernetes/api.h"
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

/// Somebody who wants to drain tries again.
struct DrainLater {
  Id<Node> node;
  DRYDOCK_FIELDS(DrainLater, node)
};

void drain_pass(Context& context, Id<Node> node) {
  if (!context[node].draining || context[node].condition == NodeCondition::gone) return;
  bool refused = false;
  for (const Id<Pod> id : movable_pods(context, node))
    if (is_live(context[id]) && !evict(context, id)) refused = true;
  if (refused) context.schedule(context.only<Settings>().eviction.drain_retry, DrainDue{node});
  look_at_drain(context, node);
}

void on_drain_due(Context& context, const DrainDue& due) {
  if (!waits_for_api(context, due)) drain_pass(context, due.node);
}

void on_drain_later(Context& context, const DrainLater& due) {
  if (context[due.node].condition != NodeCondition::gone) drain(context, due.node);
}

}  // namespace

std::string_view say(EvictionAnswer answer) {
  switch (answer) {
    case EvictionAnswer::accepted:
      return "it may go";
    case EvictionAnswer::budget_refuses:
      return "cannot evict pod as it would violate the pod's disruption budget";
    case EvictionAnswer::several_budgets:
      return "this pod has more than one disruption budget, which evictions do not support";
  }
  return {};
}

void install_drain(Rulebook& rulebook) {
  rulebook.on<on_drain_due>();
  rulebook.on<on_drain_later>();
  rulebook.fact<NodeCordoned>();
  rulebook.fact<NodeUncordoned>();
  rulebook.fact<PodEvictionRefused>();
}

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
  if (!api_is_up(context)) return false;
  const Pod& pod = context[id];
  const EvictionAnswer answer = may_be_evicted(context, pod);
  if (answer != EvictionAnswer::accepted) {
    if (!pod.held) {
      context.announce(PodEvictionRefused{id, node_of(pod), answer});
      context.edit(id).held = true;
    }
    return false;
  }
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

void forget_refusals(Context& context, Id<Node> node) {
  for (const Id<Pod> pod : pods_on(context, node))
    if (context[pod].held) context.edit(pod).held = false;
}

void cordon(Context& context, Id<Node> id) {
  if (context[id].cordoned) return;
  context.edit(id).cordoned = true;
  context.announce(NodeCordoned{id});
}

void uncordon(Context& context, Id<Node> id) {
  if (!context[id].cordoned) return;
  context.edit(id).cordoned = context.edit(id).draining = false;
  context.announce(NodeUncordoned{id});
}

void drain(Context& context, Id<Node> id) {
  if (waits_for_api(context, DrainLater{id})) return;
  cordon(context, id);
  if (context[id].draining) return;
  context.edit(id).draining = true;
  forget_refusals(context, id);
  drain_pass(context, id);
}

void look_at_drain(Context& context, Id<Node> node) {
  if (!context[node].draining || !movable_pods(context, node).empty()) return;
  context.edit(node).draining = false;
  context.announce(NodeDrained{node});
}

}  // namespace drydock::kubernetes
