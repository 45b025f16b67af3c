// Where things are and how packets find them: zones, VPCs, sites, subnets, routes.
#pragma once

#include <cstdint>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/context.h"

namespace drydock::network {

struct Region {
  Name name;
  DRYDOCK_FIELDS(Region, name)
};

struct Zone {
  Name name;  ///< "a": as people say it; the region is known.
  Id<Region> region;
  bool up = true;
  Time changed;  ///< When it last failed or returned.
  DRYDOCK_FIELDS(Zone, name, region, up, changed)
};

struct Vpc {
  Name name;
  std::uint32_t cidr = 0;  ///< IPv4 in host order.
  std::uint8_t prefix = 0;
  bool internet_gateway = false;
  DRYDOCK_FIELDS(Vpc, name, cidr, prefix, internet_gateway)
};

/// A network of one's own outside the cloud, such as an office; reached by VPN.
struct Site {
  Name name;
  std::uint32_t cidr = 0;
  std::uint8_t prefix = 0;
  DRYDOCK_FIELDS(Site, name, cidr, prefix)
};

/// Quotas of an account; 0 stands for none.
struct Quotas {
  std::int32_t nats_per_zone = 0;
  std::int32_t addresses = 0;         ///< Elastic IPs of the region.
  std::int32_t routes_per_table = 0;  ///< Propagated ones do not count.
  std::int32_t rules_per_group = 0;   ///< In each direction.
  std::int32_t groups_per_interface = 0;
  std::int32_t peerings_per_vpc = 0;
  std::int32_t targets_per_zone = 0;  ///< Of one load balancer.
  DRYDOCK_FIELDS(Quotas, nats_per_zone, addresses, routes_per_table, rules_per_group,
                 groups_per_interface, peerings_per_vpc, targets_per_zone)
};

/// Limits of a NAT gateway; 0 stands for no limit.
struct NatLimits {
  double bandwidth = 0, bandwidth_max = 0;  ///< Bytes a second: of a new gateway, and fully scaled.
  double packets = 0, packets_max = 0;      ///< A second.
  double packet = 0;                        ///< Bytes of a mean packet.
  Duration scale_up{};                      ///< In which its capacity doubles under load.
  std::int64_t ports = 0;      ///< Connections from one address of it to one destination.
  std::int32_t addresses = 0;  ///< Most that it can have.
  Duration idle_timeout{};     ///< After which it forgets a silent connection.
  Duration create{};           ///< From the request to available.
  Duration remove{};           ///< From the request until its addresses are free.
  DRYDOCK_FIELDS(NatLimits, bandwidth, bandwidth_max, packets, packets_max, packet, scale_up, ports,
                 addresses, idle_timeout, create, remove)
};

/// Figures of Site-to-Site VPN.
struct VpnTimes {
  Duration detect_least{};      ///< A dead tunnel is noticed and left between these two: dead peer
  Duration detect_most{};       ///< detection, then BGP.
  Duration establish{};         ///< A tunnel that can come up again does so in this time.
  Duration replacement{};       ///< How long AWS takes to replace the endpoint of one tunnel.
  double tunnel_bandwidth = 0;  ///< Bytes a second; 0: no limit.
  DRYDOCK_FIELDS(VpnTimes, detect_least, detect_most, establish, replacement, tunnel_bandwidth)
};

/// Figures of Route 53.
struct DnsTimes {
  Duration propagation{};    ///< From a change of a record until all its servers answer so.
  double healthy_share = 0;  ///< Of the checkers that must succeed: 0.18.
  Duration check_timeout{};  ///< Of one check.
  DRYDOCK_FIELDS(DnsTimes, propagation, healthy_share, check_timeout)
};

/// Figures and places that hold for the whole network; one row, filled from models/aws.json.
struct Settings {
  Id<Vpc> cluster_vpc;                 ///< Where the workloads are.
  std::uint32_t internet_address = 0;  ///< An address outside, for asking the way there.
  std::uint32_t s3_cidr = 0;           ///< Where the buckets are: the prefix list of S3.
  std::uint8_t s3_prefix = 0;          ///< 0: there is none.
  std::uint32_t dynamodb_cidr = 0;     ///< The same of DynamoDB.
  std::uint8_t dynamodb_prefix = 0;
  Bytes unit_bytes;                     ///< Bytes an hour that one NLB capacity unit carries.
  std::int64_t unit_connections = 0;    ///< New connections a second of one such unit.
  std::int32_t reserved_addresses = 0;  ///< Of each subnet: 5.
  Quotas quotas;
  NatLimits nat;
  VpnTimes vpn;
  DnsTimes dns;
  DRYDOCK_FIELDS(Settings, cluster_vpc, internet_address, s3_cidr, s3_prefix, dynamodb_cidr,
                 dynamodb_prefix, unit_bytes, unit_connections, reserved_addresses, quotas, nat,
                 vpn, dns)
};

struct RouteTable {
  Name name;
  Id<Vpc> vpc;
  DRYDOCK_FIELDS(RouteTable, name, vpc)
};

struct Subnet {
  Name name;
  Id<Vpc> vpc;
  Id<Zone> zone;
  Id<RouteTable> routes;
  std::uint32_t cidr = 0;
  std::uint8_t prefix = 0;
  bool is_public = false;
  std::int32_t used = 0;  ///< Addresses that are given to interfaces.
  bool full_told = false;
  DRYDOCK_FIELDS(Subnet, name, vpc, zone, routes, cidr, prefix, is_public, used, full_told)
};

DRYDOCK_ENUM(RouteTarget, local, internet_gateway, nat_gateway, s3_endpoint, dynamodb_endpoint,
             peering, transit_gateway, vpn, blackhole)

struct Route {
  Id<RouteTable> table;
  std::uint32_t cidr = 0;
  std::uint8_t prefix = 0;
  RouteTarget target = RouteTarget::local;
  std::uint32_t target_index = 0;  ///< Id of the NAT gateway, peering, transit gateway or VPN.
  bool propagated = false;         ///< By BGP from a VPN, not written by a person.
  bool gone = false;               ///< Removed, or withdrawn.
  DRYDOCK_FIELDS(Route, table, cidr, prefix, target, target_index, propagated, gone)
};

/// Trouble between two zones, both ways.
struct Link {
  Id<Zone> a, b;
  double loss = 0;   ///< Share of the packets.
  Duration delay{};  ///< One way, on top of the ordinary.
  Time changed;
  DRYDOCK_FIELDS(Link, a, b, loss, delay, changed)
};

}  // namespace drydock::network
