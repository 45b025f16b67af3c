// Hours are told apart by what was counted at their begin.
#include "sim/platform/workload/hours.h"

#include "sim/platform/workload/evaluate.h"

namespace drydock::workload {

namespace {

std::int64_t hour_of(Time at) { return at.time_since_epoch() / hours(1); }

void close_hour_of(Context& context, Id<Operation> id, Id<HourMark> mark_id) {
  const Operation& row = context[id];
  const HourMark mark = context[mark_id];
  const flow::Histogram now = all_latencies(context[row.latencies]);
  flow::Histogram times = now;
  times -= context[mark.counted].counted;
  Hour hour{id, mark.at, context.now(), row.served.count - mark.served,
            row.failed.count - mark.failed};
  if (times.total() > 0) {
    hour.p50 = in_seconds(times.quantile(0.50));
    hour.p95 = in_seconds(times.quantile(0.95));
    hour.p99 = in_seconds(times.quantile(0.99));
  }
  context.edit(mark.counted).counted = now;
  HourMark& next = context.edit(mark_id);
  next.at = context.now();
  next.served += hour.served;
  next.failed += hour.failed;
  context.add(hour);
}

}  // namespace

void begin_hours(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    HourMark mark;
    mark.at = context.now();
    mark.counted = context.add(Latencies{});
    context.add(mark);
  }
}

void close_hour(Context& context) {
  for (std::uint32_t i = 0; i < context.table<HourMark>().size(); ++i) {
    const Id<HourMark> mark{i};
    if (context[Id<Operation>{i}].backlog) continue;
    if (hour_of(context.now()) == hour_of(context[mark].at)) continue;
    close_hour_of(context, Id<Operation>{i}, mark);
  }
}

void install_hours(Rulebook& rulebook) {
  rulebook.table<Hour>();
  rulebook.table<HourMark>();
}

}  // namespace drydock::workload
