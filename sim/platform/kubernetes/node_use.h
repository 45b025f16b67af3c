// CPU in use on machines that live on CPU credits.
#pragma once

#include "sim/engine/kernel/rulebook.h"

namespace drydock::kubernetes {

/// The CPU use of some workload has changed: the machines that have credits learn of it, once all
/// that changes in this instant has changed.
void note_cpu_use(Context& context);

void install_node_use(Rulebook& rulebook);

}  // namespace drydock::kubernetes
