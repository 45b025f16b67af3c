// Shrinking: a node that is little asked of, whose pods fit elsewhere, is emptied and removed after
// it was unneeded for long enough.
#include <algorithm>
#include <tuple>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/daemon_sets.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/shrinking.h"

namespace drydock::kubernetes {

namespace {

/// A node that is being emptied is looked at again.
struct RemovalDue {
  Id<Node> node;
  Time give_up;
  Time gone_by = Time::max();  ///< All pods were evicted and have until then.
  DRYDOCK_FIELDS(RemovalDue, node, give_up, gone_by)
};

/// Candidates: empty ones first, then those already known as unneeded, then in order of joining.
std::vector<DrainPlan> candidates(const World& world, const ClusterView& nodes) {
  std::vector<Id<Node>> ids;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (is_candidate(world, nodes[i])) ids.push_back(nodes[i].node);
  std::sort(ids.begin(), ids.end());
  const std::vector<std::int32_t> allowed = budgets_allowed(world);
  std::vector<DrainPlan> plans;
  for (const Id<Node> id : ids) plans.push_back(drain_plan(world, id, allowed));
  std::stable_sort(plans.begin(), plans.end(), [&](const DrainPlan& a, const DrainPlan& b) {
    const auto key = [&](const DrainPlan& plan) {
      return std::tuple(!plan.moving.empty(), world[plan.node].unneeded_since == Time{});
    };
    return key(a) < key(b);
  });
  return plans;
}

/// The soft taint of a node that may go: the scheduler prefers others.
void mark_candidate(Context& context, Id<Node> id, bool unneeded) {
  const Name key = context.name("DeletionCandidateOfClusterAutoscaler");
  Node& node = context.edit(id);
  const auto end = node.taints.begin() + node.taint_count;
  const auto found =
      std::find_if(node.taints.begin(), end, [&](const Taint& taint) { return taint.key == key; });
  if (unneeded && found == end && node.taint_count < static_cast<int>(node.taints.size())) {
    *end = {key, {}, TaintEffect::prefer_no_schedule, context.now()};
    ++node.taint_count;
  } else if (!unneeded && found != end) {
    std::copy(found + 1, end, found);
    node.taints[static_cast<std::size_t>(--node.taint_count)] = {};
  }
}

/// Marks what is unneeded now, and since when; the rest is needed.
std::vector<Id<Node>> note_unneeded(Context& context) {
  std::vector<Id<Node>> unneeded;
  {
    ShrinkView view(context);
    for (const DrainPlan& plan : candidates(context, view.nodes()))
      if (!plan.blocking && view.empty_node(plan.node, plan.moving)) unneeded.push_back(plan.node);
  }
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i) {
    const Id<Node> id{i};
    const bool now = std::find(unneeded.begin(), unneeded.end(), id) != unneeded.end();
    const bool before = context[id].unneeded_since != Time{};
    if (now == before) continue;
    context.edit(id).unneeded_since = now ? context.now() : Time{};
    context.edit(id).unneeded_cause = context.cause();
    mark_candidate(context, id, now);
  }
  return unneeded;
}

bool is_one_being_drained(const World& world) {
  for (const auto& [id, node] : world.table<Node>())
    if (node.to_delete && compute::is_live(world[node.instance]) &&
        !movable_pods(world, id).empty())
      return true;
  return false;
}

/// Nodes by group that are being emptied; their groups count them until they are terminated.
std::vector<std::int32_t> being_removed(const World& world) {
  std::vector<std::int32_t> nodes(world.table<compute::MachineGroup>().size(), 0);
  for (const auto& [id, node] : world.table<Node>())
    if (node.to_delete && world[node.instance].phase == compute::InstancePhase::running)
      ++nodes[node.group.index];
  return nodes;
}

void start_removal(Context& context, Id<Node> id) {
  const AutoscalerSettings& settings = context.only<Settings>().autoscaler;
  Context why = context.because(context[id].unneeded_cause);
  const CauseId fact = why.announce(ScaleDownTriggered{id});
  Context after = context.because(fact);
  after.edit(id).to_delete = true;
  forget_refusals(after, id);
  after.edit_only<ControlPlane>().last_delete = after.now();
  const Time first = after.now() + settings.taint_wait;
  after.schedule_at(first, RemovalDue{id, first + settings.evict_give_up, Time::max()});
}

void give_up_removal(Context& context, Id<Node> id) {
  context.edit(id).to_delete = false;
  look_at_daemons(context, id);
  context.edit(id).unneeded_since = Time{};
  mark_candidate(context, id, false);
  context.edit_only<ControlPlane>().last_failure = context.now();
  const CauseId fact = context.announce(ScaleDownFailed{id});
  Context after = context.because(fact);
  schedule_soon(after);
  wake_autoscaler(after);
}

/// The longest grace of the pods that still go, no longer than the autoscaler waits for any.
Time gone_by(const World& world, Id<Node> node) {
  const AutoscalerSettings& settings = world.only<Settings>().autoscaler;
  Duration longest{};
  for (const Id<Pod> id : movable_pods(world, node))
    longest = std::max(longest, world[world[id].spec].termination_grace);
  return world.now() + std::min(longest, settings.max_grace) + settings.extra_grace;
}

void on_removal_due(Context& context, const RemovalDue& due) {
  const Node& node = context[due.node];
  if (!node.to_delete || node.condition == NodeCondition::gone) return;
  if (context[node.instance].phase != compute::InstancePhase::running) return;
  const bool unreachable = node.condition != NodeCondition::ready;
  bool refused = false;
  for (const Id<Pod> id : movable_pods(context, due.node))
    if (is_live(context[id]) && !evict(context, id)) refused = true;
  if (refused && context.now() >= due.give_up) return give_up_removal(context, due.node);
  RemovalDue next = due;
  if (!refused && due.gone_by == Time::max()) next.gone_by = gone_by(context, due.node);
  const bool empty = movable_pods(context, due.node).empty();
  if (!refused && (unreachable || empty || context.now() >= next.gone_by)) {
    context.edit_only<ControlPlane>().last_delete = context.now();
    compute::terminate(context, context[due.node].instance);
    wake_autoscaler(context);
    return;
  }
  context.schedule(context.only<Settings>().autoscaler.evict_retry, next);
}

}  // namespace

void install_scale_down(Rulebook& rulebook) { rulebook.on<on_removal_due>(); }

Time scale_down(Context& context) {
  const Settings& settings = context.only<Settings>();
  const std::vector<Id<Node>> unneeded = note_unneeded(context);
  const Time cool = cool_down_end(context);
  bool draining = is_one_being_drained(context);
  std::vector<std::int32_t> removed = being_removed(context);
  std::int32_t empty_ones = 0;
  Time next = Time::max();
  for (const Id<Node> id : unneeded) {
    const Node& node = context[id];
    const Duration wait = node.condition == NodeCondition::ready ? settings.autoscaler_unneeded
                                                                 : settings.autoscaler.unready;
    const Time from = std::max(node.unneeded_since + wait, cool);
    const compute::MachineGroup& group = context[node.group];
    const bool above_min = group.desired - removed[node.group.index] > group.min;
    const bool empty = movable_pods(context, id).empty();
    if (from > context.now()) {
      if (above_min) next = std::min(next, from);
    } else if (above_min &&
               (empty ? empty_ones < settings.autoscaler.max_empty_deletes : !draining)) {
      ++removed[node.group.index];
      empty_ones += empty;
      draining = draining || !empty;
      start_removal(context, id);
    }
  }
  return next;
}

}  // namespace drydock::kubernetes
