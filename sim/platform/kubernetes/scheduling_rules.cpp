// Integer arithmetic as in kube-scheduler, so that ties fall where the real one has them.
#include "sim/platform/kubernetes/scheduling_rules.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/engine/base/math.h"

namespace drydock::kubernetes {

namespace {

template <class Score>
std::int64_t weighted(std::span<const ScoredResource> resources, Score score) {
  std::int64_t sum = 0, weights = 0;
  for (const ScoredResource& resource : resources) {
    if (resource.allocatable == 0) continue;
    sum += score(resource) * resource.weight;
    weights += resource.weight;
  }
  return weights == 0 ? 0 : sum / weights;
}

}  // namespace

std::int64_t least_allocated(std::span<const ScoredResource> resources) {
  return weighted(resources, [](const ScoredResource& r) {
    if (r.requested > r.allocatable) return std::int64_t{0};
    return (r.allocatable - r.requested) * max_node_score / r.allocatable;
  });
}

std::int64_t most_allocated(std::span<const ScoredResource> resources) {
  return weighted(resources, [](const ScoredResource& r) {
    return std::min(r.requested, r.allocatable) * max_node_score / r.allocatable;
  });
}

std::int64_t balanced_allocation(std::span<const ScoredResource> resources) {
  std::vector<double> fractions;
  double sum = 0;
  for (const ScoredResource& r : resources) {
    if (r.allocatable == 0) continue;
    const double used = static_cast<double>(r.requested) / static_cast<double>(r.allocatable);
    fractions.push_back(std::min(used, 1.0));
    sum += fractions.back();
  }
  double deviation = 0;
  if (fractions.size() == 2) {
    deviation = std::fabs((fractions[0] - fractions[1]) / 2);
  } else if (fractions.size() > 2) {
    const double mean = sum / static_cast<double>(fractions.size());
    double squares = 0;
    for (const double f : fractions) squares += (f - mean) * (f - mean);
    deviation = math::sqrt(squares / static_cast<double>(fractions.size()));
  }
  return static_cast<std::int64_t>((1 - deviation) * static_cast<double>(max_node_score));
}

double spread_cost(std::int64_t count, std::int64_t domains, std::int64_t max_skew) {
  const double weight = math::log(static_cast<double>(domains + 2));
  return static_cast<double>(count) * weight + static_cast<double>(max_skew - 1);
}

std::vector<std::int64_t> spread_scores(std::span<const std::optional<double>> costs) {
  std::vector<std::int64_t> scores(costs.size(), 0);
  std::int64_t least = INT64_MAX, most = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (!costs[i]) continue;
    scores[i] = static_cast<std::int64_t>(std::round(*costs[i]));
    least = std::min(least, scores[i]);
    most = std::max(most, scores[i]);
  }
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (!costs[i]) continue;
    scores[i] = most == 0 ? max_node_score : max_node_score * (most + least - scores[i]) / most;
  }
  return scores;
}

Refusal filter(const PodNeed& pod, const NodeOffer& node) {
  Refusal refusal;
  if (node.cordoned && !pod.daemon) {
    refusal.cordoned = true;
  } else if (pod.pinned && pod.pinned != node.node) {
    refusal.other_node = true;
  } else if (node.unreachable && !pod.daemon) {
    refusal.unreachable = true;
  } else if (node.to_delete && !pod.daemon) {
    refusal.to_delete = true;
  } else {
    refusal.too_many_pods = node.pods + 1 > node.pods_max;
    refusal.cpu = pod.cpu_milli > 0 && pod.cpu_milli > node.cpu_milli - node.cpu_requested;
    refusal.memory =
        pod.memory_bytes > 0 && pod.memory_bytes > node.memory_bytes - node.memory_requested;
    if (refusal) return refusal;
    refusal.volume_zone = pod.volume_zone && pod.volume_zone != node.zone;
  }
  return refusal;
}

void place(const PodNeed& pod, NodeOffer& node) {
  node.cpu_requested += pod.cpu_milli;
  node.memory_requested += pod.memory_bytes;
  ++node.pods;
}

void take_away(const PodNeed& pod, NodeOffer& node) {
  node.cpu_requested -= pod.cpu_milli;
  node.memory_requested -= pod.memory_bytes;
  --node.pods;
}

std::string unschedulable_message(std::span<const Refusal> refusals) {
  struct Kind {
    bool Refusal::*member;
    const char* text;
  };
  constexpr std::array kinds = {
      Kind{&Refusal::cordoned, "node(s) were unschedulable"},
      Kind{&Refusal::other_node, "node(s) didn't match Pod's node affinity/selector"},
      Kind{&Refusal::unreachable,
           "node(s) had untolerated taint {node.kubernetes.io/unreachable: }"},
      Kind{&Refusal::to_delete, "node(s) had untolerated taint {ToBeDeletedByClusterAutoscaler: }"},
      Kind{&Refusal::too_many_pods, "Too many pods"},
      Kind{&Refusal::cpu, "Insufficient cpu"},
      Kind{&Refusal::memory, "Insufficient memory"},
      Kind{&Refusal::volume_zone, "node(s) had volume node affinity conflict"},
  };
  if (refusals.empty()) return "no nodes available to schedule pods";
  std::vector<std::string> parts;
  for (const Kind& kind : kinds) {
    const auto count = std::count_if(refusals.begin(), refusals.end(),
                                     [&](const Refusal& r) { return r.*kind.member; });
    if (count > 0) parts.push_back(std::to_string(count) + " " + kind.text);
  }
  std::sort(parts.begin(), parts.end());  // As kube-scheduler does, by the text with its count.
  std::string message = "0/" + std::to_string(refusals.size()) + " nodes are available:";
  for (std::size_t i = 0; i < parts.size(); ++i) message += (i == 0 ? " " : ", ") + parts[i];
  return message + ".";
}

PendingReason main_reason(const PodNeed& pod, std::span<const NodeOffer> nodes,
                          std::span<const Refusal> refusals) {
  int cpu = 0, memory = 0, pods = 0, reachable = 0, in_zone = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].unreachable || nodes[i].to_delete || nodes[i].cordoned) continue;
    ++reachable;
    if (pod.volume_zone && nodes[i].zone != pod.volume_zone) continue;
    ++in_zone;
    cpu += refusals[i].cpu;
    memory += refusals[i].memory;
    pods += refusals[i].too_many_pods;
  }
  if (reachable == 0) return PendingReason::no_ready_node;
  if (in_zone == 0) return PendingReason::volume_zone_conflict;
  if (cpu >= memory && cpu >= pods && cpu > 0) return PendingReason::insufficient_cpu;
  if (memory >= pods && memory > 0) return PendingReason::insufficient_memory;
  if (pods > 0) return PendingReason::too_many_pods;
  return PendingReason::no_ready_node;
}

std::string_view say(PendingReason reason) {
  using enum PendingReason;
  switch (reason) {
    case none:
      return "none";
    case not_yet_tried:
      return "not yet tried";
    case insufficient_cpu:
      return "Insufficient cpu";
    case insufficient_memory:
      return "Insufficient memory";
    case too_many_pods:
      return "Too many pods";
    case volume_zone_conflict:
      return "volume node affinity conflict";
    case no_ready_node:
      return "no node is Ready";
    case waiting_for_volume:
      return "waiting for its volume";
  }
  return "";
}

}  // namespace drydock::kubernetes
