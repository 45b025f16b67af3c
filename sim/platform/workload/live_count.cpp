// Reads what single requests counted into the rows that flows fill, so that reports, charts, facts,
// autoscaler and bill need not know which of the two ran.
#include <algorithm>
#include <cmath>

#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

std::int64_t ended(const requests::Tally& tally) {
  return tally.served + tally.refused + tally.timed_out + tally.abandoned + tally.failed_below;
}

flow::Moments response_of(const requests::Tally& tally) {
  if (tally.served <= 0) return {};
  const auto served = static_cast<double>(tally.served);
  const double mean = in_seconds(nanoseconds(tally.response)) / served;
  return {mean, std::max(0.0, tally.response_square / served - mean * mean)};
}

/// What a call's step counted since it was last read.
struct Counts {
  double runs = 0, failures = 0, attempts = 0, crossed = 0;
};

Counts counts_of(const World& world, Id<LiveCall> id) {
  const LiveCall& last = world[id];
  const requests::Step &whole = world[last.step], &tried = world[last.counted];
  return {static_cast<double>(whole.runs - last.runs),
          static_cast<double>(whole.failures - last.failures),
          static_cast<double>(tried.attempts - last.attempts),
          static_cast<double>(tried.crossed - last.crossed)};
}

/// Where the calls to an outside system start.
PerZone starts_of(const FlowModel& model, const FlowCall& call) {
  PerZone starts = zone_shares(model.services[call.caller]);
  if (model.operations[call.operation].backlog < 0) return starts;
  const FlowOutside& outside = model.outsides[call.target];
  const auto& open = outside.by_endpoint ? outside.endpoint : model.open;
  double all = 0;
  for (std::size_t z = 0; z < zones_max; ++z) all += open[z] ? starts[z] : 0;
  for (std::size_t z = 0; z < zones_max && all > 0; ++z) starts[z] = open[z] ? starts[z] / all : 0;
  return starts;
}

void read_outside(const World& world, FlowModel& model, FlowCall& call) {
  const auto outside = static_cast<std::uint32_t>(call.target);
  const PerZone starts = starts_of(model, call);
  const PerZone& passing = world[world[Id<LiveOutside>{outside}].exit].passing;
  for (std::size_t z = 0; z < zones_max; ++z) {
    call.tries[z] = call.attempts * starts[z];
    call.opened[z] = call.tries[z] * passing[z];
  }
}

void read_calls(const World& world, FlowModel& model, double span) {
  for (std::uint32_t i = 0; i < model.calls.size(); ++i) {
    FlowCall& call = model.calls[i];
    const Counts counts = counts_of(world, Id<LiveCall>{i});
    call.rate = counts.runs / span;
    call.success = counts.runs > 0 ? std::clamp(1 - counts.failures / counts.runs, 0.0, 1.0) : 1;
    call.attempts = counts.attempts / span;
    call.cross_share = counts.attempts > 0 ? counts.crossed / counts.attempts : 0;
    if (call.kind == CallKind::outside) {
      read_outside(world, model, call);
    } else if (call.kind == CallKind::get_object) {
      model.stores[call.target].gets += call.rate;
    } else if (call.kind == CallKind::put_object) {
      model.stores[call.target].puts += call.rate;
    } else if (call.kind == CallKind::service) {
      FlowService& service = model.services[call.target];
      service.rate += call.rate;
      service.io_asked += call.attempts * call.io;
      if (call.kept > 0) service.io_writes += call.attempts * call.io;
      if (call.kept > 0) service.commits += call.rate * call.success;
      service.kept += call.attempts * call.kept;
    }
  }
}

