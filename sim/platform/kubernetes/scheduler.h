// The scheduler: takes waiting pods by priority and time and finds each the best node.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/cluster_view.h"
#include "sim/platform/kubernetes/scheduler_queue.h"

namespace drydock::kubernetes {

void install_scheduler(Rulebook& rulebook);
/// The pods to be tried next are looked at after the scheduling delay.
void schedule_active(Context& context);
/// Something changed that may help a waiting pod: of those that met one of these obstacles, who
/// does not back off is tried after the scheduling delay.
void schedule_soon(Context& context, std::uint32_t obstacles = any_help);
/// Tries the only node of a daemon pod at once: these are placed while a node joins, before others.
void schedule_daemon(Context& context, Id<Pod> pod);
/// The number of the node for a pod, ties broken by the workload's luck; view.size() when all
/// refuse.
std::size_t choose_node(Context& context, const PodAsk& ask, ClusterView& view);

}  // namespace drydock::kubernetes
