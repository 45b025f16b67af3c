// The engine: moves a world through time by the rules of a rulebook.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"

namespace drydock {
inline namespace kernel {

/// Runs worlds. It has no state of its own beside the rulebook, so any number may work at once.
class Engine {
 public:
  explicit Engine(const Rulebook& rulebook) : rulebook_(&rulebook) {}

  /// Handles every event due no later than `until`, then sets the clock to `until`.
  void advance(World& world, Time until) const;
  /// Handles all events of the next instant that has one, but no later than `until`; false when
  /// there is none.
  bool step(World& world, Time until) const;
  /// Handles at most `events` events, all due no later than `until`; false when none is left to
  /// handle.
  bool advance_some(World& world, Time until, std::uint64_t events) const;

  /// Does `work(context)` now, because of the first record, and lets the listeners react.
  template <class Work>
  void apply(World& world, CauseId cause, Work&& work) const {
    world.first_news_ = {};
    Context context(world, *rulebook_, cause);
    work(context);
    tell(world);
  }
  /// Writes the command into the chronicle and applies it. The caller has checked it.
  void give(World& world, const AnyCommand& command, Actor actor) const;

 private:
  void handle_next(World& world) const;
  /// Calls the listeners of all facts since the present event began, those announced meanwhile
  /// included.
  void tell(World& world) const;

  const Rulebook* rulebook_;
};

}  // namespace kernel
}  // namespace drydock
