// Faults of the network: tunnels, endpoints, links between zones, DNS records, careless clients.
#include <algorithm>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/network/network.h"
#include "sim/platform/network/refusals.h"
#include "sim/platform/workload/workload.h"

namespace drydock::failure {

namespace {

using network::called;
using network::name_of;
using network::pass_on;

// A fault ends only if what it broke has not been repaired, or broken anew, since `begun`.
struct TunnelFaultEnds {
  Id<network::Tunnel> tunnel;
  Time begun;
  DRYDOCK_FIELDS(TunnelFaultEnds, tunnel, begun)
};
struct EndpointFaultEnds {
  Id<network::EndpointInterface> interface;
  Time begun;
  DRYDOCK_FIELDS(EndpointFaultEnds, interface, begun)
};
struct BalancerNodeFaultEnds {
  Id<network::BalancerNode> node;
  Time begun;
  DRYDOCK_FIELDS(BalancerNodeFaultEnds, node, begun)
};
struct LinkFaultEnds {
  Id<network::Link> link;
  Time begun;
  DRYDOCK_FIELDS(LinkFaultEnds, link, begun)
};
struct RecordFaultEnds {
  Id<network::DnsRecord> record;
  Time begun;
  Id<network::LoadBalancer> balancer;
  std::uint32_t address = 0;
  DRYDOCK_FIELDS(RecordFaultEnds, record, begun, balancer, address)
};
struct LeaveConnectionsEnds {
  Id<workload::Outside> outside;
  Duration idle{};
  Duration before{};
  DRYDOCK_FIELDS(LeaveConnectionsEnds, outside, idle, before)
};

void on_tunnel_fault_ends(Context& context, const TunnelFaultEnds& due) {
  if (context[due.tunnel].changed == due.begun) network::restore_tunnel(context, due.tunnel);
}

void on_endpoint_fault_ends(Context& context, const EndpointFaultEnds& due) {
  if (context[due.interface].changed == due.begun)
    network::restore_endpoint(context, due.interface);
}

void on_balancer_node_fault_ends(Context& context, const BalancerNodeFaultEnds& due) {
  if (context[due.node].broken_changed == due.begun)
    network::restore_balancer_node(context, due.node);
}

/// The node of the balancer in the zone that a command means.
template <class Command>
Result<Id<network::BalancerNode>> balancer_node_of(const World& world, const Command& command) {
  const auto balancer = called<network::LoadBalancer>(world, "load balancer", command.balancer);
  if (!balancer) return pass_on(balancer);
  const auto zone = called<network::Zone>(world, "zone", command.zone);
  if (!zone) return pass_on(zone);
  if (const auto node = network::balancer_node(world, *balancer, *zone)) return node;
  return impossible(refuse("Load balancer " + command.balancer + " has no address in zone " +
                           command.zone + "."));
}

void on_link_fault_ends(Context& context, const LinkFaultEnds& due) {
  const network::Link link = context[due.link];
  if (link.changed == due.begun) network::degrade_link(context, link.a, link.b, 0, {});
}

void on_record_fault_ends(Context& context, const RecordFaultEnds& due) {
  if (context[due.record].changed == due.begun)
    network::change_record(context, due.record, due.balancer, due.address);
}

void on_leave_connections_ends(Context& context, const LeaveConnectionsEnds& due) {
  if (context[due.outside].left_open == due.idle)
    workload::leave_open(context, due.outside, due.before);
}

/// Where nobody answers: from the range kept for documentation (RFC 5737).
constexpr std::uint32_t nowhere = 0xc0000263;  // 192.0.2.99

/// The zones at the other ends of the links that a command means.
Result<std::vector<Id<network::Zone>>> others_of(const World& world, const DegradeLink& command) {
  const auto zone = called<network::Zone>(world, "zone", command.zone);
  if (!zone) return pass_on(zone);
  std::vector<Id<network::Zone>> others;
  if (!command.other.empty()) {
    const auto other = called<network::Zone>(world, "zone", command.other);
    if (!other) return pass_on(other);
    if (*other == *zone) return impossible(refuse("A link joins two different zones."));
    others.push_back(*other);
    return others;
  }
  for (const auto& [id, row] : world.table<network::Zone>())
    if (id != *zone) others.push_back(id);
  if (others.empty()) return impossible(refuse("There is no other zone."));
  return others;
}

}  // namespace

Result<Forecast> check(const World& world, const RestoreNat& command) {
  const auto nat = called<network::NatGateway>(world, "NAT gateway", command.nat);
  if (!nat) return pass_on(nat);
  if (!world[*nat].broken) return refuse("NAT gateway " + command.nat + " is not broken.");
  return Forecast{"NAT gateway " + command.nat + " works again.", {command.nat}, false};
}

void apply(Context& context, const RestoreNat& command) {
  network::restore_nat(context, context.world().find<network::NatGateway>(command.nat));
}

Result<Forecast> check(const World& world, const FailTunnel& command) {
  const auto tunnel = called<network::Tunnel>(
      world, "tunnel", command.tunnel, [](const network::Tunnel& row) { return row.configured; });
  if (!tunnel) return pass_on(tunnel);
  if (world[*tunnel].broken) return refuse("Tunnel " + command.tunnel + " is cut already.");
  if (const auto time = check_duration(command.duration); !time) return pass_on(time);
  Forecast forecast;
  forecast.destructive = true;
  forecast.touches = {command.tunnel};
  const bool carries = world[*tunnel].carries;
  forecast.summary = "Tunnel " + command.tunnel + " carries nothing" +
                     for_how_long(command.duration) + "; " +
                     (carries ? "the VPN uses it now, until dead peers are detected."
                              : "the VPN uses the other one now.");
  return forecast;
}

void apply(Context& context, const FailTunnel& command) {
  const auto tunnel = context.world().find<network::Tunnel>(command.tunnel);
  network::fail_tunnel(context, tunnel);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, TunnelFaultEnds{tunnel, context[tunnel].changed});
}

