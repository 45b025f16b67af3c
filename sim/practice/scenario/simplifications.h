// What the model leaves out: one list for the app, the command line and the README.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/scenario/document.h"

namespace drydock::scenario {

/// A text in the languages of the app.
struct Spoken {
  std::string english, polish;

  /// In the language "en" or "pl".
  const std::string& in(std::string_view language) const {
    return language == "pl" ? polish : english;
  }
};

/// What one domain leaves out.
struct Simplifications {
  std::string domain;  ///< "kubernetes", as the folder of sim/platform; "platform" for the whole.
  Spoken title;
  std::vector<Spoken> items;
};

/// The list at `file`; nothing when it cannot be read. Mistakes come in `out`.
std::optional<std::vector<Simplifications>> read_simplifications(const std::string& file,
                                                                 codec::Diagnostics& out);
/// Where the shipped list lies.
std::string simplifications_file(const SearchPaths& search);

/// As text: a heading for each domain, one item a line. Lines begin as in Markdown, so that the
/// README can hold the same.
std::string simplifications_text(const std::vector<Simplifications>& list,
                                 std::string_view language);

}  // namespace drydock::scenario
