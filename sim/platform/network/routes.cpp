// Route tables: the longest prefix decides; and the ways out that follow from it.
#include "sim/platform/network/routes.h"

#include "sim/platform/network/path.h"

namespace drydock::network {

namespace {

bool is_prefix_list(RouteTarget target) {
  return target == RouteTarget::s3_endpoint || target == RouteTarget::dynamodb_endpoint;
}

/// Of two routes with the same prefix: a written one before a propagated one, an ordinary one
/// before one of a prefix list (VPC guide, route priority).
bool goes_before(const Route& a, const Route& b) {
  if (a.prefix != b.prefix) return a.prefix > b.prefix;
  if (a.propagated != b.propagated) return b.propagated;
  return !is_prefix_list(a.target) && is_prefix_list(b.target);
}

}  // namespace

Id<Route> longest_prefix(const World& world, Id<RouteTable> table, std::uint32_t address) {
  Id<Route> best;
  bool inside = false;
  for (const auto& [id, route] : world.table<Route>()) {
    if (route.gone || route.table != table || !block(route).contains(address)) continue;
    if (route.target == RouteTarget::local) inside = true;
    if (!best || goes_before(route, world[best])) best = id;
  }
  // The local route wins over any propagated one, even over a longer prefix.
  if (!inside || !world[best].propagated) return best;
  Id<Route> written;
  for (const auto& [id, route] : world.table<Route>()) {
    if (route.gone || route.propagated || route.table != table || !block(route).contains(address))
      continue;
    if (!written || goes_before(route, world[written])) written = id;
  }
  return written;
}

Id<Subnet> subnet_with(const World& world, Id<Vpc> vpc, std::uint32_t address) {
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (subnet.vpc == vpc && block(subnet).contains(address)) return id;
  return {};
}

Id<Subnet> workload_subnet(const World& world, Id<Zone> zone) {
  const Id<Vpc> vpc = world.only<Settings>().cluster_vpc;
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (subnet.zone == zone && subnet.vpc == vpc && !subnet.is_public) return id;
  return {};
}

std::uint32_t host_in(const World& world, Id<Subnet> subnet) {
  // The first four addresses are those of the network, the router, DNS and a reserve.
  return world[subnet].prefix >= 31 ? world[subnet].cidr : world[subnet].cidr + 4;
}

namespace {

Egress egress_by(const World& world, Id<Zone> zone, const Destination& to) {
  const Id<Subnet> from = workload_subnet(world, zone);
  if (!from) return {};
  const Path path = trace(world, Source{from, {}}, to);
  return {path.arrives, path.nat, path.nat && world[path.nat].zone != zone};
}

}  // namespace

Egress egress(const World& world, Id<Zone> zone) {
  return egress_by(world, zone, to_internet(world));
}

Egress egress_to_s3(const World& world, Id<Zone> zone) {
  return egress_by(world, zone,
                   world.only<Settings>().s3_prefix != 0 ? to_s3(world) : to_internet(world));
}

void install_routes(Rulebook& rulebook) {
  rulebook.table<Region>();
  rulebook.table<Zone>();
  rulebook.table<Vpc>();
  rulebook.table<Site>();
  rulebook.table<Settings>();
  rulebook.table<RouteTable>();
  rulebook.table<Subnet>();
  rulebook.table<Route>();
  rulebook.fact<RouteChanged>();
  rulebook.fact<SubnetFull>();
}

}  // namespace drydock::network
