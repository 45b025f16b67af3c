// A cluster of any size without traffic, for measurements: built through the same functions as the
// worlds of scenarios.
#pragma once

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

struct BareCluster {
  int nodes = 0;
  int pods = 0;  ///< Of deployments; daemon pods come on top.
  int pods_per_workload = 200;
  std::string machine_type = "m5.8xlarge";
};

/// The nodes joined and their daemon pods ready, the deployments declared; not one of their pods
/// exists until the control plane is started. Prices, zones and settings are those of `scenario`.
Result<World> build_bare_cluster(const Scenario& scenario, const Rulebook& rulebook, Seed seed,
                                 const BareCluster& size);

}  // namespace drydock::scenario
