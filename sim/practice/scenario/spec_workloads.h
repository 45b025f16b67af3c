// Workloads as files say them: pods, how they roll out, jobs, autoscalers, volumes, backups and the
// region that takes over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/base/units.h"
#include "sim/platform/kubernetes/horizontal_behavior.h"
#include "sim/platform/kubernetes/workloads.h"
#include "sim/platform/recovery/tables.h"
#include "sim/platform/requests/tables.h"
#include "sim/practice/scenario/named.h"
#include "sim/practice/scenario/spec_placement.h"

namespace drydock::scenario {

DRYDOCK_ENUM(WorkloadKind, deployment, statefulset, daemonset, job, cronjob)
/// What a workload is to traffic: an app answers calls; the others are special.
DRYDOCK_ENUM(WorkloadRole, app, ingress, database, broker)

inline bool runs_to_end(WorkloadKind kind) {
  return kind == WorkloadKind::job || kind == WorkloadKind::cronjob;
}

/// A metric beside CPU: a series that the world samples, and what it should be.
struct HpaMetric {
  kubernetes::MetricSource source = kubernetes::MetricSource::pods;
  std::string series;  ///< "service.api.rate"
  double target = 0;   ///< For each pod or replica, or for all of them, as the source says.
};

/// One direction of `behavior`.
struct HpaRules {
  std::vector<kubernetes::RatePolicy> policies;  ///< Empty: the ordinary ones.
  kubernetes::SelectPolicy select = kubernetes::SelectPolicy::max;
  std::optional<Duration> window;
  std::optional<double> tolerance;
};

struct Hpa {
  int min = 1;
  int max = 1;
  double cpu_target = 0.7;  ///< Share of the request; 0: only other metrics count.
  std::vector<HpaMetric> metrics;
  bool behavior = false;
  HpaRules scale_up, scale_down;
};

/// A disruption budget for the pods of a workload; one of both is given.
struct Budget {
  kubernetes::IntOrPercent min_available, max_unavailable;
  kubernetes::UnhealthyPolicy unhealthy = kubernetes::UnhealthyPolicy::if_healthy_budget;
};

/// How new revisions reach the pods; what is not said is as in Kubernetes.
struct Rollout {
  kubernetes::StrategyKind strategy = kubernetes::StrategyKind::rolling_update;
  kubernetes::IntOrPercent max_surge, max_unavailable;
  int partition = 0;
  Duration min_ready{};
  std::optional<Duration> progress_deadline;
  std::optional<int> history_limit;
};

/// What a job does; with a schedule it is a cron job's.
struct JobRules {
  Duration run_time{};  ///< Of one pod.
  int completions = 1, parallelism = 1, backoff_limit = 6;
  Duration active_deadline{};  ///< 0: none.
  std::string schedule;        ///< "0 2 * * *"
  kubernetes::Concurrency concurrency = kubernetes::Concurrency::allow;
  bool suspended = false;
};

/// One volume for each pod of a stateful set.
struct VolumeTemplate {
  std::string type;  ///< "gp3"
  Bytes size{};
  std::int64_t iops = 0;           ///< 0: what the type gives by itself; so with throughput.
  double throughput = 0;           ///< Bytes a second.
  Bytes used{};                    ///< Data that is on it at the start.
  std::vector<std::string> zones;  ///< Zone of the volume of pod 0, 1, ...; repeats when shorter.
  kubernetes::ReclaimPolicy reclaim = kubernetes::ReclaimPolicy::deletes;
};

/// Connections of each pod to another workload.
struct ConnectionPool {
  int connections = 1;
  int queue = -1;   ///< Calls that stand in line; -1: no bound.
  Duration wait{};  ///< Until such a call fails; 0: when its callers give up.
};

/// When the mesh sends a pod no calls; see workload::Breaker.
struct Breaker {
  int failures = 7;
  Duration first{}, most{};
};

/// Of a broker: beyond this share of its memory limit, taken by messages of this size, publishers
/// wait.
struct MessageMemory {
  double watermark = 0;
  Bytes message{};
};

/// Who runs a database or broker: pods of the cluster, Amazon RDS or Amazon MQ.
DRYDOCK_ENUM(Host, pods, rds, rds_single, amazon_mq, amazon_mq_single)

/// What becomes of it when AWS runs it.
struct Managed {
  Host host = Host::pods;
  std::string type;  ///< "db.m7g.large"
  Bytes backups{};   ///< Beyond what is free.
};

struct Workload {
  std::string text;
  WorkloadKind kind = WorkloadKind::deployment;
  WorkloadRole role = WorkloadRole::app;
  bool system = false;            ///< Belongs to the cluster itself (namespace kube-system).
  std::string team, environment;  ///< Whose it is; for the bill.
  std::string name_space;         ///< Empty: as `system` says, or the platform's own.
  int replicas = 1;               ///< Pods at the start; a daemon set has one a node.
  std::optional<Hpa> hpa;
  Millicores cpu_request{};
  Millicores cpu_limit{};
  Bytes memory_request{};
  Bytes memory_limit{};
  bool mesh = false;  ///< Has the mesh proxy beside it.
  bool logs = false;  ///< Sends a log line for each request.
  Placement placement;
  std::vector<kubernetes::Probe> probes;
  Rollout rollout;
  JobRules job;
  bool parallel = false;  ///< Pods of a stateful set start together, not one after the other.
  std::optional<Budget> budget;
  bool safe_to_evict = true;            ///< Whether the cluster-autoscaler may move its pods.
  bool local_storage = false;           ///< Its pods have an emptyDir or hostPath volume.
  Duration ready_after{};               ///< Container start to ready.
  Duration grace{};                     ///< Time to end after a polite request.
  Duration pre_stop{};                  ///< Of it: what the preStop hook takes.
  std::optional<Duration> stops_after;  ///< From SIGTERM; not given: when its grace is over.
  Bytes image{};
  kubernetes::PullPolicy pull_policy = kubernetes::PullPolicy::if_not_present;
  int concurrency = 0;  ///< Requests in work in one pod; 0: does not answer requests.
  int queue = 0;        ///< Requests that wait in one pod; more are refused with 503.
  requests::Discipline discipline = requests::Discipline::shared;  ///< How they get its CPU.
  int connections = 0;  ///< Most connections of a database.
  int burst_cores = 0;  ///< Cores that a pod keeps busy at once; 0: no more than its limit.
  std::optional<MessageMemory> message_memory;
  Named<ConnectionPool> pools;
  std::optional<Breaker> breaker;
  double cold_factor = 1;
  int cold_requests = 0;
  std::optional<bool> stops_work;  ///< When its caller has left.
  std::optional<VolumeTemplate> volume;
  std::optional<Managed> managed;
  bool on_fargate = false;  ///< A profile selects its pods, and pods run on Fargate.

