// Cases of the horizontal autoscaler.
#include "sim/platform/kubernetes/horizontal_behavior.h"

#include <map>

#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using namespace kubernetes;  // NOLINT: these families are about nothing else.

constexpr std::int64_t most_milli = 1'000'000'000'000;
constexpr std::int64_t most_total = 1'000'000'000'000'000;
constexpr std::int64_t most_replicas = 1'000'000;

std::int32_t count(const Cursor& at, std::int64_t least = 0, std::int64_t otherwise = 0) {
  return static_cast<std::int32_t>(at.integer(least, most_replicas, otherwise));
}

/// A sample of a metric, by the name of its pod.
struct NamedSample {
  std::string pod;
  std::int64_t value = 0;
  Time at;
  Duration window{};
};

struct NamedPod {
  std::string name;
  MeasuredPod pod;
};

std::vector<NamedSample> read_samples(const Cursor& at) {
  std::vector<NamedSample> samples;
  for (const Cursor& entry : at.list()) {
    ObjectCursor object(entry);
    samples.push_back({any_text(object.required("pod")),
                       object.required("value_milli").integer(-most_milli, most_milli),
                       moment(object.optional("timestamp_s")),
                       seconds(object.optional("window_s"))});
  }
  return samples;
}

NamedPod read_pod(const Cursor& at) {
  static const std::vector<std::string> phases = {"Running", "Pending", "Failed", "Succeeded",
                                                  "Unknown"};
  static const std::vector<std::string> states = {"True", "False", "Unknown"};
  ObjectCursor object(at);
  NamedPod named;
  named.name = any_text(object.required("name"));
  const std::size_t phase = object.optional("phase").word(phases);
  named.pod.pending = phase == 1;
  named.pod.finished = phase == 2 || phase == 3;
  named.pod.deleting = object.optional("deleting").boolean();
  if (const Cursor start = object.optional("start_time_s")) named.pod.start = moment(start);
  if (const Cursor condition = object.optional("ready_condition")) {
    ObjectCursor ready(condition);
    named.pod.ready = ready.required("status").word(states) == 0;
    named.pod.last_transition = moment(ready.optional("last_transition_s"));
  }
  if (const Cursor request = object.optional("request_milli"))
    named.pod.request_milli = request.integer(0, most_milli);
  return named;
}

/// The pods with their samples; `strangers` becomes true when a sample belongs to none.
std::vector<NamedPod> read_pods(const Cursor& pods, const std::vector<NamedSample>& samples,
                                bool& strangers) {
  std::map<std::string, const NamedSample*> by_pod;
  for (const NamedSample& sample : samples) by_pod[sample.pod] = &sample;
  std::vector<NamedPod> list;
  for (const Cursor& entry : pods.list()) {
    NamedPod named = read_pod(entry);
    if (const auto sample = by_pod.find(named.name); sample != by_pod.end()) {
      named.pod.usage_milli = sample->second->value;
      named.pod.sampled = sample->second->at;
      named.pod.window = sample->second->window;
      by_pod.erase(sample);
    }
    list.push_back(std::move(named));
  }
  strangers = !by_pod.empty();
  return list;
}

Sync read_sync(ObjectCursor& object) {
  Sync sync;
  sync.now = moment(object.optional("now_s"));
  sync.cpu_initialization =
      seconds(object.optional("cpu_initialization_period_s"), std::chrono::seconds(300));
  sync.initial_readiness =
      seconds(object.optional("initial_readiness_delay_s"), std::chrono::seconds(30));
  return sync;
}

Value answer_of(const Proposal& proposal) {
  Value answer;
  if (proposal.error != MetricError::none) {
    answer.set("error", std::string(enum_name(proposal.error)));
    return answer;
  }
  answer.set("replicas", std::int64_t{proposal.replicas});
  answer.set("current_metric", proposal.metric);
  answer.set("average_value_milli", proposal.average_milli);
  return answer;
}

enum class Kind { utilization, pods, object_value, object_share, external_value, external_share };

