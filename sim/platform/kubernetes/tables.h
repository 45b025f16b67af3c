// The cluster as values: workloads, pods, nodes, horizontal autoscalers and the settings of the
// control plane.
#pragma once

#include "sim/engine/base/units.h"
#include "sim/platform/compute/tables.h"
#include "sim/platform/storage/tables.h"

namespace drydock::kubernetes {

/// Timers and limits of the control plane; the values and their sources are in
/// models/kubernetes.json.
struct Settings {
  Duration node_monitor_period{};   ///< How often the node controller looks: 5 s.
  Duration node_monitor_grace{};    ///< Without a lease for so long a node is NotReady: 40 s.
  Duration lease_period{};          ///< The kubelet renews its lease: 10 s.
  Duration toleration{};            ///< Default toleration of unreachable and not-ready: 300 s.
  Duration eviction_period{};       ///< One node a zone is tainted each: 10 s (0.1 nodes/s).
  Duration endpoint_delay{};        ///< From readiness to all proxies knowing: 1 to 3 s.
  Duration schedule_delay{};        ///< From creation to binding, when there is room.
  Duration schedule_retry{};        ///< Unschedulable pods are looked at again at least each 5 min.
  Duration pull_bytes_delay{};      ///< Time to pull 1 MB of image onto a node that lacks it.
  Duration hpa_period{};            ///< 15 s.
  Duration metrics_period{};        ///< metrics-server scrape: 15 s.
  Duration hpa_downscale_window{};  ///< 300 s.
  double hpa_tolerance = 0;         ///< 0.1
  Duration autoscaler_period{};     ///< 10 s.
  Duration autoscaler_unneeded{};   ///< 10 min.
  Duration autoscaler_delay_after_add{};  ///< 10 min.
  double autoscaler_utilization = 0;      ///< 0.5
  Duration autoscaler_max_provision{};    ///< 15 min.
  Duration autoscaler_backoff{};          ///< 5 min, doubling
  Duration autoscaler_backoff_max{};      ///< to 30 min.
  DRYDOCK_FIELDS(Settings, node_monitor_period, node_monitor_grace, lease_period, toleration,
                 eviction_period, endpoint_delay, schedule_delay, schedule_retry, pull_bytes_delay,
                 hpa_period, metrics_period, hpa_downscale_window, hpa_tolerance, autoscaler_period,
                 autoscaler_unneeded, autoscaler_delay_after_add, autoscaler_utilization,
                 autoscaler_max_provision, autoscaler_backoff, autoscaler_backoff_max)
};

DRYDOCK_ENUM(WorkloadKind, deployment, stateful_set, daemon_set)

/// A controller and the template of its pods. Requests include the sidecar's.
struct Workload {
  Name name;  ///< "api"
  Name name_space;
  WorkloadKind kind = WorkloadKind::deployment;
  bool is_application = false;  ///< Counted by "app pods"; system pods are not.
  bool is_database = false;
  std::int32_t replicas = 0;
  Millicores cpu_request, cpu_limit;
  Bytes memory_request;
  bool spread_zones = false;  ///< topologySpreadConstraints by zone, ScheduleAnyway, maxSkew 1.
  std::int32_t pdb_max_unavailable = -1;  ///< -1: no budget.
  Duration readiness_delay{}, termination_grace{};
  Bytes image;
  std::int64_t volume_gib = 0;  ///< > 0: each pod has a volume of its own.
  std::int32_t created = 0;     ///< Pods ever created; names them.
  double cpu_use = 0;  ///< Millicores in use by one ready pod, set by whoever computes load.
  Id<StreamRow> luck;
  DRYDOCK_FIELDS(Workload, name, name_space, kind, is_application, is_database, replicas,
                 cpu_request, cpu_limit, memory_request, spread_zones, pdb_max_unavailable,
                 readiness_delay, termination_grace, image, volume_gib, created, cpu_use, luck)
};

DRYDOCK_ENUM(PodPhase, pending, starting, running, terminating, gone)

/// Why a pod is Pending, in the words of the scheduler.
DRYDOCK_ENUM(PendingReason, none, not_yet_tried, insufficient_cpu, insufficient_memory,
             too_many_pods, volume_zone_conflict, no_ready_node, waiting_for_volume)

struct Pod {
  Name name;  ///< "api-7" or "auth-db-0"
  Id<Workload> workload;
  std::uint32_t node = Id<Pod>::none;  ///< Id<Node>; see node_of().
  PodPhase phase = PodPhase::pending;
  PendingReason reason = PendingReason::not_yet_tried;
  bool ready = false;         ///< As the control plane believes.
  bool in_endpoints = false;  ///< As the proxies believe.
  std::int32_t ordinal = -1;  ///< Of a stateful set.
  Id<storage::Volume> volume;
  Time created, phase_since, ready_since;
  CauseId pending_cause;  ///< The fact that says why it waits.
  DRYDOCK_FIELDS(Pod, name, workload, node, phase, reason, ready, in_endpoints, ordinal, volume,
                 created, phase_since, ready_since, pending_cause)
};

DRYDOCK_ENUM(NodeCondition, joining, ready, unknown, gone)

struct Node {
  Name name;  ///< As its instance.
  Id<compute::Instance> instance;
  Id<network::Zone> zone;
  Id<compute::MachineGroup> group;
  NodeCondition condition = NodeCondition::joining;
  bool cordoned = false;
  bool draining = false;
  bool evicting = false;  ///< The NoExecute taint is on.
  Time last_lease, condition_since, unneeded_since;
  Millicores cpu, cpu_requested;
  Bytes memory, memory_requested;
  std::int32_t pods_max = 0, pods = 0;
  DRYDOCK_FIELDS(Node, name, instance, zone, group, condition, cordoned, draining, evicting,
                 last_lease, condition_since, unneeded_since, cpu, cpu_requested, memory,
                 memory_requested, pods_max, pods)
};

struct HorizontalAutoscaler {
  Name name;
  Id<Workload> workload;
  std::int32_t min = 0, max = 0;
  std::int32_t target_percent = 0;
  std::int32_t last_desired = 0;
  DRYDOCK_FIELDS(HorizontalAutoscaler, name, workload, min, max, target_percent, last_desired)
};

inline Id<Node> node_of(const Pod& pod) { return Id<Node>{pod.node}; }

}  // namespace drydock::kubernetes
