// The issuer of the mesh: pods that run feel its loss hours later, new ones at once.
#include "sim/platform/kubernetes/mesh_identity.h"

#include "sim/platform/kubernetes/facts.h"

namespace drydock::kubernetes {

namespace {

/// The certificate of a pod ends, unless it was renewed.
struct CertificateEnds {
  Id<Pod> pod;
  Time down_since;
  DRYDOCK_FIELDS(CertificateEnds, pod, down_since)
};

/// A certificate that was renewed whenever it could be ends then.
Time certificate_ends(const World& world, const Pod& pod) {
  const KubeletSettings& settings = world.only<Settings>().kubelet;
  const Duration every = from_seconds(in_seconds(settings.certificate) * settings.renewal);
  const Duration since =
      every > Duration::zero() ? (world.now() - pod.created) % every : Duration::zero();
  return world.now() - since + settings.certificate;
}

void set_expired(Context& context, Id<Pod> id, bool expired) {
  Pod& pod = context.edit(id);
  pod.expired = expired;
  if (pod.in_endpoints) context.announce(EndpointsChanged{pod.workload});
}

void on_certificate_ends(Context& context, const CertificateEnds& due) {
  if (mesh_identity_is_up(context) || mesh_identity_changed(context) != due.down_since) return;
  if (context[due.pod].phase != PodPhase::running || context[due.pod].expired) return;
  Context after = context.because(context.announce(CertificateExpired{due.pod}));
  set_expired(after, due.pod, true);
}

void await_ends(Context& context) {
  if (context.only<Settings>().kubelet.certificate <= Duration::zero()) return;
  for (std::uint32_t i = 0; i < context.table<Pod>().size(); ++i) {
    const Pod& pod = context[Id<Pod>{i}];
    if (pod.phase == PodPhase::running && context[pod.workload].meshed)
      context.schedule_at(certificate_ends(context, pod),
                          CertificateEnds{Id<Pod>{i}, context.now()});
  }
}

}  // namespace

void set_meshed(Context& context, Id<Workload> workload) { context.edit(workload).meshed = true; }

bool lacks_certificate(const World& world, const Pod& pod) {
  return pod.restarts == 0 && world[pod.workload].meshed && !mesh_identity_is_up(world);
}

void set_mesh_identity(Context& context, bool up) {
  if (mesh_identity_is_up(context) == up) return;
  if (context.table<MeshIdentity>().empty()) context.add(MeshIdentity{});
  context.edit_only<MeshIdentity>() = {!up, context.now()};
  if (!up) {
    Context after = context.because(context.announce(MeshIdentityDown{}));
    return await_ends(after);
  }
  Context after = context.because(context.announce(MeshIdentityBack{}));
  for (std::uint32_t i = 0; i < after.table<Pod>().size(); ++i)
    if (after[Id<Pod>{i}].expired) set_expired(after, Id<Pod>{i}, false);
}

bool mesh_identity_is_up(const World& world) {
  return world.table<MeshIdentity>().empty() || !world.only<MeshIdentity>().down;
}

Time mesh_identity_changed(const World& world) {
  return world.table<MeshIdentity>().empty() ? Time{} : world.only<MeshIdentity>().changed;
}

void install_mesh_identity(Rulebook& rulebook) {
  rulebook.table<MeshIdentity>();
  rulebook.on<on_certificate_ends>();
  rulebook.fact<MeshIdentityDown>();
  rulebook.fact<MeshIdentityBack>();
  rulebook.fact<NoCertificate>();
  rulebook.fact<CertificateExpired>();
}

}  // namespace drydock::kubernetes