Value replicas(const Cursor& input) {
  static const std::vector<std::string> kinds = {"resource_utilization", "pods_average",
                                                 "object_value",         "object_average",
                                                 "external_value",       "external_average"};
  ObjectCursor object(input);
  const auto kind = static_cast<Kind>(object.required("metric_kind").word(kinds));
  Sync sync = read_sync(object);
  sync.current = count(object.required("current_replicas"));
  sync.tolerance = {object.optional("tolerance_down").number(0, 1000, 0.1),
                    object.optional("tolerance_up").number(0, 1000, 0.1)};
  const std::int64_t target = object.required("target").integer(1, most_milli, 1);
  std::vector<MeasuredPod> pods;
  for (const NamedPod& named :
       read_pods(object.optional("pods"), read_samples(object.optional("metrics")), sync.strangers))
    pods.push_back(named.pod);
  std::int64_t total = 0;
  for (const Cursor& value : object.optional("values_milli").list(1000))
    total += value.integer(-most_total, most_total);
  switch (kind) {
    case Kind::utilization:
      return answer_of(propose_by_utilization(pods, target, sync));
    case Kind::pods:
      sync.is_cpu = false;
      return answer_of(propose_by_average(pods, target, sync));
    case Kind::object_value:
    case Kind::external_value: {
      std::int32_t ready = 0;
      for (const MeasuredPod& pod : pods)
        ready += !pod.pending && !pod.finished && pod.ready.value_or(false);
      return answer_of(propose_by_value(total, target, ready, sync));
    }
    case Kind::object_share:
    case Kind::external_share:
      return answer_of(propose_by_share(total, target, sync));
  }
  return {};
}

Value pod_grouping(const Cursor& input) {
  static const std::vector<std::string> resources = {"cpu", "memory"};
  ObjectCursor object(input);
  const bool is_cpu = object.optional("resource").word(resources) == 0;
  const Sync sync = read_sync(object);
  bool strangers = false;
  std::int64_t ready = 0;
  Value::List unready, missing, ignored;
  for (const NamedPod& named :
       read_pods(object.required("pods"), read_samples(object.optional("metrics")), strangers)) {
    switch (
        group_of(named.pod, is_cpu, sync.now, sync.cpu_initialization, sync.initial_readiness)) {
      case PodGroup::ready:
        ++ready;
        break;
      case PodGroup::unready:
        unready.push_back(named.name);
        break;
      case PodGroup::missing:
        missing.push_back(named.name);
        break;
      case PodGroup::ignored:
        ignored.push_back(named.name);
        break;
    }
  }
  Value answer;
  answer.set("ready_count", ready);
  answer.set("unready", std::move(unready));
  answer.set("missing", std::move(missing));
  answer.set("ignored", std::move(ignored));
  return answer;
}

/// Rules of one direction with the policies that they look at.
struct ReadRules {
  std::vector<RatePolicy> policies;
  ScalingRules rules;
};

ReadRules read_rules(const Cursor& at, bool up) {
  static const std::vector<std::string> selects = {"Max", "Min", "Disabled"};
  static const std::vector<std::string> types = {"Pods", "Percent"};
  ReadRules read;
  read.policies = {{true, 100, std::chrono::seconds(15)}};
  if (up) read.policies.push_back({false, 4, std::chrono::seconds(15)});
  if (at) {
    ObjectCursor object(at);
    read.rules.select = static_cast<SelectPolicy>(object.optional("select_policy").word(selects));
    read.rules.window =
        seconds(object.optional("stabilization_window_s"), std::chrono::seconds(up ? 0 : 300));
    if (const Cursor list = object.optional("policies")) read.policies.clear();
    for (const Cursor& entry : object.optional("policies").list(100)) {
      ObjectCursor policy(entry);
      read.policies.push_back({policy.required("type").word(types) == 1,
                               count(policy.required("value")),
                               seconds(policy.required("period_s"))});
    }
  }
  return read;
}

/// Changes with an age, as events before a moment far from zero.
constexpr Time asked_at{std::chrono::hours(1'000'000)};

std::vector<ScaleEvent> read_events(const Cursor& at) {
  std::vector<ScaleEvent> events;
  for (const Cursor& entry : at.list()) {
    ObjectCursor object(entry);
    events.push_back({count(object.required("change"), -most_replicas),
                      asked_at - seconds(object.required("age_s")),
                      object.optional("outdated").boolean()});
  }
  return events;
}

