// The network, as the VPC pages of the AWS console list it.
#include "sim/platform/network/network.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using network::Direction;
using network::NatGateway;
using network::Peering;
using network::Route;
using network::RouteTable;
using network::RouteTarget;
using network::SecurityGroup;
using network::SecurityRule;
using network::Subnet;
using network::Vpc;
using network::Vpn;
using network::Zone;
using enum Align;
using enum Shown;

std::vector<ListRow> zones(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, zone] : world.table<Zone>()) {
    const std::string name = name_text(world, zone.name);
    rows.push_back({"zone/" + name,
                    {name, zone.up ? "Available" : "Impaired", name_of(world, zone.region)},
                    zone.up ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

std::vector<ListRow> vpcs(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, vpc] : world.table<Vpc>()) {
    const std::string name = name_text(world, vpc.name);
    rows.push_back({"vpc/" + name,
                    {name, "Available", block(vpc.cidr, vpc.prefix),
                     vpc.internet_gateway ? "Attached" : "-"}});
  }
  return rows;
}

std::vector<ListRow> subnets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, subnet] : world.table<Subnet>()) {
    const std::string name = name_text(world, subnet.name);
    const std::int64_t free = network::free_addresses(world, id);
    rows.push_back(
        {"subnet/" + name,
         {name, name_of(world, subnet.vpc), block(subnet.cidr, subnet.prefix), Cell::count(free),
          name_of(world, subnet.zone), name_of(world, subnet.routes), yes_no(subnet.is_public)},
         !world[subnet.zone].up ? RowState::broken
         : free <= 0            ? RowState::strained
                                : RowState::ordinary});
  }
  return rows;
}

std::vector<ListRow> route_tables(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, table] : world.table<RouteTable>()) {
    const std::string name = name_text(world, table.name);
    std::int64_t subnets_with = 0, routes = 0;
    for (const auto& [other, subnet] : world.table<Subnet>()) subnets_with += subnet.routes == id;
    for (const auto& [other, route] : world.table<Route>())
      routes += route.table == id && !route.gone;
    rows.push_back(
        {"routes/" + name,
         {name, plural(subnets_with, "subnet"), name_of(world, table.vpc), Cell::count(routes)}});
  }
  return rows;
}

/// Where a route leads, and whether there is anything: a route to a thing that is gone stays as a
/// black hole.
struct Way {
  std::string target;
  bool there = true;
};

Way way_of(const World& world, const Route& route) {
  switch (route.target) {
    case RouteTarget::local:
      return {"local"};
    case RouteTarget::internet_gateway:
      return {"internet gateway"};
    case RouteTarget::nat_gateway: {
      const Id<NatGateway> nat{route.target_index};
      return {name_of(world, nat), network::exists(world[nat])};
    }
    case RouteTarget::s3_endpoint:
      return {"S3 gateway endpoint"};
    case RouteTarget::dynamodb_endpoint:
      return {"DynamoDB gateway endpoint"};
    case RouteTarget::peering: {
      const Id<Peering> peering{route.target_index};
      return {name_of(world, peering), !world[peering].gone};
    }
    case RouteTarget::transit_gateway:
      return {name_of(world, Id<network::TransitGateway>{route.target_index})};
    case RouteTarget::vpn:
      return {name_of(world, Id<Vpn>{route.target_index})};
    case RouteTarget::blackhole:
      return {"-", false};
  }
  return {};
}

std::vector<ListRow> routes(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, route] : world.table<Route>()) {
    if (route.gone) continue;
    const Way way = way_of(world, route);
    const std::string table = name_of(world, route.table);
    rows.push_back({"routes/" + table,
                    {table, block(route.cidr, route.prefix), way.target,
                     way.there ? "Active" : "Blackhole", yes_no(route.propagated)},
                    way.there ? RowState::ordinary : RowState::broken,
                    "route/" + std::to_string(id.index)});
  }
  return rows;
}

std::int64_t rules_of(const World& world, Id<SecurityGroup> group, Direction direction) {
  std::int64_t count = 0;
  for (const auto& [id, rule] : world.table<SecurityRule>())
    count += rule.group == group && rule.direction == direction && !rule.gone;
  return count;
}

std::vector<ListRow> security_groups(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, group] : world.table<SecurityGroup>()) {
    const std::string name = name_text(world, group.name);
    rows.push_back(
        {"security-group/" + name,
         {name, name_of(world, group.vpc), Cell::count(rules_of(world, id, Direction::inbound)),
          Cell::count(rules_of(world, id, Direction::outbound))}});
  }
  return rows;
}

std::string ports_text(const SecurityRule& rule) {
  if (rule.protocol == network::Protocol::any) return "All";
  if (rule.first_port == 0 && rule.last_port == 65535) return "0 - 65535";
  if (rule.first_port == rule.last_port) return std::to_string(rule.first_port);
  return std::to_string(rule.first_port) + " - " + std::to_string(rule.last_port);
}

std::vector<ListRow> security_rules(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, rule] : world.table<SecurityRule>()) {
    if (rule.gone) continue;
    const std::string group = name_of(world, rule.group);
    const bool any = rule.protocol == network::Protocol::any;
    std::string protocol(any ? "All" : enum_name(rule.protocol));
    if (!any)
      for (char& letter : protocol) letter = static_cast<char>(letter - 'a' + 'A');
    rows.push_back({"security-group/" + group,
                    {group, rule.direction == Direction::inbound ? "Inbound" : "Outbound", protocol,
                     Cell(ports_text(rule), rule.first_port),
                     rule.peer ? Cell(name_of(world, rule.peer)) : block(rule.cidr, rule.prefix)},
                    RowState::ordinary,
                    "security-group-rule/" + std::to_string(id.index)});
  }
  return rows;
}

}  // namespace

Cell block(std::uint32_t address, std::uint8_t prefix) {
  return Cell(network::say_cidr({address, prefix}), address);
}

std::vector<ListKind> network_lists() {
  const auto family = ListFamily::cloud;
  return {
      {"availability-zones",
       "",
       "Availability Zones",
       family,
       {{"Zone"}, {"State"}, {"Region"}},
       zones},
      {"vpcs",
       "",
       "VPCs",
       family,
       {{"Name"}, {"State"}, {"IPv4 CIDR"}, {"Internet gateway"}},
       vpcs},
      {"subnets",
       "",
       "Subnets",
       family,
       {{"Name"},
        {"VPC"},
        {"IPv4 CIDR"},
        {"Available IPv4 addresses", right},
        {"Availability Zone"},
        {"Route table"},
        {"Public", left, wide}},
       subnets},
      {"route-tables",
       "",
       "Route tables",
       family,
       {{"Name"}, {"Explicit subnet associations"}, {"VPC"}, {"Routes", right}},
       route_tables},
      {"routes",
       "",
       "Routes",
       family,
       {{"Route table"}, {"Destination"}, {"Target"}, {"Status"}, {"Propagated"}},
       routes},
      {"security-groups",
       "sg",
       "Security groups",
       family,
       {{"Security group name"}, {"VPC"}, {"Inbound rules", right}, {"Outbound rules", right}},
       security_groups},
      {"security-group-rules",
       "",
       "Security group rules",
       family,
       {{"Security group"}, {"Direction"}, {"Protocol"}, {"Port range"}, {"Source or destination"}},
       security_rules}};
}

}  // namespace drydock::report
