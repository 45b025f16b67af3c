// Proof that a lesson teaches what it says: nobody fails, the model answer passes, mistakes fail
// for their reason - on many seeds.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/lesson/lesson.h"
#include "sim/practice/scenario/document.h"

namespace drydock::lesson {

/// The ten proofs.
DRYDOCK_ENUM(Proving, nothing, solution, wrong, generated, mutation, truth, taught, text,
             determinism, whole)

/// Something that is not as it should be.
struct Fault {
  Proving proof = Proving::whole;
  std::string script;      ///< Empty: of the lesson as a whole.
  std::uint64_t seed = 0;  ///< 0: of no single seed.
  std::string what;
};

/// One script on one seed.
struct Trial {
  std::string script;  ///< "nothing", "solution", "wrong-wait", "solution-without-1"
  std::uint64_t seed = 0;
  bool applies = true;              ///< It is a mistake on this seed.
  bool passed = false;              ///< All gates.
  int points = 0;                   ///< With all predictions right.
  std::vector<std::string> failed;  ///< Checks that failed.
  std::vector<std::string> failed_gates;
  std::vector<std::string> said;    ///< Feedback that fired.
  std::vector<std::string> truths;  ///< By step: of questions about its own run, when answered.
  std::vector<std::string> faults;  ///< What is not as the lesson declares; empty when all is well.
};

/// What the proof of one lesson came to.
struct Proof {
  std::string lesson;
  std::vector<std::uint64_t> seeds;
  std::vector<std::string> scripts;  ///< Those of the author, in the order of the trials of a seed.
  std::vector<Trial> trials;         ///< By seed, then by script.
  std::vector<Trial> generated;      ///< On the authored seed.
  /// By step with a question: what was true, and on how many seeds.
  std::map<std::string, std::map<std::string, int>> truths;
  std::vector<Fault> faults;         ///< All of them, those of trials included.
  std::vector<std::string> remarks;  ///< Worth knowing; no faults.

  bool holds() const { return faults.empty(); }
  const Trial& trial(std::size_t seed, std::size_t script) const {
    return trials[seed * scripts.size() + script];
  }
};

struct ProofSettings {
  int seeds = 25;
  int threads = 2;
  /// Called with how many parts of the work are done of how many, from any thread but never at the
  /// same time.
  std::function<void(int done, int of)> progress;
};

/// Plays everything; the result is the same for any number of threads. An error is a lesson that
/// cannot be set up.
Result<Proof> prove(const std::shared_ptr<const Lesson>& lesson,
                    const scenario::SearchPaths& search,
                    const std::shared_ptr<const Rulebook>& rulebook, const ProofSettings& settings);

}  // namespace drydock::lesson