Value bounded_answer(const Bounded& bounded) {
  Value answer;
  answer.set("replicas", std::int64_t{bounded.replicas});
  answer.set("condition_reason", reason_name(bounded.reason));
  return answer;
}

Value behavior_rate(const Cursor& input) {
  ObjectCursor object(input);
  const Cursor up_at = object.optional("scale_up"), down_at = object.optional("scale_down");
  ReadRules up = read_rules(up_at, true), down = read_rules(down_at, false);
  up.rules.policies = up.policies;
  down.rules.policies = down.policies;
  const std::vector<ScaleEvent> ups = read_events(object.optional("scale_up_events"));
  const std::vector<ScaleEvent> downs = read_events(object.optional("scale_down_events"));
  const std::int32_t current = count(object.required("current_replicas"));
  const Cursor desired_at = object.optional("desired_replicas");
  const std::int32_t desired = count(desired_at, 0, current);
  const std::int32_t min = count(object.optional("min_replicas"), 0, 1);
  const std::int32_t max = count(object.optional("max_replicas"), 0, most_replicas);
  const Cursor limit_only = object.optional("limit_only");
  if (!limit_only || (limit_only.value()->is(Value::Kind::boolean) && !limit_only.boolean()))
    return bounded_answer(clamp_with_behavior(desired, current, min, max,
                                              {up.rules, down.rules, ups, downs}, asked_at));
  static const std::vector<std::string> directions = {"up", "down", "scale_up", "scale_down"};
  bool downwards = !up_at || (desired_at && desired < current);
  if (limit_only.value()->is(Value::Kind::text)) downwards = limit_only.word(directions) % 2 == 1;
  Value answer;
  answer.set("limit",
             std::int64_t{downwards ? scale_down_limit(current, ups, downs, down.rules, asked_at)
                                    : scale_up_limit(current, ups, downs, up.rules, asked_at)});
  return answer;
}

Value no_behavior_clamp(const Cursor& input) {
  ObjectCursor object(input);
  return bounded_answer(clamp_without_behavior(
      count(object.required("desired_replicas")), count(object.required("current_replicas")),
      count(object.required("min_replicas")), count(object.required("max_replicas")),
      object.optional("scale_up_factor").number(0, 1000, 2),
      count(object.optional("scale_up_minimum"), 0, 4)));
}

std::vector<Recommendation> read_recommendations(const Cursor& at) {
  std::vector<Recommendation> list;
  for (const Cursor& entry : at.list()) {
    if (!entry.value()->is(Value::Kind::object)) {
      list.push_back({count(entry), asked_at});
      continue;
    }
    ObjectCursor object(entry);
    list.push_back(
        {count(object.required("replicas")), asked_at - seconds(object.optional("age_s"))});
  }
  return list;
}

MetricAnswer cpu_answer(ObjectCursor& object, std::int32_t current) {
  Sync sync;
  sync.current = current;
  sync.now = asked_at;
  const double tolerance = object.optional("tolerance").number(0, 1000, 0.1);
  sync.tolerance = {tolerance, tolerance};
  const std::int64_t target = object.required("cpu_target_percent").integer(1, most_replicas, 1);
  std::vector<MeasuredPod> pods;
  for (const Cursor& entry : object.required("pods").list()) {
    ObjectCursor read(entry);
    MeasuredPod pod;
    pod.start = Time{};
    pod.ready = true;
    if (const Cursor usage = read.optional("usage_milli"))
      pod.usage_milli = usage.integer(0, most_milli);
    if (const Cursor request = read.optional("request_milli"))
      pod.request_milli = request.integer(0, most_milli);
    pods.push_back(pod);
  }
  const Proposal proposal = propose_by_utilization(pods, target, sync);
  return {proposal.error, proposal.replicas, ActiveReason::failed_get_resource_metric};
}

