// What users ask for more or less often: the shares of operations, and a command that moves one.
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr double times_least = 0.001, times_most = 1000;

/// Of users, not of messages.
Id<Operation> users_operation(const World& world, const std::string& name) {
  const Id<Operation> id = world.find<Operation>(name);
  return id && !world[id].backlog ? id : Id<Operation>{};
}

tl::unexpected<Error> no_such(const World& world, const std::string& found) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Operation>())
    if (!row.backlog) names.emplace_back(world.text(row.name));
  const std::string near = nearest_word(found, std::span<const std::string>(names));
  return fail(impossible_code, "users do nothing that is called " + found, "operation",
              near.empty() ? std::string() : "try " + near);
}

/// All requests of users grow by this when one operation is asked for so many times as often.
double growth_of_all(const Operation& row, double times) { return 1 + row.share * (times - 1); }

}  // namespace

Result<Forecast> check(const World& world, const ScaleOperation& command) {
  const Id<Operation> id = users_operation(world, command.operation);
  if (!id) return no_such(world, command.operation);
  if (!(command.times >= times_least && command.times <= times_most))
    return fail(impossible_code,
                "an operation can be asked for from 0.001 to 1 000 times as often, not " +
                    say_number(command.times),
                "times", "try 2 for twice as often");
  return Forecast{
      command.operation + " goes from " + say_percent(world[id].share) + " to " +
          say_percent(world[id].share * command.times / growth_of_all(world[id], command.times)) +
          " of the users' requests",
      {"users"},
      false};
}

void apply(Context& context, const ScaleOperation& command) {
  const Id<Operation> id = users_operation(context, command.operation);
  const double all = growth_of_all(context[id], command.times);
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    const Id<Operation> other{i};
    if (context[other].backlog) continue;
    const double share = context[other].share * (other == id ? command.times : 1) / all;
    context.edit(other).share = share;
  }
  context.edit_only<Traffic>().scale *= all;
  context.announce(OperationScaled{id, command.times});
}

void install_mix(Rulebook& rulebook) {
  rulebook.fact<OperationScaled>();
  rulebook.command<ScaleOperation>(Role::trainee);
}

}  // namespace drydock::workload
