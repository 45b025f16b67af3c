// Shrinking: a node that is little asked of, whose pods fit elsewhere, is emptied and removed after
// it was unneeded for long enough.
#include <algorithm>
#include <tuple>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"

namespace drydock::kubernetes {

namespace {

/// A node that is being emptied is looked at again.
struct RemovalDue {
  Id<Node> node;
  Time give_up;
  DRYDOCK_FIELDS(RemovalDue, node, give_up)
};

std::vector<Id<Pod>> pods_to_move(const World& world, Id<Node> node) {
  std::vector<Id<Pod>> pods = movable_pods(world, node);
  std::erase_if(pods, [&](Id<Pod> id) { return !is_live(world[id]); });
  return pods;
}

bool may_be_emptied(const World& world, const std::vector<Id<Pod>>& pods) {
  return std::all_of(pods.begin(), pods.end(), [&](Id<Pod> id) {
    return world[world[id].workload].safe_to_evict && may_evict(world, world[id]);
  });
}

/// Moves the pods to other nodes of `nodes`, first fit; leaves `nodes` alone when one finds none.
bool fit_elsewhere(const World& world, Id<Node> from, const std::vector<Id<Pod>>& pods,
                   std::vector<NodeOffer>& nodes) {
  std::vector<NodeOffer> trial = nodes;
  for (const Id<Pod> id : pods) {
    const PodNeed need = need_of(world, world[id]);
    const auto room = std::find_if(trial.begin(), trial.end(), [&](const NodeOffer& node) {
      return node.node != from && !filter(need, node);
    });
    if (room == trial.end()) return false;
    place(need, *room);
  }
  for (NodeOffer& node : trial)
    if (node.node == from) node.to_delete = true;  // Nobody may count on it from here on.
  nodes = std::move(trial);
  return true;
}

bool is_candidate(const World& world, const NodeOffer& offer) {
  const Node& node = world[offer.node];
  const compute::MachineGroup& group = world[node.group];
  if (node.to_delete || group.desired <= group.min) return false;
  if (world[node.instance].phase != compute::InstancePhase::running) return false;
  return offer.unreachable || utilization(offer) < world.only<Settings>().autoscaler_utilization;
}

/// Candidates: empty ones first, then those already known as unneeded, then in order of joining.
std::vector<Id<Node>> candidates(const World& world, const std::vector<NodeOffer>& nodes) {
  std::vector<Id<Node>> ids;
  for (const NodeOffer& offer : nodes)
    if (is_candidate(world, offer)) ids.push_back(offer.node);
  std::stable_sort(ids.begin(), ids.end(), [&](Id<Node> a, Id<Node> b) {
    const auto key = [&](Id<Node> id) {
      return std::tuple(!pods_to_move(world, id).empty(), world[id].unneeded_since == Time{});
    };
    return key(a) < key(b);
  });
  return ids;
}

/// Marks what is unneeded now, and since when; the rest is needed.
std::vector<Id<Node>> note_unneeded(Context& context) {
  std::vector<NodeOffer> nodes = offers(context);
  const std::vector<Id<Node>> looked_at = candidates(context, nodes);
  std::vector<Id<Node>> unneeded;
  for (const Id<Node> id : looked_at) {
    const std::vector<Id<Pod>> pods = pods_to_move(context, id);
    if (may_be_emptied(context, pods) && fit_elsewhere(context, id, pods, nodes))
      unneeded.push_back(id);
  }
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i) {
    const Id<Node> id{i};
    const bool now = std::find(unneeded.begin(), unneeded.end(), id) != unneeded.end();
    const bool before = context[id].unneeded_since != Time{};
    if (now == before) continue;
    context.edit(id).unneeded_since = now ? context.now() : Time{};
    context.edit(id).unneeded_cause = context.cause();
  }
  return unneeded;
}

Time cool_down_end(const World& world) {
  const Settings& settings = world.only<Settings>();
  const ControlPlane& plane = world.only<ControlPlane>();
  return std::max({plane.last_add + settings.autoscaler_delay_after_add,
                   plane.last_delete + settings.autoscaler.delay_after_delete,
                   plane.last_failure + settings.autoscaler.delay_after_failure});
}

bool is_one_being_drained(const World& world) {
  for (const auto& [id, node] : world.table<Node>())
    if (node.to_delete && node.condition != NodeCondition::gone && !movable_pods(world, id).empty())
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
  after.edit_only<ControlPlane>().last_delete = after.now();
  const Time first = after.now() + settings.taint_wait;
  after.schedule_at(first, RemovalDue{id, first + settings.evict_give_up});
}

void give_up_removal(Context& context, Id<Node> id) {
  context.edit(id).to_delete = false;
  context.edit(id).unneeded_since = Time{};
  context.edit_only<ControlPlane>().last_failure = context.now();
  const CauseId fact = context.announce(ScaleDownFailed{id});
  Context after = context.because(fact);
  schedule_soon(after);
  wake_autoscaler(after);
}

void on_removal_due(Context& context, const RemovalDue& due) {
  const Node& node = context[due.node];
  if (!node.to_delete || node.condition == NodeCondition::gone) return;
  if (context[node.instance].phase != compute::InstancePhase::running) return;
  const bool unreachable = node.condition != NodeCondition::ready;
  bool refused = false;
  for (const Id<Pod> id : pods_to_move(context, due.node))
    if (!evict(context, id)) refused = true;
  if (refused && context.now() >= due.give_up) return give_up_removal(context, due.node);
  if (!refused && (unreachable || movable_pods(context, due.node).empty())) {
    context.edit_only<ControlPlane>().last_delete = context.now();
    compute::terminate(context, context[due.node].instance);
    wake_autoscaler(context);
    return;
  }
  context.schedule(context.only<Settings>().autoscaler.evict_retry, due);
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
