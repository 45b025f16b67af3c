// Builds the graph of one address from route tables and gateways, and searches it.
#include "sim/platform/network/forwarding.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/visitors.hpp>

#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

/// Notes the vertices in the order in which a search meets them.
template <class Vertex>
class Collect : public boost::default_bfs_visitor {
 public:
  explicit Collect(std::vector<Vertex>& line) : line_(&line) {}
  template <class Graph>
  void discover_vertex(Vertex vertex, const Graph&) {
    line_->push_back(vertex);
  }

 private:
  std::vector<Vertex>* line_;
};

/// Where the places of each kind begin among all, in the order of PlaceKind; at last how many.
std::array<std::size_t, place_kinds + 1> offsets(const World& world) {
  const std::size_t vpcs = world.table<Vpc>().size(), peerings = world.table<Peering>().size();
  const std::size_t vpns = world.table<Vpn>().size(), tunnels = world.table<Tunnel>().size();
  const std::array<std::size_t, place_kinds> sizes{world.table<Subnet>().size(),
                                                   world.table<NatGateway>().size(),
                                                   vpcs,
                                                   vpcs,
                                                   vpcs,
                                                   peerings,
                                                   peerings,
                                                   world.table<TransitGateway>().size(),
                                                   vpns,
                                                   tunnels,
                                                   tunnels,
                                                   world.table<Site>().size(),
                                                   1,
                                                   1,
                                                   1};
  std::array<std::size_t, place_kinds + 1> begins{};
  for (std::size_t i = 0; i < place_kinds; ++i) begins[i + 1] = begins[i] + sizes[i];
  return begins;
}

constexpr Place internet{PlaceKind::internet, 0}, s3{PlaceKind::s3, 0},
    dynamodb{PlaceKind::dynamodb, 0};

bool belongs(std::uint32_t cidr, std::uint8_t prefix, std::uint32_t address) {
  return prefix != 0 && Cidr{cidr, prefix}.contains(address);
}

}  // namespace

Forwarding::Forwarding(const World& world, std::uint32_t address)
    : world_(world), address_(address), offsets_(offsets(world)), graph_(offsets_[place_kinds]) {
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (world[subnet.zone].up) forward_from_subnet(id);
  for (const auto& [id, nat] : world.table<NatGateway>())
    if (works(world, id)) forward_from_nat(id);
  const Settings& settings = world.only<Settings>();
  const bool to_s3 = belongs(settings.s3_cidr, settings.s3_prefix, address);
  const bool to_dynamodb = belongs(settings.dynamodb_cidr, settings.dynamodb_prefix, address);
  for (const auto& [id, vpc] : world.table<Vpc>()) {
    if (vpc.internet_gateway)
      link({PlaceKind::internet_gateway, id.index}, to_s3 ? s3 : to_dynamodb ? dynamodb : internet);
    link({PlaceKind::s3_endpoint, id.index}, s3);
    link({PlaceKind::dynamodb_endpoint, id.index}, dynamodb);
  }
  for (const auto& [id, peering] : world.table<Peering>()) {
    if (peering.gone) continue;
    forward_into_vpc({PlaceKind::peering_to_a, id.index}, peering.a);
    forward_into_vpc({PlaceKind::peering_to_b, id.index}, peering.b);
  }
  for (const auto& [id, gateway] : world.table<TransitGateway>()) forward_from_transit(id);
  forward_by_vpns();
  for (const auto& [id, site] : world.table<Site>()) forward_from_site(id);
}

std::vector<Place> Forwarding::line_from(Place start) const {
  std::vector<Vertex> line;
  breadth_first_search(graph_, vertex(start), boost::visitor(Collect<Vertex>(line)));
  std::vector<Place> places;
  for (const Vertex found : line) places.push_back(place(found));
  return places;
}

bool Forwarding::is_end(Place place) const {
  switch (place.kind) {
    case PlaceKind::internet:
      return !is_private(address_);
    case PlaceKind::s3:
    case PlaceKind::dynamodb:
      return true;
    case PlaceKind::site:
      return block(world_[Id<Site>{place.index}]).contains(address_);
    case PlaceKind::subnet: {
      const Subnet& subnet = world_[Id<Subnet>{place.index}];
      return block(subnet).contains(address_) && world_[subnet.zone].up;
    }
    default:
      return false;
  }
}

