// Which node is emptied for a pod of higher priority: pure functions over plain values.
#pragma once

#include <cstdint>
#include <span>

#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// A pod that might have to go; higher priority and longer life make it more important.
struct Importance {
  std::int32_t priority = 0;
  Time started;
};
/// Source: kubernetes/kubernetes pkg/scheduler/util/utils.go, MoreImportantPod.
constexpr bool is_more_important(const Importance& a, const Importance& b) {
  return a.priority != b.priority ? a.priority > b.priority : a.started < b.started;
}

/// What it would cost to make room on one node.
struct PreemptionCost {
  std::int32_t budgets_broken = 0;  ///< Victims whose disruption budget has nothing left.
  std::int32_t highest_priority = 0;
  std::int64_t priority_sum = 0;  ///< Each priority lifted by 2^31, so that it counts a pod too.
  std::int32_t victims = 0;
  Time started;  ///< The earliest start among the victims of highest priority.
};

/// Adds a victim to the cost; victims come in any order.
void add_victim(PreemptionCost& cost, const Importance& victim, bool breaks_budget);
/// The cheapest node: fewest budgets broken, lowest highest priority, lowest sum, fewest victims,
/// latest start, first. `costs` is not empty. Source: pkg/scheduler/framework/preemption/
/// preemption.go, pickOneNodeForPreemption.
std::size_t cheapest(std::span<const PreemptionCost> costs);

/// Nodes that a preemption looks at: a tenth of them, at least 100. Source: default_preemption.go.
std::int64_t preemption_candidates(std::int64_t nodes);

}  // namespace drydock::kubernetes
