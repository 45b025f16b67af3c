// The state file is lost; who builds by code has to ask here.
#include "sim/platform/failure/code_state.h"

#include "sim/platform/failure/faults.h"

namespace drydock::failure {

bool code_state_is_lost(const World& world) {
  return !world.table<CodeState>().empty() && world.only<CodeState>().lost;
}

Time code_state_changed(const World& world) {
  return world.table<CodeState>().empty() ? Time{} : world.only<CodeState>().changed;
}

std::string_view SetCodeState::words() const {
  return on ? "bring the state file of the code back" : style.text;
}

Result<Forecast> check(const World& world, const SetCodeState& command) {
  if (code_state_is_lost(world) != command.on)
    return refuse(command.on ? "The state file of the code is there."
                             : "The state file of the code is lost already.");
  if (command.on) return Forecast{"The code knows again what exists.", {}, false};
  return Forecast{
      "The code no longer knows what exists: each resource is imported before code may change it.",
      {},
      true};
}

void apply(Context& context, const SetCodeState& command) {
  if (context.table<CodeState>().empty()) context.add(CodeState{});
  context.edit_only<CodeState>() = {!command.on, context.now()};
  if (command.on)
    context.announce(CodeStateBack{});
  else
    context.announce(CodeStateLost{});
}

void install_code_state(Rulebook& rulebook) {
  rulebook.table<CodeState>();
  rulebook.fact<CodeStateLost>();
  rulebook.fact<CodeStateBack>();
  rulebook.command<SetCodeState>(Role::instructor);
}

}  // namespace drydock::failure
