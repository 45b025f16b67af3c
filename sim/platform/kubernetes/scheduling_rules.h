// The scheduler's filters, normalizations and sentences as pure functions over plain values; the
// simulation, the cluster-autoscaler's what-if and outside test tables call the same ones.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// Why a node does not take a pod, in the order of the filters. Source: kubernetes/kubernetes
/// pkg/scheduler/apis/config/v1/default_plugins.go.
enum class Obstacle : std::uint8_t {
  other_node,  ///< A daemon pod names the one node that is for it.
  cordoned,
  taint,
  node_affinity,
  host_port,
  too_many_pods,
  cpu,
  memory,
  volume_limit,
  volume_zone,
  spread_label,
  spread,
  affinity,
  anti_affinity,
  others_anti_affinity,
};
constexpr std::size_t obstacle_kinds = 15;

constexpr std::uint32_t bit(Obstacle obstacle) { return 1u << static_cast<unsigned>(obstacle); }

/// What one node says to a pod. The first filter that refuses ends the question, but
/// NodeResourcesFit names every resource that is short.
struct Refusal {
  std::uint32_t obstacles = 0;  ///< One bit for each Obstacle.
  Name taint_key, taint_value;  ///< Of Obstacle::taint.
  bool by_state = false;        ///< The taint says that the node is not Ready or about to go.

  Refusal() = default;
  explicit Refusal(Obstacle obstacle) { add(obstacle); }
  void add(Obstacle obstacle) { obstacles |= bit(obstacle); }
  bool has(Obstacle obstacle) const {
    return (obstacles >> static_cast<unsigned>(obstacle) & 1u) != 0;
  }
  /// UnschedulableAndUnresolvable: no pod that leaves the node would help.
  bool is_final() const;
  explicit operator bool() const { return obstacles != 0; }
};

/// What a pod needs from a node.
struct PodNeed {
  std::int64_t cpu_milli = 0;
  std::int64_t memory_bytes = 0;
  Id<network::Zone> volume_zone;  ///< Of its bound volume, if it has one.
  Id<Node> pinned;                ///< A daemon pod's only node.
  bool daemon = false;       ///< Tolerates cordons and unreachable nodes, as its controller has it.
  std::int32_t volumes = 0;  ///< That have to be attached.
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
  std::int32_t volumes_max = 0, volumes = 0;  ///< 0: no limit is known.
};

/// NodeResourcesFit: more pods than allowed, or more asked for than is free. A pod that asks for
/// nothing of a resource never lacks it. Source: noderesources/fit.go.
Refusal resource_refusal(const PodNeed& pod, const NodeOffer& node);
/// Whether the resources suffice: the same question, without the reasons.
inline bool has_resources(const PodNeed& pod, const NodeOffer& node) {
  return node.pods < node.pods_max &&
         (pod.cpu_milli == 0 || pod.cpu_milli <= node.cpu_milli - node.cpu_requested) &&
         (pod.memory_bytes == 0 || pod.memory_bytes <= node.memory_bytes - node.memory_requested);
}
/// NodeVolumeLimits and VolumeBinding.
Refusal volume_refusal(const PodNeed& pod, const NodeOffer& node);
/// The filters by the state of the node, resources and volumes: all that needs no labels.
Refusal filter(const PodNeed& pod, const NodeOffer& node);
/// Counts the pod on the node.
void place(const PodNeed& pod, NodeOffer& node);
void take_away(const PodNeed& pod, NodeOffer& node);

/// Nodes that take the pod, after which the search ends: all of 100 nodes or fewer, else 50 -
/// nodes/125 percent of them, at least 5 percent and 100 nodes. Source: pkg/scheduler/
/// schedule_one.go, numFeasibleNodesToFind.
std::int64_t nodes_to_find(std::int64_t nodes);

/// Scores to 0..100 by the greatest; `reverse`: the greatest becomes 0. Source: plugins/helper/
/// normalize_score.go.
void normalize(std::span<std::int64_t> scores, bool reverse);
/// Scores to 0..100 between the least and the greatest; all 0 when these are equal. Source:
/// interpodaffinity/scoring.go.
void normalize_range(std::span<std::int64_t> scores);
/// ImageLocality: image bytes on the node, times the share of nodes that have the image, between 23
/// MiB and 1000 MiB a container. Source: imagelocality/image_locality.go.
std::int64_t image_score(std::int64_t image_bytes, std::int64_t nodes_with_image,
                         std::int64_t nodes, std::int64_t containers);

/// Volumes that the EBS driver reports for a node. `option` (not negative) wins over everything;
/// else what the table says for the type, less what is reserved (-1: the root device and
/// `extra_devices` mapped ones), less further network interfaces where the limit is `shared` with
/// them; at least 1. Source: kubernetes-sigs/aws-ebs-csi-driver pkg/driver/node.go,
/// getVolumesLimit.
std::int64_t attach_limit(std::int64_t option, std::int64_t table_limit, std::int64_t reserved,
                          std::int64_t extra_devices, std::int64_t interfaces, bool shared);

/// How often each reason was given, sorted as kube-scheduler sorts them: by the text with its
/// count.
std::vector<std::string> counted_reasons(std::span<const Refusal> refusals, const Names& names);
/// The sentence of kube-scheduler: "0/5 nodes are available: 2 Insufficient cpu, ...".
std::string unschedulable_message(std::span<const Refusal> refusals, const Names& names);
/// What a preemption says of nodes that did not help: `final_nodes` refused for good, in
/// `hopeless` ones no pod of lower priority could make room.
std::string preemption_message(std::int64_t nodes, std::int64_t final_nodes, std::int64_t hopeless);
/// The one reason that tells most: what the nodes say that could take the pod at all.
/// `zone_is_lost`: no node that works is in the zone of its volume.
PendingReason main_reason(std::span<const Refusal> refusals, bool zone_is_lost);
/// Nodes that refuse for a reason that main_reason() may give.
std::int32_t nodes_saying(std::span<const Refusal> refusals, PendingReason reason);
/// A reason as kube-scheduler counts it: "node(s) had volume node affinity conflict".
std::string_view words_of(PendingReason reason);

}  // namespace drydock::kubernetes
