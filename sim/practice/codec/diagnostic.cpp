// How a diagnostic reads, and how the nearest right word is found.
#include "sim/practice/codec/diagnostic.h"

#include <algorithm>

namespace drydock::codec {

namespace {

/// Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one place).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

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
  std::string best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : words) {
    if (candidate.size() > 64) continue;
    const std::size_t d = distance(word, candidate);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
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
