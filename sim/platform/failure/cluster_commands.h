// Faults of what the whole cluster leans on: its control plane, the image registry, and the key of
// its volumes.
#pragma once

#include <string_view>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// The control plane of the cluster answers nobody: nothing is scheduled, scaled, evicted or rolled
/// out, nodes that die stay Ready, and kubectl does not work; what runs goes on, with the endpoints
/// that it knows. `on` ends it. Source: AWS reliability documentation, static stability of the data
/// plane; the EKS best practices guide, "Kubernetes control plane".
struct SetControlPlane {
  static constexpr CommandStyle style{"failure.control_plane", "stop the control plane"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetControlPlane, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetControlPlane& command);
void apply(Context& context, const SetControlPlane& command);

/// A careless client floods the API server: each write of the scheduler and of the controllers
/// waits in line for `wait`, until 0 ends it. Placing pods, replacing them and telling proxies of
/// them takes so much longer; nodes keep their leases, which have a priority level of their own.
/// After a quarter of its timeout of 60 s the API server refuses instead (429), and clients try
/// again. Source: Kubernetes documentation, "API Priority and Fairness".
struct ThrottleApi {
  static constexpr CommandStyle style{"failure.throttle_api",
                                      "let controllers wait {wait} for the API server"};
  Duration wait{};
  Duration duration{};
  DRYDOCK_FIELDS(ThrottleApi, wait, duration)
};
Result<Forecast> check(const World& world, const ThrottleApi& command);
void apply(Context& context, const ThrottleApi& command);

/// The EC2 API is throttled for the whole account: no machine is launched (RequestLimitExceeded),
/// what runs goes on. `on` ends it. Source: outages of the control plane of a region, such as
/// 2021-12-07 and 2025-10-20 in us-east-1.
struct SetEc2Api {
  static constexpr CommandStyle style{"failure.ec2_api", "throttle the EC2 API"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetEc2Api, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetEc2Api& command);
void apply(Context& context, const SetEc2Api& command);

/// What gives the mesh proxies their certificates is down (its controller, or its issuer expired):
/// pods that run have the rest of their certificate's life, new ones do not become ready. `on` ends
/// it. Source: Linkerd documentation, "Automatic mTLS" and "Rotating your identity issuer".
struct SetMeshIdentity {
  static constexpr CommandStyle style{"failure.mesh_identity",
                                      "stop the certificate authority of the mesh"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetMeshIdentity, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetMeshIdentity& command);
void apply(Context& context, const SetMeshIdentity& command);

/// The image registry answers nobody: pods whose image is not on their node cannot start
/// (ErrImagePull, then ImagePullBackOff), those that run or restart do not notice. `on` ends it.
struct SetRegistry {
  static constexpr CommandStyle style{"failure.registry", "stop the image registry"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetRegistry, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetRegistry& command);
void apply(Context& context, const SetRegistry& command);

/// The credential with which nodes pull images ends (imagePullSecrets): the registry refuses them,
/// so that pods whose image is not on their node cannot start, and those that run or restart do not
/// notice. `on` renews it. Source: Kubernetes documentation, "Images", pull secrets and
/// imagePullPolicy IfNotPresent.
struct SetPullCredential {
  static constexpr CommandStyle style{"failure.pull_credential",
                                      "let the credential for the image registry expire"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetPullCredential, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetPullCredential& command);
void apply(Context& context, const SetPullCredential& command);

/// Somebody disables the key of KMS under which all volumes are encrypted: those that are attached
/// work on, and none can be attached, so that a pod with a volume that moves does not start. `on`
/// enables it again. Source: AWS KMS developer guide, "How unusable KMS keys affect data keys".
struct SetKey {
  static constexpr CommandStyle style{"failure.key", "disable the encryption key of the volumes"};
  bool on = false;
  Duration duration{};
  DRYDOCK_FIELDS(SetKey, on, duration)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const SetKey& command);
void apply(Context& context, const SetKey& command);

}  // namespace drydock::failure
