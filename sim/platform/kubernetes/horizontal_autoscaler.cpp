// While an autoscaler sleeps nothing that it reads changes, so the syncs that it skips would have
// proposed the same as its last one; waking fills them in, and the stabilization window is exact.
#include "sim/platform/kubernetes/horizontal_autoscaler.h"

#include <algorithm>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/horizontal_rules.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

struct SyncDue {
  Id<HorizontalAutoscaler> autoscaler;
  std::int64_t number = 0;
  DRYDOCK_FIELDS(SyncDue, autoscaler, number)
};

std::int64_t period_of(Time at, Duration period) { return at.time_since_epoch() / period; }

/// Syncs stand a third of a period after the scrapes, which stand on whole periods.
Duration sync_phase(Duration period) { return period / 3; }

void schedule_sync(Context& context, Id<HorizontalAutoscaler> id) {
  const Duration period = context.only<Settings>().hpa_period;
  const std::int64_t number = period_of(context.now() - sync_phase(period), period) + 1;
  context.edit(id).due = number;
  context.schedule_at(Time(number * period + sync_phase(period)), SyncDue{id, number});
}

/// Marks the proposals of the syncs that were slept through.
void fill_in(HorizontalAutoscaler& autoscaler, std::int64_t number) {
  const auto size = static_cast<std::int64_t>(autoscaler.recent.size());
  const std::int64_t from = std::max(autoscaler.last_sync + 1, number - size);
  for (std::int64_t i = from; i < number; ++i)
    autoscaler.recent[static_cast<std::size_t>(i % size)] = autoscaler.proposal;
}

std::vector<MeasuredPod> measure(const World& world, Id<Workload> id) {
  const Settings& settings = world.only<Settings>();
  const Workload& workload = world[id];
  const double use = scraped_use(workload, world.now(), settings.metrics_period);
  const std::int64_t scrape = period_of(world.now(), settings.metrics_period);
  std::vector<MeasuredPod> pods;
  for (const Id<Pod> pod_id : pods_of(world, id)) {
    const Pod& pod = world[pod_id];
    MeasuredPod measured;
    measured.deleting = !is_live(pod);
    measured.pending = pod.phase == PodPhase::pending || pod.phase == PodPhase::starting;
    measured.start = pod.created;
    measured.ready = pod.ready;
    measured.last_transition = pod.ready_since;
    measured.request_milli = workload.cpu_request.count;
    if (pod.phase == PodPhase::running && !world[node_of(pod)].silent)
      measured.usage_milli = pod.serving ? static_cast<std::int64_t>(use) : 0;
    measured.sampled = Time(scrape * settings.metrics_period);
    measured.window = settings.metrics_period;
    pods.push_back(measured);
  }
  return pods;
}

/// What the metric asks for now, before stabilization; current replicas when it cannot say.
std::int32_t propose(const World& world, const HorizontalAutoscaler& autoscaler) {
  const Settings& settings = world.only<Settings>();
  const std::vector<MeasuredPod> pods = measure(world, autoscaler.workload);
  const Proposal proposal = propose_by_utilization(
      pods, world[autoscaler.workload].replicas, autoscaler.target_percent,
      {settings.hpa_tolerance, settings.hpa_tolerance}, world.now(),
      settings.horizontal.cpu_initialization, settings.horizontal.initial_readiness);
  return proposal.replicas;
}

/// The largest proposal of the stabilization window, the present one included.
std::int32_t stabilize(const HorizontalAutoscaler& autoscaler, std::int64_t number,
                       std::int64_t window) {
  const auto size = static_cast<std::int64_t>(autoscaler.recent.size());
  std::int32_t most = autoscaler.proposal;
  for (std::int64_t i = number - std::min(window, size) + 1; i <= number; ++i)
    most = std::max(most, autoscaler.recent[static_cast<std::size_t>(i % size)]);
  return most;
}

/// Whether a pod will be seen otherwise by the mere passing of time: its first samples, and the
/// end of the time in which its CPU use does not count.
bool has_young_pods(const World& world, Id<Workload> workload) {
  const Settings& settings = world.only<Settings>();
  for (const Id<Pod> id : pods_of(world, workload)) {
    const Pod& pod = world[id];
    if (pod.created + settings.horizontal.cpu_initialization > world.now() &&
        pod.ready_since + 2 * settings.metrics_period > world.now())
      return true;
    if (!pod.ready && pod.created + settings.horizontal.cpu_initialization > world.now())
      return true;
  }
  return false;
}

