// What the cluster-autoscaler works out before it acts: how many new nodes hold which pods. Pure
// functions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/platform/kubernetes/expander_rules.h"
#include "sim/platform/kubernetes/group_backoff.h"
#include "sim/platform/kubernetes/scheduling_rules.h"
#include "sim/platform/kubernetes/spread_rules.h"

namespace drydock::kubernetes {

/// A spread constraint with DoNotSchedule, and where its pods are already.
struct PackedSpread {
  bool by_node = false;  ///< The topology key is kubernetes.io/hostname: each node is a domain.
  std::int32_t max_skew = 1;
  std::int32_t min_domains = 0;
  bool counts_itself = true;
  DomainCounts counts;                  ///< By node: the domain of the existing node i is i.
  std::vector<std::uint32_t> existing;  ///< Otherwise: the domain of each existing node ...
  std::uint32_t blank = no_domain;      ///< ... and that of every new one.
};

/// Equal pods of one controller.
struct PodGroupNeed {
  PodNeed need;
  std::int32_t count = 0;
  std::vector<std::int32_t> host_ports;
  std::vector<PackedSpread> spread;
  bool unwanted = false;  ///< Labels or taints of the new nodes keep these pods away.
};

struct Estimate {
  std::int32_t nodes = 0;  ///< That got a pod; new ones, and existing ones by way of spreading.
  std::int32_t pods = 0;
  std::int64_t cpu_milli = 0, memory_bytes = 0;  ///< Requests of these pods.
  std::vector<std::int32_t> placed;              ///< Pods placed, by group of the input.
  std::vector<std::uint32_t> order;              ///< The group of each pod in the order of placing.
};

/// Packs the pods onto copies of `blank` by the scheduler's own filters. Groups go largest first
/// (cpu / allocatable + memory / allocatable). A pod is tried on all new nodes until one of its
/// group finds none; then on the last new node, then, if only spreading over hosts speaks against
/// that, on any node, then on a further one, while fewer than `most_nodes` (0: no limit, -1: none)
/// were added. A new node that stays empty ends its group. Source: kubernetes/autoscaler
/// cluster-autoscaler/estimator/binpacking_estimator.go.
Estimate estimate(std::span<const PodGroupNeed> groups, const NodeOffer& blank,
                  std::span<const NodeOffer> existing, std::int32_t most_nodes);

/// Share of CPU plus share of memory that would lie idle; see the other waste().
double waste(const Estimate& estimate, std::int64_t cpu_milli, std::int64_t memory_bytes);

}  // namespace drydock::kubernetes