Value reconcile_step(const Cursor& input) {
  ObjectCursor object(input);
  HorizontalSync sync;
  sync.current = count(object.required("spec_replicas"));
  sync.min = count(object.required("min_replicas"));
  sync.max = count(object.required("max_replicas"));
  sync.factor = object.optional("scale_up_factor").number(0, 1000, 2);
  sync.least = count(object.optional("scale_up_minimum"), 0, 4);
  sync.down_window =
      seconds(object.optional("downscale_stabilization_s"), std::chrono::seconds(300));
  sync.now = asked_at;
  const Cursor earlier = object.optional("earlier_recommendations");
  std::vector<Recommendation> recent = read_recommendations(earlier);
  if (!earlier) recent.push_back({sync.current, asked_at});
  const MetricAnswer cpu = cpu_answer(object, sync.current);
  sync.recent = recent;
  sync.metrics = {&cpu, 1};
  const Decision decision = decide(sync);
  std::string reason = reason_name(decision.limit);
  if (decision.active != ActiveReason::valid_metric_found &&
      decision.active != ActiveReason::unknown)
    reason = reason_name(decision.active);
  else if (decision.able == AbleReason::succeeded_rescale ||
           decision.able == AbleReason::scale_down_stabilized)
    reason = reason_name(decision.able);
  Value answer;
  answer.set("replicas", std::int64_t{decision.replicas});
  answer.set("reason", reason);
  return answer;
}

Value stabilization(const Cursor& input) {
  static const std::vector<std::string> modes = {"downscale_only", "behavior"};
  ObjectCursor object(input);
  const bool with_behavior = object.required("mode").word(modes) == 1;
  std::vector<Recommendation> recent = read_recommendations(object.required("recommendations"));
  const std::int32_t desired = count(object.required("desired_replicas"));
  const std::int32_t current = count(object.optional("current_replicas"), 0, desired);
  const Duration up = seconds(object.optional("scale_up_window_s"));
  const Duration down = seconds(object.optional("scale_down_window_s"), std::chrono::seconds(300));
  const std::int32_t result = with_behavior
                                  ? stabilize(recent, desired, current, up, down, asked_at)
                                  : stabilize_down(recent, desired, down, asked_at);
  remember(recent, desired, with_behavior ? std::max(up, down) : down, asked_at);
  Value::List values;
  for (const Recommendation& kept : recent) values.push_back(std::int64_t{kept.replicas});
  Value after;
  after.set("count", static_cast<std::int64_t>(values.size()));
  after.set("values", std::move(values));
  Value answer;
  answer.set("replicas", std::int64_t{result});
  answer.set("recommendations_after", std::move(after));
  return answer;
}

Value scale_events(const Cursor& input) {
  ObjectCursor object(input);
  std::vector<ScaleEvent> events = read_events(object.required("events"));
  Value answer;
  answer.set("change_in_window_before",
             std::int64_t{change_in(events, seconds(object.required("window_s")), asked_at)});
  const std::int32_t change = count(object.required("new_change"), -most_replicas);
  if (const Cursor longest = object.optional("longest_policy_period_s"))
    store_event(events, change, seconds(longest), asked_at);
  Value::List after;
  for (const ScaleEvent& event : events) {
    Value one;
    one.set("change", std::int64_t{event.change});
    one.set("age_s", in_seconds(asked_at - event.at));
    one.set("outdated", event.outdated);
    after.push_back(std::move(one));
  }
  answer.set("events_after", std::move(after));
  return answer;
}

}  // namespace

std::vector<Family> horizontal_families() {
  return {
      {"hpa_replicas", "how many replicas one metric asks for", replicas},
      {"hpa_pod_grouping",
       "which pods a metric counts",
       pod_grouping,
       {"unready", "missing", "ignored"}},
      {"hpa_behavior_rate", "rates and bounds with spec.behavior", behavior_rate},
      {"hpa_no_behavior_clamp", "growth limit and bounds without it", no_behavior_clamp},
      {"hpa_reconcile_step", "one sync without spec.behavior", reconcile_step},
      {"hpa_stabilization", "what earlier recommendations hold back", stabilization},
      {"hpa_scale_events", "how changes are remembered for the rates", scale_events},
  };
}

}  // namespace drydock::vectors