std::int32_t desired_by_metric(Context& context, Id<HorizontalAutoscaler> id, std::int64_t number) {
  const Settings& settings = context.only<Settings>();
  const std::int32_t current = context[context[id].workload].replicas;
  const std::int32_t proposal = propose(context, context[id]);
  HorizontalAutoscaler& autoscaler = context.edit(id);
  if (!autoscaler.started) {
    // The first sync knows no history and takes the present size for it.
    autoscaler.started = true;
    autoscaler.proposal = current;
    autoscaler.last_sync = number - static_cast<std::int64_t>(autoscaler.recent.size()) - 1;
  }
  fill_in(autoscaler, number);
  autoscaler.proposal = proposal;
  autoscaler.recent[static_cast<std::size_t>(number) % autoscaler.recent.size()] = proposal;
  autoscaler.last_sync = number;
  const std::int64_t window = settings.hpa_downscale_window / settings.hpa_period;
  return clamp_without_behavior(stabilize(autoscaler, number, window), current, autoscaler.min,
                                autoscaler.max, settings.horizontal.scale_up_factor,
                                settings.horizontal.scale_up_least)
      .replicas;
}

/// Whether the next sync could say something else although nothing happens meanwhile.
bool is_unsettled(const World& world, const HorizontalAutoscaler& autoscaler) {
  const Settings& settings = world.only<Settings>();
  const Workload& workload = world[autoscaler.workload];
  const std::int64_t window = settings.hpa_downscale_window / settings.hpa_period;
  if (stabilize(autoscaler, autoscaler.last_sync, window) != autoscaler.proposal) return true;
  if (scraped_use(workload, world.now(), settings.metrics_period) != workload.cpu_use) return true;
  return has_young_pods(world, autoscaler.workload);
}

void on_sync_due(Context& context, const SyncDue& due) {
  const HorizontalAutoscaler& before = context[due.autoscaler];
  if (before.due != due.number) return;
  context.edit(due.autoscaler).due = -1;
  const Id<Workload> workload = before.workload;
  const std::int32_t current = context[workload].replicas;
  if (current == 0) return;  // ScalingDisabled until somebody scales it up.
  std::int32_t desired = 0;
  if (current > before.max) {
    desired = before.max;
  } else if (current < before.min) {
    desired = before.min;
  } else {
    desired = desired_by_metric(context, due.autoscaler, due.number);
  }
  context.edit(due.autoscaler).last_desired = desired;
  scale(context, workload, desired);
  const HorizontalAutoscaler& after = context[due.autoscaler];
  if (after.due < 0 && (desired != current || is_unsettled(context, after)))
    schedule_sync(context, due.autoscaler);
}

}  // namespace

void install_horizontal_autoscaler(Rulebook& rulebook) { rulebook.on<on_sync_due>(); }

Id<HorizontalAutoscaler> autoscaler_of(const World& world, Id<Workload> workload) {
  for (const auto& [id, autoscaler] : world.table<HorizontalAutoscaler>())
    if (autoscaler.workload == workload) return id;
  return {};
}

void wake_horizontal_autoscaler(Context& context, Id<Workload> workload) {
  const Id<HorizontalAutoscaler> id = autoscaler_of(context, workload);
  if (id && context[id].due < 0) schedule_sync(context, id);
}

double scraped_use(const Workload& workload, Time at, Duration period) {
  return workload.cpu_period == period_of(at, period) ? workload.cpu_before : workload.cpu_use;
}

void set_cpu_use(Context& context, Id<Workload> id, double millicores_per_pod) {
  if (context[id].cpu_use == millicores_per_pod) return;
  const std::int64_t period = period_of(context.now(), context.only<Settings>().metrics_period);
  Workload& workload = context.edit(id);
  if (workload.cpu_period != period) {
    workload.cpu_before = workload.cpu_use;
    workload.cpu_period = period;
  }
  workload.cpu_use = millicores_per_pod;
  wake_horizontal_autoscaler(context, id);
}

}  // namespace drydock::kubernetes
