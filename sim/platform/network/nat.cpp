// NAT gateways: how they come and go, and how their ports and bandwidth run out.
#include <algorithm>
#include <string>

#include "sim/platform/network/catalog.h"
#include "sim/platform/network/nat_rules.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

struct NatReady {
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatReady, nat)
};
struct NatGone {
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatGone, nat)
};
struct PortsDue {
  Id<PortUse> use;
  DRYDOCK_FIELDS(PortsDue, use)
};
struct ScaleDue {
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(ScaleDue, nat)
};

/// Ports are said to be free again when no more than this part of them is in use; keeps a load at
/// the very limit from flickering.
constexpr double free_again = 0.95;

/// Ports that were free once are not gone sooner: clients that come back when they see others
/// succeed cannot make the gateway flicker within an instant.
constexpr Duration soonest = seconds(10);

NatGateway new_nat(Context& context, Name name, Id<Subnet> subnet) {
  NatGateway nat;
  nat.name = name;
  nat.subnet = subnet;
  nat.zone = context[subnet].zone;
  nat.changed = context.now();
  nat.capacity = context.table<Settings>().empty() ? 0 : context.only<Settings>().nat.bandwidth;
  const std::string_view text = context.text(name);
  nat.hours = cost::open_meter(context, text, nat_hour.key);
  nat.bytes = cost::open_meter(context, text, nat_bytes.key);
  if (cost::has_rate(context, address_hour.key))
    nat.address = cost::open_meter(context, text, address_hour.key);
  nat.connections = add_metric(context, "nat." + std::string(text) + ".connections", "connections");
  nat.port_errors = add_metric(context, "nat." + std::string(text) + ".port_errors", "connections");
  take_addresses(context, subnet, 1);
  return nat;
}

void start_meters(Context& context, const NatGateway& nat) {
  cost::start(context, nat.hours);
  if (nat.address) cost::start(context, nat.address);
}

double port_limit(const World& world, Id<NatGateway> nat) {
  return static_cast<double>(world.only<Settings>().nat.ports * world[nat].addresses);
}

PortLoad load_of(const World& world, const PortUse& use) {
  return {use.used, use.rate, use.hold, port_limit(world, use.nat)};
}

double since(const World& world, const PortUse& use) { return in_seconds(world.now() - use.since); }

/// Connections a second that find no port.
double refused_rate(const PortUse& use, double limit) {
  return use.full && use.hold > 0 ? std::max(0.0, use.rate - limit / use.hold) : 0;
}

/// Counts up to now.
void bring_forward(Context& context, Id<PortUse> id) {
  PortUse& use = context.edit(id);
  const double span = since(context, use);
  const PortLoad load = load_of(context, use);
  const double refused = refused_rate(use, load.limit) * span + use.carry;
  const auto whole = static_cast<std::int64_t>(refused);
  use.carry = refused - static_cast<double>(whole);
  use.used = ports_after(load, span);
  use.since = context.now();
  if (whole > 0) context.edit(use.nat).refused += whole;
}

/// Foresees when the ports will run out, and sees whether they are free again.
void foresee(Context& context, Id<PortUse> id) {
  PortUse& use = context.edit(id);
  const PortLoad load = load_of(context, use);
  if (use.due) context.cancel(use.due);
  use.due = {};
  if (use.full) {
    if (load.used > free_again * load.limit) return;
    use.full = false;
    context.announce(NatPortsFree{use.nat, use.destination});
  }
  const double left = ports_run_out(load);
  if (left < in_seconds(hours(24)))
    use.due = context.schedule(std::max(soonest, from_seconds(left)), PortsDue{id});
}

Id<PortUse> use_of(const World& world, Id<NatGateway> nat, Name destination) {
  for (const auto& [id, use] : world.table<PortUse>())
    if (use.nat == nat && use.destination == destination) return id;
  return {};
}

