// Packing goes largest first, as the real estimator does, so that its node counts agree.
#include "sim/platform/kubernetes/bin_packing.h"

#include <algorithm>
#include <numeric>

namespace drydock::kubernetes {

namespace {

double share_of(const PodNeed& need, const NodeOffer& node) {
  const auto part = [](std::int64_t asked, std::int64_t there) {
    return there == 0 ? 0.0 : static_cast<double>(asked) / static_cast<double>(there);
  };
  return part(need.cpu_milli, node.cpu_milli) + part(need.memory_bytes, node.memory_bytes);
}

/// Places one pod; adds a node where none takes it. False: no node of this kind will take it.
bool place_on_new(const PodNeed& need, const NodeOffer& blank, std::size_t most,
                  std::vector<NodeOffer>& nodes) {
  for (NodeOffer& node : nodes) {
    if (filter(need, node)) continue;
    place(need, node);
    return true;
  }
  if (nodes.size() >= most || filter(need, blank)) return false;
  nodes.push_back(blank);
  place(need, nodes.back());
  return true;
}

}  // namespace

Estimate estimate(std::span<const PodGroupNeed> groups, const NodeOffer& blank,
                  std::int32_t most_nodes) {
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return share_of(groups[a].need, blank) > share_of(groups[b].need, blank);
  });
  Estimate result;
  result.placed.assign(groups.size(), 0);
  std::vector<NodeOffer> nodes;
  const std::size_t most = most_nodes == 0 ? SIZE_MAX : static_cast<std::size_t>(most_nodes);
  for (const std::size_t g : order) {
    for (std::int32_t i = 0; i < groups[g].count; ++i) {
      if (!place_on_new(groups[g].need, blank, most, nodes)) break;
      ++result.placed[g];
      ++result.pods;
      result.cpu_milli += groups[g].need.cpu_milli;
      result.memory_bytes += groups[g].need.memory_bytes;
    }
  }
  result.nodes = static_cast<std::int32_t>(nodes.size());
  return result;
}

double waste(const Estimate& estimate, std::int64_t cpu_milli, std::int64_t memory_bytes) {
  const auto idle = [&](std::int64_t used, std::int64_t each) {
    const double all = static_cast<double>(each) * estimate.nodes;
    return all == 0 ? 0.0 : (all - static_cast<double>(used)) / all;
  };
  return idle(estimate.cpu_milli, cpu_milli) + idle(estimate.memory_bytes, memory_bytes);
}

std::vector<std::int32_t> balance(std::span<const GroupSize> groups, std::int32_t nodes) {
  std::vector<std::int32_t> sizes;
  for (const GroupSize& group : groups) sizes.push_back(group.size);
  for (; nodes > 0; --nodes) {
    std::size_t smallest = groups.size();
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (sizes[i] >= groups[i].max) continue;
      if (smallest == groups.size() || sizes[i] < sizes[smallest]) smallest = i;
    }
    if (smallest == groups.size()) break;
    ++sizes[smallest];
  }
  return sizes;
}

GroupBackoff after_failure(const GroupBackoff& before, Time now, Duration first, Duration longest,
                           Duration reset) {
  const bool known = before.delay > Duration::zero() && now - before.last_failure <= reset;
  Duration delay = first;
  if (known) delay = now < before.until ? before.delay : std::min(2 * before.delay, longest);
  return {delay, now + delay, now};
}

}  // namespace drydock::kubernetes
