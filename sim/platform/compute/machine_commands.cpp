// Commands of single machines, as the console of EC2 has them.
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/compute/groups.h"

namespace drydock::compute {

namespace {

Result<Id<Instance>> machine_called(const World& world, const std::string& name) {
  const Id<Instance> found = world.find<Instance>(name);
  if (found && is_fargate(world, world[found].group))
    return refuse("Machine " + name + " is a micro-VM of Fargate: it goes with its pod.",
                  "Delete the pod that runs on it.");
  if (found && is_live(world[found])) return found;
  if (found) return refuse("Machine " + name + " is terminated.");
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Instance>())
    if (is_live(row)) names.emplace_back(world.text(row.name));
  const std::string near = nearest_word(name, names);
  return refuse("There is no machine called \"" + name + "\".",
                near.empty() ? "" : "Did you mean " + near + "?");
}

bool runs(const Instance& instance) {
  return instance.phase == InstancePhase::running || instance.phase == InstancePhase::booting;
}

tl::unexpected<Error> wrong_phase(const std::string& name, const Instance& instance) {
  return refuse("Machine " + name + " is " + std::string(enum_name(instance.phase)) + ".");
}

std::string group_text(const World& world, const Instance& instance) {
  return std::string(world.text(world[instance.group].name));
}

/// What its group does once the machine no longer runs.
std::string say_replacement(const World& world, const Instance& instance) {
  const MachineGroup& group = world[instance.group];
  const std::string name = group_text(world, instance);
  if (group.launch_suspended) return " " + name + " launches no other: Launch is suspended.";
  return " " + name + " launches another in its place.";
}

/// EC2 takes the request, and nothing comes of it while the zone is dark.
std::string say_dark(const World& world, const Instance& instance) {
  if (world[instance.zone].up) return "";
  return " Zone " + std::string(world.text(world[instance.zone].name)) +
         " is dark: it happens when the zone is back.";
}

Forecast forecast_of(std::string summary, const std::string& name) {
  Forecast forecast;
  forecast.summary = std::move(summary);
  forecast.touches.push_back(name);
  forecast.destructive = true;
  return forecast;
}

}  // namespace

Result<Forecast> check(const World& world, const RebootMachine& command) {
  const Result<Id<Instance>> id = machine_called(world, command.instance);
  if (!id) return tl::unexpected(id.error());
  if (!runs(world[*id])) return wrong_phase(command.instance, world[*id]);
  if (!world[world[*id].zone].up)
    return refuse("Machine " + command.instance + " stands in a dark zone and cannot be reached.");
  return forecast_of("Machine " + command.instance + " boots again, and all that runs on it.",
                     command.instance);
}

void apply(Context& context, const RebootMachine& command) {
  reboot(context, context.world().find<Instance>(command.instance));
}

Result<Forecast> check(const World& world, const StopMachine& command) {
  const Result<Id<Instance>> id = machine_called(world, command.instance);
  if (!id) return tl::unexpected(id.error());
  const Instance& instance = world[*id];
  if (!runs(instance)) return wrong_phase(command.instance, instance);
  if (world[instance.group].spot)
    return refuse("Machine " + command.instance + " is a one-time spot machine, which cannot stop.",
                  "Terminate it instead.");
  const bool kept = world[instance.group].replace_suspended;
  return forecast_of("Machine " + command.instance + " stops." +
                         (kept ? " It keeps its root volume and may be started again."
                               : " " + group_text(world, instance) +
                                     " then terminates it and launches another: suspend its "
                                     "process replace-unhealthy first if it should stay.") +
                         say_dark(world, instance),
                     command.instance);
}

void apply(Context& context, const StopMachine& command) {
  stop(context, context.world().find<Instance>(command.instance));
}

Result<Forecast> check(const World& world, const StartMachine& command) {
  const Result<Id<Instance>> id = machine_called(world, command.instance);
  if (!id) return tl::unexpected(id.error());
  const Instance& instance = world[*id];
  if (instance.phase != InstancePhase::stopped) return wrong_phase(command.instance, instance);
  const LaunchRefusal why = refusal(world, instance.group, instance.zone);
  if (why != LaunchRefusal::none)
    return refuse("Machine " + command.instance + " cannot start: " + std::string(say(why)) + ".");
  Forecast forecast = forecast_of("Machine " + command.instance + " starts.", command.instance);
  forecast.destructive = false;
  return forecast;
}

void apply(Context& context, const StartMachine& command) {
  start(context, context.world().find<Instance>(command.instance));
}

Result<Forecast> check(const World& world, const TerminateMachine& command) {
  const Result<Id<Instance>> id = machine_called(world, command.instance);
  if (!id) return tl::unexpected(id.error());
  return forecast_of("Machine " + command.instance + " ends for good, with its root volume." +
                         say_replacement(world, world[*id]) + say_dark(world, world[*id]),
                     command.instance);
}

void apply(Context& context, const TerminateMachine& command) {
  const Id<Instance> id = context.world().find<Instance>(command.instance);
  const Id<MachineGroup> group = context[id].group;
  context.edit(id).leaving = LeaveReason::terminated_by_somebody;
  end_machine(context, id);
  fill(context, group);
}

void install_commands(Rulebook& rulebook) {
  rulebook.fact<GroupLimitsChanged>();
  rulebook.fact<ProcessSuspended>();
  rulebook.fact<ProcessResumed>();
  rulebook.command<SetGroup>(Role::trainee);
  rulebook.command<SuspendProcess>(Role::trainee);
  rulebook.command<ResumeProcess>(Role::trainee);
  rulebook.command<RebootMachine>(Role::trainee);
  rulebook.command<StopMachine>(Role::trainee);
  rulebook.command<StartMachine>(Role::trainee);
  rulebook.command<TerminateMachine>(Role::trainee);
}

}  // namespace drydock::compute
