// What stands at the edges of a VPC: NAT gateways, endpoints, peerings, transit gateways, VPNs.
#pragma once

#include "sim/engine/kernel/samples.h"
#include "sim/platform/cost/tables.h"
#include "sim/platform/network/tables_places.h"

namespace drydock::network {

DRYDOCK_ENUM(NatState, pending, available, deleting, deleted)

struct NatGateway {
  Name name;
  Id<Subnet> subnet;
  Id<Zone> zone;
  NatState state = NatState::available;
  bool broken = false;         ///< By a fault of its own; it is also down while its zone is.
  Time changed;                ///< When it last broke or was repaired.
  std::int32_t addresses = 1;  ///< Elastic IPs; each gives its own ports.
  double capacity = 0;         ///< Bytes a second that it has scaled to; 0: no limit.
  double demand = 0;           ///< Bytes a second that are asked of it.
  bool throttles = false;      ///< Said by a fact, and not yet taken back.
  bool scaling = false;
  std::int64_t refused = 0;  ///< Connections without a port so far: ErrorPortAllocation.
  Id<cost::Meter> hours;
  Id<cost::Meter> bytes;
  Id<cost::Meter> address;  ///< Its public IPv4 addresses, where the price book has them.
  Id<Metric> connections;
  Id<Metric> port_errors;
  DRYDOCK_FIELDS(NatGateway, name, subnet, zone, state, broken, changed, addresses, capacity,
                 demand, throttles, scaling, refused, hours, bytes, address, connections,
                 port_errors)
};

/// Ports of a NAT gateway that connections to one destination hold.
struct PortUse {
  Id<NatGateway> nat;
  Name destination;
  double used = 0;  ///< Connections open at `since`, each for `hold`; without those that linger.
  Time since;
  double rate = 0;       ///< New connections a second that are asked for since then.
  double hold = 0;       ///< Seconds that one lasts in the mean.
  double lingering = 0;  ///< Open at `since`, from when clients left their connections open longer.
  double linger = 0;     ///< Seconds that one of those lasts in the mean.
  bool full = false;     ///< No port is free: new connections get those that others give back.
  double carry = 0;      ///< Of refused connections, the part of one.
  EventId due;           ///< When the ports will run out.
  DRYDOCK_FIELDS(PortUse, nat, destination, used, since, rate, hold, lingering, linger, full, carry,
                 due)
};

/// regional: one name for the interfaces of all zones. zonal: each zone uses its own.
DRYDOCK_ENUM(EndpointDns, regional, zonal)

/// An interface endpoint: a service of AWS inside a VPC (PrivateLink).
struct Endpoint {
  Name name;
  Name service;  ///< "secretsmanager"
  Id<Vpc> vpc;
  EndpointDns dns = EndpointDns::regional;
  Id<cost::Meter> bytes;
  DRYDOCK_FIELDS(Endpoint, name, service, vpc, dns, bytes)
};

/// The interface of an endpoint in one zone.
struct EndpointInterface {
  Name name;  ///< "secrets-a"
  Id<Endpoint> endpoint;
  Id<Subnet> subnet;
  Id<Zone> zone;
  std::uint32_t address = 0;
  bool broken = false;
  Time changed;
  Id<cost::Meter> hours;
  DRYDOCK_FIELDS(EndpointInterface, name, endpoint, subnet, zone, address, broken, changed, hours)
};

/// Two VPCs that reach each other, but nothing behind each other.
struct Peering {
  Name name;
  Id<Vpc> a, b;
  bool gone = false;
  DRYDOCK_FIELDS(Peering, name, a, b, gone)
};

struct TransitGateway {
  Name name;
  DRYDOCK_FIELDS(TransitGateway, name)
};

/// A VPC at a transit gateway.
struct TransitAttachment {
  Id<TransitGateway> gateway;
  Id<Vpc> vpc;
  bool propagated = true;  ///< The gateway knows the way to it: no other had the same addresses.
  Id<cost::Meter> hours;
  DRYDOCK_FIELDS(TransitAttachment, gateway, vpc, propagated, hours)
};

/// A Site-to-Site VPN connection between a VPC and a site.
struct Vpn {
  Name name;
  Id<Vpc> vpc;
  Id<Site> site;
  bool bgp = true;  ///< Routes follow the tunnels; static ones stay when both are down.
  Id<StreamRow> luck;
  Id<cost::Meter> hours;
  Id<cost::Meter> sent;  ///< Bytes to the site: data out.
  double out_rate = 0;   ///< Bytes a second that the site asks for, and sends.
  double in_rate = 0;
  Time counted;  ///< `sent` counts up to here.
  double carry = 0;
  bool dark_told = false;
  DRYDOCK_FIELDS(Vpn, name, vpc, site, bgp, luck, hours, sent, out_rate, in_rate, counted, carry,
                 dark_told)
};

/// One of the two tunnels of a VPN connection; its endpoint on our side stands in a zone.
struct Tunnel {
  Name name;  ///< "vpn-office-1"
  Id<Vpn> vpn;
  Id<Zone> zone;
  bool configured = true;  ///< The device of the site uses it.
  bool broken = false;
  bool replacing = false;  ///< AWS replaces its endpoint.
  Time changed;
  bool believed_up = true;  ///< By dead peer detection and BGP.
  bool carries = false;     ///< Packets are sent through it.
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(Tunnel, name, vpn, zone, configured, broken, replacing, changed, believed_up,
                 carries, change)
};

}  // namespace drydock::network
