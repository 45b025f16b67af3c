// Node lifecycle: joining, leases, NotReady, the taints of the node controller, and leaving. Leases
// are computed, not simulated: while all is well no event is pending.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_node_lifecycle(Rulebook& rulebook);
/// The row of a machine's node, or none.
Id<Node> node_at(const World& world, Id<compute::Instance> instance);
/// A node that is Ready from now; nobody is told.
Id<Node> add_node(Context& context, Id<compute::Instance> instance);
/// The kubelet of a machine that runs registers: its node is Ready from now, and everybody is told.
void join(Context& context, Id<compute::Instance> instance);
/// A node is gone with its whole cluster; nobody is told.
void forget_node(Context& context, Id<Node> node);
/// A node whose machine is gone leaves the cluster.
void remove_node(Context& context, Id<Node> node);
/// Puts the NoExecute taint of an unreachable node on it: its pods have their toleration left.
void taint(Context& context, Id<Node> node);
void untaint(Context& context, Id<Node> node);
/// The garbage collector removes the pods of a node that is gone, after a while, or those that
/// terminate on a node out of service, at its next pass.
void collect_pods_soon(Context& context, Id<Node> node);
/// The latest renewal of a lease at or before `at`.
Time lease_before(Time at, Duration period, Duration phase);
/// The first multiple of `period` that is not before `at`.
Time tick_from(Time at, Duration period);

/// The node controller begins anew: nodes that are silent get their whole grace from now on.
void watch_leases_anew(Context& context);

}  // namespace drydock::kubernetes
