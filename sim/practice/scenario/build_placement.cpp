// Where pods may go, from the specification to the lists of a declaration.
#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/practice/scenario/builder.h"

namespace drydock::scenario {

namespace {

using kubernetes::DeclaredRequirement;

std::vector<kubernetes::Label> labels_of(Context& context, const Labels& labels) {
  std::vector<kubernetes::Label> rows;
  for (const auto& [key, value] : labels) rows.push_back({context.name(key), context.name(value)});
  return rows;
}

kubernetes::SpreadConstraint constraint_of(Context& context, const Spread& spec) {
  kubernetes::SpreadConstraint row;
  row.topology_key = context.name(spec.by);
  row.max_skew = spec.skew;
  row.when_unsatisfiable = spec.when;
  row.min_domains = spec.min_domains;
  row.node_affinity_policy = spec.node_affinity;
  row.node_taints_policy = spec.node_taints;
  if (spec.labels) row.selector = {true, add_range(context, labels_of(context, *spec.labels))};
  return row;
}

kubernetes::Toleration toleration_of(Context& context, const Toleration& spec) {
  kubernetes::Toleration row;
  if (!spec.key.empty()) row.key = context.name(spec.key);
  row.value = context.name(spec.value);
  row.op = spec.op;
  row.any_effect = !spec.effect;
  row.effect = spec.effect.value_or(row.effect);
  row.has_seconds = spec.lasts.has_value();
  row.seconds = spec.lasts.value_or(Duration{});
  return row;
}

DeclaredRequirement requirement_of(Context& context, const NodeMatch& match) {
  DeclaredRequirement made;
  made.requirement.key = context.name(match.key);
  made.requirement.op = match.op;
  for (const std::string& value : match.values) made.values.push_back(context.name(value));
  return made;
}

void add_term(Context& context, const NodeTerm& term, std::int32_t number, bool required,
              std::vector<DeclaredRequirement>& to) {
  for (const NodeMatch& match : term.match) {
    DeclaredRequirement made = requirement_of(context, match);
    made.requirement.term = number;
    made.requirement.required = required;
    made.requirement.weight = term.weight;
    to.push_back(std::move(made));
  }
}

/// Term 0 is the node selector; those of the affinity count from 1.
void add_node_terms(Context& context, const Placement& spec, std::vector<DeclaredRequirement>& to) {
  for (const auto& [key, value] : spec.node_selector)
    to.push_back(requirement_of(context, NodeMatch{key, kubernetes::NodeOperator::in, {value}}));
  std::int32_t number = 0;
  for (const NodeTerm& term : spec.node_affinity.required)
    add_term(context, term, ++number, true, to);
  for (const NodeTerm& term : spec.node_affinity.preferred)
    add_term(context, term, ++number, false, to);
}

void add_pod_terms(Context& context, const PodAffinity& spec, bool anti,
                   std::vector<kubernetes::DeclaredTerm>& to) {
  const auto add = [&](const PodTerm& term, bool required) {
    kubernetes::DeclaredTerm made;
    made.term.anti = anti;
    made.term.required = required;
    made.term.weight = term.weight;
    made.term.topology_key = context.name(term.by);
    made.match = labels_of(context, term.labels);
    to.push_back(std::move(made));
  };
  for (const PodTerm& term : spec.required) add(term, true);
  for (const PodTerm& term : spec.preferred) add(term, false);
}

}  // namespace

void place_workload(Builder& builder, const Workload& workload, kubernetes::Declaration& made) {
  Context& context = builder.context;
  const Placement& spec = workload.placement;
  made.labels = labels_of(context, spec.labels);
  for (const Spread& spread : spec.spread) made.spread.push_back(constraint_of(context, spread));
  for (const Toleration& toleration : spec.tolerations)
    made.tolerations.push_back(toleration_of(context, toleration));
  add_node_terms(context, spec, made.node_requirements);
  add_pod_terms(context, spec.pod_affinity, false, made.affinity);
  add_pod_terms(context, spec.pod_anti_affinity, true, made.affinity);
  made.host_ports = spec.host_ports;
}

}  // namespace drydock::scenario