void read_services(Context& context, FlowModel& model, double span) {
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    FlowService& service = model.services[i];
    const Since since = since_count(context, Id<Service>{i});
    LiveService& live = context.edit(Id<LiveService>{i});
    live.served = since.served;
    live.failed = since.failed;
    const requests::StationReport station = requests::report(context, live.station);
    service.served = service.rate;
    if (since.served + since.failed > 0)
      service.served *=
          static_cast<double>(since.served) / static_cast<double>(since.served + since.failed);
    service.admitted = static_cast<double>(station.tally.began) / span;
    const int cores = std::max(1, static_cast<int>(std::ceil(service.cores)));
    const bool full_speed = context[Id<Service>{i}].how.burst_cores > 0;
    service.cpu = full_speed ? station.busy_cores : station.busy_cores * service.cores / cores;
    const double room = service.pods * service.cores;
    service.utilization = room > 0 ? service.cpu / room : 0;
    service.latency = response_of(station.tally);
    if (!live.depot) continue;
    const std::int64_t stopped = context[context[live.depot].gate].waited;
    service.blocked = stopped > live.stopped;
    live.stopped = stopped;
  }
}

void read_operations(Context& context, FlowModel& model, double span) {
  double offered = 0, served = 0, ended_all = 0;
  Latencies& recent = context.edit(context.only<Live>().recent);
  recent = {};
  for (std::uint32_t i = 0; i < model.operations.size(); ++i) {
    FlowOperation& operation = model.operations[i];
    const Since since = since_count(context, Id<Operation>{i});
    LiveOperation& live = context.edit(Id<LiveOperation>{i});
    const requests::Tally& tally = context[live.operation].tally;
    std::int64_t unreached = 0;
    if (operation.backlog < 0)
      unreached = live.unreached.add(model.users_rate * operation.share *
                                     (1 - model.users_reaching) * span);
    live.served = since.served;
    live.failed = since.failed + unreached;
    const auto all = static_cast<double>(live.served + live.failed);
    operation.rate = static_cast<double>(tally.offered + unreached) / span;
    operation.success = all > 0 ? static_cast<double>(live.served) / all : 1;
    operation.latency = response_of(tally);
    if (operation.backlog >= 0) continue;
    offered += operation.rate;
    served += static_cast<double>(live.served);
    ended_all += all;
    recent.counted += context[since.times].times();
  }
  model.users_rate = offered;
  model.users_success = ended_all > 0 ? served / ended_all : 1;
}

void read_backlogs(Context& context, FlowModel& model, double span) {
  for (std::uint32_t i = 0; i < model.backlogs.size(); ++i) {
    LiveBacklog& live = context.edit(Id<LiveBacklog>{i});
    const requests::Queue& queue = context[live.queue];
    live.in = queue.published - queue.dropped - live.published;
    live.out = queue.consumed - live.consumed;
    model.backlogs[i].in_rate = static_cast<double>(live.in) / span;
    model.backlogs[i].out_rate = static_cast<double>(live.out) / span;
    const std::int64_t lost = queue.refused + queue.dropped - live.lost;
    model.backlogs[i].lost_rate = static_cast<double>(lost) / span;
  }
}

void read_pools(Context& context, FlowModel& model) {
  for (std::uint32_t i = 0; i < model.pools.size(); ++i) {
    LivePool& live = context.edit(Id<LivePool>{i});
    const requests::PoolRule& rule = context[live.rule];
    const auto asked = static_cast<double>(rule.asked - live.asked);
    const auto refused = static_cast<double>(rule.refused - live.refused);
    FlowPool& pool = model.pools[i];
    pool.refused = asked > 0 ? std::min(1.0, refused / asked) : 0;
    pool.wait = asked > 0 ? in_seconds(nanoseconds(rule.wait - live.wait)) / asked : 0;
    live.asked = rule.asked;
    live.lately_refused = rule.refused - live.refused;
    live.refused = rule.refused;
    live.wait = rule.wait;
  }
}

/// What no mean and variance can tell.
void keep_percentiles(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Id<requests::Station> station = context[Id<LiveService>{i}].station;
    Service& row = context.edit(Id<Service>{i});
    row.p50 = requests::response_quantile(context, station, 0.50);
    row.p95 = requests::response_quantile(context, station, 0.95);
    row.p99 = requests::response_quantile(context, station, 0.99);
  }
}

