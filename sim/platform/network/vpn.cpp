// Site-to-Site VPN: two tunnels, one of which carries; the other takes over when that is noticed.
#include <algorithm>
#include <string>
#include <vector>

#include "sim/platform/network/catalog.h"
#include "sim/platform/network/outage.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

struct TunnelSeen {
  Id<Tunnel> tunnel;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(TunnelSeen, tunnel, change)
};
struct ReplacementDone {
  Id<Tunnel> tunnel;
  DRYDOCK_FIELDS(ReplacementDone, tunnel)
};
struct VpnCounted {
  Id<Vpn> vpn;
  DRYDOCK_FIELDS(VpnCounted, vpn)
};

/// Of the VPC's private subnets, which all have as much for the site, the share of those whose
/// packets to it are sent to the VPN.
double led_share(const World& world, Id<Vpn> id) {
  const std::uint32_t site = to_site(world, world[id].site).address;
  double all = 0, led = 0;
  for (const auto& [subnet_id, subnet] : world.table<Subnet>()) {
    if (subnet.vpc != world[id].vpc || subnet.is_public) continue;
    ++all;
    const Id<Route> route = longest_prefix(world, subnet.routes, site);
    if (route && world[route].target == RouteTarget::vpn && world[route].target_index == id.index)
      ++led;
  }
  return all > 0 ? led / all : 0;
}

/// Counts what went to the site since the last time; called before anything changes.
void count(Context& context, Id<Vpn> id) {
  const double share = carried_share(context, id) * led_share(context, id);
  Vpn& vpn = context.edit(id);
  const double span = in_seconds(context.now() - vpn.counted);
  const double bytes = vpn.out_rate * share * span + vpn.carry;
  const auto whole = static_cast<std::int64_t>(bytes);
  vpn.carry = bytes - static_cast<double>(whole);
  vpn.counted = context.now();
  const Id<cost::Meter> sent = vpn.sent;
  if (whole > 0) cost::use(context, sent, whole);
}

/// Writes the routes to the site, or takes those back that BGP has taught.
void show_routes(Context& context, Id<Vpn> id, bool there) {
  for (std::uint32_t i = 0; i < context.table<Route>().size(); ++i) {
    const Route& route = context[Id<Route>{i}];
    if (route.target != RouteTarget::vpn || route.target_index != id.index || !route.propagated)
      continue;
    if (route.gone == !there) continue;
    context.edit(Id<Route>{i}).gone = !there;
    const Route shown = context[Id<Route>{i}];
    std::string target = say_target(context, route_of(context, shown.table, block(shown)));
    if (!there)
      target += ": " + std::string(context.text(context[id].name)) + " withdrew its route";
    context.announce(
        RouteChanged{shown.table, context.name(say_cidr(block(shown))), context.name(target)});
  }
}

/// Sends packets through the first tunnel that is believed up; keeps the one in use while it is.
void choose_carrier(Context& context, Id<Vpn> id) {
  const Id<Tunnel> now = carrier(context, id);
  if (now && context[now].believed_up) return;
  Id<Tunnel> next;
  for (const auto& [tunnel_id, tunnel] : context.table<Tunnel>())
    if (!next && tunnel.vpn == id && tunnel.configured && tunnel.believed_up) next = tunnel_id;
  if (now) context.edit(now).carries = false;
  if (next) context.edit(next).carries = true;
  const bool dark = !next;
  if (dark == context[id].dark_told && dark) return;
  context.edit(id).dark_told = dark;
  const CauseId cause =
      dark ? context.announce(VpnDark{id}) : context.announce(VpnSwitched{id, next});
  Context hands = context.because(cause);
  if (context[id].bgp) show_routes(hands, id, !dark);
}

void on_tunnel_seen(Context& context, const TunnelSeen& due) {
  if (context[due.tunnel].change != due.change) return;
  const Id<Vpn> vpn = context[due.tunnel].vpn;
  count(context, vpn);
  context.edit(due.tunnel).believed_up = works(context, due.tunnel);
  choose_carrier(context, vpn);
}

/// The truth about a tunnel is about to change; `change` does it.
template <class Change>
void change_tunnel(Context& context, Id<Tunnel> id, Change&& change) {
  count(context, context[id].vpn);
  Tunnel& row = context.edit(id);
  change(row);
  row.changed = context.now();
}

/// Who watches the tunnel notices: by dead peer detection and BGP, or when it is set up anew.
void watch(Context& context, Id<Tunnel> id) {
  const VpnTimes& times = context.only<Settings>().vpn;
  Duration wait = times.establish;
  if (!works(context, id)) {
    const double spread = in_seconds(times.detect_most - times.detect_least);
    wait = times.detect_least +
           from_seconds(spread * context.random(context[context[id].vpn].luck).uniform());
  }
  context.schedule(wait, TunnelSeen{id, ++context.edit(id).change});
}

void on_replacement_done(Context& context, const ReplacementDone& due) {
  if (!context[due.tunnel].replacing) return;
  change_tunnel(context, due.tunnel, [](Tunnel& row) { row.replacing = false; });
  const CauseId cause = context.announce(TunnelRestored{due.tunnel});
  Context hands = context.because(cause);
  watch(hands, due.tunnel);
}

