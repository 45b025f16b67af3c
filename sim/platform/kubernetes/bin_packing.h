// What the cluster-autoscaler works out before it acts: how many new nodes hold which pods, which
// group wastes least, and how long a group that failed is left alone. Pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/platform/kubernetes/scheduling_rules.h"

namespace drydock::kubernetes {

/// Equal pods of one controller.
struct PodGroupNeed {
  PodNeed need;
  std::int32_t count = 0;
};

struct Estimate {
  std::int32_t nodes = 0;  ///< New nodes that got a pod.
  std::int32_t pods = 0;
  std::int64_t cpu_milli = 0, memory_bytes = 0;  ///< Requests of these pods.
  std::vector<std::int32_t> placed;              ///< Pods placed, by group of the input.
};

/// Packs the pods onto copies of `node`: largest first (cpu / allocatable + memory / allocatable),
/// each onto the first new node that takes it, else a further node while fewer than `most_nodes`
/// (0: no limit). A further node that takes nothing ends its group. Source: kubernetes/autoscaler
/// cluster-autoscaler/estimator/binpacking_estimator.go.
Estimate estimate(std::span<const PodGroupNeed> groups, const NodeOffer& node,
                  std::int32_t most_nodes);

/// Share of CPU plus share of memory that would lie idle on `nodes` new nodes of this capacity.
/// Source: expander/waste/waste.go.
double waste(const Estimate& estimate, std::int64_t cpu_milli, std::int64_t memory_bytes);

/// A group that may grow.
struct GroupSize {
  std::int32_t size = 0, max = 0;
};
/// New sizes when `nodes` are added one by one to the smallest group below its max. Source:
/// processors/nodegroupset/balancing_processor.go.
std::vector<std::int32_t> balance(std::span<const GroupSize> groups, std::int32_t nodes);

/// How long a group is left alone after a failure.
struct GroupBackoff {
  Duration delay{};
  Time until, last_failure;
};
/// First failure: `first`. While still backed off: the same again from now. Later: doubled up to
/// `longest`; forgotten `reset` after the last failure. Source: utils/backoff.
GroupBackoff after_failure(const GroupBackoff& before, Time now, Duration first, Duration longest,
                           Duration reset);

}  // namespace drydock::kubernetes
