// NAT gateways, endpoints, peerings, transit gateways and VPNs: how they come, fail and go.
#pragma once

#include <span>
#include <string_view>

#include "sim/platform/network/tables.h"

namespace drydock::network {

// ---- NAT gateways

/// One that is available at once: while a world is built, or when code that made a network is done.
Id<NatGateway> add_nat(Context& context, Name name, Id<Subnet> subnet, std::int32_t addresses = 1);
/// One that is available after some minutes, and billed from then on.
Id<NatGateway> create_nat(Context& context, Name name, Id<Subnet> subnet);
/// Its connections break at once and routes to it lead nowhere; its addresses are free a little
/// later.
void delete_nat(Context& context, Id<NatGateway> nat);
/// One more Elastic IP: as many ports again.
void add_nat_address(Context& context, Id<NatGateway> nat);
void fail_nat(Context& context, Id<NatGateway> nat);
void restore_nat(Context& context, Id<NatGateway> nat);
bool works(const World& world, Id<NatGateway> nat);
/// Not deleted, nor about to be.
inline bool exists(const NatGateway& nat) {
  return nat.state == NatState::pending || nat.state == NatState::available;
}
/// Elastic IPs of the region that NAT gateways hold.
std::int32_t addresses_in_use(const World& world);

/// From now on `per_second` new connections are asked of the gateway to one destination, each of
/// which holds a port for `hold` in the mean; a silent connection is forgotten after the idle
/// timeout, so whoever leaves connections open adds that. When `hold` gets shorter, those that are
/// open keep their time. Announces NatPortsExhausted at the instant at which no port is left, and
/// NatPortsFree when one in twenty is free again.
void offer_connections(Context& context, Id<NatGateway> nat, Name destination, double per_second,
                       Duration hold);
/// From now on so many bytes a second are asked of the gateway, both ways together. When they are
/// more than it has scaled to, packets are dropped and its capacity doubles step by step.
void offer_bytes(Context& context, Id<NatGateway> nat, double bytes_per_second);
/// New connections a second to a destination that find a port now: without bound while some are
/// free, else as many as others give back. Changes with NatPortsExhausted and NatPortsFree.
double port_rate(const World& world, Id<NatGateway> nat, Name destination);
/// Share of the packets that the gateway does not drop. Changes with NatThrottled and NatScaled,
/// and with each offer.
double packet_share(const World& world, Id<NatGateway> nat);
/// Connections open through a gateway now, to all destinations.
double open_connections(const World& world, Id<NatGateway> nat);
/// Connections that found no port so far, up to now: ErrorPortAllocation.
std::int64_t port_errors(const World& world, Id<NatGateway> nat);

// ---- Interface endpoints

/// With an interface in each of the subnets; their hours are billed at once.
Id<Endpoint> add_endpoint(Context& context, Name name, Name service, EndpointDns dns,
                          std::span<const Id<Subnet>> subnets);
void fail_endpoint(Context& context, Id<EndpointInterface> interface);
void restore_endpoint(Context& context, Id<EndpointInterface> interface);
bool works(const World& world, Id<EndpointInterface> interface);
/// The services of AWS that endpoints may be for.
std::span<const std::string_view> endpoint_services();
/// The endpoint of a VPC for a service, or none.
Id<Endpoint> endpoint_for(const World& world, Id<Vpc> vpc, Name service);
/// The interface that workloads of a zone use: their own zone's, else (with a regional name) the
/// first that works; none when there is no way.
Id<EndpointInterface> interface_for(const World& world, Id<Endpoint> endpoint, Id<Zone> zone);
/// The way of a zone's workloads to a service of AWS by the endpoint of the cluster's VPC. Its name
/// leads to the endpoint as soon as there is one, even when that does not work (private DNS).
struct EndpointWay {
  Id<Endpoint> endpoint;  ///< None: the service is reached as the internet is.
  Id<EndpointInterface> interface;
  bool open = false;  ///< The interface works, and the security groups let the zone in.
};
EndpointWay endpoint_way(const World& world, Name service, Id<Zone> zone);
/// Bytes through an interface, both ways; those from another zone cross zones.
void count_endpoint(Context& context, Id<EndpointInterface> interface, Id<Zone> from, Bytes bytes);

// ---- Peering and transit gateways

/// Both VPCs must have blocks apart; routes to it are written apart.
Id<Peering> open_peering(Context& context, Name name, Id<Vpc> a, Id<Vpc> b);
/// Routes to it lead nowhere from now on.
void close_peering(Context& context, Id<Peering> peering);
Id<TransitGateway> add_transit_gateway(Context& context, Name name);
/// The gateway learns the way to the VPC, unless the VPC's block overlaps that of one attached
/// before: then its routes are not propagated, and packets to these addresses go to the first
/// (transit gateway guide, "Transit gateway attachments to a VPC").
Id<TransitAttachment> attach_vpc(Context& context, Id<TransitGateway> gateway, Id<Vpc> vpc);
/// The VPC because of which the routes of another are not propagated to a gateway, or none.
Id<Vpc> clashing_vpc(const World& world, Id<TransitGateway> gateway, Id<Vpc> vpc);

// ---- VPN

/// A connection with two tunnels, whose ends stand in two zones; `tunnels` (1 or 2) says how many
/// the device at the site has set up. With BGP the VPC's private route tables learn the site's
/// block; without, a static route stands in them for ever. `out` and `in` bytes a second flow to
/// the site and from it while a tunnel carries them; of those to the site, what private subnets
/// send whose route tables lead to the VPN.
struct VpnPlan {
  Name name;
  Id<Vpc> vpc;
  Id<Site> site;
  int tunnels = 2;
  bool bgp = true;
  double out = 0, in = 0;
};
Id<Vpn> add_vpn(Context& context, const VpnPlan& plan);
void fail_tunnel(Context& context, Id<Tunnel> tunnel);
void restore_tunnel(Context& context, Id<Tunnel> tunnel);
/// AWS replaces the endpoint of a tunnel: it is down for some minutes, the other one is not.
void replace_endpoint(Context& context, Id<Tunnel> tunnel);
/// Whether packets come through, whatever routing believes.
bool works(const World& world, Id<Tunnel> tunnel);
/// The tunnel that packets are sent through, or none.
Id<Tunnel> carrier(const World& world, Id<Vpn> vpn);
/// Share of the VPN's traffic that comes through: 0 while it is dark, and less than 1 above the
/// bandwidth of a tunnel.
double carried_share(const World& world, Id<Vpn> vpn);

}  // namespace drydock::network
