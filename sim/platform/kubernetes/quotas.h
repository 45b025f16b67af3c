// Resource quotas: what the pods of a namespace may ask for together.
#pragma once

#include <array>
#include <string>

#include "sim/engine/kernel/world.h"
#include "sim/platform/kubernetes/workloads.h"

namespace drydock::kubernetes {

/// What a quota limits, as its own messages call it.
DRYDOCK_ENUM(QuotaResource, pods, requests_cpu, limits_cpu, requests_memory, limits_memory)
std::string_view say(QuotaResource resource);

/// Counts, millicores and bytes in the order of QuotaResource.
using QuotaSums = std::array<std::int64_t, 5>;
/// What a quota allows; 0: not limited.
QuotaSums limits_of(const ResourceQuota& quota);
/// What the pods of a namespace ask for together, but for those that ended.
QuotaSums used_in(const World& world, Name name_space);

struct QuotaAnswer {
  bool refused = false;
  Id<ResourceQuota> quota;
  QuotaResource resource = QuotaResource::pods;
};
/// Whether the quotas of its namespace let one more pod of this template in. Pods that ended do not
/// count. Source: kubernetes/kubernetes staging/src/k8s.io/apiserver/pkg/admission/plugin/
/// resourcequota, pkg/quota/v1/evaluator/core/pods.go.
QuotaAnswer ask_quotas(const World& world, Id<PodTemplate> spec);
/// 'exceeded quota: team, requested: requests.cpu, limited: requests.cpu' in short.
std::string refusal(const World& world, const QuotaAnswer& answer);

}  // namespace drydock::kubernetes
