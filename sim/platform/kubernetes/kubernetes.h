// The front door of kubernetes: objects, scheduler, controllers, node lifecycle and both
// autoscalers.
//
// Modelled: the scheduler's filters by node state, requests and volume zone, its resource and
// spread scores; deployments, stateful sets with claims, daemon sets; kubelets with volumes, serial
// image pulls, readiness, grace and restart back-off; leases, NotReady, taints by zone and
// evictions; endpoints that lag behind; budgets and drains; the horizontal autoscaler on CPU
// without spec.behavior; the cluster-autoscaler with least-waste, back-off and scale-down. Left
// out: rolling updates, jobs, priorities and preemption, affinity, hard spread constraints, attach
// limits, probes that fail, node pressure, the scheduler's own back-off and node sampling. A pod
// that is deleted uses its whole grace and answers until the proxies know. A machine that was cut
// off comes back with its processes alive. Controllers act at once.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install(Rulebook& rulebook);

/// While a world is built: a node for a machine that runs already, and pods placed and ready at
/// once by the scheduler's own rules.
Id<Node> add_ready_node(Context& context, Id<compute::Instance> instance);
/// Creates the workload's pods as they would stand after a long calm: placed, started, ready,
/// volumes attached. Volumes of stateful pods are in `volume_zone` where it is given, else spread
/// over the zones.
void settle_workload(Context& context, Id<Workload> workload, Id<network::Zone> volume_zone);
/// Starts the control loops; after all workloads are settled.
void start_control_plane(Context& context);

/// Pods of a workload that the proxies send requests to, by zone: those that answer, and those that
/// are dead or cut off without the proxies knowing yet.
struct Endpoints {
  Id<network::Zone> zone;
  std::int32_t answering = 0;
  std::int32_t silent = 0;
};
std::vector<Endpoints> endpoints(const World& world, Id<Workload> workload);

/// Called by the domain that computes load: CPU in use by each ready pod of the workload, in
/// millicores.
void set_cpu_use(Context& context, Id<Workload> workload, double millicores_per_pod);

/// Why a pod waits, as `kubectl describe pod` says it: "0/5 nodes are available: 2 Insufficient
/// cpu, ...".
std::string pending_message(const World& world, Id<Pod> pod);

/// The process of a running pod dies; its kubelet restarts it.
void kill_pod(Context& context, Id<Pod> pod);

std::int32_t ready_pods(const World& world, Id<Workload> workload);
std::int32_t pending_pods(const World& world, Id<Workload> workload);

}  // namespace drydock::kubernetes
