// What upgrades say of themselves.
#pragma once

#include "sim/platform/kubernetes/versions.h"

namespace drydock::kubernetes {

struct ControlPlaneUpgradeStarted {
  static constexpr FactStyle style{"kubernetes.control_plane_upgrade_started",
                                   "the control plane of {cluster} is upgraded to {version}",
                                   Tone::neutral, Weight::headline};
  Id<ClusterVersion> cluster;
  Name version;
  DRYDOCK_FIELDS(ControlPlaneUpgradeStarted, cluster, version)
};

struct ApiServersReplaced {
  static constexpr FactStyle style{
      "kubernetes.api_servers_replaced",
      "the API servers of {cluster} were replaced: clients reconnect, controllers start anew",
      Tone::strained, Weight::normal};
  Id<ClusterVersion> cluster;
  DRYDOCK_FIELDS(ApiServersReplaced, cluster)
};

struct ControlPlaneUpgraded {
  static constexpr FactStyle style{"kubernetes.control_plane_upgraded",
                                   "the control plane of {cluster} runs {version}", Tone::recovered,
                                   Weight::headline};
  Id<ClusterVersion> cluster;
  Name version;
  DRYDOCK_FIELDS(ControlPlaneUpgraded, cluster, version)
};

struct ExtendedSupportBegan {
  static constexpr FactStyle style{
      "kubernetes.extended_support_began",
      "standard support of {version} ended: {cluster} is in extended support and costs more",
      Tone::strained, Weight::headline};
  Id<ClusterVersion> cluster;
  Name version;
  DRYDOCK_FIELDS(ExtendedSupportBegan, cluster, version)
};

struct SupportEnded {
  static constexpr FactStyle style{"kubernetes.support_ended",
                                   "support of {version} ended: AWS upgrades {cluster} by itself",
                                   Tone::strained, Weight::headline};
  Id<ClusterVersion> cluster;
  Name version;
  DRYDOCK_FIELDS(SupportEnded, cluster, version)
};

struct NodeGroupUpdateStarted {
  static constexpr FactStyle style{"kubernetes.node_group_update_started",
                                   "the nodes of {group} are replaced by nodes of {version}",
                                   Tone::neutral, Weight::headline};
  Id<compute::MachineGroup> group;
  Name version;
  DRYDOCK_FIELDS(NodeGroupUpdateStarted, group, version)
};

struct NodeGroupUpdated {
  static constexpr FactStyle style{"kubernetes.node_group_updated",
                                   "all nodes of {group} run {version}", Tone::recovered,
                                   Weight::headline};
  Id<compute::MachineGroup> group;
  Name version;
  DRYDOCK_FIELDS(NodeGroupUpdated, group, version)
};

/// The new nodes did not become ready in time.
struct NodeCreationFailure {
  static constexpr FactStyle style{"kubernetes.node_creation_failure",
                                   "update of {group} failed: NodeCreationFailure, new nodes did "
                                   "not become ready",
                                   Tone::broken, Weight::headline};
  Id<compute::MachineGroup> group;
  DRYDOCK_FIELDS(NodeCreationFailure, group)
};

/// The pods of a node did not go in time, and the update was not forced.
struct PodEvictionFailure {
  static constexpr FactStyle style{"kubernetes.pod_eviction_failure",
                                   "update of {group} failed: PodEvictionFailure, pod {pod} stays "
                                   "on {node}",
                                   Tone::broken, Weight::headline};
  Id<compute::MachineGroup> group;
  Id<Node> node;
  Id<Pod> pod;
  DRYDOCK_FIELDS(PodEvictionFailure, group, node, pod)
};

}  // namespace drydock::kubernetes
