// Reads operators, numbers, names and variables of expressions.
#include "sim/practice/lesson/parser.h"

#include <array>
#include <charconv>
#include <utility>

#include "sim/engine/base/text.h"

namespace drydock::lesson {

namespace {

constexpr auto units = std::to_array<UnitInfo>({
    {"ms", 1e6, Dimension::duration},
    {"s", 1e9, Dimension::duration},
    {"m", 60e9, Dimension::duration},
    {"h", 3600e9, Dimension::duration},
    {"d", 86400e9, Dimension::duration},
    {"B", 1, Dimension::bytes},
    {"KB", 1e3, Dimension::bytes},
    {"MB", 1e6, Dimension::bytes},
    {"GB", 1e9, Dimension::bytes},
    {"TB", 1e12, Dimension::bytes},
    {"GiB", 1073741824, Dimension::bytes},
    {"rps", 1, Dimension::rate},
    {"usd", 1, Dimension::usd},
    {"%", 0.01, Dimension::share},
});

struct Operator {
  std::string_view sign;
  Op op;
  int level;
};

/// Longer signs first, so that "<=" is not read as "<".
constexpr auto operators = std::to_array<Operator>({
    {"||", Op::either, 0},
    {"&&", Op::both, 1},
    {"==", Op::equal, 2},
    {"!=", Op::differ, 2},
    {"<=", Op::at_most, 2},
    {">=", Op::at_least, 2},
    {"<", Op::less, 2},
    {">", Op::more, 2},
    {"+", Op::add, 3},
    {"-", Op::subtract, 3},
    {"*", Op::multiply, 4},
    {"/", Op::divide, 4},
});
constexpr int unary_level = 5;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain(Dimension dimension) {
  return dimension == Dimension::number || dimension == Dimension::share;
}

/// The dimension of an arithmetic result, if it has one.
std::optional<Dimension> result_of(Op op, Dimension left, Dimension right) {
  using enum Dimension;
  const auto bad = [](Dimension d) { return d == boolean || d == text || d == set; };
  if (bad(left) || bad(right)) return std::nullopt;
  switch (op) {
    case Op::add:
      if (left == time && right == duration) return time;
      if (left == duration && right == time) return time;
      return agree(left, right) && left != time ? std::optional(left) : std::nullopt;
    case Op::subtract:
      if (left == time && right == duration) return time;
      if (left == time && right == time) return duration;
      return agree(left, right) ? std::optional(left) : std::nullopt;
    case Op::multiply:
      if (left == time || right == time) return std::nullopt;
      if (is_plain(left)) return is_plain(right) ? number : right;
      return is_plain(right) ? std::optional(left) : std::nullopt;
    default:
      if (left == time || right == time) return std::nullopt;
      if (is_plain(right)) return left;
      return agree(left, right) ? std::optional(number) : std::nullopt;
  }
}

}  // namespace

std::optional<UnitInfo> find_unit(std::string_view name) {
  for (const UnitInfo& unit : units)
    if (unit.name == name) return unit;
  return std::nullopt;
}

std::string unit_names() {
  std::string names;
  for (const UnitInfo& unit : units)
    names += (names.empty() ? "`" : ", `") + std::string(unit.name) + "`";
  return names;
}

Node Parser::fail(std::string_view code, std::string found, std::string expected,
                  std::string hint) {
  if (!failed_) {
    failed_ = true;
    code_ = code;
    found_ = std::move(found);
    expected_ = std::move(expected);
    hint_ = std::move(hint);
  }
  at_ = text_.size();
  return Node{};
}

void Parser::skip() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t'))
    ++at_;
}

bool Parser::take(std::string_view token) {
  skip();
  if (!std::string_view(text_).substr(at_).starts_with(token)) return false;
  at_ += token.size();
  return true;
}

std::string Parser::rest() const {
  if (at_ >= text_.size()) return "the end of \"" + text_.substr(0, 60) + "\"";
  return "\"" + text_.substr(at_, 30) + "\"";
}

void Parser::need(std::string_view token) {
  if (failed_ || take(token)) return;
  fail(codes::expression, rest(), "\"" + std::string(token) + "\"");
}

std::string Parser::word() {
  skip();
  const std::size_t from = at_;
  while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
  return text_.substr(from, at_ - from);
}

Node Parser::whole() {
  if (text_.size() > max_length)
    return fail(codes::expression, std::to_string(text_.size()) + " characters",
                "at most " + std::to_string(max_length));
  Node node = expression();
  skip();
  if (!failed_ && at_ < text_.size()) fail(codes::expression, rest(), "the end or an operator");
  return node;
}

Node Parser::expression() {
  if (++depth_ > max_depth)
    return fail(codes::expression, "an expression in an expression, and so on",
                "at most " + std::to_string(max_depth) + " levels");
  Node first = binary(0);
  if (take("?")) {
    Node yes = expression();
    need(":");
    Node no = expression();
    if (!failed_ && first.dimension != Dimension::boolean)
      fail(codes::wrong_dimension, say_dimension(first.dimension), "true or false before ?");
    if (!failed_ && (!agree(yes.dimension, no.dimension) || yes.dimension == Dimension::set))
      fail(codes::wrong_dimension,
           say_dimension(yes.dimension) + " : " + say_dimension(no.dimension),
           "two values of one kind");
    Node node;
    node.op = Op::condition;
    node.dimension = yes.dimension;
    node.children = {std::move(first), std::move(yes), std::move(no)};
    first = std::move(node);
  }
  --depth_;
  return first;
}

