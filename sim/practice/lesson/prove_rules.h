// What the prover makes of its trials: which of the ten proofs do not hold.
#pragma once

#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/prove.h"

namespace drydock::lesson {

inline constexpr int solution_points = 90;

/// Each writes what is wrong into the trial.
void judge_nothing(const Plan& plan, const GraderState& state, Trial& trial);
void judge_script(const Lesson& lesson, const Script& script, Trial& trial);
void judge_generated(const Script& script, Trial& trial, std::vector<std::string>& remarks);

/// Checks that no trial fails, and gates that decide nothing by themselves.
void weigh_checks(const Lesson& lesson, Proof& proof);
/// Truths that are not known, or always the same.
void weigh_truths(const Lesson& lesson, Proof& proof);
/// Verbs that neither this lesson nor those before it introduce.
void weigh_teaching(const Lesson& lesson, const scenario::SearchPaths& search, Proof& proof);
/// Languages, and whether the prose can be read in the time.
void weigh_texts(const Lesson& lesson, Proof& proof);

}  // namespace drydock::lesson
