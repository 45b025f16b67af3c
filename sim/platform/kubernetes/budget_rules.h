// What a disruption budget allows, as pure functions. Source: kubernetes/kubernetes
// pkg/controller/disruption/disruption.go and pkg/registry/core/pod/storage/eviction.go.
#pragma once

#include <cstdint>

#include "sim/engine/base/fields.h"
#include "sim/platform/kubernetes/int_or_percent.h"

namespace drydock::kubernetes {

DRYDOCK_ENUM(UnhealthyPolicy, if_healthy_budget, always_allow)

/// A budget and what its selector finds.
struct BudgetCase {
  IntOrPercent min_available, max_unavailable;
  std::int32_t scale = 0;    ///< Replicas of all controllers behind its pods together.
  std::int32_t pods = 0;     ///< Pods that match,
  std::int32_t orphans = 0;  ///< of these without a controller that says how many there should be.
  std::int32_t healthy = 0;  ///< Ready and not being deleted.
};
struct BudgetStatus {
  std::int32_t expected = 0, desired_healthy = 0, healthy = 0, allowed = 0;
  bool counted = true;  ///< Not when a pod has no controller: then nothing is allowed.
};
/// Percentages are rounded up. An integer min_available counts the pods that there are, all else
/// what the controllers ask for.
BudgetStatus budget_status(const BudgetCase& budget);

/// Answer of the Eviction API.
DRYDOCK_ENUM(EvictionAnswer, accepted, budget_refuses, several_budgets)

/// A pod that somebody wants to evict, and the budgets that match it.
struct EvictionCase {
  bool pending = false;  ///< Not on a node yet, or ended: no budget is asked.
  bool ready = false;
  std::int32_t budgets = 0;  ///< That match the pod.
  BudgetStatus status;       ///< Of the only one.
  UnhealthyPolicy unhealthy = UnhealthyPolicy::if_healthy_budget;
};
/// Two budgets: refused with 500. A ready pod needs an allowed disruption, else 429. A pod that is
/// not ready goes always by always_allow, and by if_healthy_budget while enough others are healthy.
EvictionAnswer eviction_answer(const EvictionCase& eviction);

}  // namespace drydock::kubernetes
