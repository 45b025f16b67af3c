// Contrasts for the debrief: what each action changed - a run without it - and the model answer
// beside it.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/lesson/start.h"
#include "sim/practice/run/journal.h"

namespace drydock::lesson {

/// A check that came out otherwise.
struct Difference {
  std::string check;
  CheckState with = CheckState::open, without = CheckState::open;
};

/// One action, and what would have been without it. No difference: it changed nothing that counts.
struct ActionEffect {
  Time at;
  std::string action;  ///< In words: "set apps-a to max 4".
  std::vector<Difference> differences;
  double dollars = 0;  ///< That it added to the bill by then; negative: it saved them.
};

/// Plays the run again without each of the actions in turn, the first twenty; up to `end`. For a
/// worker thread.
std::vector<ActionEffect> what_each_changed(Stage& stage,
                                            const std::vector<run::JournalEntry>& journal,
                                            Time end);

/// What the model answer did, and what its checks came to.
struct ModelAnswer {
  std::vector<std::pair<Time, std::string>> actions;
  std::vector<CheckState> checks;
  double dollars = 0;  ///< The whole bill at the lesson's end.
};
ModelAnswer model_answer(Stage& stage);

}  // namespace drydock::lesson
