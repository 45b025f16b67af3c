// The cluster as values: workloads, pods, nodes, horizontal autoscalers and the settings of the
// control plane.
#pragma once

#include <array>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/compute/tables.h"
#include "sim/platform/storage/tables.h"

namespace drydock::kubernetes {

/// Taints and evictions; figures node.* of models/kubernetes.json.
struct EvictionSettings {
  Duration period_secondary{};            ///< In a large zone that is partly down: 100 s a node.
  double unhealthy_zone = 0;              ///< Share of nodes not ready: 0.55.
  std::int32_t unhealthy_zone_least = 0;  ///< ... and at least so many: 3.
  std::int32_t large_zone = 0;            ///< More nodes than this: 50.
  Duration node_gone{};                   ///< Instance terminated to node removed: up to 60 s.
  Duration drain_retry{};                 ///< `kubectl drain` asks again: 5 s (pdb.drain_retry).
  DRYDOCK_FIELDS(EvictionSettings, period_secondary, unhealthy_zone, unhealthy_zone_least,
                 large_zone, node_gone, drain_retry)
};

/// Starts and restarts of containers; figures pod.* of models/kubernetes.json.
struct KubeletSettings {
  Duration start{};          ///< Sandbox, network and container, image already there: 2 s.
  Duration restart_first{};  ///< 10 s, doubling
  Duration restart_max{};    ///< to 300 s.
  DRYDOCK_FIELDS(KubeletSettings, start, restart_first, restart_max)
};

/// Weights of scores and what is counted for a missing request; figures scheduler.*.
struct SchedulerSettings {
  std::int32_t weight_spread = 0;         ///< 2
  std::int32_t weight_resources_fit = 0;  ///< 1
  std::int32_t weight_balanced = 0;       ///< 1
  Millicores missing_cpu;                 ///< 100m
  Bytes missing_memory;                   ///< 200 MiB
  DRYDOCK_FIELDS(SchedulerSettings, weight_spread, weight_resources_fit, weight_balanced,
                 missing_cpu, missing_memory)
};

/// The rest of the horizontal autoscaler's; figures hpa.*.
struct HorizontalSettings {
  Duration cpu_initialization{};    ///< 300 s
  Duration initial_readiness{};     ///< 30 s
  double scale_up_factor = 0;       ///< 2: most growth in one sync ...
  std::int32_t scale_up_least = 0;  ///< ... but always so many pods: 4.
  DRYDOCK_FIELDS(HorizontalSettings, cpu_initialization, initial_readiness, scale_up_factor,
                 scale_up_least)
};

/// The rest of the cluster-autoscaler's; figures cluster_autoscaler.*.
struct AutoscalerSettings {
  bool enabled = false;                ///< Whether the cluster runs one.
  bool balance_similar = false;        ///< --balance-similar-node-groups
  Duration unready{};                  ///< An unready node is removed after 20 min.
  Duration delay_after_failure{};      ///< 3 min
  Duration delay_after_delete{};       ///< 10 s
  Duration backoff_reset{};            ///< 3 h
  double unready_share = 0;            ///< Stops when more nodes are unready: 0.45 ...
  std::int32_t unready_least = 0;      ///< ... and more than 3.
  std::int32_t max_empty_deletes = 0;  ///< 10 at a time
  std::int32_t max_nodes_at_once = 0;  ///< 1000 in one decision
  Duration taint_wait{};               ///< 5 s from the taint to the first eviction
  Duration evict_retry{};              ///< 10 s
  Duration evict_give_up{};            ///< 2 min
  DRYDOCK_FIELDS(AutoscalerSettings, enabled, balance_similar, unready, delay_after_failure,
                 delay_after_delete, backoff_reset, unready_share, unready_least, max_empty_deletes,
                 max_nodes_at_once, taint_wait, evict_retry, evict_give_up)
};

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
  EvictionSettings eviction;
  KubeletSettings kubelet;
  SchedulerSettings scheduler;
  HorizontalSettings horizontal;
  AutoscalerSettings autoscaler;
  DRYDOCK_FIELDS(Settings, node_monitor_period, node_monitor_grace, lease_period, toleration,
                 eviction_period, endpoint_delay, schedule_delay, schedule_retry, pull_bytes_delay,
                 hpa_period, metrics_period, hpa_downscale_window, hpa_tolerance, autoscaler_period,
                 autoscaler_unneeded, autoscaler_delay_after_add, autoscaler_utilization,
                 autoscaler_max_provision, autoscaler_backoff, autoscaler_backoff_max, eviction,
                 kubelet, scheduler, horizontal, autoscaler)
};

struct Pod;
struct Node;
struct CachedImage;

/// A list of pods that runs through their rows, in the order in which they joined it.
struct Chain {
  Id<Pod> first, last;
  std::int32_t length = 0;
  DRYDOCK_FIELDS(Chain, first, last, length)
};

