// Autoscalers of workloads, and the version that the cluster runs.
#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/upgrades.h"
#include "sim/practice/scenario/builder.h"

namespace drydock::scenario {

namespace {

kubernetes::DirectionRules rules_of(const HpaRules& spec, bool up) {
  kubernetes::DirectionRules rules = kubernetes::ordinary_rules(up);
  if (!spec.policies.empty()) {
    rules.policy_count = 0;
    for (const kubernetes::RatePolicy& policy : spec.policies)
      rules.policies[static_cast<std::size_t>(rules.policy_count++)] = policy;
  }
  rules.select = spec.select;
  rules.window = spec.window.value_or(rules.window);
  rules.tolerance = spec.tolerance.value_or(-1);
  return rules;
}

}  // namespace

void add_autoscaler(Builder& builder, Id<kubernetes::Workload> workload, const Workload& spec) {
  if (!spec.hpa) return;
  Context& context = builder.context;
  kubernetes::HorizontalAutoscaler hpa;
  hpa.name = context[workload].name;
  hpa.workload = workload;
  hpa.min = spec.hpa->min;
  hpa.max = spec.hpa->max;
  hpa.target_percent = static_cast<std::int32_t>(spec.hpa->cpu_target * 100 + 0.5);
  hpa.has_behavior = spec.hpa->behavior;
  hpa.up = rules_of(spec.hpa->scale_up, true);
  hpa.down = rules_of(spec.hpa->scale_down, false);
  hpa.last_desired = spec.replicas;
  std::vector<kubernetes::HorizontalMetric> metrics;
  for (const HpaMetric& metric : spec.hpa->metrics) {
    kubernetes::HorizontalMetric row;
    row.source = metric.source;
    row.name = context.name(metric.series);
    row.target = static_cast<std::int64_t>(metric.target * 1000 + 0.5);
    metrics.push_back(row);
  }
  hpa.metrics = add_range(context, metrics);
  context.add(hpa);
}

void add_version(Builder& builder) {
  Context& context = builder.context;
  context.add(builder.settings.upgrades);
  for (const KnownVersion& version : builder.settings.versions) {
    kubernetes::MinorVersion row = version.row;
    row.name = context.name(version.name);
    context.add(row);
  }
  for (const kubernetes::GroupPriority& line : builder.platform.cluster.scaling.priorities)
    context.add(kubernetes::ExpanderPriority{line.priority, context.name(line.pattern)});
  const Cluster& cluster = builder.platform.cluster;
  kubernetes::set_version(context, context.name(cluster.name),
                          kubernetes::parse_minor(cluster.version).value_or(0));
}

}  // namespace drydock::scenario
