// The front door of failure: faults as commands, which only schedule calls of ordinary functions of
// other domains; and failures and repairs by chance (processes.h).
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/failure/access_commands.h"
#include "sim/platform/failure/cluster_commands.h"
#include "sim/platform/failure/code_state.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/failure/facts.h"
#include "sim/platform/failure/namespace_commands.h"
#include "sim/platform/failure/network_commands.h"
#include "sim/platform/failure/region_commands.h"
#include "sim/platform/failure/volume_commands.h"

namespace drydock::failure {

void install(Rulebook& rulebook);

}  // namespace drydock::failure
