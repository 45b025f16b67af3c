// Pods on AWS Fargate: which ones, and how each gets a node of its own.
//
// Modelled: profiles that select pods by namespace and labels; a micro-VM for each such pod, spread
// over the zones, as a node with the taint and label of EKS, which leaves with its pod. Left out:
// daemon sets, which Fargate does not run, and so the agents that they are; wildcards in selectors;
// volumes of EFS; pods that were there before a profile.
#pragma once

#include <optional>
#include <string>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// On nodes of Fargate, as a taint (NoSchedule) and a label. Source: EKS user guide.
inline constexpr std::string_view compute_type_key = "eks.amazonaws.com/compute-type";

struct FargateProfile {
  Name name;
  DRYDOCK_FIELDS(FargateProfile, name)
};

/// Pods of the namespace that have all of these labels.
struct FargateSelector {
  Id<FargateProfile> profile;
  Name name_space;
  Range<Label> labels;
  DRYDOCK_FIELDS(FargateSelector, profile, name_space, labels)
};

/// A pod and the micro-VM that was launched for it last.
struct FargatePod {
  Id<Pod> pod;
  Id<compute::MicroVm> vm;
  DRYDOCK_FIELDS(FargatePod, pod, vm)
};

/// No zone has a micro-VM for the pod; it is tried again.
struct FargateRefused {
  static constexpr FactStyle style{"kubernetes.fargate_refused",
                                   "Fargate has no micro-VM for {pod} in any zone", Tone::broken,
                                   Weight::normal};
  Id<Pod> pod;
  DRYDOCK_FIELDS(FargateRefused, pod)
};

void install_fargate(Rulebook& rulebook);
/// A profile without selectors; compute::add_fargate() comes before.
Id<FargateProfile> add_profile(Context& context, Name name);
/// The profile that takes the pods of a template; none: they run on nodes of groups.
Id<FargateProfile> profile_of(const World& world, const PodTemplate& spec);
bool runs_on_fargate(const World& world, const Pod& pod);
/// The micro-VM of a pod; none: it has none yet.
Id<compute::MicroVm> micro_vm_of(const World& world, Id<Pod> pod);
/// The scheduler of Fargate takes the next look at a waiting pod: it asks for a micro-VM unless one
/// is on its way, and leaves the pod in the queue.
void place_on_fargate(Context& context, Id<Pod> pod);
/// Why a waiting pod of Fargate waits.
std::string fargate_message(const World& world, Id<Pod> pod);
/// The micro-VM of a pod runs: it becomes a node, and the pod is bound to it.
void join_from_fargate(Context& context, Id<compute::Instance> instance);
/// The same at once for a pod that has been running for long; while a world is built. None: no zone
/// has room.
Id<Node> settle_on_fargate(Context& context, Id<Pod> pod);
/// The pod is gone or has ended: so have its micro-VM and its node.
void leave_fargate(Context& context, Id<Pod> pod);

}  // namespace drydock::kubernetes
