// What the kubelet asks of the mesh before a pod is ready.
#pragma once

#include "sim/platform/kubernetes/kubernetes.h"

namespace drydock::kubernetes {

/// Whether the proxy of a pod that starts gets no certificate now. The proxy outlives the container
/// beside it, so that a restart needs none.
bool lacks_certificate(const World& world, const Pod& pod);
/// Its proxy asks again so soon.
constexpr Duration certificate_retry = seconds(10);

void install_mesh_identity(Rulebook& rulebook);

}  // namespace drydock::kubernetes
