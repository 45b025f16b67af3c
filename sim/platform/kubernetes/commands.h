// What people may ask of the cluster.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/workloads.h"

namespace drydock::kubernetes {

/// A deployment of this size is more than one team asks of one service.
constexpr std::int64_t most_replicas = 1000;

/// A refusal that names what it is about.
tl::unexpected<Error> refuse(std::string message, std::string where, std::string hint = {});
/// A name as people read it.
std::string text_of(const World& world, Name name);
/// A refusal while the API server is down.
Result<void> check_api(const World& world);
/// The workload called so, or a refusal that suggests the nearest name.
Result<Id<Workload>> workload_called(const World& world, const std::string& name);
/// The node called so that has not left the cluster, or such a refusal.
Result<Id<Node>> node_called(const World& world, const std::string& name);

/// `kubectl scale`: sets the replicas of a deployment or stateful set; a horizontal autoscaler may
/// change them again.
struct Scale {
  static constexpr CommandStyle style{"kubernetes.scale", "scale {workload} to {replicas}"};
  std::string workload;
  std::int64_t replicas = 0;
  DRYDOCK_FIELDS(Scale, workload, replicas)
};
Result<Forecast> check(const World& world, const Scale& command);
void apply(Context& context, const Scale& command);

/// `kubectl delete pod`: its controller makes another.
struct DeletePod {
  static constexpr CommandStyle style{"kubernetes.delete_pod", "delete pod {pod}"};
  std::string pod;
  DRYDOCK_FIELDS(DeletePod, pod)
};
Result<Forecast> check(const World& world, const DeletePod& command);
void apply(Context& context, const DeletePod& command);

/// `kubectl delete pod --force --grace-period=0`: the object goes at once, whatever its node says.
struct ForceDeletePod {
  static constexpr CommandStyle style{"kubernetes.force_delete_pod", "force-delete pod {pod}"};
  std::string pod;
  DRYDOCK_FIELDS(ForceDeletePod, pod)
};
Result<Forecast> check(const World& world, const ForceDeletePod& command);
void apply(Context& context, const ForceDeletePod& command);

/// `kubectl cordon`: no new pods on a node.
struct CordonNode {
  static constexpr CommandStyle style{"kubernetes.cordon_node", "cordon node {node}"};
  std::string node;
  DRYDOCK_FIELDS(CordonNode, node)
};
Result<Forecast> check(const World& world, const CordonNode& command);
void apply(Context& context, const CordonNode& command);

struct UncordonNode {
  static constexpr CommandStyle style{"kubernetes.uncordon_node", "uncordon node {node}"};
  std::string node;
  DRYDOCK_FIELDS(UncordonNode, node)
};
Result<Forecast> check(const World& world, const UncordonNode& command);
void apply(Context& context, const UncordonNode& command);

/// `kubectl drain --ignore-daemonsets`: cordons, then evicts pods as their disruption budgets
/// allow.
struct DrainNode {
  static constexpr CommandStyle style{"kubernetes.drain_node", "drain node {node}"};
  std::string node;
  DRYDOCK_FIELDS(DrainNode, node)
};
Result<Forecast> check(const World& world, const DrainNode& command);
void apply(Context& context, const DrainNode& command);

}  // namespace drydock::kubernetes
