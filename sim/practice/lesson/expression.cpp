// Variables, dimensions, and the doors through which expressions are read.
#include "sim/practice/lesson/expression.h"

#include "sim/practice/lesson/parser.h"

namespace drydock::lesson {

std::string substitute(std::string_view text, const std::map<std::string, std::string>& variables) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find("${");
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string name(text.substr(open + 2, close - open - 2));
    const auto value = variables.find(name);
    filled += text.substr(0, open);
    filled +=
        value == variables.end() ? std::string(text.substr(open, close + 1 - open)) : value->second;
    text.remove_prefix(close + 1);
  }
  return filled += text;
}

bool agree(Dimension a, Dimension b) {
  const auto plain = [](Dimension d) { return d == Dimension::share ? Dimension::number : d; };
  return plain(a) == plain(b);
}

std::string say_dimension(Dimension dimension) {
  switch (dimension) {
    case Dimension::number:
      return "a number";
    case Dimension::share:
      return "a share";
    case Dimension::duration:
      return "a duration";
    case Dimension::time:
      return "a time";
    case Dimension::bytes:
      return "bytes";
    case Dimension::rate:
      return "a rate";
    case Dimension::usd:
      return "dollars";
    case Dimension::boolean:
      return "true or false";
    case Dimension::text:
      return "a text";
    case Dimension::set:
      break;
  }
  return "a set";
}

namespace {

Node read(const Source& source, Scope& scope, codec::Report& report) {
  Parser parser(substitute(source.text, scope.variables), scope);
  Node node = parser.whole();
  if (parser.has_failed())
    report.add(parser.code(), source.path, parser.found(), parser.expected(), parser.hint());
  else
    return node;
  Node nothing;
  nothing.op = Op::constant;
  nothing.text = "?";
  return nothing;
}

bool is_broken(const Node& node) { return node.op == Op::constant && node.text == "?"; }

}  // namespace

Node parse(const Source& source, Dimension wanted, Scope& scope, codec::Report& report) {
  Node node = read(source, scope, report);
  if (is_broken(node)) {
    node.dimension = wanted;
    return node;
  }
  if (!agree(node.dimension, wanted))
    report.add(codes::wrong_dimension, source.path,
               say_dimension(node.dimension) + " (" + source.text + ")", say_dimension(wanted));
  return node;
}

Node parse_value(const Source& source, Scope& scope, codec::Report& report) {
  Node node = read(source, scope, report);
  if (node.dimension == Dimension::set)
    report.add(codes::wrong_dimension, source.path, "a set (" + source.text + ")",
               "a value, such as count(...) of it");
  return node;
}

}  // namespace drydock::lesson
