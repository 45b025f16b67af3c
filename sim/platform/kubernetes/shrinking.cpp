// The same questions are asked by the autoscaler's pass and by people who look at a node.
#include "sim/platform/kubernetes/shrinking.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::kubernetes {

namespace {

OwnerKind owner_of(WorkloadKind kind) {
  return kind == WorkloadKind::daemon_set ? OwnerKind::daemon_set : OwnerKind::replicated;
}

std::string say_percent(double share) {
  return std::to_string(static_cast<std::int64_t>(std::round(share * 100))) + " %";
}

}  // namespace

std::vector<std::int32_t> budgets_allowed(const World& world) {
  std::vector<std::int32_t> allowed;
  for (const auto& [id, budget] : world.table<DisruptionBudget>())
    allowed.push_back(budget.gone ? 0 : status_of(world, id).allowed);
  return allowed;
}

DrainPod drain_pod(const World& world, Id<Pod> id, std::span<const std::int32_t> allowed) {
  const Pod& pod = world[id];
  const PodTemplate& spec = world[pod.spec];
  const Workload& workload = world[pod.workload];
  DrainPod drained;
  drained.owner = owner_of(workload.kind);
  drained.finished = pod.phase == PodPhase::succeeded || pod.phase == PodPhase::failed;
  drained.kube_system = world.text(workload.name_space) == "kube-system";
  drained.local_storage = spec.local_storage;
  if (!spec.safe_to_evict) drained.safe_to_evict = false;
  if (pod.phase == PodPhase::terminating) drained.deleted_for = world.now() - pod.phase_since;
  drained.grace = spec.termination_grace;
  drained.age = world.now() - pod.created;
  for (const auto& [budget_id, budget] : world.table<DisruptionBudget>()) {
    if (budget.gone || budget.name_space != workload.name_space ||
        !matches(world, budget.selector, spec.labels))
      continue;
    const std::int32_t left = allowed[budget_id.index];
    drained.budget = std::min(drained.budget.value_or(left), left);
  }
  return drained;
}

DrainPlan drain_plan(const World& world, Id<Node> node, std::span<const std::int32_t> allowed) {
  DrainPlan plan;
  plan.node = node;
  const std::int32_t cutoff = world.only<Settings>().autoscaler.priority_cutoff;
  for (const Id<Pod> id : pods_on(world, node)) {
    if (world[id].priority < cutoff) continue;  // Expendable: nobody makes room for it.
    const Drainability verdict = drainability(drain_pod(world, id, allowed), {});
    if (is_blocking(verdict)) {
      plan.blocking = id;
      plan.reason = verdict;
      return plan;
    }
    if (verdict == Drainability::move && is_live(world[id])) plan.moving.push_back(id);
  }
  return plan;
}

ShrinkView::ShrinkView(const World& world)
    : world_(world), view_(world), gone_(view_.size(), false) {}

bool ShrinkView::move(Id<Pod> pod, std::size_t from, std::size_t& to) {
  const PodAsk ask = ask_of(world_, pod);
  view_.take_away(ask, from);
  for (std::size_t i = 0; i < view_.size(); ++i) {
    to = (next_ + i) % view_.size();
    if (to == from || gone_[to] || !view_.takes(ask, to)) continue;
    view_.place(ask, to);
    next_ = to;
    return true;
  }
  view_.place(ask, from);
  return false;
}

bool ShrinkView::empty_node(Id<Node> node, const std::vector<Id<Pod>>& pods) {
  const std::size_t from = view_.number_of(node);
  if (from == view_.size()) return false;
  std::vector<std::size_t> places;
  for (const Id<Pod> pod : pods) {
    std::size_t to = 0;
    if (move(pod, from, to)) {
      places.push_back(to);
      continue;
    }
    homeless_ = pod;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const PodAsk ask = ask_of(world_, pods[i]);
      view_.take_away(ask, places[i]);
      view_.place(ask, from);
    }
    return false;
  }
  gone_[from] = true;  // Nobody may count on it from here on.
  return true;
}

bool is_candidate(const World& world, const NodeOffer& offer) {
  const Node& node = world[offer.node];
  const compute::MachineGroup& group = world[node.group];
  if (node.to_delete || group.desired <= group.min) return false;
  if (world[node.instance].phase != compute::InstancePhase::running) return false;
  return offer.unreachable || utilization(offer) < world.only<Settings>().autoscaler_utilization;
}

Time cool_down_end(const World& world) {
  const Settings& settings = world.only<Settings>();
  const ControlPlane& plane = world.only<ControlPlane>();
  return std::max({plane.last_add + settings.autoscaler_delay_after_add,
                   plane.last_delete + settings.autoscaler.delay_after_delete,
                   plane.last_failure + settings.autoscaler.delay_after_failure});
}

std::string scale_down_message(const World& world, Id<Node> id) {
  const Node& node = world[id];
  const Settings& settings = world.only<Settings>();
  if (!settings.autoscaler.enabled) return "the cluster has no autoscaler";
  if (node.condition == NodeCondition::gone) return "it has left the cluster";
  if (node.to_delete) return "it is being removed";
  if (world.only<ControlPlane>().autoscaler_stopped)
    return "the autoscaler has stopped: too many nodes are not ready";
  if (compute::is_fargate(world, node.group)) return "it is on Fargate, and goes with its pod";
  const compute::MachineGroup& group = world[node.group];
  if (group.desired <= group.min)
    return "its group " + text_of(world, group.name) + " is at its min of " +
           std::to_string(group.min);
  const NodeOffer offer = offer_of(world, id);
  const double used = utilization(offer);
  if (!offer.unreachable && used >= settings.autoscaler_utilization)
    return say_percent(used) + " of it are asked for, not less than " +
           say_percent(settings.autoscaler_utilization);
  const DrainPlan plan = drain_plan(world, id, budgets_allowed(world));
  if (plan.blocking)
    return "pod " + text_of(world, world[plan.blocking].name) + " " + std::string(say(plan.reason));
  ShrinkView view(world);
  if (!view.empty_node(id, plan.moving))
    return view.homeless()
               ? "pod " + text_of(world, world[view.homeless()].name) + " fits on no other node"
               : "it is not there";
  if (node.unneeded_since == Time{}) return "it may be needed for the pods of other nodes that go";
  const Duration wait = node.condition == NodeCondition::ready ? settings.autoscaler_unneeded
                                                               : settings.autoscaler.unready;
  const Time due = std::max(node.unneeded_since + wait, cool_down_end(world));
  return "it is not needed since " + say_time(node.unneeded_since) + " and goes at " +
         say_time(due) + " at the earliest";
}

}  // namespace drydock::kubernetes
