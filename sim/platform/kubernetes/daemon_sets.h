// Daemon sets: one pod for each node that may have one, and none elsewhere.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// What a node is to a daemon set.
struct DaemonFit {
  bool should_run = true;  ///< Its pod is made when it is missing.
  bool may_stay = true;    ///< Otherwise a pod that is there is deleted.
};
/// Its node affinity and node selector must fit. A NoSchedule or NoExecute taint that it does not
/// tolerate keeps new pods away, and a NoExecute one ends what is there. Source: kubernetes/
/// kubernetes pkg/controller/daemon/daemon_controller.go, NodeShouldRunDaemonPod.
DaemonFit daemon_fit(const World& world, Id<Workload> workload, Id<Node> node);

void reconcile_daemon_set(Context& context, Id<Workload> workload);
/// Taints or labels of the node have changed: daemon sets whose pod is missing there, or has to go,
/// are reconciled.
void look_at_daemons(Context& context, Id<Node> node);

}  // namespace drydock::kubernetes
