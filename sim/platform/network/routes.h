// What routing and its builders share inside network.
#pragma once

#include "sim/platform/network/network.h"

namespace drydock::network {

inline Cidr block(const Subnet& subnet) { return {subnet.cidr, subnet.prefix}; }
inline Cidr block(const Vpc& vpc) { return {vpc.cidr, vpc.prefix}; }
inline Cidr block(const Route& route) { return {route.cidr, route.prefix}; }

/// The route of the longest prefix that contains the address, or none. Of equal ones the first.
Id<Route> longest_prefix(const World& world, Id<RouteTable> table, std::uint32_t address);

}  // namespace drydock::network
