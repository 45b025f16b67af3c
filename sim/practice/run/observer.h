// Observers: readers that follow a run from inside, such as a lesson's grader, and rewind with it.
#pragma once

#include <memory>
#include <vector>

#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/world.h"

namespace drydock::run {

/// Follows a run in simulated time only. Called once at the start, then after each instant that
/// announced a fact, and, if it wants, also at a rhythm of its own since the start.
///
/// Snapshots keep clones, so all state of an observer must be copied by clone().
class Observer {
 public:
  virtual ~Observer() = default;

  /// An instant is finished. Reads only.
  virtual void after(const World& world, Time now) = 0;
  virtual std::unique_ptr<Observer> clone() const = 0;

  /// How often after() is also called, in multiples of this since the start, whole seconds; zero:
  /// only after facts. Constant. With several observers the shortest holds for all.
  virtual Duration wants_every() const { return {}; }
  /// Commands that it wants given now (a lesson's cues). They enter the journal with the actor
  /// `lesson`; in a replay the journal has them already, and what is returned here is dropped.
  virtual std::vector<AnyCommand> take_commands() { return {}; }
};

}  // namespace drydock::run
