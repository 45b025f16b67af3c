// Faults of what the whole cluster leans on: the image registry, and the key of its volumes.
#pragma once

#include <string_view>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

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