void on_ports_due(Context& context, const PortsDue& due) {
  bring_forward(context, due.use);
  PortUse& use = context.edit(due.use);
  use.due = {};
  use.used = port_limit(context, use.nat);
  use.full = true;
  context.announce(NatPortsExhausted{use.nat, use.destination});
}

void on_nat_ready(Context& context, const NatReady& due) {
  NatGateway& nat = context.edit(due.nat);
  if (nat.state != NatState::pending) return;
  nat.state = NatState::available;
  start_meters(context, nat);
  context.announce(NatAvailable{due.nat});
}

void on_nat_gone(Context& context, const NatGone& due) {
  context.edit(due.nat).state = NatState::deleted;
  give_back_addresses(context, context[due.nat].subnet, 1);
}

void on_scale_due(Context& context, const ScaleDue& due) {
  const double most = context.only<Settings>().nat.bandwidth_max;
  NatGateway& nat = context.edit(due.nat);
  nat.scaling = false;
  nat.capacity = std::min(most, nat.capacity * 2);
  context.announce(NatScaled{due.nat});
  const double demand = nat.demand;
  nat.throttles = false;
  offer_bytes(context, due.nat, demand);
}

double bandwidth_share(const World& world, const NatGateway& nat) {
  const NatLimits& limits = world.only<Settings>().nat;
  if (nat.capacity <= 0 || limits.packet <= 0) return 1;
  return carried_share(nat.demand, nat.demand / limits.packet,
                       nat_capacity(nat.capacity, limits.bandwidth, limits.bandwidth_max,
                                    limits.packets, limits.packets_max));
}

void read_metrics(const World& world, Sampler& sampler) {
  for (const auto& [id, nat] : world.table<NatGateway>()) {
    if (nat.state == NatState::deleted) continue;
    sampler.put(nat.connections, open_connections(world, id));
    sampler.put(nat.port_errors, static_cast<double>(port_errors(world, id)));
  }
}

}  // namespace

Id<NatGateway> add_nat(Context& context, Name name, Id<Subnet> subnet) {
  const NatGateway nat = new_nat(context, name, subnet);
  start_meters(context, nat);
  return context.add(nat);
}

Id<NatGateway> create_nat(Context& context, Name name, Id<Subnet> subnet) {
  NatGateway nat = new_nat(context, name, subnet);
  nat.state = NatState::pending;
  const Id<NatGateway> id = context.add(nat);
  context.announce(NatRequested{id});
  context.schedule(context.only<Settings>().nat.create, NatReady{id});
  return id;
}

void delete_nat(Context& context, Id<NatGateway> id) {
  if (!exists(context[id])) return;
  NatGateway& nat = context.edit(id);
  nat.state = NatState::deleting;
  cost::stop(context, nat.hours);
  if (nat.address) cost::stop(context, nat.address);
  for (std::uint32_t i = 0; i < context.table<Route>().size(); ++i) {
    const Route& route = context[Id<Route>{i}];
    if (!route.gone && route.target == RouteTarget::nat_gateway && route.target_index == id.index)
      context.edit(Id<Route>{i}).target = RouteTarget::blackhole;
  }
  context.announce(NatRemoved{id});
  context.schedule(context.only<Settings>().nat.remove, NatGone{id});
}

void add_nat_address(Context& context, Id<NatGateway> id) {
  NatGateway& nat = context.edit(id);
  ++nat.addresses;
  if (nat.address) cost::resize(context, nat.address, nat.addresses);
  context.announce(NatAddressAdded{id});
  for (std::uint32_t i = 0; i < context.table<PortUse>().size(); ++i) {
    if (context[Id<PortUse>{i}].nat != id) continue;
    bring_forward(context, Id<PortUse>{i});
    foresee(context, Id<PortUse>{i});
  }
}

void fail_nat(Context& context, Id<NatGateway> id) {
  if (context[id].broken) return;
  NatGateway& nat = context.edit(id);
  nat.broken = true;
  nat.changed = context.now();
  context.announce(NatFailed{id});
}

