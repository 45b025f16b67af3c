// Pages of what stands at the edges: NAT gateways, endpoints, peerings, VPNs, load balancers,
// names.
#include "gui/bridge/inspector_page.h"
#include "sim/engine/base/text.h"
#include "sim/platform/network/dns.h"
#include "sim/platform/network/gateways.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/tables.h"

namespace drydock::bridge {

using models::Tone;

namespace {

void readNat(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::NatGateway>(page.plain);
  if (!id || !network::exists(world[id])) return;
  const network::NatGateway& nat = world[id];
  const bool works = network::works(world, id);
  page.head(InspectorText::tr("NAT gateway in zone %1").arg(page.say(world[nat.zone].name)), "nat");
  const bool pending = nat.state == network::NatState::pending;
  page.state(works     ? (nat.throttles ? Tone::strained : Tone::good)
             : pending ? Tone::strained
                       : Tone::broken,
             works        ? (nat.throttles ? InspectorText::tr("Drops packets: too much traffic")
                                           : InspectorText::tr("Works"))
             : pending    ? InspectorText::tr("Being made")
             : nat.broken ? page.stateFor(InspectorText::tr("Broken"), nat.changed)
                          : InspectorText::tr("Down with its zone"));
  double bytes = 0;
  QStringList zones;
  for (const auto& [other, traffic] : world.table<workload::ZoneTraffic>()) {
    if (traffic.nat != id) continue;
    zones.append(page.say(world[traffic.zone].name));
    if (traffic.open) bytes += traffic.out_rate + traffic.in_rate;
  }
  page.link(InspectorText::tr("Subnet"), "subnet", nat.subnet);
  page.add(InspectorText::tr("Way out of zones"), zones.join(", "));
  page.add(InspectorText::tr("Through it"), models::bytesText(bytes) + "/s");
  if (nat.capacity > 0)
    page.add(InspectorText::tr("It can carry"), models::bytesText(nat.capacity) + "/s");
  page.add(InspectorText::tr("Addresses"), nat.addresses);
  page.add(InspectorText::tr("Connections open"),
           models::figureText(network::open_connections(world, id)));
  if (const auto refused = network::port_errors(world, id))
    page.add(InspectorText::tr("Connections without a port"), refused);
  for (const auto& [use_id, use] : world.table<network::PortUse>()) {
    if (use.nat == id && use.full)
      page.link(InspectorText::tr("No port is free to"), page.say(use.destination),
                idOf("outside", page.say(use.destination)));
  }
  page.spent(InspectorText::tr("Hours so far"), nat.hours);
  page.spent(InspectorText::tr("Data so far"), nat.bytes);
  page.act("fail-nat", InspectorText::tr("Break it"), "fault-nat");
}

void readEndpoint(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Endpoint>(page.plain);
  if (!id) return;
  const network::Endpoint& endpoint = world[id];
  page.head(InspectorText::tr("interface endpoint for %1").arg(page.say(endpoint.service)),
            "service");
  page.link("VPC", "vpc", endpoint.vpc);
  page.add(InspectorText::tr("Name leads to"),
           endpoint.dns == network::EndpointDns::zonal
               ? InspectorText::tr("each zone's own interface")
               : InspectorText::tr("the interfaces of all zones"));
  int all = 0, work = 0;
  page.section(InspectorText::tr("Interfaces"));
  for (const auto& [other, one] : world.table<network::EndpointInterface>()) {
    if (one.endpoint != id) continue;
    ++all;
    work += network::works(world, other);
    page.link(InspectorText::tr("Zone %1").arg(page.say(world[one.zone].name)), "interface", other);
  }
  page.state(work == all ? Tone::good
             : work == 0 ? Tone::broken
                         : Tone::strained,
             InspectorText::tr("%1 of %2 interfaces work").arg(work).arg(all));
}

void readInterface(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::EndpointInterface>(page.plain);
  if (!id) return;
  const network::EndpointInterface& one = world[id];
  const bool works = network::works(world, id);
  page.head(InspectorText::tr("interface of an endpoint"), "service");
  page.state(works ? Tone::good : Tone::broken,
             works        ? InspectorText::tr("Works")
             : one.broken ? page.stateFor(InspectorText::tr("Broken"), one.changed)
                          : InspectorText::tr("Down with its zone"));
  page.link(InspectorText::tr("Endpoint"), "endpoint", one.endpoint);
  page.link(InspectorText::tr("Zone"), "zone", one.zone);
  page.link(InspectorText::tr("Subnet"), "subnet", one.subnet);
  page.add(InspectorText::tr("Address"), textOf(network::say_address(one.address)));
}

void readPeering(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Peering>(page.plain);
  if (!id || world[id].gone) return;
  page.head(InspectorText::tr("VPC peering"), "vpc");
  page.state(Tone::good, InspectorText::tr("Open"));
  page.link("VPC", "vpc", world[id].a);
  page.link("VPC", "vpc", world[id].b);
}

void readTransit(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::TransitGateway>(page.plain);
  if (!id) return;
  int attached = 0;
  page.head(InspectorText::tr("transit gateway"), "region");
  for (const auto& [attachment_id, attachment] : world.table<network::TransitAttachment>()) {
    if (attachment.gateway != id) continue;
    ++attached;
    page.link(InspectorText::tr("Attached VPC"), "vpc", attachment.vpc);
  }
  page.state(Tone::quiet, InspectorText::tr("%n VPC(s) attached", "", attached));
}

QString tunnelWord(const Page& page, Id<network::Tunnel> id) {
  const network::Tunnel& tunnel = page.world[id];
  if (!tunnel.configured) return InspectorText::tr("not set up at the site");
  if (tunnel.replacing) return InspectorText::tr("its endpoint is being replaced");
  if (!network::works(page.world, id))
    return tunnel.believed_up ? InspectorText::tr("down, not noticed yet")
                              : InspectorText::tr("down");
  return tunnel.carries ? InspectorText::tr("up, carries the traffic")
                        : InspectorText::tr("up, stands by");
}

void readVpn(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Vpn>(page.plain);
  if (!id) return;
  const network::Vpn& vpn = world[id];
  page.head(InspectorText::tr("VPN to %1").arg(page.say(world[vpn.site].name)), "vpn");
  page.link("VPC", "vpc", vpn.vpc);
  page.link(InspectorText::tr("Site"), "site", vpn.site);
  page.add(InspectorText::tr("Routes"),
           vpn.bgp ? InspectorText::tr("learned by BGP") : InspectorText::tr("written by hand"));
  page.add(InspectorText::tr("To the site"), models::bytesText(vpn.out_rate) + "/s");
  page.add(InspectorText::tr("From the site"), models::bytesText(vpn.in_rate) + "/s");
  const double share = network::carried_share(world, id);
  if (share < 1) page.add(InspectorText::tr("Comes through"), models::percentText(share));
  page.spent(InspectorText::tr("Hours so far"), vpn.hours);
  page.section(InspectorText::tr("Tunnels"));
  int up = 0;
  for (const auto& [tunnel_id, tunnel] : world.table<network::Tunnel>()) {
    if (tunnel.vpn != id) continue;
    up += tunnel.configured && network::works(world, tunnel_id);
    const QString called = page.say(tunnel.name);
    page.link(called, tunnelWord(page, tunnel_id), idOf("tunnel", called));
  }
  page.state(up > 1    ? Tone::good
             : up == 1 ? Tone::strained
                       : Tone::broken,
             InspectorText::tr("%1 of 2 tunnels up").arg(up));
}

void readTunnel(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Tunnel>(page.plain);
  if (!id) return;
  const network::Tunnel& tunnel = world[id];
  const bool works = tunnel.configured && network::works(world, id);
  page.head(InspectorText::tr("tunnel of %1").arg(page.say(world[tunnel.vpn].name)), "vpn");
  page.state(works               ? Tone::good
             : tunnel.configured ? Tone::broken
                                 : Tone::quiet,
             capital(tunnelWord(page, id)));
  page.link("VPN", "vpn", tunnel.vpn);
  page.link(InspectorText::tr("Ends in zone"), "zone", tunnel.zone);
}

QString targetWord(network::TargetHealth health) {
  std::string word(enum_name(health));
  return capital(sayWord(word));
}

void readBalancer(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::LoadBalancer>(page.plain);
  if (!id) return;
  const network::LoadBalancer& balancer = world[id];
  page.head(InspectorText::tr("network load balancer"), "balancer");
  int nodes = 0, listed = 0;
  for (const auto& [node_id, node] : world.table<network::BalancerNode>()) {
    if (node.balancer != id) continue;
    ++nodes;
    listed += node.listed && node.believed_up && world[node.zone].up;
  }
  page.state(listed == nodes ? Tone::good
             : listed == 0   ? Tone::broken
                             : Tone::strained,
             InspectorText::tr("%1 of %2 zones take traffic").arg(listed).arg(nodes));
  if (!world.table<workload::Flow>().empty() && world.only<workload::Settings>().balancer == id)
    page.add(InspectorText::tr("Requests now"), perSecond(world.only<workload::Flow>().rate));
  page.add(InspectorText::tr("Cross-zone"), yesNo(balancer.cross_zone));
  page.add(InspectorText::tr("Checks every"), textOf(say_duration(balancer.check_interval)));
  page.add(InspectorText::tr("Unhealthy after"),
           InspectorText::tr("%n failed check(s)", "", balancer.unhealthy_threshold));
  page.add(InspectorText::tr("Draining takes"),
           textOf(say_duration(balancer.deregistration_delay)));
  page.spent(InspectorText::tr("Hours so far"), balancer.hours);
  for (const auto& [record_id, record] : world.table<network::DnsRecord>())
    if (record.balancer == id) page.link(InspectorText::tr("Record"), "record", record_id);
  page.section(InspectorText::tr("Zones"));
  for (const auto& [node_id, node] : world.table<network::BalancerNode>()) {
    if (node.balancer != id) continue;
    const QString zone = page.say(world[node.zone].name);
    page.link(InspectorText::tr("Zone %1").arg(zone),
              node.shifted  ? InspectorText::tr("shifted away")
              : node.listed ? InspectorText::tr("clients use it")
              : node.wanted ? InspectorText::tr("clients will use it soon")
                            : InspectorText::tr("clients do not use it"),
              idOf("zone", zone));
  }
  int all = 0, healthy = 0;
  page.section(InspectorText::tr("Targets"));
  for (const auto& [target_id, target] : world.table<network::Target>()) {
    if (target.balancer != id || target.health == network::TargetHealth::gone) continue;
    ++all;
    healthy += target.health == network::TargetHealth::healthy;
    const QString called = page.say(target.name);
    page.link(called, targetWord(target.health), idOf("pod", called));
  }
  page.add(InspectorText::tr("Healthy targets"), partOf(healthy, all));
}

QString placeText(const Page& page, const network::Answer& answer) {
  return answer.balancer ? page.say(page.world[answer.balancer].name)
                         : textOf(network::say_address(answer.address));
}

void readRecord(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::DnsRecord>(page.plain);
  if (!id) return;
  const network::DnsRecord& record = world[id];
  page.head(InspectorText::tr("record of %1").arg(page.say(record.domain)), "internet");
  const bool healthy = network::is_healthy(world, record);
  const network::Answer written{record.balancer, record.address, record.weight, record.ttl};
  const bool spread = placeText(page, written) == placeText(page, record.served);
  page.state(!record.balancer    ? Tone::broken
             : healthy && spread ? Tone::good
                                 : Tone::strained,
             !record.balancer ? InspectorText::tr("Leads to an address where nobody answers")
             : !healthy       ? InspectorText::tr("Unhealthy by its check")
             : spread         ? InspectorText::tr("Leads to %1").arg(placeText(page, written))
                              : InspectorText::tr("Not all servers answer so yet"));
  if (record.balancer) {
    page.link(InspectorText::tr("Load balancer"), "balancer", record.balancer);
  } else {
    page.add(InspectorText::tr("Address"), textOf(network::say_address(record.address)));
  }
  page.add(InspectorText::tr("Policy"), wordOf(enum_name(record.policy)));
  if (record.policy == network::RecordPolicy::weighted)
    page.add(InspectorText::tr("Weight"), models::figureText(record.weight));
  page.add("TTL", textOf(say_duration(record.ttl)));
  page.add(InspectorText::tr("Share of the answers"),
           models::percentText(network::answered_share(world, id)));
  if (record.check) page.link(InspectorText::tr("Health check"), "health-check", record.check);
  bool first = true;
  for (const auto& [cached_id, cached] : world.table<network::CachedAnswer>()) {
    if (cached.record != id || cached.share <= 0) continue;
    if (first) page.section(InspectorText::tr("What clients believe"));
    first = false;
    const QString called = page.say(world[cached.clients].name);
    QString words = InspectorText::tr("%1 go to %2")
                        .arg(models::percentText(cached.share), placeText(page, cached.answer));
    if (cached.expires) words += InspectorText::tr(", an old answer");
    page.link(called, words, idOf("clients", called));
  }
}

void readCheck(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::HealthCheck>(page.plain);
  if (!id) return;
  const network::HealthCheck& check = world[id];
  page.head(InspectorText::tr("health check of Route 53"), "check");
  page.state(check.healthy ? Tone::good : Tone::broken,
             check.healthy ? InspectorText::tr("Healthy") : InspectorText::tr("Unhealthy"));
  page.link(InspectorText::tr("Load balancer"), "balancer", check.balancer);
  page.add(InspectorText::tr("Checks every"), textOf(say_duration(check.interval)));
  page.add(InspectorText::tr("Unhealthy after"),
           InspectorText::tr("%n failed check(s)", "", check.threshold));
  for (const auto& [record_id, record] : world.table<network::DnsRecord>())
    if (record.check == id) page.link(InspectorText::tr("Record"), "record", record_id);
}

void readClients(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::ClientGroup>(page.plain);
  if (!id) return;
  const network::ClientGroup& clients = world[id];
  page.head(InspectorText::tr("clients that treat answers alike"), "user");
  page.state(Tone::quiet,
             InspectorText::tr("%1 of the users").arg(models::percentText(clients.share)));
  page.add(InspectorText::tr("Keep an answer at least"), textOf(say_duration(clients.hold)));
  for (const auto& [cached_id, cached] : world.table<network::CachedAnswer>()) {
    if (cached.clients == id && cached.share > 0)
      page.link(InspectorText::tr("Go to %1").arg(placeText(page, cached.answer)),
                models::percentText(cached.share),
                idOf("record", page.say(world[cached.record].name)));
  }
}

}  // namespace

QHash<QString, ReadPage> edgePages() {
  return {{"nat", readNat},
          {"endpoint", readEndpoint},
          {"interface", readInterface},
          {"peering", readPeering},
          {"transit-gateway", readTransit},
          {"vpn", readVpn},
          {"tunnel", readTunnel},
          {"balancer", readBalancer},
          {"record", readRecord},
          {"health-check", readCheck},
          {"clients", readClients}};
}

}  // namespace drydock::bridge
