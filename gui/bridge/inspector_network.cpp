// Pages of places: VPCs, subnets, route tables with what becomes of packets, security groups,
// sites.
#include "gui/bridge/insight_reader.h"
#include "gui/bridge/inspector_page.h"
#include "sim/platform/network/network.h"
#include "sim/platform/network/path.h"
#include "sim/platform/network/routes.h"
#include "sim/platform/network/security.h"

namespace drydock::bridge {

using models::Tone;
using network::RouteTarget;

namespace {

QString blockText(network::Cidr block) { return textOf(network::say_cidr(block)); }

void readVpc(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Vpc>(page.plain);
  if (!id) return;
  const network::Vpc& vpc = world[id];
  page.head("VPC", "vpc");
  page.state(Tone::quiet, blockText(network::block(vpc)));
  page.add(InspectorText::tr("Internet gateway"), yesNo(vpc.internet_gateway));
  for (const auto& [other_id, other] : world.table<network::Vpc>()) {
    if (other_id == id || !network::block(other).overlaps(network::block(vpc))) continue;
    page.state(Tone::strained, InspectorText::tr("%1 overlaps VPC %2")
                                   .arg(blockText(network::block(vpc)), page.say(other.name)));
  }
  page.section(InspectorText::tr("Subnets"));
  for (const auto& [subnet_id, subnet] : world.table<network::Subnet>())
    if (subnet.vpc == id) page.link(blockText(network::block(subnet)), "subnet", subnet_id);
  page.section(InspectorText::tr("Route tables"));
  for (const auto& [table_id, table] : world.table<network::RouteTable>())
    if (table.vpc == id) page.link({}, "routes", table_id);
  page.section(InspectorText::tr("Security groups"));
  for (const auto& [group_id, group] : world.table<network::SecurityGroup>())
    if (group.vpc == id) page.link({}, "security-group", group_id);
  page.section(InspectorText::tr("At its edges"));
  for (const auto& [endpoint_id, endpoint] : world.table<network::Endpoint>())
    if (endpoint.vpc == id) page.link(InspectorText::tr("Endpoint"), "endpoint", endpoint_id);
  for (const auto& [peering_id, peering] : world.table<network::Peering>())
    if (!peering.gone && (peering.a == id || peering.b == id))
      page.link(InspectorText::tr("Peering"), "peering", peering_id);
  for (const auto& [attachment_id, attachment] : world.table<network::TransitAttachment>())
    if (attachment.vpc == id)
      page.link(InspectorText::tr("Transit gateway"), "transit-gateway", attachment.gateway);
  for (const auto& [vpn_id, vpn] : world.table<network::Vpn>())
    if (vpn.vpc == id) page.link("VPN", "vpn", vpn_id);
  // Headings with nothing under them say nothing.
  auto& rows = page.model.properties;
  for (qsizetype at = rows.size() - 1; at >= 0; --at)
    if (rows[at].heading && (at + 1 == rows.size() || rows[at + 1].heading)) rows.removeAt(at);
}

void readSubnet(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Subnet>(page.plain);
  if (!id) return;
  const network::Subnet& subnet = world[id];
  page.head(
      subnet.is_public ? InspectorText::tr("public subnet") : InspectorText::tr("private subnet"),
      "subnet");
  page.add(InspectorText::tr("Addresses"), blockText(network::block(subnet)));
  page.add(InspectorText::tr("Free addresses"), network::free_addresses(world, id));
  page.link(InspectorText::tr("Zone"), "zone", subnet.zone);
  page.link("VPC", "vpc", subnet.vpc);
  page.link(InspectorText::tr("Route table"), "routes", subnet.routes);
  for (const auto group : network::groups_on(world, network::Holder::machines, id.index))
    page.link(InspectorText::tr("Security group"), "security-group", group);
  const auto path = network::route(world, id, world.only<network::Settings>().internet_address);
  QStringList hops;
  for (const network::Hop& hop : path.hops) hops.append(textOf(hop.name));
  page.add(InspectorText::tr("To the internet"), hops.join(QString::fromUtf8(" → ")));
  page.state(path.arrives ? Tone::good : Tone::broken,
             path.arrives ? InspectorText::tr("Has a way out")
                          : InspectorText::tr("No way out: %1").arg(sayWayEnd(path.reason)));
}

// Name and page of what a route leads to.
struct Led {
  QString name, thing;
};

template <class Row>
Led ledTo(const Page& page, const char* kind, std::uint32_t index) {
  const QString name = page.say(page.world[Id<Row>{index}].name);
  return {name, idOf(kind, name)};
}

Led targetOf(const Page& page, const network::Route& route) {
  switch (route.target) {
    case RouteTarget::local:
      return {"local", {}};
    case RouteTarget::internet_gateway:
      return {"internet gateway", {}};
    case RouteTarget::s3_endpoint:
      return {InspectorText::tr("gateway endpoint of S3"), {}};
    case RouteTarget::dynamodb_endpoint:
      return {InspectorText::tr("gateway endpoint of DynamoDB"), {}};
    case RouteTarget::nat_gateway:
      return ledTo<network::NatGateway>(page, "nat", route.target_index);
    case RouteTarget::peering:
      return ledTo<network::Peering>(page, "peering", route.target_index);
    case RouteTarget::transit_gateway:
      return ledTo<network::TransitGateway>(page, "transit-gateway", route.target_index);
    case RouteTarget::vpn:
      return ledTo<network::Vpn>(page, "vpn", route.target_index);
    case RouteTarget::blackhole:
      break;
  }
  return {"blackhole", {}};
}

bool leadsNowhere(const World& world, const network::Route& route) {
  if (route.target == RouteTarget::blackhole) return true;
  if (route.target == RouteTarget::nat_gateway)
    return !network::works(world, Id<network::NatGateway>{route.target_index});
  if (route.target == RouteTarget::peering)
    return world[Id<network::Peering>{route.target_index}].gone;
  if (route.target == RouteTarget::vpn)
    return !network::carrier(world, Id<network::Vpn>{route.target_index});
  return false;
}

void readTable(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::RouteTable>(page.plain);
  if (!id) return;
  page.head(InspectorText::tr("route table"), "list");
  page.link("VPC", "vpc", world[id].vpc);
  page.section(InspectorText::tr("Routes"));
  int dead = 0;
  for (const auto& [route_id, route] : world.table<network::Route>()) {
    if (route.table != id || route.gone) continue;
    Led led = targetOf(page, route);
    if (route.propagated) led.name += InspectorText::tr(", learned by BGP");
    if (leadsNowhere(world, route)) {
      ++dead;
      led.name += InspectorText::tr(", leads nowhere now");
    }
    // Of two routes to the same block only the first is used.
    if (network::longest_prefix(world, id, route.cidr) != route_id)
      led.name += InspectorText::tr(", not used");
    page.link(blockText(network::block(route)), led.name, led.thing);
  }
  page.section(InspectorText::tr("Subnets that use it"));
  for (const auto& [subnet_id, subnet] : world.table<network::Subnet>())
    if (subnet.routes == id) page.link(blockText(network::block(subnet)), "subnet", subnet_id);
  page.state(dead > 0 ? Tone::broken : Tone::good,
             dead > 0 ? InspectorText::tr("%n route(s) lead nowhere now", "", dead)
                      : InspectorText::tr("Each route leads somewhere"));
}

// Who wears the group on its interfaces.
void addHolders(Page& page, Id<network::SecurityGroup> id) {
  const World& world = page.world;
  bool first = true;
  for (const auto& [use_id, use] : world.table<network::GroupUse>()) {
    if (use.group != id) continue;
    if (first) page.section(InspectorText::tr("Worn by"));
    first = false;
    if (use.holder == network::Holder::machines)
      page.link(InspectorText::tr("Machines in"), "subnet", Id<network::Subnet>{use.index});
    if (use.holder == network::Holder::balancer)
      page.link(InspectorText::tr("Load balancer"), "balancer",
                Id<network::LoadBalancer>{use.index});
    if (use.holder == network::Holder::endpoint)
      page.link(InspectorText::tr("Endpoint"), "endpoint", Id<network::Endpoint>{use.index});
  }
}

void readSecurityGroup(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::SecurityGroup>(page.plain);
  if (!id) return;
  page.head(InspectorText::tr("security group"), "check");
  page.link("VPC", "vpc", world[id].vpc);
  int rules = 0;
  page.section(InspectorText::tr("Rules"));
  for (const auto direction : {network::Direction::inbound, network::Direction::outbound}) {
    for (const auto& [rule_id, rule] : world.table<network::SecurityRule>()) {
      if (rule.gone || rule.group != id || rule.direction != direction) continue;
      ++rules;
      page.link(direction == network::Direction::inbound ? InspectorText::tr("In")
                                                         : InspectorText::tr("Out"),
                textOf(network::say_rule(world, rule)),
                rule.peer ? idOf("security-group", page.say(world[rule.peer].name)) : QString());
    }
  }
  addHolders(page, id);
  page.state(rules > 0 ? Tone::quiet : Tone::strained,
             rules > 0 ? InspectorText::tr("%n rule(s)", "", rules)
                       : InspectorText::tr("Without a rule: nothing passes"));
}

void readSite(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Site>(page.plain);
  if (!id) return;
  page.head(InspectorText::tr("network of one's own"), "office");
  page.state(Tone::quiet, blockText(network::block(world[id])));
  for (const auto& [vpn_id, vpn] : world.table<network::Vpn>())
    if (vpn.site == id) page.link("VPN", "vpn", vpn_id);
}

}  // namespace

QHash<QString, ReadPage> networkPages() {
  return {{"vpc", readVpc},
          {"subnet", readSubnet},
          {"routes", readTable},
          {"security-group", readSecurityGroup},
          {"site", readSite}};
}

}  // namespace drydock::bridge
