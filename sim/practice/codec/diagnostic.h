// Diagnostics: one clear message for each mistake in a file - where, what was found, what would be
// right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/result.h"

namespace drydock::codec {

enum class Severity { error, warning };

/// One mistake in a file.
struct Diagnostic {
  std::string code;  ///< Stable code such as "E0112"; `codes` below lists them.
  std::string file;  ///< The file as the user named it.
  std::string path;  ///< JSON path inside the file, such as "workloads.api.replicas"; may be empty.
  std::string found;     ///< What stands there.
  std::string expected;  ///< What should stand there.
  std::string hint;      ///< The nearest right word or a remedy; may be empty.
  Severity severity = Severity::error;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// Codes of the mistakes that any file can hold. Validation adds its own from E0200 on.
namespace codes {
inline constexpr std::string_view unreadable = "E0100";     // the file cannot be opened or read
inline constexpr std::string_view too_large = "E0101";      // more bytes than allowed
inline constexpr std::string_view empty = "E0102";          // nothing in it
inline constexpr std::string_view not_text = "E0103";       // binary, or not UTF-8
inline constexpr std::string_view syntax = "E0104";         // not JSON
inline constexpr std::string_view too_deep = "E0105";       // brackets in brackets in brackets
inline constexpr std::string_view too_many = "E0106";       // more values or entries than allowed
inline constexpr std::string_view duplicate_key = "E0107";  // the same key twice in one object
inline constexpr std::string_view wrong_type = "E0110";     // a list where a text should be
inline constexpr std::string_view missing_key = "E0111";    // a required key is not there
inline constexpr std::string_view unknown_key = "E0112";    // a key that nobody reads
inline constexpr std::string_view wrong_unit = "E0113";     // a quantity that cannot be read
inline constexpr std::string_view out_of_range = "E0114";   // negative, absurdly large
inline constexpr std::string_view unknown_word = "E0115";   // none of the words allowed here
inline constexpr std::string_view wrong_format = "E0116";   // another kind or version of file
inline constexpr std::string_view bad_name = "E0117";  // a name with signs that names may not have
}  // namespace codes

/// `file: path: found X, expected Y (did you mean "Z"?) [E0123]`
std::string to_text(const Diagnostic& diagnostic);
/// One line for each, in the order found.
std::string to_text(const Diagnostics& diagnostics);
/// True when one of them is an error, not a warning.
bool has_errors(const Diagnostics& diagnostics);
/// The first error as an Error, with the number of further ones; for callers that show one line.
Error to_error(const Diagnostics& diagnostics);

/// The word among `words` that is nearest to `word` by letters changed, added, removed or swapped;
/// empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& words);
/// "a, b or c", shortened after `most` words.
std::string one_of(const std::vector<std::string>& words, std::size_t most = 12);

}  // namespace drydock::codec
