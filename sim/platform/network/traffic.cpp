// What traffic is worth: bytes through NAT, between zones and to the internet, and capacity units.
#include <algorithm>

#include "sim/platform/network/balancer.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

/// Bytes that go through a NAT gateway, both ways, and the zones that they cross on the way to it.
void count_nat(Context& context, const Egress& way, Bytes bytes) {
  cost::use(context, context[way.nat].bytes, bytes.count);
  if (way.crosses_zone) count_cross_zone(context, bytes);
}

/// Of the pairs of a node and a target that it sends to, those that lie in two zones.
std::pair<std::int64_t, std::int64_t> crossing_pairs(const World& world,
                                                     Id<LoadBalancer> balancer) {
  std::int64_t all = 0, crossing = 0;
  for (const auto& [node_id, node] : world.table<BalancerNode>()) {
    if (node.balancer != balancer || !node.listed) continue;
    for (const auto& [id, target] : world.table<Target>()) {
      if (target.balancer != balancer || target.health != TargetHealth::healthy) continue;
      ++all;
      if (target.zone != node.zone) ++crossing;
    }
  }
  return {all, crossing};
}

}  // namespace

void count_egress(Context& context, Id<Zone> from, Bytes out, Bytes in) {
  count_egress(context, egress(context, from), out, in);
}

void count_egress(Context& context, const Egress& way, Bytes out, Bytes in) {
  if (!way.open) return;
  count_nat(context, way, out + in);
  count_internet_out(context, out);
}

void count_s3(Context& context, Id<Zone> from, Bytes out, Bytes in) {
  count_s3(context, egress_to_s3(context, from), out, in);
}

void count_s3(Context& context, const Egress& way, Bytes out, Bytes in) {
  if (way.open && way.nat) count_nat(context, way, out + in);
}

void count_cross_zone(Context& context, Bytes bytes) {
  const TransferMeters meters = context.only<TransferMeters>();
  cost::use(context, meters.cross_zone_out, bytes.count);
  cost::use(context, meters.cross_zone_in, bytes.count);
}

void count_internet_out(Context& context, Bytes bytes) {
  cost::use(context, context.only<TransferMeters>().internet_out, bytes.count);
}

double crossing_share(const World& world, Id<LoadBalancer> id) {
  if (!world[id].cross_zone) return 0;
  const auto [all, crossing] = crossing_pairs(world, id);
  return all > 0 ? static_cast<double>(crossing) / static_cast<double>(all) : 0;
}

void count_balancer(Context& context, Id<LoadBalancer> id, Bytes bytes,
                    std::int64_t new_connections, Duration span) {
  const Settings settings = context.only<Settings>();
  DRYDOCK_ASSERT(settings.unit_bytes.count > 0 && settings.unit_connections > 0,
                 "a capacity unit carries something");
  LoadBalancer& row = context.edit(id);
  const Duration begun = std::max(Duration::zero(), context.now().time_since_epoch() - span);
  const std::int64_t hour = begun / hours(1);
  if (hour != row.hour) {
    row.hour = hour;
    row.hour_bytes = Bytes{};
    row.hour_connections = 0;
  }
  // Unit-nanoseconds of the hour so far; the largest dimension counts, so its growth is what is
  // used.
  const auto units = [&] {
    const Int128 by_bytes =
        Int128(row.hour_bytes.count) * Duration(hours(1)).count() / settings.unit_bytes.count;
    const Int128 by_connections =
        Int128(row.hour_connections) * Duration(seconds(1)).count() / settings.unit_connections;
    return static_cast<std::int64_t>(std::max(by_bytes, by_connections));
  };
  const std::int64_t before = units();
  row.hour_bytes += bytes;
  row.hour_connections += new_connections;
  const std::int64_t used = units() - before;
  const bool may_cross = row.cross_zone;
  cost::use(context, row.capacity_units, used);
  if (!may_cross) return;
  const auto [all, crossing] = crossing_pairs(context, id);
  if (crossing > 0)
    count_cross_zone(context,
                     Bytes{static_cast<std::int64_t>(Int128(bytes.count) * crossing / all)});
}

void add_transfer_meters(Context& context) {
  TransferMeters meters;
  meters.cross_zone_out = cost::open_meter(context, "between zones, out", cross_zone.key);
  meters.cross_zone_in = cost::open_meter(context, "between zones, in", cross_zone.key);
  cost::share_like(context, meters.cross_zone_in, meters.cross_zone_out);
  meters.internet_out = cost::open_meter(context, "to the internet", internet_out.key);
  context.add(meters);
}

void install(Rulebook& rulebook) {
  install_routes(rulebook);
  install_links(rulebook);
  install_nat(rulebook);
  install_edges(rulebook);
  install_vpn(rulebook);
  install_security(rulebook);
  rulebook.table<TransferMeters>();
  install_balancer(rulebook);
  install_dns(rulebook);
  install_commands(rulebook);
}

}  // namespace drydock::network
