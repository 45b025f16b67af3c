// What the flows use besides what they move: monitoring by host and log line, requests of services
// of AWS; and which flow uses how much of each meter, so that a dollar leads to a call.
#include <algorithm>

#include "sim/platform/cost/cost.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

/// While nothing happens, what was said of the flows holds so long: the curve of a day moves
/// little.
constexpr Duration statement_holds = minutes(10);

double each_call(const Outside& outside) {
  return static_cast<double>((outside.out + outside.in).count);
}

/// Calls that go outside by NAT from one zone.
bool by_nat(const FlowModel& model, const FlowCall& call) {
  return call.kind == CallKind::outside && call.caller >= 0 && call.target >= 0 &&
         !model.outsides[call.target].by_endpoint;
}

/// All flows of one evaluation, asked meter by meter.
struct Uses {
  Context& context;
  const FlowModel& model;
  Name users = context.name("users"), logs = context.name("logs"), nodes = context.name("nodes"),
       telemetry = context.name("telemetry");
  Name none{};

  Name caller(const FlowCall& call) const {
    return context[Id<Service>{std::uint32_t(call.caller)}].name;
  }
  Name purpose(const FlowCall& call) const {
    return context[Id<Operation>{std::uint32_t(call.operation)}].name;
  }

  /// Puts what leaves by NAT from the zones for which `share` says how much of it counts.
  template <class ShareOf>
  void put_outward(cost::Sharing& sharing, bool both_ways, ShareOf share) {
    const Settings& settings = context.only<Settings>();
    for (const auto& [id, row] : context.table<Call>()) {
      const FlowCall& call = model.calls[id.index];
      if (!by_nat(model, call)) continue;
      const Outside& outside = context[row.outside];
      const double each = both_ways ? each_call(outside) : static_cast<double>(outside.out.count);
      double rate = 0;
      for (const auto& [zone_id, zone] : context.table<ZoneTraffic>())
        rate += share(zone) * call.opened[zone.zone.index] * each;
      sharing.put(caller(call), outside.name, purpose(call), rate);
    }
    for (const auto& [id, row] : context.table<Service>()) {
      if (!row.logs) continue;
      const FlowService& service = model.services[id.index];
      const PerZone shares = zone_shares(service);
      double rate = 0;
      for (const auto& [zone_id, zone] : context.table<ZoneTraffic>())
        if (zone.open)
          rate += share(zone) * shares[zone.zone.index] * service.admitted *
                  static_cast<double>(settings.log.count);
      sharing.put(row.name, logs, none, rate);
    }
    double rate = 0;
    for (const auto& [zone_id, zone] : context.table<ZoneTraffic>())
      if (zone.open) rate += share(zone) * zone.nodes * settings.telemetry_rate;
    sharing.put(nodes, telemetry, none, rate);
  }

  /// Objects that go to and from S3 through NAT, where there is no gateway endpoint.
  template <class ShareOf>
  void put_objects(cost::Sharing& sharing, ShareOf share) {
    for (const auto& [id, row] : context.table<Call>()) {
      const FlowCall& call = model.calls[id.index];
      const bool moves = call.kind == CallKind::get_object || call.kind == CallKind::put_object;
      if (!moves || call.caller < 0 || call.target < 0) continue;
      const PerZone shares = zone_shares(model.services[call.caller]);
      double all = 0, part = 0;
      for (const auto& [zone_id, zone] : context.table<ZoneTraffic>()) {
        const double here = zone.s3_open ? shares[zone.zone.index] : 0;
        all += here;
        part += here * share(zone);
      }
      const double bytes = call.rate * call.success * call.bytes;
      sharing.put(caller(call), context[row.store].name, purpose(call),
                  all > 0 ? bytes * part / all : 0);
    }
  }

  /// Bytes a second of users' requests and answers through the load balancer.
  double balanced_bytes(Id<Operation> id) const {
    const Operation& row = context[id];
    const FlowOperation& flow = model.operations[id.index];
    return flow.rate * flow.success * static_cast<double>(row.response.count) +
           flow.rate * model.users_reaching * static_cast<double>(row.request.count);
  }

  /// Between the zones in which the load balancer stands and those of its targets.
  void put_balanced(cost::Sharing& sharing) {
    const Id<network::LoadBalancer> edge = context.only<Settings>().balancer;
    const double crossing = edge ? network::crossing_share(context, edge) : 0;
    if (crossing <= 0) return;
    for (const auto& [id, row] : context.table<Operation>())
      if (!row.backlog)
        sharing.put(context[edge].name, context[context[row.root].service].name, row.name,
                    crossing * balanced_bytes(id));
  }

