// Scores over the view: each plugin's points, normalized over the candidates and weighted.
#include <algorithm>
#include <array>

#include "sim/platform/kubernetes/cluster_view_kind.h"
#include "sim/platform/kubernetes/resource_scores.h"

namespace drydock::kubernetes {

/// NodeResourcesFit and NodeResourcesBalancedAllocation, each with its weight.
std::int64_t ClusterView::resource_points(Kind& kind, std::size_t number) const {
  if (kind.points[number] >= 0) return kind.points[number];
  const SchedulerSettings& weights = world_.only<Settings>().scheduler;
  const PodNeed& need = kind.need;
  const NodeOffer& node = nodes_[number];
  const std::int64_t cpu = need.cpu_milli > 0 ? need.cpu_milli : weights.missing_cpu.count;
  const std::int64_t memory =
      need.memory_bytes > 0 ? need.memory_bytes : weights.missing_memory.count;
  const std::array fit = {ScoredResource{node.cpu_milli, node.cpu_requested + cpu},
                          ScoredResource{node.memory_bytes, node.memory_requested + memory}};
  std::int64_t points = least_allocated(fit) * weights.weight_resources_fit;
  if (need.cpu_milli > 0 || need.memory_bytes > 0) {  // A best-effort pod skips the balance.
    const std::array before = {ScoredResource{node.cpu_milli, node.cpu_requested},
                               ScoredResource{node.memory_bytes, node.memory_requested}};
    const std::array after = {
        ScoredResource{node.cpu_milli, node.cpu_requested + need.cpu_milli},
        ScoredResource{node.memory_bytes, node.memory_requested + need.memory_bytes}};
    std::int64_t balance = balanced_allocation(after);
    if (weights.newest_balance)
      balance = balanced_allocation_change(balanced_allocation(before), balance);
    points += balance * weights.weight_balanced;
  }
  kind.points[number] = static_cast<std::int32_t>(points);
  return points;
}

/// Fills part_ with the spread points of the candidates; false when no constraint asks for any.
bool ClusterView::rate_spread(const Kind& kind, std::span<const std::uint32_t> candidates) {
  if (kind.soft.empty()) return false;
  costs_.assign(candidates.size(), 0);
  std::int64_t rated = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (const SpreadPart& part : kind.soft)
      if (part.tally.domain(candidates[i]) == no_domain) costs_[i] = no_cost;
    rated += costs_[i] >= 0;
  }
  for (const SpreadPart& part : kind.soft) {
    std::int64_t count = rated;
    if (!part.by_node) {
      count = 0;
      ++look_;
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::uint32_t domain = part.tally.domain(candidates[i]);
        if (costs_[i] < 0) continue;
        if (seen_.size() <= domain) seen_.resize(domain + 1u, 0);
        if (seen_[domain] != look_) ++count;
        seen_[domain] = look_;
      }
    }
    const double weight = spread_weight(count);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (costs_[i] >= 0)
        costs_[i] += spread_cost(part.tally.near(candidates[i]), weight, part.constraint.max_skew);
  }
  part_.resize(candidates.size());
  spread_scores(costs_, part_);
  return true;
}

std::vector<std::int64_t> ClusterView::spread_points(const PodAsk& ask,
                                                     std::span<const std::uint32_t> candidates) {
  if (rate_spread(kind_of(ask.spec), candidates)) return part_;
  return std::vector<std::int64_t>(candidates.size(), 0);
}

/// Preferred terms, the pod's own and those of others. Source: kubernetes/kubernetes pkg/scheduler/
/// framework/plugins/interpodaffinity/scoring.go.
void ClusterView::add_affinity_scores(const Kind& kind, std::span<const std::uint32_t> candidates) {
  const bool any = std::any_of(kind.affinity.begin(), kind.affinity.end(),
                               [](const AffinityPart& part) { return part.weight != 0; });
  if (!any) return;
  part_.assign(candidates.size(), 0);
  for (const AffinityPart& part : kind.affinity) {
    if (part.weight == 0) continue;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      part_[i] += part.weight * part.tally.near(candidates[i]);
  }
  normalize_range(part_);
  const std::int64_t weight = world_.only<Settings>().scheduler.weight_pod_affinity;
  for (std::size_t i = 0; i < candidates.size(); ++i) sums_[i] += part_[i] * weight;
}

void ClusterView::add_normalized(const std::vector<std::int64_t>& raw, bool reverse,
                                 std::int64_t weight, std::span<const std::uint32_t> candidates) {
  if (raw.empty()) return;
  part_.clear();
  for (const std::uint32_t node : candidates) part_.push_back(raw[node]);
  normalize(part_, reverse);
  for (std::size_t i = 0; i < candidates.size(); ++i) sums_[i] += part_[i] * weight;
}

const std::vector<std::int64_t>& ClusterView::scores(const PodAsk& ask,
                                                     std::span<const std::uint32_t> candidates) {
  Kind& kind = kind_of(ask.spec);
  const SchedulerSettings& weights = world_.only<Settings>().scheduler;
  sums_.clear();
  for (const std::uint32_t node : candidates) sums_.push_back(resource_points(kind, node));
  add_normalized(kind.dislike, true, weights.weight_taints, candidates);
  add_normalized(kind.liking, false, weights.weight_node_affinity, candidates);
  if (rate_spread(kind, candidates))
    for (std::size_t i = 0; i < candidates.size(); ++i)
      sums_[i] += part_[i] * weights.weight_spread;
  add_affinity_scores(kind, candidates);
  if (!kind.image.empty())
    for (std::size_t i = 0; i < candidates.size(); ++i)
      sums_[i] += kind.image[candidates[i]] * weights.weight_image;
  return sums_;
}

}  // namespace drydock::kubernetes
