// What the bytes of each arrow of the map cost: the rates of the flows, split by who causes them.
#include <algorithm>
#include <map>
#include <tuple>

#include "sim/platform/cost/cost.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr double seconds_an_hour = 3600;

/// Dollars an hour for each byte a second that a meter counts.
double price_of(const World& world, Id<cost::Meter> meter) {
  if (!meter) return 0;
  const cost::Rate& rate = world[world[meter].rate];
  return cost::marginal_price(rate).to_double() / static_cast<double>(rate.per_unit) *
         seconds_an_hour;
}

/// Shares of a service's pods by zone; those of the ingress are the load balancer's.
PerZone shares_of(const World& world, const Service& row) {
  PerZone shares = row.kind == ServiceKind::ingress ? world.only<Flow>().entry : row.answering;
  double all = 0;
  for (const double count : shares) all += count;
  for (double& share : shares) share = all > 0 ? share / all : 0;
  return shares;
}

/// Collects what arrows cost.
class Sheet {
 public:
  explicit Sheet(const World& given) : world(given) {
    for (const auto& [id, service] : world.table<Service>())
      shares.push_back(shares_of(world, service));
    by_endpoint.resize(world.table<Outside>().size());
    for (const auto& [id, row] : world.table<EndpointTraffic>())
      if (row.endpoint) by_endpoint[row.outside.index] = true;
    if (world.table<network::TransferMeters>().empty()) return;
    const auto& meters = world.only<network::TransferMeters>();
    both_sides = price_of(world, meters.cross_zone_out) + price_of(world, meters.cross_zone_in);
    internet = price_of(world, meters.internet_out);
  }

  EdgeDollars& edge(Name from, Name to, Id<network::Zone> zone = {}) {
    EdgeDollars& one = edges[{from, to, zone}];
    one.from = from;
    one.to = to;
    one.zone = zone;
    return one;
  }
  EdgeDollars& edge(const Call& call) {
    const Name to = call.kind == CallKind::service   ? world[call.service].name
                    : call.kind == CallKind::outside ? world[call.outside].name
                                                     : world[call.store].name;
    return edge(world[call.caller].name, to);
  }
  double share(Id<Service> service, std::size_t zone) const { return shares[service.index][zone]; }
  /// Share of the calls of one service to another whose pods stand in two zones.
  double crossing(Id<Service> from, Id<Service> to) const {
    double same = 0, all = 0;
    for (std::size_t z = 0; z < zones_max; ++z) {
      same += share(from, z) * share(to, z);
      all += share(to, z);
    }
    return all > 0 ? std::max(0.0, 1 - same) : 0;
  }

  const World& world;
  double both_sides = 0, internet = 0;
  std::vector<PerZone> shares;
  std::vector<bool> by_endpoint;
  std::map<std::tuple<Name, Name, Id<network::Zone>>, EdgeDollars> edges;
};

/// One who brings bytes to a way that is shared.
struct Bringer {
  const Call* call = nullptr;  ///< None: log lines and telemetry.
  double out = 0, in = 0;      ///< Bytes a second, before they are fitted to the whole.
};

/// Makes the parts add up to the whole; without parts nobody brings anything.
void fit(std::vector<Bringer>& bringers, double Bringer::*way, double whole) {
  double sum = 0;
  for (const Bringer& one : bringers) sum += one.*way;
  for (Bringer& one : bringers) one.*way = sum > 0 ? one.*way / sum * whole : 0;
}

/// Users to the load balancer, or straight to the ingress, and on into the zones.
void price_entry(Sheet& sheet) {
  const World& world = sheet.world;
  const Flow& flow = world.only<Flow>();
  const Id<network::LoadBalancer> balancer = world.only<Settings>().balancer;
  const Name users = world.names().find("internet");
  Name ingress;
  for (const auto& [id, service] : world.table<Service>())
    if (service.kind == ServiceKind::ingress) ingress = service.name;
  const Name entry = balancer ? world[balancer].name : ingress;
  if (!entry) return;
  sheet.edge(users, entry).internet += flow.internet_rate * sheet.internet;
  if (!balancer || !ingress) return;
  const double crossing =
      flow.balancer_rate * network::crossing_share(world, balancer) * sheet.both_sides;
  double all = 0;
  for (std::size_t z = 0; z < zones_max; ++z) all += flow.entry[z] + flow.entry_dead[z];
  for (const auto& [id, zone] : world.table<ZoneTraffic>()) {
    const std::size_t z = zone.zone.index;
    const double share = all > 0 ? (flow.entry[z] + flow.entry_dead[z]) / all : 0;
    if (share > 0) sheet.edge(entry, ingress, zone.zone).between_zones += crossing * share;
  }
  if (all <= 0) sheet.edge(users, entry).between_zones += crossing;
}

void price_calls_between_zones(Sheet& sheet) {
  const World& world = sheet.world;
  std::vector<Bringer> bringers;
  for (const auto& [id, call] : world.table<Call>()) {
    if (call.kind != CallKind::service || !call.caller) continue;
    bringers.push_back({&call, call.byte_rate * sheet.crossing(call.caller, call.service), 0});
  }
  fit(bringers, &Bringer::out, world.only<Flow>().cross_zone_rate);
  for (const Bringer& one : bringers)
    if (one.out > 0) sheet.edge(*one.call).between_zones += one.out * sheet.both_sides;
}

