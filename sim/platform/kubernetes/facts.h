// What happens in the cluster.
#pragma once

#include "sim/platform/kubernetes/outage_facts.h"
#include "sim/platform/kubernetes/quotas.h"
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

/// New pods keep away from it: `kubectl cordon`, or the beginning of a drain.
struct NodeCordoned {
  static constexpr FactStyle style{"kubernetes.node_cordoned", "node {node} is cordoned",
                                   Tone::neutral, Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(NodeCordoned, node)
};

struct NodeUncordoned {
  static constexpr FactStyle style{"kubernetes.node_uncordoned", "node {node} takes pods again",
                                   Tone::recovered, Weight::normal};
  Id<Node> node;
  DRYDOCK_FIELDS(NodeUncordoned, node)
};

/// As the API writes it: "NoExecute".
std::string_view say(TaintEffect effect);

struct NodeTainted {
  static constexpr FactStyle style{"kubernetes.node_tainted",
                                   "node {node} is tainted with {key}:{effect}", Tone::strained,
                                   Weight::detail};
  Id<Node> node;
  Name key;
  TaintEffect effect = TaintEffect::no_schedule;
  DRYDOCK_FIELDS(NodeTainted, node, key, effect)
};

struct NodeUntainted {
  static constexpr FactStyle style{"kubernetes.node_untainted",
                                   "node {node} lost its taint {key}:{effect}", Tone::recovered,
                                   Weight::detail};
  Id<Node> node;
  Name key;
  TaintEffect effect = TaintEffect::no_schedule;
  DRYDOCK_FIELDS(NodeUntainted, node, key, effect)
};

struct NodeRunsLow {
  static constexpr FactStyle style{"kubernetes.node_runs_low", "node {node} runs low on {resource}",
                                   Tone::broken, Weight::headline};
  Id<Node> node;
  NodeResource resource = NodeResource::memory;
  DRYDOCK_FIELDS(NodeRunsLow, node, resource)
};

struct NodeHasRoom {
  static constexpr FactStyle style{"kubernetes.node_has_room",
                                   "node {node} has enough {resource} again", Tone::recovered,
                                   Weight::normal};
  Id<Node> node;
  NodeResource resource = NodeResource::memory;
  DRYDOCK_FIELDS(NodeHasRoom, node, resource)
};

/// Without grace, and without asking a budget.
struct PodEndedByKubelet {
  static constexpr FactStyle style{"kubernetes.pod_ended_by_kubelet",
                                   "the kubelet of {node} evicts pod {pod} to get {resource}",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  Id<Node> node;
  NodeResource resource = NodeResource::memory;
  DRYDOCK_FIELDS(PodEndedByKubelet, pod, node, resource)
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
  std::int32_t refused = 0, nodes = 0;  ///< Nodes that refuse for this reason, of so many.
  DRYDOCK_FIELDS(PodUnschedulable, pod, reason, refused, nodes)
};

/// The scheduler deleted the pod so that one of higher priority fits.
struct PodPreempted {
  static constexpr FactStyle style{"kubernetes.pod_preempted",
                                   "pod {pod} on {node} was preempted by {by}", Tone::strained,
                                   Weight::normal};
  Id<Pod> pod;
  Id<Pod> by;
  Id<Node> node;
  DRYDOCK_FIELDS(PodPreempted, pod, by, node)
};

/// Its kubelet starts to pull an image that is not on the node.
struct ImagePulling {
  static constexpr FactStyle style{"kubernetes.image_pulling", "pod {pod} pulls image {image}",
                                   Tone::neutral, Weight::detail};
  Id<Pod> pod;
  Id<Image> image;
  DRYDOCK_FIELDS(ImagePulling, pod, image)
};

/// The container of a pod runs; `pulled` is what the pull of its image took, 0 when it was there.
struct ContainerRuns {
  static constexpr FactStyle style{"kubernetes.container_runs", "the container of {pod} runs",
                                   Tone::neutral, Weight::detail};
  Id<Pod> pod;
  Duration pulled{};
  DRYDOCK_FIELDS(ContainerRuns, pod, pulled)
};

/// Who deleted a pod.
DRYDOCK_ENUM(Deleter, its_controller, somebody_else)

/// A pod on a node was deleted: its grace begins.
struct PodStopping {
  static constexpr FactStyle style{"kubernetes.pod_stopping", "pod {pod} is being stopped",
                                   Tone::neutral, Weight::detail};
  Id<Pod> pod;
  Deleter by = Deleter::somebody_else;
  bool heard = true;  ///< Its kubelet can be reached.
  DRYDOCK_FIELDS(PodStopping, pod, by, heard)
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

/// In the words of the Eviction API.
std::string_view say(EvictionAnswer answer);

/// The Eviction API refused; said once, whoever asks how often.
struct PodEvictionRefused {
  static constexpr FactStyle style{"kubernetes.pod_eviction_refused",
                                   "pod {pod} stays on {node}: {why}", Tone::strained,
                                   Weight::normal};
  Id<Pod> pod;
  Id<Node> node;
  EvictionAnswer why = EvictionAnswer::budget_refuses;
  DRYDOCK_FIELDS(PodEvictionRefused, pod, node, why)
};

/// Its object waits for its kubelet, which does not answer.
struct PodStuckTerminating {
  static constexpr FactStyle style{"kubernetes.pod_stuck_terminating",
                                   "pod {pod} stays Terminating: {node} does not answer",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  Id<Node> node;
  DRYDOCK_FIELDS(PodStuckTerminating, pod, node)
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

/// A database found its data as after a power loss.
struct LogReplaying {
  static constexpr FactStyle style{"kubernetes.log_replaying",
                                   "{pod} replays its log for {seconds} s before it answers",
                                   Tone::neutral, Weight::normal};
  Id<Pod> pod;
  double seconds = 0;
  DRYDOCK_FIELDS(LogReplaying, pod, seconds)
};

/// A claim of a stateful set was given another volume.
struct ClaimRebound {
  static constexpr FactStyle style{"kubernetes.claim_rebound",
                                   "a claim of {workload} now has volume {volume}", Tone::neutral,
                                   Weight::headline};
  Id<Workload> workload;
  Id<storage::Volume> volume;
  DRYDOCK_FIELDS(ClaimRebound, workload, volume)
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

/// A new template is on its way to the pods.
struct RolloutStarted {
  static constexpr FactStyle style{"kubernetes.rollout_started",
                                   "{workload} rolls out revision {revision}", Tone::neutral,
                                   Weight::normal};
  Id<Workload> workload;
  std::int32_t revision = 0;
  DRYDOCK_FIELDS(RolloutStarted, workload, revision)
};

struct RolloutComplete {
  static constexpr FactStyle style{"kubernetes.rollout_complete",
                                   "{workload} has rolled out revision {revision}", Tone::recovered,
                                   Weight::normal};
  Id<Workload> workload;
  std::int32_t revision = 0;
  DRYDOCK_FIELDS(RolloutComplete, workload, revision)
};

/// Condition Progressing=False, ProgressDeadlineExceeded; nothing rolls it back.
struct RolloutStuck {
  static constexpr FactStyle style{"kubernetes.rollout_stuck",
                                   "the rollout of {workload} is stuck: revision {revision} does "
                                   "not get ready",
                                   Tone::broken, Weight::headline};
  Id<Workload> workload;
  std::int32_t revision = 0;
  DRYDOCK_FIELDS(RolloutStuck, workload, revision)
};

struct ReplicaSetScaled {
  static constexpr FactStyle style{"kubernetes.replica_set_scaled",
                                   "{replica_set} goes from {before} to {after}", Tone::neutral,
                                   Weight::detail};
  Id<ReplicaSet> replica_set;
  std::int32_t before = 0, after = 0;
  DRYDOCK_FIELDS(ReplicaSetScaled, replica_set, before, after)
};

/// A pod could not be made: FailedCreate, exceeded quota.
struct PodRefused {
  static constexpr FactStyle style{"kubernetes.pod_refused",
                                   "{workload} gets no further pod: quota {quota} limits "
                                   "{resource}",
                                   Tone::strained, Weight::normal};
  Id<Workload> workload;
  Id<ResourceQuota> quota;
  QuotaResource resource = QuotaResource::pods;
  DRYDOCK_FIELDS(PodRefused, workload, quota, resource)
};

struct ImagePullFailed {
  static constexpr FactStyle style{"kubernetes.image_pull_failed",
                                   "pod {pod} cannot pull image {image}", Tone::strained,
                                   Weight::normal};
  Id<Pod> pod;
  Id<Image> image;
  DRYDOCK_FIELDS(ImagePullFailed, pod, image)
};

/// CrashLoopBackOff: the kubelet waits before it starts the container again.
struct PodBacksOff {
  static constexpr FactStyle style{"kubernetes.pod_backs_off",
                                   "pod {pod} is started again after {delay}", Tone::strained,
                                   Weight::detail};
  Id<Pod> pod;
  Duration delay{};
  DRYDOCK_FIELDS(PodBacksOff, pod, delay)
};

/// A probe failed too often. Startup, liveness: the container is killed; readiness: it gets no
/// more requests.
struct ProbeFailed {
  static constexpr FactStyle style{"kubernetes.probe_failed", "pod {pod} failed its {probe} probe",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  ProbeKind probe = ProbeKind::liveness;
  DRYDOCK_FIELDS(ProbeFailed, pod, probe)
};

/// The process of a pod no longer answers, and does not end.
struct PodHangs {
  static constexpr FactStyle style{"kubernetes.pod_hangs", "the process of pod {pod} hangs",
                                   Tone::broken, Weight::normal};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodHangs, pod)
};

struct PodAnswersAgain {
  static constexpr FactStyle style{"kubernetes.pod_answers_again",
                                   "the process of pod {pod} answers again", Tone::recovered,
                                   Weight::normal};
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodAnswersAgain, pod)
};

/// The kernel killed it at the limit of its cgroup: exit code 137. It is a crash like others.
struct PodOomKilled {
  static constexpr FactStyle style{"kubernetes.pod_oom_killed",
                                   "pod {pod} was OOMKilled: it needed more memory than its limit "
                                   "of {limit}",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  Bytes limit;
  DRYDOCK_FIELDS(PodOomKilled, pod, limit)
};

/// An ended job and its pods are deleted: its ttlSecondsAfterFinished is over, or its cron job
/// keeps no more.
struct JobDeleted {
  static constexpr FactStyle style{"kubernetes.job_deleted", "job {job} is deleted", Tone::neutral,
                                   Weight::detail};
  Id<Job> job;
  DRYDOCK_FIELDS(JobDeleted, job)
};

struct JobStarted {
  static constexpr FactStyle style{"kubernetes.job_started", "job {job} starts", Tone::neutral,
                                   Weight::detail};
  Id<Job> job;
  DRYDOCK_FIELDS(JobStarted, job)
};

struct JobComplete {
  static constexpr FactStyle style{"kubernetes.job_complete", "job {job} is complete",
                                   Tone::recovered, Weight::detail};
  Id<Job> job;
  DRYDOCK_FIELDS(JobComplete, job)
};

DRYDOCK_ENUM(JobFailure, backoff_limit_exceeded, deadline_exceeded)

struct JobFailed {
  static constexpr FactStyle style{"kubernetes.job_failed", "job {job} failed: {why}", Tone::broken,
                                   Weight::normal};
  Id<Job> job;
  JobFailure why = JobFailure::backoff_limit_exceeded;
  DRYDOCK_FIELDS(JobFailed, job, why)
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
