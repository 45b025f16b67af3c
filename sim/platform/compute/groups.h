// What machines and their groups share inside compute.
#pragma once

#include "sim/platform/compute/compute.h"

namespace drydock::compute {

/// Launches one machine, whose zone is up.
void launch(Context& context, Id<MachineGroup> group);
/// Launches what the groups of a zone still lack.
void fill_groups(Context& context, Id<network::Zone> zone);

void install_groups(Rulebook& rulebook);

}  // namespace drydock::compute
