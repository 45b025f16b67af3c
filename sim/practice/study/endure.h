// What a design comes to over thousands of years of chance: availability, outages, credits.
//
// Between two things that happen the world stands still: traffic, the bill, samples, horizontal
// autoscalers, jobs and backups sleep (scenario::build_asleep()). Failures, repairs, health checks,
// replacements, evictions, the scheduler and the cluster-autoscaler are those of every run. Whether
// users are served is read from the world whenever something has happened: who in the way of each
// request answers, and which part of the pods that are called does not. Left out: what comes of
// load, such as too little room on the pods that are left, retries, and people.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/scenario/spec.h"
#include "sim/practice/study/credits.h"
#include "sim/practice/study/spread.h"

namespace drydock::study {

/// Years of one world at most; a longer time is played as many worlds of one length.
inline constexpr double years_of_a_life = 10;
/// An outage goes on after a pause that is shorter.
inline constexpr Duration same_outage = minutes(1);

/// How often at least so many members of an ensemble worked.
struct ShareUp {
  std::string ensemble;  ///< "zones"
  std::int32_t least = 0, members = 0;
  double share = 0;
  std::optional<double> closed_form;
};

/// One world.
struct Life {
  std::uint64_t seed = 0;
  double years = 0;
  double lost_s = 0;                   ///< Users' requests that failed, as seconds in which all do.
  double outages_s = 0;                ///< In which more of them failed than the objective allows.
  std::vector<double> outages;         ///< How long each of these was, in seconds.
  std::vector<std::int64_t> failures;  ///< By Hazard.
  std::vector<ShareUp> shares;
  std::vector<Money> credits;  ///< By service level.
  std::uint64_t events = 0;
};

/// A design and its lives, by the seeds `first_seed`, `first_seed` + 1, ...
struct Endurance {
  double years = 0;
  std::uint64_t first_seed = 0;
  std::vector<ServiceLevel> levels;
  std::vector<Life> lives;
};

/// Share of the users' requests that would fail now, if the world of the scenario got any.
double failing_share(const World& world);

/// Plays one world. The scenario has passed scenario::check_build() and says what fails.
Life live(const scenario::Scenario& scenario, const std::vector<ServiceLevel>& levels,
          const std::shared_ptr<const Rulebook>& rulebook, Seed seed, double years);

/// Plays `years` on `threads` threads; equal for any number of threads. Where the scenario does not
/// say what fails, everything does. An error when it says that nothing does, or figures are
/// missing.
Result<Endurance> endure(const scenario::Scenario& scenario,
                         const std::shared_ptr<const Rulebook>& rulebook, std::uint64_t first_seed,
                         double years, int threads);

/// The mean over the lives of a figure a year, with its interval.
Estimate per_year(const Endurance& endurance, double (*figure)(const Life&));

}  // namespace drydock::study
