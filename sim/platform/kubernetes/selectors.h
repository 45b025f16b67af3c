// Labels and selectors: which pods a budget, a constraint or a term means.
#pragma once

#include <vector>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/templates.h"

namespace drydock::kubernetes {

inline constexpr std::string_view app_key = "app";
inline constexpr std::string_view zone_key = "topology.kubernetes.io/zone";
inline constexpr std::string_view hostname_key = "kubernetes.io/hostname";
inline constexpr std::string_view machine_type_key = "node.kubernetes.io/instance-type";
inline constexpr std::string_view node_group_key = "eks.amazonaws.com/nodegroup";

/// The value of a label, or no name.
Name value_of(const World& world, Range<Label> labels, Name key);
/// Whether all labels that the selector asks for are there. A selector that is not given finds
/// nothing, an empty one finds everything.
bool matches(const World& world, const Selector& selector, Range<Label> labels);
/// Whether required node affinity and node selector of a template let it onto nodes so labelled.
bool may_use_node(const World& world, Id<PodTemplate> spec, const std::vector<Label>& labels);

}  // namespace drydock::kubernetes