Result<Forecast> check(const World& world, const RestoreTunnel& command) {
  const auto tunnel = called<network::Tunnel>(world, "tunnel", command.tunnel);
  if (!tunnel) return pass_on(tunnel);
  if (!world[*tunnel].broken) return refuse("Tunnel " + command.tunnel + " is not cut.");
  return Forecast{"Tunnel " + command.tunnel + " can be set up again.", {command.tunnel}, false};
}

void apply(Context& context, const RestoreTunnel& command) {
  network::restore_tunnel(context, context.world().find<network::Tunnel>(command.tunnel));
}

Result<Forecast> check(const World& world, const ReplaceTunnelEndpoint& command) {
  const auto tunnel = called<network::Tunnel>(
      world, "tunnel", command.tunnel, [](const network::Tunnel& row) { return row.configured; });
  if (!tunnel) return pass_on(tunnel);
  for (const auto& [id, row] : world.table<network::Tunnel>())
    if (row.vpn == world[*tunnel].vpn && row.replacing)
      return refuse("The endpoint of tunnel " + name_of(world, row.name) +
                        " is being replaced, and AWS replaces one at a time.",
                    "Wait until it is up again.");
  Forecast forecast;
  forecast.summary = "Tunnel " + command.tunnel + " is down for " +
                     say_duration(world.only<network::Settings>().vpn.replacement) + ".";
  forecast.touches = {command.tunnel};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const ReplaceTunnelEndpoint& command) {
  network::replace_endpoint(context, context.world().find<network::Tunnel>(command.tunnel));
}

Result<Forecast> check(const World& world, const FailEndpoint& command) {
  const auto id =
      called<network::EndpointInterface>(world, "endpoint interface", command.interface);
  if (!id) return pass_on(id);
  if (world[*id].broken)
    return refuse("Endpoint interface " + command.interface + " is broken already.");
  if (const auto time = check_duration(command.duration); !time) return pass_on(time);
  Forecast forecast;
  forecast.destructive = true;
  forecast.touches = {command.interface};
  const bool zonal = world[world[*id].endpoint].dns == network::EndpointDns::zonal;
  forecast.summary = "Endpoint interface " + command.interface + " stops answering" +
                     for_how_long(command.duration) +
                     (zonal ? "; its zone has no other way to the service."
                            : "; the regional name leads to those of other zones.");
  return forecast;
}

void apply(Context& context, const FailEndpoint& command) {
  const auto id = context.world().find<network::EndpointInterface>(command.interface);
  network::fail_endpoint(context, id);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, EndpointFaultEnds{id, context[id].changed});
}

Result<Forecast> check(const World& world, const FailBalancerNode& command) {
  const auto node = balancer_node_of(world, command);
  if (!node) return pass_on(node);
  if (world[*node].broken)
    return refuse("The address of load balancer " + command.balancer + " in zone " + command.zone +
                  " is broken already.");
  if (const auto time = check_duration(command.duration); !time) return pass_on(time);
  Forecast forecast;
  forecast.summary = "The address of load balancer " + command.balancer + " in zone " +
                     command.zone + " stops answering" + for_how_long(command.duration) +
                     "; clients that have it fail until DNS drops it.";
  forecast.touches = {command.balancer, name_of(world, world[*node].name)};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const FailBalancerNode& command) {
  const Id<network::BalancerNode> node = *balancer_node_of(context, command);
  network::fail_balancer_node(context, node);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, BalancerNodeFaultEnds{node, context[node].broken_changed});
}

Result<Forecast> check(const World& world, const RestoreBalancerNode& command) {
  const auto node = balancer_node_of(world, command);
  if (!node) return pass_on(node);
  if (!world[*node].broken)
    return refuse("The address of load balancer " + command.balancer + " in zone " + command.zone +
                  " is not broken.");
  return Forecast{"The address of load balancer " + command.balancer + " in zone " + command.zone +
                      " answers again; DNS names it when its health checks pass.",
                  {command.balancer, name_of(world, world[*node].name)},
                  false};
}

void apply(Context& context, const RestoreBalancerNode& command) {
  network::restore_balancer_node(context, *balancer_node_of(context, command));
}

