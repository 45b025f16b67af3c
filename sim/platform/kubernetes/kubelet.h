// The kubelet: brings a pod from its node to ready - volume, image, container, readiness - and ends
// or restarts it.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/facts.h"

namespace drydock::kubernetes {

void install_kubelet(Rulebook& rulebook);
void install_registry(Rulebook& rulebook);
/// Begins to start a pod that was just bound to a node.
void start_pod(Context& context, Id<Pod> pod);
/// Deletes a pod politely: out of the endpoints, and gone after its grace. On a node that cannot be
/// reached it stays Terminating. A pod without a node goes at once.
void terminate_pod(Context& context, Id<Pod> pod, Deleter by = Deleter::somebody_else);
/// Says that a deleted pod waits for a node that the control plane knows to be unreachable; not
/// where somebody said that the node is out of service, since then it does not wait for long.
void say_stuck(Context& context, Id<Pod> pod);
/// The container of a running pod ends: a crash, the memory limit, a probe. It is started again, at
/// once or after the back-off; a pod of a job has failed.
void end_container(Context& context, Id<Pod> pod, ExitReason reason);
/// The kubelet of a node can be reached again and takes up its work.
void resume_pods(Context& context, Id<Node> node);
/// Notes an image on a node; while a world is built.
void cache_image(Context& context, Id<Node> node, Id<Image> image, Time there);

}  // namespace drydock::kubernetes
