// Sentences are put together as the real scheduler does, so that people find them in its manual.
#include "sim/platform/kubernetes/scheduling_rules.h"

#include <algorithm>
#include <array>

#include "sim/platform/kubernetes/resource_scores.h"

namespace drydock::kubernetes {

namespace {

constexpr std::uint32_t final_obstacles = bit(Obstacle::other_node) | bit(Obstacle::cordoned) |
                                          bit(Obstacle::taint) | bit(Obstacle::node_affinity) |
                                          bit(Obstacle::volume_zone) | bit(Obstacle::spread_label) |
                                          bit(Obstacle::affinity);

constexpr std::array<const char*, obstacle_kinds> texts = {
    "node(s) didn't satisfy plugin(s) [NodeAffinity]",
    "node(s) were unschedulable",
    "node(s) had untolerated taint",
    "node(s) didn't match Pod's node affinity/selector",
    "node(s) didn't have free ports for the requested pod ports",
    "Too many pods",
    "Insufficient cpu",
    "Insufficient memory",
    "node(s) exceed max volume count",
    "node(s) had volume node affinity conflict",
    "node(s) didn't match pod topology spread constraints (missing required label)",
    "node(s) didn't match pod topology spread constraints",
    "node(s) didn't match pod affinity rules",
    "node(s) didn't match pod anti-affinity rules",
    "node(s) didn't satisfy existing pods anti-affinity rules",
};

constexpr std::array<PendingReason, obstacle_kinds> reasons = {
    PendingReason::no_ready_node,     PendingReason::no_ready_node,
    PendingReason::untolerated_taint, PendingReason::node_affinity,
    PendingReason::host_port_taken,   PendingReason::too_many_pods,
    PendingReason::insufficient_cpu,  PendingReason::insufficient_memory,
    PendingReason::volume_limit,      PendingReason::volume_zone_conflict,
    PendingReason::topology_spread,   PendingReason::topology_spread,
    PendingReason::pod_affinity,      PendingReason::pod_anti_affinity,
    PendingReason::pod_anti_affinity,
};

/// What may pass when pods leave or nodes come, the most telling first; and what stays.
constexpr std::array may_pass = {
    Obstacle::cpu,       Obstacle::memory, Obstacle::too_many_pods, Obstacle::volume_limit,
    Obstacle::host_port, Obstacle::spread, Obstacle::anti_affinity, Obstacle::others_anti_affinity};
constexpr std::array stays = {Obstacle::volume_zone, Obstacle::affinity, Obstacle::node_affinity,
                              Obstacle::taint, Obstacle::spread_label};

struct CountedTaint {
  Name key, value;
  std::int64_t nodes = 0;
};

std::vector<CountedTaint> count_taints(std::span<const Refusal> refusals) {
  std::vector<CountedTaint> taints;
  for (const Refusal& refusal : refusals) {
    if (!refusal.has(Obstacle::taint)) continue;
    auto known = std::find_if(taints.begin(), taints.end(), [&](const CountedTaint& t) {
      return t.key == refusal.taint_key && t.value == refusal.taint_value;
    });
    if (known == taints.end())
      known = taints.insert(known, {refusal.taint_key, refusal.taint_value, 0});
    ++known->nodes;
  }
  return taints;
}

std::string sentence(std::int64_t nodes, const std::vector<std::string>& parts) {
  std::string message = "0/" + std::to_string(nodes) + " nodes are available:";
  for (std::size_t i = 0; i < parts.size(); ++i) message += (i == 0 ? " " : ", ") + parts[i];
  return message + ".";
}

std::int64_t count_of(std::span<const Refusal> refusals, Obstacle obstacle) {
  return std::count_if(refusals.begin(), refusals.end(),
                       [&](const Refusal& r) { return r.has(obstacle); });
}

}  // namespace

bool Refusal::is_final() const { return (obstacles & final_obstacles) != 0; }

Refusal resource_refusal(const PodNeed& pod, const NodeOffer& node) {
  Refusal refusal;
  if (node.pods + 1 > node.pods_max) refusal.add(Obstacle::too_many_pods);
  if (pod.cpu_milli > 0 && pod.cpu_milli > node.cpu_milli - node.cpu_requested)
    refusal.add(Obstacle::cpu);
  if (pod.memory_bytes > 0 && pod.memory_bytes > node.memory_bytes - node.memory_requested)
    refusal.add(Obstacle::memory);
  return refusal;
}

Refusal volume_refusal(const PodNeed& pod, const NodeOffer& node) {
  if (pod.volumes > 0 && node.volumes_max > 0 && node.volumes + pod.volumes > node.volumes_max)
    return Refusal(Obstacle::volume_limit);
  if (pod.volume_zone && pod.volume_zone != node.zone) return Refusal(Obstacle::volume_zone);
  return {};
}

Refusal filter(const PodNeed& pod, const NodeOffer& node) {
  if (pod.pinned && pod.pinned != node.node) return Refusal(Obstacle::other_node);
  if (!pod.daemon && node.cordoned) return Refusal(Obstacle::cordoned);
  if (!pod.daemon && (node.unreachable || node.to_delete)) {
    Refusal refusal(Obstacle::taint);
    refusal.by_state = true;
    return refusal;
  }
  if (const Refusal refusal = resource_refusal(pod, node)) return refusal;
  return volume_refusal(pod, node);
}

void place(const PodNeed& pod, NodeOffer& node) {
  node.cpu_requested += pod.cpu_milli;
  node.memory_requested += pod.memory_bytes;
  node.volumes += pod.volumes;
  ++node.pods;
}

void take_away(const PodNeed& pod, NodeOffer& node) {
  node.cpu_requested -= pod.cpu_milli;
  node.memory_requested -= pod.memory_bytes;
  node.volumes -= pod.volumes;
  --node.pods;
}

std::int64_t nodes_to_find(std::int64_t nodes) {
  constexpr std::int64_t least_nodes = 100, least_percent = 5;
  if (nodes <= least_nodes) return nodes;
  const std::int64_t percent = std::max(least_percent, 50 - nodes / 125);
  return std::max(least_nodes, nodes * percent / 100);
}

void normalize(std::span<std::int64_t> scores, bool reverse) {
  std::int64_t most = 0;
  for (const std::int64_t score : scores) most = std::max(most, score);
  for (std::int64_t& score : scores) {
    if (most > 0) score = max_node_score * score / most;
    if (reverse) score = max_node_score - score;
  }
}

void normalize_range(std::span<std::int64_t> scores) {
  if (scores.empty()) return;
  const auto [least, most] = std::minmax_element(scores.begin(), scores.end());
  const std::int64_t from = *least, span = *most - *least;
  for (std::int64_t& score : scores) {
    const double share =
        span == 0 ? 0.0 : static_cast<double>(score - from) / static_cast<double>(span);
    score = static_cast<std::int64_t>(static_cast<double>(max_node_score) * share);
  }
}

std::int64_t image_score(std::int64_t image_bytes, std::int64_t nodes_with_image,
                         std::int64_t nodes, std::int64_t containers) {
  constexpr std::int64_t mebibyte_bytes = 1024 * 1024;
  constexpr std::int64_t least = 23 * mebibyte_bytes, most_each = 1000 * mebibyte_bytes;
  const double share = static_cast<double>(nodes_with_image) / static_cast<double>(nodes);
  const std::int64_t most = most_each * containers;
  const auto scaled = static_cast<std::int64_t>(static_cast<double>(image_bytes) * share);
  return max_node_score * (std::clamp(scaled, least, most) - least) / (most - least);
}

std::int64_t attach_limit(std::int64_t option, std::int64_t table_limit, std::int64_t reserved,
                          std::int64_t extra_devices, std::int64_t interfaces, bool shared) {
  if (option >= 0) return option;
  std::int64_t limit = table_limit - (reserved >= 0 ? reserved : extra_devices + 1);
  if (shared) limit -= interfaces - 1;
  return std::max<std::int64_t>(limit, 1);
}

std::vector<std::string> counted_reasons(std::span<const Refusal> refusals, const Names& names) {
  std::vector<std::string> parts;
  for (std::size_t kind = 0; kind < obstacle_kinds; ++kind) {
    if (static_cast<Obstacle>(kind) == Obstacle::taint) continue;
    const std::int64_t count = count_of(refusals, static_cast<Obstacle>(kind));
    if (count > 0) parts.push_back(std::to_string(count) + " " + texts[kind]);
  }
  for (const CountedTaint& taint : count_taints(refusals))
    parts.push_back(std::to_string(taint.nodes) + " " +
                    texts[static_cast<std::size_t>(Obstacle::taint)] + " {" +
                    std::string(names.text(taint.key)) + ": " +
                    std::string(names.text(taint.value)) + "}");
  std::sort(parts.begin(), parts.end());
  return parts;
}

std::string unschedulable_message(std::span<const Refusal> refusals, const Names& names) {
  if (refusals.empty()) return "no nodes available to schedule pods";
  return sentence(static_cast<std::int64_t>(refusals.size()), counted_reasons(refusals, names));
}

std::string preemption_message(std::int64_t nodes, std::int64_t final_nodes,
                               std::int64_t hopeless) {
  std::vector<std::string> parts;
  if (final_nodes > 0)
    parts.push_back(std::to_string(final_nodes) + " Preemption is not helpful for scheduling");
  if (hopeless > 0)
    parts.push_back(std::to_string(hopeless) + " No preemption victims found for incoming pod");
  std::sort(parts.begin(), parts.end());
  return "preemption: " + sentence(nodes, parts);
}

PendingReason main_reason(std::span<const Refusal> refusals, bool zone_is_lost) {
  constexpr std::uint32_t away = bit(Obstacle::other_node) | bit(Obstacle::cordoned);
  std::array<std::int64_t, obstacle_kinds> counts{};
  std::int64_t nodes = 0;
  const bool daemon = std::any_of(refusals.begin(), refusals.end(), [](const Refusal& refusal) {
    return refusal.has(Obstacle::other_node);  // What its own node says is what matters.
  });
  for (const Refusal& refusal : refusals) {
    if ((refusal.obstacles & away) != 0 || (refusal.by_state && !daemon)) continue;
    ++nodes;
    for (std::size_t kind = 0; kind < obstacle_kinds; ++kind)
      counts[kind] += refusal.has(static_cast<Obstacle>(kind));
  }
  if (nodes == 0) return PendingReason::no_ready_node;
  if (zone_is_lost) return PendingReason::volume_zone_conflict;
  const auto best_of = [&](std::span<const Obstacle> kinds) {
    return *std::max_element(kinds.begin(), kinds.end(), [&](Obstacle a, Obstacle b) {
      return counts[static_cast<std::size_t>(a)] < counts[static_cast<std::size_t>(b)];
    });
  };
  Obstacle best = best_of(may_pass);
  if (counts[static_cast<std::size_t>(best)] == 0) best = best_of(stays);
  return counts[static_cast<std::size_t>(best)] == 0 ? PendingReason::no_ready_node
                                                     : reasons[static_cast<std::size_t>(best)];
}

std::int32_t nodes_saying(std::span<const Refusal> refusals, PendingReason reason) {
  return static_cast<std::int32_t>(
      std::count_if(refusals.begin(), refusals.end(), [&](const Refusal& refusal) {
        if (reason == PendingReason::no_ready_node && refusal.by_state) return true;
        for (std::size_t kind = 0; kind < obstacle_kinds; ++kind)
          if (refusal.has(static_cast<Obstacle>(kind)) && reasons[kind] == reason) return true;
        return false;
      }));
}

std::string_view words_of(PendingReason reason) {
  if (reason == PendingReason::no_ready_node) return "node(s) were not ready or unschedulable";
  const auto found = std::find(reasons.begin(), reasons.end(), reason);
  return found == reasons.end() ? say(reason)
                                : texts[static_cast<std::size_t>(found - reasons.begin())];
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
    case untolerated_taint:
      return "untolerated taint";
    case node_affinity:
      return "no node matches its node selector";
    case host_port_taken:
      return "its host port is taken";
    case volume_limit:
      return "max volume count exceeded";
    case topology_spread:
      return "topology spread constraints";
    case pod_affinity:
      return "pod affinity rules";
    case pod_anti_affinity:
      return "pod anti-affinity rules";
  }
  return "";
}

}  // namespace drydock::kubernetes