  /// To the interface of an endpoint in another zone.
  void put_to_interfaces(cost::Sharing& sharing) {
    for (const auto& [id, row] : context.table<Call>()) {
      const FlowCall& call = model.calls[id.index];
      if (call.kind != CallKind::outside || call.caller < 0) continue;
      double rate = 0;
      for (const auto& [traffic_id, traffic] : context.table<EndpointTraffic>())
        if (traffic.outside == row.outside && traffic.endpoint && traffic.open &&
            context[traffic.interface].zone != traffic.zone)
          rate += call.opened[traffic.zone.index] * each_call(context[row.outside]);
      sharing.put(caller(call), context[row.outside].name, purpose(call), rate);
    }
  }

  void share_gateways() {
    for (std::uint32_t i = 0; i < context.table<network::NatGateway>().size(); ++i) {
      const Id<network::NatGateway> nat{i};
      if (!network::exists(context[nat])) continue;
      cost::Sharing sharing(context, context[nat].bytes);
      put_outward(sharing, true,
                  [&](const ZoneTraffic& zone) { return zone.nat == nat ? 1.0 : 0.0; });
      put_objects(sharing, [&](const ZoneTraffic& zone) { return zone.s3_nat == nat ? 1.0 : 0.0; });
    }
  }

  void share_internet() {
    cost::Sharing sharing(context, context.only<network::TransferMeters>().internet_out);
    for (const auto& [id, row] : context.table<Operation>()) {
      if (row.backlog) continue;
      const FlowOperation& flow = model.operations[id.index];
      sharing.put(context[context[row.root].service].name, users, row.name,
                  flow.rate * flow.success * static_cast<double>(row.response.count));
    }
    put_outward(sharing, false, [](const ZoneTraffic&) { return 1.0; });
  }

  void share_zones() {
    cost::Sharing sharing(context, context.only<network::TransferMeters>().cross_zone_out);
    for (const FlowCall& call : model.calls) {
      if (call.kind != CallKind::service || call.caller < 0 || call.target < 0) continue;
      const double bytes =
          call.attempts * call.bytes + call.rate * call.success * call.object_bytes;
      sharing.put(caller(call), context[Id<Service>{std::uint32_t(call.target)}].name,
                  purpose(call), call.cross_share * bytes);
    }
    put_outward(sharing, true,
                [](const ZoneTraffic& zone) { return zone.crosses_zone ? 1.0 : 0.0; });
    put_objects(sharing, [](const ZoneTraffic& zone) {
      return zone.s3_nat && zone.s3_crosses_zone ? 1.0 : 0.0;
    });
    put_balanced(sharing);
    put_to_interfaces(sharing);
  }

  void share_endpoints() {
    for (std::uint32_t i = 0; i < context.table<network::Endpoint>().size(); ++i) {
      const Id<network::Endpoint> endpoint{i};
      cost::Sharing sharing(context, context[endpoint].bytes);
      for (const auto& [id, row] : context.table<Call>()) {
        const FlowCall& call = model.calls[id.index];
        if (call.kind != CallKind::outside || call.caller < 0) continue;
        double rate = 0;
        for (const auto& [traffic_id, traffic] : context.table<EndpointTraffic>())
          if (traffic.outside == row.outside && traffic.endpoint == endpoint && traffic.open)
            rate += call.opened[traffic.zone.index] * each_call(context[row.outside]);
        sharing.put(caller(call), context[row.outside].name, purpose(call), rate);
      }
    }
  }

  void share_buckets() {
    for (const CallKind kind : {CallKind::get_object, CallKind::put_object})
      for (const auto& [store_id, store] : context.table<ObjectStore>()) {
        const storage::Bucket& bucket = context[store.bucket];
        cost::Sharing sharing(context, kind == CallKind::get_object ? bucket.gets : bucket.puts);
        for (const auto& [id, row] : context.table<Call>()) {
          const FlowCall& call = model.calls[id.index];
          if (call.kind == kind && row.store == store_id && call.caller >= 0)
            sharing.put(caller(call), store.name, purpose(call), call.rate * call.success);
        }
      }
  }

  /// Capacity units go by bytes; their own scale does not matter where all flows are known.
  void share_balancer() {
    const Id<network::LoadBalancer> edge = context.only<Settings>().balancer;
    if (!edge) return;
    constexpr double units = 1e9;  // Of nanoseconds, for each byte: more than any byte takes.
    cost::Sharing sharing(context, context[edge].capacity_units);
    for (const auto& [id, row] : context.table<Operation>()) {
      if (row.backlog) continue;
      sharing.put(users, context[edge].name, row.name, balanced_bytes(id) * units);
    }
  }
};

void count_up(Context& context, Id<cost::Meter> meter, Counted& counted, double rate) {
  const double span = in_seconds(context.now() - counted.since);
  const std::int64_t whole = counted.things.add(counted.rate * span);
  counted.since = context.now();
  counted.rate = rate;
  if (whole > 0) cost::use(context, meter, whole);
}

