// The kubelet: brings a pod from its node to ready - volume, image, container, readiness - and ends
// or restarts it.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_kubelet(Rulebook& rulebook);
/// Begins to start a pod that was just bound to a node.
void start_pod(Context& context, Id<Pod> pod);
/// Deletes a pod politely: out of the endpoints, and gone after its grace. On a node that cannot be
/// reached it stays Terminating. A pod without a node goes at once.
void terminate_pod(Context& context, Id<Pod> pod);
/// The kubelet of a node can be reached again and takes up its work.
void resume_pods(Context& context, Id<Node> node);
/// Notes the image of a workload on a node; while a world is built.
void cache_image(Context& context, Id<Node> node, Id<Workload> workload, Time there);

}  // namespace drydock::kubernetes