void keep_tried(Context& context, const FlowModel& model) {
  for (std::uint32_t o = 0; o < model.outsides.size(); ++o)
    context.edit(Id<LiveOutside>{o}).tried = {};
  for (const FlowCall& call : model.calls) {
    if (call.kind != CallKind::outside) continue;
    auto& row = context.edit(Id<LiveOutside>{static_cast<std::uint32_t>(call.target)});
    for (std::size_t z = 0; z < zones_max; ++z) row.tried[z] += call.tries[z];
  }
}

}  // namespace

bool requests_run(const World& world) {
  return !world.table<Live>().empty() && world.only<Live>().running;
}

Name server_name(const World& world, Id<requests::Server> server) {
  for (const auto& [id, row] : world.table<LiveServer>()) {
    if (row.server != server || !server) continue;
    if (row.pod) return world[row.pod].name;
    if (row.target) return world[row.target].name;
    if (world[row.service].instance) return world[row.service].name;
  }
  return {};
}

Id<requests::Operation> traced_operation(const World& world, Id<Operation> operation) {
  if (world.table<LiveOperation>().empty()) return {};
  return world[Id<LiveOperation>{operation.index}].operation;
}

Since since_count(const World& world, Id<Service> service) {
  const LiveService& live = world[Id<LiveService>{service.index}];
  Since since;
  since.times = world[live.station].responses;
  std::int64_t runs = 0;
  for (const auto& [id, call] : world.table<Call>()) {
    if (call.kind != CallKind::service || call.service != service) continue;
    const Counts counts = counts_of(world, Id<LiveCall>{id.index});
    runs += static_cast<std::int64_t>(counts.runs);
    since.failed += static_cast<std::int64_t>(counts.failures);
  }
  since.served = std::max<std::int64_t>(0, runs - since.failed - live.owed);
  return since;
}

Since since_count(const World& world, Id<Operation> operation) {
  const requests::Operation& row = world[world[Id<LiveOperation>{operation.index}].operation];
  return {row.tally.served, ended(row.tally) - row.tally.served, row.responses};
}

void begin_interval(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LiveService>().size(); ++i) {
    const Since since = since_count(context, Id<Service>{i});
    std::int64_t runs = 0;
    for (const auto& [id, call] : context.table<Call>())
      if (call.kind == CallKind::service && call.service.index == i)
        runs += static_cast<std::int64_t>(counts_of(context, Id<LiveCall>{id.index}).runs);
    LiveService& live = context.edit(Id<LiveService>{i});
    live.owed = std::max<std::int64_t>(0, live.owed + since.failed - runs);
  }
  requests::reset_tallies(context);
  for (std::uint32_t i = 0; i < context.table<LiveCall>().size(); ++i) {
    LiveCall& live = context.edit(Id<LiveCall>{i});
    const requests::Step &whole = context[live.step], &tried = context[live.counted];
    live.runs = whole.runs;
    live.failures = whole.failures;
    live.attempts = tried.attempts;
    live.crossed = tried.crossed;
  }
  for (std::uint32_t i = 0; i < context.table<LiveBacklog>().size(); ++i) {
    LiveBacklog& live = context.edit(Id<LiveBacklog>{i});
    const requests::Queue& queue = context[live.queue];
    live.published = queue.published - queue.dropped;
    live.consumed = queue.consumed;
    live.lost = queue.refused + queue.dropped;
  }
}

void count_requests(Context& context, FlowModel& model) {
  const double span = in_seconds(context.now() - context.only<Flow>().since);
  for (FlowService& service : model.services) service.rate = 0;
  for (FlowStore& store : model.stores) store.gets = store.puts = 0;
  read_calls(context, model, span);
  read_services(context, model, span);
  read_operations(context, model, span);
  read_backlogs(context, model, span);
  read_pools(context, model);
  keep_results(context, model);
  keep_percentiles(context);
  keep_tried(context, model);
  integrate(context);
  begin_interval(context);
}

}  // namespace drydock::workload