void restore_nat(Context& context, Id<NatGateway> id) {
  if (!context[id].broken) return;
  NatGateway& nat = context.edit(id);
  nat.broken = false;
  nat.changed = context.now();
  context.announce(NatRestored{id});
}

bool works(const World& world, Id<NatGateway> id) {
  const NatGateway& nat = world[id];
  return nat.state == NatState::available && !nat.broken && world[nat.zone].up;
}

std::int32_t addresses_in_use(const World& world) {
  std::int32_t count = 0;
  for (const auto& [id, nat] : world.table<NatGateway>())
    if (nat.state != NatState::deleted) count += nat.addresses;
  return count;
}

void offer_connections(Context& context, Id<NatGateway> nat, Name destination, double per_second,
                       Duration hold) {
  Id<PortUse> id = use_of(context, nat, destination);
  const double seconds_held = in_seconds(hold);
  if (!id && per_second <= 0) return;
  if (!id) {
    PortUse use;
    use.nat = nat;
    use.destination = destination;
    use.since = context.now();
    if (context.now() == context.world().start()) use.used = per_second * seconds_held;
    id = context.add(use);
  } else if (const PortUse& use = context[id];
             use.rate == per_second && use.hold == seconds_held && !use.full) {
    return;
  }
  bring_forward(context, id);
  PortUse& use = context.edit(id);
  use.rate = per_second;
  use.hold = seconds_held;
  foresee(context, id);
}

void offer_bytes(Context& context, Id<NatGateway> id, double bytes_per_second) {
  if (context[id].demand == bytes_per_second && !context[id].throttles) {
    if (bandwidth_share(context, context[id]) >= 1) return;
  }
  const NatLimits& limits = context.only<Settings>().nat;
  NatGateway& nat = context.edit(id);
  nat.demand = bytes_per_second;
  const bool dropping = bandwidth_share(context, nat) < 1;
  if (dropping && !nat.throttles) context.announce(NatThrottled{id});
  nat.throttles = dropping;
  if (!dropping || nat.scaling || nat.capacity >= limits.bandwidth_max) return;
  nat.scaling = true;
  context.schedule(limits.scale_up, ScaleDue{id});
}

double admitted_share(const World& world, Id<NatGateway> nat, Name destination) {
  const double bandwidth = bandwidth_share(world, world[nat]);
  const Id<PortUse> id = use_of(world, nat, destination);
  if (!id || !world[id].full) return bandwidth;
  PortLoad load = load_of(world, world[id]);
  load.used = load.limit;
  return bandwidth * port_share(load);
}

double open_connections(const World& world, Id<NatGateway> nat) {
  double open = 0;
  for (const auto& [id, use] : world.table<PortUse>())
    if (use.nat == nat) open += ports_after(load_of(world, use), since(world, use));
  return open;
}

std::int64_t port_errors(const World& world, Id<NatGateway> nat) {
  double errors = 0;
  for (const auto& [id, use] : world.table<PortUse>())
    if (use.nat == nat)
      errors += use.carry + refused_rate(use, port_limit(world, nat)) * since(world, use);
  return world[nat].refused + static_cast<std::int64_t>(errors);
}

void install_nat(Rulebook& rulebook) {
  rulebook.table<NatGateway>();
  rulebook.table<PortUse>();
  rulebook.metrics(read_metrics);
  rulebook.on<on_ports_due>();
  rulebook.on<on_nat_ready>();
  rulebook.on<on_nat_gone>();
  rulebook.on<on_scale_due>();
  rulebook.fact<NatFailed>();
  rulebook.fact<NatRestored>();
  rulebook.fact<NatRequested>();
  rulebook.fact<NatAvailable>();
  rulebook.fact<NatRemoved>();
  rulebook.fact<NatAddressAdded>();
  rulebook.fact<NatPortsExhausted>();
  rulebook.fact<NatPortsFree>();
  rulebook.fact<NatThrottled>();
  rulebook.fact<NatScaled>();
}

}  // namespace drydock::network
