// Lists of labels are short; they are searched as they stand.
#include "sim/platform/kubernetes/selectors.h"

#include "sim/platform/kubernetes/label_rules.h"

namespace drydock::kubernetes {

Name value_of(const World& world, Range<Label> labels, Name key) {
  for (const Id<Label> id : labels)
    if (world[id].key == key) return world[id].value;
  return {};
}

bool matches(const World& world, const Selector& selector, Range<Label> labels) {
  if (!selector.given) return false;
  for (const Id<Label> wanted : selector.match)
    if (value_of(world, labels, world[wanted].key) != world[wanted].value) return false;
  for (const Id<NodeValue> key : selector.exists) {
    bool found = false;
    for (const Id<Label> label : labels) found = found || world[label].key == world[key].value;
    if (!found) return false;
  }
  return true;
}

bool may_use_node(const World& world, Id<PodTemplate> spec, const std::vector<Label>& labels) {
  std::vector<std::vector<NodeValue>> values;
  for (const Id<NodeRequirement> id : world[spec].node_requirements)
    values.push_back(rows_of(world, world[id].values));
  std::vector<RequirementView> views;
  std::size_t i = 0;
  for (const Id<NodeRequirement> id : world[spec].node_requirements) {
    const NodeRequirement& row = world[id];
    views.push_back({row.key, row.op, values[i++], row.term, row.required, row.weight});
  }
  return views.empty() || may_use(views, labels, world.names());
}

}  // namespace drydock::kubernetes
