// Commands on routes and NAT gateways: what they refuse, and what they do.
#include <optional>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/network/outage.h"
#include "sim/platform/network/refusals.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

/// What a route may lead to, by its name.
struct Aim {
  RouteTarget target = RouteTarget::blackhole;
  std::uint32_t index = 0;
};

Result<Aim> aim_at(const World& world, Id<Vpc> vpc, const std::string& target) {
  const auto elsewhere = [&](const std::string& what) {
    return refuse(what + " " + target + " does not stand in VPC " +
                  name_of(world, world[vpc].name) + ".");
  };
  if (target == "internet gateway") {
    if (world[vpc].internet_gateway) return Aim{RouteTarget::internet_gateway, 0};
    return impossible(
        refuse("VPC " + name_of(world, world[vpc].name) + " has no internet gateway."));
  }
  if (const auto nat = world.find<NatGateway>(target); nat && exists(world[nat])) {
    if (world[world[nat].subnet].vpc != vpc) return elsewhere("NAT gateway");
    return Aim{RouteTarget::nat_gateway, nat.index};
  }
  if (const auto peering = world.find<Peering>(target); peering && !world[peering].gone) {
    if (world[peering].a != vpc && world[peering].b != vpc) return elsewhere("Peering");
    return Aim{RouteTarget::peering, peering.index};
  }
  if (const auto gateway = world.find<TransitGateway>(target)) {
    for (const auto& [id, attachment] : world.table<TransitAttachment>())
      if (attachment.gateway == gateway && attachment.vpc == vpc)
        return Aim{RouteTarget::transit_gateway, gateway.index};
    return refuse("VPC " + name_of(world, world[vpc].name) + " is not attached to " + target + ".",
                  "Attach it first.");
  }
  if (const auto vpn = world.find<Vpn>(target)) {
    if (world[vpn].vpc != vpc) return elsewhere("VPN");
    return Aim{RouteTarget::vpn, vpn.index};
  }
  std::vector<std::string> names{"internet gateway"};
  for (const auto& [id, nat] : world.table<NatGateway>())
    if (exists(nat)) names.push_back(name_of(world, nat.name));
  const std::string near = nearest_word(target, names);
  return refuse("A route cannot lead to \"" + target + "\": there is no such thing.",
                near.empty() ? "Give a NAT gateway, a peering, a transit gateway, a VPN, or "
                               "\"internet gateway\"."
                             : "Did you mean " + near + "?");
}

/// The route that a person wrote to exactly this block, or none.
Id<Route> written_route(const World& world, Id<RouteTable> table, Cidr to) {
  for (const auto& [id, route] : world.table<Route>())
    if (!route.gone && !route.propagated && route.table == table && block(route) == to) return id;
  return {};
}

std::int32_t written_routes(const World& world, Id<RouteTable> table) {
  std::int32_t count = 0;
  for (const auto& [id, route] : world.table<Route>())
    if (!route.gone && !route.propagated && route.table == table) ++count;
  return count;
}

std::vector<std::string> subnets_of(const World& world, Id<RouteTable> table) {
  std::vector<std::string> names;
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (subnet.routes == table) names.push_back(name_of(world, subnet.name));
  return names;
}

/// The public subnet of a zone in the cluster's VPC, or none.
Id<Subnet> public_subnet(const World& world, Id<Zone> zone) {
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (subnet.is_public && subnet.zone == zone && subnet.vpc == world.only<Settings>().cluster_vpc)
      return id;
  return {};
}

Result<void> check_address_quota(const World& world) {
  const std::int32_t quota = world.only<Settings>().quotas.addresses;
  if (quota == 0 || addresses_in_use(world) < quota) return {};
  return refuse("All " + plural(quota, "Elastic IP") + " of the region are in use.",
                "Delete a NAT gateway that nobody needs, or ask AWS for a higher quota.");
}

Result<void> check_new_nat(const World& world, Id<Zone> zone, Id<Subnet> subnet) {
  const std::string where = "zone " + name_of(world, world[zone].name);
  if (!subnet)
    return impossible(refuse("There is no public subnet in " + where + " for a NAT gateway."));
  if (!world[zone].up)
    return refuse("Nothing can be created in " + where + " while it is dark.",
                  "Create it in another zone.");
  const std::int32_t quota = world.only<Settings>().quotas.nats_per_zone;
  std::int32_t here = 0;
  for (const auto& [id, nat] : world.table<NatGateway>())
    if (nat.zone == zone && nat.state != NatState::deleted) ++here;
  if (quota > 0 && here >= quota)
    return refuse("There are " + plural(here, "NAT gateway") + " in " + where +
                      " already, which is the quota.",
                  "Those that are being deleted count until they are gone.");
  if (free_addresses(world, subnet) < 1)
    return refuse("Subnet " + name_of(world, world[subnet].name) + " has no free address.");
  return check_address_quota(world);
}

}  // namespace

