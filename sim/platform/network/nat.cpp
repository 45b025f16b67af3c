// NAT gateways: how they come and go, and how their ports and bandwidth run out.
#include <algorithm>
#include <limits>
#include <string>

#include "sim/engine/base/math.h"
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

/// So many of the ports in use are all of them: the rest is the rounding of time.
constexpr double almost_all = 1 - 1e-6;

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

/// Of an address that was added later; each has a meter of its own, so that its dollars say why.
Name meter_name(Context& context, const NatGateway& nat, std::int32_t address) {
  return context.name(std::string(context.text(nat.name)) + " address " + std::to_string(address));
}

void stop_addresses(Context& context, const NatGateway& nat) {
  if (!nat.address) return;
  cost::stop(context, nat.address);
  for (std::int32_t address = 2; address <= nat.addresses; ++address) {
    const Name name = meter_name(context, nat, address);
    for (std::uint32_t i = 0; i < context.table<cost::Meter>().size(); ++i)
      if (context[Id<cost::Meter>{i}].name == name) cost::stop(context, Id<cost::Meter>{i});
  }
}

double port_limit(const World& world, Id<NatGateway> nat) {
  return static_cast<double>(world.only<Settings>().nat.ports * world[nat].addresses);
}

double since(const World& world, const PortUse& use) { return in_seconds(world.now() - use.since); }

/// Connections that still linger `span` seconds after `since`.
double lingering_after(const PortUse& use, double span) {
  return use.lingering > 0 ? use.lingering * math::exp(-span / use.linger) : 0;
}

/// What the ports are asked for from `since` on; those that linger `span` seconds later take theirs
/// off the limit.
PortLoad load_of(const World& world, const PortUse& use, double span) {
  const double limit = port_limit(world, use.nat) - lingering_after(use, span);
  return {use.used, use.rate, use.hold, std::max(0.0, limit)};
}

/// New connections a second that get a port which others give back.
double given_back(const World& world, const PortUse& use) {
  if (use.hold <= 0) return std::numeric_limits<double>::infinity();
  const double span = since(world, use);
  const double lingering = lingering_after(use, span);
  return load_of(world, use, span).limit / use.hold +
         (lingering > 0 ? lingering / use.linger : 0.0);
}

/// Connections a second that find no port.
double refused_rate(const World& world, const PortUse& use) {
  return use.full ? std::max(0.0, use.rate - given_back(world, use)) : 0;
}

double open_now(const World& world, const PortUse& use) {
  const double span = since(world, use);
  return ports_after(load_of(world, use, span), span) + lingering_after(use, span);
}

/// Counts up to now.
void bring_forward(Context& context, Id<PortUse> id) {
  PortUse& use = context.edit(id);
  const double span = since(context, use);
  const double refused = refused_rate(context, use) * span + use.carry;
  const auto whole = static_cast<std::int64_t>(refused);
  use.carry = refused - static_cast<double>(whole);
  use.used = ports_after(load_of(context, use, span), span);
  use.lingering = lingering_after(use, span);
  if (use.lingering < 1) use.lingering = 0;
  use.since = context.now();
  if (whole > 0) context.edit(use.nat).refused += whole;
}

/// Foresees when the ports will run out, and sees whether they are free again.
void foresee(Context& context, Id<PortUse> id) {
  PortUse& use = context.edit(id);
  if (use.due) context.cancel(use.due);
  use.due = {};
  if (use.full) {
    if (use.used + use.lingering > free_again * port_limit(context, use.nat)) return;
    use.full = false;
    context.announce(NatPortsFree{use.nat, use.destination});
  }
  double left = ports_run_out(load_of(context, use, 0));
  if (use.lingering > 0) left = std::max(left, 1.0);  // Those that go meanwhile make it later.
  if (left < in_seconds(hours(24)))
    use.due = context.schedule(from_seconds(left) + nanoseconds(1), PortsDue{id});
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
  const PortLoad load = load_of(context, use, 0);
  if (use.used < load.limit * almost_all) return foresee(context, due.use);  // Some went meanwhile.
  use.used = load.limit;
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

void read_metrics(const World& world, Sampler& sampler) {
  for (const auto& [id, nat] : world.table<NatGateway>()) {
    if (nat.state == NatState::deleted) continue;
    sampler.put(nat.connections, open_connections(world, id));
    sampler.put(nat.port_errors, static_cast<double>(port_errors(world, id)));
  }
}

}  // namespace

Id<NatGateway> add_nat(Context& context, Name name, Id<Subnet> subnet, std::int32_t addresses) {
  NatGateway nat = new_nat(context, name, subnet);
  start_meters(context, nat);
  nat.addresses = addresses;
  if (nat.address && addresses > 1) cost::resize(context, nat.address, addresses);
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
  stop_addresses(context, nat);
  const CauseId cause = context.announce(NatRemoved{id});
  Context hands = context.because(cause);
  lead_nowhere(hands, RouteTarget::nat_gateway, id.index);
  context.schedule(context.only<Settings>().nat.remove, NatGone{id});
}

void add_nat_address(Context& context, Id<NatGateway> id) {
  NatGateway& nat = context.edit(id);
  ++nat.addresses;
  if (nat.address) {
    const Name name = meter_name(context, nat, nat.addresses);
    cost::start(context, cost::open_meter(context, context.text(name), address_hour.key));
  }
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
  if (seconds_held < use.hold) {
    use.linger = use.lingering > 0 ? std::max(use.linger, use.hold) : use.hold;
    use.lingering += use.used;
    use.used = 0;
  }
  use.rate = per_second;
  use.hold = seconds_held;
  foresee(context, id);
}

void offer_bytes(Context& context, Id<NatGateway> id, double bytes_per_second) {
  if (context[id].demand == bytes_per_second && !context[id].throttles &&
      packet_share(context, id) >= 1)
    return;
  const NatLimits& limits = context.only<Settings>().nat;
  NatGateway& nat = context.edit(id);
  nat.demand = bytes_per_second;
  const bool dropping = packet_share(context, id) < 1;
  if (dropping && !nat.throttles) context.announce(NatThrottled{id});
  nat.throttles = dropping;
  if (!dropping || nat.scaling || nat.capacity >= limits.bandwidth_max) return;
  nat.scaling = true;
  context.schedule(limits.scale_up, ScaleDue{id});
}

double port_rate(const World& world, Id<NatGateway> nat, Name destination) {
  const Id<PortUse> id = use_of(world, nat, destination);
  return id && world[id].full ? given_back(world, world[id])
                              : std::numeric_limits<double>::infinity();
}

double packet_share(const World& world, Id<NatGateway> id) {
  const NatGateway& nat = world[id];
  const NatLimits& limits = world.only<Settings>().nat;
  if (nat.capacity <= 0 || limits.packet <= 0) return 1;
  return carried_share(nat.demand, nat.demand / limits.packet,
                       nat_capacity(nat.capacity, limits.bandwidth, limits.bandwidth_max,
                                    limits.packets, limits.packets_max));
}

double open_connections(const World& world, Id<NatGateway> nat) {
  double open = 0;
  for (const auto& [id, use] : world.table<PortUse>())
    if (use.nat == nat) open += open_now(world, use);
  return open;
}

std::int64_t port_errors(const World& world, Id<NatGateway> nat) {
  double errors = 0;
  for (const auto& [id, use] : world.table<PortUse>())
    if (use.nat == nat) errors += use.carry + refused_rate(world, use) * since(world, use);
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
