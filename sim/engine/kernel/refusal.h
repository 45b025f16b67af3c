// Refusals: which of them hold for good, and how one is written into the chronicle.
#pragma once

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/command.h"

namespace drydock {
inline namespace kernel {

/// Code of a refusal that holds whatever the world does meanwhile: a billion replicas, a word that
/// nothing is called. All other refusals hold for now.
inline constexpr char impossible_code[] = "impossible";

/// The refusal as one that holds for good.
inline tl::unexpected<Error> impossible(tl::unexpected<Error> refusal) {
  refusal.value().code = impossible_code;
  return refusal;
}

/// A command of the scenario or of a lesson could not be given when its time came. The reason has
/// no full stop.
struct CommandRefused {
  static constexpr FactStyle style{"kernel.command_refused",
                                   "{actor} could not {command}: {reason}", Tone::strained,
                                   Weight::normal};
  Name command;
  Name reason;
  Actor actor = Actor::scenario;
  DRYDOCK_FIELDS(CommandRefused, command, reason, actor)
};

}  // namespace kernel
}  // namespace drydock
