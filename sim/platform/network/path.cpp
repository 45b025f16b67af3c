// The path of a packet, found by a search through the graph of who forwards to whom.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/visitors.hpp>

#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

/// Notes the vertices in the order in which a search meets them.
class Collect : public boost::default_bfs_visitor {
 public:
  explicit Collect(std::vector<Vertex>& line) : line_(&line) {}
  void discover_vertex(Vertex vertex, const Graph&) { line_->push_back(vertex); }

 private:
  std::vector<Vertex>* line_;
};

/// Everything that can forward or receive a packet, as vertices in this order: subnets, NAT
/// gateways, the internet gateway and the endpoint of S3 of each VPC, the internet, S3.
class Forwarding {
 public:
  Forwarding(const World& world, std::uint32_t address)
      : world_(world),
        address_(address),
        subnets_(world.table<Subnet>().size()),
        nats_(world.table<NatGateway>().size()),
        vpcs_(world.table<Vpc>().size()),
        graph_(subnets_ + nats_ + 2 * vpcs_ + 2) {
    for (const auto& [id, subnet] : world.table<Subnet>())
      if (world[subnet.zone].up) forward_from_subnet(of(id), subnet);
    for (const auto& [id, nat] : world.table<NatGateway>())
      if (works(world, id)) forward_from_nat(of(id), world[nat.subnet]);
    for (std::uint32_t vpc = 0; vpc < vpcs_; ++vpc) {
      if (world[Id<Vpc>{vpc}].internet_gateway) add_edge(gateway(vpc), internet(), graph_);
      add_edge(endpoint(vpc), s3(), graph_);
    }
  }

  /// The vertices from a subnet on, in the order in which the packet meets them. Nobody forwards to
  /// more than one, so the search follows one line, and ends where the line does or bites its tail.
  std::vector<Vertex> line_from(Id<Subnet> from) const {
    std::vector<Vertex> line;
    breadth_first_search(graph_, of(from), boost::visitor(Collect(line)));
    return line;
  }

  bool is_destination(Vertex vertex) const {
    if (vertex == internet() || vertex == s3()) return true;
    if (vertex >= subnets_) return false;
    const Subnet& subnet = world_[subnet_of(vertex)];
    return block(subnet).contains(address_) && world_[subnet.zone].up;
  }

  Hop hop(Vertex vertex) const {
    if (vertex < subnets_) {
      const Subnet& subnet = world_[subnet_of(vertex)];
      return {text(subnet.name), subnet.zone};
    }
    if (vertex < subnets_ + nats_) {
      const NatGateway& nat = world_[nat_of(vertex)];
      return {text(nat.name), nat.zone};
    }
    if (vertex == internet()) return {"internet", {}};
    if (vertex == s3()) return {"S3", {}};
    const bool is_gateway = (vertex - subnets_ - nats_) % 2 == 0;
    return {(is_gateway ? "internet gateway of " : "S3 endpoint of ") +
                text(world_[vpc_of(vertex)].name),
            {}};
  }

  /// Why nothing goes on from here.
  std::string reason(Vertex vertex) const {
    const Hop here = hop(vertex);
    const std::string name = vertex < subnets_ ? "subnet " + here.name : here.name;
    if (vertex >= subnets_ && vertex < subnets_ + nats_) {
      const NatGateway& nat = world_[nat_of(vertex)];
      const std::string down = "NAT gateway " + name + " is down: ";
      if (!world_[nat.zone].up) return down + "zone " + text(world_[nat.zone].name) + " is dark";
      if (nat.broken) return down + "it is broken";
      return "NAT gateway " + name + " stands in " + text(world_[nat.subnet].name) +
             ", which has no route to an internet gateway";
    }
    if (vertex >= subnets_) return name + " does not exist";
    return name + ": " + reason_in_subnet(world_[subnet_of(vertex)]);
  }

 private:
  Vertex of(Id<Subnet> id) const { return id.index; }
  Vertex of(Id<NatGateway> id) const { return subnets_ + id.index; }
  Vertex gateway(std::uint32_t vpc) const { return subnets_ + nats_ + 2 * vpc; }
  Vertex endpoint(std::uint32_t vpc) const { return gateway(vpc) + 1; }
  Vertex internet() const { return subnets_ + nats_ + 2 * vpcs_; }
  Vertex s3() const { return internet() + 1; }
  Id<Subnet> subnet_of(Vertex vertex) const { return {static_cast<std::uint32_t>(vertex)}; }
  Id<NatGateway> nat_of(Vertex vertex) const {
    return {static_cast<std::uint32_t>(vertex - subnets_)};
  }
  Id<Vpc> vpc_of(Vertex vertex) const {
    return {static_cast<std::uint32_t>((vertex - subnets_ - nats_) / 2)};
  }
  std::string text(Name name) const { return std::string(world_.text(name)); }

  void forward_from_subnet(Vertex from, const Subnet& subnet) {
    const Id<Route> found = longest_prefix(world_, subnet.routes, address_);
    if (!found || block(subnet).contains(address_)) return;
    const Route& route = world_[found];
    if (route.target == RouteTarget::local) {
      for (const auto& [id, other] : world_.table<Subnet>())
        if (other.vpc == subnet.vpc && block(other).contains(address_)) {
          add_edge(from, of(id), graph_);
          return;
        }
    } else if (route.target == RouteTarget::nat_gateway) {
      add_edge(from, of(Id<NatGateway>{route.target_index}), graph_);
    } else if (route.target == RouteTarget::internet_gateway && subnet.is_public) {
      add_edge(from, gateway(subnet.vpc.index), graph_);
    } else if (route.target == RouteTarget::s3_endpoint) {
      add_edge(from, endpoint(subnet.vpc.index), graph_);
    }
  }

  void forward_from_nat(Vertex from, const Subnet& subnet) {
    const Id<Route> found = longest_prefix(world_, subnet.routes, address_);
    if (found && world_[found].target == RouteTarget::internet_gateway)
      add_edge(from, gateway(subnet.vpc.index), graph_);
  }

  std::string reason_in_subnet(const Subnet& subnet) const {
    if (!world_[subnet.zone].up) return "zone " + text(world_[subnet.zone].name) + " is dark";
    const std::string to = say_address(address_);
    const Id<Route> found = longest_prefix(world_, subnet.routes, address_);
    const std::string table = "route table " + text(world_[subnet.routes].name);
    if (!found) return table + " has no route to " + to;
    switch (world_[found].target) {
      case RouteTarget::local:
        return "no subnet of the VPC has the address " + to;
      case RouteTarget::internet_gateway:
        return "it is private, so the internet gateway drops its packets";
      case RouteTarget::blackhole:
        return "the route to " + to + " in " + table + " leads nowhere";
      default:
        return "packets to " + to + " run in a circle";
    }
  }

  const World& world_;
  std::uint32_t address_;
  std::size_t subnets_, nats_, vpcs_;
  Graph graph_;
};

}  // namespace

Path route(const World& world, Id<Subnet> from, std::uint32_t address) {
  const Forwarding forwarding(world, address);
  const std::vector<Vertex> line = forwarding.line_from(from);
  Path path;
  Id<Zone> last;
  for (const Vertex vertex : line) {
    const Hop hop = forwarding.hop(vertex);
    if (hop.zone && last && hop.zone != last) ++path.zone_crossings;
    if (hop.zone) last = hop.zone;
    path.hops.push_back(hop);
  }
  path.arrives = forwarding.is_destination(line.back());
  if (!path.arrives) path.reason = forwarding.reason(line.back());
  return path;
}

}  // namespace drydock::network
