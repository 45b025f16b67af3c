// The order of the steps matters: history first, then the rate, then the bounds.
#include "sim/platform/kubernetes/horizontal_behavior.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace drydock::kubernetes {

namespace {

std::int32_t whole(double replicas) {
  constexpr double most = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp(replicas, -most, most));
}

/// What the policies make of the size at the beginning of their periods.
template <class Propose>
std::int32_t policy_limit(std::int32_t current, std::span<const ScaleEvent> ups,
                          std::span<const ScaleEvent> downs, const ScalingRules& rules, Time now,
                          bool take_greatest, Propose&& propose) {
  if (rules.select == SelectPolicy::disabled) return current;
  std::optional<std::int32_t> limit;
  for (const RatePolicy& policy : rules.policies) {
    const double start = static_cast<double>(current) - change_in(ups, policy.period, now) +
                         change_in(downs, policy.period, now);
    const std::int32_t proposed = whole(propose(start, policy));
    const bool better = !limit || (take_greatest ? proposed > *limit : proposed < *limit);
    if (better) limit = proposed;
  }
  return limit.value_or(current);
}

/// The largest proposal. A failed metric does not keep the others from growing the target.
void weigh_metrics(const HorizontalSync& sync, Decision& decision) {
  const MetricAnswer* first_failed = nullptr;
  for (std::size_t i = 0; i < sync.metrics.size(); ++i) {
    const MetricAnswer& answer = sync.metrics[i];
    if (answer.error != MetricError::none) {
      if (first_failed == nullptr) first_failed = &answer;
      ++decision.failed;
    } else if (decision.metric < 0 || answer.replicas > decision.replicas) {
      decision.replicas = answer.replicas;
      decision.metric = static_cast<std::int32_t>(i);
    }
  }
  const bool useless =
      decision.metric < 0 || (decision.failed > 0 && decision.replicas < sync.current);
  decision.active = ActiveReason::valid_metric_found;
  if (!useless) return;
  if (first_failed != nullptr) decision.active = first_failed->on_error;
  decision.replicas = sync.current;
  decision.metric = -1;
}

std::int32_t with_history(const HorizontalSync& sync, std::int32_t desired) {
  if (sync.behavior == nullptr)
    return stabilize_down(sync.recent, desired, sync.down_window, sync.now);
  return stabilize(sync.recent, desired, sync.current, sync.behavior->up.window,
                   sync.behavior->down.window, sync.now);
}

Bounded bounded(const HorizontalSync& sync, std::int32_t desired) {
  if (sync.behavior == nullptr)
    return clamp_without_behavior(desired, sync.current, sync.min, sync.max, sync.factor,
                                  sync.least);
  return clamp_with_behavior(desired, sync.current, sync.min, sync.max, *sync.behavior, sync.now);
}

}  // namespace

std::int32_t stabilize_down(std::span<const Recommendation> recent, std::int32_t desired,
                            Duration window, Time now) {
  for (const Recommendation& earlier : recent)
    if (now - earlier.at < window) desired = std::max(desired, earlier.replicas);
  return desired;
}

std::int32_t stabilize(std::span<const Recommendation> recent, std::int32_t desired,
                       std::int32_t current, Duration up_window, Duration down_window, Time now) {
  std::int32_t up = desired, down = desired;
  for (const Recommendation& earlier : recent) {
    if (now - earlier.at < up_window) up = std::min(up, earlier.replicas);
    if (now - earlier.at < down_window) down = std::max(down, earlier.replicas);
  }
  return std::min(std::max(current, up), down);
}

void remember(std::vector<Recommendation>& recent, std::int32_t desired, Duration longest,
              Time now) {
  const auto old = std::find_if(recent.rbegin(), recent.rend(), [&](const Recommendation& earlier) {
    return now - earlier.at >= longest;
  });
  if (old == recent.rend())
    recent.push_back({desired, now});
  else
    *old = {desired, now};
}

std::int32_t change_in(std::span<const ScaleEvent> events, Duration period, Time now) {
  std::int32_t sum = 0;
  for (const ScaleEvent& event : events)
    if (now - event.at < period) sum += event.change;
  return sum;
}

void store_event(std::vector<ScaleEvent>& events, std::int32_t change, Duration longest, Time now) {
  ScaleEvent* last_outdated = nullptr;
  for (ScaleEvent& event : events) {
    if (now - event.at > longest) event.outdated = true;
    if (event.outdated) last_outdated = &event;
  }
  if (last_outdated != nullptr)
    *last_outdated = {change, now, false};
  else
    events.push_back({change, now, false});
}

std::int32_t scale_up_limit(std::int32_t current, std::span<const ScaleEvent> ups,
                            std::span<const ScaleEvent> downs, const ScalingRules& rules,
                            Time now) {
  return policy_limit(current, ups, downs, rules, now, rules.select == SelectPolicy::max,
                      [](double start, const RatePolicy& policy) {
                        return policy.percent ? std::ceil(start * (1 + policy.value / 100.0))
                                              : start + policy.value;
                      });
}

