// What `kubectl get` shows, from the cluster's tables.
#include <algorithm>

#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using kubernetes::Node;
using kubernetes::NodeCondition;
using kubernetes::Pod;
using kubernetes::PodPhase;
using kubernetes::Workload;
using kubernetes::WorkloadKind;
using enum Align;

std::string text(const World& world, Name name) { return std::string(world.text(name)); }

/// The STATUS of `kubectl get pods`.
std::string status_of(const Pod& pod) {
  using kubernetes::WaitingReason;
  if (pod.phase == PodPhase::terminating) return "Terminating";
  switch (pod.container.waiting) {
    case WaitingReason::err_image_pull:
      return "ErrImagePull";
    case WaitingReason::image_pull_back_off:
      return "ImagePullBackOff";
    case WaitingReason::crash_loop_back_off:
      return "CrashLoopBackOff";
    case WaitingReason::none:
    case WaitingReason::container_creating:
      break;
  }
  switch (pod.phase) {
    case PodPhase::pending:
      return "Pending";
    case PodPhase::starting:
      return "ContainerCreating";
    case PodPhase::succeeded:
      return "Completed";
    case PodPhase::failed:
      return "Error";
    default:
      return "Running";
  }
}

RowState state_of(const Pod& pod) {
  if (pod.phase == PodPhase::terminating) return RowState::leaving;
  if (pod.phase == PodPhase::pending || pod.phase == PodPhase::starting) return RowState::strained;
  if (pod.phase == PodPhase::succeeded) return RowState::ordinary;
  return pod.ready ? RowState::ordinary : RowState::broken;
}

std::vector<ListRow> pods(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, pod] : world.table<Pod>()) {
    if (pod.phase == PodPhase::gone) continue;
    const Id<Node> node = kubernetes::node_of(pod);
    const std::string name = text(world, pod.name);
    rows.push_back(
        {"pod/" + name,
         {name, ratio(pod.ready ? 1 : 0, 1), status_of(pod), Cell::count(pod.restarts),
          age(world.now() - pod.created), node ? text(world, world[node].name) : "<none>",
          node ? text(world, world[world[node].zone].name) : ""},
         state_of(pod)});
  }
  return rows;
}

std::string status_of(const Node& node) {
  std::string status = node.condition == NodeCondition::ready ? "Ready" : "NotReady";
  if (node.cordoned) status += ",SchedulingDisabled";
  return status;
}

Cell share_of(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return {};
  const double share = static_cast<double>(part) / static_cast<double>(whole);
  return Cell(say_percent(share), share);
}

std::vector<ListRow> nodes(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.condition == NodeCondition::gone) continue;
    const std::string name = text(world, node.name);
    const bool ready = node.condition == NodeCondition::ready;
    rows.push_back(
        {"node/" + name,
         {name, status_of(node), text(world, world[node.zone].name),
          text(world, world[world[node.group].type].name), ratio(node.pods, node.pods_max),
          share_of(node.cpu_requested.count, node.cpu.count),
          share_of(node.memory_requested.count, node.memory.count),
          age(world.now() - world[node.instance].launched)},
         !ready          ? RowState::broken
         : node.cordoned ? RowState::strained
                         : RowState::ordinary});
  }
  return rows;
}

RowState state_of(std::int32_t ready, std::int32_t wanted) {
  if (ready >= wanted) return RowState::ordinary;
  return ready == 0 ? RowState::broken : RowState::strained;
}

/// Pods of a workload that have its newest template.
std::int32_t up_to_date(const World& world, const Workload& workload) {
  std::int32_t count = 0;
  for (Id<Pod> id = workload.pods.first; id; id = world[id].siblings.after)
    if (world[id].phase != PodPhase::terminating && world[id].spec == workload.spec) ++count;
  return count;
}

/// Nodes that a daemon set wants a pod on: pods that are there, ready or not.
std::int32_t wanted(const Workload& workload) {
  return workload.kind == WorkloadKind::daemon_set ? workload.pods.length - workload.leaving
                                                   : workload.replicas;
}

