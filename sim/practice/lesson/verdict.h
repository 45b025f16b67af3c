// The verdict: what checks, answers and hints come to together - passed or not, and how many
// points.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/lesson/effort.h"

namespace drydock::lesson {

/// Points of one part of the score.
struct PartPoints {
  ScorePart part = ScorePart::outcome;
  int got = 0, of = 0;
};

struct Verdict {
  bool passed = false;             ///< Every gate.
  std::vector<CheckState> checks;  ///< By Plan::checks, answers and diagnoses counted in.
  std::vector<PartPoints> parts;
  int points = 0;           ///< Of 100, less what hints cost.
  bool may_master = false;  ///< Passed with 80 points or more, and no hint of level 3.
};

/// `proof`: what proof runs came to, by check; empty while none were played: then their checks are
/// open, and count as passed in points only once they are.
Verdict weigh(const Plan& plan, const GraderState& state, const Effort& effort,
              const std::vector<CheckState>& proof = {});

/// An effort in which nothing was said.
Effort no_effort(const Lesson& lesson);

/// Whether every gate that the grader alone can judge passed, those of proof runs left out.
bool passed(const Plan& plan, const GraderState& state);

}  // namespace drydock::lesson
