// Birth, place and end of pods: the one place that keeps the counters of workloads and nodes true.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/scheduling_rules.h"

namespace drydock::kubernetes {

/// What a controller makes a pod from.
struct PodPlan {
  Id<Workload> workload;
  Id<PodTemplate> spec;
  Id<ReplicaSet> replica_set;  ///< Of a deployment.
  std::int32_t ordinal = -1;   ///< Of a stateful set.
  Id<Node> pinned;             ///< Of a daemon set.
  Id<Job> job = {};            ///< Of a job.
};

/// A new pod in the scheduler's queue, said by PodCreated. None when a quota of its namespace
/// refuses, said by PodRefused.
Id<Pod> create_pod(Context& context, const PodPlan& plan);
/// As create_pod(), but nobody is asked or told and nothing is scheduled; while a world is built.
Id<Pod> add_pod(Context& context, const PodPlan& plan);
/// Takes the pod from the queue and reserves its requests on the node.
void bind(Context& context, Id<Pod> pod, Id<Node> node);
/// What the control plane believes of a pod; announces, and the proxies follow.
void set_ready(Context& context, Id<Pod> pod, bool ready);
/// Marks the pod as deleted; its place stays taken until it is gone.
void mark_leaving(Context& context, Id<Pod> pod);
/// The pod's object is removed: place and volume are free, and its controller may act.
void remove_pod(Context& context, Id<Pod> pod);

/// The pod of a job has ended, well or not: it leaves its node and its workload's list.
void finish_pod(Context& context, Id<Pod> pod, PodPhase phase);

PodNeed need_of(const World& world, Id<PodTemplate> spec);
PodNeed need_of(const World& world, const Pod& pod);
NodeOffer offer_of(const World& world, Id<Node> node);
/// Offers of all nodes of the cluster, in the order in which they joined.
std::vector<NodeOffer> offers(const World& world);
/// Whether the pod's process is there and can be reached.
bool answers(const World& world, const Pod& pod);
/// Whether the pod exists, has not ended and nobody has deleted it.
bool is_live(const Pod& pod);
/// Whether a ready pod has been ready for the workload's min_ready.
bool is_available(const World& world, const Pod& pod);

}  // namespace drydock::kubernetes
