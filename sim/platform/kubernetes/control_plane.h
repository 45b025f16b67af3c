// What the control plane remembers between its passes.
#pragma once

#include "sim/engine/kernel/samples.h"
#include "sim/platform/kubernetes/autoscalers.h"

namespace drydock::kubernetes {

/// Pods of one priority that the scheduler will try next, in the order in which they came.
struct QueueLane {
  std::int32_t priority = 0;
  Chain pods;
  DRYDOCK_FIELDS(QueueLane, priority, pods)
};

/// What the control plane remembers; one row.
struct ControlPlane {
  Chain queue;              ///< Pods that no node took: the unschedulable and those that back off.
  std::int32_t active = 0;  ///< Pods in the lanes.
  std::uint32_t help = 0;   ///< One bit for each Obstacle that may have passed since the last look.
  std::uint32_t next_node = 0;  ///< Where the search for a node begins.
  Time backoff_due = Time::max(), flush_due = Time::max();
  std::int32_t nodes = 0, nodes_ready = 0, pods_ready = 0;
  bool schedule_due = false;
  bool all_zones_down = false;
  Time autoscaler_due = Time::max();  ///< When the cluster-autoscaler looks next.
  Time last_add, last_delete, last_failure;
  bool autoscaler_stopped = false;   ///< Too many nodes are unready for it to act.
  NoScaleUp said = NoScaleUp::none;  ///< The last ScaleUpImpossible, said once until it changes.
  std::int32_t said_pods = 0;
  Id<StreamRow> expander, preemption;
  Id<Metric> nodes_ready_metric, pods_pending_metric, pods_ready_metric;
  DRYDOCK_FIELDS(ControlPlane, queue, active, help, next_node, backoff_due, flush_due, nodes,
                 nodes_ready, pods_ready, schedule_due, all_zones_down, autoscaler_due, last_add,
                 last_delete, last_failure, said, said_pods, expander, preemption,
                 nodes_ready_metric, pods_pending_metric, pods_ready_metric)
};

/// The API server and the controllers behind it; one row, once they have failed or were slow.
struct ApiServer {
  bool down = false;
  Time changed;
  Duration wait{};  ///< In line, of each write of the scheduler and the controllers.
  Time wait_changed;
  DRYDOCK_FIELDS(ApiServer, down, changed, wait, wait_changed)
};

/// What gives mesh proxies their certificates; one row, once it has failed.
struct MeshIdentity {
  bool down = false;
  Time changed;
  DRYDOCK_FIELDS(MeshIdentity, down, changed)
};

/// Where all images come from; one row, once it has failed or refused somebody.
struct Registry {
  bool down = false;
  Time changed;
  bool refuses = false;  ///< The credential of the nodes has expired.
  Time refuses_changed;
  DRYDOCK_FIELDS(Registry, down, changed, refuses, refuses_changed)
};

}  // namespace drydock::kubernetes
