// Node pressure: memory or disk runs out, and the kubelet ends pods to get it back.
#pragma once

#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/facts.h"

namespace drydock::kubernetes {

/// Something that is no pod takes so much of a node's memory or disk from now on; 0: nothing. Pods
/// are taken to use what they ask for.
void set_outside_use(Context& context, Id<Node> node, NodeResource resource, Bytes amount);
/// Whether so much outside use would put the node under pressure now.
bool would_run_low(const World& world, Id<Node> node, NodeResource resource, Bytes outside);
/// Live pods of a node in the order in which its kubelet would end them.
std::vector<Id<Pod>> pods_to_end(const World& world, Id<Node> node, NodeResource resource);

void install_node_pressure(Rulebook& rulebook);

}  // namespace drydock::kubernetes
