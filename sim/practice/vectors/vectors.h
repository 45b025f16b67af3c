// Outside test tables: cases of others, played through the very functions that the simulation
// calls, and compared with what the real components answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/codec/cursor.h"

namespace drydock::vectors {

/// A kind of case. Each has its function in the platform; the family only translates.
struct Family {
  std::string_view name;  ///< As the file calls it: "hpa_replicas".
  std::string_view what;  ///< One line for people.
  /// Reads the `input` of a case (members that are null are left out before) and gives the
  /// platform's answer as an object. Reports through the cursor what it cannot read.
  codec::Value (*answer)(const codec::Cursor& input);
  /// Keys of the answer that hold lists whose order carries no meaning.
  std::vector<std::string_view> sets = {};
};

/// All families, in the order in which people read about them.
const std::vector<Family>& families();

struct Verdict;

/// A kind of file with cases in a shape of its own, named by its "schema".
struct Suite {
  std::string_view schema;  ///< "drydock.pricing-cases/2"
  std::string_view what;    ///< One line for people.
  /// Plays all cases of the document. Reports through the cursor what makes the whole unplayable; a
  /// case that cannot be played alone is one that differs.
  std::vector<Verdict> (*play)(const codec::Cursor& document);
};

/// All suites.
const std::vector<Suite>& suites();

/// What became of one case.
struct Verdict {
  std::string id;
  std::vector<std::string> differences;  ///< "replicas: expected 4, got 5"; none when it passed.
};

/// Plays every case of a document. Nothing when the document is no vector file or a case cannot be
/// read: then `out` says why. Keys that no family reads are warnings.
std::optional<std::vector<Verdict>> play(const codec::Value& document, const std::string& file,
                                         codec::Diagnostics& out);
/// The same with a file.
std::optional<std::vector<Verdict>> play_file(const std::string& path, codec::Diagnostics& out);

/// How an answer differs from what a case expects, one line a key. Only the keys of `expect` count;
/// numbers agree to a millionth, null is the same as nothing.
std::vector<std::string> differences(const codec::Value& expect, const codec::Value& answer,
                                     const std::vector<std::string_view>& sets = {});

}  // namespace drydock::vectors
