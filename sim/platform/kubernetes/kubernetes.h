// The front door of kubernetes: objects, scheduler, controllers, node lifecycle and both
// autoscalers.
//
// Modelled: the scheduler with its queue, back-off and search through part of a large cluster, all
// filters and scores of its default plugins but those of dynamic resources and volume restrictions,
// and preemption; deployments, stateful sets with claims and daemon sets, their rollouts by replica
// sets, partitions and nodes; jobs and cron jobs; quotas; kubelets with volumes, serial image pulls
// that may fail, probes, grace, restart back-off and node pressure; leases, NotReady, taints and
// tolerations, evictions by zone; endpoints that lag behind; budgets and drains; the horizontal
// autoscaler with several metrics, spec.behavior and its conditions; the cluster-autoscaler with
// its estimator, expanders, balancing, limits, back-off and scale-down; upgrades of the control
// plane and of node groups, and what support costs. Left out: memory as a metric, scaling to zero,
// atomic groups, extended resources, namespace selectors and matchLabelKeys. Up to a hundred pods
// are placed in one instant, which then takes the time of so many cycles. A pod
// that is deleted uses its whole grace and answers until the proxies know. A machine that was cut
// off comes back with its processes alive. Controllers act at once.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/rollout_commands.h"
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
/// The process of a running pod stops to answer and does not end. Its probes find out, if it has
/// any: readiness takes it out of the endpoints, liveness has it killed.
void hang_pod(Context& context, Id<Pod> pod);

std::int32_t ready_pods(const World& world, Id<Workload> workload);
std::int32_t pending_pods(const World& world, Id<Workload> workload);

}  // namespace drydock::kubernetes
