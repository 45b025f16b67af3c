// Commands on endpoints, peerings and transit gateways.
#include <algorithm>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/network/refusals.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

/// The private subnets of the cluster's VPC in zones that are up.
std::vector<Id<Subnet>> endpoint_subnets(const World& world) {
  std::vector<Id<Subnet>> subnets;
  for (const auto& [id, zone] : world.table<Zone>())
    if (const Id<Subnet> subnet = workload_subnet(world, id); subnet && zone.up)
      subnets.push_back(subnet);
  return subnets;
}

std::int32_t peerings_of(const World& world, Id<Vpc> vpc) {
  std::int32_t count = 0;
  for (const auto& [id, peering] : world.table<Peering>())
    if (!peering.gone && (peering.a == vpc || peering.b == vpc)) ++count;
  return count;
}

}  // namespace

Result<Forecast> check(const World& world, const CreateEndpoint& command) {
  if (const auto name = new_name<Endpoint>(world, "endpoint", command.endpoint); !name)
    return pass_on(name);
  const std::vector<std::string> services(endpoint_services().begin(), endpoint_services().end());
  if (std::find(services.begin(), services.end(), command.service) == services.end())
    return impossible(
        refuse("There are no interface endpoints for \"" + command.service + "\" here.",
               "There are some for " + join_words(services) + "."));
  const Id<Vpc> vpc = world.only<Settings>().cluster_vpc;
  const Name service = world.names().find(command.service);
  if (service && endpoint_for(world, vpc, service))
    return refuse("VPC " + name_of(world, world[vpc].name) + " has an endpoint for " +
                  command.service + " already.");
  const std::vector<Id<Subnet>> subnets = endpoint_subnets(world);
  if (subnets.empty()) return refuse("There is no private subnet in a zone that is up.");
  if (!cost::has_rate(world, endpoint_hour.key))
    return impossible(refuse("The price book has no price for interface endpoints."));
  Forecast forecast;
  for (const Id<Subnet> subnet : subnets) {
    if (free_addresses(world, subnet) < 1)
      return refuse("Subnet " + name_of(world, world[subnet].name) + " has no free address.");
    forecast.touches.push_back(name_of(world, world[subnet].name));
  }
  forecast.summary = "Endpoint " + command.endpoint + " gets an interface in " +
                     plural(static_cast<std::int64_t>(subnets.size()), "subnet") +
                     ", each billed by the hour.";
  return forecast;
}

void apply(Context& context, const CreateEndpoint& command) {
  const std::vector<Id<Subnet>> subnets = endpoint_subnets(context);
  const Id<Endpoint> id =
      add_endpoint(context, context.name(command.endpoint), context.name(command.service),
                   command.zonal ? EndpointDns::zonal : EndpointDns::regional, subnets);
  context.announce(EndpointCreated{id});
}

Result<Forecast> check(const World& world, const CreatePeering& command) {
  if (const auto name = new_name<Peering>(world, "peering", command.peering); !name)
    return pass_on(name);
  const auto a = called<Vpc>(world, "VPC", command.vpc);
  if (!a) return pass_on(a);
  const auto b = called<Vpc>(world, "VPC", command.with);
  if (!b) return pass_on(b);
  if (*a == *b) return impossible(refuse("A VPC cannot be peered with itself."));
  if (block(world[*a]).overlaps(block(world[*b])))
    return refuse("The blocks of VPC " + command.vpc + " (" + say_cidr(block(world[*a])) +
                      ") and VPC " + command.with + " (" + say_cidr(block(world[*b])) +
                      ") overlap, so no peering can tell them apart.",
                  "Give one of them another block; a VPC keeps its block for life.");
  const std::int32_t quota = world.only<Settings>().quotas.peerings_per_vpc;
  for (const auto& [id, peering] : world.table<Peering>())
    if (!peering.gone &&
        ((peering.a == *a && peering.b == *b) || (peering.a == *b && peering.b == *a)))
      return refuse(name_of(world, peering.name) + " joins these two already.");
  for (const Id<Vpc> vpc : {*a, *b})
    if (quota > 0 && peerings_of(world, vpc) >= quota)
      return refuse("VPC " + name_of(world, world[vpc].name) + " has " + plural(quota, "peering") +
                        ", which is the quota.",
                    "A transit gateway joins more.");
  Forecast forecast;
  forecast.summary = "VPC " + command.vpc + " and VPC " + command.with +
                     " are joined; packets flow when routes on both sides lead to " +
                     command.peering + ".";
  forecast.touches = {command.vpc, command.with};
  return forecast;
}

void apply(Context& context, const CreatePeering& command) {
  const Id<Peering> id =
      open_peering(context, context.name(command.peering), context.world().find<Vpc>(command.vpc),
                   context.world().find<Vpc>(command.with));
  context.announce(PeeringOpened{id});
}

Result<Forecast> check(const World& world, const DeletePeering& command) {
  const auto id = called<Peering>(world, "peering", command.peering,
                                  [](const Peering& row) { return !row.gone; });
  if (!id) return pass_on(id);
  Forecast forecast;
  forecast.summary = "The two VPCs of " + command.peering +
                     " no longer reach each other by it; routes to it lead nowhere.";
  forecast.touches = {name_of(world, world[world[*id].a].name),
                      name_of(world, world[world[*id].b].name)};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const DeletePeering& command) {
  close_peering(context, context.world().find<Peering>(command.peering));
}

Result<Forecast> check(const World& world, const AttachVpc& command) {
  const auto vpc = called<Vpc>(world, "VPC", command.vpc);
  if (!vpc) return pass_on(vpc);
  const auto gateway = world.find<TransitGateway>(command.gateway);
  if (!gateway) {
    if (const auto name = new_name<TransitGateway>(world, "transit gateway", command.gateway);
        !name)
      return pass_on(name);
  }
  if (!cost::has_rate(world, attachment_hour.key))
    return impossible(refuse("The price book has no price for transit gateways."));
  Forecast forecast;
  forecast.summary = "VPC " + command.vpc + " is attached to " + command.gateway +
                     ", billed by the hour; routes in its tables are written apart.";
  for (const auto& [id, attachment] : world.table<TransitAttachment>()) {
    if (!gateway || attachment.gateway != gateway) continue;
    const Vpc& other = world[attachment.vpc];
    if (attachment.vpc == *vpc)
      return refuse("VPC " + command.vpc + " is attached to " + command.gateway + " already.");
    forecast.touches.push_back(name_of(world, other.name));
  }
  if (const Id<Vpc> other = gateway ? clashing_vpc(world, gateway, *vpc) : Id<Vpc>{})
    forecast.summary += " The gateway takes no route to it: its block overlaps that of VPC " +
                        name_of(world, world[other].name) + ".";
  return forecast;
}

void apply(Context& context, const AttachVpc& command) {
  auto gateway = context.world().find<TransitGateway>(command.gateway);
  if (!gateway) gateway = add_transit_gateway(context, context.name(command.gateway));
  attach_vpc(context, gateway, context.world().find<Vpc>(command.vpc));
}

}  // namespace drydock::network
