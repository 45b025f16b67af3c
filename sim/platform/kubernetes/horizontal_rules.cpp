// Percent are whole and truncated, as the real controller has them: 54.9 % counts as 54 %.
#include "sim/platform/kubernetes/horizontal_rules.h"

#include <algorithm>
#include <cmath>

namespace drydock::kubernetes {

namespace {

/// Sums over the pods that have both a sample and a request.
struct Use {
  std::int64_t usage = 0, request = 0, count = 0;
  std::int64_t percent() const { return request == 0 ? 0 : usage * 100 / request; }
  void add(std::int64_t used, std::int64_t requested) {
    usage += used;
    request += requested;
    ++count;
  }
};

std::int32_t ceil_of(double ratio, std::int64_t count) {
  return static_cast<std::int32_t>(std::ceil(ratio * static_cast<double>(count)));
}

double ratio_of(std::int64_t percent, std::int64_t target) {
  return static_cast<double>(percent) / static_cast<double>(target);
}

bool is_within(double ratio, Tolerance tolerance) {
  return 1.0 - tolerance.down <= ratio && ratio <= 1.0 + tolerance.up;
}

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

Proposal propose_by_utilization(std::span<const MeasuredPod> pods, std::int32_t current,
                                std::int64_t target_percent, Tolerance tolerance, Time now,
                                Duration cpu_initialization, Duration initial_readiness) {
  Use known;
  std::vector<const MeasuredPod*> unready, missing;
  const auto has_sample = [](const MeasuredPod& pod) { return pod.usage_milli.has_value(); };
  if (std::none_of(pods.begin(), pods.end(), has_sample))
    return {MetricError::no_metrics, current, 0, 0};
  for (const MeasuredPod& pod : pods) {
    const PodGroup group = group_of(pod, true, now, cpu_initialization, initial_readiness);
    if (!pod.request_milli) return {MetricError::missing_request, current, 0, 0};
    if (group == PodGroup::unready) unready.push_back(&pod);
    if (group == PodGroup::missing) missing.push_back(&pod);
    if (group == PodGroup::ready) known.add(*pod.usage_milli, *pod.request_milli);
  }
  if (known.count == 0) return {MetricError::no_known_pods, current, 0, 0};
  Proposal proposal{MetricError::none, current, known.percent(), known.usage / known.count};
  const double ratio = ratio_of(proposal.utilization, target_percent);
  if (missing.empty() && (unready.empty() || ratio <= 1.0)) {
    if (!is_within(ratio, tolerance)) proposal.replicas = ceil_of(ratio, known.count);
    return proposal;
  }
  Use filled = known;
  for (const MeasuredPod* pod : missing) {
    const std::int64_t percent = std::max<std::int64_t>(100, target_percent);
    filled.add(ratio < 1.0 ? percent * *pod->request_milli / 100 : 0, *pod->request_milli);
  }
  if (ratio > 1.0)
    for (const MeasuredPod* pod : unready) filled.add(0, *pod->request_milli);
  const double again = ratio_of(filled.percent(), target_percent);
  const bool flips = (ratio < 1.0 && again > 1.0) || (ratio > 1.0 && again < 1.0);
  if (is_within(again, tolerance) || flips) return proposal;
  const std::int32_t replicas = ceil_of(again, filled.count);
  const bool contradicts =
      (again < 1.0 && replicas > current) || (again > 1.0 && replicas < current);
  if (!contradicts) proposal.replicas = replicas;
  return proposal;
}

std::int32_t scale_up_limit(std::int32_t current, double factor, std::int32_t least) {
  return static_cast<std::int32_t>(
      std::max(factor * static_cast<double>(current), static_cast<double>(least)));
}

Clamped clamp_without_behavior(std::int32_t desired, std::int32_t current, std::int32_t min,
                               std::int32_t max, double factor, std::int32_t least) {
  const std::int32_t limit = scale_up_limit(current, factor, least);
  const std::int32_t upper = std::min(max, limit);
  if (desired < min) return {min, "TooFewReplicas"};
  if (desired > upper) return {upper, max > limit ? "ScaleUpLimit" : "TooManyReplicas"};
  return {desired, "DesiredWithinRange"};
}

}  // namespace drydock::kubernetes