/// A pod's place in one chain.
struct Links {
  Id<Pod> before, after;
  DRYDOCK_FIELDS(Links, before, after)
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
  bool parallel = false;  ///< podManagementPolicy of a stateful set: Parallel, not OrderedReady.
  bool safe_to_evict = true;              ///< The cluster-autoscaler may move its pods.
  std::int32_t pdb_max_unavailable = -1;  ///< -1: no budget.
  Duration readiness_delay{}, termination_grace{};
  Bytes image;
  std::int64_t volume_gib = 0;  ///< > 0: each pod has a volume of its own.
  std::int32_t created = 0;     ///< Pods ever created; names them.
  double cpu_use = 0;     ///< Millicores in use by one ready pod, set by whoever computes load.
  double cpu_before = 0;  ///< What cpu_use was when the present period of the scrape began ...
  std::int64_t cpu_period = -1;  ///< ... which is the one with this number since 1970.
  Id<StreamRow> luck;            ///< Breaks the scheduler's ties; made when first needed.
  Chain pods;                    ///< All that are not gone, oldest first.
  std::int32_t ready = 0;        ///< Of these: ready,
  std::int32_t pending = 0;      ///< not yet on a node,
  std::int32_t leaving = 0;      ///< terminating.
  Time endpoints_due;            ///< When its proxies learn of the last change.
  DRYDOCK_FIELDS(Workload, name, name_space, kind, is_application, is_database, replicas,
                 cpu_request, cpu_limit, memory_request, spread_zones, parallel, safe_to_evict,
                 pdb_max_unavailable, readiness_delay, termination_grace, image, volume_gib,
                 created, cpu_use, cpu_before, cpu_period, luck, pods, ready, pending, leaving,
                 endpoints_due)
};

DRYDOCK_ENUM(PodPhase, pending, starting, running, terminating, gone)

/// Why a pod is Pending, in the words of the scheduler.
DRYDOCK_ENUM(PendingReason, none, not_yet_tried, insufficient_cpu, insufficient_memory,
             too_many_pods, volume_zone_conflict, no_ready_node, waiting_for_volume)
/// The reason as the cluster's own events write it: "Insufficient cpu".
std::string_view say(PendingReason reason);

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
  CauseId pending_cause;      ///< The fact that says why it waits.
  CauseId birth;              ///< The fact of its creation.
  bool serving = false;       ///< Its process takes requests, whatever anybody believes.
  Id<Node> pinned;            ///< Of a daemon set: the only node for it.
  std::uint32_t attempt = 0;  ///< Counts starts and ends, so that stale mail is known.
  std::int32_t restarts = 0;
  Duration restart_delay{};  ///< Back-off of its restarts, and when it was last set.
  Time restart_set;
  Links siblings;    ///< In Workload::pods.
  Links housemates;  ///< In Node::on_node.
  Links queue;       ///< In ControlPlane::queue.
  DRYDOCK_FIELDS(Pod, name, workload, node, phase, reason, ready, in_endpoints, ordinal, volume,
                 created, phase_since, ready_since, pending_cause, birth, serving, pinned, attempt,
                 restarts, restart_delay, restart_set, siblings, housemates, queue)
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
  bool silent = false;       ///< Its kubelet cannot be reached, known or not.
  bool to_delete = false;    ///< Tainted ToBeDeletedByClusterAutoscaler.
  Duration lease_phase{};    ///< Where in the lease period its kubelet renews.
  CauseId condition_cause;   ///< The fact that put it into its condition.
  CauseId unneeded_cause;    ///< The fact after which the cluster-autoscaler found it unneeded.
  std::uint32_t taints = 0;  ///< Counts NoExecute taints put on and taken off.
  Time pulls_until;          ///< Images are pulled one after the other.
  Id<CachedImage> images;    ///< The newest that lies on it.
  Chain on_node;             ///< Its pods, those that terminate included.
  DRYDOCK_FIELDS(Node, name, instance, zone, group, condition, cordoned, draining, evicting,
                 last_lease, condition_since, unneeded_since, cpu, cpu_requested, memory,
                 memory_requested, pods_max, pods, silent, to_delete, lease_phase, condition_cause,
                 unneeded_cause, taints, pulls_until, images, on_node)
};

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

/// The image of a workload on a node's disk.
struct CachedImage {
  Id<Workload> workload;
  Id<CachedImage> older;
  Time there;  ///< When its pull ends.
  DRYDOCK_FIELDS(CachedImage, workload, older, there)
};

/// The volume of one ordinal of a stateful set; it outlives its pods.
struct Claim {
  Id<Workload> workload;
  std::int32_t ordinal = 0;
  Id<storage::Volume> volume;
  Id<Pod> pod;  ///< The newest that uses it.
  DRYDOCK_FIELDS(Claim, workload, ordinal, volume, pod)
};

/// How much of a zone the node controller has lost; it decides how fast nodes are tainted.
DRYDOCK_ENUM(ZoneState, normal, partial_disruption, full_disruption)

struct ZoneHealth {
  Id<network::Zone> zone;
  std::int32_t nodes = 0, not_ready = 0;
  ZoneState state = ZoneState::normal;
  Time next_taint;   ///< The rate limiter's next token.
  bool due = false;  ///< A pass over its nodes is scheduled.
  DRYDOCK_FIELDS(ZoneHealth, zone, nodes, not_ready, state, next_taint, due)
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

inline Id<Node> node_of(const Pod& pod) { return Id<Node>{pod.node}; }

}  // namespace drydock::kubernetes
