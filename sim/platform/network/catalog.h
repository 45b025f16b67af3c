// What network needs from the price book.
#pragma once

#include <array>

#include "sim/platform/cost/cost.h"

namespace drydock::network {

inline constexpr cost::RateNeed nat_hour{"nat_gateway.hour", "NAT gateway hours"};
inline constexpr cost::RateNeed nat_bytes{"nat_gateway.data_processed", "NAT gateway data"};
inline constexpr cost::RateNeed address_hour{"public_ipv4.hour", "Public IPv4 addresses"};
inline constexpr cost::RateNeed balancer_hour{"nlb.hour", "Load balancer hours"};
inline constexpr cost::RateNeed balancer_units{"nlb.nlcu", "Load balancer capacity"};
inline constexpr cost::RateNeed cross_zone{"transfer.inter_az_each_way",
                                           "Data transfer between zones"};
inline constexpr cost::RateNeed internet_out{"transfer.internet_out", "Data transfer to internet"};

inline constexpr std::array rate_needs{nat_hour,       nat_bytes,  address_hour, balancer_hour,
                                       balancer_units, cross_zone, internet_out};

}  // namespace drydock::network
