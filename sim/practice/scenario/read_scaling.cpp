// Autoscalers of pods and of nodes, from their documents.
#include "sim/practice/scenario/read_platform.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr std::size_t most_policies = 4;
constexpr std::size_t most_metrics = 10;

HpaMetric read_metric(const Cursor& at) {
  ObjectCursor object(at);
  HpaMetric metric;
  const Cursor source = object.required("source");
  metric.source = source.choice<kubernetes::MetricSource>();
  if (metric.source == kubernetes::MetricSource::resource_utilization ||
      metric.source == kubernetes::MetricSource::resource_average)
    source.wrong(codec::codes::unknown_word, "pods, object-... or external-...",
                 "cpu_target is for CPU");
  metric.series = object.required("series").text();
  metric.target = object.required("target").number(0.001, 1e9, 1);
  return metric;
}

kubernetes::RatePolicy read_policy(const Cursor& at) {
  static const std::vector<std::string> types{"pods", "percent"};
  ObjectCursor object(at);
  kubernetes::RatePolicy policy;
  policy.percent = object.required("type").word(types) == 1;
  policy.value = static_cast<std::int32_t>(object.required("value").integer(1, most_replicas, 1));
  policy.period = object.required("period").duration(
      std::chrono::seconds(1), std::chrono::minutes(30), std::chrono::seconds(15));
  return policy;
}

HpaRules read_rules(const Cursor& at) {
  HpaRules rules;
  if (!at) return rules;
  ObjectCursor object(at);
  for (const Cursor& policy : object.optional("policies").list(most_policies))
    rules.policies.push_back(read_policy(policy));
  rules.select = object.optional("select").choice<kubernetes::SelectPolicy>();
  if (const Cursor window = object.optional("window"))
    rules.window = window.duration({}, std::chrono::hours(1));
  if (const Cursor tolerance = object.optional("tolerance"))
    rules.tolerance = tolerance.percent(0, 1);
  return rules;
}

void read_timers(ObjectCursor& object, ClusterScaling& scaling) {
  const auto timer = [&](const char* key, std::optional<Duration>& to, Duration least = {}) {
    if (const Cursor at = object.optional(key)) to = at.duration(least, std::chrono::hours(24));
  };
  const Duration second = std::chrono::seconds(1);
  timer("scan", scaling.scan, second);
  timer("unneeded", scaling.unneeded);
  timer("unready", scaling.unready);
  timer("delay_after_add", scaling.delay_after_add);
  timer("delay_after_delete", scaling.delay_after_delete);
  timer("delay_after_failure", scaling.delay_after_failure);
  timer("max_provision", scaling.max_provision, second);
  timer("backoff_first", scaling.backoff_first, second);
  timer("backoff_max", scaling.backoff_max, second);
  timer("backoff_reset", scaling.backoff_reset);
  timer("max_grace", scaling.max_grace);
  if (const Cursor at = object.optional("utilization")) scaling.utilization = at.percent(0, 1);
  if (const Cursor at = object.optional("max_empty_deletes"))
    scaling.max_empty_deletes = static_cast<int>(at.integer(1, 1000, 1));
  if (const Cursor at = object.optional("priority_cutoff"))
    scaling.priority_cutoff = static_cast<int>(at.integer(-2'147'483'648, 1'000'000'000));
}

}  // namespace

Hpa read_hpa(const Cursor& at) {
  ObjectCursor object(at);
  Hpa hpa;
  hpa.min = static_cast<int>(object.required("min").integer(1, most_replicas, 1));
  hpa.max = static_cast<int>(object.required("max").integer(1, most_replicas, 1));
  const Cursor metrics = object.optional("metrics");
  for (const Cursor& metric : metrics.list(most_metrics))
    hpa.metrics.push_back(read_metric(metric));
  const Cursor target =
      hpa.metrics.empty() ? object.required("cpu_target") : object.optional("cpu_target");
  hpa.cpu_target = target || hpa.metrics.empty() ? target.percent(0.01, 1, 0.7) : 0;
  if (const Cursor behavior = object.optional("behavior")) {
    ObjectCursor directions(behavior);
    hpa.behavior = true;
    hpa.scale_up = read_rules(directions.optional("scale_up"));
    hpa.scale_down = read_rules(directions.optional("scale_down"));
  }
  return hpa;
}

void read_scaling(const Cursor& at, Cluster& cluster) {
  if (!at || !at.value()->is(codec::Value::Kind::object)) {
    cluster.autoscaler = at.boolean(true);
    return;
  }
  ObjectCursor object(at);
  ClusterScaling& scaling = cluster.scaling;
  cluster.autoscaler = true;
  for (const Cursor& expander : object.optional("expanders").list(4))
    scaling.expanders.push_back(expander.choice<kubernetes::Expander>());
  if (const Cursor balance = object.optional("balance")) scaling.balance = balance.boolean();
  read_timers(object, scaling);
  scaling.max_nodes = static_cast<int>(object.optional("max_nodes").integer(1, 100'000));
  for (const Cursor& entry : object.optional("priorities").list(100)) {
    ObjectCursor line(entry);
    scaling.priorities.push_back(
        {static_cast<std::int32_t>(line.required("priority").integer(-1'000'000, 1'000'000)),
         line.required("groups").text()});
  }
}

}  // namespace drydock::scenario