/// To the internet by the NAT gateway of a zone: calls, log lines and telemetry.
void price_way_out(Sheet& sheet, const ZoneTraffic& zone) {
  const World& world = sheet.world;
  if (!zone.open || !zone.nat) return;
  const std::size_t z = zone.zone.index;
  const Settings& settings = world.only<Settings>();
  std::vector<Bringer> bringers(1);
  for (const auto& [id, service] : world.table<Service>())
    if (service.logs)
      bringers.front().out +=
          service.rate * sheet.share(id, z) * static_cast<double>(settings.log.count);
  for (const auto& [id, call] : world.table<Call>()) {
    if (call.kind != CallKind::outside || !call.caller || sheet.by_endpoint[call.outside.index])
      continue;
    const Outside& outside = world[call.outside];
    const double calls = call.rate * sheet.share(call.caller, z);
    bringers.push_back({&call, calls * static_cast<double>(outside.out.count),
                        calls * static_cast<double>(outside.in.count)});
  }
  const double telemetry = std::min(zone.out_rate, zone.nodes * settings.telemetry_rate);
  fit(bringers, &Bringer::out, zone.out_rate - telemetry);
  fit(bringers, &Bringer::in, zone.in_rate);
  bringers.front().out += telemetry;
  const double nat = price_of(world, world[zone.nat].bytes);
  for (const Bringer& one : bringers) {
    const double bytes = one.out + one.in;
    if (bytes <= 0) continue;
    EdgeDollars& edge = one.call
                            ? sheet.edge(*one.call)
                            : sheet.edge(world[zone.zone].name, world[zone.nat].name, zone.zone);
    edge.nat += bytes * nat;
    edge.internet += one.out * sheet.internet;
    if (zone.crosses_zone) edge.between_zones += bytes * sheet.both_sides;
  }
}

/// To buckets by a NAT gateway, where there is no gateway endpoint; never internet traffic.
void price_way_to_buckets(Sheet& sheet, const ZoneTraffic& zone) {
  const World& world = sheet.world;
  if (!zone.s3_open || !zone.s3_nat) return;
  std::vector<Bringer> bringers;
  for (const auto& [id, call] : world.table<Call>()) {
    const bool get = call.kind == CallKind::get_object, put = call.kind == CallKind::put_object;
    if ((!get && !put) || !call.caller) continue;
    const double bytes = call.rate * call.success * sheet.share(call.caller, zone.zone.index) *
                         std::max(1.0, static_cast<double>(call.bytes.count));
    bringers.push_back({&call, put ? bytes : 0, get ? bytes : 0});
  }
  fit(bringers, &Bringer::out, zone.s3_out_rate);
  fit(bringers, &Bringer::in, zone.s3_in_rate);
  const double nat = price_of(world, world[zone.s3_nat].bytes);
  for (const Bringer& one : bringers) {
    if (one.out + one.in <= 0) continue;
    EdgeDollars& edge = sheet.edge(*one.call);
    edge.nat += (one.out + one.in) * nat;
    if (zone.s3_crosses_zone) edge.between_zones += (one.out + one.in) * sheet.both_sides;
  }
}

void price_endpoint(Sheet& sheet, const EndpointTraffic& traffic) {
  const World& world = sheet.world;
  if (!traffic.open || traffic.rate <= 0) return;
  std::vector<Bringer> bringers;
  for (const auto& [id, call] : world.table<Call>()) {
    if (call.kind != CallKind::outside || call.outside != traffic.outside || !call.caller) continue;
    bringers.push_back({&call, call.rate * sheet.share(call.caller, traffic.zone.index), 0});
  }
  fit(bringers, &Bringer::out, traffic.rate);
  const double each = price_of(world, world[traffic.endpoint].bytes);
  const bool crosses = world[traffic.interface].zone != traffic.zone;
  for (const Bringer& one : bringers) {
    if (one.out <= 0) continue;
    EdgeDollars& edge = sheet.edge(*one.call);
    edge.endpoint += one.out * each;
    if (crosses) edge.between_zones += one.out * sheet.both_sides;
  }
}

}  // namespace

std::vector<EdgeDollars> edge_dollars(const World& world) {
  if (world.table<Flow>().empty()) return {};
  Sheet sheet(world);
  price_entry(sheet);
  price_calls_between_zones(sheet);
  for (const auto& [id, zone] : world.table<ZoneTraffic>()) {
    price_way_out(sheet, zone);
    price_way_to_buckets(sheet, zone);
  }
  for (const auto& [id, traffic] : world.table<EndpointTraffic>()) price_endpoint(sheet, traffic);
  std::vector<EdgeDollars> edges;
  for (const auto& [key, edge] : sheet.edges)
    if (edge.sum() > 0) edges.push_back(edge);
  return edges;
}

}  // namespace drydock::workload
