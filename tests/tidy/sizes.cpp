// How big things may be: files of 500 lines, functions of 70, lines of 100 columns.
#include <algorithm>
#include <string>

#include "tests/tidy/rules.h"

namespace drydock::tidy {
namespace {

constexpr int lines_of_file = 500;
constexpr int lines_of_function = 70;
constexpr int columns = 100;

// Characters, not bytes: every byte that does not continue a UTF-8 sequence.
int width(const std::string& line) {
  return static_cast<int>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool has_word(const std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !(std::isalnum(text[at - 1]) || text[at - 1] == '_');
    const bool ends = end == text.size() || !(std::isalnum(text[end]) || text[end] == '_');
    if (starts && ends) return true;
  }
  return false;
}

// A brace opens a function if a parameter list stands before it, and no type or namespace.
bool opens_function(const std::string& head) {
  const bool opens_scope = has_word(head, "namespace") || has_word(head, "extern") ||
                           ((has_word(head, "class") || has_word(head, "struct") ||
                             has_word(head, "union") || has_word(head, "enum")) &&
                            head.find(')') == std::string::npos);
  return !opens_scope && head.find(')') != std::string::npos;
}

bool opens_scope(const std::string& head) {
  return !opens_function(head) &&
         (has_word(head, "namespace") || has_word(head, "extern") || has_word(head, "class") ||
          has_word(head, "struct") || has_word(head, "union"));
}

// Follows the braces of a file; whatever opens inside a function belongs to it.
class FunctionMeter {
 public:
  explicit FunctionMeter(const Source& source) : source_(source) {}

  std::vector<Violation> run() {
    for (std::size_t i = 0; i < source_.code.size(); ++i) {
      line_ = static_cast<int>(i) + 1;
      const std::string& code = source_.code[i];
      if (code.starts_with("#") || continues_directive(i)) continue;
      for (const char c : code) step(c);
      head_ += ' ';
    }
    return std::move(found_);
  }

 private:
  bool continues_directive(std::size_t i) const {
    return i > 0 && source_.code[i - 1].ends_with('\\');
  }

  void step(char c) {
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if (c == ';') {
      clear();
    } else {
      if (head_.find_first_not_of(' ') == std::string::npos && c != ' ') first_line_ = line_;
      head_ += c;
    }
  }

  void clear() { head_.clear(); }

  // `width_{w}` in a constructor's list; a body has a blank before its brace.
  bool opens_initializer() const {
    return initializers_ > 0 || (!head_.empty() && head_.back() != ' ' && head_.back() != ')');
  }

  void open() {
    if (opens_initializer()) {
      ++initializers_;
      return;
    }
    ++depth_;
    if (function_depth_ == 0 && depth_ == scopes_ + 1) {
      if (opens_function(head_)) {
        function_depth_ = depth_;
        function_line_ = first_line_;
      } else if (opens_scope(head_)) {
        ++scopes_;
      }
    }
    clear();
  }

  void close() {
    if (initializers_ > 0) {
      --initializers_;
      return;
    }
    if (depth_ == function_depth_) {
      const int length = line_ - function_line_ + 1;
      if (length > lines_of_function) {
        found_.push_back(
            {source_.path, function_line_, "a function of " + std::to_string(length) + " lines"});
      }
      function_depth_ = 0;
    } else if (depth_ == scopes_ && scopes_ > 0) {
      --scopes_;
    }
    depth_ = std::max(0, depth_ - 1);
    clear();
  }

  const Source& source_;
  std::vector<Violation> found_;
  std::string head_;  // The code since the last brace or semicolon.
  int line_ = 0;
  int first_line_ = 0;
  int depth_ = 0;
  int scopes_ = 0;          // How many of the open braces are namespaces and types.
  int initializers_ = 0;    // Open braces of values, not of blocks.
  int function_depth_ = 0;  // The depth of the open function; 0 outside.
  int function_line_ = 0;
};

bool opens_with_sentence(const Source& source) {
  if (source.lines.empty() || !source.lines[0].starts_with("// ")) return false;
  std::size_t last = 0;
  while (last + 1 < source.lines.size() && source.lines[last + 1].starts_with("//")) ++last;
  return source.lines[last].ends_with('.');
}

}  // namespace

std::vector<Violation> oversized(const Source& source) {
  std::vector<Violation> found;
  if (source.lines.size() > lines_of_file) {
    found.push_back({source.path, 1, std::to_string(source.lines.size()) + " lines"});
  }
  if (!opens_with_sentence(source)) {
    found.push_back({source.path, 1, "open the file with a // sentence: what, and why"});
  }
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (width(source.lines[i]) <= columns) continue;
    found.push_back({source.path, static_cast<int>(i) + 1,
                     std::to_string(width(source.lines[i])) + " columns"});
  }
  const std::vector<Violation> functions = FunctionMeter(source).run();
  found.insert(found.end(), functions.begin(), functions.end());
  return found;
}

}  // namespace drydock::tidy
