// Eviction that asks disruption budgets first, and `kubectl drain`, which asks until all pods went.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_drain(Rulebook& rulebook);
/// What the Eviction API would answer for this pod now.
EvictionAnswer may_be_evicted(const World& world, const Pod& pod);
bool may_evict(const World& world, const Pod& pod);
/// What a budget allows now.
BudgetStatus status_of(const World& world, Id<DisruptionBudget> budget);
/// Evicts the pod if its budget allows; says PodEvicted or, the first time, PodEvictionRefused.
bool evict(Context& context, Id<Pod> pod);
/// A refusal is said once for each pod; from now on those of the node's pods are said again.
void forget_refusals(Context& context, Id<Node> node);
/// `kubectl cordon` and `kubectl uncordon`, which ends a drain too. Nothing is said when it is so
/// already.
void cordon(Context& context, Id<Node> node);
void uncordon(Context& context, Id<Node> node);
/// Pods that a drain moves: not those of daemon sets. Those that terminate are included.
std::vector<Id<Pod>> movable_pods(const World& world, Id<Node> node);
/// Cordons the node and evicts its pods, again every few seconds while budgets refuse.
void drain(Context& context, Id<Node> node);
/// A pod left the node: says NodeDrained when it was the last of a drain.
void look_at_drain(Context& context, Id<Node> node);

}  // namespace drydock::kubernetes
