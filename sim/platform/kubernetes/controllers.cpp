// Deployments replace a deleted pod at once; stateful sets wait until the old one is really gone.
#include "sim/platform/kubernetes/controllers.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/daemon_sets.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/rollouts.h"

namespace drydock::kubernetes {

namespace {

/// Its turn in the line before the API server has come.
struct ReconcileDue {
  Id<Workload> workload;
  DRYDOCK_FIELDS(ReconcileDue, workload)
};

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

/// The pod of each ordinal below `count`, those that terminate included.
std::vector<Id<Pod>> by_ordinal(const World& world, Id<Workload> id, std::int32_t count) {
  std::vector<Id<Pod>> pods(static_cast<std::size_t>(count));
  for (const Id<Pod> pod : pods_of(world, id)) {
    const std::int32_t ordinal = world[pod].ordinal;
    if (ordinal < count) pods[static_cast<std::size_t>(ordinal)] = pod;
  }
  return pods;
}

/// Ordinals below the partition are made as they were before the rollout.
Id<PodTemplate> spec_of_ordinal(const Workload& workload, std::int32_t ordinal) {
  return ordinal < workload.strategy.partition && workload.current ? workload.current
                                                                   : workload.spec;
}

/// The highest pod beyond the replicas; what is there to delete next, and whether one must wait.
struct Surplus {
  Id<Pod> highest;
  bool leaving = false;
};
Surplus surplus_of(const World& world, Id<Workload> id) {
  Surplus surplus;
  for (const Id<Pod> pod : pods_of(world, id)) {
    if (world[pod].ordinal < world[id].replicas) continue;
    surplus.leaving = surplus.leaving || !is_live(world[pod]);
    const bool higher = !surplus.highest || world[pod].ordinal > world[surplus.highest].ordinal;
    if (is_live(world[pod]) && higher) surplus.highest = pod;
  }
  return surplus;
}

/// From the highest ordinal down to the partition: replaces one pod that has an old template, and
/// only while all above are available.
void update_stateful_set(Context& context, Id<Workload> id, const std::vector<Id<Pod>>& pods) {
  const Workload workload = context[id];
  if (workload.strategy.kind == StrategyKind::on_delete) return;
  for (auto i = workload.replicas - 1; i >= std::max(workload.strategy.partition, 0); --i) {
    const Id<Pod> pod = pods[static_cast<std::size_t>(i)];
    if (!pod || !is_live(context[pod])) return;
    if (context[pod].spec != workload.spec)
      return terminate_pod(context, pod, Deleter::its_controller);
    if (!is_available(context, context[pod])) return;
  }
  finish_set_rollout(context, id);
}

/// OrderedReady: an ordinal is made when all below are available; the highest goes first, one at a
/// time. With one pod object an ordinal, a second is never made while the first exists. A broken
/// update therefore stays until its pod is deleted by hand: nothing gets past an ordinal that is
/// not ready, not even the template that would mend it. Source: kubernetes/kubernetes
/// pkg/controller/statefulset/stateful_set_control.go.
void reconcile_stateful_set(Context& context, Id<Workload> id) {
  const bool ordered = !context[id].parallel;
  std::vector<Id<Pod>> pods = by_ordinal(context, id, context[id].replicas);
  for (std::size_t i = 0; i < pods.size(); ++i) {
    const auto ordinal = static_cast<std::int32_t>(i);
    if (!pods[i]) {
      pods[i] = create_pod(context, {id, spec_of_ordinal(context[id], ordinal), {}, ordinal, {}});
      if (!pods[i]) return retry_later(context, id);
      context.edit(id).refused = 0;
      if (ordered) return;
    }
    if (ordered && !is_available(context, context[pods[i]])) return;
  }
  const Surplus surplus = surplus_of(context, id);
  if (surplus.leaving && ordered) return;
  if (surplus.highest) return terminate_pod(context, surplus.highest, Deleter::its_controller);
  if (context[id].progress != Progress::complete) update_stateful_set(context, id, pods);
}

void reconcile_once(Context& context, Id<Workload> workload) {
  switch (context[workload].kind) {
    case WorkloadKind::deployment:
      return reconcile_deployment(context, workload);
    case WorkloadKind::stateful_set:
      return reconcile_stateful_set(context, workload);
    case WorkloadKind::daemon_set:
      return reconcile_daemon_set(context, workload);
    case WorkloadKind::job:
      return reconcile_jobs(context, workload);
  }
}

void reconcile_now(Context& context, Id<Workload> id) {
  if (!api_is_up(context)) return;
  if (context[id].reconciling) {
    context.edit(id).again = true;  // Its own deeds called it.
    return;
  }
  context.edit(id).reconciling = true;
  do {
    context.edit(id).again = false;
    reconcile_once(context, id);
  } while (context[id].again);
  context.edit(id).reconciling = false;
}

void on_reconcile_due(Context& context, const ReconcileDue& due) {
  context.edit(due.workload).queued = false;
  reconcile_now(context, due.workload);
}

int log2_of(Duration span) {
  return span > Duration::zero() ? std::bit_width(static_cast<std::uint64_t>(span.count())) - 1
                                 : -1;
}

}  // namespace

void finish_set_rollout(Context& context, Id<Workload> id) {
  if (context[id].progress == Progress::complete) return;
  Workload& workload = context.edit(id);
  workload.progress = Progress::complete;
  if (workload.kind == WorkloadKind::stateful_set && workload.strategy.partition == 0)
    workload.current = workload.spec;
  context.announce(RolloutComplete{id, workload.revision});
}

bool goes_first(const ScaleInRank& a, const ScaleInRank& b) {
  const auto key = [](const ScaleInRank& r) {
    return std::tuple(r.assigned, r.phase, r.ready, -r.siblings, log2_of(r.ready_for), -r.restarts,
                      -r.created.time_since_epoch().count());
  };
  return key(a) < key(b);
}

void reconcile(Context& context, Id<Workload> id) {
  if (const Duration wait = api_wait(context); wait > Duration::zero()) {
    if (context[id].queued) return;
    context.edit(id).queued = true;
    context.schedule(wait, ReconcileDue{id});
    return;
  }
  reconcile_now(context, id);
}

void shrink(Context& context, const std::vector<Id<Pod>>& pods, std::int32_t surplus) {
  std::vector<std::pair<ScaleInRank, Id<Pod>>> ranked;
  for (const Id<Pod> pod : pods) ranked.emplace_back(rank_of(context, context[pod], pods), pod);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return goes_first(a.first, b.first); });
  for (std::size_t i = 0; i < ranked.size() && static_cast<std::int32_t>(i) < surplus; ++i)
    terminate_pod(context, ranked[i].second, Deleter::its_controller);
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

void install_controllers(Rulebook& rulebook) { rulebook.on<on_reconcile_due>(); }

}  // namespace drydock::kubernetes
