// Evaluation: what an expression comes to now, in a world, and which fact stands behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/practice/lesson/expression.h"
#include "sim/practice/lesson/plan.h"

namespace drydock::lesson {

struct GraderState;

/// A value. It is not known when it asks for an instant that is still to come, or for a run that
/// was not played.
struct Value {
  bool known = true;
  double number = 0;
  std::string text;

  bool is_true() const { return known && number != 0; }
};
inline Value number_value(double number) { return {true, number, {}}; }

/// Whether `left op right` holds, of two known values; `is_text` says which half of them counts.
bool compare(Op op, const Value& left, const Value& right, bool is_text);

/// What an expression is evaluated in.
struct Scene {
  const World& world;
  const Plan& plan;
  const GraderState& state;
};

/// The value of `node`; `cause`, if given, takes the fact behind it where there is one.
Value evaluate(const Node& node, const Scene& scene, CauseId* cause = nullptr);

/// One element of a set.
struct Element {
  std::uint32_t index = 0;
  friend bool operator==(Element, Element) = default;
};
/// The elements of the set `node`, in the order of their ids.
std::vector<Element> elements(const Node& node, const Scene& scene, CauseId* cause = nullptr);
/// A field of an element, and the fact behind it.
Value field_of(SetKind set, Element element, std::string_view field, const Scene& scene);
CauseId cause_of(SetKind set, Element element, const Scene& scene);

/// The fact that began the chain behind `cause`, below the start of the world; none for none.
CauseId root_of(const Scene& scene, CauseId cause);
/// An event of the lesson that gave it, else the kind of the command or of the fact.
std::string name_of_root(const Scene& scene, CauseId root);
/// Whether `fact` is in the chain of causes behind `cause`.
bool is_behind(const World& world, CauseId fact, CauseId cause);

/// A value as a person reads it: "97.1 %", "12m", "$3.42".
std::string say_value(double value, Dimension dimension);

}  // namespace drydock::lesson
