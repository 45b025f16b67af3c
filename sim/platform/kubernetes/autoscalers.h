// Both autoscalers as values: of pods by load, and of nodes by pods that find no room.
#pragma once

#include <array>

#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/workloads.h"

namespace drydock::kubernetes {

struct HorizontalAutoscaler {
  Name name;
  Id<Workload> workload;
  std::int32_t min = 0, max = 0;
  std::int32_t target_percent = 0;
  std::int32_t last_desired = 0;
  bool started = false;   ///< It has synced once since the control plane started.
  std::int64_t due = -1;  ///< Number of the sync that is due, in periods since 1970; -1: it sleeps.
  std::int64_t last_sync = -1;
  std::int32_t proposal = 0;  ///< Of the last sync, before stabilization.
  /// Proposals of the syncs that a stabilization window can hold, by sync number modulo the size.
  std::array<std::int32_t, 20> recent{};
  DRYDOCK_FIELDS(HorizontalAutoscaler, name, workload, min, max, target_percent, last_desired,
                 started, due, last_sync, proposal, recent)
};

/// What the cluster-autoscaler remembers of a group.
struct GroupMemory {
  Id<compute::MachineGroup> group;
  Duration backoff{};  ///< Of the last failure.
  Time backoff_until, last_failure, last_request;
  DRYDOCK_FIELDS(GroupMemory, group, backoff, backoff_until, last_failure, last_request)
};

/// Why the cluster-autoscaler cannot help.
DRYDOCK_ENUM(NoScaleUp, none, every_useful_group_is_at_its_max,
             useful_groups_wait_after_failed_launches, no_group_could_hold_them)

}  // namespace drydock::kubernetes
