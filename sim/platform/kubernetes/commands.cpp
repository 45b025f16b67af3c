// Commands of the cluster: what they refuse, what they would touch, and what they do.
#include "sim/platform/kubernetes/commands.h"

#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"

namespace drydock::kubernetes {

namespace {

/// "Did you mean api?" for the nearest name, or nothing when none is near.
std::string suggestion(const std::string& word, const std::vector<std::string>& names) {
  const std::string near = nearest_word(word, names);
  return near.empty() ? std::string() : "Did you mean " + near + "?";
}

Result<Id<Pod>> pod_called(const World& world, const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  const Id<Pod> found = world.find<Pod>(name);
  if (found && world[found].phase != PodPhase::gone) return found;
  if (found) return refuse("Pod " + name + " is gone already.", name, "");
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Pod>())
    if (row.phase != PodPhase::gone) names.push_back(text_of(world, row.name));
  return refuse("There is no pod called \"" + name + "\".", name, suggestion(name, names));
}

/// What a horizontal autoscaler would make of the new size.
std::string autoscaler_note(const World& world, Id<Workload> workload, std::int64_t replicas) {
  const Id<HorizontalAutoscaler> id = autoscaler_of(world, workload);
  if (!id) return {};
  const HorizontalAutoscaler& autoscaler = world[id];
  const std::string range =
      std::to_string(autoscaler.min) + " to " + std::to_string(autoscaler.max);
  if (replicas == 0) return " Its horizontal autoscaler pauses while there are no replicas.";
  if (replicas < autoscaler.min || replicas > autoscaler.max)
    return " Its horizontal autoscaler keeps " + range + " and will pull it back within seconds.";
  return " Its horizontal autoscaler (" + range + ") will change it again as the load asks.";
}

}  // namespace

std::string text_of(const World& world, Name name) { return std::string(world.text(name)); }

tl::unexpected<Error> refuse(std::string message, std::string where, std::string hint) {
  return fail("refused", std::move(message), std::move(where), std::move(hint));
}

Result<void> check_api(const World& world) {
  if (api_is_up(world)) return {};
  return refuse("The API server does not answer.", "kubernetes", "Wait until it is back.");
}

Result<Id<Node>> node_called(const World& world, const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  const Id<Node> found = world.find<Node>(name);
  if (found && world[found].condition != NodeCondition::gone) return found;
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Node>())
    if (row.condition != NodeCondition::gone) names.push_back(text_of(world, row.name));
  if (found) return refuse("Node " + name + " has left the cluster.", name, "");
  return refuse("There is no node called \"" + name + "\".", name, suggestion(name, names));
}

Result<Id<Workload>> workload_called(const World& world, const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  if (const Id<Workload> id = world.find<Workload>(name)) return id;
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Workload>()) names.push_back(text_of(world, row.name));
  return refuse("There is no workload called \"" + name + "\".", name, suggestion(name, names));
}

Result<Forecast> check(const World& world, const Scale& command) {
  const Result<Id<Workload>> id = workload_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  const Workload& workload = world[*id];
  if (workload.kind == WorkloadKind::daemon_set)
    return impossible(refuse(command.workload + " is a daemon set: it has one pod on each node.",
                             command.workload, "Add or remove nodes instead."));
  if (command.replicas < 0 || command.replicas > most_replicas)
    return impossible(refuse("Replicas may be 0 to " + std::to_string(most_replicas) + ", not " +
                                 std::to_string(command.replicas) + ".",
                             command.workload, ""));
  Forecast forecast;
  const std::int64_t change = command.replicas - workload.replicas;
  forecast.summary = command.workload + " goes from " + std::to_string(workload.replicas) + " to " +
                     plural(command.replicas, "pod") + ".";
  if (change == 0)
    forecast.summary =
        command.workload + " has " + plural(command.replicas, "replica") + " already.";
  forecast.summary += autoscaler_note(world, *id, command.replicas);
  forecast.touches.push_back(command.workload);
  forecast.destructive = command.replicas == 0 && change != 0;
  return forecast;
}

void apply(Context& context, const Scale& command) {
  const Id<Workload> id = context.world().find<Workload>(command.workload);
  scale(context, id, static_cast<std::int32_t>(command.replicas));
}

