// Plays scripts headless: the model answer, known mistakes, or nobody at all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/practice/lesson/effort.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/plan.h"
#include "sim/practice/run/run.h"

namespace drydock::lesson {

/// Keeps no snapshots: for runs that only go forward.
inline constexpr run::SnapshotSettings forward_only{2, std::uint64_t{1} << 60};

/// What playing a script came to.
struct Playing {
  std::vector<std::string> refused;  ///< One line each.
  Effort effort;                     ///< What the script said; submitted when it did so.
  GraderState state;                 ///< At the submission, or at the lesson's end.
};

/// Plays `script` (by its number in the plan; none: nobody acts) until it submits, or to the
/// lesson's end.
Playing play(run::Run& run, const Plan& plan, std::optional<std::size_t> script);

/// The grade of a run that a Stage opened; a Defect when it has no grader.
const GraderState& grade(const run::Run& run);

}  // namespace drydock::lesson
