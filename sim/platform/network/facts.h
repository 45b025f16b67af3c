// What happens in the network.
#pragma once

#include "sim/platform/network/tables.h"

namespace drydock::network {

struct ZoneFailed {
  static constexpr FactStyle style{"network.zone_failed", "zone {zone} went dark", Tone::broken,
                                   Weight::headline};
  Id<Zone> zone;
  DRYDOCK_FIELDS(ZoneFailed, zone)
};

struct ZoneRestored {
  static constexpr FactStyle style{"network.zone_restored", "zone {zone} is back", Tone::recovered,
                                   Weight::headline};
  Id<Zone> zone;
  DRYDOCK_FIELDS(ZoneRestored, zone)
};

struct NatFailed {
  static constexpr FactStyle style{"network.nat_failed", "NAT gateway {nat} stopped", Tone::broken,
                                   Weight::headline};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatFailed, nat)
};

struct NatRestored {
  static constexpr FactStyle style{"network.nat_restored", "NAT gateway {nat} works again",
                                   Tone::recovered, Weight::headline};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatRestored, nat)
};

/// The balancer changed its mind about a target; whoever computes flows listens.
struct TargetHealthChanged {
  static constexpr FactStyle style{"network.target_health_changed",
                                   "load balancer {balancer} sees {target} as {health}",
                                   Tone::neutral, Weight::detail};
  Id<Target> target;
  Id<LoadBalancer> balancer;
  TargetHealth health = TargetHealth::initial;
  DRYDOCK_FIELDS(TargetHealthChanged, target, balancer, health)
};

struct BalancerNodeFailed {
  static constexpr FactStyle style{
      "network.balancer_node_failed",
      "the address of load balancer {balancer} in zone {zone} stopped answering", Tone::broken,
      Weight::headline};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(BalancerNodeFailed, balancer, zone)
};

struct BalancerNodeRestored {
  static constexpr FactStyle style{
      "network.balancer_node_restored",
      "the address of load balancer {balancer} in zone {zone} answers again", Tone::recovered,
      Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(BalancerNodeRestored, balancer, zone)
};

/// Clients no longer use the balancer's address in a zone; whoever computes flows listens.
struct BalancerZoneWithdrawn {
  static constexpr FactStyle style{"network.balancer_zone_withdrawn",
                                   "clients stopped using zone {zone} of load balancer {balancer}",
                                   Tone::neutral, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(BalancerZoneWithdrawn, balancer, zone)
};

/// Clients use the balancer's address in a zone again; whoever computes flows listens.
struct BalancerZoneListed {
  static constexpr FactStyle style{"network.balancer_zone_listed",
                                   "clients now use zone {zone} of load balancer {balancer}",
                                   Tone::recovered, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(BalancerZoneListed, balancer, zone)
};

struct NatRequested {
  static constexpr FactStyle style{"network.nat_requested", "NAT gateway {nat} is being created",
                                   Tone::neutral, Weight::normal};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatRequested, nat)
};

struct NatAvailable {
  static constexpr FactStyle style{"network.nat_available", "NAT gateway {nat} is available",
                                   Tone::recovered, Weight::normal};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatAvailable, nat)
};

/// Routes to it are black holes from now on.
struct NatRemoved {
  static constexpr FactStyle style{"network.nat_removed", "NAT gateway {nat} was deleted",
                                   Tone::broken, Weight::normal};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatRemoved, nat)
};

struct NatAddressAdded {
  static constexpr FactStyle style{"network.nat_address_added",
                                   "NAT gateway {nat} has one more address", Tone::neutral,
                                   Weight::normal};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatAddressAdded, nat)
};

/// New connections get only the ports that others give back; whoever computes flows listens.
struct NatPortsExhausted {
  static constexpr FactStyle style{"network.nat_ports_exhausted",
                                   "NAT gateway {nat} has no free port to {destination}",
                                   Tone::broken, Weight::headline};
  Id<NatGateway> nat;
  Name destination;
  DRYDOCK_FIELDS(NatPortsExhausted, nat, destination)
};

struct NatPortsFree {
  static constexpr FactStyle style{"network.nat_ports_free",
                                   "NAT gateway {nat} has free ports to {destination} again",
                                   Tone::recovered, Weight::normal};
  Id<NatGateway> nat;
  Name destination;
  DRYDOCK_FIELDS(NatPortsFree, nat, destination)
};

struct NatThrottled {
  static constexpr FactStyle style{
      "network.nat_throttled",
      "NAT gateway {nat} drops packets: it is asked for more than it carries", Tone::broken,
      Weight::normal};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatThrottled, nat)
};

