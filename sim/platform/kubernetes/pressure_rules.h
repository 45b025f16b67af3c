// Which pods a kubelet ends when its node runs out of something, over plain values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace drydock::kubernetes {

/// What a pod uses of the thing that lacks, and what it asked for.
struct PodUse {
  std::int64_t usage = 0, request = 0;
  std::int32_t priority = 0;
};

/// Pods with at least this priority are never ended by a kubelet: system-cluster-critical.
constexpr std::int32_t critical_priority = 2'000'000'000;

/// Indices of the pods in the order in which the kubelet would end them: those that use more than
/// they asked for, then those of lower priority, then those that are further above their request.
/// Critical ones are left out. Source: kubernetes/kubernetes pkg/kubelet/eviction/helpers.go,
/// rankMemoryPressure and rankDiskPressure.
std::vector<std::size_t> eviction_order(std::span<const PodUse> pods);

}  // namespace drydock::kubernetes
