// Managed node groups: new nodes first, then the old ones one after the other are cordoned, emptied
// as disruption budgets allow, and terminated. New nodes come up in the same zone. The
// cluster-autoscaler knows nothing of an update: it grows and shrinks the group as at other times.
#include <algorithm>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/upgrades.h"

namespace drydock::kubernetes {

namespace {

constexpr Duration look_again = seconds(15);

/// The update of a group looks how far it is.
struct UpdateDue {
  Id<NodeGroupVersion> version;
  std::uint32_t round = 0;
  DRYDOCK_FIELDS(UpdateDue, version, round)
};

/// An emptied node is terminated, or its pods had their time.
struct NodeTimeout {
  Id<NodeGroupVersion> version;
  Id<Node> node;
  std::uint32_t round = 0;
  bool is_empty = false;
  DRYDOCK_FIELDS(NodeTimeout, version, node, round, is_empty)
};

bool is_there(const World& world, const Node& node) {
  return node.condition != NodeCondition::gone &&
         world[node.instance].phase == compute::InstancePhase::running;
}

std::vector<Id<Node>> old_nodes(const World& world, const NodeGroupVersion& version) {
  std::vector<Id<Node>> nodes;
  for (const auto& [id, node] : world.table<Node>())
    if (node.group == version.group && node.minor_version < version.minor && is_there(world, node))
      nodes.push_back(id);
  return nodes;
}

std::int32_t new_nodes(const World& world, const NodeGroupVersion& version) {
  std::int32_t nodes = 0;
  for (const auto& [id, node] : world.table<Node>())
    nodes += node.group == version.group && node.minor_version == version.minor &&
             node.condition == NodeCondition::ready && is_there(world, node);
  return nodes;
}

void set_limits(Context& context, Id<compute::MachineGroup> group, std::int32_t max,
                std::int32_t desired) {
  apply(context, compute::SetGroup{std::string(context.text(context[group].name)), -1, max,
                                   std::max(desired, context[group].live)});
}

void end_update(Context& context, Id<NodeGroupVersion> id) {
  NodeGroupVersion& version = context.edit(id);
  version.phase = UpdatePhase::none;
  ++version.round;
  const Id<compute::MachineGroup> group = version.group;
  const std::int32_t max = std::max(version.max, context[group].live);
  set_limits(context, group, max, std::min(max, std::max(version.size, context[group].live)));
}

void free_nodes(Context& context, Id<NodeGroupVersion> id) {
  for (const Id<Node> node : old_nodes(context, context[id])) uncordon(context, node);
  schedule_soon(context);
}

void terminate_node(Context& context, Id<NodeGroupVersion> id, Id<Node> node) {
  const Id<compute::MachineGroup> group = context[id].group;
  context.edit(node).to_delete = true;  // Nobody is alarmed by its silence.
  compute::terminate(context, context[node].instance);
  const auto old = static_cast<std::int32_t>(old_nodes(context, context[id]).size());
  const std::int32_t fresh = context[group].live - old;
  if (fresh < context[id].size) compute::set_desired(context, group, context[group].desired + 1);
}

/// Cordons and empties the next old nodes, at most so many at a time.
void replace_nodes(Context& context, Id<NodeGroupVersion> id) {
  const UpgradeSettings& settings = context.only<UpgradeSettings>();
  const std::vector<Id<Node>> old = old_nodes(context, context[id]);
  if (old.empty()) {
    const Id<compute::MachineGroup> group = context[id].group;
    const Name version = context.name(version_text(context[id].minor));
    const CauseId fact = context.announce(NodeGroupUpdated{group, version});
    Context after = context.because(fact);
    end_update(after, id);
    return;
  }
  std::int32_t busy = 0;
  for (const Id<Node> node : old) busy += context[node].cordoned;
  for (const Id<Node> node : old) {
    if (busy >= settings.max_unavailable) break;
    if (context[node].cordoned) continue;
    ++busy;
    context.schedule(settings.pod_timeout, NodeTimeout{id, node, context[id].round, false});
    drain(context, node);
  }
}

void look_at_update(Context& context, Id<NodeGroupVersion> id) {
  const UpgradeSettings& settings = context.only<UpgradeSettings>();
  const NodeGroupVersion& version = context[id];
  if (version.phase == UpdatePhase::adding_nodes) {
    if (new_nodes(context, version) >= version.surge) {
      context.edit(id).phase = UpdatePhase::replacing_nodes;
      context.edit(id).started = context.now();
    } else if (context.now() - version.started > settings.node_creation) {
      const CauseId fact = context.announce(NodeCreationFailure{version.group});
      Context after = context.because(fact);
      end_update(after, id);
    }
  }
  if (context[id].phase == UpdatePhase::replacing_nodes) replace_nodes(context, id);
}

void on_update_due(Context& context, const UpdateDue& due) {
  if (context[due.version].round != due.round) return;
  look_at_update(context, due.version);
  if (context[due.version].round == due.round) context.schedule(look_again, due);
}

void on_node_timeout(Context& context, const NodeTimeout& due) {
  const NodeGroupVersion& version = context[due.version];
  if (version.round != due.round || !is_there(context, context[due.node])) return;
  const std::vector<Id<Pod>> left = movable_pods(context, due.node);
  if (due.is_empty || left.empty() || version.force)
    return terminate_node(context, due.version, due.node);
  const CauseId fact = context.announce(PodEvictionFailure{version.group, due.node, left.front()});
  Context after = context.because(fact);
  free_nodes(after, due.version);
  end_update(after, due.version);
}

void replace_when_drained(Context& context, const NodeDrained& fact) {
  const Id<NodeGroupVersion> id = version_of(context, context[fact.node].group);
  if (!id || context[id].phase != UpdatePhase::replacing_nodes) return;
  if (context[fact.node].minor_version >= context[id].minor) return;
  context.schedule(context.only<UpgradeSettings>().node_wait,
                   NodeTimeout{id, fact.node, context[id].round, true});
}

}  // namespace

void install_node_group_updates(Rulebook& rulebook) {
  rulebook.on<on_update_due>();
  rulebook.on<on_node_timeout>();
  rulebook.listen<replace_when_drained>();
  rulebook.fact<NodeGroupUpdateStarted>();
  rulebook.fact<NodeGroupUpdated>();
  rulebook.fact<NodeCreationFailure>();
  rulebook.fact<PodEvictionFailure>();
  rulebook.command<UpdateNodeGroup>(Role::trainee);
}

void begin_update(Context& context, Id<compute::MachineGroup> group, bool force) {
  const UpgradeSettings& settings = context.only<UpgradeSettings>();
  const Id<NodeGroupVersion> id = version_of(context, group);
  NodeGroupVersion& version = context.edit(id);
  version.minor = context.only<ClusterVersion>().minor;
  version.phase = UpdatePhase::adding_nodes;
  version.force = force;
  version.size = context[group].desired;
  version.max = context[group].max;
  version.surge = std::min(version.size,
                           update_surge(1, settings.surge_nodes_by_zone, settings.max_unavailable));
  version.started = context.now();
  ++version.round;
  const Name name = context.name(version_text(version.minor));
  const CauseId fact = context.announce(NodeGroupUpdateStarted{group, name});
  Context after = context.because(fact);
  free_nodes(after, id);  // Whoever cordoned one of them wanted it to go, which it will.
  const std::int32_t surge = after[id].surge;
  set_limits(after, group, after[group].max + surge, after[group].desired + surge);
  after.schedule(look_again, UpdateDue{id, after[id].round});
}

}  // namespace drydock::kubernetes