/// Tries of the calls of one outside system that are let out, a second; take(call, rate) for each.
template <class Take>
void each_request(const FlowModel& model, Id<Outside> outside, Take take) {
  for (const FlowCall& call : model.calls) {
    if (call.kind != CallKind::outside || call.caller < 0 ||
        call.target != static_cast<std::int32_t>(outside.index))
      continue;
    double opened = 0;
    for (const double here : call.opened) opened += here;
    take(call, opened);
  }
}

void count_requests(Context& context, const FlowModel& model) {
  for (std::uint32_t i = 0; i < context.table<ServiceRequests>().size(); ++i) {
    ServiceRequests& row = context.edit(Id<ServiceRequests>{i});
    double rate = 0;
    each_request(model, row.outside, [&](const FlowCall&, double opened) { rate += opened; });
    count_up(context, row.meter, row.requests, rate);
  }
}

void share_requests(Context& context, const FlowModel& model) {
  const Uses uses{context, model};
  for (const auto& [id, row] : context.table<ServiceRequests>()) {
    cost::Sharing sharing(context, row.meter);
    const Name to = context[row.outside].name;
    each_request(model, row.outside, [&](const FlowCall& call, double opened) {
      sharing.put(uses.caller(call), to, uses.purpose(call), opened);
    });
  }
}

void share_lines(Context& context, const FlowModel& model) {
  if (context.table<Monitoring>().empty() || !context.only<Monitoring>().events) return;
  cost::Sharing sharing(context, context.only<Monitoring>().events);
  const Name logs = context.name("logs");
  for (const auto& [id, service] : context.table<Service>())
    if (service.logs) sharing.put(service.name, logs, {}, model.services[id.index].admitted);
}

/// Hosts and their metrics by what runs now, log lines by what was written since the last time.
void count_monitoring(Context& context, const FlowModel& model) {
  if (context.table<Monitoring>().empty()) return;
  std::int64_t hosts = 0;
  for (const auto& [id, zone] : context.table<ZoneTraffic>()) hosts += zone.nodes;
  double lines = 0;
  for (const auto& [id, row] : context.table<Service>())
    if (row.logs) lines += model.services[id.index].admitted;
  Monitoring& row = context.edit_only<Monitoring>();
  if (row.hosts) cost::resize(context, row.hosts, hosts);
  if (row.traces) cost::resize(context, row.traces, hosts);
  if (row.metrics)
    cost::resize(context, row.metrics,
                 std::max<std::int64_t>(0, row.metric_count - hosts * row.metrics_of_host));
  if (!row.events) return;
  const std::int64_t before = row.lines.things.count;
  count_up(context, row.events, row.lines, lines);
  const std::int64_t more = row.lines.things.count - before;
  if (more > 0) cost::use(context, row.intake, more * context.only<Settings>().log.count);
}

}  // namespace

void state_uses(Context& context, const FlowModel& model) {
  if (context.table<cost::Books>().empty()) return;
  const CauseId trigger = context.only<Flow>().trigger;
  Context because = trigger ? context.because(trigger) : context;
  count_requests(because, model);
  count_monitoring(because, model);
  if (context.table<UseStatement>().empty()) context.add(UseStatement{});
  const bool stale = context.now() - context.only<UseStatement>().at >= statement_holds;
  if (!trigger && !stale && context.only<Flow>().evaluations > 0) return;
  context.edit_only<UseStatement>().at = context.now();
  Uses uses{because, model};
  share_requests(because, model);
  share_lines(because, model);
  uses.share_gateways();
  uses.share_internet();
  uses.share_zones();
  uses.share_endpoints();
  uses.share_buckets();
  uses.share_balancer();
}

void add_monitoring(Context& context, const MonitoringPlan& plan) {
  Monitoring row;
  const auto open = [&](std::string_view key) {
    const Id<cost::Meter> meter = cost::open_meter(context, "DataDog", key, 0);
    cost::start(context, meter);
    return meter;
  };
  if (!plan.hosts.empty()) row.hosts = open(plan.hosts);
  if (!plan.traces.empty()) row.traces = open(plan.traces);
  if (plan.metrics > 0) row.metrics = open(metrics_rate.key);
  row.metric_count = plan.metrics;
  row.metrics_of_host = plan.metrics_of_host;
  if (!plan.index.empty()) {
    row.events = cost::open_meter(context, "DataDog", plan.index);
    row.intake = cost::open_meter(context, "DataDog", intake_rate.key);
    cost::share_like(context, row.intake, row.events);
  }
  row.lines.since = context.now();
  context.add(row);
}

void meter_requests(Context& context, Id<Outside> outside, std::string_view rate_key) {
  ServiceRequests row;
  row.outside = outside;
  row.meter = cost::open_meter(context, context.text(context[outside].name), rate_key);
  row.requests.since = context.now();
  context.add(row);
}

void install_uses(Rulebook& rulebook) {
  rulebook.table<UseStatement>();
  rulebook.table<Monitoring>();
  rulebook.table<ServiceRequests>();
}

}  // namespace drydock::workload
