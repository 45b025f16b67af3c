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

inline constexpr cost::RateNeed endpoint_hour{"vpc_endpoint.interface", "Interface endpoint hours"};
inline constexpr cost::RateNeed endpoint_bytes{"vpc_endpoint.interface.data",
                                               "Interface endpoint data"};
inline constexpr cost::RateNeed attachment_hour{"transit_gateway.attachment",
                                                "Transit gateway attachments"};
inline constexpr cost::RateNeed vpn_hour{"vpn.site_to_site.connection", "VPN connections"};
inline constexpr cost::RateNeed vpn_out{"transfer.vpn_out", "Data transfer by VPN"};
inline constexpr cost::RateNeed health_check_month{"route53.health_check.aws", "DNS health checks"};

/// What every network needs; the others only where such things are.
inline constexpr std::array rate_needs{nat_hour,       nat_bytes,      address_hour, balancer_hour,
                                       balancer_units, cross_zone,     internet_out, endpoint_hour,
                                       endpoint_bytes, attachment_hour};

}  // namespace drydock::network
