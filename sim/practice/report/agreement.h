// How far the two modes lie apart that compute requests: as flows and one by one.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/codec/value.h"
#include "sim/practice/report/summary.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {

/// What the flows are off by, against single requests: shares of the latter, but of the success in
/// percentage points.
struct Gap {
  double mean = 0, p50 = 0, p95 = 0, p99 = 0, success = 0, dollars = 0;
};

/// The goals: 2 % on means, 10 % on p99, 0.05 percentage points on success, 0.5 % on dollars.
inline constexpr Gap agreement_goal{0.02, 0.05, 0.05, 0.10, 0.05, 0.005};

/// One row of the table: all users of a scenario, or one of its operations.
struct Agreement {
  std::string name;
  workload::ServiceReport flows, requests;
  double flows_dollars = 0, requests_dollars = 0;  ///< 0 of an operation.
  Gap gap;
  bool within = false;  ///< All gaps are within their goals.
};

/// The users' row, then with `by_operation` one for each operation.
std::vector<Agreement> agreements(const Summary& flows, const Summary& requests,
                                  bool by_operation = false);

/// One hour of one operation: in mixed mode, and with each of its requests simulated.
struct HourAgreement {
  std::string operation;
  workload::Hour mixed, exact;
  double p50 = 0, p95 = 0, p99 = 0;  ///< What mixed mode is off by, as shares.
  bool within = false;               ///< p99 is within hour_goal.
};
inline constexpr double hour_goal = 0.05;

/// The hours that begin at these times, as far as both worlds have them whole.
std::vector<HourAgreement> hour_agreements(const World& mixed, const World& exact,
                                           const std::vector<Time>& begins);
std::string hours_text(const std::vector<HourAgreement>& rows, const Ink& ink);
codec::Value hours_json(const std::vector<HourAgreement>& rows);

std::string agreement_text(const std::vector<Agreement>& rows, const Ink& ink);
codec::Value agreement_json(const std::vector<Agreement>& rows);

}  // namespace drydock::report
