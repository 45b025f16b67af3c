// Source: kubernetes/kubernetes pkg/scheduler/framework/preemption and plugins/defaultpreemption.
#include "sim/platform/kubernetes/preemption.h"

#include <algorithm>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/preemption_rules.h"
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::kubernetes {

namespace {

struct Candidate {
  std::size_t node = 0;
  std::vector<Id<Pod>> victims;
  PreemptionCost cost;
};

Importance importance(const World& world, Id<Pod> id) {
  return {world[id].priority, world[id].created};
}

/// Pods of lower priority on the node, the most important first.
std::vector<Id<Pod>> lower_pods(const World& world, Id<Node> node, std::int32_t priority) {
  std::vector<Id<Pod>> pods = pods_on(world, node);
  std::erase_if(pods, [&](Id<Pod> id) { return world[id].priority >= priority; });
  std::stable_sort(pods.begin(), pods.end(), [&](Id<Pod> a, Id<Pod> b) {
    return is_more_important(importance(world, a), importance(world, b));
  });
  return pods;
}

/// Disruptions that each budget still allows; a preemption respects them only where it can.
class Budgets {
 public:
  explicit Budgets(const World& world) : world_(world) {
    for (const auto& [id, budget] : world.table<DisruptionBudget>())
      if (!budget.gone) allowed_.emplace_back(id, status_of(world, id).allowed);
  }

  /// Whether deleting the pod after those asked about before breaks a budget.
  bool breaks(Id<Pod> id) {
    bool broken = false;
    const Pod& pod = world_[id];
    for (auto& [budget, allowed] : allowed_) {
      const DisruptionBudget& row = world_[budget];
      if (row.name_space == world_[pod.workload].name_space &&
          matches(world_, row.selector, world_[pod.spec].labels))
        broken = --allowed < 0 || broken;
    }
    return broken;
  }

 private:
  const World& world_;
  std::vector<std::pair<Id<DisruptionBudget>, std::int32_t>> allowed_;
};

/// The pods that have to leave the node; none when even all of lower priority are not enough. The
/// view is as before afterwards.
Candidate dry_run(const World& world, const PodAsk& ask, std::size_t node, ClusterView& view) {
  Candidate candidate{node, {}, {}};
  const std::vector<Id<Pod>> lower = lower_pods(world, view[node].node, ask.priority);
  if (lower.empty()) return candidate;
  for (const Id<Pod> id : lower) view.prepare(world[id].spec);
  for (const Id<Pod> id : lower) view.take_away(ask_of(world, id), node);
  if (!view.takes(ask, node)) {
    for (const Id<Pod> id : lower) view.place(ask_of(world, id), node);
    return candidate;
  }
  Budgets budgets(world);
  std::vector<std::pair<Id<Pod>, bool>> order;
  for (const Id<Pod> id : lower) order.emplace_back(id, budgets.breaks(id));
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [id, breaks] : order) {
    view.place(ask_of(world, id), node);
    if (view.takes(ask, node)) continue;  // It may stay.
    view.take_away(ask_of(world, id), node);
    candidate.victims.push_back(id);
    add_victim(candidate.cost, importance(world, id), breaks);
  }
  for (const Id<Pod> id : candidate.victims) view.place(ask_of(world, id), node);
  return candidate;
}

bool may_preempt(const World& world, const PodAsk& ask) {
  const PodTemplate& spec = world[ask.spec];
  return spec.preempts && (!spec.priority_class || world[spec.priority_class].preempts);
}

/// Whether pods of lower priority are still leaving the node that was promised.
bool is_being_helped(const World& world, const PodAsk& ask) {
  const Id<Node> node = world[ask.pod].nominated;
  if (!node || world[node].condition == NodeCondition::gone) return false;
  const std::vector<Id<Pod>> pods = pods_on(world, node);
  return std::any_of(pods.begin(), pods.end(), [&](Id<Pod> id) {
    return world[id].phase == PodPhase::terminating && world[id].priority < ask.priority;
  });
}

/// Whether any pod at all has a lower priority.
bool has_lower(const World& world, const PodAsk& ask) {
  for (const auto& [id, workload] : world.table<Workload>()) {
    if (workload.pods.length == 0) continue;
    if (world[workload.pods.first].priority < ask.priority ||
        world[workload.pods.last].priority < ask.priority)
      return true;
  }
  return false;
}

/// Nodes on which victims would help, from number `start` on.
std::vector<Candidate> candidates(const World& world, const PodAsk& ask, std::size_t start,
                                  ClusterView& view) {
  std::vector<Candidate> found;
  const std::vector<Refusal> said = view.refusals(ask);
  const auto most =
      static_cast<std::size_t>(preemption_candidates(static_cast<std::int64_t>(view.size())));
  for (std::size_t i = 0; i < view.size() && found.size() < most; ++i) {
    const std::size_t node = (start + i) % view.size();
    if (!said[node] || said[node].is_final()) continue;
    Candidate candidate = dry_run(world, ask, node, view);
    if (!candidate.victims.empty()) found.push_back(std::move(candidate));
  }
  return found;
}

void make_room(Context& context, const PodAsk& ask, const Candidate& chosen, ClusterView& view) {
  const Id<Node> node = view[chosen.node].node;
  context.edit(ask.pod).nominated = node;
  view.nominate(ask, chosen.node);
  for (const Id<Pod> id : chosen.victims) {
    if (context[id].phase == PodPhase::terminating) continue;
    const CauseId fact = context.announce(PodPreempted{id, ask.pod, node});
    Context after = context.because(fact);
    const Id<Workload> workload = after[id].workload;
    terminate_pod(after, id);
    reconcile(after, workload);
  }
}

}  // namespace

void preempt(Context& context, const PodAsk& ask, ClusterView& view) {
  if (!may_preempt(context, ask) || view.size() == 0 || view.is_hopeless(ask.spec)) return;
  if (!has_lower(context, ask) || is_being_helped(context, ask)) return;
  const Id<StreamRow> luck = context.only<ControlPlane>().preemption;
  const std::size_t start = context.random(luck).below(view.size());
  const std::vector<Candidate> found = candidates(context, ask, start, view);
  if (found.empty()) {
    view.note_hopeless(ask.spec);
    context.edit(ask.pod).nominated = {};
    return;
  }
  std::vector<PreemptionCost> costs;
  for (const Candidate& candidate : found) costs.push_back(candidate.cost);
  make_room(context, ask, found[cheapest(costs)], view);
}

std::string preemption_note(const World& world, const PodAsk& ask, ClusterView& view) {
  if (!may_preempt(world, ask)) return "preemption: not eligible due to preemptionPolicy=Never.";
  if (is_being_helped(world, ask))
    return "preemption: not eligible due to terminating pod on the nominated node.";
  if (has_lower(world, ask) && !candidates(world, ask, 0, view).empty()) return {};
  std::int64_t final_nodes = 0;
  for (const Refusal& refusal : view.refusals(ask)) final_nodes += refusal.is_final();
  const auto nodes = static_cast<std::int64_t>(view.size());
  return nodes == 0 ? "" : preemption_message(nodes, final_nodes, nodes - final_nodes);
}

}  // namespace drydock::kubernetes
