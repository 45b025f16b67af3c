// What routing and its builders share inside network.
#pragma once

#include "sim/platform/network/network.h"

namespace drydock::network {

inline Cidr block(const Subnet& subnet) { return {subnet.cidr, subnet.prefix}; }
inline Cidr block(const Vpc& vpc) { return {vpc.cidr, vpc.prefix}; }
inline Cidr block(const Site& site) { return {site.cidr, site.prefix}; }
inline Cidr block(const Route& route) { return {route.cidr, route.prefix}; }

/// The route that a packet to the address takes, or none: the longest prefix; of equal ones the
/// first written. The local route goes before any propagated one.
Id<Route> longest_prefix(const World& world, Id<RouteTable> table, std::uint32_t address);
/// The same for packets to a whole block: the route that decides where no narrower one does.
Id<Route> route_of(const World& world, Id<RouteTable> table, Cidr to);
/// Where a route leads, as people call it; "nobody" without a route, or when it is a black hole.
std::string say_target(const World& world, Id<Route> route);
/// What routes led to is gone: they stay in their tables, as black holes, and each is told.
void lead_nowhere(Context& context, RouteTarget target, std::uint32_t index);
/// The subnet of a VPC that has the address, or none.
Id<Subnet> subnet_with(const World& world, Id<Vpc> vpc, std::uint32_t address);

void install_routes(Rulebook& rulebook);
void install_nat(Rulebook& rulebook);
void install_edges(Rulebook& rulebook);
void install_vpn(Rulebook& rulebook);
void install_security(Rulebook& rulebook);
void install_links(Rulebook& rulebook);
void install_dns(Rulebook& rulebook);
void install_commands(Rulebook& rulebook);

}  // namespace drydock::network
