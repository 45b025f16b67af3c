// Who forwards a packet to whom: the graph of one address.
#pragma once

#include <array>
#include <boost/graph/adjacency_list.hpp>

#include "sim/platform/network/path.h"

namespace drydock::network {

/// What can forward or receive a packet. Peerings, VPNs and tunnels stand twice: once for each
/// direction.
enum class PlaceKind : std::uint8_t {
  subnet,
  nat,
  internet_gateway,  // Of a VPC; so the next two.
  s3_endpoint,
  dynamodb_endpoint,
  peering_to_a,
  peering_to_b,
  transit,
  vpn_gateway,  // Towards the site.
  tunnel_out,
  tunnel_in,
  site,
  internet,
  s3,
  dynamodb,
};
inline constexpr std::size_t place_kinds = 15;

struct Place {
  PlaceKind kind = PlaceKind::subnet;
  std::uint32_t index = 0;
  friend bool operator==(Place, Place) = default;
};

/// The graph for packets to one address. Nobody forwards to more than one, so a search from
/// anywhere follows one line.
class Forwarding {
 public:
  Forwarding(const World& world, std::uint32_t address);

  /// The places from `start` on, in the order in which the packet meets them; it ends where the
  /// line does or bites its tail.
  std::vector<Place> line_from(Place start) const;
  /// Whether a packet to the address is where it should be.
  bool is_end(Place place) const;
  Hop hop(Place place) const;
  /// Why a packet that came to `place` goes no further.
  std::string reason(Place place) const;

 private:
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

  Vertex vertex(Place place) const { return offsets_[std::size_t(place.kind)] + place.index; }
  Place place(Vertex vertex) const;
  void link(Place from, Place to) { add_edge(vertex(from), vertex(to), graph_); }

  void forward_from_subnet(Id<Subnet> id);
  void forward_from_nat(Id<NatGateway> id);
  void forward_into_vpc(Place from, Id<Vpc> vpc);
  void forward_from_transit(Id<TransitGateway> id);
  void forward_by_vpns();
  void forward_from_site(Id<Site> id);
  Place next_hop(const Route& route, Id<Vpc> vpc) const;
  Id<Tunnel> carrier(Id<Vpn> vpn) const;

  std::string text(Name name) const { return std::string(world_.text(name)); }
  std::string reason_in_subnet(const Subnet& subnet) const;
  std::string reason_at_nat(Id<NatGateway> id) const;
  std::string reason_at_vpn(Id<Vpn> id) const;
  std::string dark(Id<Zone> zone) const;

  const World& world_;
  std::uint32_t address_;
  std::array<std::size_t, place_kinds + 1> offsets_{};
  Graph graph_;
};

}  // namespace drydock::network
