// What was counted, as people read it.
#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

double mean_response(const Tally& tally) {
  return share(static_cast<double>(tally.response) * 1e-9, static_cast<double>(tally.served));
}

double response_variance(const Tally& tally) {
  if (tally.served < 2) return 0;
  const auto count = static_cast<double>(tally.served);
  const double mean = mean_response(tally);
  const double variance = (tally.response_square - count * mean * mean) / (count - 1);
  return variance > 0 ? variance : 0;
}

double quantile(const flow::Histogram& times, double p) { return in_seconds(times.quantile(p)); }

double average(std::int64_t area, Duration span) {
  return share(static_cast<double>(area), static_cast<double>(span.count()));
}

void reset_stations(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Station>().size(); ++i) {
    Station& station = context.edit(Id<Station>{i});
    station.tally = {};
    station.number_area = station.waiting_area = station.busy_area = 0;
    station.counted = station.counted_from = context.now();
    context.edit(station.waits) = {};
    context.edit(station.responses) = {};
  }
}

void reset_operations(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    Operation& operation = context.edit(Id<Operation>{i});
    operation.tally = {};
    operation.number_area = 0;
    operation.counted = operation.counted_from = context.now();
    context.edit(operation.responses) = {};
  }
}

}  // namespace

flow::Histogram Latency::times() const {
  flow::Histogram made;
  for (std::size_t i = 0; i < buckets; ++i) {
    const std::int64_t count = (std::int64_t{carried[i]} << 32) + counts[i];
    if (count > 0) made.add(flow::Histogram::lower_bound(static_cast<int>(i)), count);
  }
  return made;
}

StationReport report(const World& world, Id<Station> id) {
  Station station = world[id];
  count(station, world.now());
  const Tally& tally = station.tally;
  const Duration span = world.now() - station.counted_from;
  StationReport made;
  made.tally = tally;
  made.mean_wait = share(static_cast<double>(tally.wait) * 1e-9, static_cast<double>(tally.began));
  made.prob_wait = share(static_cast<double>(tally.waited + tally.abandoned),
                         static_cast<double>(tally.began + tally.abandoned));
  made.mean_response = mean_response(tally);
  made.response_variance = response_variance(tally);
  made.mean_number = average(station.number_area, span);
  made.mean_waiting = average(station.waiting_area, span);
  made.busy_cores = average(station.busy_area, span);
  return made;
}

OperationReport report(const World& world, Id<Operation> id) {
  Operation operation = world[id];
  count(operation, world.now());
  OperationReport made;
  made.tally = operation.tally;
  made.mean_response = mean_response(operation.tally);
  made.response_variance = response_variance(operation.tally);
  made.mean_number = average(operation.number_area, world.now() - operation.counted_from);
  return made;
}

double wait_quantile(const World& world, Id<Station> station, double p) {
  const Station& row = world[station];
  flow::Histogram times = world[row.waits].times();
  times.add(Duration::zero(), row.tally.began - row.tally.waited);
  return quantile(times, p);
}
double response_quantile(const World& world, Id<Station> station, double p) {
  return quantile(world[world[station].responses].times(), p);
}
double response_quantile(const World& world, Id<Operation> operation, double p) {
  return quantile(world[world[operation].responses].times(), p);
}

std::int64_t under_way(const World& world) {
  std::int64_t sum = 0;
  for (const auto& [id, operation] : world.table<Operation>()) sum += operation.number;
  return sum;
}

void reset_tallies(Context& context) {
  reset_stations(context);
  reset_operations(context);
  for (std::uint32_t i = 0; i < context.table<Step>().size(); ++i) {
    Step& step = context.edit(Id<Step>{i});
    step.runs = step.failures = step.attempts = step.crossed = 0;
  }
  for (std::uint32_t i = 0; i < context.table<Queue>().size(); ++i) {
    Queue& queue = context.edit(Id<Queue>{i});
    queue.published = queue.consumed = queue.refused = queue.redelivered = 0;
    queue.delay = queue.delay_most = queue.waiting_area = 0;
    queue.counted = queue.counted_from = context.now();
  }
}

}  // namespace drydock::requests
