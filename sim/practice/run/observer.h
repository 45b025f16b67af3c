// Observers: readers that follow a run from inside, such as a lesson's grader, and rewind with it.
#pragma once

#include <memory>
#include <vector>

#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/world.h"

namespace drydock::run {

/// Follows a run in simulated time only. Called once at the start, then after each instant that
/// announced a fact, and, if it wants, at every whole second since the start.
///
/// Snapshots keep clones, so all state of an observer must be copied by clone().
class Observer {
 public:
  virtual ~Observer() = default;

  /// An instant is finished. Reads only.
  virtual void after(const World& world, Time now) = 0;
  virtual std::unique_ptr<Observer> clone() const = 0;

  /// Whether after() is also called at every whole second since the start; constant.
  virtual bool wants_seconds() const { return false; }
  /// Commands that it wants given now (a lesson's cues). They enter the journal with the actor
  /// `lesson`; in a replay the journal has them already, and what is returned here is dropped.
  virtual std::vector<AnyCommand> take_commands() { return {}; }
};

}  // namespace drydock::run
