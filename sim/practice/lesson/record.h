// Results of attempts as files: what was done and said, so that it can be played again and
// verified; and journals as scripts.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/lesson/effort.h"
#include "sim/practice/lesson/start.h"
#include "sim/practice/lesson/verdict.h"
#include "sim/practice/run/journal.h"
#include "sim/practice/store/progress.h"

namespace drydock::lesson {

/// What an attempt came to, and all that is needed to see that it did.
struct Outcome {
  std::string lesson;
  int version = 1;
  std::uint64_t seed = 1;
  std::string started;                     ///< Wall time, ISO; as the attempt was kept.
  std::vector<run::JournalEntry> entries;  ///< What people did.
  Effort effort;
  Time end;  ///< Where the run stood when it was judged.
  bool passed = false;
  int points = 0;
};

codec::Value to_value(const Outcome& record, const Lesson& lesson);
/// Reads a record of this lesson; what is wrong goes to `out`.
std::optional<Outcome> read_outcome(const codec::Value& value, const std::string& file,
                                    const Lesson& lesson, const Rulebook& rulebook,
                                    codec::Diagnostics& out);
/// What people did up to `now`, as an attempt keeps it.
std::string journal_text(const std::vector<run::JournalEntry>& entries, Time now);
/// The result of an attempt that was kept; nothing when its journal cannot be read.
std::optional<Outcome> outcome_of(const store::Attempt& attempt, const Lesson& lesson,
                                  const Rulebook& rulebook);
/// The id of the lesson that a record is of; empty when it is none.
std::string lesson_of(const codec::Value& value);

/// What playing a record again came to.
struct Verification {
  Verdict verdict;
  std::vector<std::string> differences;  ///< From what the record says; empty: it is true.
  bool holds() const { return differences.empty(); }
};
/// Plays a record again. Answers are judged anew; only what was said is taken from the file.
Result<Verification> verify(const Outcome& record, std::shared_ptr<const Lesson> lesson,
                            const scenario::SearchPaths& search,
                            std::shared_ptr<const Rulebook> rulebook);

/// A script of what people did and said: [{"at": "T0+3m", "verb": ..., "with": {...}}, ...].
codec::Value script_of(const Outcome& record, const Plan& plan);

}  // namespace drydock::lesson