struct NatScaled {
  static constexpr FactStyle style{"network.nat_scaled", "NAT gateway {nat} has scaled up",
                                   Tone::recovered, Weight::normal};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatScaled, nat)
};

/// Whoever remembers ways asks anew.
struct RouteChanged {
  static constexpr FactStyle style{"network.route_changed",
                                   "route table {table} sends {to} to {target}", Tone::neutral,
                                   Weight::normal};
  Id<RouteTable> table;
  Name to;
  Name target;
  DRYDOCK_FIELDS(RouteChanged, table, to, target)
};

/// An address was asked for and could not be given.
struct SubnetFull {
  static constexpr FactStyle style{"network.subnet_full", "subnet {subnet} has no free address",
                                   Tone::broken, Weight::normal};
  Id<Subnet> subnet;
  DRYDOCK_FIELDS(SubnetFull, subnet)
};

struct PeeringOpened {
  static constexpr FactStyle style{"network.peering_opened", "{peering} joins two VPCs",
                                   Tone::neutral, Weight::normal};
  Id<Peering> peering;
  DRYDOCK_FIELDS(PeeringOpened, peering)
};

struct PeeringClosed {
  static constexpr FactStyle style{"network.peering_closed", "{peering} no longer joins two VPCs",
                                   Tone::neutral, Weight::normal};
  Id<Peering> peering;
  DRYDOCK_FIELDS(PeeringClosed, peering)
};

struct TransitAttached {
  static constexpr FactStyle style{"network.transit_attached", "VPC {vpc} is attached to {gateway}",
                                   Tone::neutral, Weight::normal};
  Id<Vpc> vpc;
  Id<TransitGateway> gateway;
  DRYDOCK_FIELDS(TransitAttached, vpc, gateway)
};

/// Packets to the addresses that both have go to the other one.
struct TransitRouteRefused {
  static constexpr FactStyle style{"network.transit_route_refused",
                                   "{gateway} takes no route to VPC {vpc}: its block overlaps that "
                                   "of VPC {other}",
                                   Tone::strained, Weight::normal};
  Id<Vpc> vpc;
  Id<TransitGateway> gateway;
  Id<Vpc> other;
  DRYDOCK_FIELDS(TransitRouteRefused, vpc, gateway, other)
};

struct EndpointCreated {
  static constexpr FactStyle style{"network.endpoint_created", "endpoint {endpoint} serves its VPC",
                                   Tone::neutral, Weight::normal};
  Id<Endpoint> endpoint;
  DRYDOCK_FIELDS(EndpointCreated, endpoint)
};

struct EndpointFailed {
  static constexpr FactStyle style{"network.endpoint_failed",
                                   "endpoint interface {interface} stopped", Tone::broken,
                                   Weight::headline};
  Id<EndpointInterface> interface;
  DRYDOCK_FIELDS(EndpointFailed, interface)
};

struct EndpointRestored {
  static constexpr FactStyle style{"network.endpoint_restored",
                                   "endpoint interface {interface} works again", Tone::recovered,
                                   Weight::normal};
  Id<EndpointInterface> interface;
  DRYDOCK_FIELDS(EndpointRestored, interface)
};

/// A rule was added or removed.
struct SecurityChanged {
  static constexpr FactStyle style{"network.security_changed", "security group {group}: {change}",
                                   Tone::neutral, Weight::normal};
  Id<SecurityGroup> group;
  Name change;
  DRYDOCK_FIELDS(SecurityChanged, group, change)
};

struct TunnelFailed {
  static constexpr FactStyle style{"network.tunnel_failed", "tunnel {tunnel} is down", Tone::broken,
                                   Weight::headline};
  Id<Tunnel> tunnel;
  DRYDOCK_FIELDS(TunnelFailed, tunnel)
};

struct TunnelRestored {
  static constexpr FactStyle style{"network.tunnel_restored", "tunnel {tunnel} is up again",
                                   Tone::recovered, Weight::normal};
  Id<Tunnel> tunnel;
  DRYDOCK_FIELDS(TunnelRestored, tunnel)
};

struct TunnelReplaced {
  static constexpr FactStyle style{"network.tunnel_replaced",
                                   "AWS replaces the endpoint of tunnel {tunnel}", Tone::neutral,
                                   Weight::normal};
  Id<Tunnel> tunnel;
  DRYDOCK_FIELDS(TunnelReplaced, tunnel)
};

