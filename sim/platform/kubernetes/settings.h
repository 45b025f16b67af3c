// Timers, weights and limits of the control plane; models/kubernetes.json gives their values.
#pragma once

#include <array>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"
#include "sim/engine/base/units.h"
#include "sim/platform/kubernetes/expander_rules.h"

namespace drydock::kubernetes {

/// Taints and evictions; figures node.* of models/kubernetes.json.
struct EvictionSettings {
  Duration period_secondary{};            ///< In a large zone that is partly down: 100 s a node.
  double unhealthy_zone = 0;              ///< Share of nodes not ready: 0.55.
  std::int32_t unhealthy_zone_least = 0;  ///< ... and at least so many: 3.
  std::int32_t large_zone = 0;            ///< More nodes than this: 50.
  Duration node_gone{};       ///< The cloud is asked for the machine of a node not ready: each 5 s.
  Duration drain_retry{};     ///< `kubectl drain` asks again: 5 s (pdb.drain_retry).
  Duration collect_period{};  ///< Pods without a node are looked for: each 20 s ...
  Duration collect_quarantine{};    ///< ... when it has been away for 40 s.
  Duration spot_poll{};             ///< The termination handler asks for a notice: each 5 s.
  bool termination_handler = true;  ///< Nodes are drained after a spot notice.
  Duration pressure_period{};       ///< A kubelet short of something ends a pod each 10 s ...
  Duration pressure_transition{};   ///< ... and says so for 5 min longer.
  double disk_reserve = 0;          ///< Of the root volume that must stay free: 10 %.
  DRYDOCK_FIELDS(EvictionSettings, period_secondary, unhealthy_zone, unhealthy_zone_least,
                 large_zone, node_gone, drain_retry, collect_period, collect_quarantine, spot_poll,
                 termination_handler, pressure_period, pressure_transition, disk_reserve)
};

/// Starts and restarts of containers; figures pod.* of models/kubernetes.json.
struct KubeletSettings {
  Duration start{};          ///< Sandbox, network and container, image already there: 2 s.
  Duration restart_first{};  ///< 10 s, doubling
  Duration restart_max{};    ///< to 300 s.
  Duration certificate{};    ///< Life of the certificate of a mesh proxy: 24 h; 0: for ever.
  double renewal = 0;        ///< Share of it after which it is renewed: 0.7.
  DRYDOCK_FIELDS(KubeletSettings, start, restart_first, restart_max, certificate, renewal)
};

/// Weights of scores and what is counted for a missing request; figures scheduler.*.
struct SchedulerSettings {
  std::int32_t weight_spread = 0;         ///< 2
  std::int32_t weight_resources_fit = 0;  ///< 1
  std::int32_t weight_balanced = 0;       ///< 1
  std::int32_t weight_taints = 0;         ///< 3
  std::int32_t weight_node_affinity = 0;  ///< 2
  std::int32_t weight_pod_affinity = 0;   ///< 2
  std::int32_t weight_image = 0;          ///< 1
  bool newest_balance = false;            ///< Scores how much a pod betters a node's balance.
  Millicores missing_cpu;                 ///< 100m
  Bytes missing_memory;                   ///< 200 MiB
  Duration cycle{};                       ///< One pod after the other: 5 ms each.
  Duration backoff_first{};               ///< After a failed try: 1 s, doubling
  Duration backoff_max{};                 ///< to 10 s.
  DRYDOCK_FIELDS(SchedulerSettings, weight_spread, weight_resources_fit, weight_balanced,
                 weight_taints, weight_node_affinity, weight_pod_affinity, weight_image,
                 newest_balance, missing_cpu, missing_memory, cycle, backoff_first, backoff_max)
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
  bool enabled = false;                             ///< Whether the cluster runs one.
  bool balance_similar = false;                     ///< --balance-similar-node-groups
  Duration unready{};                               ///< An unready node is removed after 20 min.
  Duration delay_after_failure{};                   ///< 3 min
  Duration delay_after_delete{};                    ///< 10 s
  Duration backoff_reset{};                         ///< 3 h
  double unready_share = 0;                         ///< Stops when more nodes are unready: 0.45 ...
  std::int32_t unready_least = 0;                   ///< ... and more than 3.
  std::int32_t max_empty_deletes = 0;               ///< 10 at a time
  std::int32_t max_nodes_at_once = 0;               ///< 1000 in one decision
  Duration taint_wait{};                            ///< 5 s from the taint to the first eviction
  Duration evict_retry{};                           ///< 10 s
  Duration evict_give_up{};                         ///< 2 min
  Duration max_grace = std::chrono::seconds(600);   ///< Most that a pod's grace is waited for ...
  Duration extra_grace = std::chrono::seconds(30);  ///< ... and so much more.
  std::int32_t priority_cutoff = -10;  ///< Pods below it are expendable: no node comes for them.
  std::int32_t max_nodes_total = 0;    ///< --max-nodes-total; 0: no limit.
  std::array<Expander, 4> expanders{Expander::least_waste};  ///< --expander, one after the other.
  std::int32_t expander_count = 1;
  DRYDOCK_FIELDS(AutoscalerSettings, enabled, balance_similar, unready, delay_after_failure,
                 delay_after_delete, backoff_reset, unready_share, unready_least, max_empty_deletes,
                 max_nodes_at_once, taint_wait, evict_retry, evict_give_up, max_grace, extra_grace,
                 priority_cutoff, max_nodes_total, expanders, expander_count)
};

/// Timers and limits of the control plane; the values and their sources are in
/// models/kubernetes.json.
struct Settings {
  Duration node_monitor_period{};     ///< How often the node controller looks: 5 s.
  Duration node_monitor_grace{};      ///< Without a lease for so long a node is NotReady: 40 s,
  Duration node_monitor_grace_132{};  ///< and 50 s from version 1.32 on. See monitor_grace().
  Duration lease_period{};            ///< The kubelet renews its lease: 10 s.
  Duration toleration{};              ///< Default toleration of unreachable and not-ready: 300 s.
  Duration eviction_period{};         ///< One node a zone is tainted each: 10 s (0.1 nodes/s).
  Duration endpoint_delay{};          ///< From readiness to all proxies knowing: 1 to 3 s.
  Duration schedule_delay{};          ///< From creation to binding, when there is room.
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
  DRYDOCK_FIELDS(Settings, node_monitor_period, node_monitor_grace, node_monitor_grace_132,
                 lease_period, toleration, eviction_period, endpoint_delay, schedule_delay,
                 schedule_retry, pull_bytes_delay, hpa_period, metrics_period, hpa_downscale_window,
                 hpa_tolerance, autoscaler_period, autoscaler_unneeded, autoscaler_delay_after_add,
                 autoscaler_utilization, autoscaler_max_provision, autoscaler_backoff,
                 autoscaler_backoff_max, eviction, kubelet, scheduler, horizontal, autoscaler)
};

}  // namespace drydock::kubernetes