std::int32_t scale_down_limit(std::int32_t current, std::span<const ScaleEvent> ups,
                              std::span<const ScaleEvent> downs, const ScalingRules& rules,
                              Time now) {
  return policy_limit(current, ups, downs, rules, now, rules.select == SelectPolicy::min,
                      [](double start, const RatePolicy& policy) {
                        return policy.percent ? std::trunc(start * (1 - policy.value / 100.0))
                                              : start - policy.value;
                      });
}

Duration longest_period(const ScalingRules& rules) {
  Duration longest{};
  for (const RatePolicy& policy : rules.policies) longest = std::max(longest, policy.period);
  return longest;
}

std::string spelled_reason(std::string_view name) {
  std::string spelled;
  bool starts_word = true;
  for (const char letter : name) {
    const bool is_small = letter >= 'a' && letter <= 'z';
    if (letter != '_')
      spelled += starts_word && is_small ? static_cast<char>(letter - 'a' + 'A') : letter;
    starts_word = letter == '_';
  }
  return spelled;
}

std::string_view say(AbleReason reason) {
  switch (reason) {
    case AbleReason::succeeded_get_scale:
      return "the HPA controller was able to get the target's current scale";
    case AbleReason::ready_for_new_scale:
      return "recommended size matches current size";
    case AbleReason::succeeded_rescale:
      return "the HPA controller was able to update the target scale";
    case AbleReason::scale_up_stabilized:
      return "recent recommendations were lower than current one, applying the lowest recent "
             "recommendation";
    case AbleReason::scale_down_stabilized:
      return "recent recommendations were higher than current one, applying the highest recent "
             "recommendation";
  }
  return {};
}

std::string_view say(LimitReason reason) {
  switch (reason) {
    case LimitReason::desired_within_range:
      return "the desired count is within the acceptable range";
    case LimitReason::too_few_replicas:
      return "the desired replica count is less than the minimum replica count";
    case LimitReason::too_many_replicas:
      return "the desired replica count is more than the maximum replica count";
    case LimitReason::scale_up_limit:
      return "the desired replica count is increasing faster than the maximum scale rate";
    case LimitReason::scale_down_limit:
      return "the desired replica count is decreasing faster than the maximum scale rate";
  }
  return {};
}

Bounded clamp_without_behavior(std::int32_t desired, std::int32_t current, std::int32_t min,
                               std::int32_t max, double factor, std::int32_t least) {
  const std::int32_t limit =
      whole(std::max(factor * static_cast<double>(current), static_cast<double>(least)));
  if (desired < min) return {min, LimitReason::too_few_replicas};
  if (desired > std::min(max, limit))
    return max > limit ? Bounded{limit, LimitReason::scale_up_limit}
                       : Bounded{max, LimitReason::too_many_replicas};
  return {desired, LimitReason::desired_within_range};
}

Bounded clamp_with_behavior(std::int32_t desired, std::int32_t current, std::int32_t min,
                            std::int32_t max, const Behavior& behavior, Time now) {
  if (desired > current) {
    const std::int32_t limit =
        std::max(current, scale_up_limit(current, behavior.ups, behavior.downs, behavior.up, now));
    if (desired > std::min(max, limit))
      return max > limit ? Bounded{limit, LimitReason::scale_up_limit}
                         : Bounded{max, LimitReason::too_many_replicas};
  } else if (desired < current) {
    const std::int32_t limit = std::min(
        current, scale_down_limit(current, behavior.ups, behavior.downs, behavior.down, now));
    if (desired < std::max(min, limit))
      return min < limit ? Bounded{limit, LimitReason::scale_down_limit}
                         : Bounded{min, LimitReason::too_few_replicas};
  }
  return {desired, LimitReason::desired_within_range};
}

std::optional<Decision> decide_without_metrics(std::int32_t current, std::int32_t min,
                                               std::int32_t max) {
  Decision decision;
  decision.replicas = current;
  if (current == 0 && min != 0) {
    decision.active = ActiveReason::scaling_disabled;
  } else if (current > max) {
    decision.replicas = max;
    decision.why = RescaleReason::above_max;
    decision.able = AbleReason::succeeded_rescale;
  } else if (current < min) {
    decision.replicas = min;
    decision.why = RescaleReason::below_min;
    decision.able = AbleReason::succeeded_rescale;
  } else {
    return std::nullopt;
  }
  return decision;
}

Decision decide(const HorizontalSync& sync) {
  if (const auto early = decide_without_metrics(sync.current, sync.min, sync.max)) return *early;
  Decision decision;
  weigh_metrics(sync, decision);
  if (decision.metric < 0) return decision;
  const std::int32_t desired = decision.replicas;
  decision.recommendation = desired;
  if (desired > sync.current) decision.why = RescaleReason::metric_above_target;
  if (desired < sync.current) decision.why = RescaleReason::all_below_target;
  const std::int32_t stable = with_history(sync, desired);
  decision.able = AbleReason::ready_for_new_scale;
  if (stable != desired)
    decision.able = desired >= sync.current && sync.behavior != nullptr
                        ? AbleReason::scale_up_stabilized
                        : AbleReason::scale_down_stabilized;
  const Bounded result = bounded(sync, stable);
  decision.replicas = result.replicas;
  decision.limit = result.reason;
  decision.limited = result.replicas != stable;
  return decision;
}

}  // namespace drydock::kubernetes
