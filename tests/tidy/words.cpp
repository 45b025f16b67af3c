// Words that break the promise of a repeatable run, and words that the house does not use.
#include <array>
#include <cctype>
#include <set>
#include <string>

#include "tests/tidy/rules.h"

namespace drydock::tidy {
namespace {

using Set = std::set<std::string, std::less<>>;

bool below_session(std::string_view path) {
  return path.starts_with("sim/") && !path.starts_with("sim/surface/") &&
         !path.starts_with("sim/practice/session/");
}

// The elementary functions that differ in the last bit between processors and libraries.
bool is_libm(std::string_view word) {
  static const Set names = {"log",  "exp",   "pow",   "sin",   "cos",  "tan",  "log2",   "log10",
                            "exp2", "log1p", "expm1", "sinh",  "cosh", "tanh", "asin",   "acos",
                            "atan", "atan2", "cbrt",  "hypot", "erf",  "erfc", "tgamma", "lgamma"};
  return names.contains(word);
}

bool is_clock_or_chance(std::string_view word) {
  static const Set names = {"steady_clock",  "system_clock", "high_resolution_clock",
                            "clock_gettime", "gettimeofday", "random_device",
                            "mt19937",       "mt19937_64",   "default_random_engine"};
  return names.contains(word) || (word.ends_with("_distribution") && word != "_distribution");
}

std::string why_unrepeatable(const Word& word) {
  const bool of_library = word.before.empty() || word.before == "std::" || word.before == "::";
  if (!of_library) return "";
  const bool called = word.after == '(';
  if (is_clock_or_chance(word.text) && (word.before == "std::" || word.before == "chrono::")) {
    return "no wall clock and no chance of the library below session";
  }
  if (called && (word.text == "rand" || word.text == "srand")) return "chance comes from streams";
  if (called && is_libm(word.text)) return "use base/math: the C library's bits differ";
  if (word.before == "std::" && word.text.starts_with("unordered_")) return "no hash order";
  return "";
}

// These are spelled in halves so that no search for them stops here.
const std::array<std::string, 4>& notes() {
  static const std::array<std::string, 4> list = {
      std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X",
      std::string("HA") + "CK"};
  return list;
}

// True if `note` is a word of the line, not a part of one such as the pattern of a temporary file.
bool stands_alone(const std::string& line, const std::string& note) {
  const std::size_t at = line.find(note);
  if (at == std::string::npos) return false;
  const std::size_t end = at + note.size();
  return (at == 0 || !std::isalnum(static_cast<unsigned char>(line[at - 1]))) &&
         (end == line.size() || !std::isalnum(static_cast<unsigned char>(line[end])));
}

bool is_vague_name(std::string_view word) {
  if (word.starts_with("Q")) return false;  // Qt's own, such as QNetworkAccessManager.
  for (const std::string_view end : {"Manager", "Helper", "Helpers", "Util", "Utils", "_helper",
                                     "_helpers", "_util", "_utils"}) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

}  // namespace

std::vector<Violation> unrepeatable(const Source& source) {
  std::vector<Violation> found;
  if (!below_session(source.path)) return found;
  for (const Include& include : includes(source)) {
    if (include.target != "random") continue;
    found.push_back({source.path, include.line, "chance comes from streams, not from <random>"});
  }
  if (source.path.starts_with("sim/engine/base/math")) return found;  // Its own functions.
  for (const Word& word : words(source)) {
    const bool clock = is_clock_or_chance(word.text) && word.before == "chrono::";
    const std::string why = clock ? "no wall clock below session" : why_unrepeatable(word);
    if (!why.empty())
      found.push_back({source.path, word.line, word.before + word.text + ": " + why});
  }
  return found;
}

std::vector<Violation> unwelcome_words(const Source& source) {
  std::vector<Violation> found;
  for (const Word& word : words(source)) {
    if (!is_vague_name(word.text)) continue;
    found.push_back({source.path, word.line, word.text + ": name what it does"});
  }
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    for (const std::string& note : notes()) {
      if (!stands_alone(source.lines[i], note)) continue;
      found.push_back({source.path, static_cast<int>(i) + 1, note + ": finish it or leave it out"});
    }
  }
  const std::string file = source.path.substr(source.path.rfind('/') + 1);
  for (const std::string_view name : {"manager", "helper", "util"}) {
    if (file.find(std::string(name) + ".") == std::string::npos &&
        file.find(std::string(name) + "s.") == std::string::npos) {
      continue;
    }
    found.push_back({source.path, 1, "name the file after what it does"});
  }
  return found;
}

}  // namespace drydock::tidy
