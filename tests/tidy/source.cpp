// Reads source files and blanks what is not code, so that rules see neither comments nor texts.
#include "tests/tidy/source.h"
#include "tests/support/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace drydock::tidy {
namespace {

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Walks over the text once and copies code, blanks the rest and keeps line breaks.
class Blanker {
 public:
  explicit Blanker(std::string_view text) : text_(text), code_(text.size(), ' ') {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(code_);
  }

 private:
  bool next_is(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  void keep() {
    code_[at_] = text_[at_];
    ++at_;
  }

  void blank_until(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      if (text_[at_] == '\n') code_[at_] = '\n';
    }
  }

  void step() {
    const char c = text_[at_];
    const bool after_word = at_ > 0 && in_word(text_[at_ - 1]);
    if (next_is("//")) {
      blank_until(text_.find('\n', at_));
    } else if (next_is("/*")) {
      const std::size_t end = text_.find("*/", at_ + 2);
      blank_until(end == std::string_view::npos ? end : end + 2);
    } else if (next_is("R\"") && !after_word) {
      raw_string();
    } else if (c == '"' && !on_include_line()) {
      literal('"');
    } else if (c == '\'' && !after_word) {  // After a digit it only separates thousands.
      literal('\'');
    } else {
      keep();
    }
  }

  bool on_include_line() const {
    const std::size_t start = text_.rfind('\n', at_) + 1;  // Wraps to 0 on the first line.
    return text_.substr(start, 8) == "#include";
  }

  void literal(char quote) {
    keep();
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      at_ += text_[at_] == '\\' ? 2 : 1;
    }
    if (at_ < text_.size()) keep();
  }

  void raw_string() {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return blank_until(open);
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const std::size_t end = text_.find(close, open);
    blank_until(end == std::string_view::npos ? end : end + close.size());
  }

  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;
};

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// What qualifies the word that starts at `start`: "std::", "math::", "::", ".", "->" or nothing.
std::string qualifier(const std::string& code, std::size_t start) {
  if (start >= 2 && code.compare(start - 2, 2, "::") == 0) {
    std::size_t from = start - 2;
    while (from > 0 && in_word(code[from - 1])) --from;
    return code.substr(from, start - from);
  }
  if (start >= 1 && code[start - 1] == '.') return ".";
  if (start >= 2 && code.compare(start - 2, 2, "->") == 0) return "->";
  return "";
}

}  // namespace

std::filesystem::path root() { return drydock::places::source_dir(); }

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in.good()) << file << " cannot be read";
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Source parse_source(std::string path, std::string_view text) {
  return {std::move(path), split_lines(text), split_lines(Blanker(text).run())};
}

std::vector<Source> read_sources(const std::vector<std::string>& folders) {
  std::vector<Source> sources;
  for (const std::string& folder : folders) {
    if (!std::filesystem::exists(root() / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / folder)) {
      const std::filesystem::path& file = entry.path();
      if (file.extension() != ".h" && file.extension() != ".cpp") continue;
      const std::string path = std::filesystem::relative(file, root()).generic_string();
      sources.push_back(parse_source(path, read_text(file)));
    }
  }
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

std::vector<Word> words(const Source& source) {
  std::vector<Word> found;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    const std::string& code = source.code[i];
    for (std::size_t at = 0; at < code.size();) {
      if (!in_word(code[at])) {
        ++at;
        continue;
      }
      const std::size_t start = at;
      while (at < code.size() && in_word(code[at])) ++at;
      const std::size_t next = code.find_first_not_of(' ', at);
      found.push_back({static_cast<int>(i) + 1, code.substr(start, at - start),
                       qualifier(code, start), next == std::string::npos ? ' ' : code[next]});
    }
  }
  return found;
}

std::vector<Include> includes(const Source& source) {
  std::vector<Include> found;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    const std::string& code = source.code[i];
    if (!code.starts_with("#include")) continue;
    const std::size_t open = code.find_first_of("<\"");
    if (open == std::string::npos) continue;
    const std::size_t close = code.find_first_of(">\"", open + 1);
    found.push_back(
        {static_cast<int>(i) + 1, code.substr(open + 1, close - open - 1), code[open] == '"'});
  }
  return found;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? "" : path.substr(0, slash));
}

std::string describe(const std::vector<Violation>& violations) {
  std::string text;
  for (const Violation& violation : violations) {
    text += violation.path + ":" + std::to_string(violation.line) + ": " + violation.message + "\n";
  }
  return text;
}

}  // namespace drydock::tidy
