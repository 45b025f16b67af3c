// Claims: which volume belongs to which ordinal of a stateful set. It outlives the set's pods.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// The claim of an ordinal, or none.
Id<Claim> claim_of(const World& world, Id<Workload> workload, std::int32_t ordinal);
/// Gives the pod the volume that its ordinal has, if there is one.
void use_claim(Context& context, Id<Pod> pod);
/// Makes the claim's volume in a zone, when the ordinal has none yet.
void claim_volume(Context& context, Id<Workload> workload, std::int32_t ordinal,
                  Id<network::Zone> zone);

}  // namespace drydock::kubernetes
