// Readers of how the pods of a workload come, stay and go; see spec_workloads.h.
#pragma once

#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/spec_workloads.h"

namespace drydock::scenario {

/// Probes, budget, strategy and job: all keys of a workload that its controllers and kubelets read.
void read_rollout(codec::ObjectCursor& object, Workload& workload);

}  // namespace drydock::scenario
