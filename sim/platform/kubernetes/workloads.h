// Workloads as values: controllers, their revisions and jobs, budgets, quotas, priorities and pods.
#pragma once

#include <string_view>

#include "sim/engine/kernel/fact.h"
#include "sim/engine/kernel/random.h"
#include "sim/platform/kubernetes/budget_rules.h"
#include "sim/platform/kubernetes/cron.h"
#include "sim/platform/kubernetes/int_or_percent.h"
#include "sim/platform/kubernetes/lists.h"
#include "sim/platform/kubernetes/templates.h"
#include "sim/platform/storage/tables.h"

namespace drydock::kubernetes {

struct CronJob;
struct Job;
struct Node;
struct ReplicaSet;

DRYDOCK_ENUM(WorkloadKind, deployment, stateful_set, daemon_set, job)
DRYDOCK_ENUM(StrategyKind, rolling_update, recreate, on_delete)

/// How a new template reaches the pods. Limits that are not given: 25% both, of a daemon set 1.
struct UpdateStrategy {
  StrategyKind kind = StrategyKind::rolling_update;
  IntOrPercent max_surge, max_unavailable;
  std::int32_t partition = 0;  ///< Of a stateful set: lower ordinals stay.
  DRYDOCK_FIELDS(UpdateStrategy, kind, max_surge, max_unavailable, partition)
};

/// Condition Progressing of a deployment.
DRYDOCK_ENUM(Progress, complete, progressing, deadline_exceeded)

/// What tells whether a rollout got on: more new pods, fewer old ones, more that are available.
struct RolloutSight {
  std::int32_t updated = 0, old = 0, available = 0;
  DRYDOCK_FIELDS(RolloutSight, updated, old, available)
  friend constexpr bool operator==(const RolloutSight&, const RolloutSight&) = default;
};

/// A controller. What its pods ask for is in its template.
struct Workload {
  Name name;  ///< "api"
  Name name_space;
  WorkloadKind kind = WorkloadKind::deployment;
  bool is_application = false;  ///< Counted by "app pods"; system pods are not.
  bool is_database = false;
  bool meshed = false;  ///< A proxy of the mesh beside each pod, with a certificate.
  std::int32_t replicas = 0;
  Id<PodTemplate> spec;  ///< The newest; pods may still have older ones.
  Range<Label> labels;
  UpdateStrategy strategy;
  Duration min_ready{};                                    ///< Ready so long counts as available.
  Duration progress_deadline = std::chrono::seconds(600);  ///< Of a deployment.
  std::int32_t history_limit = 10;                         ///< Old revisions that are kept.
  bool paused = false;                                     ///< `kubectl rollout pause`
  bool parallel = false;  ///< podManagementPolicy of a stateful set: Parallel, not OrderedReady.
  std::int32_t revision = 0;  ///< Of the newest template; grows with each rollout.
  Id<PodTemplate> current;    ///< Of a stateful set: what ordinals below the partition have.
  Id<PodTemplate> previous;   ///< What `kubectl rollout undo` goes back to.
  Id<ReplicaSet> last_set;    ///< Of a deployment: made last; see ReplicaSet::older.
  Progress progress = Progress::complete;
  Time progressed;           ///< When its rollout last got on ...
  RolloutSight seen;         ///< ... and what was seen then.
  std::int32_t refused = 0;  ///< Creations that a quota refused, one after the other.
  bool retry_due = false;    ///< The next try is scheduled.
  bool reconciling = false, again = false;  ///< Its controller is at work; and has to look again.
  bool queued = false;                      ///< It waits in line before the API server.
  bool deleted = false;                     ///< With its namespace, ...
  std::int32_t declared = 0;                ///< ... when it had so many replicas.
  Time available_due;        ///< When its controller looks for pods ready long enough.
  Id<CronJob> cron_job;      ///< Its owner, when it has one.
  std::int32_t created = 0;  ///< Pods ever created; names them.
  double cpu_use = 0;        ///< Millicores in use by one ready pod, set by whoever computes load.
  double cpu_before = 0;     ///< What cpu_use was when the present period of the scrape began ...
  std::int64_t cpu_period = -1;  ///< ... which is the one with this number since 1970.
  Id<StreamRow> luck;            ///< Breaks the scheduler's ties; made when first needed.
  Chain pods;                    ///< All that are not gone, oldest first.
  std::int32_t ready = 0;        ///< Of these: ready,
  std::int32_t pending = 0;      ///< not yet on a node,
  std::int32_t leaving = 0;      ///< terminating.
  Time endpoints_due;            ///< When its proxies learn of the last change.
  DRYDOCK_FIELDS(Workload, name, name_space, kind, is_application, is_database, meshed, replicas,
                 spec, labels, strategy, min_ready, progress_deadline, history_limit, paused,
                 parallel, revision, current, previous, last_set, progress, progressed, seen,
                 refused, retry_due, reconciling, again, queued, deleted, declared, available_due,
                 cron_job, created, cpu_use, cpu_before, cpu_period, luck, pods, ready, pending,
                 leaving, endpoints_due)
};

/// One revision of a deployment.
struct ReplicaSet {
  Name name;  ///< "api-7d9f5c6b8"
  Id<Workload> workload;
  Id<PodTemplate> spec;
  Id<ReplicaSet> older;       ///< The one made before it.
  std::int32_t revision = 0;  ///< Grows when it becomes the newest again.
  std::int32_t replicas = 0;  ///< That it should have.
  std::int32_t recorded_desired = 0, recorded_surge = 0;  ///< When it was last scaled.
  Time created;
  bool gone = false;  ///< Beyond the history limit.
  DRYDOCK_FIELDS(ReplicaSet, name, workload, spec, older, revision, replicas, recorded_desired,
                 recorded_surge, created, gone)
};

DRYDOCK_ENUM(JobState, running, complete, failed)

/// One run of a job; its workload is of kind job and has the template. Its pods are not restarted
/// (restartPolicy Never).
struct Job {
  Name name;  ///< "backup-29384110"
  Id<Workload> workload;
  std::int32_t completions = 1, parallelism = 1, backoff_limit = 6;
  Duration active_deadline{};      ///< 0: none.
  Duration ttl = Duration::max();  ///< ttlSecondsAfterFinished; max: not set.
  JobState state = JobState::running;
  std::int32_t succeeded = 0, failed = 0;
  Time created, ended;
  Time wait_until;    ///< No new pod before; after a failure.
  bool gone = false;  ///< Deleted after it had ended.
  DRYDOCK_FIELDS(Job, name, workload, completions, parallelism, backoff_limit, active_deadline, ttl,
                 state, succeeded, failed, created, ended, wait_until, gone)
};

DRYDOCK_ENUM(Concurrency, allow, forbid, replace)

struct CronJob {
  Name name;
  Id<Workload> workload;
  CronSchedule schedule;
  Concurrency concurrency = Concurrency::allow;
  Job job;                                            ///< What each of its jobs is made from.
  std::int32_t keeps_complete = 3, keeps_failed = 1;  ///< Ended jobs; older ones are deleted.
  bool suspended = false;
  bool missed = false;      ///< A run is due and waits for the one before it.
  std::uint32_t round = 0;  ///< Counts changes, so that stale mail is known.
  DRYDOCK_FIELDS(CronJob, name, workload, schedule, concurrency, job, keeps_complete, keeps_failed,
                 suspended, missed, round)
};

/// PodDisruptionBudget; one of min_available and max_unavailable is given.
struct DisruptionBudget {
  Name name;
  Name name_space;
  IntOrPercent min_available, max_unavailable;
  Selector selector;
  UnhealthyPolicy unhealthy = UnhealthyPolicy::if_healthy_budget;
  bool gone = false;
  Time created;
  DRYDOCK_FIELDS(DisruptionBudget, name, name_space, min_available, max_unavailable, selector,
                 unhealthy, gone, created)
};

/// What the pods of a namespace may ask for together; 0: not limited.
struct ResourceQuota {
  Name name;
  Name name_space;
  std::int32_t pods = 0;
  Millicores cpu_requests, cpu_limits;
  Bytes memory_requests, memory_limits;
  DRYDOCK_FIELDS(ResourceQuota, name, name_space, pods, cpu_requests, cpu_limits, memory_requests,
                 memory_limits)
};

struct PriorityClass {
  Name name;  ///< "system-cluster-critical"
  std::int32_t value = 0;
  bool preempts = true;  ///< preemptionPolicy of its pods.
  DRYDOCK_FIELDS(PriorityClass, name, value, preempts)
};

DRYDOCK_ENUM(PodPhase, pending, starting, running, terminating, gone, succeeded, failed)

/// Why a pod is Pending, in the words of the scheduler.
DRYDOCK_ENUM(PendingReason, none, not_yet_tried, insufficient_cpu, insufficient_memory,
             too_many_pods, volume_zone_conflict, no_ready_node, waiting_for_volume,
             untolerated_taint, node_affinity, host_port_taken, volume_limit, topology_spread,
             pod_affinity, pod_anti_affinity)
/// The reason as the cluster's own events write it: "Insufficient cpu".
std::string_view say(PendingReason reason);

/// Why a container waits, as `kubectl get pods` shows it.
DRYDOCK_ENUM(WaitingReason, none, container_creating, err_image_pull, image_pull_back_off,
             crash_loop_back_off)
/// Why a container ended.
DRYDOCK_ENUM(ExitReason, none, completed, error, oom_killed, probe_failed)

/// The container of a pod, as its kubelet sees it.
struct ContainerState {
  WaitingReason waiting = WaitingReason::none;
  ExitReason last_exit = ExitReason::none;
  Time last_ended;
  bool hangs = false;      ///< The process is there and does not answer,
  Time hung_since;         ///< since then.
  bool condemned = false;  ///< A probe gave it up: its kubelet is killing it.
  Duration pulled{};       ///< What the pull of its image took; 0: it was there.
  Duration pull_delay{};   ///< Back-off of its image pulls, and when it was last set.
  Time pull_set;
  DRYDOCK_FIELDS(ContainerState, waiting, last_exit, last_ended, hangs, hung_since, condemned,
                 pull_delay, pull_set, pulled)
};

struct Pod {
  Name name;  ///< "api-7" or "auth-db-0"
  Id<Workload> workload;
  std::uint32_t node = Id<Pod>::none;  ///< Id<Node>; see node_of().
  PodPhase phase = PodPhase::pending;
  PendingReason reason = PendingReason::not_yet_tried;
  bool ready = false;          ///< As the control plane believes.
  bool in_endpoints = false;   ///< As the proxies believe.
  std::int32_t ordinal = -1;   ///< Of a stateful set.
  Id<PodTemplate> spec;        ///< Its revision, with its labels.
  Id<ReplicaSet> replica_set;  ///< Of a deployment.
  Id<Job> job;                 ///< Of a job.
  std::int32_t priority = 0;
  Id<Node> nominated;  ///< Where pods are preempted for it.
  ContainerState container;
  Id<storage::Volume> volume;
  Time created, phase_since, ready_since;
  CauseId pending_cause;      ///< The fact that says why it waits.
  CauseId birth;              ///< The fact of its creation.
  bool serving = false;       ///< Its process takes requests, whatever anybody believes.
  bool expired = false;       ///< The certificate of its proxy ended: nobody talks to it.
  Id<Node> pinned;            ///< Of a daemon set: the only node for it.
  std::uint32_t attempt = 0;  ///< Counts starts and ends, so that stale mail is known.
  std::int32_t restarts = 0;
  Duration restart_delay{};  ///< Back-off of its restarts, and when it was last set.
  Time restart_set;
  Links siblings;                ///< In Workload::pods.
  Links housemates;              ///< In Node::on_node.
  Links queue;                   ///< In ControlPlane::queue, or while `active` in its lane.
  bool active = false;           ///< The scheduler will try it next.
  bool woken = false;            ///< Something may help it; it is tried when its back-off ends.
  std::int32_t tries = 0;        ///< Failed searches for a node,
  Time tried;                    ///< and the last of them,
  std::uint32_t refused_by = 0;  ///< with one bit for each Obstacle that it met.
  bool held = false;             ///< A budget refused its eviction, and that was said.
  DRYDOCK_FIELDS(Pod, name, workload, node, phase, reason, ready, in_endpoints, ordinal, spec,
                 replica_set, job, priority, nominated, container, volume, created, phase_since,
                 ready_since, pending_cause, birth, serving, expired, pinned, attempt, restarts,
                 restart_delay, restart_set, siblings, housemates, queue, active, woken, tries,
                 tried, refused_by, held)
};

/// What becomes of a volume when its claim is deleted.
DRYDOCK_ENUM(ReclaimPolicy, deletes, retains)

/// The volumes that a stateful set asks for.
struct ClaimTemplate {
  Id<Workload> workload;
  storage::VolumeSpec volume;
  Bytes used;  ///< Data that is on each when the world is built.
  ReclaimPolicy reclaim = ReclaimPolicy::deletes;
  DRYDOCK_FIELDS(ClaimTemplate, workload, volume, used, reclaim)
};

/// The volume of one ordinal of a stateful set; it outlives its pods. Without a workload: deleted.
struct Claim {
  Id<Workload> workload;
  std::int32_t ordinal = 0;
  Id<storage::Volume> volume;
  Id<Pod> pod;  ///< The newest that uses it.
  ReclaimPolicy reclaim = ReclaimPolicy::deletes;
  Time created;
  Id<Workload> of;         ///< As `workload`, and stays when it is deleted.
  storage::Position left;  ///< How far its data had come when it was deleted.
  DRYDOCK_FIELDS(Claim, workload, ordinal, volume, pod, reclaim, created, of, left)
};

inline Id<Node> node_of(const Pod& pod) { return Id<Node>{pod.node}; }

}  // namespace drydock::kubernetes
