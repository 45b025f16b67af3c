// Walks an expression.
#include "sim/practice/lesson/evaluate.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/registry.h"

namespace drydock::lesson {

namespace {

Value truth(bool holds) { return number_value(holds ? 1 : 0); }
Value unknown() { return {false, 0, {}}; }

Value arithmetic(Op op, double left, double right) {
  switch (op) {
    case Op::add:
      return number_value(left + right);
    case Op::subtract:
      return number_value(left - right);
    case Op::multiply:
      return number_value(left * right);
    default:
      return right == 0 ? unknown() : number_value(left / right);
  }
}

/// sum, min, max and avg over the values of a field; an empty set comes to 0.
Value reduce(const Node& node, const Scene& scene, CauseId* cause) {
  const Node& set = node.children.front();
  double total = 0, best = 0;
  std::optional<Element> chosen;
  const std::vector<Element> found = elements(set, scene);
  for (const Element element : found) {
    const double value = field_of(set.set, element, set.field, scene).number;
    total += value;
    if (!chosen || (node.op == Op::least ? value < best : value > best)) {
      best = value;
      chosen = element;
    }
  }
  if (chosen && cause != nullptr) *cause = cause_of(set.set, *chosen, scene);
  if (node.op == Op::sum) return number_value(total);
  if (node.op == Op::mean)
    return number_value(found.empty() ? 0 : total / static_cast<double>(found.size()));
  return number_value(best);
}

/// any and all over a set, or over a comparison of each element's field.
Value quantify(const Node& node, const Scene& scene, CauseId* cause) {
  const Node& inner = node.children.front();
  if (inner.op == Op::set) return truth(!elements(inner, scene, cause).empty());
  const Node& set = inner.children[0];
  const Value right = evaluate(inner.children[1], scene);
  const bool is_text = inner.children[1].dimension == Dimension::text;
  const Op op = static_cast<Op>(static_cast<int>(inner.number));
  const std::vector<Element> found = elements(set, scene);
  const bool wanted = node.op == Op::any;
  for (const Element element : found)
    if (compare(op, field_of(set.set, element, set.field, scene), right, is_text) == wanted) {
      if (cause != nullptr) *cause = cause_of(set.set, element, scene);
      return truth(wanted);
    }
  return truth(!wanted && !found.empty());
}

Value logical(const Node& node, const Scene& scene, CauseId* cause) {
  switch (node.op) {
    case Op::negate:
      return truth(!evaluate(node.children[0], scene, cause).is_true());
    case Op::either:
      return truth(evaluate(node.children[0], scene, cause).is_true() ||
                   evaluate(node.children[1], scene, cause).is_true());
    case Op::both:
      return truth(evaluate(node.children[0], scene, cause).is_true() &&
                   evaluate(node.children[1], scene, cause).is_true());
    default:
      break;
  }
  const bool first = evaluate(node.children[0], scene, cause).is_true();
  return evaluate(node.children[first ? 1 : 2], scene, cause);
}

Value of_lesson(const Node& node, const Scene& scene) {
  switch (node.op) {
    case Op::now:
      return number_value(static_cast<double>((scene.world.now() - scene.plan.start).count()));
    case Op::at: {
      const std::optional<Value>& kept = scene.state.kept[static_cast<std::size_t>(node.index)];
      return kept ? *kept : unknown();
    }
    case Op::reference: {
      const auto found = scene.plan.references.find(node.text);
      return found == scene.plan.references.end() ? unknown() : number_value(found->second);
    }
    case Op::answered:  // The clock stands while a question is open.
      return truth(true);
    default:
      break;
  }
  const auto& checks = scene.plan.lesson->checks;
  for (std::size_t i = 0; i < checks.size(); ++i)
    if (checks[i].id == node.text) return truth(scene.state.checks[i].state == CheckState::passed);
  return unknown();
}

}  // namespace

bool compare(Op op, const Value& left, const Value& right, bool is_text) {
  switch (op) {
    case Op::equal:
      return is_text ? left.text == right.text : left.number == right.number;
    case Op::differ:
      return is_text ? left.text != right.text : left.number != right.number;
    case Op::less:
      return left.number < right.number;
    case Op::at_most:
      return left.number <= right.number;
    case Op::more:
      return left.number > right.number;
    default:
      return left.number >= right.number;
  }
}

Value evaluate(const Node& node, const Scene& scene, CauseId* cause) {
  switch (node.op) {
    case Op::constant:
      return {true, node.number, node.text};
    case Op::condition:
    case Op::either:
    case Op::both:
    case Op::negate:
      return logical(node, scene, cause);
    case Op::count:
      return number_value(
          static_cast<double>(elements(node.children.front(), scene, cause).size()));
    case Op::any:
    case Op::all:
      return quantify(node, scene, cause);
    case Op::sum:
    case Op::least:
    case Op::most:
    case Op::mean:
      return reduce(node, scene, cause);
    case Op::function:
      return node.function->read(node, scene, cause);
    case Op::now:
    case Op::reference:
    case Op::passed:
    case Op::answered:
    case Op::at:
      return of_lesson(node, scene);
    case Op::minus: {
      Value value = evaluate(node.children[0], scene, cause);
      value.number = -value.number;
      return value;
    }
    default:
      break;
  }
  const Value left = evaluate(node.children[0], scene, cause);
  const Value right = evaluate(node.children[1], scene);
  if (!left.known || !right.known) return unknown();
  if (node.op >= Op::equal && node.op <= Op::at_least)
    return truth(compare(node.op, left, right, node.children[0].dimension == Dimension::text));
  return arithmetic(node.op, left.number, right.number);
}

std::string say_value(double value, Dimension dimension) {
  const auto whole = static_cast<std::int64_t>(value + (value < 0 ? -0.5 : 0.5));
  switch (dimension) {
    case Dimension::share:
      return say_percent(value);
    case Dimension::duration:
      return say_duration(Duration(whole));
    case Dimension::time:
      return "T0+" + say_duration(Duration(whole));
    case Dimension::bytes:
      return say_bytes(Bytes{whole});
    case Dimension::rate:
      return say_rate(value);
    case Dimension::usd:
      return "$" + say_fixed(value, 2);
    case Dimension::boolean:
      return value != 0 ? "yes" : "no";
    default:
      return say_number(value);
  }
}

}  // namespace drydock::lesson
