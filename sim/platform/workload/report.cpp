// What can be read of the flows: totals with percentiles, success of the last minutes, and the
// arrows of the map.
#include <algorithm>

#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

/// Counters of a service or operation as integrate() would leave them now.
template <class Row>
UserCounts counts_of(const World& world, Id<Row> id) {
  const Row& row = world[id];
  if (requests_run(world)) {
    const Since since = since_count(world, id);
    return {row.served.count + since.served, row.failed.count + since.failed};
  }
  Counter served = row.served, failed = row.failed;
  if (!world.table<Flow>().empty()) {
    const double span = in_seconds(world.now() - world.only<Flow>().since);
    served.add(std::max(0.0, row.rate * row.success * span));
    failed.add(std::max(0.0, row.rate * (1 - row.success) * span));
  }
  return {served.count, failed.count};
}

/// The same with their latencies.
template <class Row>
Totals totals_of(const World& world, Id<Row> id) {
  const Row& row = world[id];
  const UserCounts counts = counts_of(world, id);
  Totals totals;
  totals.served = counts.served;
  totals.failed = counts.failed;
  if (requests_run(world)) {
    totals.latencies = all_latencies(world[row.latencies]);
    totals.latencies += world[since_count(world, id).times].times();
    return totals;
  }
  Latencies latencies = world[row.latencies];
  add_latencies(latencies, row, counts.served - row.served.count);
  totals.latencies = all_latencies(latencies);
  return totals;
}

double success_now(const World& world, Id<Window> id, double rate, double share, Duration length) {
  Window window = world[id];
  add_to_window(window, world.only<Flow>().since, world.now(), rate,
                std::max(0.0, rate * (1 - share)));
  return success_in(window, world.now(), length);
}

/// Adds to the arrow between two names, or makes it.
void add_edge(std::vector<Edge>& edges, const Edge& more) {
  const auto known = std::find_if(edges.begin(), edges.end(), [&](const Edge& e) {
    return e.from == more.from && e.to == more.to && e.zone == more.zone;
  });
  if (known == edges.end()) {
    edges.push_back(more);
    return;
  }
  const double all = known->requests_per_second + more.requests_per_second;
  if (all > 0)
    known->failing_share = (known->failing_share * known->requests_per_second +
                            more.failing_share * more.requests_per_second) /
                           all;
  known->requests_per_second = all;
  known->bytes_per_second += more.bytes_per_second;
}

/// Users to the load balancer and on to the ingress, by zone of the target.
void add_entry_edges(const World& world, std::vector<Edge>& edges) {
  const Flow& flow = world.only<Flow>();
  const Id<network::LoadBalancer> balancer = world.only<Settings>().balancer;
  if (!balancer) return;
  const Name edge = world[balancer].name;
  const double rate = flow.rate * flow.reaching;
  const double failing = flow.reaching > 0 ? 1 - flow.success / flow.reaching : 0;
  add_edge(edges, {world.names().find("internet"), edge, {}, rate, flow.balancer_rate, failing});
  for (const auto& [id, service] : world.table<Service>()) {
    if (service.kind != ServiceKind::ingress) continue;
    for (const auto& [zone_id, zone] : world.table<ZoneTraffic>()) {
      const double alive = flow.entry[zone.zone.index], dead = flow.entry_dead[zone.zone.index];
      const double share = alive + dead;
      if (share <= 0) continue;
      add_edge(edges, {edge, service.name, zone.zone, rate * share, flow.balancer_rate * share,
                       dead / share});
    }
  }
}

Name callee(const World& world, const Call& call) {
  switch (call.kind) {
    case CallKind::service:
      return world[call.service].name;
    case CallKind::outside:
      return world[call.outside].name;
    case CallKind::get_object:
    case CallKind::put_object:
      return world[call.store].name;
    case CallKind::fork:
    case CallKind::branch:
      break;
  }
  return {};
}

}  // namespace

Totals& Totals::operator+=(const Totals& other) {
  served += other.served;
  failed += other.failed;
  latencies += other.latencies;
  return *this;
}

Totals& Totals::operator-=(const Totals& other) {
  served -= other.served;
  failed -= other.failed;
  latencies -= other.latencies;
  return *this;
}

