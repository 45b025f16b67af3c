// The front door of compute: machine groups that launch, lose and stop instances.
//
// Modelled: log-normal boots, launches that a dark zone refuses, hangs, hourly and root volume
// meters. Left out: lack of capacity in a living zone, replacement of impaired machines by their
// group, rebalancing of zones, spot, limits of CPU credits and network.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/compute/commands.h"
#include "sim/platform/compute/facts.h"
#include "sim/platform/compute/tables.h"

namespace drydock::compute {

void install(Rulebook& rulebook);

/// A group without machines; `row` has the name, zone, type, limits and boot figures. The rate of
/// its type, "ec2.ondemand.m5.large", must be in the price book.
Id<MachineGroup> add_group(Context& context, const MachineGroup& row);
/// Makes an instance that runs already; only while a world is built.
Id<Instance> add_running(Context& context, Id<MachineGroup> group);
/// Asks the group for `desired` instances, inside its limits. More: launches, or, while its zone is
/// down, LaunchFailed, after which the group wants no more than it has (or its min). Fewer does not
/// choose a victim: see terminate().
void set_desired(Context& context, Id<MachineGroup> group, std::int32_t desired);
/// Stops this instance and lowers the group's desired size by one. InstanceTerminated follows.
void terminate(Context& context, Id<Instance> instance);
/// An instance hangs or is cut off; it stays on the bill.
/// A failure of its zone does the same without these.
void impair(Context& context, Id<Instance> instance);
void recover(Context& context, Id<Instance> instance);
/// Whether the machine runs and can be reached.
bool works(const World& world, Id<Instance> instance);
/// Instances of the group that are not terminating or terminated.
std::int32_t size(const World& world, Id<MachineGroup> group);

}  // namespace drydock::compute
