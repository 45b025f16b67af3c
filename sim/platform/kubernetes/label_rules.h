// Node affinity, taints and tolerations as pure functions over plain values.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/templates.h"

namespace drydock::kubernetes {

/// The value of a key among labels, when it is there; it may be the empty text.
std::optional<Name> value_of(std::span<const Label> labels, Name key);

/// One requirement of a node selector or node affinity with its values at hand.
struct RequirementView {
  Name key;
  NodeOperator op = NodeOperator::in;
  std::span<const NodeValue> values;
  std::int32_t term = 0;
  bool required = true;
  std::int32_t weight = 0;
};
/// Whether the labels of a node meet the requirement. `names` is where the texts of Gt and Lt lie:
/// these compare whole numbers, and a text that is none fails. Source: kubernetes/kubernetes
/// staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity.
bool meets(const RequirementView& requirement, std::span<const Label> labels, const Names& names);
/// NodeAffinity's filter: all requirements of at least one required term hold, or there is none.
/// The node selector is a term of its own that must hold as well: number 0.
bool may_use(std::span<const RequirementView> requirements, std::span<const Label> labels,
             const Names& names);
/// NodeAffinity's score before it is normalized: the weights of the preferred terms that hold.
std::int64_t preference(std::span<const RequirementView> requirements,
                        std::span<const Label> labels, const Names& names);

/// Source: staging/src/k8s.io/component-helpers/scheduling/corev1, ToleratesTaint: an empty key
/// with Exists stands for every key, no effect for every effect.
bool tolerates(const Toleration& toleration, const Taint& taint);
bool tolerates(std::span<const Toleration> tolerations, const Taint& taint);
/// The first taint that keeps the pod away: NoSchedule or NoExecute, not tolerated. None: nullptr.
const Taint* forbidding(std::span<const Toleration> tolerations, std::span<const Taint> taints);
/// PreferNoSchedule taints that the pod does not tolerate.
std::int64_t unwelcome(std::span<const Toleration> tolerations, std::span<const Taint> taints);

}  // namespace drydock::kubernetes
