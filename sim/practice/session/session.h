// A session: a run on its own thread, with a mailbox for controls and a slot for the latest frame.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "sim/practice/session/frame.h"

namespace drydock::session {

/// Plays on; past the scenario's end when it stands there.
struct Play {
  Speed speed;
};
struct Pause {};
/// Moves to the end of the next instant that announces a fact, then stands.
struct Step {};
/// Plays as fast as possible to a moment, then stands; earlier moments do nothing.
struct Until {
  Time time;
};
/// Gives a command; its Answer carries the token.
struct Submit {
  AnyCommand command;
  Actor actor = Actor::trainee;
  std::uint64_t token = 0;
  bool hidden = false;  ///< Whoever is trained is not to know of it.
};
/// Puts a command ahead, see run::Run::put_ahead(); an Answer with the token says why not.
struct PutAhead {
  run::JournalEntry entry;
  std::uint64_t token = 0;
};
/// Takes back what lies ahead.
struct TakeBack {
  std::uint32_t number = 0;
  std::uint64_t token = 0;
};
/// Goes back to a moment, on a new branch, and stands.
struct Rewind {
  Time time;
};
/// Takes back the last command of a person, on a new branch, and stands.
struct Undo {
  std::uint64_t token = 0;
};
/// Opens a new branch from now.
struct Fork {};
/// Visits another branch and stands.
struct SwitchBranch {
  run::BranchId branch;
};
/// Does something with the run on its thread, between two instants; `work` must not keep the
/// reference.
struct Visit {
  std::function<void(run::Run&)> work;
};
struct Stop {};

using Control = std::variant<Play, Pause, Step, Until, Submit, PutAhead, TakeBack, Rewind, Undo,
                             Fork, SwitchBranch, Visit, Stop>;

struct SessionOptions {
  Time end = Time::max();  ///< Of the scenario: playing stops there once.
  /// Called on the session's thread when latest() has become newer; must return at once and not
  /// throw.
  std::function<void()> on_frame;
};

/// Owns a run and its thread. The only place with a wall clock.
///
/// All methods may be called from any thread; none waits for the run. Controls are obeyed in their
/// order, within 20 ms or one instant, whichever is longer.
class Session {
 public:
  Session(run::Run run, SessionOptions options = {});
  /// Stops the thread and waits for it.
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void post(Control control);
  /// The newest frame; never null.
  std::shared_ptr<const Frame> latest() const;
  const Rulebook& rulebook() const;
  /// Whether `command` may be given in the world of `frame`; needs no hop to the thread.
  Result<Forecast> check(const Frame& frame, const AnyCommand& command,
                         Actor actor = Actor::instructor) const;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace drydock::session
