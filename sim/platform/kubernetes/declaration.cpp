// Lists go into their tables first, so that the template that names them never changes.
#include "sim/platform/kubernetes/declaration.h"

#include <string>

#include "sim/engine/kernel/hash.h"
#include "sim/engine/kernel/ranges.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::kubernetes {

namespace {

/// Letters that spell no words. Source: kubernetes/kubernetes staging/src/k8s.io/apimachinery/
/// pkg/util/rand/rand.go, SafeEncodeString.
std::string safe_text(std::uint32_t number) {
  constexpr std::string_view letters = "bcdfghjklmnpqrstvwxz2456789";
  std::string text = std::to_string(number);
  for (char& c : text) c = letters[static_cast<unsigned char>(c) % letters.size()];
  return text;
}

Name hash_of(Context& context, PodTemplate spec) {
  spec.hash = {};
  Hasher hasher(context.world().names());
  hasher.value(spec);
  return context.name(safe_text(static_cast<std::uint32_t>(hasher.state() >> 32)));
}

Range<Label> add_labels(Context& context, const Declaration& declaration) {
  std::vector<Label> labels = {{context.name(app_key), declaration.workload.name}};
  labels.insert(labels.end(), declaration.labels.begin(), declaration.labels.end());
  return add_range(context, labels);
}

Range<AffinityTerm> add_terms(Context& context, const Declaration& declaration) {
  std::vector<AffinityTerm> terms;
  for (const DeclaredTerm& declared : declaration.affinity) {
    terms.push_back(declared.term);
    terms.back().selector = {true, add_range(context, declared.match)};
  }
  return add_range(context, terms);
}

Range<NodeRequirement> add_requirements(Context& context, const Declaration& declaration) {
  std::vector<NodeRequirement> requirements;
  for (const DeclaredRequirement& declared : declaration.node_requirements) {
    std::vector<NodeValue> values;
    for (const Name value : declared.values) values.push_back({value});
    requirements.push_back(declared.requirement);
    requirements.back().values = add_range(context, values);
  }
  return add_range(context, requirements);
}

/// The same labels, but for those that say whose they are.
std::vector<Label> labels_like(const World& world, Range<Label> labels, Name from, Name to) {
  std::vector<Label> rows = rows_of(world, labels);
  for (Label& label : rows)
    if (world.text(label.key) == app_key && label.value == from) label.value = to;
  return rows;
}

Selector selector_like(Context& context, const Selector& selector, Name from, Name to) {
  if (!selector.given) return selector;
  return {true, add_range(context, labels_like(context, selector.match, from, to))};
}

/// Only nodes of the environment, whatever the other workload asks of nodes.
void keep_to(Context& context, PodTemplate& spec, Name environment) {
  const Name key = context.name(environment_key);
  std::vector<Toleration> tolerations = rows_of(context, spec.tolerations);
  Toleration toleration;
  toleration.key = key;
  toleration.value = environment;
  tolerations.push_back(toleration);
  spec.tolerations = add_range(context, tolerations);
  NodeRequirement requirement;
  requirement.key = key;
  requirement.values = add_range(context, std::vector<NodeValue>{{environment}});
  spec.node_requirements = add_range(context, std::vector<NodeRequirement>{requirement});
}

void add_budget(Context& context, const Declaration& declaration, Selector own) {
  DisruptionBudget budget = declaration.budget->budget;
  if (!budget.name) budget.name = declaration.workload.name;
  budget.name_space = declaration.workload.name_space;
  budget.selector = own;
  if (!declaration.budget->match.empty())
    budget.selector = {true, add_range(context, declaration.budget->match)};
  budget.created = context.now();
  context.add(budget);
}

}  // namespace