std::vector<ListRow> workloads(const World& world, WorkloadKind kind) {
  std::vector<ListRow> rows;
  for (const auto& [id, workload] : world.table<Workload>()) {
    if (workload.kind != kind) continue;
    const std::string name = text(world, workload.name);
    rows.push_back(
        {"workload/" + name,
         {name, ratio(workload.ready, wanted(workload)), Cell::count(up_to_date(world, workload)),
          Cell::count(workload.ready), text(world, workload.name_space)},
         state_of(workload.ready, wanted(workload))});
  }
  return rows;
}

std::vector<ListRow> deployments(const World& world) {
  return workloads(world, WorkloadKind::deployment);
}
std::vector<ListRow> stateful_sets(const World& world) {
  return workloads(world, WorkloadKind::stateful_set);
}
std::vector<ListRow> daemon_sets(const World& world) {
  return workloads(world, WorkloadKind::daemon_set);
}

std::vector<ListRow> replica_sets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, set] : world.table<kubernetes::ReplicaSet>()) {
    if (set.gone) continue;
    std::int32_t pods = 0, ready = 0;
    const Workload& owner = world[set.workload];
    for (Id<Pod> pod = owner.pods.first; pod; pod = world[pod].siblings.after) {
      if (world[pod].replica_set != id || world[pod].phase == PodPhase::terminating) continue;
      ++pods;
      ready += world[pod].ready;
    }
    rows.push_back({"workload/" + text(world, owner.name),
                    {text(world, set.name), Cell::count(set.replicas), Cell::count(pods),
                     Cell::count(ready), Cell::count(set.revision), age(world.now() - set.created)},
                    state_of(ready, set.replicas)});
  }
  return rows;
}

std::vector<ListRow> horizontal_autoscalers(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, scaler] : world.table<kubernetes::HorizontalAutoscaler>()) {
    const Workload& workload = world[scaler.workload];
    const std::string name = text(world, workload.name);
    const bool at_max = workload.replicas >= scaler.max;
    rows.push_back({"workload/" + name,
                    {text(world, scaler.name), "Deployment/" + name, Cell::count(scaler.min),
                     Cell::count(scaler.max), Cell::count(workload.replicas)},
                    at_max ? RowState::strained : RowState::ordinary});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> cluster_lists() {
  const auto family = ListFamily::cluster;
  const std::vector<ListColumn> sets = {
      {"NAME"}, {"READY", right}, {"UP-TO-DATE", right}, {"AVAILABLE", right}, {"NAMESPACE"}};
  return {{"pods",
           "Pods",
           family,
           {{"NAME"},
            {"READY", right},
            {"STATUS"},
            {"RESTARTS", right},
            {"AGE", right},
            {"NODE"},
            {"ZONE"}},
           pods},
          {"nodes",
           "Nodes",
           family,
           {{"NAME"},
            {"STATUS"},
            {"ZONE"},
            {"INSTANCE-TYPE"},
            {"PODS", right},
            {"CPU", right},
            {"MEMORY", right},
            {"AGE", right}},
           nodes},
          {"deployments", "Deployments", family, sets, deployments},
          {"statefulsets", "StatefulSets", family, sets, stateful_sets},
          {"daemonsets", "DaemonSets", family, sets, daemon_sets},
          {"replicasets",
           "ReplicaSets",
           family,
           {{"NAME"},
            {"DESIRED", right},
            {"CURRENT", right},
            {"READY", right},
            {"REVISION", right},
            {"AGE", right}},
           replica_sets},
          {"hpa",
           "HorizontalPodAutoscalers",
           family,
           {{"NAME"}, {"REFERENCE"}, {"MINPODS", right}, {"MAXPODS", right}, {"REPLICAS", right}},
           horizontal_autoscalers}};
}

}  // namespace drydock::report
