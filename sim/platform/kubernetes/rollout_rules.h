// How a deployment moves its pods from old replica sets to the new one, as pure functions.
// Source: kubernetes/kubernetes pkg/controller/deployment.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/platform/kubernetes/int_or_percent.h"

namespace drydock::kubernetes {

/// How many pods a rollout may have too many and too few.
struct Room {
  std::int32_t surge = 0, unavailable = 0;
};
/// Surge is rounded up, unavailable down; when both are 0, one may be unavailable, or nothing could
/// ever move. Source: util/deployment_util.go, ResolveFenceposts.
Room resolve_room(IntOrPercent max_surge, IntOrPercent max_unavailable, std::int32_t desired);
/// As resolve_room(), and never more than there should be; 0 when the strategy does not roll.
std::int32_t effective_max_unavailable(bool rolling, IntOrPercent max_surge,
                                       IntOrPercent max_unavailable, std::int32_t desired);

/// Size of the new set, given the size of all sets together. Source: NewRSNewReplicas.
std::int32_t new_set_target(bool rolling, IntOrPercent max_surge, std::int32_t desired,
                            std::int32_t new_replicas, std::int32_t all_replicas);
/// As new_set_target(), but a set that is too large shrinks to what is asked for. Source:
/// rolling.go, reconcileNewReplicaSet.
std::int32_t reconciled_new_set(bool rolling, IntOrPercent max_surge, std::int32_t desired,
                                std::int32_t new_replicas, std::int32_t all_replicas);

/// A replica set as these rules see it.
struct SetSize {
  std::int32_t replicas = 0, available = 0;
  friend constexpr bool operator==(const SetSize&, const SetSize&) = default;
};
/// Removes up to `most` pods that are not available from old sets, oldest first; says how many.
/// Source: rolling.go, cleanupUnhealthyReplicas.
std::int32_t clean_up_unhealthy(std::span<SetSize> old_sets, std::int32_t most);
/// Removes as many pods from old sets, oldest first, as are available beyond the least that must
/// be. Source: rolling.go, scaleDownOldReplicaSetsForRollingUpdate.
std::int32_t scale_down_old_sets(std::span<SetSize> old_sets, std::int32_t available,
                                 std::int32_t least_available);
/// One pass over the old sets, oldest first: nothing while new pods that are not available use up
/// the room, else first the unhealthy, then the surplus. True when it changed something. Source:
/// rolling.go, reconcileOldReplicaSets.
bool reconcile_old_sets(std::span<SetSize> old_sets, SetSize new_set, std::int32_t desired,
                        std::int32_t max_unavailable);

/// A replica set when its deployment is resized.
struct ScaledSet {
  std::int32_t replicas = 0, available = 0;
  bool is_new = false;
  std::int64_t created = 0;                               ///< Larger is newer.
  std::int32_t recorded_desired = 0, recorded_surge = 0;  ///< When it was last scaled.
};
/// Sizes of the sets after the deployment was resized to `desired` in the middle of a rollout: each
/// keeps its share. Source: sync.go, scale.
std::vector<std::int32_t> proportional_sizes(std::span<const ScaledSet> sets, std::int32_t desired,
                                             IntOrPercent max_surge, IntOrPercent max_unavailable);

/// Pods that a replica set creates at once: 1, 2, 4, ... while all succeed, 500 at most in one
/// pass. Source: pkg/controller/controller_utils.go, slowStartBatch.
inline constexpr std::int32_t slow_start_first = 1, burst_replicas = 500;

}  // namespace drydock::kubernetes
