// What becomes of a horizontal autoscaler's proposals: history, rates and bounds, and the
// conditions that it shows. Pure functions, which the simulation and outside test tables call
// alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/platform/kubernetes/horizontal_rules.h"

namespace drydock::kubernetes {

/// What a metric asked for at some time, before history and bounds.
struct Recommendation {
  std::int32_t replicas = 0;
  Time at;
};
/// The greatest of `desired` and of what was recommended less than `window` ago. Source of this
/// file: kubernetes/kubernetes pkg/controller/podautoscaler/horizontal.go.
std::int32_t stabilize_down(std::span<const Recommendation> recent, std::int32_t desired,
                            Duration window, Time now);
/// With `spec.behavior`: raised to the least of the up window, then lowered to the greatest of the
/// down window.
std::int32_t stabilize(std::span<const Recommendation> recent, std::int32_t desired,
                       std::int32_t current, Duration up_window, Duration down_window, Time now);
/// Keeps `desired`: in place of the last one that is older than `longest`, else at the end. The
/// simulation has a slot for each sync instead, which answers the same.
void remember(std::vector<Recommendation>& recent, std::int32_t desired, Duration longest,
              Time now);

/// A change that was made; outdated ones are overwritten.
struct ScaleEvent {
  std::int32_t change = 0;  ///< Positive, whatever the direction.
  Time at;
  bool outdated = false;
};
/// What was changed less than `period` ago.
std::int32_t change_in(std::span<const ScaleEvent> events, Duration period, Time now);
/// Keeps a change; those older than the longest period of the policies are outdated, and the last
/// of them is overwritten.
void store_event(std::vector<ScaleEvent>& events, std::int32_t change, Duration longest, Time now);

DRYDOCK_ENUM(SelectPolicy, max, min, disabled)

/// "4 pods in 15 s" or "100 % in 15 s".
struct RatePolicy {
  bool percent = false;
  std::int32_t value = 0;
  Duration period{};
  DRYDOCK_FIELDS(RatePolicy, percent, value, period)
};

/// `scaleUp` or `scaleDown` of `spec.behavior`.
struct ScalingRules {
  std::span<const RatePolicy> policies;
  SelectPolicy select = SelectPolicy::max;
  Duration window{};
};

/// Most replicas that the policies allow now.
std::int32_t scale_up_limit(std::int32_t current, std::span<const ScaleEvent> ups,
                            std::span<const ScaleEvent> downs, const ScalingRules& rules, Time now);
/// Fewest replicas that the policies allow now.
std::int32_t scale_down_limit(std::int32_t current, std::span<const ScaleEvent> ups,
                              std::span<const ScaleEvent> downs, const ScalingRules& rules,
                              Time now);
Duration longest_period(const ScalingRules& rules);

/// Reasons of the conditions, in the order of the real names; see reason_name().
DRYDOCK_ENUM(ActiveReason, unknown, valid_metric_found, scaling_disabled,
             failed_get_resource_metric, failed_get_pods_metric, failed_get_object_metric,
             failed_get_external_metric)
DRYDOCK_ENUM(AbleReason, succeeded_get_scale, ready_for_new_scale, succeeded_rescale,
             scale_up_stabilized, scale_down_stabilized)
DRYDOCK_ENUM(LimitReason, desired_within_range, too_few_replicas, too_many_replicas, scale_up_limit,
             scale_down_limit)
/// "DesiredWithinRange" for desired_within_range: as the API spells reasons.
std::string spelled_reason(std::string_view name);
template <NamedEnum E>
std::string reason_name(E reason) {
  return spelled_reason(enum_name(reason));
}
/// The sentences that stand beside the reasons.
std::string_view say(AbleReason reason);
std::string_view say(LimitReason reason);

struct Bounded {
  std::int32_t replicas = 0;
  LimitReason reason = LimitReason::desired_within_range;
};
/// Growth limit and bounds without `spec.behavior`: at most max(factor * current, least) a sync.
Bounded clamp_without_behavior(std::int32_t desired, std::int32_t current, std::int32_t min,
                               std::int32_t max, double factor, std::int32_t least);

/// Both directions of `spec.behavior`, and the changes so far.
struct Behavior {
  ScalingRules up, down;
  std::span<const ScaleEvent> ups, downs;
};
Bounded clamp_with_behavior(std::int32_t desired, std::int32_t current, std::int32_t min,
                            std::int32_t max, const Behavior& behavior, Time now);

/// Why the size changes.
DRYDOCK_ENUM(RescaleReason, none, above_max, below_min, metric_above_target, all_below_target)

/// What one metric says, and the reason that is shown if it cannot say.
struct MetricAnswer {
  MetricError error = MetricError::none;
  std::int32_t replicas = 0;
  ActiveReason on_error = ActiveReason::failed_get_resource_metric;
};

/// All that one sync looks at.
struct HorizontalSync {
  std::int32_t current = 0, min = 0, max = 0;
  std::span<const MetricAnswer> metrics;
  std::span<const Recommendation> recent;
  const Behavior* behavior = nullptr;  ///< None: the rules of a target without `spec.behavior`.
  Duration down_window{};              ///< Without behavior.
  double factor = 0;                   ///< Without behavior.
  std::int32_t least = 0;              ///< Without behavior.
  Time now;
};

struct Decision {
  std::int32_t replicas = 0;
  RescaleReason why = RescaleReason::none;
  std::int32_t metric = -1;  ///< Index of the one that decides.
  std::int32_t failed = 0;   ///< Metrics that could not say.
  ActiveReason active = ActiveReason::unknown;
  AbleReason able = AbleReason::succeeded_get_scale;
  LimitReason limit = LimitReason::desired_within_range;
  bool limited = false;
  /// What is to be remembered as a recommendation; none: metrics were not read, or cannot say.
  std::optional<std::int32_t> recommendation;
};

/// What needs no metric: a target at 0 is left alone, one outside its bounds goes there.
std::optional<Decision> decide_without_metrics(std::int32_t current, std::int32_t min,
                                               std::int32_t max);
/// One whole sync: the largest proposal, then history, rate and bounds. If a metric fails, the
/// others may grow the target but not shrink it.
Decision decide(const HorizontalSync& sync);

}  // namespace drydock::kubernetes
