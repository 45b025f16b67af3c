// The order of the rules is theirs: what is skipped, then what may move whatever else holds, then
// what blocks.
#include "sim/platform/kubernetes/scale_down_rules.h"

#include <algorithm>

namespace drydock::kubernetes {

Requests pod_requests(const Requests& containers, const Requests& sidecars,
                      const Requests& largest_init) {
  return {std::max(containers.cpu_milli + sidecars.cpu_milli, largest_init.cpu_milli),
          std::max(containers.memory_bytes + sidecars.memory_bytes, largest_init.memory_bytes)};
}

std::optional<Utilization> utilization(const NodeUse& node) {
  if (node.allocatable.cpu_milli <= 0 || node.allocatable.memory_bytes <= 0) return std::nullopt;
  const auto share = [](std::int64_t asked, std::int64_t there) {
    if (asked == 0) return 0.0;
    return there <= 0 ? 1e9 : static_cast<double>(asked) / static_cast<double>(there);
  };
  return Utilization{
      share(node.requested.cpu_milli, node.allocatable.cpu_milli - node.ignored.cpu_milli),
      share(node.requested.memory_bytes,
            node.allocatable.memory_bytes - node.ignored.memory_bytes)};
}

bool is_long_terminating(std::optional<Duration> deleted_for, Duration grace) {
  constexpr Duration extra = seconds(30);
  return deleted_for && *deleted_for > grace + extra;
}

Drainability drainability(const DrainPod& pod, const DrainOptions& options) {
  if (pod.mirror || is_long_terminating(pod.deleted_for, pod.grace)) return Drainability::skip;
  if (pod.owner == OwnerKind::daemon_set || pod.daemon_annotation) return Drainability::daemon;
  if (pod.safe_to_evict.value_or(false) || pod.finished) return Drainability::move;
  const bool replicated = pod.owner == OwnerKind::replicated ||
                          (pod.owner == OwnerKind::custom && !options.skip_custom_controller_pods);
  if (!replicated) return Drainability::not_replicated;
  const bool settled = pod.age && *pod.age > options.system_pod_timeout;
  if (options.skip_system_pods && pod.kube_system && !pod.budget && !settled)
    return Drainability::unmovable_kube_system_pod;
  if (pod.safe_to_evict) return Drainability::not_safe_to_evict_annotation;
  if (options.skip_local_storage && pod.local_storage) return Drainability::local_storage_requested;
  if (pod.budget && *pod.budget < 1) return Drainability::not_enough_pdb;
  return Drainability::move;
}

std::string_view say(Drainability verdict) {
  switch (verdict) {
    case Drainability::skip:
      return "is not counted";
    case Drainability::daemon:
      return "belongs to the node";
    case Drainability::move:
      return "may move";
    case Drainability::not_replicated:
      return "has no controller that would make it again";
    case Drainability::unmovable_kube_system_pod:
      return "is a system pod without a disruption budget";
    case Drainability::not_safe_to_evict_annotation:
      return "is marked as not safe to evict";
    case Drainability::local_storage_requested:
      return "has local storage that would be lost";
    case Drainability::not_enough_pdb:
      return "is held by its disruption budget";
  }
  return {};
}

}  // namespace drydock::kubernetes
