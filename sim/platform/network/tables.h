// Where things are and how they reach each other: zones, subnets, routes, NAT gateways, load
// balancers.
#pragma once

#include <cstdint>

#include "sim/engine/kernel/context.h"
#include "sim/platform/cost/tables.h"

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
  DRYDOCK_FIELDS(Vpc, name, cidr, prefix)
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
  DRYDOCK_FIELDS(Subnet, name, vpc, zone, routes, cidr, prefix, is_public)
};

DRYDOCK_ENUM(RouteTarget, local, internet_gateway, nat_gateway, s3_endpoint, blackhole)

struct Route {
  Id<RouteTable> table;
  std::uint32_t cidr = 0;
  std::uint8_t prefix = 0;
  RouteTarget target = RouteTarget::local;
  std::uint32_t target_index = 0;  ///< Id of the NatGateway where the target is one.
  DRYDOCK_FIELDS(Route, table, cidr, prefix, target, target_index)
};

struct NatGateway {
  Name name;
  Id<Subnet> subnet;
  Id<Zone> zone;
  bool broken = false;  ///< By a fault of its own; it is also down while its zone is.
  Id<cost::Meter> hours;
  Id<cost::Meter> bytes;
  DRYDOCK_FIELDS(NatGateway, name, subnet, zone, broken, hours, bytes)
};

struct LoadBalancer {
  Name name;
  bool cross_zone = false;
  Duration check_interval{};
  std::uint16_t unhealthy_threshold = 0;
  std::uint16_t healthy_threshold = 0;
  Duration dns_ttl{};
  Id<cost::Meter> hours;
  Id<cost::Meter> capacity_units;
  DRYDOCK_FIELDS(LoadBalancer, name, cross_zone, check_interval, unhealthy_threshold,
                 healthy_threshold, dns_ttl, hours, capacity_units)
};

DRYDOCK_ENUM(TargetHealth, initial, healthy, unhealthy, draining, gone)

/// Something behind a load balancer; the domain that owns it says by set_target_answers() whether
/// it answers.
struct Target {
  Name name;
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  bool answers = false;  ///< The truth, which health checks find out later.
  TargetHealth health = TargetHealth::initial;
  std::uint32_t change = 0;  ///< Counts changes of `answers`, to tell stale checks.
  DRYDOCK_FIELDS(Target, name, balancer, zone, answers, health, change)
};

/// Meters of bytes that belong to no single resource.
struct TransferMeters {
  Id<cost::Meter> cross_zone_out;
  Id<cost::Meter> cross_zone_in;
  Id<cost::Meter> internet_out;
  DRYDOCK_FIELDS(TransferMeters, cross_zone_out, cross_zone_in, internet_out)
};

}  // namespace drydock::network
