// Nodes whose machine is about to go: they are emptied first, as far as there is time.
#pragma once

#include "sim/engine/kernel/rulebook.h"

namespace drydock::kubernetes {

void install_departures(Rulebook& rulebook);

}  // namespace drydock::kubernetes
