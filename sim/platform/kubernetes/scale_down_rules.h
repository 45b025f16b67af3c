// When the cluster-autoscaler may empty a node: how much is asked of it, and what its pods say.
// Pure functions, which the simulation and outside test tables call alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// Requests of something.
struct Requests {
  std::int64_t cpu_milli = 0, memory_bytes = 0;
};
/// What a pod asks for: max(containers + sidecars, its largest init container).
Requests pod_requests(const Requests& containers, const Requests& sidecars,
                      const Requests& largest_init);

/// What is asked of a node; `ignored` pods are neither asked for nor allocatable.
struct NodeUse {
  Requests allocatable, requested, ignored;
};
struct Utilization {
  double cpu = 0, memory = 0;
  double greatest() const { return cpu > memory ? cpu : memory; }
};
/// Requests over allocatable; none: the node does not say what it has. Source:
/// kubernetes/autoscaler cluster-autoscaler/simulator/utilization/info.go.
std::optional<Utilization> utilization(const NodeUse& node);

/// Deleted for longer than its grace and half a minute: nobody counts on it any more.
bool is_long_terminating(std::optional<Duration> deleted_for, Duration grace);

DRYDOCK_ENUM(OwnerKind, none, replicated, daemon_set, custom)

/// A pod as the rules of drainability see it.
struct DrainPod {
  bool mirror = false;
  bool daemon_annotation = false;  ///< Marked as a daemon pod.
  bool finished = false;           ///< Failed or Succeeded.
  bool kube_system = false;
  bool local_storage = false;         ///< A local volume that is not listed as safe.
  OwnerKind owner = OwnerKind::none;  ///< `replicated`: ReplicaSet, StatefulSet, Job or
                                      ///< ReplicationController.
  std::optional<bool> safe_to_evict;  ///< The annotation.
  std::optional<Duration> deleted_for;
  Duration grace = seconds(30);
  std::optional<Duration> age;
  std::optional<std::int32_t> budget;  ///< Disruptions that its least budget allows.
};

/// Flags of the autoscaler, at their defaults.
struct DrainOptions {
  bool skip_system_pods = true;             ///< --skip-nodes-with-system-pods
  bool skip_local_storage = true;           ///< --skip-nodes-with-local-storage
  bool skip_custom_controller_pods = true;  ///< --skip-nodes-with-custom-controller-pods
  Duration system_pod_timeout = hours(1);   ///< --bsp-disruption-timeout
};

/// What happens with a pod when its node is emptied; from not_replicated on it blocks that.
DRYDOCK_ENUM(Drainability, skip, daemon, move, not_replicated, unmovable_kube_system_pod,
             not_safe_to_evict_annotation, local_storage_requested, not_enough_pdb)
constexpr bool is_blocking(Drainability verdict) { return verdict >= Drainability::not_replicated; }
/// The first rule that speaks decides. Source: simulator/drainability/rules/rules.go.
Drainability drainability(const DrainPod& pod, const DrainOptions& options);
/// Why such a pod keeps a node, in words.
std::string_view say(Drainability verdict);

}  // namespace drydock::kubernetes