Result<Forecast> check(const World& world, const SetRoute& command) {
  const auto table = called<RouteTable>(world, "route table", command.table);
  if (!table) return pass_on(table);
  const auto to = parse_cidr(command.to);
  if (!to) return impossible(pass_on(to));
  const Id<Route> old = written_route(world, *table, *to);
  if (old && world[old].target == RouteTarget::local)
    return impossible(refuse("The local route of a VPC cannot be replaced.",
                             "Write a route to a block outside " + say_cidr(*to) + "."));
  const auto aim = aim_at(world, world[*table].vpc, command.target);
  if (!aim) return pass_on(aim);
  const std::int32_t quota = world.only<Settings>().quotas.routes_per_table;
  if (!old && quota > 0 && written_routes(world, *table) >= quota)
    return refuse("Route table " + command.table + " is full: " + plural(quota, "route") + ".",
                  "Use larger blocks.");
  if (old && world[old].target == aim->target && world[old].target_index == aim->index)
    return refuse("Route table " + command.table + " sends " + command.to + " there already.");
  Forecast forecast;
  forecast.touches = subnets_of(world, *table);
  forecast.summary = "Packets to " + command.to + " from " +
                     plural(static_cast<std::int64_t>(forecast.touches.size()), "subnet") +
                     " go to " + command.target + " from now on.";
  return forecast;
}

void apply(Context& context, const SetRoute& command) {
  const auto table = context.world().find<RouteTable>(command.table);
  const Cidr to = *parse_cidr(command.to);
  const Aim aim = *aim_at(context, context[table].vpc, command.target);
  count_vpns(context);
  if (const Id<Route> old = written_route(context, table, to)) {
    context.edit(old).target = aim.target;
    context.edit(old).target_index = aim.index;
  } else {
    write_route(context, table, to, aim.target, aim.index);
  }
  context.announce(RouteChanged{table, context.name(say_cidr(to)), context.name(command.target)});
}

Result<Forecast> check(const World& world, const DeleteRoute& command) {
  const auto table = called<RouteTable>(world, "route table", command.table);
  if (!table) return pass_on(table);
  const auto to = parse_cidr(command.to);
  if (!to) return impossible(pass_on(to));
  const Id<Route> old = written_route(world, *table, *to);
  if (!old)
    return refuse("Route table " + command.table + " has no route to " + command.to + ".",
                  "Routes that a VPN has taught cannot be deleted by hand.");
  if (world[old].target == RouteTarget::local)
    return impossible(refuse("The local route of a VPC cannot be deleted."));
  Forecast forecast;
  forecast.touches = subnets_of(world, *table);
  forecast.summary =
      "Route table " + command.table + " has no route of its own to " + command.to + " any more.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const DeleteRoute& command) {
  const auto table = context.world().find<RouteTable>(command.table);
  const Cidr to = *parse_cidr(command.to);
  count_vpns(context);
  context.edit(written_route(context, table, to)).gone = true;
  const std::string target = say_target(context, route_of(context, table, to));
  context.announce(RouteChanged{table, context.name(say_cidr(to)), context.name(target)});
}

Result<Forecast> check(const World& world, const CreateNat& command) {
  if (const auto name = new_name<NatGateway>(world, "NAT gateway", command.nat); !name)
    return pass_on(name);
  const auto zone = called<Zone>(world, "zone", command.zone);
  if (!zone) return pass_on(zone);
  const Id<Subnet> subnet = public_subnet(world, *zone);
  if (const auto good = check_new_nat(world, *zone, subnet); !good) return pass_on(good);
  Forecast forecast;
  forecast.summary = "NAT gateway " + command.nat + " is available in " +
                     say_duration(world.only<Settings>().nat.create) +
                     "; nothing goes through it until a route leads to it.";
  forecast.touches = {name_of(world, world[subnet].name)};
  return forecast;
}

void apply(Context& context, const CreateNat& command) {
  const auto zone = context.world().find<Zone>(command.zone);
  create_nat(context, context.name(command.nat), public_subnet(context, zone));
}

Result<Forecast> check(const World& world, const DeleteNat& command) {
  const auto nat = called<NatGateway>(world, "NAT gateway", command.nat,
                                      [](const NatGateway& row) { return exists(row); });
  if (!nat) return pass_on(nat);
  Forecast forecast;
  forecast.destructive = true;
  for (const auto& [id, route] : world.table<Route>())
    if (!route.gone && route.target == RouteTarget::nat_gateway && route.target_index == nat->index)
      for (std::string& subnet : subnets_of(world, route.table))
        forecast.touches.push_back(std::move(subnet));
  forecast.summary = "NAT gateway " + command.nat + " is gone for good; routes of " +
                     plural(static_cast<std::int64_t>(forecast.touches.size()), "subnet") +
                     " lead nowhere then.";
  return forecast;
}

void apply(Context& context, const DeleteNat& command) {
  delete_nat(context, context.world().find<NatGateway>(command.nat));
}

Result<Forecast> check(const World& world, const AddNatAddress& command) {
  const auto nat = called<NatGateway>(world, "NAT gateway", command.nat,
                                      [](const NatGateway& row) { return exists(row); });
  if (!nat) return pass_on(nat);
  const NatLimits& limits = world.only<Settings>().nat;
  const std::int32_t addresses = world[*nat].addresses;
  if (limits.addresses > 0 && addresses >= limits.addresses)
    return refuse("NAT gateway " + command.nat + " has " +
                      plural(addresses, "address", "addresses") + ", which is the most.",
                  "Spread the load over more gateways.");
  if (const auto quota = check_address_quota(world); !quota) return pass_on(quota);
  Forecast forecast;
  forecast.summary = "NAT gateway " + command.nat +
                     " gets one more address: " + say_count(limits.ports * (addresses + 1)) +
                     " ports to each destination.";
  forecast.touches = {command.nat};
  return forecast;
}

void apply(Context& context, const AddNatAddress& command) {
  add_nat_address(context, context.world().find<NatGateway>(command.nat));
}

}  // namespace drydock::network
