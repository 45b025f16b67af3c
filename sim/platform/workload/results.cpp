// Writes the solved flows into the tables: rates, times, and bytes by the way that they take.
#include <algorithm>

#include "sim/engine/base/math.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

/// The horizontal autoscaler need not hear of smaller changes.
constexpr double cpu_noise = 0.005;

/// Single requests are averaged over so long for the autoscaler, s; a change of so many standard
/// deviations is none of luck.
constexpr double metrics_window = 60, surely = 5;

/// Of the standard normal distribution.
const double quantile_95 = math::normal_quantile(0.95), quantile_99 = math::normal_quantile(0.99);

/// Less than this is the rounding of sums, not a failure.
constexpr double rounding = 1e-12;

/// Bytes a second that leave and enter each zone.
struct Streams {
  PerZone out{}, in{}, s3_out{}, s3_in{};
};

/// Spreads a rate over those zones of a service's pods that have a way out.
void spread(const PerZone& shares, const std::array<bool, zones_max>& open, double out, double in,
            PerZone& out_rates, PerZone& in_rates) {
  double all = 0;
  for (std::size_t z = 0; z < zones_max; ++z) all += open[z] ? shares[z] : 0;
  if (all <= 0) return;
  for (std::size_t z = 0; z < zones_max; ++z) {
    if (!open[z]) continue;
    out_rates[z] += out * shares[z] / all;
    in_rates[z] += in * shares[z] / all;
  }
}

Streams streams_of(const World& world, const FlowModel& model) {
  Streams streams;
  const Settings& settings = world.only<Settings>();
  for (const auto& [id, row] : world.table<Call>()) {
    const FlowCall& call = model.calls[id.index];
    if (call.caller < 0 || call.target < 0 || call.kind == CallKind::service) continue;
    if (call.kind == CallKind::outside) {
      if (model.outsides[call.target].by_endpoint) continue;
      const Outside& outside = world[row.outside];
      for (std::size_t z = 0; z < zones_max; ++z) {
        streams.out[z] += call.opened[z] * static_cast<double>(outside.out.count);
        streams.in[z] += call.opened[z] * static_cast<double>(outside.in.count);
      }
    } else {
      const PerZone shares = zone_shares(model.services[call.caller]);
      const double bytes = call.rate * call.success * call.bytes;
      const bool get = call.kind == CallKind::get_object;
      spread(shares, model.s3_open, get ? 0 : bytes, get ? bytes : 0, streams.s3_out,
             streams.s3_in);
    }
  }
  for (const auto& [id, row] : world.table<Service>()) {
    if (!row.logs) continue;
    const FlowService& service = model.services[id.index];
    const PerZone shares = zone_shares(service);
    const double bytes = service.admitted * static_cast<double>(settings.log.count);
    for (std::size_t z = 0; z < zones_max; ++z)
      if (model.open[z]) streams.out[z] += bytes * shares[z];
  }
  for (const auto& [id, row] : world.table<ZoneTraffic>())
    if (row.open) streams.out[row.zone.index] += row.nodes * settings.telemetry_rate;
  return streams;
}

/// What an autoscaler hears of single requests: over the last minute, so that it does not follow
/// the luck of a few; at once, if this cannot be luck.
double averaged(const World& world, double use, double told, const FlowService& flow) {
  const double span = in_seconds(world.now() - world.only<Flow>().since);
  const double works = flow.admitted * span;
  if (works <= 0) return use;
  const double luck = math::sqrt(2 / works) * told;  // Of the sum of so many exponential times.
  if (std::max(use - told, told - use) > surely * luck) return use;
  return told + (use - told) * -math::expm1(-span / metrics_window);
}

void keep_service(Context& context, Id<Service> id, const FlowService& flow) {
  Service& row = context.edit(id);
  const flow::Bend& bend = flow.bend;
  const bool moved = row.latency.mean != flow.latency.mean ||
                     row.latency.variance != flow.latency.variance || row.bend != bend;
  row.bend = bend;
  row.rate = flow.rate;
  row.success = flow.rate > 0 ? flow.served / flow.rate : 1;
  if (row.success > 1 - rounding) row.success = 1;
  row.blocked = flow.blocked;
  row.cpu = flow.cpu;
  row.utilization = flow.utilization;
  row.latency = {flow.latency.mean, flow.latency.variance};
  row.retry_drain = flow.retry_drain;
  if (moved) {
    row.p50 = row.p95 = row.p99 = 0;
    if (flow.latency.mean > 0) {
      const flow::Lognormal shape = flow.latency.as_lognormal();
      row.p50 = flow::time_at(shape, bend, 0);
      row.p95 = flow::time_at(shape, bend, quantile_95);
      row.p99 = flow::time_at(shape, bend, quantile_99);
    }
  }
  double pods = 0;
  for (const double answering : row.answering) pods += answering;
  if (pods <= 0 || row.instance) return;
  const double told = row.cpu_told, measured = flow.cpu / pods * 1000;
  const double use = requests_run(context) ? averaged(context, measured, told, flow) : measured;
  if (use == told || std::max(use - told, told - use) <= cpu_noise * told) return;
  row.cpu_told = use;
  kubernetes::set_cpu_use(context, row.workload, use);
}

