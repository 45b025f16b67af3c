// What the scheduler thinks of a node's resources with one more pod on it: pure functions over
// plain values, called by the scheduler and by outside test tables alike.
#pragma once

#include <cstdint>
#include <span>

namespace drydock::kubernetes {

constexpr std::int64_t max_node_score = 100;

/// One resource of a node while a pod is scored: what pods may use, and what they ask for with the
/// new pod on it.
struct ScoredResource {
  std::int64_t allocatable = 0;
  std::int64_t requested = 0;
  std::int64_t weight = 1;
};

/// Whether a resource is scored at all: it has capacity, and an extended one ("nvidia.com/gpu") is
/// asked for by the pod. Source: kubernetes/kubernetes pkg/scheduler/framework/plugins/
/// noderesources/resource_allocation.go.
constexpr bool is_scored(std::int64_t allocatable, bool extended, std::int64_t asked) {
  return allocatable != 0 && (!extended || asked != 0);
}
/// Weights that the scheduler's configuration accepts: 1 to 100.
constexpr bool is_weight(std::int64_t weight) { return weight >= 1 && weight <= max_node_score; }

/// NodeResourcesFit, LeastAllocated: trunc((allocatable - requested) * 100 / allocatable), 0 when
/// more is asked for than there is; weighted integer mean. Resources without capacity are left out.
/// Source: noderesources/least_allocated.go.
std::int64_t least_allocated(std::span<const ScoredResource> resources);
/// NodeResourcesFit, MostAllocated: trunc(min(requested, allocatable) * 100 / allocatable).
std::int64_t most_allocated(std::span<const ScoredResource> resources);
/// NodeResourcesBalancedAllocation: trunc((1 - deviation of the used fractions) * 100). Source:
/// noderesources/balanced_allocation.go, releases up to 1.35.
std::int64_t balanced_allocation(std::span<const ScoredResource> resources);
/// The same as the newest scheduler has it: how much the pod betters the balance of a node, from
/// the score without it and the score with it.
constexpr std::int64_t balanced_allocation_change(std::int64_t before, std::int64_t after) {
  return (max_node_score + max_node_score / 2 + after - before) / 2;
}

}  // namespace drydock::kubernetes
