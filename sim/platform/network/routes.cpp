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

Id<Route> route_of(const World& world, Id<RouteTable> table, Cidr to) {
  Id<Route> best, written;
  bool inside = false;
  for (const auto& [id, route] : world.table<Route>()) {
    if (route.gone || route.table != table) continue;
    if (route.prefix > to.prefix || !block(route).contains(to.address)) continue;
    if (route.target == RouteTarget::local) inside = true;
    if (!best || goes_before(route, world[best])) best = id;
    if (!route.propagated && (!written || goes_before(route, world[written]))) written = id;
  }
  // The local route wins over any propagated one, even over a longer prefix.
  return inside && world[best].propagated ? written : best;
}

Id<Route> longest_prefix(const World& world, Id<RouteTable> table, std::uint32_t address) {
  return route_of(world, table, {address, 32});
}

std::string say_target(const World& world, Id<Route> id) {
  if (!id) return "nobody";
  const auto called = [&](Name name) { return std::string(world.text(name)); };
  const std::uint32_t index = world[id].target_index;
  switch (world[id].target) {
    case RouteTarget::local:
      return "the VPC itself";
    case RouteTarget::internet_gateway:
      return "internet gateway";
    case RouteTarget::s3_endpoint:
      return "S3 endpoint";
    case RouteTarget::dynamodb_endpoint:
      return "DynamoDB endpoint";
    case RouteTarget::nat_gateway:
      return called(world[Id<NatGateway>{index}].name);
    case RouteTarget::peering:
      return called(world[Id<Peering>{index}].name);
    case RouteTarget::transit_gateway:
      return called(world[Id<TransitGateway>{index}].name);
    case RouteTarget::vpn:
      return called(world[Id<Vpn>{index}].name);
    case RouteTarget::blackhole:
      break;
  }
  return "nobody";
}

void lead_nowhere(Context& context, RouteTarget target, std::uint32_t index) {
  for (std::uint32_t i = 0; i < context.table<Route>().size(); ++i) {
    const Id<Route> id{i};
    const Route route = context[id];
    if (route.gone || route.target != target || route.target_index != index) continue;
    context.edit(id).target = RouteTarget::blackhole;
    context.announce(RouteChanged{route.table, context.name(say_cidr(block(route))),
                                  context.name(say_target(context, id))});
  }
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
