// How far the two modes lie apart that compute requests: as flows and one by one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {

/// What the flows are off by, against single requests: shares of the latter, but of the success in
/// percentage points.
struct Gap {
  double mean = 0, p50 = 0, p95 = 0, p99 = 0, success = 0, dollars = 0;
};

/// The goals: 2 % on means, 10 % on p99, 0.05 percentage points on success, 0.5 % on dollars.
inline constexpr Gap agreement_goal{0.02, 0.05, 0.05, 0.10, 0.05, 0.005};

/// One operation of users in a Moment.
struct OperationMoment {
  std::string name;
  workload::Totals totals;
  double bytes = 0;  ///< That one request and its answer move; 1 at least.
};
/// What a run came to up to a moment.
struct Moment {
  Time at;
  workload::Totals users;
  std::vector<OperationMoment> operations;
  double dollars = 0;
  double counted_dollars = 0;  ///< Of them, for what requests use: bytes, calls, log lines.
  Time counted;                ///< What they use is in the dollars up to here.
  Duration beyond{};           ///< How long flows were computed by formulas that do not hold.
};
Moment moment_of(const World& world);

/// The moments of a run, from its begin (of which only the time need be known) to its end, at
/// equal distances.
using Course = std::vector<Moment>;
/// A course has moments so far apart: batches for the luck of single requests.
inline constexpr Duration course_step = seconds(30);
/// A scenario in both modes, with the same seed.
struct Courses {
  Course flows, requests;
};

/// One row of the table: all users of a scenario, one of its operations, or a stretch of its time.
struct Agreement {
  std::string name;
  workload::ServiceReport flows, requests;
  /// Between the last moments up to which flows had counted all that is paid for, which they do
  /// every minute or more seldom; 0 of an operation, and where there are no two such moments.
  double flows_dollars = 0, requests_dollars = 0;
  double beyond = 0;  ///< Share of the time for which the flows say that their formulas fail.
  Gap gap;
  /// Two standard deviations of the luck of single requests: the larger one of that of independent
  /// requests and that of the differences between neighbouring batches. Source: J. von Neumann,
  /// "Distribution of the ratio of the mean square successive difference to the variance", Ann.
  /// Math. Stat. 12 (1941), with the median of the differences, which a fault does not move. Of
  /// dollars only what Poisson arrivals do, each with the bytes of its operation, and failures:
  /// sizes of objects are the mean ones in both modes. What lasts longer than a batch is not in it:
  /// lines of services that are nearly full, and the moment at which what was spent for hours is
  /// gone, such as burst credits. Several seeds show it.
  Gap luck;
  bool within = false;  ///< All gaps are within their goals and the luck.
};

/// The users' row of a scenario, then with `by_operation` one for each operation. Of several runs
/// with other seeds, which are equally long, all are taken together: so much less is luck.
std::vector<Agreement> agreements(const std::string& name, std::span<const Courses> runs,
                                  bool by_operation = false);
/// The same stretch by stretch of `every`, from the begin on.
std::vector<Agreement> agreements_by_time(const std::string& name, std::span<const Courses> runs,
                                          Duration every, bool by_operation = false);

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
