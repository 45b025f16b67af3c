// The state file of the code: what Terraform knows of what exists.
#pragma once

#include <string_view>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// Whether the code knows what exists; one row, once its state was lost.
struct CodeState {
  bool lost = false;
  Time changed;
  DRYDOCK_FIELDS(CodeState, lost, changed)
};

bool code_state_is_lost(const World& world);
/// When it was last lost or came back; zero: never.
Time code_state_changed(const World& world);

/// The state file is gone, and so are its versions. What exists runs on; but before code may change
/// it, each resource is imported, or else code makes a second one of it. What does not exist yet is
/// made as ever. `on` brings an older version back. Source: Terraform documentation, "Purpose of
/// Terraform State" and "Import".
struct SetCodeState {
  static constexpr CommandStyle style{"failure.code_state", "lose the state file of the code"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetCodeState, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetCodeState& command);
void apply(Context& context, const SetCodeState& command);

struct CodeStateLost {
  static constexpr FactStyle style{"failure.code_state_lost", "the state file of the code is lost",
                                   Tone::strained, Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(CodeStateLost, unused)
};

struct CodeStateBack {
  static constexpr FactStyle style{"failure.code_state_back",
                                   "the state file of the code is there again", Tone::recovered,
                                   Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(CodeStateBack, unused)
};

}  // namespace drydock::failure
