// Machine groups: they launch what they lack, inside limits that people set.
#include "sim/platform/compute/groups.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"

namespace drydock::compute {

namespace {

struct RefusalDue {
  Id<MachineGroup> group;
  DRYDOCK_FIELDS(RefusalDue, group)
};

/// Launches the machines that a group lacks, or has their launch refused while its zone is down.
void fill(Context& context, Id<MachineGroup> id) {
  if (context[id].live >= context[id].desired) return;
  if (context[context[id].zone].up) {
    while (context[id].live < context[id].desired) launch(context, id);
  } else if (!context[id].refused_soon) {
    context.edit(id).refused_soon = true;
    context.schedule(context.only<Settings>().launch_error, RefusalDue{id});
  }
}

void on_refusal_due(Context& context, const RefusalDue& due) {
  MachineGroup& group = context.edit(due.group);
  group.refused_soon = false;
  if (group.live >= group.desired || context[group.zone].up) return;
  group.desired = std::max(group.min, group.live);
  context.announce(LaunchFailed{due.group, group.zone});
}

std::string say_group(const World& world, const MachineGroup& group) {
  return "Group " + std::string(world.text(group.name));
}

Result<Forecast> refuse(std::string message, std::string hint = {}) {
  return fail("refused", std::move(message), {}, std::move(hint));
}

/// The limits of a group as a command would leave them.
struct Limits {
  std::int64_t min = 0, max = 0, desired = 0;
};
Limits limits_after(const MachineGroup& group, const SetGroup& command) {
  Limits limits;
  limits.min = command.min < 0 ? group.min : command.min;
  limits.max = command.max < 0 ? group.max : command.max;
  limits.desired = command.desired < 0
                       ? std::max(std::min<std::int64_t>(group.desired, limits.max), limits.min)
                       : command.desired;
  return limits;
}

Result<void> check_limits(const World& world, const MachineGroup& group, const Limits& limits) {
  const std::string name = say_group(world, group);
  const std::int64_t quota = world.only<Settings>().group_max;
  const auto no = [](std::string message, std::string hint) {
    return fail("refused", std::move(message), {}, std::move(hint));
  };
  const std::string min = std::to_string(limits.min), max = std::to_string(limits.max);
  if (limits.max > quota)
    return no(name + " cannot have max " + max + ": a group holds " + std::to_string(quota) +
                  " machines at most.",
              "Choose a max of " + std::to_string(quota) + " or less.");
  if (limits.max < 1) return no(name + " needs a max of 1 or more.", "");
  if (limits.min > limits.max)
    return no(name + " cannot have min " + min + " above max " + max + ".",
              "Raise the max or lower the min.");
  if (limits.desired < limits.min || limits.desired > limits.max)
    return no(name + " cannot want " + plural(limits.desired, "machine") +
                  ": that is not between min " + min + " and max " + max + ".",
              "Set min, max and desired together.");
  if (limits.desired < group.live)
    return no(name + " has " + plural(group.live, "machine") + " and would have to end " +
                  std::to_string(group.live - limits.desired) + " of them.",
              "Drain a node first; the autoscaler removes it when it is empty.");
  return {};
}

}  // namespace

Id<MachineGroup> add_group(Context& context, const MachineGroup& row) {
  DRYDOCK_ASSERT(row.min >= 0 && row.min <= row.max, "a group has its min below its max");
  return context.add(row);
}

void set_desired(Context& context, Id<MachineGroup> id, std::int32_t desired) {
  MachineGroup& group = context.edit(id);
  group.desired = std::max(std::clamp(desired, group.min, group.max), group.live);
  fill(context, id);
}

std::int32_t size(const World& world, Id<MachineGroup> group) { return world[group].live; }

void fill_groups(Context& context, Id<network::Zone> zone) {
  for (std::uint32_t i = 0; i < context.table<MachineGroup>().size(); ++i)
    if (context[Id<MachineGroup>{i}].zone == zone) fill(context, Id<MachineGroup>{i});
}

Result<Forecast> check(const World& world, const SetGroup& command) {
  const Id<MachineGroup> id = world.find<MachineGroup>(command.group);
  if (!id) {
    std::vector<std::string> names;
    for (const auto& [other, group] : world.table<MachineGroup>())
      names.emplace_back(world.text(group.name));
    const std::string near = nearest_word(command.group, names);
    return refuse(
        "There is no machine group called \"" + command.group + "\".",
        near.empty() ? "The groups are " + join_words(names) + "." : "Did you mean " + near + "?");
  }
  const MachineGroup& group = world[id];
  const Limits limits = limits_after(group, command);
  if (const Result<void> possible = check_limits(world, group, limits); !possible)
    return tl::unexpected<Error>(possible.error());
  if (limits.min == group.min && limits.max == group.max && limits.desired == group.desired)
    return refuse(say_group(world, group) + " has min " + std::to_string(group.min) + ", max " +
                  std::to_string(group.max) + " already.");
  Forecast forecast;
  forecast.summary = say_group(world, group) + " may then hold " + std::to_string(limits.min) +
                     " to " + plural(limits.max, "machine") + "; it has " +
                     std::to_string(group.live) + " now";
  if (limits.desired > group.live)
    forecast.summary += " and launches " + std::to_string(limits.desired - group.live);
  const network::Zone& zone = world[group.zone];
  forecast.summary += ".";
  if (!zone.up)
    forecast.summary +=
        " Zone " + std::string(world.text(zone.name)) + " is dark, so no machine can start there.";
  forecast.touches.emplace_back(world.text(group.name));
  return forecast;
}

void apply(Context& context, const SetGroup& command) {
  const Id<MachineGroup> id = context.world().find<MachineGroup>(command.group);
  const Limits limits = limits_after(context[id], command);
  MachineGroup& group = context.edit(id);
  const bool changed = group.min != limits.min || group.max != limits.max;
  group.min = static_cast<std::int32_t>(limits.min);
  group.max = static_cast<std::int32_t>(limits.max);
  group.desired = static_cast<std::int32_t>(limits.desired);
  const CauseId cause =
      changed ? context.announce(GroupLimitsChanged{id, group.min, group.max}) : context.cause();
  Context hands = context.because(cause);
  fill(hands, id);
}

void install_groups(Rulebook& rulebook) {
  rulebook.table<MachineGroup>();
  rulebook.on<on_refusal_due>();
  rulebook.fact<LaunchFailed>();
  rulebook.fact<GroupLimitsChanged>();
  rulebook.command<SetGroup>(Role::trainee);
}

}  // namespace drydock::compute
