// Percent and means are whole and truncated, as the real controller has them: 54.9 % counts as
// 54 %.
#include "sim/platform/kubernetes/horizontal_rules.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace drydock::kubernetes {

namespace {

/// The samples that a metric counts.
struct Use {
  std::int64_t usage = 0, request = 0, count = 0;
  void add(std::int64_t used, std::int64_t requested) {
    usage += used;
    request += requested;
    ++count;
  }
};

/// Replicas, not beyond what a count of replicas can hold.
std::int32_t ceil_of(double replicas) {
  constexpr double most = 2'147'483'647.0;
  return static_cast<std::int32_t>(std::clamp(std::ceil(replicas), 0.0, most));
}

double over(std::int64_t value, std::int64_t target) {
  return static_cast<double>(value) / static_cast<double>(target);
}

bool is_within(double ratio, Tolerance tolerance) {
  return 1.0 - tolerance.down <= ratio && ratio <= 1.0 + tolerance.up;
}

/// Pods by what their samples may be used for.
struct Groups {
  Use known;
  std::vector<const MeasuredPod*> unready, missing;
};

Groups grouped(std::span<const MeasuredPod> pods, const Sync& sync) {
  Groups groups;
  for (const MeasuredPod& pod : pods) {
    const PodGroup group =
        group_of(pod, sync.is_cpu, sync.now, sync.cpu_initialization, sync.initial_readiness);
    if (group == PodGroup::unready) groups.unready.push_back(&pod);
    if (group == PodGroup::missing) groups.missing.push_back(&pod);
    if (group == PodGroup::ready) groups.known.add(*pod.usage_milli, pod.request_milli.value_or(0));
  }
  return groups;
}

/// The part that utilization and mean share. `ratio_of` tells the ratio of samples; `fallback` what
/// a pod without a sample counts when that speaks against shrinking.
template <class RatioOf, class Fallback>
std::int32_t replicas_of(const Groups& groups, const Sync& sync, RatioOf&& ratio_of,
                         Fallback&& fallback) {
  const double ratio = ratio_of(groups.known);
  const bool grows_unready = !groups.unready.empty() && ratio > 1.0;
  if (!grows_unready && groups.missing.empty()) {
    if (is_within(ratio, sync.tolerance)) return sync.current;
    return ceil_of(ratio * static_cast<double>(groups.known.count));
  }
  Use filled = groups.known;
  for (const MeasuredPod* pod : groups.missing)
    if (ratio != 1.0) filled.add(ratio < 1.0 ? fallback(*pod) : 0, pod->request_milli.value_or(0));
  if (grows_unready)
    for (const MeasuredPod* pod : groups.unready) filled.add(0, pod->request_milli.value_or(0));
  const double again = ratio_of(filled);
  const bool flips = (ratio < 1.0 && again > 1.0) || (ratio > 1.0 && again < 1.0);
  if (is_within(again, sync.tolerance) || flips) return sync.current;
  const std::int32_t replicas = ceil_of(again * static_cast<double>(filled.count));
  const bool contradicts =
      (again < 1.0 && replicas > sync.current) || (again > 1.0 && replicas < sync.current);
  return contradicts ? sync.current : replicas;
}

Proposal failed(MetricError error, const Sync& sync) { return {error, sync.current, 0, 0}; }

}  // namespace

PodGroup group_of(const MeasuredPod& pod, bool is_cpu, Time now, Duration cpu_initialization,
                  Duration initial_readiness) {
  if (pod.deleting || pod.finished) return PodGroup::ignored;
  if (pod.pending) return PodGroup::unready;
  if (!pod.usage_milli) return PodGroup::missing;
  if (!is_cpu) return PodGroup::ready;
  if (!pod.ready || !pod.start) return PodGroup::unready;
  bool unready = false;
  if (*pod.start + cpu_initialization > now) {
    unready = !*pod.ready || pod.sampled < pod.last_transition + pod.window;
  } else {
    unready = !*pod.ready && *pod.start + initial_readiness > pod.last_transition;
  }
  return unready ? PodGroup::unready : PodGroup::ready;
}

Proposal propose_by_utilization(std::span<const MeasuredPod> pods, std::int64_t target_percent,
                                const Sync& sync) {
  const Groups groups = grouped(pods, sync);
  if (groups.known.count == 0 && !sync.strangers) return failed(MetricError::no_metrics, sync);
  for (const MeasuredPod& pod : pods)
    if (!pod.request_milli) return failed(MetricError::missing_request, sync);
  if (groups.known.request == 0) return failed(MetricError::no_metrics_for_known_pods, sync);
  const auto percent = [](const Use& use) { return use.usage * 100 / use.request; };
  Proposal proposal;
  proposal.metric = percent(groups.known);
  proposal.average_milli = groups.known.usage / groups.known.count;
  proposal.replicas = replicas_of(
      groups, sync, [&](const Use& use) { return over(percent(use), target_percent); },
      [&](const MeasuredPod& pod) {
        return *pod.request_milli * std::max<std::int64_t>(100, target_percent) / 100;
      });
  return proposal;
}

Proposal propose_by_average(std::span<const MeasuredPod> pods, std::int64_t target_milli,
                            const Sync& sync) {
  const Groups groups = grouped(pods, sync);
  if (groups.known.count == 0)
    return failed(sync.strangers ? MetricError::no_metrics_for_known_pods : MetricError::no_metrics,
                  sync);
  const auto mean = [](const Use& use) { return use.usage / use.count; };
  Proposal proposal;
  proposal.metric = proposal.average_milli = mean(groups.known);
  proposal.replicas = replicas_of(
      groups, sync, [&](const Use& use) { return over(mean(use), target_milli); },
      [&](const MeasuredPod&) { return target_milli; });
  return proposal;
}

Proposal propose_by_value(std::int64_t total_milli, std::int64_t target_milli, std::int32_t ready,
                          const Sync& sync) {
  const double ratio = over(total_milli, target_milli);
  Proposal proposal{MetricError::none, sync.current, total_milli, 0};
  if (sync.current == 0)
    proposal.replicas = ceil_of(ratio);
  else if (!is_within(ratio, sync.tolerance))
    proposal.replicas = ceil_of(ratio * ready);
  return proposal;
}

Proposal propose_by_share(std::int64_t total_milli, std::int64_t target_milli, const Sync& sync) {
  Proposal proposal{MetricError::none, sync.current, 0, 0};
  if (sync.current > 0)
    proposal.metric = static_cast<std::int64_t>(std::ceil(over(total_milli, sync.current)));
  const bool keeps =
      sync.current > 0 && is_within(over(total_milli, target_milli * sync.current), sync.tolerance);
  if (!keeps) proposal.replicas = ceil_of(over(total_milli, target_milli));
  return proposal;
}

}  // namespace drydock::kubernetes
