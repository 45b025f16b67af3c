// The loss of a namespace.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// Somebody deletes a namespace (`kubectl delete namespace`) with all that is in it: pods, claims,
/// and the volumes of claims whose policy is Delete. There is no way to stop it. Deploying again
/// brings workloads back and not their data; that is in snapshots, and in volumes that were
/// retained.
struct DeleteNamespace {
  static constexpr CommandStyle style{"failure.delete_namespace", "delete namespace {name_space}"};
  std::string name_space;
  DRYDOCK_FIELDS(DeleteNamespace, name_space)
};
Result<Forecast> check(const World& world, const DeleteNamespace& command);
void apply(Context& context, const DeleteNamespace& command);

}  // namespace drydock::failure
