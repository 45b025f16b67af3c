// Builds the ground: regions, zones, VPCs, sites, subnets with their addresses, route tables.
#include <algorithm>

#include "sim/platform/network/routes.h"

namespace drydock::network {

Id<Region> add_region(Context& context, Name name) { return context.add(Region{name}); }

Id<Zone> add_zone(Context& context, Name name, Id<Region> region) {
  return context.add(Zone{name, region, true, context.now()});
}

Id<Vpc> add_vpc(Context& context, Name name, Cidr cidr, bool internet_gateway) {
  return context.add(Vpc{name, cidr.address, cidr.prefix, internet_gateway});
}

Id<Site> add_site(Context& context, Name name, Cidr cidr) {
  return context.add(Site{name, cidr.address, cidr.prefix});
}

Id<RouteTable> add_route_table(Context& context, Name name, Id<Vpc> vpc) {
  const Id<RouteTable> table = context.add(RouteTable{name, vpc});
  add_route(context, table, block(context[vpc]), RouteTarget::local);
  return table;
}

Id<Subnet> add_subnet(Context& context, Name name, Id<Zone> zone, Id<RouteTable> routes, Cidr cidr,
                      bool is_public) {
  Subnet subnet;
  subnet.name = name;
  subnet.vpc = context[routes].vpc;
  subnet.zone = zone;
  subnet.routes = routes;
  subnet.cidr = cidr.address;
  subnet.prefix = cidr.prefix;
  subnet.is_public = is_public;
  return context.add(subnet);
}

void add_route(Context& context, Id<RouteTable> table, Cidr to, RouteTarget target,
               Id<NatGateway> nat) {
  DRYDOCK_ASSERT((target == RouteTarget::nat_gateway) == static_cast<bool>(nat),
                 "a route names a NAT gateway when it leads to one");
  write_route(context, table, to, target, nat.index);
}

void write_route(Context& context, Id<RouteTable> table, Cidr to, RouteTarget target,
                 std::uint32_t index) {
  const Route made{table, to.address, to.prefix, target, index, false, false};
  for (std::uint32_t i = 0; i < context.table<Route>().size(); ++i) {
    const Route& route = context[Id<Route>{i}];
    if (route.table != table || block(route) != to || route.propagated || route.gone) continue;
    context.edit(Id<Route>{i}) = made;
    return;
  }
  context.add(made);
}

void add_s3_endpoint(Context& context, Id<RouteTable> table) {
  const Settings& settings = context.only<Settings>();
  DRYDOCK_ASSERT(settings.s3_prefix != 0, "an endpoint of S3 needs the addresses of S3");
  add_route(context, table, Cidr{settings.s3_cidr, settings.s3_prefix}, RouteTarget::s3_endpoint);
}

void add_dynamodb_endpoint(Context& context, Id<RouteTable> table) {
  const Settings& settings = context.only<Settings>();
  DRYDOCK_ASSERT(settings.dynamodb_prefix != 0, "an endpoint of DynamoDB needs its addresses");
  add_route(context, table, Cidr{settings.dynamodb_cidr, settings.dynamodb_prefix},
            RouteTarget::dynamodb_endpoint);
}

std::int64_t free_addresses(const World& world, Id<Subnet> id) {
  const Subnet& subnet = world[id];
  const std::int64_t reserved =
      world.table<Settings>().empty() ? 0 : world.only<Settings>().reserved_addresses;
  return std::max<std::int64_t>(0, block(subnet).size() - reserved - subnet.used);
}

bool take_addresses(Context& context, Id<Subnet> id, std::int32_t count) {
  if (free_addresses(context, id) >= count) {
    context.edit(id).used += count;
    return true;
  }
  if (!context[id].full_told) {
    context.edit(id).full_told = true;
    context.announce(SubnetFull{id});
  }
  return false;
}

void give_back_addresses(Context& context, Id<Subnet> id, std::int32_t count) {
  Subnet& subnet = context.edit(id);
  subnet.used = std::max(0, subnet.used - count);
  subnet.full_told = false;
}

}  // namespace drydock::network
