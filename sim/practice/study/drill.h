// Drills: a scenario in which something breaks at a random time, people who follow a run book, and
// what it came to, over many replications.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/base/money.h"
#include "sim/practice/scenario/spec.h"
#include "sim/practice/study/run_book.h"
#include "sim/practice/study/spread.h"

namespace drydock::study {

/// One step in one replication, since the fault; `done` is -1 where it did not come that far.
struct StepTimes {
  double begun_s = -1;  ///< The step before was done.
  double given_s = -1;  ///< Its command was taken, or its people were ready.
  double done_s = -1;
};

/// In so many replications, the first ones, the run book is also followed without human delays.
inline constexpr std::size_t replications_with_best = 20;

/// One replication.
struct Outcome {
  std::uint64_t seed = 0;
  Time fault;
  bool recovered = false;  ///< The goal was met before people gave up.
  double rto_s = 0;        ///< From the fault until the goal was met for good.
  /// The same with the same commands, had people taken no time; -1: not looked at, or it did not
  /// come back so.
  double best_rto_s = -1;
  double rpo_s = 0;  ///< From the newest write that came back to the newest that was lost.
  double lost_writes = 0;
  double failed = 0;  ///< Requests of users from the fault on.
  Money spent;        ///< On the bill from the fault to the end.
  double span_s = 0;  ///< From the fault to the end of the replication.
  std::vector<StepTimes> steps;
  std::string refused;  ///< Why the command of the last step was refused; empty if it was not.
};

/// A drill and its outcomes, by the seeds `first_seed`, `first_seed` + 1, ...
struct Drill {
  RunBook book;
  std::uint64_t first_seed = 0;
  std::vector<Outcome> outcomes;
};

/// What the run book names and the scenario does not have.
codec::Diagnostics check_drill(const scenario::Scenario& scenario, const RunBook& book,
                               const Rulebook& rulebook, const std::string& file);

/// Plays one replication. The scenario's own events are left out: the fault and the run book take
/// their place. The time of the fault and how long people take are of named streams of the seed, so
/// that a step more leaves all others' luck alone. `with_best` plays the run book once more on a
/// fork from the fault, without the time that people take. The scenario has passed check_drill().
Outcome play_drill(const scenario::Scenario& scenario, const RunBook& book,
                   const std::shared_ptr<const Rulebook>& rulebook, Seed seed,
                   bool with_best = false);

/// Plays `replications` on `threads` threads; equal for any number of threads.
Drill conduct(const scenario::Scenario& scenario, const RunBook& book,
              const std::shared_ptr<const Rulebook>& rulebook, std::uint64_t first_seed,
              std::size_t replications, int threads);

/// A sample over the replications that came back.
Spread spread_of(const Drill& drill, double (*figure)(const Outcome&));

}  // namespace drydock::study
