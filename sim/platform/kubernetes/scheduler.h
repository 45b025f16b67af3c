// The scheduler: takes waiting pods in the order of their creation and finds each the best node.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/scheduling_rules.h"

namespace drydock::kubernetes {

void install_scheduler(Rulebook& rulebook);
/// Something changed that may help a waiting pod: all are looked at after the scheduling delay.
void schedule_soon(Context& context);
/// Tries the only node of a daemon pod at once: these are placed while a node joins, before others.
void schedule_daemon(Context& context, Id<Pod> pod);
/// The node for a pod among `offers`, ties broken by the workload's luck; none when all refuse.
Id<Node> choose_node(Context& context, Id<Pod> pod, std::span<const NodeOffer> offers);
/// What each offer says to the pod.
std::vector<Refusal> refusals(const World& world, const Pod& pod,
                              std::span<const NodeOffer> offers);

}  // namespace drydock::kubernetes
