// What stands at the edges of a VPC, as the VPC pages of the AWS console list it.
#include <set>

#include "sim/platform/network/network.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using network::Endpoint;
using network::EndpointInterface;
using network::NatGateway;
using network::Peering;
using network::Route;
using network::RouteTarget;
using network::Tunnel;
using network::Vpc;
using network::Vpn;
using enum Align;
using enum Shown;

std::vector<ListRow> nat_gateways(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, nat] : world.table<NatGateway>()) {
    if (nat.state == network::NatState::deleted) continue;
    const std::string name = name_text(world, nat.name);
    const bool works = network::works(world, id);
    const bool broken = nat.state == network::NatState::available && !works;
    rows.push_back(
        {"nat/" + name,
         {name, "Public", sentence(enum_name(nat.state)), name_of(world, world[nat.subnet].vpc),
          name_of(world, nat.subnet), name_of(world, nat.zone), Cell::count(nat.addresses),
          Cell::count(static_cast<std::int64_t>(network::open_connections(world, id))),
          Cell::count(network::port_errors(world, id)), yes_no(works)},
         broken                                                     ? RowState::broken
         : nat.state == network::NatState::deleting                 ? RowState::leaving
         : nat.throttles || nat.state == network::NatState::pending ? RowState::strained
                                                                    : RowState::ordinary});
  }
  return rows;
}

/// The zones of an interface endpoint, and how many of its interfaces work.
struct Interfaces {
  std::string zones;
  std::int64_t all = 0, working = 0;
};

Interfaces interfaces_of(const World& world, Id<Endpoint> endpoint) {
  Interfaces found;
  for (const auto& [id, interface] : world.table<EndpointInterface>()) {
    if (interface.endpoint != endpoint) continue;
    found.zones += (found.zones.empty() ? "" : ", ") + name_of(world, interface.zone);
    ++found.all;
    found.working += network::works(world, id);
  }
  return found;
}

/// Gateway endpoints are routes and nothing else: one for each VPC with such a route.
void add_gateway_endpoints(const World& world, std::vector<ListRow>& rows) {
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& [id, route] : world.table<Route>()) {
    const bool is_s3 = route.target == RouteTarget::s3_endpoint;
    if (route.gone || !(is_s3 || route.target == RouteTarget::dynamodb_endpoint)) continue;
    const std::string vpc = name_of(world, world[route.table].vpc);
    const std::string service = is_s3 ? "s3" : "dynamodb";
    if (!known.emplace(vpc, service).second) continue;
    rows.push_back({"vpc/" + vpc,
                    {service, "Gateway", "Available", service, vpc, "-", "-"},
                    RowState::ordinary,
                    "gateway-endpoint/" + vpc + "/" + service});
  }
}

std::vector<ListRow> endpoints(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, endpoint] : world.table<Endpoint>()) {
    const std::string name = name_text(world, endpoint.name);
    const Interfaces interfaces = interfaces_of(world, id);
    rows.push_back({"endpoint/" + name,
                    {name, "Interface", "Available", name_text(world, endpoint.service),
                     name_of(world, endpoint.vpc), interfaces.zones,
                     ratio(interfaces.working, interfaces.all)},
                    state_of(interfaces.working, interfaces.all)});
  }
  add_gateway_endpoints(world, rows);
  return rows;
}

std::vector<ListRow> peerings(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, peering] : world.table<Peering>()) {
    if (peering.gone) continue;
    const std::string name = name_text(world, peering.name);
    const Vpc &a = world[peering.a], &b = world[peering.b];
    rows.push_back({"peering/" + name,
                    {name, "Active", name_text(world, a.name), name_text(world, b.name),
                     block(a.cidr, a.prefix), block(b.cidr, b.prefix)}});
  }
  return rows;
}

std::vector<ListRow> attachments(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, attachment] : world.table<network::TransitAttachment>()) {
    const std::string gateway = name_of(world, attachment.gateway);
    const std::string vpc = name_of(world, attachment.vpc);
    rows.push_back({"transit-gateway/" + gateway,
                    {gateway, "VPC", vpc, "Available"},
                    RowState::ordinary,
                    "attachment/" + gateway + "/" + vpc});
  }
  return rows;
}

