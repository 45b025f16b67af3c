// Commands of machine groups: what they refuse, what they would do, and what they do.
#include <algorithm>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/compute/groups.h"

namespace drydock::compute {

namespace {

std::string text_of(const World& world, Name name) { return std::string(world.text(name)); }

std::string say_group(const World& world, const MachineGroup& group) {
  return "Group " + text_of(world, group.name);
}

Result<Id<MachineGroup>> group_called(const World& world, const std::string& name) {
  if (const Id<MachineGroup> id = world.find<MachineGroup>(name); id && !is_fargate(world, id))
    return id;
  std::vector<std::string> names;
  for (const auto& [other, group] : world.table<MachineGroup>())
    if (!is_fargate(world, other)) names.push_back(text_of(world, group.name));
  const std::string near = nearest_word(name, names);
  return refuse(
      "There is no machine group called \"" + name + "\".",
      near.empty() ? "The groups are " + join_words(names) + "." : "Did you mean " + near + "?");
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

/// Machines that would have to go.
std::int64_t too_many(const MachineGroup& group, const Limits& limits) {
  return std::max<std::int64_t>(0, group.live - group.ahead - limits.desired);
}

Result<void> check_limits(const World& world, const MachineGroup& group, const Limits& limits) {
  const std::string name = say_group(world, group);
  const std::int64_t quota = world.only<Settings>().group_max;
  const std::string min = std::to_string(limits.min), max = std::to_string(limits.max);
  if (limits.max > quota)
    return impossible(refuse(name + " cannot have max " + max + ": a group holds " +
                                 std::to_string(quota) + " machines at most.",
                             "Choose a max of " + std::to_string(quota) + " or less."));
  if (limits.max < 1) return impossible(refuse(name + " needs a max of 1 or more."));
  if (limits.min > limits.max)
    return refuse(name + " cannot have min " + min + " above max " + max + ".",
                  "Raise the max or lower the min.");
  if (limits.desired < limits.min || limits.desired > limits.max)
    return refuse(name + " cannot want " + plural(limits.desired, "machine") +
                      ": that is not between min " + min + " and max " + max + ".",
                  "Set min, max and desired together.");
  if (group.terminate_suspended && too_many(group, limits) > 0)
    return refuse(name + " would have to end " + std::to_string(too_many(group, limits)) +
                      " of its machines, and its process Terminate is suspended.",
                  "Resume it first.");
  return {};
}

/// What would keep new machines from starting, in a sentence; empty when nothing does.
std::string say_obstacles(const World& world, Id<MachineGroup> id) {
  const MachineGroup& group = world[id];
  if (group.launch_suspended) return " Its process Launch is suspended, so no machine starts.";
  std::vector<std::string> dark, short_of;
  for (std::int32_t i = 0; i < group.zone_count; ++i) {
    const Id<network::Zone> zone = group.zones[static_cast<std::size_t>(i)];
    const LaunchRefusal why = refusal(world, id, zone);
    if (why == LaunchRefusal::zone_is_down) dark.push_back(text_of(world, world[zone].name));
    if (why == LaunchRefusal::no_capacity) short_of.push_back(text_of(world, world[zone].name));
  }
  std::string text;
  if (!dark.empty())
    text += std::string(dark.size() == 1 ? " Zone " : " Zones ") + join_words(dark) +
            (dark.size() == 1 ? " is" : " are") + " dark, so no machine can start there.";
  if (!short_of.empty())
    text += " AWS has no machine of this type in " +
            std::string(short_of.size() == 1 ? "zone " : "zones ") + join_words(short_of) + ".";
  return text;
}

struct Process {
  std::string_view word;
  GroupProcess process;
  bool MachineGroup::*suspended;
  std::string_view means;
};
constexpr std::array<Process, 4> processes{
    Process{"launch", GroupProcess::launch, &MachineGroup::launch_suspended,
            "it launches no machine"},
    Process{"terminate", GroupProcess::terminate, &MachineGroup::terminate_suspended,
            "it ends no machine by itself"},
    Process{"replace-unhealthy", GroupProcess::replace_unhealthy, &MachineGroup::replace_suspended,
            "it keeps machines that fail their status checks"},
    Process{"az-rebalance", GroupProcess::az_rebalance, &MachineGroup::rebalance_suspended,
            "it moves no machine to another zone for balance"}};

Result<const Process*> process_called(const std::string& word) {
  std::vector<std::string> words;
  for (const Process& process : processes) {
    if (process.word == word) return &process;
    words.emplace_back(process.word);
  }
  return impossible(refuse("No process of a group is called \"" + word + "\".",
                           "There is " + join_words(words) + "."));
}

void set_suspended(Context& context, const std::string& group, const std::string& word,
                   bool suspended) {
  const Id<MachineGroup> id = context.world().find<MachineGroup>(group);
  const Process& process = **process_called(word);
  context.edit(id).*(process.suspended) = suspended;
  const CauseId fact = suspended ? context.announce(ProcessSuspended{id, process.process})
                                 : context.announce(ProcessResumed{id, process.process});
  if (suspended) return;
  Context after = context.because(fact);
  replace_all_unhealthy(after, id);
  fill(after, id);
  trim(after, id);
  balance(after, id);
}

}  // namespace

std::string_view say(GroupProcess process) {
  switch (process) {
    case GroupProcess::launch:
      return "Launch";
    case GroupProcess::terminate:
      return "Terminate";
    case GroupProcess::replace_unhealthy:
      return "ReplaceUnhealthy";
    case GroupProcess::az_rebalance:
      return "AZRebalance";
  }
  return "";
}

std::string_view SetGroup::words() const {
  if (desired < 0) {
    if (min < 0) return max < 0 ? "leave {group} as it is" : "set {group} to max {max}";
    return max < 0 ? "set {group} to min {min}" : style.text;
  }
  if (min < 0)
    return max < 0 ? "set {group} to desired {desired}"
                   : "set {group} to desired {desired} and max {max}";
  return max < 0 ? "set {group} to desired {desired} and min {min}"
                 : "set {group} to desired {desired}, min {min} and max {max}";
}

Result<Forecast> check(const World& world, const SetGroup& command) {
  const Result<Id<MachineGroup>> id = group_called(world, command.group);
  if (!id) return tl::unexpected(id.error());
  const MachineGroup& group = world[*id];
  const Limits limits = limits_after(group, command);
  if (const Result<void> possible = check_limits(world, group, limits); !possible)
    return tl::unexpected(possible.error());
  if (limits.min == group.min && limits.max == group.max && limits.desired == group.desired)
    return refuse(say_group(world, group) + " has min " + std::to_string(group.min) + ", max " +
                  std::to_string(group.max) + " already.");
  Forecast forecast;
  forecast.summary = say_group(world, group) + " may then hold " + std::to_string(limits.min) +
                     " to " + plural(limits.max, "machine") + "; it has " +
                     std::to_string(group.live) + " now";
  const std::int64_t fewer = too_many(group, limits);
  if (limits.desired > group.live)
    forecast.summary += " and launches " + std::to_string(limits.desired - group.live);
  if (fewer > 0) forecast.summary += " and lets " + std::to_string(fewer) + " go";
  forecast.summary += ".";
  forecast.summary += say_obstacles(world, *id);
  forecast.touches.push_back(text_of(world, group.name));
  forecast.destructive = fewer > 0;
  return forecast;
}

void apply(Context& context, const SetGroup& command) {
  const Id<MachineGroup> id = context.world().find<MachineGroup>(command.group);
  const Limits limits = limits_after(context[id], command);
  MachineGroup& group = context.edit(id);
  const bool changed = group.min != limits.min || group.max != limits.max;
  group.min = static_cast<std::int32_t>(limits.min);
  group.max = static_cast<std::int32_t>(limits.max);
  if (limits.desired > group.desired) group.refusal = LaunchRefusal::none;
  group.desired = static_cast<std::int32_t>(limits.desired);
  const CauseId cause =
      changed ? context.announce(GroupLimitsChanged{id, group.min, group.max}) : context.cause();
  Context hands = context.because(cause);
  fill(hands, id);
  trim(hands, id);
}

Result<Forecast> check(const World& world, const SuspendProcess& command) {
  const Result<Id<MachineGroup>> id = group_called(world, command.group);
  if (!id) return tl::unexpected(id.error());
  const Result<const Process*> process = process_called(command.process);
  if (!process) return tl::unexpected(process.error());
  if (world[*id].*((*process)->suspended))
    return refuse(std::string(say((*process)->process)) + " of " + command.group +
                  " is suspended already.");
  Forecast forecast;
  forecast.summary = say_group(world, world[*id]) + " goes on without " +
                     std::string(say((*process)->process)) + ": " + std::string((*process)->means) +
                     ".";
  forecast.touches.push_back(command.group);
  return forecast;
}

void apply(Context& context, const SuspendProcess& command) {
  set_suspended(context, command.group, command.process, true);
}

Result<Forecast> check(const World& world, const ResumeProcess& command) {
  const Result<Id<MachineGroup>> id = group_called(world, command.group);
  if (!id) return tl::unexpected(id.error());
  const Result<const Process*> process = process_called(command.process);
  if (!process) return tl::unexpected(process.error());
  if (!(world[*id].*((*process)->suspended)))
    return refuse(std::string(say((*process)->process)) + " of " + command.group +
                  " is not suspended.");
  Forecast forecast;
  forecast.summary = std::string(say((*process)->process)) + " of " + command.group +
                     " goes on, and with it what has waited for it.";
  forecast.touches.push_back(command.group);
  return forecast;
}

void apply(Context& context, const ResumeProcess& command) {
  set_suspended(context, command.group, command.process, false);
}

}  // namespace drydock::compute
