// Upgrades: the control plane one minor at a time, managed node groups by replacing their nodes,
// and what the support of a version costs.
#pragma once

#include <string>
#include <string_view>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/kubernetes/upgrade_facts.h"
#include "sim/platform/kubernetes/version_rules.h"

namespace drydock::kubernetes {

void install_upgrades(Rulebook& rulebook);

/// Rates of the hour of a control plane.
inline constexpr std::string_view standard_support_rate = "eks.cluster.standard";
inline constexpr std::string_view extended_support_rate = "eks.cluster.extended_support";

/// While a world is built, after its nodes and the rows MinorVersion and UpgradeSettings were
/// added: the cluster and all its nodes run this minor, and its hours are metered.
void set_version(Context& context, Name cluster, std::int32_t minor);

/// The row of a minor, or none.
Id<MinorVersion> version_row(const World& world, std::int32_t minor);
/// "1.31"
std::string version_text(std::int32_t minor);
/// The row of a group, or none.
Id<NodeGroupVersion> version_of(const World& world, Id<compute::MachineGroup> group);
/// The oldest kubelet of the cluster's nodes; 0: there is none.
std::int32_t oldest_kubelet(const World& world);

/// `aws eks update-cluster-version`
struct UpgradeCluster {
  static constexpr CommandStyle style{"kubernetes.upgrade_cluster",
                                      "upgrade the control plane to {version}"};
  std::string version;  ///< "1.32"
  DRYDOCK_FIELDS(UpgradeCluster, version)
};
Result<Forecast> check(const World& world, const UpgradeCluster& command);
void apply(Context& context, const UpgradeCluster& command);

/// `aws eks update-nodegroup-version`, to the version of the control plane.
struct UpdateNodeGroup {
  static constexpr CommandStyle style{"kubernetes.update_node_group",
                                      "replace the nodes of {group} by nodes of the cluster's "
                                      "version"};
  std::string group;
  bool force = false;  ///< Delete pods that disruption budgets hold.
  DRYDOCK_FIELDS(UpdateNodeGroup, group, force)
};
Result<Forecast> check(const World& world, const UpdateNodeGroup& command);
void apply(Context& context, const UpdateNodeGroup& command);

void install_node_group_updates(Rulebook& rulebook);
/// Begins the update of a group to the version of the control plane.
void begin_update(Context& context, Id<compute::MachineGroup> group, bool force);

}  // namespace drydock::kubernetes
