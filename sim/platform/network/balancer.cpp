// The load balancer: health checks find out late, and clients by DNS later still.
#include "sim/platform/network/balancer.h"

#include <algorithm>

#include "sim/platform/network/catalog.h"
#include "sim/platform/network/outage.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

struct TargetChecked {
  Id<Target> target;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(TargetChecked, target, change)
};
struct DrainDue {
  Id<Target> target;
  DRYDOCK_FIELDS(DrainDue, target)
};
struct NodeChecked {
  Id<BalancerNode> node;
  std::uint32_t check = 0;
  DRYDOCK_FIELDS(NodeChecked, node, check)
};
struct DnsDue {
  Id<BalancerNode> node;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(DnsDue, node, change)
};

/// Whether the security groups of a balancer, and those of the machines in a zone, let its nodes
/// open connections to targets there.
bool may_open(const World& world, Id<LoadBalancer> balancer, Id<Zone> zone) {
  if (world.table<GroupUse>().empty()) return true;
  const Id<Subnet> subnet = workload_subnet(world, zone);
  if (!subnet) return true;
  const std::uint16_t port = world[balancer].target_port;
  const auto ours = groups_on(world, Holder::balancer, balancer.index);
  const auto theirs = groups_on(world, Holder::machines, subnet.index);
  std::uint32_t node = 0;
  for (const auto& [id, other] : world.table<Subnet>())
    if (other.is_public && other.zone == zone && other.vpc == world[subnet].vpc)
      node = host_in(world, id);
  return refusal(world, Holder::balancer, balancer.index,
                 {Direction::outbound, Protocol::tcp, port, host_in(world, subnet), theirs})
             .empty() &&
         refusal(world, Holder::machines, subnet.index,
                 {Direction::inbound, Protocol::tcp, port, node, ours})
             .empty();
}

/// Whether a check would succeed.
bool answers_truly(const World& world, const Target& target) {
  return target.answers && world[target.zone].up && may_open(world, target.balancer, target.zone);
}

bool is_registered(const Target& target) {
  return target.health != TargetHealth::draining && target.health != TargetHealth::gone;
}

bool works(const World& world, const BalancerNode& node) {
  return !node.broken && world[node.zone].up;
}

/// Whether DNS should name a node: it is up, and there is somebody healthy that it sends to.
bool is_fit(const World& world, const BalancerNode& node) {
  if (!node.believed_up || node.shifted) return false;
  const bool cross_zone = world[node.balancer].cross_zone;
  for (const auto& [id, target] : world.table<Target>())
    if (target.balancer == node.balancer && target.health == TargetHealth::healthy &&
        (cross_zone || target.zone == node.zone))
      return true;
  return false;
}

/// Calls visit(id, is it wanted) for each node of a balancer. When none is fit, all are wanted.
template <class Visit>
void for_each_node(const World& world, Id<LoadBalancer> balancer, Visit&& visit) {
  bool any = false;
  for (const auto& [id, node] : world.table<BalancerNode>())
    any = any || (node.balancer == balancer && is_fit(world, node));
  for (const auto& [id, node] : world.table<BalancerNode>())
    if (node.balancer == balancer) visit(id, !any || is_fit(world, node));
}

/// Lets DNS follow the health of nodes and targets.
void refresh_dns(Context& context, Id<LoadBalancer> balancer) {
  const Duration ttl = context[balancer].dns_ttl;
  for_each_node(context, balancer, [&](Id<BalancerNode> id, bool wanted) {
    if (context[id].wanted == wanted) return;
    BalancerNode& node = context.edit(id);
    node.wanted = wanted;
    context.schedule(ttl, DnsDue{id, ++node.change});
  });
}

void on_dns_due(Context& context, const DnsDue& due) {
  if (context[due.node].change != due.change) return;
  if (context[due.node].listed == context[due.node].wanted) return;
  BalancerNode& node = context.edit(due.node);
  node.listed = node.wanted;
  if (node.listed)
    context.announce(BalancerZoneListed{node.balancer, node.zone});
  else
    context.announce(BalancerZoneWithdrawn{node.balancer, node.zone});
  recheck_health(context, context[due.node].balancer);
}

/// How long until checks that begin to fail, or to succeed, change the balancer's mind.
Duration verdict_time(const LoadBalancer& balancer, bool answers) {
  return answers ? balancer.check_interval * (balancer.healthy_threshold - 1)
                 : balancer.check_interval * (balancer.unhealthy_threshold - 1) +
                       balancer.check_timeout;
}

/// What is true of a target changed: the checks from the next on see it.
void recheck(Context& context, Id<Target> id) {
  Target& target = context.edit(id);
  const LoadBalancer& balancer = context[target.balancer];
  const bool answers = answers_truly(context, target);
  const Duration since = (context.now() - target.registered) % balancer.check_interval;
  Time due = context.now() + (balancer.check_interval - since) + verdict_time(balancer, answers);
  // Passive checks see the connections of users fail, where there are any.
  if (!answers && target.health == TargetHealth::healthy && balancer.passive > Duration::zero())
    due = std::min(due, context.now() + balancer.passive);
  if (target.health == TargetHealth::initial)
    due = std::max(due, target.registered + balancer.registration);
  context.schedule_at(due, TargetChecked{id, ++target.change});
  recheck_health(context, target.balancer);
}

