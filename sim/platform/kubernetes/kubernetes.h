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
// plane and of node groups, and what support costs; events and metadata as the API shows them.
// Left out: memory as a metric, scaling to zero, atomic groups, extended resources, namespace
// selectors and matchLabelKeys, disruptedPods of budgets (controllers see an eviction at once), and
// the memory that a process uses below its limit. Up to a hundred pods are placed in one instant,
// which then takes the time of so many cycles. A pod that is deleted uses its whole grace and
// answers until the proxies know, unless its template says how it stops. A machine that was cut off
// comes back with its processes alive. Controllers act at once. What is tried again and again for
// the same reason (a probe, a pull, a search for a node) is told once.
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
/// The same one by one, with pods that the proxies have forgotten or do not know yet.
struct EndpointPod {
  Id<Pod> pod;
  Id<network::Zone> zone;
  bool listed = false;   ///< Proxies send requests to it.
  bool answers = false;  ///< Its process is there and can be reached.
};
std::vector<EndpointPod> endpoint_pods(const World& world, Id<Workload> workload);

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
/// It answers again, unless its kubelet is killing it already.
void release_pod(Context& context, Id<Pod> pod);
/// The process of a running pod needs more memory than its limit: the kernel kills it, and its
/// kubelet restarts it.
void kill_for_memory(Context& context, Id<Pod> pod);
bool has_probe(const World& world, Id<Pod> pod, ProbeKind kind);

/// The API server answers nobody, or answers again. Meanwhile the scheduler, all controllers and
/// both autoscalers stand still, no node becomes NotReady or joins, endpoints stay as they are, and
/// commands of the cluster are refused. Kubelets restart containers, and what runs goes on. Once it
/// is back, all of them look at everything anew, and leases get a new grace.
void set_api(Context& context, bool up);
bool api_is_up(const World& world);
/// When it last failed or came back; zero: never.
Time api_changed(const World& world);

/// Somebody floods the API server, and its priority level "workload-high" has a line: the scheduler
/// and the controllers of workloads and endpoints wait so long for each write. Leases of nodes and
/// elections of leaders have levels of their own and do not wait. Source: Kubernetes documentation,
/// "API Priority and Fairness", suggested configuration. Left out: evictions, drains and the
/// cluster-autoscaler go on as they did.
void set_api_wait(Context& context, Duration wait);
Duration api_wait(const World& world);
/// When that last changed; zero: never.
Time api_wait_changed(const World& world);

/// Pods of the workload have a proxy of the mesh from now on.
void set_meshed(Context& context, Id<Workload> workload);
/// What gives the proxies of the mesh their certificates is down, or up again. Proxies renew theirs
/// at a share of its life, so that those that run have the rest of it: the first are cut off hours
/// later. A pod that is new gets none and does not become ready. Source: Linkerd documentation,
/// "Automatic mTLS".
void set_mesh_identity(Context& context, bool up);
bool mesh_identity_is_up(const World& world);
/// When it last failed or came back; zero: never.
Time mesh_identity_changed(const World& world);

/// The image registry answers nobody, or answers again. Pods whose image is not on their node back
/// off meanwhile (ErrImagePull, then ImagePullBackOff); pulls that have begun go on.
void set_registry(Context& context, bool up);
bool registry_is_up(const World& world);
/// When it last failed or came back; zero: never.
Time registry_changed(const World& world);
/// The credential with which all nodes ask the registry has expired, or is valid again. It is asked
/// as if it did not answer; what is tried fails in the same way.
void set_pull_credential(Context& context, bool valid);
bool pull_credential_is_valid(const World& world);
/// When it last expired or was renewed; zero: never.
Time pull_credential_changed(const World& world);
/// Of a container that ended so: 137 is 128 + SIGKILL.
int exit_code(ExitReason reason);

/// How long the node controller waits for the lease of a node: 40 s, and 50 s from version 1.32 on.
/// It counts from its own look, one every 5 s, that first saw the last renewal; a kubelet renews
/// every 10 s. So a node that dies is NotReady after 30 to 45 s, or 40 to 55 s. Source: kubernetes/
/// kubernetes pkg/controller/nodelifecycle, tryUpdateNodeHealth, and its pull request 126287.
Duration monitor_grace(const World& world);

std::int32_t ready_pods(const World& world, Id<Workload> workload);
std::int32_t pending_pods(const World& world, Id<Workload> workload);

}  // namespace drydock::kubernetes
