// Claims: which volume belongs to which ordinal of a stateful set. It outlives the set's pods.
#pragma once

#include <string>

#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// The claim of an ordinal, or none.
Id<Claim> claim_of(const World& world, Id<Workload> workload, std::int32_t ordinal);
/// Gives the pod the volume that its ordinal has, if there is one.
void use_claim(Context& context, Id<Pod> pod);
/// Makes the claim's volume in a zone, when the ordinal has none yet.
void claim_volume(Context& context, Id<Workload> workload, std::int32_t ordinal,
                  Id<network::Zone> zone);
/// The claim of the same name that stands now, after one that was deleted; none: there is none.
Id<Claim> standing_claim(const World& world, Id<Claim> claim);
/// How far the data of that name ever came, that of deleted claims included.
storage::Position farthest(const World& world, Id<Claim> claim);
/// A claim that has its volume from the beginning, which is nobody's until then.
Id<Claim> add_claim(Context& context, Id<Workload> workload, std::int32_t ordinal,
                    Id<storage::Volume> volume);
/// "workflow-db-0"
std::string claim_name(const World& world, Id<Claim> claim);

/// Why the claim cannot take this volume: its pod still runs with the old one, or the volume is
/// somebody's, or too small.
Result<void> check_rebind(const World& world, Id<Claim> claim, Id<storage::Volume> volume);
/// Gives the claim another volume, such as one that was restored in another zone; its old one is
/// nobody's then. A pod of the claim that waits for a node is looked at again.
void rebind(Context& context, Id<Claim> claim, Id<storage::Volume> volume);
Result<void> check_delete_claim(const World& world, Id<Claim> claim);
/// Deletes the claim, and its volume with it when its policy says so.
void delete_claim(Context& context, Id<Claim> claim);

void install_claims(Rulebook& rulebook);
void install_claim_losses(Rulebook& rulebook);

}  // namespace drydock::kubernetes
