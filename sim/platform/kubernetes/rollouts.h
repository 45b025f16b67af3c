// Rollouts: replica sets of deployments, and the way of a new template to the pods of any workload.
#pragma once

#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_rollouts(Rulebook& rulebook);

/// Brings a deployment's replica sets, and the pods of each, nearer to what it asks for.
void reconcile_deployment(Context& context, Id<Workload> workload);
/// The set of the deployment's newest template, made when there is none.
Id<ReplicaSet> newest_set(Context& context, Id<Workload> workload);
/// As newest_set(), but none when there is none.
Id<ReplicaSet> newest_set_if_any(const World& world, Id<Workload> workload);
/// The sets of a deployment that are kept, newest first by their making.
std::vector<Id<ReplicaSet>> sets_of(const World& world, Id<Workload> workload);

/// Gives the workload another template; its controller rolls it out unless it is paused.
void set_template(Context& context, Id<Workload> workload, Id<PodTemplate> spec);
/// The template that an undo brings back: of `revision`, or with 0 the one before; none when there
/// is no such revision.
Id<PodTemplate> undo_target(const World& world, Id<Workload> workload, std::int32_t revision);
/// Looks again when the next pod of the workload will have been ready for long enough.
void await_available(Context& context, Id<Workload> workload);
/// A quota refused a pod: tries again, after 5 ms and then twice as long each time up to 1000 s.
void retry_later(Context& context, Id<Workload> workload);
/// Deletes as many live pods as are too many, in the order in which a replica set lets go of them.
void shrink(Context& context, const std::vector<Id<Pod>>& live, std::int32_t surplus);

}  // namespace drydock::kubernetes