struct VpnSwitched {
  static constexpr FactStyle style{"network.vpn_switched", "VPN {vpn} now uses tunnel {tunnel}",
                                   Tone::recovered, Weight::normal};
  Id<Vpn> vpn;
  Id<Tunnel> tunnel;
  DRYDOCK_FIELDS(VpnSwitched, vpn, tunnel)
};

struct VpnDark {
  static constexpr FactStyle style{"network.vpn_dark", "VPN {vpn} has no tunnel left", Tone::broken,
                                   Weight::headline};
  Id<Vpn> vpn;
  DRYDOCK_FIELDS(VpnDark, vpn)
};

struct LinkDegraded {
  static constexpr FactStyle style{"network.link_degraded",
                                   "zones {a} and {b} lose {percent} % of their packets to each "
                                   "other, {delay_ms} ms more each way",
                                   Tone::broken, Weight::headline};
  Id<Zone> a;
  Id<Zone> b;
  std::int32_t percent = 0;
  std::int32_t delay_ms = 0;
  DRYDOCK_FIELDS(LinkDegraded, a, b, percent, delay_ms)
};

struct LinkRestored {
  static constexpr FactStyle style{"network.link_restored",
                                   "zones {a} and {b} reach each other as usual", Tone::recovered,
                                   Weight::normal};
  Id<Zone> a;
  Id<Zone> b;
  DRYDOCK_FIELDS(LinkRestored, a, b)
};

struct CrossZoneChanged {
  static constexpr FactStyle style{"network.cross_zone_changed",
                                   "cross-zone of load balancer {balancer} is {setting}",
                                   Tone::neutral, Weight::normal};
  Id<LoadBalancer> balancer;
  Name setting;
  DRYDOCK_FIELDS(CrossZoneChanged, balancer, setting)
};

struct ZoneShifted {
  static constexpr FactStyle style{
      "network.zone_shifted", "traffic of load balancer {balancer} shifts away from zone {zone}",
      Tone::neutral, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(ZoneShifted, balancer, zone)
};

struct ZoneShiftEnded {
  static constexpr FactStyle style{"network.zone_shift_ended",
                                   "load balancer {balancer} may use zone {zone} again",
                                   Tone::neutral, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(ZoneShiftEnded, balancer, zone)
};

/// A quota: 500 targets in one zone.
struct TargetRefused {
  static constexpr FactStyle style{"network.target_refused",
                                   "load balancer {balancer} takes no more targets in zone {zone}",
                                   Tone::broken, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(TargetRefused, balancer, zone)
};

/// The servers answer so within a minute.
struct RecordChanged {
  static constexpr FactStyle style{"network.record_changed",
                                   "record {record} now points to {target}", Tone::neutral,
                                   Weight::normal};
  Id<DnsRecord> record;
  Name target;
  DRYDOCK_FIELDS(RecordChanged, record, target)
};

struct RecordServed {
  static constexpr FactStyle style{"network.record_served",
                                   "all servers answer the new record {record}", Tone::neutral,
                                   Weight::detail};
  Id<DnsRecord> record;
  DRYDOCK_FIELDS(RecordServed, record)
};

/// Some of them have forgotten the old one; whoever computes flows listens.
struct ClientsFollow {
  static constexpr FactStyle style{
      "network.clients_follow",
      "some of {clients} follow the new answer of {record}: {percent} % of users find the platform",
      Tone::neutral, Weight::detail};
  Id<ClientGroup> clients;
  Id<DnsRecord> record;
  double percent = 0;
  DRYDOCK_FIELDS(ClientsFollow, clients, record, percent)
};

/// All of them have forgotten the old one; whoever computes flows listens.
struct ClientsFollowed {
  static constexpr FactStyle style{
      "network.clients_followed",
      "{clients} follow the new answer of {record}: {percent} % of users find the platform",
      Tone::neutral, Weight::normal};
  Id<ClientGroup> clients;
  Id<DnsRecord> record;
  double percent = 0;
  DRYDOCK_FIELDS(ClientsFollowed, clients, record, percent)
};

struct HealthCheckFailed {
  static constexpr FactStyle style{"network.health_check_failed", "health check {check} failed",
                                   Tone::broken, Weight::normal};
  Id<HealthCheck> check;
  DRYDOCK_FIELDS(HealthCheckFailed, check)
};

struct HealthCheckPassed {
  static constexpr FactStyle style{"network.health_check_passed",
                                   "health check {check} passes again", Tone::recovered,
                                   Weight::normal};
  Id<HealthCheck> check;
  DRYDOCK_FIELDS(HealthCheckPassed, check)
};

}  // namespace drydock::network
