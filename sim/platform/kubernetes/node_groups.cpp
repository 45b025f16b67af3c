// Labels and taints of node groups, for nodes that come and for those that are only imagined.
#include "sim/platform/kubernetes/node_groups.h"

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/label_rules.h"
#include "sim/platform/kubernetes/taints.h"

namespace drydock::kubernetes {

std::vector<Label> own_labels(const World& world, Id<compute::MachineGroup> group) {
  std::vector<Label> labels;
  for (const auto& [id, row] : world.table<GroupLabel>())
    if (row.group == group) labels.push_back({row.key, row.value});
  return labels;
}

std::vector<Taint> own_taints(const World& world, Id<compute::MachineGroup> group) {
  std::vector<Taint> taints;
  for (const auto& [id, row] : world.table<GroupTaint>())
    if (row.group == group) taints.push_back({row.key, row.value, row.effect, {}});
  return taints;
}

bool tolerates_group(const World& world, Id<PodTemplate> spec, Id<compute::MachineGroup> group) {
  if (world.table<GroupTaint>().empty()) return true;
  return forbidding(rows_of(world, world[spec].tolerations), own_taints(world, group)) == nullptr;
}

void taint_new_node(Context& context, Id<Node> id) {
  for (const Taint& taint : own_taints(context, context[id].group))
    put_taint(context, id, context.text(taint.key), context.text(taint.value), taint.effect);
}

}  // namespace drydock::kubernetes
