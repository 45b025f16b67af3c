// Reads names of expressions: sets with their filters, and functions.
#include <algorithm>
#include <array>
#include <utility>

#include "sim/practice/lesson/parser.h"

namespace drydock::lesson {

namespace {

std::vector<std::string> all_names() {
  std::vector<std::string> names{"T0", "P0", "now", "true", "false"};
  for (const FunctionInfo& function : functions()) names.emplace_back(function.name);
  for (const std::string_view set : drydock_enum_names(SetKind{})) names.emplace_back(set);
  return names;
}

bool is_word_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

}  // namespace

Node Parser::named() {
  const std::size_t from = at_;
  const std::string name = word();
  Node node;
  if (name == "true" || name == "false") {
    node.dimension = Dimension::boolean;
    node.number = name == "true" ? 1 : 0;
    return node;
  }
  if (name == "T0" || name == "now" || name == "P0") {
    node.op = name == "now" ? Op::now : Op::constant;
    if (name == "P0") node.number = static_cast<double>(scope_.proof.count());
    node.dimension = Dimension::time;
    return node;
  }
  if (const auto kind = enum_value<SetKind>(name)) return set(*kind);
  skip();
  if (const FunctionInfo* function = find_function(name)) return call(*function);
  at_ = from;
  return fail(codes::unknown_name, "\"" + name + "\"", "a function or a set of the registry",
              codec::nearest(name, all_names()));
}

std::vector<std::string> Parser::event_fields(const Node& set) const {
  std::vector<std::string> names = field_names(set.set);
  if (set.set != SetKind::events || set.filters.empty()) return names;
  for (const FactInfo& fact : scope_.rulebook->facts()) {
    if (fact.style.kind != set.filters.front().value.front().text) continue;
    std::string_view text = fact.style.text;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
      const std::size_t close = text.find('}', open);
      if (close == std::string_view::npos) break;
      names.emplace_back(text.substr(open + 1, close - open - 1));
      text.remove_prefix(close + 1);
    }
  }
  return names;
}

std::optional<Dimension> Parser::dimension_of(const Node& set, const std::string& field) const {
  if (const auto known = field_dimension(set.set, field)) return known;
  const std::vector<std::string> names = event_fields(set);
  if (std::find(names.begin(), names.end(), field) != names.end()) return Dimension::text;
  return std::nullopt;
}

Op Parser::comparison() {
  static constexpr auto signs = std::to_array<std::pair<std::string_view, Op>>({
      {"==", Op::equal},
      {"!=", Op::differ},
      {"<=", Op::at_most},
      {">=", Op::at_least},
      {"=", Op::equal},
      {"<", Op::less},
      {">", Op::more},
  });
  for (const auto& [sign, op] : signs)
    if (take(sign)) return op;
  return Op::constant;
}

Filter Parser::filter(Node& set) {
  Filter made;
  made.field = word();
  const auto dimension = dimension_of(set, made.field);
  if (!dimension) {
    const std::vector<std::string> names = event_fields(set);
    fail(codes::unknown_name, "the field \"" + made.field + "\"",
         "a field of " + std::string(enum_name(set.set)) + ": " + codec::one_of(names),
         codec::nearest(made.field, names));
    made.value.emplace_back();
    return made;
  }
  made.op = comparison();
  Node value;
  if (made.op == Op::constant) {
    made.op = Op::equal;
    value.dimension = Dimension::boolean;
    value.number = 1;
    if (*dimension != Dimension::boolean)
      fail(codes::expression, rest(), "a comparison after \"" + made.field + "\"");
  } else if (*dimension == Dimension::text) {
    skip();
    value.dimension = Dimension::text;
    if (at_ < text_.size() && text_[at_] == '\'') {
      value = quoted();
    } else {
      const std::size_t from = at_;
      while (at_ < text_.size() && is_word_sign(text_[at_])) ++at_;
      value.text = text_.substr(from, at_ - from);
      if (value.text.empty()) {
        if (at_ < text_.size() && text_[at_] == '$')
          reference();  // Says that there is no such variable.
        fail(codes::expression, rest(), "a name");
      }
    }
    if (!failed_ && made.op != Op::equal && made.op != Op::differ)
      fail(codes::wrong_dimension, "an order of texts", "= or !=");
  } else {
    in_filter_ = true;
    value = binary(3);
    in_filter_ = false;
    if (!failed_ && !agree(value.dimension, *dimension))
      fail(codes::wrong_dimension, say_dimension(value.dimension),
           say_dimension(*dimension) + " for \"" + made.field + "\"");
  }
  made.value.push_back(std::move(value));
  if (!failed_) check_word(set.set, made);
  return made;
}

