// The objective of users' requests: how much of its error budget is left, and alerts on how fast it
// is used.
#pragma once

#include "sim/engine/kernel/rulebook.h"

namespace drydock::workload {

/// Over so long an objective counts.
inline constexpr Duration budget_window = hours(24 * 30);

/// An alert rings while both windows burn the budget more than `times` as fast as would use it up
/// in 30 days; the short one lets it end soon. Source: Google, The Site Reliability Workbook
/// (2018), chapter 5, table 5-8.
struct BurnRule {
  Duration window, short_window;
  double times;
};
inline constexpr BurnRule fast_burn{hours(1), minutes(5), 14.4};
inline constexpr BurnRule slow_burn{hours(6), minutes(30), 6};

/// Requests of the last 30 days, or since the start.
struct ErrorBudget {
  Duration span{};
  double allowed = 0;  ///< Share of the requests that may fail.
  std::int64_t offered = 0, failed = 0;

  double success() const;
  /// Share of the budget of 30 days that is used; over less than 30 days, as if the rest went well
  /// at the same load. May exceed 1.
  double used() const;
};
ErrorBudget error_budget(const World& world);

/// Alerts from now on, each minute, and the metrics `objective.offered`, `objective.failed` (both
/// since the start) and `objective.budget_left`. After start_traffic() and with sampling on.
void begin_alerts(Context& context);

void install_objective(Rulebook& rulebook);

}  // namespace drydock::workload
