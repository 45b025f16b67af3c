// What growing could do: pods that no node takes, and what each group could offer them.
#pragma once

#include <vector>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/bin_packing.h"
#include "sim/platform/kubernetes/cluster_view.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// Waiting pods that are alike: one template, one place for the volume.
struct WaitingGroup {
  PodAsk ask;
  PodGroupNeed pods;
  std::vector<Id<Pod>> members;
};

/// Pods that fit neither the nodes that are there nor those that are coming. Pods of a priority
/// below the cutoff, and those that the scheduler has not tried, are left out.
std::vector<WaitingGroup> helpless_pods(const World& world);
/// What a new node of the group says to the pods of each waiting group.
std::vector<PodGroupNeed> needs_of(const World& world, const std::vector<WaitingGroup>& waiting,
                                   Id<compute::MachineGroup> group, std::size_t existing);
/// Nodes of the cluster, when some of the pods have to be spread over hosts; else none, since then
/// only new nodes are tried.
std::vector<NodeOffer> existing_nodes(const World& world, const std::vector<WaitingGroup>& waiting);
/// An empty new node of the group with its daemon pods on it.
NodeOffer blank_node(const World& world, Id<compute::MachineGroup> group);
/// Machines that were asked for and have not become nodes yet: the desired size of the group less
/// the nodes that are there. A machine that the group launches ahead of one that it will lose is
/// not in the desired size, and so is not counted, as in the real autoscaler. Source:
/// kubernetes/autoscaler cluster-autoscaler/clusterstate/clusterstate.go, GetUpcomingNodes.
std::int32_t upcoming(const World& world, Id<compute::MachineGroup> group);
/// The labels that a new node of the group will have, but its host name: those of its newest node,
/// or those that the group gives.
std::vector<Label> labels_of(const World& world, Id<compute::MachineGroup> group);
/// Whether balancing may treat the groups as one.
bool are_similar(const World& world, Id<compute::MachineGroup> a, Id<compute::MachineGroup> b);

/// Event NotTriggerScaleUp: "pod didn't trigger scale-up: 2 Insufficient cpu, 1 max node group size
/// reached"; empty when the pod fits or a group could help.
std::string no_scale_up_message(const World& world, Id<Pod> pod);

}  // namespace drydock::kubernetes