void Parser::check_word(SetKind set, const Filter& filter) {
  const Node& value = filter.value.front();
  if (value.dimension != Dimension::text) return;
  std::vector<std::string> words;
  if (filter.field == "zone") {
    words = scope_.zones;
  } else if (filter.field == "phase") {
    words = {"Pending", "Starting", "Running", "Terminating"};
  } else if (filter.field == "condition") {
    words = {"Joining", "Ready", "NotReady"};
  } else if (filter.field == "role") {
    words = {"app", "database", "system", "other"};
  } else if (filter.field == "app") {
    words = scope_.workloads;
    words.emplace_back();
  } else if (filter.field == "actor") {
    words = {"trainee", "instructor", "api"};
  } else if (filter.field == "verb") {
    for (const CommandInfo& command : scope_.rulebook->commands())
      words.emplace_back(command.style.kind);
  } else if (set == SetKind::events && filter.field == "type") {
    const auto facts = scope_.rulebook->facts();
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (facts[i].style.kind.empty()) continue;
      words.emplace_back(facts[i].style.kind);
      if (words.back() == value.text) scope_.watched.insert(static_cast<std::uint16_t>(i));
    }
  }
  if (words.empty() || std::find(words.begin(), words.end(), value.text) != words.end()) return;
  fail(codes::unknown_name, "\"" + value.text + "\"",
       "a " + filter.field + ": " + codec::one_of(words), codec::nearest(value.text, words));
}

Node Parser::set(SetKind kind) {
  // It would be gone through for each element of the other.
  if (in_filter_) return fail(codes::expression, "a set inside a filter", "a value");
  Node node;
  node.op = Op::set;
  node.dimension = Dimension::set;
  node.set = kind;
  if (take("{")) {
    while (!failed_ && !take("}")) {
      if (!node.filters.empty()) need(",");
      Filter made = filter(node);
      if (failed_) return {};
      node.filters.push_back(std::move(made));
      if (node.filters.size() > 16) return fail(codes::expression, "17 filters", "at most 16");
    }
  }
  const bool typed = !node.filters.empty() && node.filters.front().field == "type" &&
                     node.filters.front().op == Op::equal;
  if (!failed_ && kind == SetKind::events && !typed)
    return fail(codes::expression, "events without a type", "events{type=..., ...}");
  if (!failed_ && at_ < text_.size() && text_[at_] == '.') {
    ++at_;
    node.field = word();
    const std::vector<std::string> names = event_fields(node);
    if (!dimension_of(node, node.field))
      return fail(codes::unknown_name, "the field \"" + node.field + "\"",
                  "a field of " + std::string(enum_name(kind)) + ": " + codec::one_of(names),
                  codec::nearest(node.field, names));
  }
  return node;
}

Node Parser::call(const FunctionInfo& function) {
  need("(");
  Node node;
  if (function.op == Op::at) {
    node = kept();
  } else if (function.op >= Op::count && function.op <= Op::mean) {
    node = reducer(function.op);
  } else {
    node.op = function.op;
    node.dimension = function.result;
    node.function = &function;
    for (const ArgumentInfo& one : function.arguments) {
      if (!node.children.empty()) need(",");
      if (failed_) return {};
      node.children.push_back(argument(one.kind));
    }
    if (failed_) return {};
    if (function.name == "downtime") {
      node.index = static_cast<std::int32_t>(scope_.downtimes.size());
      scope_.downtimes.push_back(node.children[0].text);
    }
    if (function.op != Op::function) node.text = node.children[0].text;
  }
  need(")");
  return node;
}

