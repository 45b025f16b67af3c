// Nodes that are not ready get the NoExecute taint through a rate limiter of their zone.
#include "sim/platform/kubernetes/zone_disruption.h"

#include <algorithm>
#include <vector>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/node_lifecycle.h"

namespace drydock::kubernetes {

namespace {

struct TaintPassDue {
  Id<ZoneHealth> zone;
  DRYDOCK_FIELDS(TaintPassDue, zone)
};

/// The node of the zone that has waited longest for its taint.
Id<Node> next_to_taint(const World& world, Id<network::Zone> zone) {
  Id<Node> next;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.zone != zone || node.condition != NodeCondition::unknown || node.evicting) continue;
    if (!next || node.condition_since < world[next].condition_since) next = id;
  }
  return next;
}

/// Taints the next node of the zone if the limiter has a token, and comes back for the others.
void taint_pass(Context& context, Id<ZoneHealth> id) {
  const ZoneHealth& health = context[id];
  const Duration period = taint_period(context.only<Settings>(), health.state, health.nodes,
                                       context.only<ControlPlane>().all_zones_down);
  const Id<Node> next = next_to_taint(context, health.zone);
  if (!next || period == Duration::zero() || health.due) return;
  if (health.next_taint > context.now()) {
    context.edit(id).due = true;
    context.schedule_at(health.next_taint, TaintPassDue{id});
    return;
  }
  context.edit(id).next_taint = context.now() + period;
  Context because = context.because(context[next].condition_cause);
  taint(because, next);
  taint_pass(context, id);
}

void on_taint_pass_due(Context& context, const TaintPassDue& due) {
  if (waits_for_api(context, due)) return;
  context.edit(due.zone).due = false;
  taint_pass(context, due.zone);
}

void count_nodes(Context& context) {
  const EvictionSettings& settings = context.only<Settings>().eviction;
  for (std::uint32_t i = 0; i < context.table<ZoneHealth>().size(); ++i) {
    ZoneHealth& health = context.edit(Id<ZoneHealth>{i});
    health.nodes = health.not_ready = 0;
    for (const auto& [id, node] : context.table<Node>()) {
      if (node.zone != health.zone || node.condition == NodeCondition::gone) continue;
      ++health.nodes;
      if (node.condition != NodeCondition::ready) ++health.not_ready;
    }
    health.state = zone_state(health.nodes - health.not_ready, health.not_ready,
                              settings.unhealthy_zone, settings.unhealthy_zone_least);
  }
}

/// All zones lost looks like a fault of the control plane itself: no taint may stay.
void on_all_zones_down(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i)
    if (context[Id<Node>{i}].evicting) untaint(context, Id<Node>{i});
}

/// A zone is back: every node gets a new grace, so that all timers start from now.
void on_some_zone_back(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i) {
    if (context[Id<Node>{i}].condition != NodeCondition::unknown) continue;
    context.edit(Id<Node>{i}).condition_since = context.now();
  }
}

}  // namespace

ZoneState zone_state(std::int32_t ready, std::int32_t not_ready, double threshold,
                     std::int32_t least) {
  if (ready == 0 && not_ready > 0) return ZoneState::full_disruption;
  const auto share = static_cast<double>(not_ready) / static_cast<double>(not_ready + ready);
  if (not_ready >= least && share >= threshold) return ZoneState::partial_disruption;
  return ZoneState::normal;
}

bool all_down(std::span<const ZoneState> zones) {
  return std::all_of(zones.begin(), zones.end(),
                     [](ZoneState state) { return state == ZoneState::full_disruption; });
}

Duration taint_period(const Settings& settings, ZoneState state, std::int32_t nodes,
                      bool every_zone_down) {
  if (every_zone_down) return Duration::zero();
  if (state != ZoneState::partial_disruption) return settings.eviction_period;
  return nodes > settings.eviction.large_zone ? settings.eviction.period_secondary
                                              : Duration::zero();
}

void install_zone_disruption(Rulebook& rulebook) { rulebook.on<on_taint_pass_due>(); }

void update_zones(Context& context) {
  count_nodes(context);
  std::vector<ZoneState> states;
  for (const auto& [id, health] : context.table<ZoneHealth>())
    if (health.nodes > 0) states.push_back(health.state);
  const bool is_down = all_down(states);
  const bool was_down = context.only<ControlPlane>().all_zones_down;
  context.edit_only<ControlPlane>().all_zones_down = is_down;
  if (is_down && !was_down) on_all_zones_down(context);
  if (!is_down && was_down) on_some_zone_back(context);
  for (std::uint32_t i = 0; i < context.table<ZoneHealth>().size(); ++i)
    taint_pass(context, Id<ZoneHealth>{i});
}

}  // namespace drydock::kubernetes
