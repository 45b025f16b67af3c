// From a scenario that was read to a run that stands at its start.
#pragma once

#include <memory>

#include "sim/practice/run/run.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::run {

/// A run of `scenario` with the luck of `seed`; an error when the scenario cannot be built.
Result<Run> open(const scenario::Scenario& scenario, std::shared_ptr<const Rulebook> rulebook,
                 Seed seed, SnapshotSettings snapshots = {});

}  // namespace drydock::run
