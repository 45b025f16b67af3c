// The state file is lost; who builds by code has to ask here.
#include "sim/platform/failure/code_state.h"

#include "sim/platform/failure/faults.h"

namespace drydock::failure {

namespace {

/// Ends the fault only if the file has not come back, or was lost anew, since `begun`.
struct CodeStateFaultEnds {
  Time begun;
  DRYDOCK_FIELDS(CodeStateFaultEnds, begun)
};

void set_code_state(Context& context, bool lost) {
  if (context.table<CodeState>().empty()) context.add(CodeState{});
  context.edit_only<CodeState>() = {lost, context.now()};
  if (lost)
    context.announce(CodeStateLost{});
  else
    context.announce(CodeStateBack{});
}

void on_code_state_fault_ends(Context& context, const CodeStateFaultEnds& due) {
  if (code_state_changed(context) == due.begun) set_code_state(context, false);
}

}  // namespace

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
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (code_state_is_lost(world) != command.on)
    return refuse(command.on ? "The state file of the code is there."
                             : "The state file of the code is lost already.");
  if (command.on) return Forecast{"The code knows again what exists.", {}, false};
  return Forecast{"The code no longer knows what exists" + for_how_long(command.duration) +
                      ": each resource is imported before code may change it.",
                  {},
                  true};
}

void apply(Context& context, const SetCodeState& command) {
  set_code_state(context, !command.on);
  if (!command.on && command.duration > Duration::zero())
    context.schedule(command.duration, CodeStateFaultEnds{context.now()});
}

void install_code_state(Rulebook& rulebook) {
  rulebook.table<CodeState>();
  rulebook.fact<CodeStateLost>();
  rulebook.fact<CodeStateBack>();
  rulebook.on<on_code_state_fault_ends>();
  rulebook.command<SetCodeState>(Role::instructor);
}

}  // namespace drydock::failure
