// What happens to the parts that a whole cluster leans on.
#pragma once

#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

struct ApiDown {
  static constexpr FactStyle style{"kubernetes.api_down", "the control plane stopped answering",
                                   Tone::broken, Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(ApiDown, unused)
};

struct ApiBack {
  static constexpr FactStyle style{"kubernetes.api_back", "the control plane answers again",
                                   Tone::recovered, Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(ApiBack, unused)
};

struct ApiThrottled {
  static constexpr FactStyle style{
      "kubernetes.api_throttled", "the API server lets controllers wait {seconds} s for each write",
      Tone::strained, Weight::headline};
  double seconds = 0;
  DRYDOCK_FIELDS(ApiThrottled, seconds)
};

struct ApiPrompt {
  static constexpr FactStyle style{"kubernetes.api_prompt",
                                   "the API server answers controllers at once again",
                                   Tone::recovered, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(ApiPrompt, unused)
};

struct MeshIdentityDown {
  static constexpr FactStyle style{"kubernetes.mesh_identity_down",
                                   "the mesh gives out no certificates any more", Tone::broken,
                                   Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(MeshIdentityDown, unused)
};

struct MeshIdentityBack {
  static constexpr FactStyle style{"kubernetes.mesh_identity_back",
                                   "the mesh gives out certificates again", Tone::recovered,
                                   Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(MeshIdentityBack, unused)
};

struct NoCertificate {
  static constexpr FactStyle style{"kubernetes.no_certificate",
                                   "pod {pod} gets no certificate and does not become ready",
                                   Tone::strained, Weight::normal};
  Id<Pod> pod;
  DRYDOCK_FIELDS(NoCertificate, pod)
};

struct CertificateExpired {
  static constexpr FactStyle style{"kubernetes.certificate_expired",
                                   "the certificate of pod {pod} has expired", Tone::broken,
                                   Weight::normal};
  Id<Pod> pod;
  DRYDOCK_FIELDS(CertificateExpired, pod)
};

struct RegistryDown {
  static constexpr FactStyle style{"kubernetes.registry_down",
                                   "the image registry stopped answering", Tone::broken,
                                   Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(RegistryDown, unused)
};

struct RegistryBack {
  static constexpr FactStyle style{"kubernetes.registry_back", "the image registry answers again",
                                   Tone::recovered, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(RegistryBack, unused)
};

struct PullCredentialExpired {
  static constexpr FactStyle style{"kubernetes.pull_credential_expired",
                                   "the image registry refuses the credential of the nodes",
                                   Tone::broken, Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(PullCredentialExpired, unused)
};

struct PullCredentialRenewed {
  static constexpr FactStyle style{"kubernetes.pull_credential_renewed",
                                   "the image registry takes the credential of the nodes again",
                                   Tone::recovered, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(PullCredentialRenewed, unused)
};

}  // namespace drydock::kubernetes
