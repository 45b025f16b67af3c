// The front door of compute: machine groups that launch, lose and stop instances.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/compute/commands.h"
#include "sim/platform/compute/facts.h"
#include "sim/platform/compute/tables.h"

namespace drydock::compute {

void install(Rulebook& rulebook);

/// Makes an instance that runs already; only while a world is built.
Id<Instance> add_running(Context& context, Id<MachineGroup> group);
/// Asks the group for `desired` instances, inside its limits. More: launches. Fewer does not choose
/// a victim: see terminate().
void set_desired(Context& context, Id<MachineGroup> group, std::int32_t desired);
/// Stops this instance and lowers the group's desired size by one.
void terminate(Context& context, Id<Instance> instance);
/// An instance hangs or is cut off; it stays on the bill.
void impair(Context& context, Id<Instance> instance);
void recover(Context& context, Id<Instance> instance);
/// Instances of the group that are not terminating or terminated.
std::int32_t size(const World& world, Id<MachineGroup> group);

}  // namespace drydock::compute
