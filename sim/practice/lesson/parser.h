// The parser of expressions: one pass, one diagnostic, bounded depth; types are known at each node.
#pragma once

#include <string>
#include <string_view>

#include "sim/practice/lesson/expression.h"
#include "sim/practice/lesson/registry.h"

namespace drydock::lesson {

/// Reads one expression. The first mistake is kept; after it everything reads as a constant.
class Parser {
 public:
  static constexpr int max_depth = 32;
  static constexpr std::size_t max_length = 4000;

  Parser(std::string text, Scope& scope) : text_(std::move(text)), scope_(scope) {}

  /// The whole text as one expression.
  Node whole();
  bool has_failed() const { return failed_; }
  std::string_view code() const { return code_; }
  const std::string& found() const { return found_; }
  const std::string& expected() const { return expected_; }
  const std::string& hint() const { return hint_; }

 private:
  Node expression();
  Node binary(int level);
  Node unary();
  Node atom();
  Node number();
  Node quoted();
  Node named();
  Node reference();
  Node set(SetKind kind);
  Filter filter(Node& set);
  Node call(const FunctionInfo& function);
  Node reducer(Op op);
  Node argument(ArgumentKind kind);
  Node window();
  Node kept();

  Node combine(Op op, Node left, Node right);
  Node constant_text(const std::vector<std::string>& known, const char* what);
  void check_word(SetKind set, const Filter& filter);
  std::vector<std::string> event_fields(const Node& set) const;
  std::optional<Dimension> dimension_of(const Node& set, const std::string& field) const;

  void skip();
  bool take(std::string_view token);
  void need(std::string_view token);
  std::string word();
  Op comparison();
  std::string rest() const;
  Node fail(std::string_view code, std::string found, std::string expected, std::string hint = {});

  std::string text_;
  Scope& scope_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_filter_ = false;
  bool failed_ = false;
  std::string_view code_;
  std::string found_, expected_, hint_;
};

std::string say_dimension(Dimension dimension);
/// The units of numbers: "ms, s, m, ...".
std::string unit_names();

}  // namespace drydock::lesson
