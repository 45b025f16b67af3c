// What happens in the cluster.
#pragma once

#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

struct NodeReady {
  static constexpr FactStyle style{"kubernetes.node_ready", "node {node} is Ready", Tone::recovered,
                                   Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(NodeReady, node)
};

struct NodeNotReady {
  static constexpr FactStyle style{"kubernetes.node_not_ready", "node {node} is NotReady",
                                   Tone::broken, Weight::headline};
  Id<Node> node;
  DRYDOCK_FIELDS(NodeNotReady, node)
};

struct NodeRemoved {
  static constexpr FactStyle style{"kubernetes.node_removed", "node {node} left the cluster",
                                   Tone::neutral, Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(NodeRemoved, node)
};

struct PodCreated {
  static constexpr FactStyle style{"kubernetes.pod_created", "pod {pod} was created", Tone::neutral,
                                   Weight::detail};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodCreated, pod)
};

struct PodScheduled {
  static constexpr FactStyle style{"kubernetes.pod_scheduled", "pod {pod} goes to {node}",
                                   Tone::neutral, Weight::detail};
  Id<Pod> pod;
  Id<Node> node;
  DRYDOCK_FIELDS(PodScheduled, pod, node)
};

struct PodUnschedulable {
  static constexpr FactStyle style{"kubernetes.pod_unschedulable", "pod {pod} is Pending: {reason}",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  PendingReason reason = PendingReason::none;
  DRYDOCK_FIELDS(PodUnschedulable, pod, reason)
};

struct PodReady {
  static constexpr FactStyle style{"kubernetes.pod_ready", "pod {pod} is ready", Tone::recovered,
                                   Weight::detail};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodReady, pod)
};

struct PodNotReady {
  static constexpr FactStyle style{"kubernetes.pod_not_ready", "pod {pod} is no longer ready",
                                   Tone::strained, Weight::detail};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodNotReady, pod)
};

struct PodEvicted {
  static constexpr FactStyle style{"kubernetes.pod_evicted", "pod {pod} was evicted from {node}",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  Id<Node> node;
  DRYDOCK_FIELDS(PodEvicted, pod, node)
};

struct PodDeleted {
  static constexpr FactStyle style{"kubernetes.pod_deleted", "pod {pod} is gone", Tone::neutral,
                                   Weight::detail};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodDeleted, pod)
};

/// The process of a pod died; its kubelet starts it again, at once or after the back-off.
struct PodCrashed {
  static constexpr FactStyle style{"kubernetes.pod_crashed", "pod {pod} crashed", Tone::strained,
                                   Weight::normal};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodCrashed, pod)
};

/// The set of pods that get requests of a workload changed, or whether they answer; whoever
/// computes flows listens.
struct EndpointsChanged {
  static constexpr FactStyle style{"kubernetes.endpoints_changed",
                                   "endpoints of {workload} changed", Tone::neutral,
                                   Weight::detail};
  Id<Workload> workload;
  DRYDOCK_FIELDS(EndpointsChanged, workload)
};

struct WorkloadScaled {
  static constexpr FactStyle style{"kubernetes.workload_scaled",
                                   "{workload} scaled from {before} to {after}", Tone::neutral,
                                   Weight::normal};
  Id<Workload> workload;
  std::int32_t before = 0, after = 0;
  DRYDOCK_FIELDS(WorkloadScaled, workload, before, after)
};

struct ScaleUpTriggered {
  static constexpr FactStyle style{"kubernetes.scale_up_triggered",
                                   "the autoscaler grows {group} from {before} to {after}",
                                   Tone::neutral, Weight::headline};
  Id<compute::MachineGroup> group;
  std::int32_t before = 0, after = 0;
  DRYDOCK_FIELDS(ScaleUpTriggered, group, before, after)
};

/// Pods wait and no group can help; said once until something changes.
struct ScaleUpImpossible {
  static constexpr FactStyle style{"kubernetes.scale_up_impossible",
                                   "the autoscaler cannot help: {pods} Pending, {why}",
                                   Tone::broken, Weight::headline};
  std::int32_t pods = 0;
  NoScaleUp why = NoScaleUp::none;
  DRYDOCK_FIELDS(ScaleUpImpossible, pods, why)
};

struct ScaleDownTriggered {
  static constexpr FactStyle style{"kubernetes.scale_down_triggered",
                                   "the autoscaler removes {node}: unneeded", Tone::neutral,
                                   Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(ScaleDownTriggered, node)
};

/// A node that should be removed could not be emptied in time; it takes pods again.
struct ScaleDownFailed {
  static constexpr FactStyle style{"kubernetes.scale_down_failed",
                                   "the autoscaler gives up removing {node}: a disruption budget "
                                   "holds its pods",
                                   Tone::strained, Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(ScaleDownFailed, node)
};

struct NodeDrained {
  static constexpr FactStyle style{"kubernetes.node_drained", "node {node} is drained",
                                   Tone::neutral, Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(NodeDrained, node)
};

}  // namespace drydock::kubernetes
