// The front door of recovery: backups at an interval, disasters, and the way back.
//
// Modelled: backups that can be used once they are complete, what a disaster loses since the start
// of the last one, and recovery in steps: detection, provisioning, restoring at a rate. Backups
// rest while nothing is there to save. Left out: retention, incremental backups, replicas, what
// backups cost.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/recovery/facts.h"
#include "sim/platform/recovery/tables.h"

namespace drydock::recovery {

void install(Rulebook& rulebook);

/// The first backup starts now.
Id<Plan> add_plan(Context& context, Plan given);
/// All data is gone, now; recovery begins. Nothing happens while it is under way: there is nothing
/// left to lose.
void lose(Context& context, Id<Plan> plan);
/// What would be lost if a disaster came now: the time since the start of the last backup that is
/// complete, or since the plan began.
Duration at_stake(const World& world, Id<Plan> plan);

}  // namespace drydock::recovery
