// What all nodes of a group have in common: labels and taints of the node group.
#pragma once

#include <vector>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/templates.h"

namespace drydock::kubernetes {

/// A label of every node of a group, besides those that EKS gives.
struct GroupLabel {
  Id<compute::MachineGroup> group;
  Name key, value;
  DRYDOCK_FIELDS(GroupLabel, group, key, value)
};

/// A taint that every node of a group has when it registers.
struct GroupTaint {
  Id<compute::MachineGroup> group;
  Name key, value;
  TaintEffect effect = TaintEffect::no_schedule;
  DRYDOCK_FIELDS(GroupTaint, group, key, value, effect)
};

/// The labels that the group's nodes get.
std::vector<Label> own_labels(const World& world, Id<compute::MachineGroup> group);
std::vector<Taint> own_taints(const World& world, Id<compute::MachineGroup> group);
/// Whether pods of this template may go to a new node of the group, as far as taints say. Pods of
/// daemon sets tolerate what their controller lets them tolerate.
bool tolerates_group(const World& world, Id<PodTemplate> spec, Id<compute::MachineGroup> group);
/// Gives a node that registers the taints of its group.
void taint_new_node(Context& context, Id<Node> node);

}  // namespace drydock::kubernetes
