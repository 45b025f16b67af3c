// The delay from a pod's readiness to every proxy knowing is where requests to dead pods come from.
#include "sim/platform/kubernetes/endpoints.h"

#include <algorithm>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

struct EndpointsDue {
  Id<Workload> workload;
  DRYDOCK_FIELDS(EndpointsDue, workload)
};

void on_endpoints_due(Context& context, const EndpointsDue& due) {
  if (waits_for_api(context, due)) return;
  const Duration delay = context.only<Settings>().endpoint_delay + api_wait(context);
  bool changed = false, early = false;
  for (const Id<Pod> id : pods_of(context, due.workload)) {
    const Pod& pod = context[id];
    if (pod.in_endpoints == pod.ready) continue;
    if (pod.ready_since + delay > context.now()) {
      early = true;
      continue;
    }
    context.edit(id).in_endpoints = pod.ready;
    changed = true;
  }
  if (changed) context.announce(EndpointsChanged{due.workload});
  // The line before the API server may have grown since this was due.
  if (early && api_wait(context) > Duration::zero()) update_endpoints_later(context, due.workload);
}

}  // namespace

void install_endpoints(Rulebook& rulebook) { rulebook.on<on_endpoints_due>(); }

void update_endpoints_later(Context& context, Id<Workload> workload) {
  const Duration delay = context.only<Settings>().endpoint_delay + api_wait(context);
  const Time due = context.now() + delay;
  if (context[workload].endpoints_due == due)
    return;  // Pods that change together are told together.
  context.edit(workload).endpoints_due = due;
  context.schedule_at(due, EndpointsDue{workload});
}

void announce_endpoints_on(Context& context, Id<Node> node) {
  std::vector<Id<Workload>> workloads;
  for (const Id<Pod> id : pods_on(context, node))
    if (context[id].in_endpoints) workloads.push_back(context[id].workload);
  std::sort(workloads.begin(), workloads.end());
  workloads.erase(std::unique(workloads.begin(), workloads.end()), workloads.end());
  for (const Id<Workload> workload : workloads) {
    context.announce(EndpointsChanged{workload});
    wake_horizontal_autoscaler(context, workload);  // Its samples are missing, or there again.
  }
}

std::vector<Endpoints> endpoints(const World& world, Id<Workload> workload) {
  std::vector<Endpoints> zones;
  for (Id<Pod> id = world[workload].pods.first; id; id = world[id].siblings.after) {
    const Pod& pod = world[id];
    if (!pod.in_endpoints) continue;
    const Id<network::Zone> zone = world[node_of(pod)].zone;
    auto place =
        std::lower_bound(zones.begin(), zones.end(), zone,
                         [](const Endpoints& e, Id<network::Zone> z) { return e.zone < z; });
    if (place == zones.end() || place->zone != zone) place = zones.insert(place, Endpoints{zone});
    ++(answers(world, pod) ? place->answering : place->silent);
  }
  return zones;
}

std::vector<EndpointPod> endpoint_pods(const World& world, Id<Workload> workload) {
  std::vector<EndpointPod> pods;
  for (Id<Pod> id = world[workload].pods.first; id; id = world[id].siblings.after) {
    const Pod& pod = world[id];
    if (!node_of(pod)) continue;
    pods.push_back({id, world[node_of(pod)].zone, pod.in_endpoints, answers(world, pod)});
  }
  return pods;
}

}  // namespace drydock::kubernetes