double Totals::mean_of(double (*value)(double)) const {
  double sum = 0, all = 0;
  for (int i = 0; i < flow::Histogram::buckets; ++i) {
    const double count = latencies.count_in(i);
    if (count == 0) continue;
    const Duration low = flow::Histogram::lower_bound(i);
    const Duration high =
        i + 1 < flow::Histogram::buckets ? flow::Histogram::lower_bound(i + 1) : low;
    sum += count * value((in_seconds(low) + in_seconds(high)) / 2);
    all += count;
  }
  return all > 0 ? sum / all : 0;
}

ServiceReport report_of(const Totals& totals) {
  ServiceReport report;
  report.served = totals.served;
  report.failed = totals.failed;
  report.offered = totals.served + totals.failed;
  if (totals.served == 0) return report;
  report.p50 = in_seconds(totals.latencies.quantile(0.50));
  report.p95 = in_seconds(totals.latencies.quantile(0.95));
  report.p99 = in_seconds(totals.latencies.quantile(0.99));
  report.mean = totals.mean_of([](double time) { return time; });
  return report;
}

UserCounts users_counts(const World& world) {
  UserCounts all;
  for (const auto& [id, row] : world.table<Operation>()) {
    if (row.backlog) continue;
    const UserCounts counts = counts_of(world, id);
    all.served += counts.served;
    all.failed += counts.failed;
  }
  return all;
}

Totals operation_totals(const World& world, Id<Operation> operation) {
  return totals_of(world, operation);
}

Totals users_totals(const World& world) {
  Totals all;
  for (const auto& [id, row] : world.table<Operation>())
    if (!row.backlog) all += totals_of(world, id);
  return all;
}

ServiceReport service_report(const World& world, Id<Service> service) {
  return report_of(totals_of(world, service));
}

ServiceReport operation_report(const World& world, Id<Operation> operation) {
  return report_of(totals_of(world, operation));
}

ServiceReport users_report(const World& world) { return report_of(users_totals(world)); }

double success(const World& world, Id<Service> service, Duration window) {
  if (world.table<Flow>().empty()) return 1;
  const Service& row = world[service];
  return success_now(world, row.window, row.rate, row.success, window);
}

double success(const World& world, std::string_view service, Duration window) {
  if (service == "users") {
    if (world.table<Flow>().empty()) return 1;
    const Flow& flow = world.only<Flow>();
    return success_now(world, flow.window, flow.rate, flow.success, window);
  }
  const Id<Service> id = world.find<Service>(service);
  DRYDOCK_ASSERT(id, "a success is asked of a service of the platform");
  return success(world, id, window);
}

Duration time_beyond(const World& world) {
  if (world.table<Flow>().empty()) return Duration::zero();
  const Flow& flow = world.only<Flow>();
  return flow.time_beyond + (flow.beyond ? world.now() - flow.since : Duration::zero());
}

std::int64_t queue_depth(const World& world, Id<Backlog> backlog) {
  const Backlog& row = world[backlog];
  if (requests_run(world)) {
    const requests::Queue& queue = world[world[Id<LiveBacklog>{backlog.index}].queue];
    return queue.waiting + queue.taken;
  }
  if (world.table<Flow>().empty()) return row.depth();
  const double span = in_seconds(world.now() - world.only<Flow>().since);
  const double now = row.exact_depth() + (row.in_rate - row.out_rate) * span;
  return static_cast<std::int64_t>(std::max(0.0, now));
}

std::vector<Edge> edges(const World& world) {
  std::vector<Edge> edges;
  if (world.table<Flow>().empty()) return edges;
  add_entry_edges(world, edges);
  for (const auto& [id, call] : world.table<Call>()) {
    const Name to = callee(world, call);
    if (!to) continue;
    const Operation& operation = world[call.operation];
    Name from;
    if (call.caller)
      from = world[call.caller].name;
    else if (operation.backlog)
      from = world[world[operation.backlog].broker].name;
    if (!from) continue;
    double bytes = call.byte_rate;
    if (call.kind == CallKind::outside) {
      const Outside& outside = world[call.outside];
      bytes = call.rate * call.success * static_cast<double>((outside.out + outside.in).count);
    } else if (call.kind != CallKind::service) {
      bytes = call.rate * call.success * static_cast<double>(call.bytes.count);
    }
    add_edge(edges, {from, to, {}, call.rate, bytes, 1 - call.success});
  }
  for (const auto& [id, zone] : world.table<ZoneTraffic>())
    if (zone.nat)
      add_edge(edges, {world[zone.zone].name, world[zone.nat].name, zone.zone, 0,
                       zone.out_rate + zone.in_rate, zone.open ? 0.0 : 1.0});
  return edges;
}

}  // namespace drydock::workload
