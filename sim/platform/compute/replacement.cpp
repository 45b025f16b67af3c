// How a group changes its machines: it replaces those that do not work, keeps its zones in balance,
// and gets smaller, and gives what runs on a machine time to leave.
#include <algorithm>

#include "sim/platform/compute/groups.h"
#include "sim/platform/network/facts.h"

namespace drydock::compute {

namespace {

/// Nobody said in time that a machine is empty.
struct LeaveOverdue {
  Id<Instance> instance;
  DRYDOCK_FIELDS(LeaveOverdue, instance)
};
/// A machine has been in service for long enough to be replaced.
struct GraceOver {
  Id<Instance> instance;
  std::uint32_t checks = 0;
  LeaveReason reason = LeaveReason::none;
  DRYDOCK_FIELDS(GraceOver, instance, checks, reason)
};

/// The oldest machine of the group in a zone that stays, of those that run or of all.
Id<Instance> oldest(const World& world, Id<MachineGroup> group, Id<network::Zone> zone,
                    bool running) {
  for (const auto& [id, row] : world.table<Instance>())
    if (row.group == group && row.zone == zone && row.leaving == LeaveReason::none &&
        (running ? row.phase == InstancePhase::running : is_live(row)))
      return id;
  return {};
}

std::int32_t leaving_behind(const World& world, Id<MachineGroup> group) {
  std::int32_t count = 0;
  for (const auto& [id, row] : world.table<Instance>())
    count += row.group == group && is_live(row) && row.leaving != LeaveReason::none &&
             !row.leaving_ahead;
  return count;
}

void begin_leaving(Context& context, Id<Instance> id) {
  const Instance& instance = context[id];
  const Id<MachineGroup> group = instance.group;
  const CauseId fact = context.announce(InstanceLeaving{id, group, instance.leaving});
  Context after = context.because(fact);
  const Duration wait = after.only<Settings>().health.drain_wait;
  if (works(after, id) && wait > Duration::zero()) {
    after.edit(id).draining = true;
    after.schedule(wait, LeaveOverdue{id});
  } else {
    end_machine(after, id);
    fill(after, group);
  }
}

void on_leave_overdue(Context& context, const LeaveOverdue& due) { let_go(context, due.instance); }

bool could_launch_elsewhere(const World& world, const Instance& instance) {
  const MachineGroup& group = world[instance.group];
  for (std::int32_t i = 0; i < group.zone_count; ++i)
    if (world[group.zones[static_cast<std::size_t>(i)]].up) return true;
  return false;
}

void on_grace_over(Context& context, const GraceOver& due) {
  if (context[due.instance].checks == due.checks)
    replace_unhealthy(context, due.instance, due.reason);
}

void rebalance_groups(Context& context, const network::ZoneRestored&) {
  for (std::uint32_t i = 0; i < context.table<MachineGroup>().size(); ++i) {
    replace_all_unhealthy(context, Id<MachineGroup>{i});
    fill(context, Id<MachineGroup>{i});
    balance(context, Id<MachineGroup>{i});
  }
}

}  // namespace

void leave(Context& context, Id<Instance> id, LeaveReason reason, bool ahead) {
  if (!is_live(context[id]) || context[id].leaving != LeaveReason::none) return;
  Instance& instance = context.edit(id);
  instance.leaving = reason;
  instance.leaving_ahead = ahead;
  if (!ahead) return begin_leaving(context, id);
  ++context.edit(instance.group).ahead;
  fill(context, context[id].group);
}

void release_one(Context& context, Id<MachineGroup> group) {
  if (context[group].ahead == 0) return;
  std::int32_t stay = 0, released = 0;
  Id<Instance> next;
  for (const auto& [id, row] : context.table<Instance>()) {
    if (row.group != group || row.phase != InstancePhase::running) continue;
    stay += row.leaving == LeaveReason::none;
    if (!row.leaving_ahead) continue;
    released += row.draining;
    if (!row.draining && !next) next = id;
  }
  const std::int32_t needed = context[group].desired - context[group].ahead + released + 1;
  if (next && stay >= needed) begin_leaving(context, next);
}

void let_go(Context& context, Id<Instance> id) {
  if (!is_live(context[id]) || !context[id].draining) return;
  const Id<MachineGroup> group = context[id].group;
  end_machine(context, id);
  fill(context, group);
  balance(context, group);
}

void balance(Context& context, Id<MachineGroup> id) {
  const MachineGroup& group = context[id];
  const bool suspended =
      group.rebalance_suspended || group.launch_suspended || group.terminate_suspended;
  if (suspended || group.zone_count < 2 || group.ahead >= allowance(group.max)) return;
  if (group.live - group.ahead < group.desired) return;  // It fills the zones first.
  const std::optional<std::size_t> from = zone_to_shrink(loads(context, id));
  if (!from) return;
  const Id<network::Zone> zone = group.zones[*from];
  if (const Id<Instance> machine = oldest(context, id, zone, true))
    leave(context, machine, LeaveReason::zones_out_of_balance, true);
}

void trim(Context& context, Id<MachineGroup> id) {
  const MachineGroup& group = context[id];
  if (group.terminate_suspended) return;
  std::int32_t over = group.live - group.ahead - group.desired - leaving_behind(context, id);
  for (; over > 0; --over) {
    std::vector<ZoneLoad> zones = loads(context, id);
    const auto most =
        std::max_element(zones.begin(), zones.end(),
                         [](const auto& a, const auto& b) { return a.machines < b.machines; });
    const Id<network::Zone> zone =
        context[id].zones[static_cast<std::size_t>(most - zones.begin())];
    const Id<Instance> machine = oldest(context, id, zone, false);
    if (!machine) return;
    leave(context, machine, LeaveReason::group_got_smaller, false);
  }
}

void replace_unhealthy(Context& context, Id<Instance> id, LeaveReason reason) {
  const Instance& instance = context[id];
  const MachineGroup& group = context[instance.group];
  if (!is_live(instance) || group.replace_suspended || group.terminate_suspended) return;
  if (!could_launch_elsewhere(context, instance)) return;  // Nothing would come instead.
  const Time from = instance.in_service + context.only<Settings>().health.grace;
  if (from > context.now()) {
    context.schedule_at(from, GraceOver{id, instance.checks, reason});
    return;
  }
  if (instance.draining || instance.leaving_ahead) {
    const Id<MachineGroup> of = instance.group;
    end_machine(context, id);
    return fill(context, of);
  }
  leave(context, id, reason, false);
}

void replace_all_unhealthy(Context& context, Id<MachineGroup> group) {
  for (std::uint32_t i = 0; i < context.table<Instance>().size(); ++i) {
    const Instance& instance = context[Id<Instance>{i}];
    if (instance.group != group) continue;
    if (instance.phase == InstancePhase::stopped)
      replace_unhealthy(context, Id<Instance>{i}, LeaveReason::stopped_by_somebody);
    else if (instance.checks_failed)
      replace_unhealthy(context, Id<Instance>{i}, LeaveReason::status_checks_failed);
  }
}

void install_replacement(Rulebook& rulebook) {
  rulebook.on<on_leave_overdue>();
  rulebook.on<on_grace_over>();
  rulebook.fact<InstanceLeaving>();
  rulebook.listen<rebalance_groups>();
}

}  // namespace drydock::compute
