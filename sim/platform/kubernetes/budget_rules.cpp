// Budgets count what should be there, so that a shrinking workload cannot talk itself healthy.
#include "sim/platform/kubernetes/budget_rules.h"

#include <algorithm>

namespace drydock::kubernetes {

BudgetStatus budget_status(const BudgetCase& budget) {
  BudgetStatus status;
  status.healthy = budget.healthy;
  const bool by_scale = budget.max_unavailable.given || budget.min_available.percent;
  status.expected = by_scale ? budget.scale : budget.pods;
  if (by_scale && budget.orphans > 0) {
    status.counted = false;
    return status;
  }
  if (budget.max_unavailable.given) {
    const std::int32_t may_miss = scaled(budget.max_unavailable, status.expected, true);
    status.desired_healthy = std::max(status.expected - may_miss, 0);
  } else {
    status.desired_healthy = scaled(budget.min_available, status.expected, true);
  }
  if (status.expected > 0) status.allowed = std::max(status.healthy - status.desired_healthy, 0);
  return status;
}

EvictionAnswer eviction_answer(const EvictionCase& eviction) {
  if (eviction.pending || eviction.budgets == 0) return EvictionAnswer::accepted;
  if (eviction.budgets > 1) return EvictionAnswer::several_budgets;
  const BudgetStatus& status = eviction.status;
  if (!eviction.ready) {
    if (eviction.unhealthy == UnhealthyPolicy::always_allow) return EvictionAnswer::accepted;
    if (status.healthy >= status.desired_healthy && status.desired_healthy > 0)
      return EvictionAnswer::accepted;
  }
  return status.allowed > 0 ? EvictionAnswer::accepted : EvictionAnswer::budget_refuses;
}

}  // namespace drydock::kubernetes
