// Hard eviction thresholds: no grace, no budget, one pod at a time, and a condition that stays for
// a while. Source: kubernetes/kubernetes pkg/kubelet/eviction/eviction_manager.go.
#include "sim/platform/kubernetes/node_pressure.h"

#include <algorithm>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/pressure_rules.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/taints.h"

namespace drydock::kubernetes {

namespace {

/// The eviction manager of a kubelet looks at its node.
struct PressureDue {
  Id<Node> node;
  std::uint32_t round = 0;
  DRYDOCK_FIELDS(PressureDue, node, round)
};

constexpr NodeResource watched[] = {NodeResource::memory, NodeResource::disk};

std::string_view taint_of(NodeResource resource) {
  return resource == NodeResource::memory ? memory_pressure_taint : disk_pressure_taint;
}

bool& condition_of(Node& node, NodeResource resource) {
  return resource == NodeResource::memory ? node.memory_pressure : node.disk_pressure;
}

Time& low_of(Node& node, NodeResource resource) {
  return resource == NodeResource::memory ? node.memory_low : node.disk_low;
}

std::int64_t memory_asked(const World& world, Id<Node> node) {
  std::int64_t bytes = 0;
  for (const Id<Pod> pod : pods_on(world, node)) bytes += need_of(world, world[pod]).memory_bytes;
  return bytes;
}

bool is_low(const World& world, Id<Node> id, NodeResource resource) {
  const Node& node = world[id];
  return would_run_low(world, id, resource,
                       resource == NodeResource::memory ? node.outside_memory : node.outside_disk);
}

void weigh_again_at(Context& context, Id<Node> node, Time at) {
  const std::uint32_t round = ++context.edit(node).pressure_round;
  context.schedule_at(at, PressureDue{node, round});
}

void set_condition(Context& context, Id<Node> node, NodeResource resource, bool on) {
  condition_of(context.edit(node), resource) = on;
  const CauseId fact = on ? context.announce(NodeRunsLow{node, resource})
                          : context.announce(NodeHasRoom{node, resource});
  Context after = context.because(fact);
  if (on) {
    put_taint(after, node, taint_of(resource), "", TaintEffect::no_schedule);
  } else {
    remove_taint(after, node, taint_of(resource), TaintEffect::no_schedule);
    schedule_soon(after);
  }
}

void end_one_pod(Context& context, Id<Node> node, NodeResource resource) {
  const std::vector<Id<Pod>> pods = pods_to_end(context, node, resource);
  if (pods.empty()) return;
  const Id<Workload> workload = context[pods.front()].workload;
  const CauseId fact = context.announce(PodEndedByKubelet{pods.front(), node, resource});
  Context after = context.because(fact);
  mark_leaving(after, pods.front());
  remove_pod(after, pods.front());
  reconcile(after, workload);
}

/// Looks at both resources; says when to look again, Time::max() when all is well.
Time look(Context& context, Id<Node> node) {
  const EvictionSettings& settings = context.only<Settings>().eviction;
  Time next = Time::max();
  for (const NodeResource resource : watched) {
    Node& row = context.edit(node);
    if (is_low(context, node, resource)) {
      low_of(row, resource) = context.now();
      if (!condition_of(row, resource)) set_condition(context, node, resource, true);
      end_one_pod(context, node, resource);
      next = std::min(next, context.now() + settings.pressure_period);
    } else if (condition_of(row, resource)) {
      const Time over = low_of(row, resource) + settings.pressure_transition;
      if (over <= context.now())
        set_condition(context, node, resource, false);
      else
        next = std::min(next, over);
    }
  }
  return next;
}

void on_pressure_due(Context& context, const PressureDue& due) {
  const Node& node = context[due.node];
  if (node.pressure_round != due.round || node.condition == NodeCondition::gone) return;
  if (node.silent) {  // The kubelet goes on when it can be heard again.
    const Duration wait = context.only<Settings>().eviction.pressure_period;
    return weigh_again_at(context, due.node, context.now() + wait);
  }
  if (const Time next = look(context, due.node); next != Time::max())
    weigh_again_at(context, due.node, next);
}

/// What held the memory was a process, which ends with the system.
void forget_outside_use(Context& context, const compute::InstanceRebooted& fact) {
  const Id<Node> node = node_at(context, fact.instance);
  if (node && context[node].outside_memory.count > 0)
    set_outside_use(context, node, NodeResource::memory, Bytes{});
}

}  // namespace

bool would_run_low(const World& world, Id<Node> id, NodeResource resource, Bytes outside) {
  const Node& node = world[id];
  if (resource == NodeResource::memory)  // What is reserved keeps the threshold free.
    return memory_asked(world, id) + outside.count > node.memory.count;
  const Bytes disk{world.only<compute::Settings>().root_gib * gibibyte.count};
  const double free = world.only<Settings>().eviction.disk_reserve;
  return disk.count > 0 &&
         static_cast<double>(disk.count - outside.count) < free * static_cast<double>(disk.count);
}

std::vector<Id<Pod>> pods_to_end(const World& world, Id<Node> node, NodeResource resource) {
  std::vector<Id<Pod>> live;
  std::vector<PodUse> uses;
  for (const Id<Pod> id : pods_on(world, node)) {
    const Pod& pod = world[id];
    if (!is_live(pod)) continue;
    const std::int64_t asked =
        resource == NodeResource::memory ? need_of(world, pod).memory_bytes : 0;
    live.push_back(id);
    uses.push_back({asked, asked, pod.priority});
  }
  std::vector<Id<Pod>> ordered;
  for (const std::size_t i : eviction_order(uses)) ordered.push_back(live[i]);
  return ordered;
}

void set_outside_use(Context& context, Id<Node> id, NodeResource resource, Bytes amount) {
  Node& node = context.edit(id);
  (resource == NodeResource::memory ? node.outside_memory : node.outside_disk) = amount;
  const bool known = node.memory_pressure || node.disk_pressure;
  if (known || is_low(context, id, resource))
    weigh_again_at(context, id, context.now() + context.only<Settings>().eviction.pressure_period);
}

void install_node_pressure(Rulebook& rulebook) {
  rulebook.on<on_pressure_due>();
  rulebook.fact<NodeRunsLow>();
  rulebook.fact<NodeHasRoom>();
  rulebook.fact<PodEndedByKubelet>();
  rulebook.listen<forget_outside_use>();
}

}  // namespace drydock::kubernetes
