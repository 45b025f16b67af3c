// Versions of the cluster as values: what EKS supports until when, what the control plane runs, and
// how far the update of a node group is.
#pragma once

#include "sim/platform/compute/tables.h"
#include "sim/platform/cost/tables.h"
#include "sim/platform/kubernetes/nodes.h"

namespace drydock::kubernetes {

/// A minor version as EKS has it; figures eks.version.* of models/aws.json.
struct MinorVersion {
  Name name;               ///< "1.31"
  std::int32_t minor = 0;  ///< 31
  Time released, standard_ends, extended_ends;
  DRYDOCK_FIELDS(MinorVersion, name, minor, released, standard_ends, extended_ends)
};

/// How upgrades go; figures eks.upgrade.* and eks.update.* of models/aws.json. One row.
struct UpgradeSettings {
  Duration control_plane_least{};        ///< 8 min
  Duration control_plane_most{};         ///< to 20 min.
  std::int32_t addresses = 0;            ///< Free ones that it needs in the cluster's subnets: 5.
  Duration node_creation{};              ///< New nodes have to be ready within 15 min.
  Duration pod_timeout{};                ///< The pods of a node have to go within 15 min.
  Duration node_wait{};                  ///< Emptied to terminated: 60 s.
  std::int32_t max_unavailable = 0;      ///< Nodes emptied at once: 1.
  std::int32_t surge_nodes_by_zone = 0;  ///< New nodes ahead: twice the zones.
  DRYDOCK_FIELDS(UpgradeSettings, control_plane_least, control_plane_most, addresses, node_creation,
                 pod_timeout, node_wait, max_unavailable, surge_nodes_by_zone)
};

DRYDOCK_ENUM(Support, standard, extended, ended)

/// The control plane of the cluster; one row.
struct ClusterVersion {
  Name name;  ///< Of the cluster.
  std::int32_t minor = 0;
  std::int32_t upgrading_to = 0;  ///< 0: it is not being upgraded.
  Time upgrade_ends;
  Support support = Support::standard;
  Id<cost::Meter> hours, extended_hours;  ///< The second when it was first needed.
  Id<StreamRow> luck;
  DRYDOCK_FIELDS(ClusterVersion, name, minor, upgrading_to, upgrade_ends, support, hours,
                 extended_hours, luck)
};

DRYDOCK_ENUM(UpdatePhase, none, adding_nodes, replacing_nodes)

/// What the machines of a group run, and the update of its nodes.
struct NodeGroupVersion {
  Id<compute::MachineGroup> group;
  std::int32_t minor = 0;  ///< Of its launch template: new nodes get it.
  UpdatePhase phase = UpdatePhase::none;
  bool force = false;
  std::int32_t size = 0, max = 0;  ///< Of the group before the update.
  std::int32_t surge = 0;
  Time started;             ///< Of the phase.
  std::uint32_t round = 0;  ///< Counts updates, so that stale mail is known.
  DRYDOCK_FIELDS(NodeGroupVersion, group, minor, phase, force, size, max, surge, started, round)
};

}  // namespace drydock::kubernetes