void keep_endpoints(Context& context, const FlowModel& model) {
  for (std::uint32_t i = 0; i < context.table<EndpointTraffic>().size(); ++i) {
    EndpointTraffic& row = context.edit(Id<EndpointTraffic>{i});
    row.rate = 0;
    if (!row.open) continue;
    const Outside& outside = context[row.outside];
    const auto each = static_cast<double>((outside.out + outside.in).count);
    for (const FlowCall& call : model.calls)
      if (call.kind == CallKind::outside && Id<Outside>{std::uint32_t(call.target)} == row.outside)
        row.rate += call.opened[row.zone.index] * each;
  }
}

/// Shapes are made anew when latencies have moved.
void keep_shapes(Context& context, const FlowModel& model) {
  bool moved = false;
  for (const auto& [id, row] : context.table<Operation>())
    moved = moved || !is_near(row.latency, row.shape.of);
  if (!moved) return;
  const std::vector<flow::Mixture> times = answer_times(model);
  for (std::uint32_t i = 0; i < times.size(); ++i) {
    Operation& row = context.edit(Id<Operation>{i});
    row.shape = {row.latency, times[i].humps(), {}};
  }
}

/// Connections a second that the pods of each zone open to each outside system.
std::vector<PerZone> connections(const FlowModel& model) {
  std::vector<PerZone> rates(model.outsides.size(), PerZone{});
  for (const FlowCall& call : model.calls) {
    if (call.kind != CallKind::outside || call.caller < 0) continue;
    if (model.outsides[call.target].by_endpoint) continue;
    for (std::size_t z = 0; z < zones_max; ++z) rates[call.target][z] += call.tries[z];
  }
  return rates;
}

}  // namespace

void offer_to_network(Context& context, const FlowModel& model) {
  const std::vector<PerZone> rates = connections(model);
  for (std::uint32_t i = 0; i < context.table<network::NatGateway>().size(); ++i) {
    const Id<network::NatGateway> nat{i};
    if (!network::exists(context[nat])) continue;
    for (std::uint32_t o = 0; o < rates.size(); ++o) {
      double rate = 0;
      for (const auto& [id, zone] : context.table<ZoneTraffic>())
        if (zone.open && zone.nat == nat) rate += rates[o][zone.zone.index];
      const Outside& outside = context[Id<Outside>{o}];
      const Duration idle =
          std::min(outside.left_open, context.only<network::Settings>().nat.idle_timeout);
      network::offer_connections(context, nat, outside.name, rate,
                                 from_seconds(outside.latency.mean) + idle);
    }
    double bytes = 0;
    for (const auto& [id, zone] : context.table<ZoneTraffic>()) {
      if (zone.open && zone.nat == nat) bytes += zone.out_rate + zone.in_rate;
      if (zone.s3_open && zone.s3_nat == nat) bytes += zone.s3_out_rate + zone.s3_in_rate;
    }
    network::offer_bytes(context, nat, bytes);
  }
  state_uses(context, model);
}

void keep_results(Context& context, const FlowModel& model) {
  for (std::uint32_t i = 0; i < model.services.size(); ++i)
    keep_service(context, Id<Service>{i}, model.services[i]);
  double cross_zone = 0, balancer = 0, internet = 0;
  for (std::uint32_t i = 0; i < model.calls.size(); ++i) {
    const FlowCall& flow = model.calls[i];
    Call& row = context.edit(Id<Call>{i});
    const double objects = flow.rate * flow.success * flow.object_bytes;
    row.rate = flow.rate;
    row.success = flow.success;
    row.byte_rate = flow.attempts * flow.bytes + objects;
    if (flow.kind == CallKind::service) cross_zone += flow.cross_share * row.byte_rate;
  }
  for (std::uint32_t i = 0; i < model.operations.size(); ++i) {
    const FlowOperation& flow = model.operations[i];
    Operation& row = context.edit(Id<Operation>{i});
    row.rate = flow.rate;
    row.success = flow.success;
    row.latency = {flow.latency.mean, flow.latency.variance};
    row.bend = flow.bend;
    if (row.backlog) continue;
    const double answers = flow.rate * flow.success * static_cast<double>(row.response.count);
    internet += answers;
    balancer += answers + flow.rate * model.users_reaching * static_cast<double>(row.request.count);
  }
  if (!requests_run(context)) keep_shapes(context, model);
  for (std::uint32_t i = 0; i < model.backlogs.size(); ++i) {
    Backlog& row = context.edit(Id<Backlog>{i});
    row.in_rate = model.backlogs[i].in_rate;
    row.out_rate = model.backlogs[i].out_rate;
    row.lost_rate = model.backlogs[i].lost_rate;
  }
  keep_pools(context, model);
  const Streams streams = streams_of(context, model);
  for (std::uint32_t i = 0; i < context.table<ZoneTraffic>().size(); ++i) {
    ZoneTraffic& row = context.edit(Id<ZoneTraffic>{i});
    row.out_rate = streams.out[row.zone.index];
    row.in_rate = streams.in[row.zone.index];
    row.s3_out_rate = streams.s3_out[row.zone.index];
    row.s3_in_rate = streams.s3_in[row.zone.index];
  }
  keep_endpoints(context, model);
  Flow& flow = context.edit_only<Flow>();
  flow.rate = model.users_rate;
  flow.success = model.users_success;
  flow.beyond = model.beyond;
  flow.cross_zone_rate = cross_zone;
  flow.internet_rate = internet;
  flow.balancer_rate = balancer;
}

}  // namespace drydock::workload
