// The front door of failure: faults as commands. It only schedules calls of ordinary functions of
// other domains.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/failure/network_commands.h"

namespace drydock::failure {

void install(Rulebook& rulebook);

}  // namespace drydock::failure
