// The deployment controller. Source: kubernetes/kubernetes pkg/controller/deployment.
#include "sim/platform/kubernetes/rollouts.h"

#include <algorithm>
#include <string>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/rollout_rules.h"

namespace drydock::kubernetes {

namespace {

struct AvailableDue {
  Id<Workload> workload;
  DRYDOCK_FIELDS(AvailableDue, workload)
};

struct ProgressDue {
  Id<Workload> workload;
  Time progressed;
  DRYDOCK_FIELDS(ProgressDue, workload, progressed)
};

struct RetryCreation {
  Id<Workload> workload;
  DRYDOCK_FIELDS(RetryCreation, workload)
};

/// A set and its pods as they are now.
struct SetView {
  Id<ReplicaSet> id;
  std::vector<Id<Pod>> live;
  std::int32_t replicas = 0, available = 0;
  std::int32_t standing = 0;  ///< Those that terminate included.
  SetSize size() const { return {replicas, available}; }
};

bool rolls(const Workload& workload) {
  return workload.strategy.kind == StrategyKind::rolling_update;
}

std::int32_t surge_of(const Workload& workload) {
  if (!rolls(workload)) return 0;
  return resolve_room(workload.strategy.max_surge, workload.strategy.max_unavailable,
                      workload.replicas)
      .surge;
}

/// Sets with pods or a size, oldest first.
std::vector<SetView> views_of(const World& world, Id<Workload> id) {
  std::vector<SetView> views;
  for (const Id<ReplicaSet> set : sets_of(world, id))
    views.push_back({set, {}, world[set].replicas});
  std::reverse(views.begin(), views.end());
  for (Id<Pod> pod = world[id].pods.first; pod; pod = world[pod].siblings.after) {
    const auto view = std::find_if(views.begin(), views.end(), [&](const SetView& v) {
      return v.id == world[pod].replica_set;
    });
    if (view == views.end()) continue;
    ++view->standing;
    if (!is_live(world[pod])) continue;
    view->live.push_back(pod);
    view->available += is_available(world, world[pod]);
  }
  return views;
}

void resize(Context& context, Id<ReplicaSet> id, std::int32_t replicas) {
  const Workload& workload = context[context[id].workload];
  const std::int32_t desired = workload.replicas, surge = surge_of(workload);
  const std::int32_t before = context[id].replicas;
  ReplicaSet& set = context.edit(id);
  set.replicas = replicas;
  set.recorded_desired = desired;
  set.recorded_surge = surge;
  const bool only = workload.last_set == id && !set.older;
  if (before != replicas && !only) context.announce(ReplicaSetScaled{id, before, replicas});
}

/// A deployment was resized: each set keeps its share of it.
bool resize_all(Context& context, Id<Workload> id, Id<ReplicaSet> newest) {
  const std::vector<SetView> views = views_of(context, id);
  const Workload& workload = context[id];
  const bool resized = std::any_of(views.begin(), views.end(), [&](const SetView& view) {
    return view.replicas > 0 && context[view.id].recorded_desired != workload.replicas;
  });
  if (!resized) return false;
  std::vector<ScaledSet> sets;
  for (const SetView& view : views) {
    const ReplicaSet& set = context[view.id];
    sets.push_back({view.replicas, view.available, view.id == newest, std::int64_t{view.id.index},
                    set.recorded_desired, set.recorded_surge});
  }
  const std::vector<std::int32_t> sizes = proportional_sizes(
      sets, workload.replicas, workload.strategy.max_surge, workload.strategy.max_unavailable);
  for (std::size_t i = 0; i < views.size(); ++i)
    if (views[i].replicas > 0 || sizes[i] > 0) resize(context, views[i].id, sizes[i]);
  return true;
}

void roll(Context& context, Id<Workload> id, Id<ReplicaSet> newest) {
  const std::vector<SetView> views = views_of(context, id);
  const Workload workload = context[id];
  std::int32_t all = 0;
  SetSize fresh;
  std::vector<SetSize> old;
  for (const SetView& view : views) {
    all += view.replicas;
    if (view.id == newest) fresh = view.size();
    if (view.id != newest) old.push_back(view.size());
  }
  const UpdateStrategy& how = workload.strategy;
  const std::int32_t size =
      reconciled_new_set(true, how.max_surge, workload.replicas, fresh.replicas, all);
  if (size != fresh.replicas) resize(context, newest, size);
  fresh.replicas = size;
  const std::int32_t most =
      effective_max_unavailable(true, how.max_surge, how.max_unavailable, workload.replicas);
  if (!reconcile_old_sets(old, fresh, workload.replicas, most)) return;
  std::size_t next = 0;
  for (const SetView& view : views) {
    if (view.id == newest) continue;
    const std::int32_t left = old[next++].replicas;
    if (left != view.replicas) resize(context, view.id, left);
  }
}

/// Recreate: new pods only when no old pod is there any more, not even one that terminates.
void replace_all(Context& context, Id<Workload> id, Id<ReplicaSet> newest) {
  bool old_pods = false;
  for (const SetView& view : views_of(context, id)) {
    if (view.id == newest) continue;
    if (view.replicas > 0) resize(context, view.id, 0);
    old_pods = old_pods || view.standing > 0;
  }
  const std::int32_t desired = context[id].replicas;
  if (!old_pods && context[newest].replicas != desired) resize(context, newest, desired);
}

void sync_pods(Context& context, Id<Workload> id) {
  for (const SetView& view : views_of(context, id)) {
    const auto live = static_cast<std::int32_t>(view.live.size());
    if (live > view.replicas) shrink(context, view.live, live - view.replicas);
    const std::int32_t missing = std::min(view.replicas - live, burst_replicas);
    for (std::int32_t i = 0; i < missing; ++i) {
      const Id<Pod> made = create_pod(context, {id, context[view.id].spec, view.id, -1, {}});
      if (!made) return retry_later(context, id);
      context.edit(id).refused = 0;
    }
  }
}

/// Lets go of old sets beyond the history limit, those of the lowest revisions.
void forget_old_sets(Context& context, Id<Workload> id, Id<ReplicaSet> newest) {
  std::vector<Id<ReplicaSet>> old;
  for (const SetView& view : views_of(context, id))
    if (view.id != newest && view.replicas == 0 && view.standing == 0) old.push_back(view.id);
  std::sort(old.begin(), old.end(), [&](Id<ReplicaSet> a, Id<ReplicaSet> b) {
    return context[a].revision < context[b].revision;
  });
  const auto kept = static_cast<std::size_t>(std::max(context[id].history_limit, 0));
  for (std::size_t i = 0; i + kept < old.size(); ++i) context.edit(old[i]).gone = true;
}

void note_progress(Context& context, Id<Workload> id, Id<ReplicaSet> newest) {
  if (context[id].progress == Progress::complete) return;
  RolloutSight sight;
  std::int32_t updated_available = 0;
  for (const SetView& view : views_of(context, id)) {
    const auto live = static_cast<std::int32_t>(view.live.size());
    (view.id == newest ? sight.updated : sight.old) += live;
    sight.available += view.available;
    if (view.id == newest) updated_available = view.available;
  }
  const std::int32_t desired = context[id].replicas;
  if (sight.updated == desired && sight.old == 0 && updated_available == desired) {
    context.edit(id).progress = Progress::complete;
    context.announce(RolloutComplete{id, context[id].revision});
    return forget_old_sets(context, id, newest);
  }
  const RolloutSight seen = context[id].seen;
  const bool further =
      sight.updated > seen.updated || sight.old < seen.old || sight.available > seen.available;
  context.edit(id).seen = sight;
  if (!further || context[id].paused) return;
  Workload& workload = context.edit(id);
  workload.progress = Progress::progressing;
  workload.progressed = context.now();
  context.schedule(workload.progress_deadline, ProgressDue{id, context.now()});
}

void on_progress_due(Context& context, const ProgressDue& due) {
  const Workload& workload = context[due.workload];
  if (workload.progress != Progress::progressing || workload.progressed != due.progressed ||
      workload.paused)
    return;
  context.edit(due.workload).progress = Progress::deadline_exceeded;
  context.announce(RolloutStuck{due.workload, workload.revision});
}

void on_available_due(Context& context, const AvailableDue& due) {
  reconcile(context, due.workload);
  await_available(context, due.workload);
}

void on_retry_creation(Context& context, const RetryCreation& due) {
  context.edit(due.workload).retry_due = false;
  reconcile(context, due.workload);
}

void start_rollout(Context& context, Id<Workload> id, Id<ReplicaSet> newest) {
  Workload& workload = context.edit(id);
  workload.progress = Progress::progressing;
  workload.progressed = context.now();
  workload.seen = {};
  context.schedule(workload.progress_deadline, ProgressDue{id, context.now()});
  context.announce(RolloutStarted{id, context[newest].revision});
}

/// One set and it has its size: the common case.
bool is_settled(const World& world, const Workload& workload) {
  const Id<ReplicaSet> last = workload.last_set;
  return last && !world[last].older && world[last].spec == workload.spec &&
         world[last].replicas == workload.replicas &&
         workload.pods.length - workload.leaving == workload.replicas &&
         workload.progress == Progress::complete;
}

}  // namespace

void install_rollouts(Rulebook& rulebook) {
  rulebook.on<on_available_due>();
  rulebook.on<on_progress_due>();
  rulebook.on<on_retry_creation>();
}

std::vector<Id<ReplicaSet>> sets_of(const World& world, Id<Workload> workload) {
  std::vector<Id<ReplicaSet>> sets;
  for (Id<ReplicaSet> set = world[workload].last_set; set; set = world[set].older)
    if (!world[set].gone) sets.push_back(set);
  return sets;
}

Id<ReplicaSet> newest_set_if_any(const World& world, Id<Workload> workload) {
  for (const Id<ReplicaSet> set : sets_of(world, workload))
    if (world[set].spec == world[workload].spec) return set;
  return {};
}

Id<ReplicaSet> newest_set(Context& context, Id<Workload> id) {
  std::int32_t highest = 0;
  for (const Id<ReplicaSet> set : sets_of(context, id))
    highest = std::max(highest, context[set].revision);
  Id<ReplicaSet> newest = newest_set_if_any(context, id);
  if (newest && context[newest].revision == highest) return newest;
  if (newest) {
    context.edit(newest).revision = highest + 1;
  } else {
    const Workload& workload = context[id];
    ReplicaSet set;
    set.name = context.name(std::string(context.text(workload.name)) + "-" +
                            std::string(context.text(context[workload.spec].hash)));
    set.workload = id;
    set.spec = workload.spec;
    set.older = workload.last_set;
    set.revision = highest + 1;
    set.created = context.now();
    newest = context.add(set);
    context.edit(id).last_set = newest;
  }
  context.edit(id).revision = highest + 1;
  if (highest > 0) start_rollout(context, id, newest);
  return newest;
}

void reconcile_deployment(Context& context, Id<Workload> id) {
  if (is_settled(context, context[id])) return;
  if (context[id].paused) {
    resize_all(context, id, newest_set_if_any(context, id));
    return sync_pods(context, id);
  }
  const Id<ReplicaSet> newest = newest_set(context, id);
  resize_all(context, id, newest);
  if (rolls(context[id])) {
    roll(context, id, newest);
  } else {
    replace_all(context, id, newest);
  }
  sync_pods(context, id);
  note_progress(context, id, newest);
}

void set_template(Context& context, Id<Workload> id, Id<PodTemplate> spec) {
  if (context[id].spec == spec) return;
  Workload& workload = context.edit(id);
  workload.previous = workload.spec;
  workload.spec = spec;
  if (workload.kind != WorkloadKind::deployment) {
    workload.progress = Progress::progressing;
    context.announce(RolloutStarted{id, ++context.edit(id).revision});
  }
  reconcile(context, id);
}

Id<PodTemplate> undo_target(const World& world, Id<Workload> id, std::int32_t revision) {
  const Workload& workload = world[id];
  if (workload.kind != WorkloadKind::deployment)
    return revision == 0 ? workload.previous : Id<PodTemplate>{};
  Id<ReplicaSet> best;
  for (const Id<ReplicaSet> set : sets_of(world, id)) {
    if (world[set].spec == workload.spec) continue;
    const bool wanted = revision == 0 ? !best || world[set].revision > world[best].revision
                                      : world[set].revision == revision;
    if (wanted) best = set;
  }
  return best ? world[best].spec : Id<PodTemplate>{};
}

void await_available(Context& context, Id<Workload> id) {
  const Duration wait = context[id].min_ready;
  if (wait == Duration::zero()) return;
  Time next = Time::max();
  for (Id<Pod> pod = context[id].pods.first; pod; pod = context[pod].siblings.after) {
    const Time at = context[pod].ready_since + wait;
    if (context[pod].ready && at > context.now()) next = std::min(next, at);
  }
  if (next == Time::max() || next == context[id].available_due) return;
  context.edit(id).available_due = next;
  context.schedule_at(next, AvailableDue{id});
}

void retry_later(Context& context, Id<Workload> id) {
  if (context[id].retry_due) return;
  constexpr Duration first = std::chrono::milliseconds(5), longest = std::chrono::seconds(1000);
  constexpr std::int32_t most_doublings = 18;  // 5 ms * 2^18 is beyond the longest.
  Workload& workload = context.edit(id);
  const Duration wait = first * (std::int64_t{1} << std::min(workload.refused, most_doublings));
  ++workload.refused;
  workload.retry_due = true;
  context.schedule(std::min(wait, longest), RetryCreation{id});
}

}  // namespace drydock::kubernetes
