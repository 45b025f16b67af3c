// Birth, place and end of pods: the one place that keeps the counters of workloads and nodes true.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/scheduling_rules.h"

namespace drydock::kubernetes {

/// A new pod in the scheduler's queue, said by PodCreated.
Id<Pod> create_pod(Context& context, Id<Workload> workload, std::int32_t ordinal, Id<Node> pinned);
/// As create_pod(), but nobody is told and nothing is scheduled; while a world is built.
Id<Pod> add_pod(Context& context, Id<Workload> workload, std::int32_t ordinal, Id<Node> pinned);
/// Takes the pod from the queue and reserves its requests on the node.
void bind(Context& context, Id<Pod> pod, Id<Node> node);
/// What the control plane believes of a pod; announces, and the proxies follow.
void set_ready(Context& context, Id<Pod> pod, bool ready);
/// Marks the pod as deleted; its place stays taken until it is gone.
void mark_leaving(Context& context, Id<Pod> pod);
/// The pod's object is removed: place and volume are free, and its controller may act.
void remove_pod(Context& context, Id<Pod> pod);

PodNeed need_of(const World& world, Id<Workload> workload);
PodNeed need_of(const World& world, const Pod& pod);
NodeOffer offer_of(const World& world, Id<Node> node);
/// Offers of all nodes of the cluster, in the order in which they joined.
std::vector<NodeOffer> offers(const World& world);
/// Whether the pod's process is there and can be reached.
bool answers(const World& world, const Pod& pod);
/// Whether the pod exists and nobody has deleted it.
bool is_live(const Pod& pod);

}  // namespace drydock::kubernetes