Result<Forecast> check(const World& world, const DegradeLink& command) {
  const auto others = others_of(world, command);
  if (!others) return pass_on(others);
  if (!(command.loss >= 0 && command.loss <= 100))
    return impossible(refuse("From 0 to 100 percent of the packets can be lost, not " +
                             say_number(command.loss) + "."));
  if (command.delay < Duration::zero() || command.delay > seconds(10))
    return impossible(
        refuse("Packets can be late by 0 to 10 s, not " + say_duration(command.delay) + "."));
  if (const auto time = check_duration(command.duration); !time) return pass_on(time);
  Forecast forecast;
  forecast.touches.push_back(command.zone);
  for (const auto other : *others) forecast.touches.push_back(name_of(world, world[other].name));
  const bool ends = command.loss == 0 && command.delay == Duration::zero();
  std::vector<std::string> names(forecast.touches.begin() + 1, forecast.touches.end());
  const std::string between = "between zone " + command.zone + " and " + join_words(names);
  forecast.summary = ends ? "Packets " + between + " arrive as usual."
                          : "Of the packets " + between + ", " + say_number(command.loss) +
                                " % are lost and the others " + say_duration(command.delay) +
                                " late" + for_how_long(command.duration) + ".";
  forecast.destructive = !ends;
  return forecast;
}

void apply(Context& context, const DegradeLink& command) {
  const auto zone = context.world().find<network::Zone>(command.zone);
  const std::vector<Id<network::Zone>> others = *others_of(context, command);
  for (const auto other : others) {
    network::degrade_link(context, zone, other, command.loss / 100, command.delay);
    const auto link = network::link_between(context, zone, other);
    if (command.duration > Duration::zero())
      context.schedule(command.duration, LinkFaultEnds{link, context[link].changed});
  }
}

Result<Forecast> check(const World& world, const BreakRecord& command) {
  const auto id = called<network::DnsRecord>(world, "record", command.record);
  if (!id) return pass_on(id);
  if (!world[*id].balancer && world[*id].address == nowhere)
    return refuse("Record " + command.record + " is broken already.");
  if (const auto time = check_duration(command.duration); !time) return pass_on(time);
  Forecast forecast;
  forecast.summary = "Record " + command.record + " points to " + network::say_address(nowhere) +
                     ", where nobody answers" + for_how_long(command.duration) +
                     "; clients notice when their answers expire.";
  forecast.touches = {command.record, name_of(world, world[*id].domain)};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const BreakRecord& command) {
  const auto id = context.world().find<network::DnsRecord>(command.record);
  const network::DnsRecord before = context[id];
  network::change_record(context, id, {}, nowhere);
  if (command.duration > Duration::zero())
    context.schedule(command.duration,
                     RecordFaultEnds{id, context[id].changed, before.balancer, before.address});
}

Result<Forecast> check(const World& world, const LeaveConnections& command) {
  const auto id = called<workload::Outside>(world, "outside system", command.outside);
  if (!id) return pass_on(id);
  if (command.idle < Duration::zero() || command.idle > hours(24))
    return impossible(
        refuse("A connection cannot stay open for " + say_duration(command.idle) + ".",
               "Give 0 to 24 h; NAT gateways forget silent ones earlier."));
  if (world[*id].left_open == command.idle)
    return refuse("Connections to " + command.outside + " stay open so long already.");
  if (const auto time = check_duration(command.duration); !time) return pass_on(time);
  Forecast forecast;
  const Duration timeout = world.only<network::Settings>().nat.idle_timeout;
  forecast.summary = command.idle > Duration::zero()
                         ? "Each call to " + command.outside +
                               " holds a port of its NAT gateway for " +
                               say_duration(std::min(command.idle, timeout)) + " more" +
                               for_how_long(command.duration) + "."
                         : "Calls to " + command.outside + " close their connections.";
  forecast.touches = {command.outside};
  forecast.destructive = command.idle > world[*id].left_open;
  return forecast;
}

void apply(Context& context, const LeaveConnections& command) {
  const auto id = context.world().find<workload::Outside>(command.outside);
  const Duration before = context[id].left_open;
  workload::leave_open(context, id, command.idle);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, LeaveConnectionsEnds{id, command.idle, before});
}

void install_network_faults(Rulebook& rulebook) {
  rulebook.on<on_tunnel_fault_ends>();
  rulebook.on<on_endpoint_fault_ends>();
  rulebook.on<on_link_fault_ends>();
  rulebook.on<on_balancer_node_fault_ends>();
  rulebook.on<on_record_fault_ends>();
  rulebook.on<on_leave_connections_ends>();
  rulebook.command<RestoreNat>(Role::instructor);
  rulebook.command<FailTunnel>(Role::instructor);
  rulebook.command<RestoreTunnel>(Role::instructor);
  rulebook.command<ReplaceTunnelEndpoint>(Role::instructor);
  rulebook.command<FailEndpoint>(Role::instructor);
  rulebook.command<FailBalancerNode>(Role::instructor);
  rulebook.command<RestoreBalancerNode>(Role::instructor);
  rulebook.command<DegradeLink>(Role::instructor);
  rulebook.command<BreakRecord>(Role::instructor);
  rulebook.command<LeaveConnections>(Role::instructor);
}

}  // namespace drydock::failure
