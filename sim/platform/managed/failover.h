// Nodes that go and come with their zones.
#pragma once

#include "sim/engine/kernel/rulebook.h"

namespace drydock::managed {

void install_failover(Rulebook& rulebook);

}  // namespace drydock::managed
