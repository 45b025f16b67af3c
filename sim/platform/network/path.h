// The way of a packet: hop by hop, and where and why it ends.
#pragma once

#include <string>
#include <vector>

#include "sim/platform/network/tables.h"

namespace drydock::network {

/// Who opens a connection: a machine in a subnet, or somebody at a site.
struct Source {
  Id<Subnet> subnet;
  Id<Site> site;
};

/// Whom a connection is meant for. `address` decides the way; the rest says who should have it, so
/// that a packet that ends in the wrong place is told from one that arrives. Of the ids at most one
/// is set; none stands for whoever has the address.
struct Destination {
  std::uint32_t address = 0;
  Protocol protocol = Protocol::tcp;
  std::uint16_t port = 443;
  Id<Subnet> subnet;
  Id<Site> site;
  Id<EndpointInterface> endpoint;
};
Destination to_internet(const World& world);
Destination to_s3(const World& world);
Destination to_dynamodb(const World& world);
/// A machine in the subnet.
Destination to_subnet(const World& world, Id<Subnet> subnet);
Destination to_site(const World& world, Id<Site> site);
Destination to_endpoint(const World& world, Id<EndpointInterface> interface);

/// One hop of a path: a name that a person knows, and the zone that it is in (none for regional
/// things).
struct Hop {
  std::string name;
  Id<Zone> zone;
};
/// How a packet travels, by longest prefix; found by a Boost.Graph search.
struct Path {
  std::vector<Hop> hops;
  bool arrives = false;
  std::string reason;  ///< Where and why it ends when it does not arrive.
  int zone_crossings = 0;
  Id<NatGateway> nat;  ///< On the way, whether it works or not.
};

/// The way of the first packet and of its answer, with what the security groups at both ends say.
/// An answer to a NAT gateway finds back by itself; others need a route.
Path trace(const World& world, const Source& from, const Destination& to);

/// The way of a packet from a machine of the subnet to whoever has the address; no security groups,
/// no answer.
Path route(const World& world, Id<Subnet> from, std::uint32_t address);

/// An address that a machine in the subnet may have.
std::uint32_t host_in(const World& world, Id<Subnet> subnet);

}  // namespace drydock::network
