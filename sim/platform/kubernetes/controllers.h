// Workload controllers: a deployment's replicas, a stateful set's ordinals, a daemon set's nodes.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// Brings the pods of a workload nearer to what it asks for; called whenever either has changed.
void reconcile(Context& context, Id<Workload> workload);
/// Sets the replicas, says so, and reconciles.
void scale(Context& context, Id<Workload> workload, std::int32_t replicas);

/// All pods of a stateful or daemon set have the newest template; said once.
void finish_set_rollout(Context& context, Id<Workload> workload);

/// What decides which pod of a deployment goes first when it shrinks.
struct ScaleInRank {
  bool assigned = false;  ///< It has a node.
  int phase = 0;          ///< 0 pending or starting, 1 running.
  bool ready = false;
  std::int32_t siblings = 0;  ///< Pods of the workload on its node.
  Duration ready_for{};       ///< Compared by powers of two.
  std::int32_t restarts = 0;
  Time created;
};
/// Source: kubernetes/kubernetes pkg/controller/controller_utils.go, ActivePodsWithRanks.
bool goes_first(const ScaleInRank& a, const ScaleInRank& b);

void install_controllers(Rulebook& rulebook);

}  // namespace drydock::kubernetes
