// Each fact has one function that words it; the first that knows the record answers.
#include "sim/platform/kubernetes/events.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/describe.h"
#include "sim/platform/compute/facts.h"
#include "sim/platform/kubernetes/autoscaler_facts.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/metadata.h"
#include "sim/platform/kubernetes/scheduling_rules.h"
#include "sim/platform/storage/facts.h"

namespace drydock::kubernetes {

namespace {

using Events = std::vector<ClusterEvent>;

template <class Row>
std::string name_of(const World& world, Id<Row> id) {
  return id ? std::string(world.text(world[id].name)) : std::string("-");
}

std::string pod_object(const World& world, Id<Pod> pod) { return "pod/" + name_of(world, pod); }
std::string node_object(const World& world, Id<Node> node) {
  return "node/" + name_of(world, node);
}
/// "nsflow/api-1"
std::string full_name(const World& world, Id<Pod> pod) {
  return std::string(world.text(world[world[pod].workload].name_space)) + "/" + name_of(world, pod);
}
std::string container_of(const World& world, Id<Pod> pod) {
  return name_of(world, world[pod].workload);
}

/// What makes the pods of a workload, and how it calls itself as the source of events.
struct Owner {
  std::string object, source;
};
Owner owner_of(const World& world, Id<Pod> id) {
  const Pod& pod = world[id];
  const std::string workload = name_of(world, pod.workload);
  if (pod.replica_set)
    return {"replicaset/" + name_of(world, pod.replica_set), "replicaset-controller"};
  if (pod.job) return {"job/" + name_of(world, pod.job), "job-controller"};
  if (world[pod.workload].kind == WorkloadKind::daemon_set)
    return {"daemonset/" + workload, "daemonset-controller"};
  return {"statefulset/" + workload, "statefulset-controller"};
}

ClusterEvent kubelet(bool warning, const char* reason, std::string object, std::string message) {
  return {warning, reason, std::move(object), std::move(message), "kubelet"};
}

template <class Fact>
std::optional<Fact> cause_of(const World& world, const Record& record) {
  Fact fact;
  if (!record.parent || fact_if(world.chronicle()[record.parent], fact) == nullptr) return {};
  return fact;
}

// ---- Scheduler and controllers

Events word(const World& world, const PodScheduled& fact, const Record&) {
  return {
      {false, "Scheduled", pod_object(world, fact.pod),
       "Successfully assigned " + full_name(world, fact.pod) + " to " + name_of(world, fact.node),
       runs_on_fargate(world, world[fact.pod]) ? "fargate-scheduler" : "default-scheduler"}};
}
Events word(const World& world, const FargateRefused& fact, const Record&) {
  return {{true, "FailedScheduling", pod_object(world, fact.pod),
           "Pod provisioning timed out (will retry) for pod: " + full_name(world, fact.pod),
           "fargate-scheduler"}};
}
Events word(const World& world, const PodUnschedulable& fact, const Record&) {
  const std::string message = fact.nodes == 0
                                  ? std::string("no nodes available to schedule pods")
                                  : "0/" + std::to_string(fact.nodes) +
                                        " nodes are available: " + std::to_string(fact.refused) +
                                        " " + std::string(words_of(fact.reason)) + ".";
  return {{true, "FailedScheduling", pod_object(world, fact.pod), message, "default-scheduler"}};
}
Events word(const World& world, const PodPreempted& fact, const Record&) {
  return {{false, "Preempted", pod_object(world, fact.pod),
           "Preempted by pod " + metadata_of(world, fact.by).uid + " on node " +
               name_of(world, fact.node),
           "default-scheduler"}};
}
Events word(const World& world, const PodCreated& fact, const Record&) {
  const Owner owner = owner_of(world, fact.pod);
  const std::string pod = name_of(world, fact.pod);
  const bool stateful = owner.source == "statefulset-controller";
  return {{false, "SuccessfulCreate", owner.object,
           stateful ? "create Pod " + pod + " in StatefulSet " + container_of(world, fact.pod) +
                          " successful"
                    : "Created pod: " + pod,
           owner.source}};
}
Events word(const World& world, const PodStopping& fact, const Record&) {
  Events made;
  const std::string pod = name_of(world, fact.pod);
  if (fact.by == Deleter::its_controller) {
    const Owner owner = owner_of(world, fact.pod);
    const bool stateful = owner.source == "statefulset-controller";
    made.push_back({false, "SuccessfulDelete", owner.object,
                    stateful ? "delete Pod " + pod + " in StatefulSet " +
                                   container_of(world, fact.pod) + " successful"
                             : "Deleted pod: " + pod,
                    owner.source});
  }
  if (fact.heard)
    made.push_back(kubelet(false, "Killing", pod_object(world, fact.pod),
                           "Stopping container " + container_of(world, fact.pod)));
  return made;
}
Events word(const World& world, const ReplicaSetScaled& fact, const Record&) {
  const bool up = fact.after > fact.before;
  return {{false, "ScalingReplicaSet",
           "deployment/" + name_of(world, world[fact.replica_set].workload),
           std::string(up ? "Scaled up" : "Scaled down") + " replica set " +
               name_of(world, fact.replica_set) + " to " + std::to_string(fact.after) + " from " +
               std::to_string(fact.before),
           "deployment-controller"}};
}
Events word(const World& world, const PodRefused& fact, const Record&) {
  const Workload& workload = world[fact.workload];
  const std::string name = name_of(world, fact.workload);
  Owner owner{"replicaset/" + name_of(world, workload.last_set), "replicaset-controller"};
  if (workload.kind == WorkloadKind::daemon_set)
    owner = {"daemonset/" + name, "daemonset-controller"};
  if (workload.kind == WorkloadKind::stateful_set)
    owner = {"statefulset/" + name, "statefulset-controller"};
  if (workload.kind == WorkloadKind::job) owner = {"job/" + name, "job-controller"};
  return {{true, "FailedCreate", owner.object,
           "Error creating: forbidden: " + refusal(world, {true, fact.quota, fact.resource}),
           owner.source}};
}
Events word(const World& world, const JobStarted& fact, const Record&) {
  const Id<CronJob> cron_job = cron_job_of(world, fact.job);
  if (!cron_job) return {};
  return {{false, "SuccessfulCreate", "cronjob/" + name_of(world, cron_job),
           "Created job " + name_of(world, fact.job), "cronjob-controller"}};
}
/// What the owner of an ended job says of it.
void add_saw(const World& world, Events& made, Id<Job> job, std::string_view condition) {
  if (const Id<CronJob> cron_job = cron_job_of(world, job))
    made.push_back(
        {false, "SawCompletedJob", "cronjob/" + name_of(world, cron_job),
         "Saw completed job: " + name_of(world, job) + ", condition: " + std::string(condition),
         "cronjob-controller"});
}
Events word(const World& world, const JobComplete& fact, const Record&) {
  Events made{
      {false, "Completed", "job/" + name_of(world, fact.job), "Job completed", "job-controller"}};
  add_saw(world, made, fact.job, "Complete");
  return made;
}
Events word(const World& world, const JobFailed& fact, const Record&) {
  const bool limit = fact.why == JobFailure::backoff_limit_exceeded;
  Events made{{true, limit ? "BackoffLimitExceeded" : "DeadlineExceeded",
               "job/" + name_of(world, fact.job),
               limit ? "Job has reached the specified backoff limit"
                     : "Job was active longer than specified deadline",
               "job-controller"}};
  add_saw(world, made, fact.job, "Failed");
  return made;
}
Events word(const World& world, const JobDeleted& fact, const Record&) {
  const Id<CronJob> cron_job = cron_job_of(world, fact.job);
  if (!cron_job || world[fact.job].ttl != Duration::max()) return {};
  return {{false, "SuccessfulDelete", "cronjob/" + name_of(world, cron_job),
           "Deleted job " + name_of(world, fact.job), "cronjob-controller"}};
}

// ---- Kubelet

Events word(const World& world, const ImagePulling& fact, const Record&) {
  return {kubelet(false, "Pulling", pod_object(world, fact.pod),
                  "Pulling image \"" + name_of(world, fact.image) + "\"")};
}
Events word(const World& world, const ContainerRuns& fact, const Record&) {
  const std::string object = pod_object(world, fact.pod);
  const std::string container = container_of(world, fact.pod);
  const Id<Image> image = world[world[fact.pod].spec].image;
  std::string pulled =
      "Container image \"" + name_of(world, image) + "\" already present on machine";
  if (fact.pulled > Duration::zero()) {
    const std::string took = say_number(in_seconds(fact.pulled)) + "s";
    pulled = "Successfully pulled image \"" + name_of(world, image) + "\" in " + took + " (" +
             took + " including waiting). Image size: " + std::to_string(world[image].size.count) +
             " bytes.";
  }
  return {kubelet(false, "Pulled", object, pulled),
          kubelet(false, "Created", object, "Created container " + container),
          kubelet(false, "Started", object, "Started container " + container)};
}
Events word(const World& world, const PodBacksOff& fact, const Record&) {
  return {kubelet(true, "BackOff", pod_object(world, fact.pod),
                  "Back-off restarting failed container " + container_of(world, fact.pod) +
                      " in pod " + name_of(world, fact.pod) + "_" +
                      std::string(world.text(world[world[fact.pod].workload].name_space)) + "(" +
                      metadata_of(world, fact.pod).uid + ")")};
}
Events word(const World& world, const ImagePullFailed& fact, const Record&) {
  const std::string object = pod_object(world, fact.pod), image = name_of(world, fact.image);
  return {kubelet(true, "Failed", object,
                  "Failed to pull image \"" + image + "\": " + image + ": not found"),
          kubelet(true, "Failed", object, "Error: ErrImagePull"),
          kubelet(false, "BackOff", object, "Back-off pulling image \"" + image + "\""),
          kubelet(true, "Failed", object, "Error: ImagePullBackOff")};
}
Events word(const World& world, const ProbeFailed& fact, const Record&) {
  const std::string object = pod_object(world, fact.pod);
  std::string probe(enum_name(fact.probe));
  std::string capital = probe;
  capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
  Events made{
      kubelet(true, "Unhealthy", object, capital + " probe failed: context deadline exceeded")};
  if (fact.probe != ProbeKind::readiness)
    made.push_back(kubelet(false, "Killing", object,
                           "Container " + container_of(world, fact.pod) + " failed " + probe +
                               " probe, will be restarted"));
  return made;
}
Events word(const World& world, const PodEndedByKubelet& fact, const Record&) {
  const bool memory = fact.resource == NodeResource::memory;
  return {kubelet(true, "Evicted", pod_object(world, fact.pod),
                  std::string("The node was low on resource: ") +
                      (memory ? "memory" : "ephemeral-storage") + ".")};
}
Events word(const World& world, const NodeRunsLow& fact, const Record&) {
  const bool memory = fact.resource == NodeResource::memory;
  const std::string status = memory ? "NodeHasInsufficientMemory" : "NodeHasDiskPressure";
  const std::string object = node_object(world, fact.node);
  return {
      kubelet(true, "EvictionThresholdMet", object,
              std::string("Attempting to reclaim ") + (memory ? "memory" : "ephemeral-storage")),
      kubelet(false, status.c_str(), object,
              "Node " + name_of(world, fact.node) + " status is now: " + status)};
}
/// "Node x status is now: y", of which a kubelet or the node controller is the source.
Events status(const World& world, Id<Node> node, const char* reason, const char* source) {
  return {{false, reason, node_object(world, node),
           "Node " + name_of(world, node) + " status is now: " + reason, source}};
}
Events word(const World& world, const NodeHasRoom& fact, const Record&) {
  const bool memory = fact.resource == NodeResource::memory;
  return status(world, fact.node, memory ? "NodeHasSufficientMemory" : "NodeHasNoDiskPressure",
                "kubelet");
}
Events word(const World& world, const NodeCordoned& fact, const Record&) {
  return status(world, fact.node, "NodeNotSchedulable", "kubelet");
}
Events word(const World& world, const NodeUncordoned& fact, const Record&) {
  return status(world, fact.node, "NodeSchedulable", "kubelet");
}

// ---- Node controllers

Events word(const World& world, const NodeReady& fact, const Record& record) {
  Events made = status(world, fact.node, "NodeReady", "kubelet");
  const std::string name = name_of(world, fact.node);
  if (cause_of<compute::InstanceReady>(world, record))  // It has just joined.
    made.insert(
        made.begin(),
        {false, "RegisteredNode", node_object(world, fact.node),
         "Node " + name + " event: Registered Node " + name + " in Controller", "node-controller"});
  return made;
}
Events word(const World& world, const NodeNotReady& fact, const Record&) {
  return status(world, fact.node, "NodeNotReady", "node-controller");
}
Events word(const World& world, const NodeRemoved& fact, const Record&) {
  const std::string object = node_object(world, fact.node), name = name_of(world, fact.node);
  return {
      {false, "DeletingNode", object,
       "Deleting node " + name + " because it does not exist in the cloud provider",
       "cloud-node-lifecycle-controller"},
      {false, "RemovingNode", object,
       "Node " + name + " event: Removing Node " + name + " from Controller", "node-controller"}};
}
Events word(const World& world, const PodNotReady& fact, const Record& record) {
  if (!cause_of<NodeNotReady>(world, record)) return {};
  return {
      {true, "NodeNotReady", pod_object(world, fact.pod), "Node is not ready", "node-controller"}};
}
/// By a taint or by the cluster-autoscaler; an eviction that somebody else asks for has no event of
/// its own.
Events word(const World& world, const PodEvicted& fact, const Record& record) {
  const std::string object = pod_object(world, fact.pod);
  if (cause_of<NodeTainted>(world, record))
    return {{false, "TaintManagerEviction", object,
             "Marking for deletion Pod " + full_name(world, fact.pod),
             "taint-eviction-controller"}};
  if (cause_of<ScaleDownTriggered>(world, record))
    return {{false, "ScaleDown", object, "deleting pod for node scale down", "cluster-autoscaler"}};
  return {};
}

// ---- Autoscalers

constexpr const char* status_map = "configmap/cluster-autoscaler-status";

Events word(const World& world, const ScaleUpTriggered& fact, const Record& record) {
  const std::string group = name_of(world, fact.group);
  const std::string max = std::to_string(world[fact.group].max);
  Events made{{false, "ScaledUpGroup", status_map,
               "Scale-up: setting group " + group + " size to " + std::to_string(fact.after) +
                   " instead of " + std::to_string(fact.before) + " (max: " + max + ")",
               "cluster-autoscaler"}};
  if (const auto pod = cause_of<PodUnschedulable>(world, record))
    made.insert(made.begin(),
                {false, "TriggeredScaleUp", pod_object(world, pod->pod),
                 "pod triggered scale-up: [{" + group + " " + std::to_string(fact.before) + "->" +
                     std::to_string(fact.after) + " (max: " + max + ")}]",
                 "cluster-autoscaler"});
  return made;
}
std::string_view words_of(NoScaleUp why) {
  switch (why) {
    case NoScaleUp::every_useful_group_is_at_its_max:
      return "max node group size reached";
    case NoScaleUp::useful_groups_wait_after_failed_launches:
      return "in backoff after failed scale-up";
    case NoScaleUp::no_group_could_hold_them:
    case NoScaleUp::none:
      break;
  }
  return "no node group could hold the pod";
}
Events word(const World& world, const ScaleUpImpossible& fact, const Record& record) {
  const auto pod = cause_of<PodUnschedulable>(world, record);
  if (!pod) return {};
  return {{false, "NotTriggerScaleUp", pod_object(world, pod->pod),
           "pod didn't trigger scale-up: " + std::string(words_of(fact.why)),
           "cluster-autoscaler"}};
}
Events word(const World& world, const ScaleDownTriggered& fact, const Record&) {
  return {{false, "ScaleDown", node_object(world, fact.node),
           "marked the node as toBeDeleted/unschedulable", "cluster-autoscaler"}};
}
Events word(const World& world, const ScaleDownFailed& fact, const Record&) {
  return {{true, "ScaleDownFailed", node_object(world, fact.node),
           "failed to drain the node, aborting ScaleDown", "cluster-autoscaler"}};
}
std::string autoscaler_object(const World& world, Id<HorizontalAutoscaler> id) {
  return "horizontalpodautoscaler/" + name_of(world, id);
}
Events word(const World& world, const SuccessfulRescale& fact, const Record&) {
  return {{false, "SuccessfulRescale", autoscaler_object(world, fact.autoscaler),
           "New size: " + std::to_string(fact.size) +
               "; reason: " + std::string(world.text(fact.reason)),
           "horizontal-pod-autoscaler"}};
}
Events word(const World& world, const AutoscalerBlind& fact, const Record&) {
  const std::string object = autoscaler_object(world, fact.autoscaler);
  const std::string error(say(fact.error));
  if (say(fact.reason) != "FailedGetResourceMetric")
    return {{true, say(fact.reason), object, error, "horizontal-pod-autoscaler"}};
  const std::string failed = "failed to get cpu utilization: " + error;
  return {{true, "FailedGetResourceMetric", object, failed, "horizontal-pod-autoscaler"},
          {true, "FailedComputeMetricsReplicas", object,
           "invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource "
           "metric value: " +
               failed,
           "horizontal-pod-autoscaler"}};
}

// ---- Volumes

/// The pod that uses a volume of a claim.
Id<Pod> user_of(const World& world, Id<storage::Volume> volume) {
  for (const auto& [id, claim] : world.table<Claim>())
    if (claim.volume == volume && claim.workload) return claim.pod;
  return {};
}
Events attach_event(const World& world, Id<storage::Volume> volume, bool warning,
                    const std::string& message) {
  const Id<Pod> pod = user_of(world, volume);
  if (!pod) return {};
  return {{warning, warning ? "FailedAttachVolume" : "SuccessfulAttachVolume",
           pod_object(world, pod), message, "attachdetach-controller"}};
}
Events word(const World& world, const storage::VolumeAttached& fact, const Record&) {
  return attach_event(
      world, fact.volume, false,
      "AttachVolume.Attach succeeded for volume \"" + name_of(world, fact.volume) + "\"");
}
Events word(const World& world, const storage::MultiAttachRefused& fact, const Record&) {
  return attach_event(world, fact.volume, true,
                      "Multi-Attach error for volume \"" + name_of(world, fact.volume) +
                          "\" Volume is already exclusively attached to one node and can't be "
                          "attached to another");
}
Events word(const World& world, const storage::AttachLimitReached& fact, const Record&) {
  return attach_event(world, fact.volume, true,
                      "AttachVolume.Attach failed for volume \"" + name_of(world, fact.volume) +
                          "\" : rpc error: code = ResourceExhausted desc = attachment limit "
                          "exceeded on " +
                          name_of(world, fact.instance));
}

template <class... Facts>
Events first_of(const World& world, const Record& record) {
  Events events;
  bool known = false;
  const auto look = [&]<class Fact>(Fact fact) {
    if (known || fact_if(record, fact) == nullptr) return;
    known = true;
    events = word(world, fact, record);
  };
  (look(Facts{}), ...);
  return events;
}

}  // namespace

std::vector<ClusterEvent> events_of(const World& world, const Record& record) {
  return first_of<PodScheduled, FargateRefused, PodUnschedulable, PodPreempted, PodCreated,
                  PodStopping, PodNotReady, PodEvicted, ContainerRuns, ImagePulling,
                  ImagePullFailed, PodBacksOff, ProbeFailed, PodEndedByKubelet, ReplicaSetScaled,
                  PodRefused, JobStarted, JobComplete, JobFailed, JobDeleted, NodeReady,
                  NodeNotReady, NodeRemoved, NodeRunsLow, NodeHasRoom, NodeCordoned, NodeUncordoned,
                  ScaleUpTriggered, ScaleUpImpossible, ScaleDownTriggered, ScaleDownFailed,
                  SuccessfulRescale, AutoscalerBlind, storage::VolumeAttached,
                  storage::MultiAttachRefused, storage::AttachLimitReached>(world, record);
}

std::optional<ClusterEvent> event_of(const World& world, const Record& record) {
  std::vector<ClusterEvent> events = events_of(world, record);
  if (events.empty()) return std::nullopt;
  return std::move(events.front());
}

}  // namespace drydock::kubernetes