Id<Workload> declare(Context& context, const Declaration& declaration) {
  Workload row = declaration.workload;
  const bool daemons = row.kind == WorkloadKind::daemon_set;
  if (!row.strategy.max_surge.given) row.strategy.max_surge = IntOrPercent::share(25);
  if (!row.strategy.max_unavailable.given)
    row.strategy.max_unavailable = daemons ? IntOrPercent::of(1) : IntOrPercent::share(25);
  const Id<Workload> id = context.add(row);
  PodTemplate spec = declaration.pod;
  spec.workload = id;
  spec.labels = add_labels(context, declaration);
  const Selector own{true, {spec.labels.first, 1}};
  spec.tolerations = add_range(context, declaration.tolerations);
  std::vector<SpreadConstraint> spread = declaration.spread;
  for (SpreadConstraint& constraint : spread)
    if (!constraint.selector.given) constraint.selector = own;
  spec.spread = add_range(context, spread);
  spec.affinity = add_terms(context, declaration);
  spec.node_requirements = add_requirements(context, declaration);
  spec.host_ports = add_range(context, declaration.host_ports);
  spec.probes = add_range(context, declaration.probes);
  Image image = declaration.image;
  if (!image.name)
    image.name = context.name(std::string(context.text(declaration.workload.name)) + ":1");
  spec.image = add_image(context, image);
  if (declaration.budget) add_budget(context, declaration, own);
  const Id<PodTemplate> first = add_template(context, spec);
  Workload& workload = context.edit(id);
  workload.spec = workload.current = first;
  workload.labels = spec.labels;
  workload.revision = 1;
  return id;
}

Id<Workload> declare_like(Context& context, Id<Workload> other, Name name, Name name_space,
                          Name environment) {
  const Workload from = context[other];
  Workload row;
  row.name = name;
  row.name_space = name_space;
  row.kind = from.kind;
  row.is_application = from.is_application;
  row.is_database = from.is_database;
  row.meshed = from.meshed;
  row.strategy = from.strategy;
  row.min_ready = from.min_ready;
  row.progress_deadline = from.progress_deadline;
  row.history_limit = from.history_limit;
  row.parallel = from.parallel;
  const Id<Workload> id = context.add(row);
  PodTemplate spec = context[from.spec];
  spec.workload = id;
  std::vector<Label> labels = labels_like(context, spec.labels, from.name, name);
  spec.labels = add_range(context, labels);
  std::vector<SpreadConstraint> spread = rows_of(context, spec.spread);
  for (SpreadConstraint& constraint : spread)
    constraint.selector = selector_like(context, constraint.selector, from.name, name);
  spec.spread = add_range(context, spread);
  std::vector<AffinityTerm> terms = rows_of(context, spec.affinity);
  for (AffinityTerm& term : terms)
    term.selector = selector_like(context, term.selector, from.name, name);
  spec.affinity = add_range(context, terms);
  if (environment) keep_to(context, spec, environment);
  const Id<PodTemplate> first = add_template(context, spec);
  Workload& made = context.edit(id);
  made.spec = made.current = first;
  made.labels = context[first].labels;
  made.revision = 1;
  for (std::uint32_t i = 0; i < context.table<ClaimTemplate>().size(); ++i) {
    ClaimTemplate asked = context[Id<ClaimTemplate>{i}];
    if (asked.workload != other) continue;
    asked.workload = id;
    asked.used = {};
    context.add(asked);
    break;
  }
  return id;
}

Id<Image> add_image(Context& context, const Image& image) {
  if (const Id<Image> known = context.find<Image>(image.name)) return known;
  return context.add(image);
}

Id<PodTemplate> add_template(Context& context, PodTemplate spec) {
  spec.hash = hash_of(context, spec);
  for (const auto& [id, row] : context.table<PodTemplate>())
    if (row.workload == spec.workload && row.hash == spec.hash) return id;
  return context.add(spec);
}

SpreadConstraint zone_spread(Context& context) {
  SpreadConstraint constraint;
  constraint.topology_key = context.name(zone_key);
  return constraint;
}

void label_node(Context& context, Id<Node> id) {
  const Node& node = context[id];
  const compute::MachineGroup& group = context[node.group];
  std::vector<Label> labels = {
      {context.name(hostname_key), node.name},
      {context.name(zone_key), context[node.zone].name},
  };
  if (!compute::is_fargate(context, node.group)) {
    labels.push_back({context.name(machine_type_key), context[group.type].name});
    labels.push_back({context.name(node_group_key), group.name});
  }
  const std::vector<Label> own = own_labels(context, node.group);
  labels.insert(labels.end(), own.begin(), own.end());
  const Range<Label> range = add_range(context, labels);
  context.edit(id).labels = range;
}

}  // namespace drydock::kubernetes
