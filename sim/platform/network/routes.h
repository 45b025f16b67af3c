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
