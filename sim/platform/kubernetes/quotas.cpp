// Quotas are asked when a pod is made, and never look back at pods that are there.
#include "sim/platform/kubernetes/quotas.h"

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/control_plane.h"

namespace drydock::kubernetes {

namespace {

QuotaSums sums_of(const PodTemplate& spec) {
  return {1, spec.cpu_request.count, spec.cpu_limit.count, spec.memory_request.count,
          spec.memory_limit.count};
}

bool ended(const Pod& pod) {
  return pod.phase == PodPhase::succeeded || pod.phase == PodPhase::failed;
}

}  // namespace

QuotaSums limits_of(const ResourceQuota& quota) {
  return {quota.pods, quota.cpu_requests.count, quota.cpu_limits.count, quota.memory_requests.count,
          quota.memory_limits.count};
}

QuotaSums used_in(const World& world, Name name_space) {
  QuotaSums used{};
  for (const auto& [id, workload] : world.table<Workload>()) {
    if (workload.name_space != name_space) continue;
    for (Id<Pod> pod = workload.pods.first; pod; pod = world[pod].siblings.after) {
      if (ended(world[pod])) continue;
      const QuotaSums part = sums_of(world[world[pod].spec]);
      for (std::size_t i = 0; i < used.size(); ++i) used[i] += part[i];
    }
  }
  return used;
}

QuotaAnswer ask_quotas(const World& world, Id<PodTemplate> spec) {
  if (world.table<ResourceQuota>().empty()) return {};
  const Name name_space = world[world[spec].workload].name_space;
  const QuotaSums asked = sums_of(world[spec]);
  for (const auto& [id, quota] : world.table<ResourceQuota>()) {
    if (quota.name_space != name_space) continue;
    const QuotaSums used = used_in(world, name_space), limits = limits_of(quota);
    for (std::size_t i = 0; i < limits.size(); ++i)
      if (limits[i] > 0 && used[i] + asked[i] > limits[i])
        return {true, id, static_cast<QuotaResource>(i)};
  }
  return {};
}

std::string refusal(const World& world, const QuotaAnswer& answer) {
  const std::string resource(say(answer.resource));
  return "exceeded quota: " + std::string(world.text(world[answer.quota].name)) +
         ", limited: " + resource;
}

std::string_view say(QuotaResource resource) {
  constexpr std::array<std::string_view, 5> words = {"pods", "requests.cpu", "limits.cpu",
                                                     "requests.memory", "limits.memory"};
  return words[static_cast<std::size_t>(resource)];
}

}  // namespace drydock::kubernetes