  /// Whether AWS runs it, on no node of the cluster.
  bool is_managed() const { return managed && managed->host != Host::pods; }
};

/// Where pods run: on the machines of node groups, or on Fargate where a profile selects them.
DRYDOCK_ENUM(Compute, nodes, fargate)

/// Pods of the namespace that have all of these labels.
struct FargateSelector {
  std::string name_space;
  Labels labels;
};

struct FargateProfile {
  std::vector<FargateSelector> selectors;
};

/// What the pods of a namespace may ask for together; what is not set is not limited.
struct ResourceQuota {
  std::string name_space;
  int pods = 0;
  Millicores cpu_request{}, cpu_limit{};
  Bytes memory_request{}, memory_limit{};
};

/// Backups of the volumes of some stateful sets.
struct Backups {
  std::string by;  ///< The workload that makes them.
  Duration every{}, keep{};
  recovery::Hook hook = recovery::Hook::none;
  recovery::HookError hook_error = recovery::HookError::fail;
  std::vector<std::string> workloads;  ///< In the order in which they are saved.
};

/// A region that takes over when that of the platform is lost.
struct StandbyRegion {
  std::string region;
  recovery::Readiness readiness = recovery::Readiness::restore;
  std::string cidr;          ///< Of its VPC, a copy of the cluster's.
  Named<std::string> zones;  ///< By the zone of the platform that each stands for.
};

}  // namespace drydock::scenario
