// How a diagnostic reads.
#include "sim/practice/codec/diagnostic.h"

#include <algorithm>

#include "sim/engine/base/text.h"

namespace drydock::codec {

std::string to_text(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (!diagnostic.path.empty()) text += (text.empty() ? "" : ": ") + diagnostic.path;
  if (!text.empty()) text += ": ";
  if (diagnostic.severity == Severity::warning) text += "warning: ";
  text += "found " + diagnostic.found + ", expected " + diagnostic.expected;
  if (!diagnostic.hint.empty()) text += " (did you mean \"" + diagnostic.hint + "\"?)";
  return text + " [" + diagnostic.code + "]";
}

std::string to_text(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Error to_error(const Diagnostics& diagnostics) {
  const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::error; };
  const auto first = std::find_if(diagnostics.begin(), diagnostics.end(), is_error);
  if (first == diagnostics.end()) return {"E0000", "no error", {}, {}};
  const auto count = std::count_if(diagnostics.begin(), diagnostics.end(), is_error);
  std::string message = "found " + first->found + ", expected " + first->expected;
  if (count > 1) message += "; " + std::to_string(count - 1) + " more";
  std::string where = first->file;
  if (!first->path.empty()) where += (where.empty() ? "" : ": ") + first->path;
  return {first->code, std::move(message), std::move(where), first->hint};
}

std::string nearest(std::string_view word, const std::vector<std::string>& words) {
  if (word.empty() || word.size() > 64) return {};
  return nearest_word(word, words);
}

std::string one_of(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  const std::size_t shown = std::min(words.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  if (shown < words.size()) text += " or " + std::to_string(words.size() - shown) + " more";
  return text;
}

}  // namespace drydock::codec
