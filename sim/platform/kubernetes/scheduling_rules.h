// The scheduler's filters and scores as pure functions over plain values; the simulation, the
// cluster-autoscaler's what-if and outside test tables call the same ones.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

constexpr std::int64_t max_node_score = 100;

/// One resource of a node while a pod is scored: what pods may use, and what they ask for with the
/// new pod on it.
struct ScoredResource {
  std::int64_t allocatable = 0;
  std::int64_t requested = 0;
  std::int64_t weight = 1;
};

/// NodeResourcesFit, LeastAllocated: trunc((allocatable - requested) * 100 / allocatable), 0 when
/// more is asked for than there is; weighted integer mean. Resources without capacity are left out.
/// Source: kubernetes/kubernetes pkg/scheduler/framework/plugins/noderesources/least_allocated.go.
std::int64_t least_allocated(std::span<const ScoredResource> resources);
/// NodeResourcesFit, MostAllocated: trunc(min(requested, allocatable) * 100 / allocatable).
std::int64_t most_allocated(std::span<const ScoredResource> resources);
/// NodeResourcesBalancedAllocation: trunc((1 - deviation of the used fractions) * 100). Source:
/// noderesources/balanced_allocation.go, releases up to 1.35.
std::int64_t balanced_allocation(std::span<const ScoredResource> resources);

/// One constraint's part of a candidate's PodTopologySpread score: count * ln(domains + 2) +
/// (max_skew - 1). The sum over constraints is rounded half away from zero. Source:
/// podtopologyspread/scoring.go.
double spread_cost(std::int64_t count, std::int64_t domains, std::int64_t max_skew);
/// Costs of all candidates, rounded, to scores: 100 * (max + min - cost) div max. A candidate
/// without a cost lacks the topology key and scores 0.
std::vector<std::int64_t> spread_scores(std::span<const std::optional<double>> costs);

/// What a pod needs from a node.
struct PodNeed {
  std::int64_t cpu_milli = 0;
  std::int64_t memory_bytes = 0;
  Id<network::Zone> volume_zone;  ///< Of its bound volume, if it has one.
  Id<Node> pinned;                ///< A daemon pod's only node.
  bool daemon = false;  ///< Tolerates cordons and unreachable nodes, as its controller has it.
};

/// What a node offers; also a node that does not exist yet.
struct NodeOffer {
  Id<Node> node;  ///< None: a template of a group.
  Id<network::Zone> zone;
  bool cordoned = false;
  bool unreachable = false;
  bool to_delete = false;
  std::int64_t cpu_milli = 0, memory_bytes = 0, pods_max = 0;  ///< Allocatable.
  std::int64_t cpu_requested = 0, memory_requested = 0, pods = 0;
};

/// Why a node does not take a pod; several resources may be short at once.
struct Refusal {
  bool other_node = false;  ///< A daemon pod belongs elsewhere.
  bool cordoned = false;
  bool unreachable = false;
  bool to_delete = false;
  bool too_many_pods = false;
  bool cpu = false;
  bool memory = false;
  bool volume_zone = false;
  explicit operator bool() const {
    return other_node || cordoned || unreachable || to_delete || too_many_pods || cpu || memory ||
           volume_zone;
  }
};

/// The filters in their order; the first that refuses ends the question. Source: kubernetes/
/// kubernetes pkg/scheduler/apis/config/v1/default_plugins.go.
Refusal filter(const PodNeed& pod, const NodeOffer& node);
/// Counts the pod on the node.
void place(const PodNeed& pod, NodeOffer& node);
void take_away(const PodNeed& pod, NodeOffer& node);

/// The sentence of kube-scheduler: "0/5 nodes are available: 2 Insufficient cpu, ...".
std::string unschedulable_message(std::span<const Refusal> refusals);
/// The one reason that tells most: what the nodes say that could take the pod at all.
PendingReason main_reason(const PodNeed& pod, std::span<const NodeOffer> nodes,
                          std::span<const Refusal> refusals);

}  // namespace drydock::kubernetes
