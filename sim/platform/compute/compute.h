// The front door of compute: machine groups that launch, lose and stop instances.
//
// Modelled: groups over one or more zones with their replacement, rebalancing and suspended
// processes; launches in steps, refused by dark zones, by pools without machines and by vCPU
// quotas, held up by the token buckets of the EC2 API; faults, hosts that lose their power or give
// too little CPU, status checks, recovery, reboot, stop and start; spot machines with
// recommendation, notice and reclaim by pool; CPU credits of unlimited T machines; meters of hours,
// spot hours, surplus credits and root volumes. Left out: mixed instance policies, warm pools,
// lifecycle hooks of one's own, scheduled events, placement groups, pods that slow down on a
// machine in standard mode, capacity reservations, payments in advance, limits of the network by
// type.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/compute/commands.h"
#include "sim/platform/compute/facts.h"
#include "sim/platform/compute/tables.h"

namespace drydock::compute {

void install(Rulebook& rulebook);

/// A group without machines; `row` has the name, zone or zones, type, limits, boot figures, and
/// whether it is spot. The rate of its type, "ec2.ondemand.m5.large" or
/// "ec2.spot_average.m5.large", must be in the price book.
Id<MachineGroup> add_group(Context& context, const MachineGroup& row);
/// Makes an instance that runs already; only while a world is built.
Id<Instance> add_running(Context& context, Id<MachineGroup> group);
/// Asks the group for `desired` instances, inside its limits. More: launches, or LaunchFailed,
/// after which it tries again when something has changed. Fewer does not choose a victim: see
/// terminate().
void set_desired(Context& context, Id<MachineGroup> group, std::int32_t desired);
/// New limits; what runs beyond them stays. With a max of 0 it is of no cluster: its machines stand
/// by elsewhere, or their cluster is lost.
void set_bounds(Context& context, Id<MachineGroup> group, std::int32_t min, std::int32_t max);
/// Stops this instance and lowers the group's desired size by one. InstanceTerminated follows; in a
/// dark zone, which EC2 cannot reach either, only once the zone is back, as with every stop.
void terminate(Context& context, Id<Instance> instance);
/// An instance that its group wants to let go is empty: it may end now.
void let_go(Context& context, Id<Instance> instance);
/// An instance gets a fault; it stays on the bill. A failure of its zone makes it as unreachable.
void impair(Context& context, Id<Instance> instance, MachineFault fault = MachineFault::hang);
/// Ends the fault: after a hang its processes go on, otherwise it boots again.
void recover(Context& context, Id<Instance> instance);
void reboot(Context& context, Id<Instance> instance);
/// A host without power has it again: its machine boots after `wait`. Nothing happens to others.
void power_up(Context& context, Id<Instance> instance, Duration wait);
/// Processes of the machine run at this share of their speed from now on, since its host gives CPU
/// to others (steal) or throttles; 1: all is well.
void set_speed(Context& context, Id<Instance> instance, double share);
double speed(const World& world, Id<Instance> instance);
/// When it last changed; zero: it never did.
Time speed_changed(const World& world, Id<Instance> instance);
/// Whether any machine was ever slow.
bool any_slow(const World& world);
/// Whether the machine runs and can be reached.
bool works(const World& world, Id<Instance> instance);
/// Instances of the group that are not terminating or terminated.
std::int32_t size(const World& world, Id<MachineGroup> group);
/// Whether the machine exists: it is neither terminating nor terminated.
bool is_live(const Instance& instance);

/// The pool that a type comes from in a zone; none when no group uses it.
Id<Pool> pool_of(const World& world, Id<MachineType> type, Id<network::Zone> zone, bool spot);
/// How many more machines the pool has; only while a world is built.
void set_capacity(Context& context, Id<Pool> pool, std::int64_t free);
/// AWS has nothing in the pool until `until`, or again from now on.
void run_short(Context& context, Id<Pool> pool, Time until);
void refill(Context& context, Id<Pool> pool);
bool is_short(const World& world, const Pool& pool);
/// EC2 refuses all calls that launch machines from now on (RequestLimitExceeded), or takes them
/// again. A Defect without a group.
void set_throttled(Context& context, bool throttled);
bool is_throttled(const World& world);
/// When that last began or ended; zero: never.
Time throttled_changed(const World& world);
/// AWS takes a spot machine back: it recommends another place now and gives notice after `wait`.
/// The group launches another at the recommendation. Source: EKS user guide, managed node groups
/// with Spot and Capacity Rebalancing.
void reclaim(Context& context, Id<Instance> instance, Duration wait);
/// AWS takes back about this share of the spot machines of a pool, and keeps them for a while.
void reclaim_pool(Context& context, Id<Pool> pool, double share);

/// CPU in use on a machine, in millicores, from now on; moves its CPU credits.
void set_cpu_use(Context& context, Id<Instance> instance, std::int64_t millicores);
/// What it gets of them: all, until credits in standard mode are gone.
std::int64_t cpu_granted(const World& world, Id<Instance> instance);
/// Credits at the start, no more than it may keep, and its mode; only while a world is built.
void begin_with(Context& context, Id<Instance> instance, double credits, bool standard);
/// Whether its type has CPU credits.
bool has_credits(const World& world, Id<Instance> instance);
/// CPU credits that it has now; negative: a surplus that it owes.
double credits(const World& world, Id<Instance> instance);

}  // namespace drydock::compute
