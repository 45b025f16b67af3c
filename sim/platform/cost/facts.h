// What budgets say.
#pragma once

#include "sim/platform/cost/tables.h"

namespace drydock::cost {

/// So much of a month's budget is spent.
struct BudgetUsed {
  static constexpr FactStyle style{"cost.budget_used",
                                   "{percent} % of the {budget} budget of this month is spent",
                                   Tone::strained, Weight::headline};
  Id<Budget> budget;
  std::int32_t percent = 0;
  DRYDOCK_FIELDS(BudgetUsed, budget, percent)
};

/// The month is foreseen to come to so much of the budget.
struct BudgetForeseen {
  static constexpr FactStyle style{"cost.budget_foreseen",
                                   "this month is heading for {percent} % of the {budget} budget",
                                   Tone::strained, Weight::normal};
  Id<Budget> budget;
  std::int32_t percent = 0;
  DRYDOCK_FIELDS(BudgetForeseen, budget, percent)
};

}  // namespace drydock::cost