Result<Forecast> check(const World& world, const DeletePod& command) {
  const Result<Id<Pod>> id = pod_called(world, command.pod);
  if (!id) return tl::unexpected(id.error());
  const Pod& pod = world[*id];
  if (pod.phase == PodPhase::terminating)
    return refuse("Pod " + command.pod + " is being deleted already.", command.pod,
                  "It goes when its node answers again or is removed.");
  const std::string workload = text_of(world, world[pod.workload].name);
  Forecast forecast;
  forecast.summary = "Pod " + command.pod + " goes; " + workload + " makes another in its place.";
  if (pod.phase == PodPhase::pending)
    forecast.summary += " The new one will wait for the same reason.";
  forecast.touches = {command.pod, workload};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const DeletePod& command) {
  const Id<Pod> id = context.world().find<Pod>(command.pod);
  const Id<Workload> workload = context[id].workload;
  terminate_pod(context, id);
  reconcile(context, workload);
}

Result<Forecast> check(const World& world, const ForceDeletePod& command) {
  const Result<Id<Pod>> id = pod_called(world, command.pod);
  if (!id) return tl::unexpected(id.error());
  const Pod& pod = world[*id];
  const std::string workload = text_of(world, world[pod.workload].name);
  Forecast forecast;
  forecast.summary = "Pod " + command.pod + " goes at once; " + workload + " makes another.";
  if (node_of(pod) && world[node_of(pod)].silent)
    forecast.summary += " Nobody knows whether its process still runs on the node.";
  forecast.touches = {command.pod, workload};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const ForceDeletePod& command) {
  remove_pod(context, context.world().find<Pod>(command.pod));
}

Result<Forecast> check(const World& world, const CordonNode& command) {
  const Result<Id<Node>> id = node_called(world, command.node);
  if (!id) return tl::unexpected(id.error());
  if (world[*id].cordoned)
    return refuse("Node " + command.node + " is cordoned already.", command.node,
                  "Uncordon it to let pods in again.");
  Forecast forecast;
  forecast.summary = "No new pods go to " + command.node + "; the " +
                     plural(world[*id].pods, "pod") + " on it stay.";
  forecast.touches = {command.node};
  return forecast;
}

void apply(Context& context, const CordonNode& command) {
  cordon(context, context.world().find<Node>(command.node));
  wake_autoscaler(context);
}

Result<Forecast> check(const World& world, const UncordonNode& command) {
  const Result<Id<Node>> id = node_called(world, command.node);
  if (!id) return tl::unexpected(id.error());
  if (!world[*id].cordoned)
    return refuse("Node " + command.node + " is not cordoned.", command.node, "");
  Forecast forecast;
  forecast.summary = "Pods may go to " + command.node + " again.";
  if (world[*id].draining) forecast.summary += " Its drain stops.";
  forecast.touches = {command.node};
  return forecast;
}

void apply(Context& context, const UncordonNode& command) {
  uncordon(context, context.world().find<Node>(command.node));
  schedule_soon(context);
  wake_autoscaler(context);
}

Result<Forecast> check(const World& world, const DrainNode& command) {
  const Result<Id<Node>> id = node_called(world, command.node);
  if (!id) return tl::unexpected(id.error());
  if (world[*id].draining)
    return refuse("Node " + command.node + " is being drained already.", command.node,
                  "Uncordon it to stop that.");
  Forecast forecast;
  forecast.touches = {command.node};
  std::int64_t pods = 0, held = 0;
  for (const Id<Pod> pod : movable_pods(world, *id)) {
    if (!is_live(world[pod])) continue;
    ++pods;
    held += !may_evict(world, world[pod]);
    forecast.touches.push_back(text_of(world, world[pod].name));
  }
  forecast.summary = "No new pods go to " + command.node + ", and " + plural(pods, "pod") +
                     (pods == 1 ? " moves" : " move") + " away.";
  if (held > 0)
    forecast.summary += " Disruption budgets hold back " + std::to_string(held) + " for now.";
  if (world[*id].condition != NodeCondition::ready)
    forecast.summary += " The node does not answer, so they stay Terminating until it does.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const DrainNode& command) {
  drain(context, context.world().find<Node>(command.node));
}

}  // namespace drydock::kubernetes
