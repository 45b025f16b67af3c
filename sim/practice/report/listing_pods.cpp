// Pods, nodes and events, as `kubectl get` shows them.
#include <map>

#include "sim/platform/kubernetes/events.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using kubernetes::ExitReason;
using kubernetes::Node;
using kubernetes::NodeCondition;
using kubernetes::Pod;
using kubernetes::PodPhase;
using kubernetes::WaitingReason;
using enum Align;
using enum Shown;

/// Why a pod ended that is not restarted.
std::string ended_status(const Pod& pod) {
  if (pod.phase == PodPhase::succeeded) return "Completed";
  return pod.container.last_exit == ExitReason::oom_killed ? "OOMKilled" : "Error";
}

/// The STATUS of `kubectl get pods`. Source: kubernetes/kubernetes
/// pkg/printers/internalversion/printers.go, as of all columns here.
std::string status_of(const Pod& pod) {
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
  if (pod.phase == PodPhase::pending) return "Pending";
  if (pod.phase == PodPhase::starting) return "ContainerCreating";
  if (pod.phase == PodPhase::running) return "Running";
  return ended_status(pod);
}

RowState state_of(const Pod& pod) {
  if (pod.phase == PodPhase::terminating) return RowState::leaving;
  const bool tried_in_vain = pod.container.waiting != WaitingReason::none &&
                             pod.container.waiting != WaitingReason::container_creating;
  if (tried_in_vain || pod.phase == PodPhase::failed) return RowState::broken;
  if (pod.phase == PodPhase::pending || pod.phase == PodPhase::starting) return RowState::strained;
  return pod.ready || pod.phase == PodPhase::succeeded ? RowState::ordinary : RowState::broken;
}

Cell restarts_of(const World& world, const Pod& pod) {
  std::string text = std::to_string(pod.restarts);
  if (pod.restarts > 0 && pod.container.last_ended > world.start())
    text += " (" + since(world, pod.container.last_ended).text + " ago)";
  return Cell(text, pod.restarts);
}

std::vector<ListRow> pods(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, pod] : world.table<Pod>()) {
    if (pod.phase == PodPhase::gone) continue;
    const Id<Node> node = kubernetes::node_of(pod);
    const std::string name = name_text(world, pod.name);
    rows.push_back(
        {"pod/" + name,
         {name_text(world, world[pod.workload].name_space), name, ratio(pod.ready ? 1 : 0, 1),
          status_of(pod), restarts_of(world, pod), since(world, pod.created),
          node ? name_text(world, world[node].name) : "<none>",
          pod.nominated ? name_text(world, world[pod.nominated].name) : "<none>",
          node ? name_text(world, world[world[node].zone].name) : ""},
         state_of(pod)});
  }
  return rows;
}

std::string status_of(const Node& node) {
  std::string status = node.condition == NodeCondition::ready ? "Ready" : "NotReady";
  if (node.cordoned) status += ",SchedulingDisabled";
  return status;
}

/// "1450m (75%)", as `kubectl describe node` says under Allocated resources.
Cell share_of(std::int64_t part, std::int64_t whole, const std::string& text) {
  if (whole <= 0) return {};
  const std::int64_t percent = part * 100 / whole;
  return Cell(text + " (" + std::to_string(percent) + "%)",
              static_cast<double>(part) / static_cast<double>(whole));
}

std::vector<ListRow> nodes(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.condition == NodeCondition::gone) continue;
    const std::string name = name_text(world, node.name);
    const bool ready = node.condition == NodeCondition::ready;
    rows.push_back(
        {"node/" + name,
         {name, status_of(node), "<none>", since(world, world[node.instance].launched),
          node.minor_version > 0
              ? Cell("v1." + std::to_string(node.minor_version), node.minor_version)
              : Cell("<unknown>"),
          name_text(world, world[node.zone].name), name_text(world, world[node.group].name),
          name_text(world, world[world[node.group].type].name), ratio(node.pods, node.pods_max),
          share_of(node.cpu_requested.count, node.cpu.count, quantity(node.cpu_requested)),
          share_of(node.memory_requested.count, node.memory.count,
                   quantity(node.memory_requested))},
         !ready          ? RowState::broken
         : node.cordoned ? RowState::strained
                         : RowState::ordinary});
  }
  return rows;
}

/// What the things are called in ids that events call by their whole kind; a replica set has no
/// page of its own, its deployment has.
std::string thing_of(const World& world, const std::string& object) {
  static const std::map<std::string, std::string> words = {
      {"deployment", "service"},         {"statefulset", "service"},
      {"daemonset", "service"},          {"horizontalpodautoscaler", "hpa"},
      {"poddisruptionbudget", "budget"}, {"persistentvolumeclaim", "pvc"}};
  const std::size_t slash = object.find('/');
  if (object.starts_with("replicaset/")) {
    const auto set = world.find<kubernetes::ReplicaSet>(object.substr(slash + 1));
    return set ? "service/" + name_text(world, world[world[set].workload].name) : std::string();
  }
  const auto word = words.find(object.substr(0, slash));
  return word == words.end() ? object : word->second + object.substr(slash);
}

std::vector<ListRow> events(const World& world) {
  std::vector<ListRow> rows;
  for (const kubernetes::CountedEvent& one : kubernetes::events(world))
    rows.push_back(
        {thing_of(world, one.event.object),
         {since(world, one.last), one.event.warning ? "Warning" : "Normal", one.event.reason,
          one.event.object, one.event.message, since(world, one.first), Cell::count(one.count)},
         one.event.warning ? RowState::strained : RowState::ordinary,
         one.event.object + '\n' + one.event.reason + '\n' + one.event.message});
  return rows;
}

}  // namespace

std::vector<ListKind> pod_lists() {
  const auto family = ListFamily::cluster;
  return {{"pods",
           "po",
           "Pods",
           family,
           {{"NAMESPACE", left, all_namespaces},
            {"NAME"},
            {"READY", right},
            {"STATUS"},
            {"RESTARTS", right},
            {"AGE", right},
            {"NODE", left, wide},
            {"NOMINATED NODE", left, wide},
            {"ZONE", left, wide}},
           pods},
          {"nodes",
           "no",
           "Nodes",
           family,
           {{"NAME"},
            {"STATUS"},
            {"ROLES"},
            {"AGE", right},
            {"VERSION", right},
            {"ZONE", left, wide},
            {"NODEGROUP", left, wide},
            {"INSTANCE-TYPE", left, wide},
            {"PODS", right, wide},
            {"CPU REQUESTS", right, wide},
            {"MEMORY REQUESTS", right, wide}},
           nodes},
          {"events",
           "ev",
           "Events",
           family,
           {{"LAST SEEN", right},
            {"TYPE"},
            {"REASON"},
            {"OBJECT"},
            {"MESSAGE"},
            {"FIRST SEEN", right, wide},
            {"COUNT", right, wide}},
           events}};
}

}  // namespace drydock::report
