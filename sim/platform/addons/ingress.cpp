// Targets follow the endpoints of the ingress; whether they answer is the truth of their pods.
#include "sim/platform/addons/addons.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/network/network.h"

namespace drydock::addons {

namespace {

/// The row of a pod that is registered now.
Id<IngressTarget> registered(const World& world, Id<kubernetes::Pod> pod) {
  for (const auto& [id, row] : world.table<IngressTarget>())
    if (row.registered && row.pod == pod) return id;
  return {};
}

Id<network::Zone> zone_of(const World& world, const kubernetes::Pod& pod) {
  return world[kubernetes::node_of(pod)].zone;
}

void register_new(Context& context, Id<Ingress> id) {
  const Ingress ingress = context[id];
  for (const Id<kubernetes::Pod> pod : kubernetes::pods_of(context, ingress.workload)) {
    const kubernetes::Pod row = context[pod];
    if (!row.in_endpoints || registered(context, pod)) continue;
    const auto target =
        network::add_target(context, ingress.balancer, row.name, zone_of(context, row));
    if (target) context.add(IngressTarget{id, pod, target});
  }
}

/// Brings the targets of an ingress in line with its pods.
void sync(Context& context, Id<Ingress> id) {
  register_new(context, id);
  for (std::uint32_t i = 0; i < context.table<IngressTarget>().size(); ++i) {
    const IngressTarget row = context[Id<IngressTarget>{i}];
    if (!row.registered || row.ingress != id) continue;
    const kubernetes::Pod& pod = context[row.pod];
    network::set_target_answers(context, row.target, kubernetes::answers(context, pod));
    if (pod.in_endpoints) continue;
    context.edit(Id<IngressTarget>{i}).registered = false;
    network::remove_target(context, row.target);
  }
}

void sync_workload(Context& context, Id<kubernetes::Workload> workload) {
  for (std::uint32_t i = 0; i < context.table<Ingress>().size(); ++i)
    if (context[Id<Ingress>{i}].workload == workload) sync(context, Id<Ingress>{i});
}

void on_endpoints_changed(Context& context, const kubernetes::EndpointsChanged& fact) {
  sync_workload(context, fact.workload);
}

/// The balancer's checks notice a dead process before the endpoints do.
template <class Fact>
void on_pod_fact(Context& context, const Fact& fact) {
  sync_workload(context, context[fact.pod].workload);
}

}  // namespace

void install(Rulebook& rulebook) {
  rulebook.table<Ingress>();
  rulebook.table<IngressTarget>();
  rulebook.listen<on_endpoints_changed>();
  rulebook.listen<on_pod_fact<kubernetes::PodCrashed>>();
  rulebook.listen<on_pod_fact<kubernetes::PodEvicted>>();
  rulebook.listen<on_pod_fact<kubernetes::PodReady>>();
  rulebook.listen<on_pod_fact<kubernetes::PodNotReady>>();
}

Id<Ingress> add_ingress(Context& context, Id<kubernetes::Workload> workload,
                        Id<network::LoadBalancer> balancer) {
  const Id<Ingress> id = context.add(Ingress{workload, balancer});
  for (const Id<kubernetes::Pod> pod : kubernetes::pods_of(context, workload)) {
    const kubernetes::Pod row = context[pod];
    if (!row.in_endpoints) continue;
    const auto target =
        network::add_healthy_target(context, balancer, row.name, zone_of(context, row));
    if (target) context.add(IngressTarget{id, pod, target});
  }
  return id;
}

void move_ingress(Context& context, Id<network::LoadBalancer> from, Id<network::LoadBalancer> to) {
  for (std::uint32_t i = 0; i < context.table<Ingress>().size(); ++i) {
    const Id<Ingress> id{i};
    if (context[id].balancer != from) continue;
    for (std::uint32_t t = 0; t < context.table<IngressTarget>().size(); ++t) {
      const IngressTarget row = context[Id<IngressTarget>{t}];
      if (!row.registered || row.ingress != id) continue;
      context.edit(Id<IngressTarget>{t}).registered = false;
      network::remove_target(context, row.target);
    }
    context.edit(id).balancer = to;
    register_new(context, id);
  }
}

}  // namespace drydock::addons
