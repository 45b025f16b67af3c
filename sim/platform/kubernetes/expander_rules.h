// Which group the cluster-autoscaler grows, and how far: expanders, limits and the balancing of
// similar groups. Pure functions, which the simulation and outside test tables call alike.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/fields.h"

namespace drydock::kubernetes {

DRYDOCK_ENUM(Expander, random, least_waste, priority, most_pods, least_nodes)

/// A group that could help.
struct ExpansionOption {
  std::string_view group;
  std::int32_t nodes = 0;  ///< New ones.
  std::int32_t pods = 0;   ///< That they would take.
  double waste = 0;
};

/// Share of CPU plus share of memory that would lie idle on `nodes` new nodes of this capacity.
/// Source of this file: kubernetes/autoscaler cluster-autoscaler/expander, processors/nodegroupset
/// and estimator.
double waste(std::int64_t cpu_used, std::int64_t memory_used, std::int64_t cpu_milli,
             std::int64_t memory_bytes, std::int32_t nodes);

/// One line of the ConfigMap of the priority expander: unanchored regular expressions of names.
struct GroupPriority {
  std::int32_t priority = 0;
  std::string pattern;
};

/// Indexes of the options that survive this expander; for `random` all. A pattern that is no
/// regular expression matches nothing.
std::vector<std::size_t> best_options(Expander expander, std::span<const ExpansionOption> options,
                                      std::span<const GroupPriority> priorities);
/// One expander after the other, while more than one option is left.
std::vector<std::size_t> best_options(std::span<const Expander> chain,
                                      std::span<const ExpansionOption> options,
                                      std::span<const GroupPriority> priorities);

/// A group that may grow.
struct GroupSize {
  std::int32_t size = 0, max = 0;
};
/// New sizes when `nodes` are added one by one to the smallest group below its max.
std::vector<std::int32_t> balance(std::span<const GroupSize> groups, std::int32_t nodes);

/// Nodes that the group and those like it may still get; -1: none. (0 would mean no limit.)
std::int32_t similar_groups_capacity(std::span<const GroupSize> groups);
/// Nodes that the cluster may still get; 0: no limit, -1: none.
std::int32_t cluster_capacity(std::int32_t max_nodes_total, std::int32_t current_nodes);

/// What decides whether groups are similar.
struct GroupShape {
  std::int64_t cpu_milli = 0, memory_bytes = 0, pods = 0;  ///< Capacity.
  std::int64_t cpu_allocatable = 0, memory_allocatable = 0;
  std::int64_t cpu_free = 0, memory_free = 0;  ///< Of a new node with its daemon pods.
};
/// Equal capacity (memory within 1.5 %), allocatable and free within 5 %; their labels, those of
/// the place left out, are compared by the caller.
bool are_similar(const GroupShape& a, const GroupShape& b);

}  // namespace drydock::kubernetes
