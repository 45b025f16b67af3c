// What upgrades refuse, and what they would do.
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/upgrades.h"
#include "sim/platform/network/network.h"

namespace drydock::kubernetes {

namespace {

/// The name of a node whose kubelet is the oldest.
std::string oldest_node(const World& world) {
  const std::int32_t oldest = oldest_kubelet(world);
  for (const auto& [id, node] : world.table<Node>())
    if (node.condition != NodeCondition::gone && node.minor_version == oldest)
      return text_of(world, node.name);
  return {};
}

/// Of all private subnets of the cluster's network together.
std::int64_t free_addresses(const World& world) {
  std::int64_t free = 0;
  const Id<network::Vpc> vpc = world.only<network::Settings>().cluster_vpc;
  for (const auto& [id, subnet] : world.table<network::Subnet>())
    if (subnet.vpc == vpc && !subnet.is_public) free += network::free_addresses(world, id);
  return free;
}

tl::unexpected<Error> say_obstacle(const World& world, UpgradeObstacle obstacle,
                                   const UpgradeQuestion& question) {
  const std::string from = version_text(question.from), to = version_text(question.to);
  switch (obstacle) {
    case UpgradeObstacle::already_there:
      return refuse("The control plane runs " + to + " already.", to, "");
    case UpgradeObstacle::downgrade:
      return refuse("The control plane runs " + from + " and cannot go back to " + to + ".", to,
                    "");
    case UpgradeObstacle::skips_a_minor:
      return refuse("The control plane runs " + from + ": it goes one minor version at a time.", to,
                    "Upgrade to " + version_text(question.from + 1) + " first.");
    case UpgradeObstacle::kubelets_too_old:
      return refuse("Node " + oldest_node(world) + " runs " +
                        version_text(question.oldest_kubelet) + ": a kubelet may lag " +
                        std::to_string(allowed_skew(question.to)) + " minor versions at most.",
                    to, "Update its node group first.");
    case UpgradeObstacle::too_few_addresses:
      return refuse("The subnets of the cluster have " + std::to_string(question.free_addresses) +
                        " free addresses; an upgrade needs " +
                        std::to_string(question.needed_addresses) + ".",
                    to, "Remove nodes or pods that are not needed.");
    default:
      return impossible(refuse("EKS does not offer " + to + ".", to, ""));
  }
}

Result<void> check_group(const World& world, const NodeGroupVersion& version,
                         const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers) return answers;
  const std::string now = version_text(version.minor);
  const auto no = [&](std::string message, std::string hint) {
    return fail("refused", std::move(message), name, std::move(hint));
  };
  if (version.phase != UpdatePhase::none)
    return no("The nodes of " + name + " are being replaced already.", "Wait until that is done.");
  const ClusterVersion& cluster = world.only<ClusterVersion>();
  if (version.minor == cluster.minor)
    return no("The nodes of " + name + " run " + now + " already, as the control plane.",
              "Upgrade the control plane first.");
  if (cluster.upgrading_to != 0)
    return no("The control plane is being upgraded.", "Wait until that is done.");
  const compute::MachineGroup& group = world[version.group];
  if (group.desired == 0) return no("Group " + name + " has no nodes.", "");
  if (!world[group.zone].up)
    return no("Zone " + text_of(world, world[group.zone].name) + " is dark: no new node of " +
                  name + " could start there.",
              "Wait until it is back.");
  const UpgradeSettings& settings = world.only<UpgradeSettings>();
  const std::int32_t surge =
      update_surge(1, settings.surge_nodes_by_zone, settings.max_unavailable);
  if (group.max + surge > world.only<compute::Settings>().group_max)
    return no("An update adds " + std::to_string(surge) + " nodes, more than group " + name +
                  " may hold.",
              "Lower its max.");
  return {};
}

Result<Id<NodeGroupVersion>> group_called(const World& world, const std::string& name) {
  const Id<compute::MachineGroup> group = world.find<compute::MachineGroup>(name);
  const Id<NodeGroupVersion> version = group ? version_of(world, group) : Id<NodeGroupVersion>{};
  if (version) return version;
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<compute::MachineGroup>())
    if (!compute::is_fargate(world, id)) names.push_back(text_of(world, row.name));
  const std::string near = nearest_word(name, names);
  return refuse(
      "There is no machine group called \"" + name + "\".", name,
      near.empty() ? "The groups are " + join_words(names) + "." : "Did you mean " + near + "?");
}

}  // namespace

