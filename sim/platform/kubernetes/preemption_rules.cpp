// The order of the criteria is what an operator meets: budgets first, then whose loss hurts least.
#include "sim/platform/kubernetes/preemption_rules.h"

#include <algorithm>
#include <tuple>

namespace drydock::kubernetes {

void add_victim(PreemptionCost& cost, const Importance& victim, bool breaks_budget) {
  const bool first = cost.victims == 0;
  if (first || victim.priority > cost.highest_priority) {
    cost.highest_priority = victim.priority;
    cost.started = victim.started;
  } else if (victim.priority == cost.highest_priority) {
    cost.started = std::min(cost.started, victim.started);
  }
  cost.priority_sum += static_cast<std::int64_t>(victim.priority) + (std::int64_t{1} << 31);
  cost.budgets_broken += breaks_budget;
  ++cost.victims;
}

std::size_t cheapest(std::span<const PreemptionCost> costs) {
  const auto key = [](const PreemptionCost& c) {
    return std::tuple(c.budgets_broken, c.highest_priority, c.priority_sum, c.victims,
                      -c.started.time_since_epoch().count());
  };
  const auto least = std::min_element(
      costs.begin(), costs.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return static_cast<std::size_t>(least - costs.begin());
}

std::int64_t preemption_candidates(std::int64_t nodes) {
  constexpr std::int64_t percent = 10, least = 100;
  return std::min(nodes, std::max(least, nodes * percent / 100));
}

}  // namespace drydock::kubernetes
