// Each fact has one function that words it; the first that knows the record answers.
#include "sim/platform/kubernetes/events.h"

#include "sim/engine/kernel/describe.h"
#include "sim/platform/kubernetes/facts.h"

namespace drydock::kubernetes {

namespace {

template <class Row>
std::string name_of(const World& world, Id<Row> id) {
  return id ? std::string(world.text(world[id].name)) : std::string("-");
}

std::string pod_object(const World& world, Id<Pod> pod) { return "pod/" + name_of(world, pod); }
std::string node_object(const World& world, Id<Node> node) {
  return "node/" + name_of(world, node);
}

std::string kind_of(const World& world, Id<Workload> id) {
  switch (world[id].kind) {
    case WorkloadKind::deployment:
      return "deployment/";
    case WorkloadKind::stateful_set:
      return "statefulset/";
    case WorkloadKind::daemon_set:
      return "daemonset/";
    case WorkloadKind::job:
      return "job/";
  }
  return "";
}

std::string scaled_message(const World& world, const ReplicaSetScaled& fact) {
  const bool up = fact.after > fact.before;
  return std::string(up ? "Scaled up" : "Scaled down") + " replica set " +
         name_of(world, fact.replica_set) + " to " + std::to_string(fact.after) + " from " +
         std::to_string(fact.before);
}

ClusterEvent word(const World& world, const PodScheduled& fact) {
  return {false, "Scheduled", pod_object(world, fact.pod),
          "Successfully assigned " + name_of(world, fact.pod) + " to " + name_of(world, fact.node)};
}
ClusterEvent word(const World& world, const PodUnschedulable& fact) {
  return {true, "FailedScheduling", pod_object(world, fact.pod), std::string(say(fact.reason))};
}
ClusterEvent word(const World& world, const PodEvicted& fact) {
  return {false, "Killing", pod_object(world, fact.pod),
          "Stopping container " + name_of(world, world[fact.pod].workload)};
}
ClusterEvent word(const World& world, const PodBacksOff& fact) {
  return {true, "BackOff", pod_object(world, fact.pod),
          "Back-off restarting failed container " + name_of(world, world[fact.pod].workload) +
              " in pod " + name_of(world, fact.pod)};
}
ClusterEvent word(const World& world, const ImagePullFailed& fact) {
  const std::string image = name_of(world, fact.image);
  return {true, "Failed", pod_object(world, fact.pod),
          "Failed to pull image \"" + image + "\": " + image + ": not found"};
}
ClusterEvent word(const World& world, const ProbeFailed& fact) {
  const bool startup = fact.probe == ProbeKind::startup;
  return {false, "Killing", pod_object(world, fact.pod),
          "Container " + name_of(world, world[fact.pod].workload) + " failed " +
              (startup ? "startup" : "liveness") + " probe, will be restarted"};
}
ClusterEvent word(const World& world, const ReplicaSetScaled& fact) {
  const Id<Workload> workload = world[fact.replica_set].workload;
  return {false, "ScalingReplicaSet", "deployment/" + name_of(world, workload),
          scaled_message(world, fact)};
}
ClusterEvent word(const World& world, const PodRefused& fact) {
  return {true, "FailedCreate", kind_of(world, fact.workload) + name_of(world, fact.workload),
          "Error creating: forbidden: " + refusal(world, {true, fact.quota, fact.resource})};
}
ClusterEvent word(const World& world, const NodeReady& fact) {
  return {false, "NodeReady", node_object(world, fact.node),
          "Node " + name_of(world, fact.node) + " status is now: NodeReady"};
}
ClusterEvent word(const World& world, const NodeNotReady& fact) {
  return {false, "NodeNotReady", node_object(world, fact.node),
          "Node " + name_of(world, fact.node) + " status is now: NodeNotReady"};
}
ClusterEvent word(const World& world, const NodeRemoved& fact) {
  return {false, "RemovingNode", node_object(world, fact.node),
          "Node " + name_of(world, fact.node) + " event: Removing Node " +
              name_of(world, fact.node) + " from Controller"};
}
ClusterEvent word(const World& world, const JobComplete& fact) {
  return {false, "Completed", "job/" + name_of(world, fact.job), "Job completed"};
}
ClusterEvent word(const World& world, const JobFailed& fact) {
  const bool limit = fact.why == JobFailure::backoff_limit_exceeded;
  return {true, limit ? "BackoffLimitExceeded" : "DeadlineExceeded",
          "job/" + name_of(world, fact.job),
          limit ? "Job has reached the specified backoff limit"
                : "Job was active longer than specified deadline"};
}

template <class... Facts>
std::optional<ClusterEvent> first_of(const World& world, const Record& record) {
  std::optional<ClusterEvent> event;
  const auto look = [&]<class Fact>(Fact fact) {
    if (!event && fact_if(record, fact) != nullptr) event = word(world, fact);
  };
  (look(Facts{}), ...);
  return event;
}

}  // namespace

std::optional<ClusterEvent> event_of(const World& world, const Record& record) {
  return first_of<PodScheduled, PodUnschedulable, PodEvicted, PodBacksOff, ImagePullFailed,
                  ProbeFailed, ReplicaSetScaled, PodRefused, NodeReady, NodeNotReady, NodeRemoved,
                  JobComplete, JobFailed>(world, record);
}

}  // namespace drydock::kubernetes