Node Parser::binary(int level) {
  if (level == unary_level) return unary();
  if (level == 2 && take("!")) {
    if (++depth_ > max_depth)
      return fail(codes::expression, "too many !", "at most " + std::to_string(max_depth));
    Node inner = binary(2);
    --depth_;
    if (!failed_ && inner.dimension != Dimension::boolean)
      fail(codes::wrong_dimension, say_dimension(inner.dimension), "true or false after !");
    Node node;
    node.op = Op::negate;
    node.dimension = Dimension::boolean;
    node.children = {std::move(inner)};
    return node;
  }
  Node left = binary(level + 1);
  for (bool again = true; again && !failed_;) {
    again = false;
    for (const Operator& known : operators) {
      if (known.level != level || !take(known.sign)) continue;
      left = combine(known.op, std::move(left), binary(level + 1));
      again = level != 2;
      break;
    }
  }
  return left;
}

Node Parser::unary() {
  if (take("-")) {
    Node inner = atom();
    if (!failed_ && (inner.dimension == Dimension::boolean || inner.dimension == Dimension::text ||
                     inner.dimension == Dimension::set || inner.dimension == Dimension::time))
      fail(codes::wrong_dimension, "- before " + say_dimension(inner.dimension), "a quantity");
    Node node;
    node.op = Op::minus;
    node.dimension = inner.dimension;
    node.children = {std::move(inner)};
    return node;
  }
  return atom();
}

Node Parser::combine(Op op, Node left, Node right) {
  if (failed_) return {};
  Node node;
  node.op = op;
  const std::string pair = say_dimension(left.dimension) + " and " + say_dimension(right.dimension);
  if (op == Op::either || op == Op::both) {
    if (left.dimension != Dimension::boolean || right.dimension != Dimension::boolean)
      return fail(codes::wrong_dimension, pair, "true or false on both sides");
    node.dimension = Dimension::boolean;
  } else if (op >= Op::equal && op <= Op::at_least) {
    const bool each = left.dimension == Dimension::set && !left.field.empty();
    const Dimension of_left = each ? *dimension_of(left, left.field) : left.dimension;
    const bool orders = op != Op::equal && op != Op::differ;
    if (!agree(of_left, right.dimension) || right.dimension == Dimension::set ||
        (orders && (of_left == Dimension::text || of_left == Dimension::boolean)))
      return fail(codes::wrong_dimension,
                  say_dimension(of_left) + " and " + say_dimension(right.dimension),
                  "two values of one kind to compare");
    node.dimension = each ? Dimension::set : Dimension::boolean;
    if (each) {
      node.op = Op::each;
      node.number = static_cast<double>(static_cast<int>(op));
    }
  } else {
    const std::optional<Dimension> result = result_of(op, left.dimension, right.dimension);
    if (!result) return fail(codes::wrong_dimension, pair, "quantities that can be combined");
    node.dimension = *result;
  }
  node.children = {std::move(left), std::move(right)};
  return node;
}

Node Parser::atom() {
  skip();
  if (failed_ || at_ >= text_.size()) return fail(codes::expression, rest(), "a value");
  const char c = text_[at_];
  if (is_digit(c)) return number();
  if (c == '\'') return quoted();
  if (c == '$') return reference();
  if (take("(")) {
    Node inner = expression();
    need(")");
    return inner;
  }
  if (is_letter(c)) return named();
  return fail(codes::expression, rest(), "a value");
}

Node Parser::number() {
  double value = 0;
  const char* begin = text_.data() + at_;
  const char* end = text_.data() + text_.size();
  const auto [stop, error] = std::from_chars(begin, end, value);
  if (error != std::errc{}) return fail(codes::expression, rest(), "a number");
  at_ += static_cast<std::size_t>(stop - begin);
  const std::size_t before = at_;
  skip();
  std::string name = word();
  if (name.empty() && take("%")) name = "%";
  Node node;
  node.number = value;
  if (name.empty()) {
    at_ = before;
    return node;
  }
  std::vector<std::string> names;
  for (const UnitInfo& unit : units) {
    names.emplace_back(unit.name);
    if (unit.name != name) continue;
    node.number = unit.name == "%" ? value / 100 : value * unit.factor;
    node.dimension = unit.dimension;
    return node;
  }
  return fail(codes::expression, "the unit \"" + name + "\"", "one of " + codec::one_of(names, 20),
              codec::nearest(name, names));
}

Node Parser::quoted() {
  const std::size_t close = text_.find('\'', ++at_);
  if (close == std::string::npos) return fail(codes::expression, rest(), "a closing '");
  Node node;
  node.dimension = Dimension::text;
  node.text = text_.substr(at_, close - at_);
  at_ = close + 1;
  return node;
}

Node Parser::reference() {
  const std::size_t close = text_.find('}', at_);
  if (!std::string_view(text_).substr(at_).starts_with("${") || close == std::string::npos)
    return fail(codes::expression, rest(), "${name}");
  const std::string name = text_.substr(at_ + 2, close - at_ - 2);
  at_ = close + 1;
  std::vector<std::string> known;
  for (const char* of : {"ref", "noop", "baseline"})
    for (const std::string& what : reference_names()) known.push_back(std::string(of) + "." + what);
  for (const std::string& one : known)
    if (one == name) {
      Node node;
      node.op = Op::reference;
      node.dimension =
          name.find(".count.") == std::string::npos ? Dimension::usd : Dimension::number;
      node.text = name;
      return node;
    }
  for (const auto& [variable, value] : scope_.variables) known.push_back(variable);
  return fail(codes::unknown_variable, "${" + name + "}", "a variable of this lesson",
              codec::nearest(name, known));
}

}  // namespace drydock::lesson
