// What the control plane remembers between its passes.
#pragma once

#include "sim/engine/kernel/samples.h"
#include "sim/platform/kubernetes/autoscalers.h"

namespace drydock::kubernetes {

/// What the control plane remembers; one row.
struct ControlPlane {
  Chain queue;  ///< Pods that wait for a node, oldest first.
  std::int32_t nodes = 0, nodes_ready = 0, pods_ready = 0;
  bool schedule_due = false, retry_due = false;
  bool all_zones_down = false;
  Time autoscaler_due = Time::max();  ///< When the cluster-autoscaler looks next.
  Time last_add, last_delete, last_failure;
  NoScaleUp said = NoScaleUp::none;  ///< The last ScaleUpImpossible, said once until it changes.
  std::int32_t said_pods = 0;
  Id<StreamRow> expander;
  Id<Metric> nodes_ready_metric, pods_pending_metric, pods_ready_metric;
  DRYDOCK_FIELDS(ControlPlane, queue, nodes, nodes_ready, pods_ready, schedule_due, retry_due,
                 all_zones_down, autoscaler_due, last_add, last_delete, last_failure, said,
                 said_pods, expander, nodes_ready_metric, pods_pending_metric, pods_ready_metric)
};

}  // namespace drydock::kubernetes
