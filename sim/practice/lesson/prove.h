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

/// One script on one seed.
struct Trial {
  std::string script;  ///< "nothing", "solution", "wrong-wait"
  std::uint64_t seed = 0;
  bool passed = false;              ///< All gates.
  std::vector<std::string> failed;  ///< Checks that failed.
  std::vector<std::string> said;    ///< Feedback that fired.
  std::vector<std::string> faults;  ///< What is not as the lesson declares; empty when all is well.
};

/// What the proof of one lesson came to.
struct Proof {
  std::string lesson;
  std::vector<std::uint64_t> seeds;
  std::vector<std::string> scripts;  ///< In the order of the trials of a seed.
  std::vector<Trial> trials;         ///< By seed, then by script.
  /// By step with a question: what was true, and on how many seeds.
  std::map<std::string, std::map<std::string, int>> truths;
  std::vector<std::string> faults;   ///< Of the lesson as a whole.
  std::vector<std::string> remarks;  ///< Worth knowing; no faults.

  bool holds() const;
  const Trial& trial(std::size_t seed, std::size_t script) const {
    return trials[seed * scripts.size() + script];
  }
};

struct ProofSettings {
  int seeds = 25;
  int threads = 2;
  /// Called with how many seeds are done, from any thread but never at the same time.
  std::function<void(int done)> progress;
};

/// Plays everything; the result is the same for any number of threads. An error is a lesson that
/// cannot be set up.
Result<Proof> prove(const std::shared_ptr<const Lesson>& lesson,
                    const scenario::SearchPaths& search,
                    const std::shared_ptr<const Rulebook>& rulebook, const ProofSettings& settings);

}  // namespace drydock::lesson
