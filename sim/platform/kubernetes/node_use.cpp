// Only machines with CPU credits are told; most clusters have none, and this does nothing there.
#include "sim/platform/kubernetes/node_use.h"

#include <algorithm>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

namespace {

/// Whether the machines are about to be told; one row, once it matters.
struct UseNote {
  bool due = false;
  DRYDOCK_FIELDS(UseNote, due)
};
struct UseDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(UseDue, unused)
};

bool any_credits(const World& world) {
  for (const auto& [id, type] : world.table<compute::MachineType>())
    if (type.credits.per_hour > 0) return true;
  return false;
}

double use_of(const World& world, Id<Node> node) {
  double millicores = 0;
  for (const Id<Pod> id : pods_on(world, node)) {
    const Pod& pod = world[id];
    if (pod.phase == PodPhase::running && pod.serving) millicores += world[pod.workload].cpu_use;
  }
  return millicores;
}

void on_use_due(Context& context, const UseDue&) {
  context.edit_only<UseNote>().due = false;
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i) {
    const Id<Node> id{i};
    const Node& node = context[id];
    if (node.condition == NodeCondition::gone || !compute::has_credits(context, node.instance))
      continue;
    const double most = static_cast<double>(context[context[node.group].type].cpu.count);
    const double use = node.silent ? 0 : std::min(use_of(context, id), most);
    compute::set_cpu_use(context, node.instance, static_cast<std::int64_t>(use + 0.5));
  }
}

}  // namespace

void note_cpu_use(Context& context) {
  if (!any_credits(context)) return;
  if (context.table<UseNote>().empty()) context.add(UseNote{});
  if (context.only<UseNote>().due) return;
  context.edit_only<UseNote>().due = true;
  context.schedule(Duration::zero(), UseDue{});
}

void install_node_use(Rulebook& rulebook) {
  rulebook.table<UseNote>();
  rulebook.on<on_use_due>();
}

}  // namespace drydock::kubernetes
