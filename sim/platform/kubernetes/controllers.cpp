// Deployments replace a deleted pod at once; stateful sets wait until the old one is really gone.
#include "sim/platform/kubernetes/controllers.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"

namespace drydock::kubernetes {

namespace {

ScaleInRank rank_of(const World& world, const Pod& pod, const std::vector<Id<Pod>>& pods) {
  ScaleInRank rank;
  rank.assigned = static_cast<bool>(node_of(pod));
  rank.phase = pod.phase == PodPhase::running ? 1 : 0;
  rank.ready = pod.ready;
  for (const Id<Pod> other : pods)
    if (rank.assigned && world[other].node == pod.node) ++rank.siblings;
  rank.ready_for = pod.ready ? world.now() - pod.ready_since : Duration::zero();
  rank.restarts = pod.restarts;
  rank.created = pod.created;
  return rank;
}

void shrink_deployment(Context& context, Id<Workload> id, std::int32_t surplus) {
  std::vector<Id<Pod>> pods;
  for (const Id<Pod> pod : pods_of(context, id))
    if (is_live(context[pod])) pods.push_back(pod);
  std::vector<std::pair<ScaleInRank, Id<Pod>>> ranked;
  for (const Id<Pod> pod : pods) ranked.emplace_back(rank_of(context, context[pod], pods), pod);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return goes_first(a.first, b.first); });
  for (std::size_t i = 0; i < ranked.size() && static_cast<std::int32_t>(i) < surplus; ++i)
    terminate_pod(context, ranked[i].second);
}

void reconcile_deployment(Context& context, Id<Workload> id) {
  const Workload& workload = context[id];
  const std::int32_t missing = workload.replicas - (workload.pods.length - workload.leaving);
  for (std::int32_t i = 0; i < missing; ++i) create_pod(context, id, -1, {});
  if (missing < 0) shrink_deployment(context, id, -missing);
}

/// The pod of each ordinal below `count`, those that terminate included.
std::vector<Id<Pod>> by_ordinal(const World& world, Id<Workload> id, std::int32_t count) {
  std::vector<Id<Pod>> pods(static_cast<std::size_t>(count));
  for (const Id<Pod> pod : pods_of(world, id)) {
    const std::int32_t ordinal = world[pod].ordinal;
    if (ordinal < count) pods[static_cast<std::size_t>(ordinal)] = pod;
  }
  return pods;
}

/// OrderedReady: an ordinal is made when all below are ready; the highest goes first, one at a
/// time. With one pod object an ordinal, a second is never made while the first exists.
void reconcile_stateful_set(Context& context, Id<Workload> id) {
  const bool ordered = !context[id].parallel;
  const std::vector<Id<Pod>> pods = by_ordinal(context, id, context[id].replicas);
  for (std::size_t i = 0; i < pods.size(); ++i) {
    if (!pods[i]) create_pod(context, id, static_cast<std::int32_t>(i), {});
    if (ordered && (!pods[i] || !context[pods[i]].ready)) return;
  }
  Id<Pod> highest;
  for (const Id<Pod> pod : pods_of(context, id)) {
    if (context[pod].ordinal < context[id].replicas) continue;
    if (!is_live(context[pod]) && ordered) return;
    if (is_live(context[pod]) && (!highest || context[pod].ordinal > context[highest].ordinal))
      highest = pod;
  }
  if (highest) terminate_pod(context, highest);
}

void reconcile_daemon_set(Context& context, Id<Workload> id) {
  std::vector<bool> has(context.table<Node>().size(), false);
  for (const Id<Pod> pod : pods_of(context, id)) has[context[pod].pinned.index] = true;
  for (std::uint32_t i = 0; i < has.size(); ++i) {
    const Node& node = context[Id<Node>{i}];
    if (has[i] || node.condition == NodeCondition::gone || node.to_delete) continue;
    const Id<Pod> pod = create_pod(context, id, -1, Id<Node>{i});
    Context born = context.because(context[pod].birth);
    schedule_daemon(born, pod);
  }
}

int log2_of(Duration span) {
  return span > Duration::zero() ? std::bit_width(static_cast<std::uint64_t>(span.count())) - 1
                                 : -1;
}

}  // namespace

bool goes_first(const ScaleInRank& a, const ScaleInRank& b) {
  const auto key = [](const ScaleInRank& r) {
    return std::tuple(r.assigned, r.phase, r.ready, -r.siblings, log2_of(r.ready_for), -r.restarts,
                      -r.created.time_since_epoch().count());
  };
  return key(a) < key(b);
}

void reconcile(Context& context, Id<Workload> workload) {
  switch (context[workload].kind) {
    case WorkloadKind::deployment:
      return reconcile_deployment(context, workload);
    case WorkloadKind::stateful_set:
      return reconcile_stateful_set(context, workload);
    case WorkloadKind::daemon_set:
      return reconcile_daemon_set(context, workload);
    case WorkloadKind::job:
      return;
  }
}

void scale(Context& context, Id<Workload> id, std::int32_t replicas) {
  const std::int32_t before = context[id].replicas;
  if (before == replicas) return;
  context.edit(id).replicas = replicas;
  const CauseId fact = context.announce(WorkloadScaled{id, before, replicas});
  Context after = context.because(fact);
  reconcile(after, id);
  wake_horizontal_autoscaler(after, id);
}

}  // namespace drydock::kubernetes
