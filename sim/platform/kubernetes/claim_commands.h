// What people may ask of the claims of stateful sets.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::kubernetes {

/// Gives a claim another volume, as one does with a static persistent volume after a restore.
struct UseVolume {
  static constexpr CommandStyle style{"kubernetes.use_volume",
                                      "use volume {volume} for claim {claim}"};
  std::string claim, volume;
  DRYDOCK_FIELDS(UseVolume, claim, volume)
};
Result<Forecast> check(const World& world, const UseVolume& command);
void apply(Context& context, const UseVolume& command);

/// `kubectl delete pvc`: the volume goes too, unless it is to be retained.
struct DeleteClaim {
  static constexpr CommandStyle style{"kubernetes.delete_claim", "delete claim {claim}"};
  std::string claim;
  DRYDOCK_FIELDS(DeleteClaim, claim)
};
Result<Forecast> check(const World& world, const DeleteClaim& command);
void apply(Context& context, const DeleteClaim& command);

/// Sets what becomes of a claim's volume when the claim is deleted: "delete" or "retain".
struct SetReclaim {
  static constexpr CommandStyle style{"kubernetes.set_reclaim",
                                      "retain the volume of claim {claim}: {retain}"};
  std::string claim;
  bool retain = true;
  DRYDOCK_FIELDS(SetReclaim, claim, retain)
};
Result<Forecast> check(const World& world, const SetReclaim& command);
void apply(Context& context, const SetReclaim& command);

}  // namespace drydock::kubernetes
