// A workload as people declare it, lists and all, before there are rows for it.
#pragma once

#include <optional>
#include <vector>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/workloads.h"

namespace drydock::kubernetes {

/// A term of podAffinity, and the labels that it asks for.
struct DeclaredTerm {
  AffinityTerm term;
  std::vector<Label> match;
};
/// A requirement on nodes, and the values that it names.
struct DeclaredRequirement {
  NodeRequirement requirement;
  std::vector<Name> values;
};
/// A budget; without labels of its own it is for the pods of the workload.
struct DeclaredBudget {
  DisruptionBudget budget;
  std::vector<Label> match;
};

/// Everything that one manifest of a workload says. Lists left empty are empty.
struct Declaration {
  Workload workload;
  PodTemplate pod;
  Image image;                           ///< Without a name it is called "<workload>:1".
  std::vector<Label> labels;             ///< Besides app=<workload>.
  std::vector<Toleration> tolerations;   ///< Besides those that admission adds.
  std::vector<SpreadConstraint> spread;  ///< A selector that is not given is the workload's own.
  std::vector<DeclaredTerm> affinity;
  std::vector<DeclaredRequirement> node_requirements;
  std::vector<HostPort> host_ports;
  std::vector<Probe> probes;
  std::optional<DeclaredBudget> budget;
};

/// Makes the rows of a workload and its first revision; no pods yet.
Id<Workload> declare(Context& context, const Declaration& declaration);
/// A workload like another, with a name and a namespace of its own: the same template and claims,
/// and selectors that find its own pods where those of the other found theirs; no pods yet. With an
/// environment its pods go to the nodes that are labelled and tainted so, and to no others.
Id<Workload> declare_like(Context& context, Id<Workload> other, Name name, Name name_space,
                          Name environment = {});
/// Key of that label and taint.
inline constexpr std::string_view environment_key = "environment";
/// The image called `image.name`, made if there is none.
Id<Image> add_image(Context& context, const Image& image);
/// A further revision: the template with its hash. The same template again gives the row that is
/// there.
Id<PodTemplate> add_template(Context& context, PodTemplate spec);
/// Prefers even zones, by the labels that the workload's pods have: maxSkew 1, ScheduleAnyway.
SpreadConstraint zone_spread(Context& context);
/// Gives a node the labels of its machine, hostname, zone, machine type and node group, and those
/// of its group.
void label_node(Context& context, Id<Node> node);

}  // namespace drydock::kubernetes