void set_health(Context& context, Id<Target> id, TargetHealth health) {
  Target& target = context.edit(id);
  target.health = health;
  const Id<LoadBalancer> balancer = target.balancer;
  const CauseId cause = context.announce(TargetHealthChanged{id, balancer, health});
  Context hands = context.because(cause);
  refresh_dns(hands, balancer);
  recheck_health(hands, balancer);
}

void on_target_checked(Context& context, const TargetChecked& due) {
  const Target& target = context[due.target];
  if (target.change != due.change || !is_registered(target)) return;
  const TargetHealth found =
      answers_truly(context, target) ? TargetHealth::healthy : TargetHealth::unhealthy;
  if (found != target.health) set_health(context, due.target, found);
}

void on_drain_due(Context& context, const DrainDue& due) {
  context.edit(due.target).health = TargetHealth::gone;
}

void on_node_checked(Context& context, const NodeChecked& due) {
  BalancerNode& node = context.edit(due.node);
  if (node.check != due.check) return;
  node.believed_up = works(context, node);
  refresh_dns(context, node.balancer);
}

/// The health checks of the balancer's nodes come to their result about this one.
void recheck_node(Context& context, Id<BalancerNode> id) {
  BalancerNode& node = context.edit(id);
  const LoadBalancer& balancer = context[node.balancer];
  const Duration wait = balancer.check_interval + verdict_time(balancer, works(context, node));
  context.schedule(wait, NodeChecked{id, ++node.check});
}

void set_broken(Context& context, Id<BalancerNode> id, bool broken) {
  if (context[id].broken == broken) return;
  BalancerNode& node = context.edit(id);
  node.broken = broken;
  node.broken_changed = context.now();
  const auto [balancer, zone] = std::pair(node.balancer, node.zone);
  Context after = context.because(broken ? context.announce(BalancerNodeFailed{balancer, zone})
                                         : context.announce(BalancerNodeRestored{balancer, zone}));
  recheck_node(after, id);
  recheck_health(after, balancer);
}

Target new_target(Context& context, Id<LoadBalancer> balancer, Name name, Id<Zone> zone) {
  Target target;
  target.name = name;
  target.balancer = balancer;
  target.zone = zone;
  target.registered = context.now();
  return target;
}

std::int32_t registered_in(const World& world, Id<LoadBalancer> balancer, Id<Zone> zone) {
  std::int32_t count = 0;
  for (const auto& [id, target] : world.table<Target>())
    if (target.balancer == balancer && target.zone == zone && is_registered(target)) ++count;
  return count;
}

/// To whom a node of the balancer sends: the healthy of its zone (of all with cross-zone), or when
/// none is, all that are registered there.
std::vector<Id<Target>> choices(const World& world, const BalancerNode& node) {
  std::vector<Id<Target>> healthy, all;
  const bool cross_zone = world[node.balancer].cross_zone;
  for (const auto& [id, target] : world.table<Target>()) {
    if (target.balancer != node.balancer || !is_registered(target)) continue;
    if (!cross_zone && target.zone != node.zone) continue;
    all.push_back(id);
    if (target.health == TargetHealth::healthy) healthy.push_back(id);
  }
  return healthy.empty() ? all : healthy;
}

}  // namespace

void recheck_zone(Context& context, Id<Zone> zone) {
  for (const auto& [id, target] : context.table<Target>())
    if (target.zone == zone && target.answers && is_registered(target)) recheck(context, id);
  for (const auto& [id, node] : context.table<BalancerNode>())
    if (node.zone == zone) recheck_node(context, id);
}

Id<LoadBalancer> add_balancer(Context& context, LoadBalancer row, std::span<const Id<Zone>> zones) {
  DRYDOCK_ASSERT(row.check_interval > Duration::zero() && row.unhealthy_threshold > 0 &&
                     row.healthy_threshold > 0,
                 "a load balancer checks its targets");
  const std::string text(context.text(row.name));
  row.hours = cost::open_meter(context, text, balancer_hour.key);
  row.capacity_units = cost::open_meter(context, text, balancer_units.key);
  cost::start(context, row.hours);
  const Id<LoadBalancer> id = context.add(row);
  for (const Id<Zone> zone : zones) {
    BalancerNode node;
    node.name = context.name(text + "-" + std::string(context.text(context[zone].name)));
    node.balancer = id;
    node.zone = zone;
    if (cost::has_rate(context, address_hour.key)) {
      node.address = cost::open_meter(context, context.text(node.name), address_hour.key);
      cost::start(context, node.address);
    }
    context.add(node);
  }
  return id;
}

