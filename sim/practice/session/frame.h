// Frames: immutable looks at a run, made by its session for anybody who reads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/practice/run/run.h"

namespace drydock::session {

/// Simulated seconds a second of wall time; 0 stands for as fast as possible.
struct Speed {
  double factor = 1;
  constexpr bool is_max() const { return !(factor > 0); }
  static constexpr Speed max() { return Speed{0}; }
  friend constexpr bool operator==(Speed, Speed) = default;
};

/// A defect that stopped a run, with all that it takes to see it again.
struct Failure {
  std::string text;
  Seed seed{};
  Time at;
  std::string journal;  ///< As run::dump_journal gives it.
};

/// How a run is going.
struct RunStatus {
  Time time;
  Time start;
  Time end;  ///< Of the scenario; Time::max() when it has none.
  bool playing = false;
  Speed speed;              ///< What was asked for.
  double actual_speed = 0;  ///< Simulated seconds a wall second, lately; 0 when it stands.
  std::uint64_t events = 0;
  bool end_reached = false;
  std::vector<run::BranchInfo> branches;
  std::optional<Failure> failure;  ///< The run stands until it is rewound.
};

/// What came of a control that was posted with a token.
struct Answer {
  std::uint64_t token = 0;
  bool accepted = false;
  Error error;           ///< Why not, when refused.
  run::Receipt receipt;  ///< Of a command that was accepted.
};

/// One immutable look at a run. Readers may skip frames; a new branch says: start over.
struct Frame {
  std::uint64_t number = 0;
  run::BranchId branch;
  std::shared_ptr<const World> world;  ///< Never null.
  RunStatus status;
  std::vector<run::Receipt> receipts;    ///< The present branch's, since its start.
  std::vector<run::Appointment> agenda;  ///< What was put ahead, by time; see run::Run::agenda().
  std::vector<Answer> answers;           ///< The latest ones, oldest first.
  std::vector<std::shared_ptr<const run::Observer>> observers;  ///< Clones as of this moment.
};

}  // namespace drydock::session
