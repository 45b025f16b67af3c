// Eviction that asks disruption budgets first, and `kubectl drain`, which asks until all pods went.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// Disruptions that a budget allows: max(0, healthy - max(0, expected - max_unavailable)), 0 when
/// nothing is expected. Source: kubernetes/kubernetes pkg/controller/disruption/disruption.go.
constexpr std::int32_t disruptions_allowed(std::int32_t expected, std::int32_t healthy,
                                           std::int32_t max_unavailable) {
  if (expected <= 0) return 0;
  const std::int32_t desired = expected > max_unavailable ? expected - max_unavailable : 0;
  return healthy > desired ? healthy - desired : 0;
}

void install_drain(Rulebook& rulebook);
/// Whether the eviction API would accept this pod now.
bool may_evict(const World& world, const Pod& pod);
/// Evicts the pod if its budget allows; says PodEvicted because of the context's cause.
bool evict(Context& context, Id<Pod> pod);
/// Pods that a drain moves: not those of daemon sets. Those that terminate are included.
std::vector<Id<Pod>> movable_pods(const World& world, Id<Node> node);
/// Cordons the node and evicts its pods, again every few seconds while budgets refuse.
void drain(Context& context, Id<Node> node);
/// A pod left the node: says NodeDrained when it was the last of a drain.
void look_at_drain(Context& context, Id<Node> node);

}  // namespace drydock::kubernetes