Result<Forecast> check(const World& world, const UpgradeCluster& command) {
  if (world.table<ClusterVersion>().empty())
    return refuse("The version of this cluster is not known.", command.version, "");
  const std::optional<std::int32_t> to = parse_minor(command.version);
  if (!to)
    return impossible(refuse("\"" + command.version + "\" is no version of Kubernetes.",
                             command.version, "Write it as 1.32."));
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  const ClusterVersion& cluster = world.only<ClusterVersion>();
  if (cluster.upgrading_to != 0)
    return refuse("The control plane is being upgraded to " + version_text(cluster.upgrading_to) +
                      " already.",
                  command.version, "Wait until that is done.");
  const UpgradeSettings& settings = world.only<UpgradeSettings>();
  UpgradeQuestion question;
  question.from = cluster.minor;
  question.to = *to;
  question.oldest_kubelet = oldest_kubelet(world);
  const Id<MinorVersion> row = version_row(world, *to);
  question.released = row && world[row].released <= world.now();
  question.needed_addresses = settings.addresses;
  question.free_addresses = free_addresses(world);
  const UpgradeObstacle obstacle = upgrade_obstacle(question);
  if (obstacle != UpgradeObstacle::none) return say_obstacle(world, obstacle, question);
  Forecast forecast;
  forecast.summary = "The control plane of " + text_of(world, cluster.name) + " goes from " +
                     version_text(cluster.minor) + " to " + version_text(*to) + " within " +
                     say_duration(settings.control_plane_least) + " to " +
                     say_duration(settings.control_plane_most) +
                     ". Its API servers are replaced, and there is no way back. Nodes keep " +
                     "their version until their groups are updated.";
  forecast.touches.push_back(text_of(world, cluster.name));
  forecast.destructive = true;
  return forecast;
}

Result<Forecast> check(const World& world, const UpdateNodeGroup& command) {
  if (world.table<ClusterVersion>().empty())
    return refuse("The version of this cluster is not known.", command.group, "");
  const Result<Id<NodeGroupVersion>> id = group_called(world, command.group);
  if (!id) return tl::unexpected(id.error());
  const NodeGroupVersion& version = world[*id];
  if (const Result<void> possible = check_group(world, version, command.group); !possible)
    return tl::unexpected<Error>(possible.error());
  Forecast forecast;
  forecast.touches.push_back(command.group);
  std::int64_t nodes = 0, held = 0;
  for (const auto& [node_id, node] : world.table<Node>()) {
    if (node.group != version.group || node.condition == NodeCondition::gone) continue;
    ++nodes;
    forecast.touches.push_back(text_of(world, node.name));
    for (const Id<Pod> pod : movable_pods(world, node_id))
      held += is_live(world[pod]) && !may_evict(world, world[pod]);
  }
  forecast.summary = plural(nodes, "node") + " of " + command.group +
                     " will be replaced by nodes of " +
                     version_text(world.only<ClusterVersion>().minor) + ", one after the other.";
  if (held > 0 && !command.force)
    forecast.summary += " Disruption budgets hold " + plural(held, "pod") +
                        " now; a pod that does not go within 15 min ends the update.";
  if (command.force) forecast.summary += " Pods that do not go within 15 min are deleted.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const UpdateNodeGroup& command) {
  begin_update(context, context.world().find<compute::MachineGroup>(command.group), command.force);
}

}  // namespace drydock::kubernetes