std::vector<ListRow> customer_gateways(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, site] : world.table<network::Site>()) {
    const std::string name = name_text(world, site.name);
    rows.push_back({"site/" + name, {name, "Available", block(site.cidr, site.prefix)}});
  }
  return rows;
}

std::vector<ListRow> vpns(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, vpn] : world.table<Vpn>()) {
    const std::string name = name_text(world, vpn.name);
    std::int64_t up = 0, all = 0;
    for (const auto& [other, tunnel] : world.table<Tunnel>()) {
      if (tunnel.vpn != id) continue;
      ++all;
      up += tunnel.believed_up;
    }
    const network::Site& site = world[vpn.site];
    rows.push_back({"vpn/" + name,
                    {name, "Available", name_of(world, vpn.vpc), name_text(world, site.name),
                     vpn.bgp ? "Dynamic" : "Static", block(site.cidr, site.prefix), ratio(up, all)},
                    state_of(up, all)});
  }
  return rows;
}

std::string status_of(const Tunnel& tunnel) {
  if (!tunnel.configured) return "Not configured";
  if (tunnel.believed_up) return tunnel.carries ? "In use" : "Standby";
  return tunnel.replacing ? "Endpoint replacement" : "-";
}

std::vector<ListRow> tunnels(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, tunnel] : world.table<Tunnel>()) {
    const std::string name = name_text(world, tunnel.name);
    rows.push_back({"tunnel/" + name,
                    {name, name_of(world, tunnel.vpn), tunnel.believed_up ? "Up" : "Down",
                     name_of(world, tunnel.zone), status_of(tunnel)},
                    tunnel.believed_up  ? RowState::ordinary
                    : tunnel.configured ? RowState::broken
                                        : RowState::strained});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> link_lists() {
  const auto family = ListFamily::cloud;
  return {{"nat-gateways",
           "nat",
           "NAT gateways",
           family,
           {{"Name"},
            {"Connectivity type"},
            {"State"},
            {"VPC"},
            {"Subnet"},
            {"Availability Zone", left, wide},
            {"Elastic IPs", right, wide},
            {"ActiveConnectionCount", right, wide},
            {"ErrorPortAllocation", right, wide},
            {"Reachable", left, wide}},
           nat_gateways},
          {"vpc-endpoints",
           "",
           "Endpoints",
           family,
           {{"Name"},
            {"Endpoint type"},
            {"Status"},
            {"Service name"},
            {"VPC"},
            {"Availability Zones", left, wide},
            {"Interfaces in order", right, wide}},
           endpoints},
          {"vpc-peering-connections",
           "",
           "Peering connections",
           family,
           {{"Name"},
            {"Status"},
            {"Requester VPC"},
            {"Accepter VPC"},
            {"Requester CIDRs"},
            {"Accepter CIDRs"}},
           peerings},
          {"transit-gateway-attachments",
           "tgw",
           "Transit gateway attachments",
           family,
           {{"Transit gateway"}, {"Resource type"}, {"Resource"}, {"State"}},
           attachments}};
}

std::vector<ListKind> vpn_lists() {
  const auto family = ListFamily::cloud;
  return {{"customer-gateways",
           "",
           "Customer gateways",
           family,
           {{"Name"}, {"State"}, {"Network behind it"}},
           customer_gateways},
          {"vpn-connections",
           "vpn",
           "Site-to-Site VPN connections",
           family,
           {{"Name"},
            {"State"},
            {"VPC"},
            {"Customer gateway"},
            {"Routing"},
            {"Remote IPv4 network CIDR", left, wide},
            {"Tunnels up", right, wide}},
           vpns},
          {"vpn-tunnels",
           "",
           "VPN tunnels",
           family,
           {{"Name"}, {"VPN connection"}, {"Status"}, {"Availability Zone"}, {"Details"}},
           tunnels}};
}

}  // namespace drydock::report
