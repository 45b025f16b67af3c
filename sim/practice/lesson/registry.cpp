// Puts the parts of the registry together and writes its page of the manual.
#include "sim/practice/lesson/registry.h"

#include <algorithm>

#include "sim/practice/lesson/parser.h"
#include "sim/practice/lesson/registry_parts.h"

namespace drydock::lesson {

std::span<const SetInfo> sets() {
  static const std::vector<SetInfo> all = [] {
    std::vector<SetInfo> list = cluster_sets();
    for (const SetInfo& one : platform_sets()) list.push_back(one);
    std::sort(list.begin(), list.end(),
              [](const SetInfo& a, const SetInfo& b) { return a.kind < b.kind; });
    return list;
  }();
  return all;
}

const SetInfo& set_info(SetKind kind) { return sets()[static_cast<std::size_t>(kind)]; }

const FieldInfo* find_field(SetKind kind, std::string_view name) {
  for (const FieldInfo& field : set_info(kind).fields)
    if (field.name == name) return &field;
  return nullptr;
}

const FunctionInfo* find_function(std::string_view name) {
  for (const FunctionInfo& function : functions())
    if (function.name == name) return &function;
  return nullptr;
}

std::span<const std::string> reference_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const char* what : {"spent", "run_rate"})
      for (const char* item : {"nodes", "nat", "all"})
        list.push_back(std::string(what) + "." + item);
    list.emplace_back("count.nodes");
    return list;
  }();
  return names;
}

std::optional<Dimension> field_dimension(SetKind set, std::string_view field) {
  const FieldInfo* found = find_field(set, field);
  return found == nullptr ? std::nullopt : std::optional(found->dimension);
}

std::vector<std::string> field_names(SetKind set) {
  std::vector<std::string> names;
  for (const FieldInfo& field : set_info(set).fields) names.emplace_back(field.name);
  return names;
}

Value field_of(SetKind set, Element element, std::string_view field, const Scene& scene) {
  if (const FieldInfo* known = find_field(set, field)) return known->read(element.index, scene);
  return record_field(CauseId{element.index}, field, scene);
}

CauseId cause_of(SetKind set, Element element, const Scene& scene) {
  const auto read = set_info(set).cause;
  return read == nullptr ? CauseId{} : read(element.index, scene);
}

namespace {

bool keeps(const Filter& filter, SetKind set, Element element, const Scene& scene) {
  const Value left = field_of(set, element, filter.field, scene);
  const Value right = evaluate(filter.value.front(), scene);
  if (!left.known || !right.known) return false;
  return compare(filter.op, left, right, filter.value.front().dimension == Dimension::text);
}

std::string arguments_of(const FunctionInfo& function) {
  std::string text;
  for (const ArgumentInfo& argument : function.arguments)
    text += (text.empty() ? "" : ", ") + std::string(argument.name);
  return text;
}

}  // namespace

std::vector<Element> elements(const Node& node, const Scene& scene, CauseId* cause) {
  std::vector<Element> found;
  set_info(node.set).list(scene, found);
  std::erase_if(found, [&](Element element) {
    return std::any_of(node.filters.begin(), node.filters.end(), [&](const Filter& filter) {
      return !keeps(filter, node.set, element, scene);
    });
  });
  if (cause != nullptr && !found.empty()) *cause = cause_of(node.set, found.front(), scene);
  return found;
}

std::string registry_page() {
  std::string page = "### Sets\n";
  for (const SetInfo& set : sets()) {
    page += "\n`" + std::string(enum_name(set.kind)) + "`: " + std::string(set.meaning) + "\n\n";
    page += "| field | is | meaning |\n|---|---|---|\n";
    for (const FieldInfo& field : set.fields)
      page += "| `" + std::string(field.name) + "` | " + say_dimension(field.dimension) + " | " +
              std::string(field.meaning) + " |\n";
  }
  page += "\n### Functions\n\n| function | gives | meaning |\n|---|---|---|\n";
  for (const FunctionInfo& function : functions())
    page += "| `" + std::string(function.name) + "(" + arguments_of(function) + ")` | " +
            say_dimension(function.result) + " | " + std::string(function.meaning) + " |\n";
  page += "\n### Units\n\n" + unit_names() + "\n";
  return page;
}

}  // namespace drydock::lesson
