// Where things are and how they reach each other: zones, subnets, routes, NAT gateways, load
// balancers.
#pragma once

#include <cstdint>

#include "sim/engine/base/units.h"
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
  bool internet_gateway = false;
  DRYDOCK_FIELDS(Vpc, name, cidr, prefix, internet_gateway)
};

/// Figures and places that hold for the whole network; one row, filled from models/aws.json.
struct Settings {
  Id<Vpc> cluster_vpc;                 ///< Where the workloads are.
  std::uint32_t internet_address = 0;  ///< An address outside, for asking the way there.
  std::uint32_t s3_cidr = 0;           ///< Where the buckets are: the prefix list of S3.
  std::uint8_t s3_prefix = 0;          ///< 0: there is none.
  Bytes unit_bytes;                    ///< Bytes an hour that one NLB capacity unit carries.
  std::int64_t unit_connections = 0;   ///< New connections a second of one such unit.
  DRYDOCK_FIELDS(Settings, cluster_vpc, internet_address, s3_cidr, s3_prefix, unit_bytes,
                 unit_connections)
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
  Time changed;         ///< When it last broke or was repaired.
  Id<cost::Meter> hours;
  Id<cost::Meter> bytes;
  Id<cost::Meter> address;  ///< Its public IPv4 address, where the price book has one.
  DRYDOCK_FIELDS(NatGateway, name, subnet, zone, broken, changed, hours, bytes, address)
};

struct LoadBalancer {
  Name name;
  bool cross_zone = false;
  Duration check_interval{};
  Duration check_timeout{};  ///< How long a check waits for an answer.
  std::uint16_t unhealthy_threshold = 0;
  std::uint16_t healthy_threshold = 0;
  Duration registration{};          ///< From a new target to its first request, at least.
  Duration deregistration_delay{};  ///< How long a removed target may finish.
  Duration dns_ttl{};               ///< How long clients keep an address that was withdrawn.
  Id<cost::Meter> hours;
  Id<cost::Meter> capacity_units;
  std::int64_t hour = -1;             ///< The hour of the next two, since 1970.
  Bytes hour_bytes;                   ///< Carried in it,
  std::int64_t hour_connections = 0;  ///< and opened in it.
  DRYDOCK_FIELDS(LoadBalancer, name, cross_zone, check_interval, check_timeout, unhealthy_threshold,
                 healthy_threshold, registration, deregistration_delay, dns_ttl, hours,
                 capacity_units, hour, hour_bytes, hour_connections)
};

/// The balancer's address in one zone. Clients find it by DNS, so they learn late of any change.
struct BalancerNode {
  Name name;  ///< "edge-a"
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  bool believed_up = true;   ///< By the health checks of the balancer's own nodes.
  bool wanted = true;        ///< DNS names it.
  bool listed = true;        ///< Clients use it.
  std::uint32_t check = 0;   ///< Tells stale checks,
  std::uint32_t change = 0;  ///< and stale changes of DNS.
  Id<cost::Meter> address;
  DRYDOCK_FIELDS(BalancerNode, name, balancer, zone, believed_up, wanted, listed, check, change,
                 address)
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
  Time registered;           ///< Its checks keep the rhythm of this moment.
  std::uint32_t change = 0;  ///< Counts changes of the truth, to tell stale checks.
  DRYDOCK_FIELDS(Target, name, balancer, zone, answers, health, registered, change)
};

/// Meters of bytes that belong to no single resource.
struct TransferMeters {
  Id<cost::Meter> cross_zone_out;
  Id<cost::Meter> cross_zone_in;
  Id<cost::Meter> internet_out;
  DRYDOCK_FIELDS(TransferMeters, cross_zone_out, cross_zone_in, internet_out)
};

}  // namespace drydock::network
