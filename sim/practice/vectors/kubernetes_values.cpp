// Texts become names of the pool that the case has for itself, so that rules compare numbers.
#include "sim/practice/vectors/kubernetes_values.h"

#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

using codec::Cursor;
using codec::ObjectCursor;

std::vector<std::pair<std::string, Cursor>> members(const Cursor& at) {
  std::vector<std::pair<std::string, Cursor>> found;
  if (!at) return found;
  if (!at.value()->is(codec::Value::Kind::object)) {
    at.wrong(codec::codes::wrong_type, "an object");
    return found;
  }
  for (const auto& [key, value] : at.value()->object())
    found.emplace_back(key, Cursor(&value, at.path() + "." + key, at.report()));
  return found;
}

kubernetes::TaintEffect read_effect(const Cursor& at) {
  static const std::vector<std::string> effects = {"NoSchedule", "PreferNoSchedule", "NoExecute"};
  return static_cast<kubernetes::TaintEffect>(at.word(effects));
}

std::vector<kubernetes::Taint> read_taints(const Cursor& at, Names& names) {
  std::vector<kubernetes::Taint> taints;
  for (const Cursor& one : at.list()) {
    ObjectCursor object(one);
    kubernetes::Taint& taint = taints.emplace_back();
    taint.key = names.intern(object.required("key").text());
    taint.value = names.intern(any_text(object.optional("value")));
    taint.effect = read_effect(object.required("effect"));
  }
  return taints;
}

kubernetes::Toleration read_toleration(const Cursor& at, Names& names) {
  static const std::vector<std::string> operators = {"Equal", "Exists"};
  ObjectCursor object(at);
  kubernetes::Toleration toleration;
  toleration.key = names.intern(any_text(object.optional("key")));
  toleration.value = names.intern(any_text(object.optional("value")));
  toleration.op =
      static_cast<kubernetes::TolerationOperator>(object.optional("operator").word(operators));
  const Cursor effect = object.optional("effect");
  toleration.any_effect = any_text(effect).empty();
  if (!toleration.any_effect) toleration.effect = read_effect(effect);
  const Cursor lasts = object.optional("toleration_seconds");
  toleration.has_seconds = static_cast<bool>(lasts);
  toleration.seconds = seconds(lasts);
  return toleration;
}

std::vector<kubernetes::Toleration> read_tolerations(const Cursor& at, Names& names) {
  std::vector<kubernetes::Toleration> tolerations;
  for (const Cursor& one : at.list()) tolerations.push_back(read_toleration(one, names));
  return tolerations;
}

std::vector<kubernetes::Label> read_labels(const Cursor& at, Names& names) {
  std::vector<kubernetes::Label> labels;
  for (const auto& [key, value] : members(at))
    labels.push_back({names.intern(key), names.intern(any_text(value))});
  return labels;
}

}  // namespace drydock::vectors
