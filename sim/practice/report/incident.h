// Incidents: what went wrong in a run, from its root to the moment at which users are well again,
// as a post-mortem wants it.
//
// An incident begins with the first fact that something is broken, and goes back to what led there:
// the fault, or what failed by chance. It lasts while users or services are in trouble, and is over
// when for a quarter of an hour nothing more breaks. Its figures are those of the samples: requests
// that failed, success, and what the bill rose by over its rate of before.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "sim/practice/report/summary.h"
#include "sim/practice/run/run.h"

namespace drydock::report {

struct Incident {
  CauseId root;   ///< The fact that it began with: "zone b went dark".
  CauseId asked;  ///< The command that led there; none for what came by chance.
  Time began;
  CauseId seen;                 ///< The first fact that users or their services feel it, ...
  std::optional<Time> seen_at;  ///< ... and when; none: nobody felt it.
  std::optional<Time> ended;    ///< When all was well again, or the last thing broke that nobody
                                ///< felt; none while it lasts.
  double least_success = 1;     ///< Of users' requests, in any sample.
  double worst_p95 = 0;         ///< Milliseconds, likewise.
  Duration missed{};            ///< In which success was below its objective.
  double failed = 0;            ///< Requests of users, from `began` to the end.
  double dollars = 0;           ///< On the bill beyond the rate of before; negative: less.
  /// How long it would have lasted with the same commands and no human delay; filled in by
  /// add_best_possible().
  std::optional<Duration> best;
  std::vector<StoryLine> lines;
  /// From the root until it was over, or until now.
  Duration lasted(Time now) const { return ended.value_or(now) - began; }
};

/// Plays the scenario once more for each incident that users felt, that people ended, and that is
/// over.
void add_best_possible(std::vector<Incident>& incidents, const scenario::Scenario& scenario,
                       const std::shared_ptr<const Rulebook>& rulebook, const run::Run& run);

/// The incidents of a run, oldest first, each told in at most `most` lines. Facts that are kept no
/// more are not told.
std::vector<Incident> incidents(const World& world, const Rulebook& rulebook, std::size_t most);

}  // namespace drydock::report
