// What a person reads of a hop, and of a packet that goes no further.
#include "sim/platform/network/forwarding.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

Hop Forwarding::hop(Place place) const {
  const std::uint32_t index = place.index;
  const auto of_vpc = [&](const char* what) {
    return Hop{what + text(world_[Id<Vpc>{index}].name), {}};
  };
  switch (place.kind) {
    case PlaceKind::subnet: {
      const Subnet& subnet = world_[Id<Subnet>{index}];
      return {text(subnet.name), subnet.zone};
    }
    case PlaceKind::nat: {
      const NatGateway& nat = world_[Id<NatGateway>{index}];
      return {text(nat.name), nat.zone};
    }
    case PlaceKind::internet_gateway:
      return of_vpc("internet gateway of ");
    case PlaceKind::s3_endpoint:
      return of_vpc("S3 endpoint of ");
    case PlaceKind::dynamodb_endpoint:
      return of_vpc("DynamoDB endpoint of ");
    case PlaceKind::peering_to_a:
    case PlaceKind::peering_to_b:
      return {text(world_[Id<Peering>{index}].name), {}};
    case PlaceKind::transit:
      return {text(world_[Id<TransitGateway>{index}].name), {}};
    case PlaceKind::vpn_gateway:
      return {text(world_[Id<Vpn>{index}].name), {}};
    case PlaceKind::tunnel_out:
    case PlaceKind::tunnel_in: {
      const Tunnel& tunnel = world_[Id<Tunnel>{index}];
      return {text(tunnel.name), tunnel.zone};
    }
    case PlaceKind::site:
      return {text(world_[Id<Site>{index}].name), {}};
    case PlaceKind::internet:
      return {"internet", {}};
    case PlaceKind::s3:
      return {"S3", {}};
    case PlaceKind::dynamodb:
      return {"DynamoDB", {}};
  }
  return {};
}

std::string Forwarding::dark(Id<Zone> zone) const {
  return "zone " + text(world_[zone].name) + " is dark";
}

std::string Forwarding::reason(Place place) const {
  const std::string name = hop(place).name, to = say_address(address_);
  switch (place.kind) {
    case PlaceKind::subnet:
      return "subnet " + name + ": " + reason_in_subnet(world_[Id<Subnet>{place.index}]);
    case PlaceKind::nat:
      return reason_at_nat({place.index});
    case PlaceKind::peering_to_a:
    case PlaceKind::peering_to_b: {
      const Peering& peering = world_[Id<Peering>{place.index}];
      if (peering.gone) return name + " was deleted";
      const Vpc& vpc = world_[place.kind == PlaceKind::peering_to_a ? peering.a : peering.b];
      if (block(vpc).contains(address_))
        return name + ": no subnet of VPC " + text(vpc.name) + " has the address " + to;
      return name + " leads to VPC " + text(vpc.name) +
             " and no further, since peering is not transitive; " + to + " is not in it";
    }
    case PlaceKind::transit:
      return name + " knows no attached VPC with the address " + to;
    case PlaceKind::vpn_gateway:
    case PlaceKind::tunnel_out:
    case PlaceKind::tunnel_in: {
      const Id<Vpn> vpn = place.kind == PlaceKind::vpn_gateway
                              ? Id<Vpn>{place.index}
                              : world_[Id<Tunnel>{place.index}].vpn;
      const bool arrived_in =
          place.kind == PlaceKind::tunnel_in && works(world_, Id<Tunnel>{place.index});
      if (arrived_in)
        return "no subnet of VPC " + text(world_[world_[vpn].vpc].name) + " has the address " + to;
      if (place.kind == PlaceKind::vpn_gateway) return reason_at_vpn(vpn);
      const Tunnel& tunnel = world_[Id<Tunnel>{place.index}];
      return "tunnel " + name + " is down" +
             (world_[tunnel.zone].up ? std::string() : ": " + dark(tunnel.zone)) +
             ", and routing has not left it yet";
    }
    case PlaceKind::site:
      for (const auto& [id, vpn] : world_.table<Vpn>())
        if (vpn.site.index == place.index && block(world_[vpn.vpc]).contains(address_))
          return reason_at_vpn(id);
      return "site " + name + " knows no way to " + to;
    case PlaceKind::internet:
      return "the internet does not carry private addresses such as " + to;
    default:
      return name + " does not exist";
  }
}

std::string Forwarding::reason_at_nat(Id<NatGateway> id) const {
  const NatGateway& nat = world_[id];
  const std::string name = text(nat.name);
  if (nat.state == NatState::pending) return "NAT gateway " + name + " is still being created";
  if (nat.state != NatState::available) return "NAT gateway " + name + " was deleted";
  if (!world_[nat.zone].up) return "NAT gateway " + name + " is down: " + dark(nat.zone);
  if (nat.broken) return "NAT gateway " + name + " is down: it is broken";
  return "NAT gateway " + name + " stands in " + text(world_[nat.subnet].name) +
         ", which has no route to an internet gateway";
}

std::string Forwarding::reason_at_vpn(Id<Vpn> id) const {
  int configured = 0;
  for (const auto& [tunnel_id, tunnel] : world_.table<Tunnel>())
    if (tunnel.vpn == id && tunnel.configured) ++configured;
  const std::string name = "VPN " + text(world_[id].name);
  return configured == 1 ? name + " is dark: its only tunnel is down"
                         : name + " is dark: all its tunnels are down";
}

std::string Forwarding::reason_in_subnet(const Subnet& subnet) const {
  if (!world_[subnet.zone].up) return dark(subnet.zone);
  const std::string to = say_address(address_);
  const Id<Route> found = longest_prefix(world_, subnet.routes, address_);
  const std::string table = "route table " + text(world_[subnet.routes].name);
  if (!found) return table + " has no route to " + to;
  switch (world_[found].target) {
    case RouteTarget::local:
      return "no subnet of the VPC has the address " + to;
    case RouteTarget::internet_gateway:
      return "it is private, so the internet gateway drops its packets";
    case RouteTarget::blackhole:
      return "the route to " + to + " in " + table + " leads nowhere";
    default:
      return "packets to " + to + " run in a circle";
  }
}

}  // namespace drydock::network
