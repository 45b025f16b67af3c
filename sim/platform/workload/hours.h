// What each hour came to, operation by operation.
#pragma once

#include "sim/platform/workload/tables.h"

namespace drydock::workload {

/// An hour of one of the users' operations; the first one may be shorter. Latencies of the served,
/// in seconds; 0 when none was.
struct Hour {
  static constexpr bool is_log = true;
  Id<Operation> operation;
  Time from, to;
  std::int64_t served = 0, failed = 0;
  double p50 = 0, p95 = 0, p99 = 0;
  DRYDOCK_FIELDS(Hour, operation, from, to, served, failed, p50, p95, p99)
};

/// What an operation had come to at the begin of this hour; same id as the operation.
struct HourMark {
  Time at;
  std::int64_t served = 0, failed = 0;
  Id<Latencies> counted;
  DRYDOCK_FIELDS(HourMark, at, served, failed, counted)
};

void begin_hours(Context& context);
/// At an evaluation on the grid, when all is counted: closes the hour if it is over.
void close_hour(Context& context);
void install_hours(Rulebook& rulebook);

}  // namespace drydock::workload
