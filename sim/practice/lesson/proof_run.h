// Proof runs: the future of what the trainee left behind, without the trainee, with what the lesson
// held out.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/lesson/effort.h"
#include "sim/practice/lesson/start.h"
#include "sim/practice/run/journal.h"

namespace drydock::lesson {

/// One future.
struct ProofTrial {
  std::uint64_t seed = 0;
  std::vector<std::string> events;   ///< What was held out and came.
  std::vector<std::string> failed;   ///< Checks.
  std::vector<std::string> refused;  ///< Of fresh luck: actions that could not be done there.
};

struct ProofResult {
  std::vector<CheckState> checks;  ///< By Plan::checks; those of the live phase stay waiting.
  std::vector<ProofTrial> trials;
};

/// Plays the proof runs of a lesson. `world` is a fork of the run that can live on (run::Run::
/// fork_world()), `state` what its grader knows, `journal` what people did: with fresh luck it is
/// done again, on a platform of another seed. For a worker thread.
Result<ProofResult> play_proof(Stage& stage, World world, const GraderState& state,
                               const std::vector<run::JournalEntry>& journal);

}  // namespace drydock::lesson
