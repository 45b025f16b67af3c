// The front door of addons: what runs in the cluster to connect it with the cloud around it.
//
// Modelled: the load balancer controller, which makes the ready pods of an ingress targets of its
// balancer (targets by pod address). Left out: its own calls to the cloud and their delay, further
// add-ons.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/addons/tables.h"

namespace drydock::addons {

void install(Rulebook& rulebook);

/// Puts the workload's pods behind the balancer, those that are ready as healthy targets; only
/// while a world is built, after the workload is settled.
Id<Ingress> add_ingress(Context& context, Id<kubernetes::Workload> workload,
                        Id<network::LoadBalancer> balancer);

/// Pods of the ingress become targets of another balancer from now on; targets of the one before
/// are removed.
void move_ingress(Context& context, Id<network::LoadBalancer> from, Id<network::LoadBalancer> to);

}  // namespace drydock::addons
