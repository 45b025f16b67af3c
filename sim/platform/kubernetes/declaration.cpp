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
