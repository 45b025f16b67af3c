// Preemption: pods of lower priority leave a node so that an important one fits.
#pragma once

#include <string>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/cluster_view.h"

namespace drydock::kubernetes {

/// Deletes the victims on the node where this costs least, and promises the pod its room. Nothing
/// happens when the pod may not preempt, no node would help, or victims of an earlier preemption
/// are still leaving.
void preempt(Context& context, const PodAsk& ask, ClusterView& view);
/// What the attempt says: "preemption: 0/5 nodes are available: ..."; empty when it would succeed.
std::string preemption_note(const World& world, const PodAsk& ask, ClusterView& view);

}  // namespace drydock::kubernetes