Id<Target> add_healthy_target(Context& context, Id<LoadBalancer> balancer, Name name,
                              Id<Zone> zone) {
  Target target = new_target(context, balancer, name, zone);
  target.answers = true;
  target.health = TargetHealth::healthy;
  const Id<Target> id = context.add(target);
  for_each_node(context, balancer, [&](Id<BalancerNode> node, bool wanted) {
    context.edit(node).wanted = context.edit(node).listed = wanted;
  });
  return id;
}

Id<Target> add_target(Context& context, Id<LoadBalancer> balancer, Name name, Id<Zone> zone) {
  const std::int32_t quota = context.only<Settings>().quotas.targets_per_zone;
  if (quota > 0 && registered_in(context, balancer, zone) >= quota) {
    context.announce(TargetRefused{balancer, zone});
    return {};
  }
  const Id<Target> id = context.add(new_target(context, balancer, name, zone));
  recheck(context, id);
  return id;
}

void remove_target(Context& context, Id<Target> target) {
  if (!is_registered(context[target])) return;
  const Duration delay = context[context[target].balancer].deregistration_delay;
  set_health(context, target, TargetHealth::draining);
  context.schedule(delay, DrainDue{target});
}

void set_target_answers(Context& context, Id<Target> id, bool answers) {
  if (context[id].answers == answers) return;
  Target& target = context.edit(id);
  target.answers = answers;
  if (is_registered(target) && context[target.zone].up) recheck(context, id);
}

void set_cross_zone(Context& context, Id<LoadBalancer> id, bool on) {
  if (context[id].cross_zone == on) return;
  context.edit(id).cross_zone = on;
  const CauseId cause = context.announce(CrossZoneChanged{id, context.name(on ? "on" : "off")});
  Context hands = context.because(cause);
  refresh_dns(hands, id);
  recheck_health(hands, id);
}

void shift_zone(Context& context, Id<BalancerNode> id, bool away) {
  BalancerNode& node = context.edit(id);
  if (node.shifted == away) return;
  node.shifted = away;
  const CauseId cause = away ? context.announce(ZoneShifted{node.balancer, node.zone})
                             : context.announce(ZoneShiftEnded{node.balancer, node.zone});
  Context hands = context.because(cause);
  refresh_dns(hands, node.balancer);
}

void fail_balancer_node(Context& context, Id<BalancerNode> node) {
  set_broken(context, node, true);
}

void restore_balancer_node(Context& context, Id<BalancerNode> node) {
  set_broken(context, node, false);
}

Id<BalancerNode> balancer_node(const World& world, Id<LoadBalancer> balancer, Id<Zone> zone) {
  for (const auto& [id, node] : world.table<BalancerNode>())
    if (node.balancer == balancer && node.zone == zone) return id;
  return {};
}

void recheck_targets(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Target>().size(); ++i) {
    const Target& target = context[Id<Target>{i}];
    if (target.answers && is_registered(target)) recheck(context, Id<Target>{i});
  }
}

std::vector<TargetShare> shares(const World& world, Id<LoadBalancer> balancer) {
  std::vector<TargetShare> result;
  const auto add = [&](Id<Target> target, double share) {
    auto known = std::find_if(result.begin(), result.end(),
                              [&](const TargetShare& s) { return s.target == target; });
    if (known != result.end()) {
      known->share += share;
    } else {
      result.push_back({target, share, target && answers_truly(world, world[target])});
    }
  };
  double nodes = 0;
  for (const auto& [id, node] : world.table<BalancerNode>())
    if (node.balancer == balancer && node.listed) ++nodes;
  for (const auto& [id, node] : world.table<BalancerNode>()) {
    if (node.balancer != balancer || !node.listed) continue;
    const std::vector<Id<Target>> targets =
        works(world, node) ? choices(world, node) : std::vector<Id<Target>>{};
    if (targets.empty()) add({}, 1 / nodes);
    for (const Id<Target> target : targets)
      add(target, 1 / nodes / static_cast<double>(targets.size()));
  }
  return result;
}

void install_balancer(Rulebook& rulebook) {
  rulebook.table<LoadBalancer>();
  rulebook.table<BalancerNode>();
  rulebook.table<Target>();
  rulebook.on<on_target_checked>();
  rulebook.on<on_drain_due>();
  rulebook.on<on_node_checked>();
  rulebook.on<on_dns_due>();
  rulebook.fact<TargetHealthChanged>();
  rulebook.fact<BalancerZoneWithdrawn>();
  rulebook.fact<BalancerZoneListed>();
  rulebook.fact<BalancerNodeFailed>();
  rulebook.fact<BalancerNodeRestored>();
  rulebook.fact<CrossZoneChanged>();
  rulebook.fact<ZoneShifted>();
  rulebook.fact<ZoneShiftEnded>();
  rulebook.fact<TargetRefused>();
}

}  // namespace drydock::network
