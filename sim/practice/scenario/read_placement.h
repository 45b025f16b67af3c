// Readers of what the scheduler is told; see spec_placement.h.
#pragma once

#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/spec_placement.h"

namespace drydock::scenario {

/// {"team": "red"}; keys may have a prefix, as in Kubernetes.
Labels read_labels(const codec::Cursor& at);
std::vector<GroupTaint> read_taints(const codec::Cursor& at);
/// The keys of a workload that say where its pods may go.
Placement read_placement(codec::ObjectCursor& object);

}  // namespace drydock::scenario
