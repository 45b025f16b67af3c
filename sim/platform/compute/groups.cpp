// Machine groups: they launch what they lack, inside limits that people set.
#include "sim/platform/compute/groups.h"

#include <algorithm>
#include <string>

namespace drydock::compute {

namespace {

struct RefusalDue {
  Id<MachineGroup> group;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(RefusalDue, group, zone)
};
/// A group calls EC2.
struct FillDue {
  Id<MachineGroup> group;
  DRYDOCK_FIELDS(FillDue, group)
};

std::int32_t lacks(const MachineGroup& group) {
  return group.desired + std::min(group.ahead, headroom(group.desired, group.max)) - group.live;
}

/// Says why the group lacks machines, once until that changes.
void say_refused(Context& context, Id<MachineGroup> id, Id<network::Zone> zone, LaunchRefusal why) {
  if (context[id].refusal == why) return;
  context.edit(id).refusal = why;
  context.announce(LaunchFailed{id, zone, why});
}

void call_again(Context& context, Id<MachineGroup> id, Duration wait) {
  if (context[id].fill_due) return;
  context.edit(id).fill_due = true;
  context.schedule(wait, FillDue{id});
}

/// Calls EC2 for what lacks, in the zones that have fewest machines.
void fill_now(Context& context, Id<MachineGroup> id) {
  if (context[id].launch_suspended || lacks(context[id]) <= 0) return;
  std::vector<ZoneLoad> zones = loads(context, id);
  for (ZoneLoad& zone : zones) zone.usable = true;
  Id<network::Zone> refused;
  LaunchRefusal why = LaunchRefusal::none;
  for (bool new_call = true; lacks(context[id]) > 0;) {
    const std::optional<std::size_t> at = zone_to_fill(zones);
    if (!at) break;
    const Id<network::Zone> zone = context[id].zones[*at];
    if (const LaunchRefusal no = refusal(context, id, zone); no != LaunchRefusal::none) {
      zones[*at].usable = false;
      refused = zone;
      why = no;
      continue;
    }
    if (const Duration wait = api_wait(context, new_call); wait > Duration::zero()) {
      context.announce(LaunchThrottled{id});
      return call_again(context, id, wait);
    }
    take_capacity(context, id, zone, new_call);
    launch(context, id, zone);
    ++zones[*at].machines;
    new_call = false;
  }
  if (lacks(context[id]) <= 0) {
    context.edit(id).refusal = LaunchRefusal::none;
  } else if (why != LaunchRefusal::zone_is_down) {
    say_refused(context, id, refused, why);
  } else if (!context[id].refused_soon && context[id].refusal != why) {
    context.edit(id).refused_soon = true;
    context.schedule(context.only<Settings>().launch_error, RefusalDue{id, refused});
  }
}

void on_refusal_due(Context& context, const RefusalDue& due) {
  MachineGroup& group = context.edit(due.group);
  group.refused_soon = false;
  if (lacks(group) <= 0 || context[due.zone].up) return;
  say_refused(context, due.group, due.zone, LaunchRefusal::zone_is_down);
}

void on_fill_due(Context& context, const FillDue& due) {
  context.edit(due.group).fill_due = false;
  fill_now(context, due.group);
}

}  // namespace

Id<MachineGroup> add_group(Context& context, const MachineGroup& row) {
  DRYDOCK_ASSERT(row.min >= 0 && row.min <= row.max, "a group has its min below its max");
  ensure_account(context);
  MachineGroup group = row;
  if (group.zone_count == 0) group.zones[static_cast<std::size_t>(group.zone_count++)] = group.zone;
  group.zone = group.zones[0];
  group.luck = context.stream(group.name, "reaction");
  for (std::int32_t i = 0; i < group.zone_count; ++i)
    ensure_pool(context, group.type, group.zones[static_cast<std::size_t>(i)], group.spot);
  return context.add(group);
}

void set_desired(Context& context, Id<MachineGroup> id, std::int32_t desired) {
  MachineGroup& group = context.edit(id);
  const std::int32_t before = group.desired;
  group.desired = std::max(std::clamp(desired, group.min, group.max), group.live - group.ahead);
  if (group.desired > before) group.refusal = LaunchRefusal::none;
  fill(context, id);
}

void set_bounds(Context& context, Id<MachineGroup> id, std::int32_t min, std::int32_t max) {
  DRYDOCK_ASSERT(min >= 0 && min <= max, "a group has its min below its max");
  MachineGroup& group = context.edit(id);
  group.min = min;
  group.max = max;
}

std::int32_t size(const World& world, Id<MachineGroup> group) { return world[group].live; }

void fill(Context& context, Id<MachineGroup> id) {
  const MachineGroup& group = context[id];
  if (group.launch_suspended || group.fill_due || lacks(group) <= 0) return;
  const Duration wait = draw(context, group.luck, context.only<Settings>().reaction);
  if (wait == Duration::zero()) return fill_now(context, id);
  call_again(context, id, wait);
}

void fill_all(Context& context) {
  for (std::uint32_t i = 0; i < context.table<MachineGroup>().size(); ++i)
    fill(context, Id<MachineGroup>{i});
}

std::vector<ZoneLoad> loads(const World& world, Id<MachineGroup> id) {
  const MachineGroup& group = world[id];
  std::vector<ZoneLoad> zones(static_cast<std::size_t>(group.zone_count));
  for (std::size_t i = 0; i < zones.size(); ++i)
    zones[i].usable = refusal(world, id, group.zones[i]) == LaunchRefusal::none;
  if (zones.size() == 1) {
    zones[0].machines = group.live;
    return zones;
  }
  for (const auto& [instance, row] : world.table<Instance>()) {
    if (row.group != id || !is_live(row) || row.leaving != LeaveReason::none) continue;
    for (std::size_t i = 0; i < zones.size(); ++i)
      if (group.zones[i] == row.zone) ++zones[i].machines;
  }
  return zones;
}

void install_groups(Rulebook& rulebook) {
  rulebook.table<MachineGroup>();
  rulebook.on<on_refusal_due>();
  rulebook.on<on_fill_due>();
  rulebook.fact<LaunchFailed>();
  rulebook.fact<LaunchThrottled>();
}

}  // namespace drydock::compute