void on_vpn_counted(Context& context, const VpnCounted& due) {
  count(context, due.vpn);
  context.schedule(hours(1), due);
}

/// The two zones in which AWS puts the ends of the tunnels; one, when there are no more.
std::vector<Id<Zone>> tunnel_zones(const World& world) {
  std::vector<Id<Zone>> zones;
  for (const auto& [id, zone] : world.table<Zone>())
    if (zones.size() < 2) zones.push_back(id);
  if (zones.size() == 1) zones.push_back(zones.front());
  return zones;
}

bool serves_private_subnets(const World& world, Id<RouteTable> table) {
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (subnet.routes == table && !subnet.is_public) return true;
  return false;
}

}  // namespace

Id<Vpn> add_vpn(Context& context, const VpnPlan& plan) {
  const std::string text(context.text(plan.name));
  Vpn vpn;
  vpn.name = plan.name;
  vpn.vpc = plan.vpc;
  vpn.site = plan.site;
  vpn.bgp = plan.bgp;
  vpn.luck = context.stream(plan.name, "failover");
  vpn.out_rate = plan.out;
  vpn.in_rate = plan.in;
  vpn.counted = context.now();
  vpn.hours = cost::open_meter(context, text, vpn_hour.key);
  cost::start(context, vpn.hours);
  if (plan.out > 0) vpn.sent = cost::open_meter(context, text, vpn_out.key);
  const Id<Vpn> id = context.add(vpn);
  int number = 0;
  for (const Id<Zone> zone : tunnel_zones(context)) {
    ++number;
    Tunnel tunnel;
    tunnel.name = context.name(text + "-" + std::to_string(number));
    tunnel.vpn = id;
    tunnel.zone = zone;
    tunnel.configured = number <= plan.tunnels;
    tunnel.believed_up = tunnel.configured;
    tunnel.carries = number == 1;
    tunnel.changed = context.now();
    context.add(tunnel);
  }
  const Site& site = context[plan.site];
  for (std::uint32_t i = 0; i < context.table<RouteTable>().size(); ++i) {
    const Id<RouteTable> table{i};
    if (context[table].vpc != plan.vpc || !serves_private_subnets(context, table)) continue;
    context.add(Route{table, site.cidr, site.prefix, RouteTarget::vpn, id.index, true, false});
  }
  if (plan.out > 0) context.schedule(hours(1), VpnCounted{id});
  return id;
}

void fail_tunnel(Context& context, Id<Tunnel> id) {
  if (context[id].broken) return;
  change_tunnel(context, id, [](Tunnel& row) { row.broken = true; });
  const CauseId cause = context.announce(TunnelFailed{id});
  Context hands = context.because(cause);
  watch(hands, id);
}

void restore_tunnel(Context& context, Id<Tunnel> id) {
  if (!context[id].broken) return;
  change_tunnel(context, id, [](Tunnel& row) { row.broken = false; });
  const CauseId cause = context.announce(TunnelRestored{id});
  Context hands = context.because(cause);
  watch(hands, id);
}

void replace_endpoint(Context& context, Id<Tunnel> id) {
  if (context[id].replacing) return;
  change_tunnel(context, id, [](Tunnel& row) { row.replacing = true; });
  const CauseId cause = context.announce(TunnelReplaced{id});
  Context hands = context.because(cause);
  hands.schedule(context.only<Settings>().vpn.replacement, ReplacementDone{id});
  watch(hands, id);
}

void count_vpns(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Vpn>().size(); ++i) count(context, Id<Vpn>{i});
}

void watch_tunnels(Context& context, Id<Zone> zone) {
  for (std::uint32_t i = 0; i < context.table<Tunnel>().size(); ++i) {
    const Tunnel& tunnel = context[Id<Tunnel>{i}];
    if (tunnel.zone == zone && tunnel.configured) watch(context, Id<Tunnel>{i});
  }
}

bool works(const World& world, Id<Tunnel> id) {
  const Tunnel& tunnel = world[id];
  return tunnel.configured && !tunnel.broken && !tunnel.replacing && world[tunnel.zone].up;
}

Id<Tunnel> carrier(const World& world, Id<Vpn> vpn) {
  for (const auto& [id, tunnel] : world.table<Tunnel>())
    if (tunnel.vpn == vpn && tunnel.carries) return id;
  return {};
}

double carried_share(const World& world, Id<Vpn> id) {
  const Id<Tunnel> tunnel = carrier(world, id);
  if (!tunnel || !works(world, tunnel)) return 0;
  const double most = world.only<Settings>().vpn.tunnel_bandwidth;
  const double asked = std::max(world[id].out_rate, world[id].in_rate);
  return most > 0 && asked > most ? most / asked : 1;
}

void install_vpn(Rulebook& rulebook) {
  rulebook.table<Vpn>();
  rulebook.table<Tunnel>();
  rulebook.on<on_tunnel_seen>();
  rulebook.on<on_replacement_done>();
  rulebook.on<on_vpn_counted>();
  rulebook.fact<TunnelFailed>();
  rulebook.fact<TunnelRestored>();
  rulebook.fact<TunnelReplaced>();
  rulebook.fact<VpnSwitched>();
  rulebook.fact<VpnDark>();
}

}  // namespace drydock::network