Node Parser::argument(ArgumentKind kind) {
  using A = ArgumentKind;
  switch (kind) {
    case A::service:
      return constant_text(scope_.services, "a service");
    case A::database:
      return constant_text(scope_.databases, "a database");
    case A::place:
      return constant_text(scope_.places, "a place in the network");
    case A::item:
      return constant_text(scope_.items, "an item of the bill");
    case A::price:
      return constant_text(scope_.prices, "a key of the price book");
    case A::operation:
      return constant_text(scope_.operations, "an operation of users");
    case A::percentile:
      return constant_text({"p50", "p95", "p99"}, "a percentile");
    case A::check:
      return constant_text(scope_.checks, "a check");
    case A::question:
      return constant_text(scope_.questions, "a step with a question");
    case A::window:
      return window();
    case A::since:
      if (!take("T0")) return fail(codes::expression, rest(), "T0, since when it is counted");
      return {};
    case A::set: {
      Node inner = expression();
      if (!failed_ && (inner.op != Op::set || !inner.field.empty()))
        return fail(codes::wrong_dimension, say_dimension(inner.dimension), "a set");
      return inner;
    }
    default:
      skip();
      if (at_ >= text_.size() || text_[at_] != '\'')
        return fail(codes::expression, rest(), "a name in quotes");
      return quoted();
  }
}

Node Parser::window() {
  Node node = binary(3);
  if (failed_) return {};
  if (node.op != Op::constant || node.dimension != Dimension::duration || node.number < 10e9 ||
      node.number > 600e9)
    return fail(codes::wrong_dimension, "another window", "a duration of 10s to 10m");
  return node;
}

Node Parser::reducer(Op op) {
  Node inner = expression();
  if (failed_) return {};
  Node node;
  node.op = op;
  const bool is_set = inner.op == Op::set;
  const bool plain = is_set && inner.field.empty();
  if (inner.dimension != Dimension::set)
    return fail(codes::wrong_dimension, say_dimension(inner.dimension), "a set");
  if (op == Op::count) {
    if (!plain) return fail(codes::wrong_dimension, "a field of a set", "count of a set itself");
  } else if (op == Op::any || op == Op::all) {
    node.dimension = Dimension::boolean;
    if ((op == Op::all && is_set) || (is_set && !plain))
      return fail(codes::wrong_dimension, "a set that is not compared",
                  "a comparison, such as all(pods.zone != 'a')");
  } else {
    if (!is_set || plain)
      return fail(codes::wrong_dimension, "a set without a field", "a field, such as pods.waiting");
    node.dimension = *dimension_of(inner, inner.field);
    if (node.dimension == Dimension::text || node.dimension == Dimension::boolean)
      return fail(codes::wrong_dimension, say_dimension(node.dimension), "a quantity");
  }
  node.children = {std::move(inner)};
  return node;
}

Node Parser::constant_text(const std::vector<std::string>& known, const char* what) {
  skip();
  if (at_ >= text_.size() || text_[at_] != '\'')
    return fail(codes::expression, rest(), std::string(what) + " in quotes: 'name'");
  Node node = quoted();
  if (!failed_ && std::find(known.begin(), known.end(), node.text) == known.end())
    return fail(codes::unknown_name, "\"" + node.text + "\"",
                std::string(what) + ": " + codec::one_of(known), codec::nearest(node.text, known));
  return node;
}

Node Parser::kept() {
  Node when = expression();
  need(",");
  if (failed_) return {};
  const bool is_sum = (when.op == Op::add || when.op == Op::subtract) &&
                      when.children[0].op == Op::constant && when.children[1].op == Op::constant;
  if (when.dimension != Dimension::time || (when.op != Op::constant && !is_sum))
    return fail(codes::wrong_dimension, "another instant", "a time such as T0+15m");
  double instant = when.number;
  if (is_sum)
    instant = when.op == Op::add ? when.children[0].number + when.children[1].number
                                 : when.children[0].number - when.children[1].number;
  Node value = expression();
  if (failed_) return {};
  if (value.dimension == Dimension::set || instant < 0)
    return fail(codes::wrong_dimension, say_dimension(value.dimension),
                "a value at an instant after T0");
  Node node;
  node.op = Op::at;
  node.dimension = value.dimension;
  node.index = static_cast<std::int32_t>(scope_.slots.size());
  scope_.slots.push_back({Duration(static_cast<std::int64_t>(instant)), std::move(value)});
  return node;
}

}  // namespace drydock::lesson
