// The registry: every set, field and function that lessons know, said once for linter, evaluator
// and manual.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/expression.h"

namespace drydock::lesson {

/// A field of a set, and how it is read from a world.
struct FieldInfo {
  std::string_view name;
  Dimension dimension;
  std::string_view meaning;
  Value (*read)(std::uint32_t index, const Scene& scene);
};

/// A set: what it holds, and which fact stands behind an element.
struct SetInfo {
  SetKind kind;
  std::string_view meaning;
  std::span<const FieldInfo> fields;
  void (*list)(const Scene& scene, std::vector<Element>& out);
  CauseId (*cause)(std::uint32_t index, const Scene& scene);
};

const SetInfo& set_info(SetKind kind);
std::span<const SetInfo> sets();
const FieldInfo* find_field(SetKind kind, std::string_view name);

/// What an argument must be. The names of `Words` are texts in quotes; the rest are expressions.
DRYDOCK_ENUM(ArgumentKind, service, database, place, item, price, operation, percentile, check,
             question, window, since, quantity, set, field, comparison, instant, any)

struct ArgumentInfo {
  std::string_view name;
  ArgumentKind kind;
};

/// A function. Without `read` the parser knows it by its own operator (count, at, ...).
struct FunctionInfo {
  std::string_view name;
  std::vector<ArgumentInfo> arguments;
  Dimension result;
  std::string_view meaning;
  Value (*read)(const Node& call, const Scene& scene, CauseId* cause);
  Op op;
};

std::span<const FunctionInfo> functions();
const FunctionInfo* find_function(std::string_view name);

/// What is asked for of another run of the same seed, as ${ref.spent.nodes}: names after the dot.
std::span<const std::string> reference_names();

/// The names that functions take, as they stand in a world.
void add_words(const World& world, Scope& scope);

/// The tables of the manual: sets with their fields, functions, units. Markdown.
std::string registry_page();

}  // namespace drydock::lesson