Place Forwarding::place(Vertex vertex) const {
  std::size_t kind = 0;
  while (offsets_[kind + 1] <= vertex) ++kind;
  return {static_cast<PlaceKind>(kind), static_cast<std::uint32_t>(vertex - offsets_[kind])};
}

Place Forwarding::next_hop(const Route& route, Id<Vpc> vpc) const {
  switch (route.target) {
    case RouteTarget::nat_gateway:
      return {PlaceKind::nat, route.target_index};
    case RouteTarget::internet_gateway:
      return {PlaceKind::internet_gateway, vpc.index};
    case RouteTarget::s3_endpoint:
      return {PlaceKind::s3_endpoint, vpc.index};
    case RouteTarget::dynamodb_endpoint:
      return {PlaceKind::dynamodb_endpoint, vpc.index};
    case RouteTarget::peering:
      return {world_[Id<Peering>{route.target_index}].a == vpc ? PlaceKind::peering_to_b
                                                               : PlaceKind::peering_to_a,
              route.target_index};
    case RouteTarget::transit_gateway:
      return {PlaceKind::transit, route.target_index};
    default:
      return {PlaceKind::vpn_gateway, route.target_index};
  }
}

void Forwarding::forward_from_subnet(Id<Subnet> id) {
  const Subnet& subnet = world_[id];
  const Place from{PlaceKind::subnet, id.index};
  if (block(subnet).contains(address_)) return;
  const Id<Route> found = longest_prefix(world_, subnet.routes, address_);
  if (!found || world_[found].target == RouteTarget::blackhole) return;
  const Route& route = world_[found];
  if (route.target == RouteTarget::local) {
    forward_into_vpc(from, subnet.vpc);
  } else if (route.target != RouteTarget::internet_gateway || subnet.is_public) {
    link(from, next_hop(route, subnet.vpc));
  }
}

void Forwarding::forward_from_nat(Id<NatGateway> id) {
  const Subnet& subnet = world_[world_[id].subnet];
  const Id<Route> found = longest_prefix(world_, subnet.routes, address_);
  if (found && world_[found].target == RouteTarget::internet_gateway)
    link({PlaceKind::nat, id.index}, {PlaceKind::internet_gateway, subnet.vpc.index});
}

void Forwarding::forward_into_vpc(Place from, Id<Vpc> vpc) {
  if (const Id<Subnet> subnet = subnet_with(world_, vpc, address_))
    link(from, {PlaceKind::subnet, subnet.index});
}

void Forwarding::forward_from_transit(Id<TransitGateway> id) {
  Id<Vpc> best;
  for (const auto& [attachment_id, attachment] : world_.table<TransitAttachment>()) {
    if (attachment.gateway != id || !attachment.propagated) continue;
    if (!block(world_[attachment.vpc]).contains(address_)) continue;
    if (!best || world_[attachment.vpc].prefix > world_[best].prefix) best = attachment.vpc;
  }
  if (best) forward_into_vpc({PlaceKind::transit, id.index}, best);
}

Id<Tunnel> Forwarding::carrier(Id<Vpn> vpn) const {
  for (const auto& [id, tunnel] : world_.table<Tunnel>())
    if (tunnel.vpn == vpn && tunnel.carries) return id;
  return {};
}

void Forwarding::forward_by_vpns() {
  for (const auto& [id, vpn] : world_.table<Vpn>()) {
    const Id<Tunnel> tunnel = carrier(id);
    if (!tunnel) continue;
    link({PlaceKind::vpn_gateway, id.index}, {PlaceKind::tunnel_out, tunnel.index});
    if (!works(world_, tunnel)) continue;
    link({PlaceKind::tunnel_out, tunnel.index}, {PlaceKind::site, vpn.site.index});
    forward_into_vpc({PlaceKind::tunnel_in, tunnel.index}, vpn.vpc);
  }
}

void Forwarding::forward_from_site(Id<Site> id) {
  if (block(world_[id]).contains(address_)) return;
  for (const auto& [vpn_id, vpn] : world_.table<Vpn>()) {
    if (vpn.site != id || !block(world_[vpn.vpc]).contains(address_)) continue;
    const Id<Tunnel> tunnel = carrier(vpn_id);
    if (!tunnel) continue;
    link({PlaceKind::site, id.index}, {PlaceKind::tunnel_in, tunnel.index});
    return;
  }
  if (!is_private(address_)) link({PlaceKind::site, id.index}, internet);
}

}  // namespace drydock::network
