// Names are equal when their texts are, so that matching never reads a text.
#include "sim/platform/kubernetes/label_rules.h"

#include <algorithm>
#include <charconv>

namespace drydock::kubernetes {

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool has_value(const RequirementView& requirement, Name value) {
  return std::any_of(requirement.values.begin(), requirement.values.end(),
                     [&](const NodeValue& one) { return one.value == value; });
}

bool compares(const RequirementView& requirement, Name value, const Names& names) {
  if (requirement.values.size() != 1) return false;
  const auto has = whole_number(names.text(value));
  const auto bound = whole_number(names.text(requirement.values.front().value));
  if (!has || !bound) return false;
  return requirement.op == NodeOperator::gt ? *has > *bound : *has < *bound;
}

/// Whether all requirements of this term hold; they need not stand together.
bool term_holds(std::span<const RequirementView> requirements, bool required, std::int32_t term,
                std::span<const Label> labels, const Names& names) {
  return std::all_of(requirements.begin(), requirements.end(), [&](const RequirementView& r) {
    return r.required != required || r.term != term || meets(r, labels, names);
  });
}

}  // namespace

std::optional<Name> value_of(std::span<const Label> labels, Name key) {
  for (const Label& label : labels)
    if (label.key == key) return label.value;
  return std::nullopt;
}

bool meets(const RequirementView& requirement, std::span<const Label> labels, const Names& names) {
  const std::optional<Name> value = value_of(labels, requirement.key);
  switch (requirement.op) {
    case NodeOperator::in:
      return value && has_value(requirement, *value);
    case NodeOperator::not_in:
      return !value || !has_value(requirement, *value);
    case NodeOperator::exists:
      return value.has_value();
    case NodeOperator::does_not_exist:
      return !value;
    case NodeOperator::gt:
    case NodeOperator::lt:
      return value && compares(requirement, *value, names);
  }
  return false;
}

bool may_use(std::span<const RequirementView> requirements, std::span<const Label> labels,
             const Names& names) {
  bool any = false, alternatives = false;
  for (const RequirementView& requirement : requirements) {
    if (!requirement.required) continue;
    if (requirement.term == 0) {
      if (!meets(requirement, labels, names)) return false;
      continue;
    }
    alternatives = true;
    any = any || term_holds(requirements, true, requirement.term, labels, names);
  }
  return any || !alternatives;
}

std::int64_t preference(std::span<const RequirementView> requirements,
                        std::span<const Label> labels, const Names& names) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    const RequirementView& first = requirements[i];
    if (first.required) continue;
    const bool seen = std::any_of(requirements.begin(), requirements.begin() + static_cast<int>(i),
                                  [&](const RequirementView& earlier) {
                                    return !earlier.required && earlier.term == first.term;
                                  });
    if (!seen && term_holds(requirements, false, first.term, labels, names)) sum += first.weight;
  }
  return sum;
}

bool tolerates(const Toleration& toleration, const Taint& taint) {
  if (!toleration.any_effect && toleration.effect != taint.effect) return false;
  const bool any_key = !toleration.key && toleration.op == TolerationOperator::exists;
  if (!any_key && toleration.key != taint.key) return false;
  return toleration.op == TolerationOperator::exists || toleration.value == taint.value;
}

bool tolerates(std::span<const Toleration> tolerations, const Taint& taint) {
  return std::any_of(tolerations.begin(), tolerations.end(),
                     [&](const Toleration& one) { return tolerates(one, taint); });
}

const Taint* forbidding(std::span<const Toleration> tolerations, std::span<const Taint> taints) {
  for (const Taint& taint : taints)
    if (taint.effect != TaintEffect::prefer_no_schedule && !tolerates(tolerations, taint))
      return &taint;
  return nullptr;
}

std::int64_t unwelcome(std::span<const Toleration> tolerations, std::span<const Taint> taints) {
  return std::count_if(taints.begin(), taints.end(), [&](const Taint& taint) {
    return taint.effect == TaintEffect::prefer_no_schedule && !tolerates(tolerations, taint);
  });
}

}  // namespace drydock::kubernetes
