// Source: kubernetes/kubernetes pkg/controller/tainteviction and pkg/controller/podgc.
#include "sim/platform/kubernetes/taints.h"

#include <algorithm>
#include <optional>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/daemon_sets.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/taint_rules.h"

namespace drydock::kubernetes {

namespace {

/// The toleration of a pod on the node ends.
struct TolerationOver {
  Id<Node> node;
  std::uint32_t evictions = 0;
  DRYDOCK_FIELDS(TolerationOver, node, evictions)
};

Taint* find_taint(Node& node, Name key, TaintEffect effect) {
  for (std::int32_t i = 0; i < node.taint_count; ++i) {
    Taint& taint = node.taints[static_cast<std::size_t>(i)];
    if (taint.key == key && taint.effect == effect) return &taint;
  }
  return nullptr;
}

Toleration tolerates_always(Name key) {
  Toleration toleration;
  toleration.key = key;
  toleration.op = TolerationOperator::exists;
  toleration.any_effect = false;
  toleration.effect = TaintEffect::no_execute;
  return toleration;
}

bool names_key(const Toleration& toleration, Name key) {
  const bool effect = toleration.any_effect || toleration.effect == TaintEffect::no_execute;
  return effect && (toleration.key == key || !toleration.key);
}

void evict_now(Context& context, Id<Pod> id, Id<Node> node) {
  const CauseId fact = context.announce(PodEvicted{id, node});
  Context after = context.because(fact);
  const Id<Workload> workload = after[id].workload;
  terminate_pod(after, id);
  reconcile(after, workload);
}

/// Ends the pods whose time is over, and waits for the next.
void look_at_pods(Context& context, Id<Node> node) {
  Time next = Time::max();
  for (const Id<Pod> id : pods_on(context, node)) {
    const Pod& pod = context[id];
    if (!is_live(pod)) continue;
    const std::optional<Time> due = leaves_at(context, pod);
    if (!due) continue;
    if (*due <= context.now())
      evict_now(context, id, node);
    else
      next = std::min(next, *due);
  }
  if (next != Time::max()) context.schedule_at(next, TolerationOver{node, context[node].evictions});
}

void on_toleration_over(Context& context, const TolerationOver& due) {
  const Node& node = context[due.node];
  if (node.evictions == due.evictions && node.condition != NodeCondition::gone &&
      !waits_for_api(context, due))
    look_at_pods(context, due.node);
}

}  // namespace

std::string_view say(TaintEffect effect) {
  switch (effect) {
    case TaintEffect::no_schedule:
      return "NoSchedule";
    case TaintEffect::prefer_no_schedule:
      return "PreferNoSchedule";
    case TaintEffect::no_execute:
      return "NoExecute";
  }
  return "";
}

std::span<const Taint> taints_of(const Node& node) {
  return std::span(node.taints).first(static_cast<std::size_t>(node.taint_count));
}

bool has_taint(const World& world, Id<Node> id, std::string_view key, TaintEffect effect) {
  const std::span<const Taint> taints = taints_of(world[id]);
  return std::any_of(taints.begin(), taints.end(), [&](const Taint& taint) {
    return taint.effect == effect && world.text(taint.key) == key;
  });
}

void put_taint(Context& context, Id<Node> id, std::string_view key, std::string_view value,
               TaintEffect effect) {
  const Name name = context.name(key), worth = context.name(value);
  Node& node = context.edit(id);
  if (Taint* known = find_taint(node, name, effect)) {
    known->value = worth;
  } else {
    DRYDOCK_ASSERT(node.taint_count < static_cast<std::int32_t>(node.taints.size()),
                   "a node has room for its taints");
    node.taints[static_cast<std::size_t>(node.taint_count++)] = {name, worth, effect,
                                                                 context.now()};
  }
  if (effect == TaintEffect::no_execute) {
    ++node.evictions;
    look_at_pods(context, id);
  }
  look_at_daemons(context, id);
}

bool remove_taint(Context& context, Id<Node> id, std::string_view key, TaintEffect effect) {
  if (!has_taint(context, id, key, effect)) return false;
  Node& node = context.edit(id);
  Taint* const end = node.taints.data() + node.taint_count;
  Taint* const gone = find_taint(node, context.name(key), effect);
  std::move(gone + 1, end, gone);
  *(end - 1) = Taint{};
  --node.taint_count;
  if (effect == TaintEffect::no_execute) {
    ++node.evictions;
    look_at_pods(context, id);
  }
  look_at_daemons(context, id);
  return true;
}

std::vector<Toleration> template_tolerations(const World& world, Id<PodTemplate> spec) {
  std::vector<Toleration> all = rows_of(world, world[spec].tolerations);
  if (world[world[spec].workload].kind != WorkloadKind::daemon_set) return all;
  const auto add = [&](std::string_view key, TaintEffect effect) {
    all.push_back(
        {world.names().intern(key), {}, TolerationOperator::exists, false, effect, false, {}});
  };
  add(not_ready_taint, TaintEffect::no_execute);
  add(unreachable_taint, TaintEffect::no_execute);
  add(disk_pressure_taint, TaintEffect::no_schedule);
  add(memory_pressure_taint, TaintEffect::no_schedule);
  add(pid_pressure_taint, TaintEffect::no_schedule);
  add(cordon_taint, TaintEffect::no_schedule);
  return all;
}

std::vector<Toleration> tolerations_of(const World& world, const Pod& pod) {
  std::vector<Toleration> own;
  if (pod.spec)
    for (const Id<Toleration> id : world[pod.spec].tolerations) own.push_back(world[id]);
  std::vector<Toleration> added;
  const bool daemon = world[pod.workload].kind == WorkloadKind::daemon_set;
  for (const std::string_view key : {not_ready_taint, unreachable_taint}) {
    Toleration one = tolerates_always(world.names().intern(key));
    const bool given = std::any_of(own.begin(), own.end(), [&](const Toleration& toleration) {
      return names_key(toleration, one.key);
    });
    if (given && !daemon) continue;
    one.has_seconds = !daemon;
    one.seconds = world.only<Settings>().toleration;
    added.push_back(one);
  }
  own.insert(daemon ? own.begin() : own.end(), added.begin(), added.end());
  return own;
}

std::optional<Time> leaves_at(const World& world, const Pod& pod) {
  return eviction_time(taints_of(world[node_of(pod)]), tolerations_of(world, pod));
}

void install_taints(Rulebook& rulebook) { rulebook.on<on_toleration_over>(); }

}  // namespace drydock::kubernetes
