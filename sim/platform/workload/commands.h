// What people may ask of the traffic.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::workload {

/// Sets users' requests to `scale` times the day curve: 0 for none, 2 for twice as many.
struct SetTraffic {
  static constexpr CommandStyle style{"workload.set_traffic",
                                      "set traffic to {scale} times the ordinary"};
  double scale = 1;
  DRYDOCK_FIELDS(SetTraffic, scale)
};
Result<Forecast> check(const World& world, const SetTraffic& command);
void apply(Context& context, const SetTraffic& command);

/// From now on users ask for one operation `times` as often as now; for the others as before. So
/// the traffic as a whole grows with it, and SetTraffic then scales the new mix.
struct ScaleOperation {
  static constexpr CommandStyle style{"workload.scale_operation",
                                      "let users ask for {operation} {times} times as often"};
  std::string operation;
  double times = 1;
  DRYDOCK_FIELDS(ScaleOperation, operation, times)
};
Result<Forecast> check(const World& world, const ScaleOperation& command);
void apply(Context& context, const ScaleOperation& command);

/// Simulates each request by itself for so long, and keeps the trace of each; then they are
/// computed as before. 0 ends it at once. Not where requests are simulated one by one anyway.
struct WatchRequests {
  static constexpr CommandStyle style{"workload.watch_requests",
                                      "watch single requests for {lasts}"};
  Duration lasts{};
  DRYDOCK_FIELDS(WatchRequests, lasts)
};
Result<Forecast> check(const World& world, const WatchRequests& command);
void apply(Context& context, const WatchRequests& command);

/// From now on one request in `every` of each operation leaves a trace, hop by hop; 0: none. Only
/// while requests are simulated one by one.
struct TraceRequests {
  static constexpr CommandStyle style{"workload.trace_requests", "trace one request in {every}"};
  std::int64_t every = 1;
  DRYDOCK_FIELDS(TraceRequests, every)
};
Result<Forecast> check(const World& world, const TraceRequests& command);
void apply(Context& context, const TraceRequests& command);

}  // namespace drydock::workload
