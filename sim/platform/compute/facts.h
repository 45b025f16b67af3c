// What happens to machines.
#pragma once

#include "sim/platform/compute/tables.h"

namespace drydock::compute {

struct InstanceLaunched {
  static constexpr FactStyle style{"compute.instance_launched", "{group} launched {instance}",
                                   Tone::neutral, Weight::normal};
  Id<Instance> instance;
  Id<MachineGroup> group;
  DRYDOCK_FIELDS(InstanceLaunched, instance, group)
};

/// EC2 takes the request to stop or end a machine, and cannot do it before its zone is back.
struct InstanceHeldUp {
  static constexpr FactStyle style{"compute.instance_held_up",
                                   "{instance} hangs on its way out: zone {zone} is dark",
                                   Tone::strained, Weight::normal};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(InstanceHeldUp, instance, zone)
};

/// The machine has booted and its kubelet can register, or register again.
struct InstanceReady {
  static constexpr FactStyle style{"compute.instance_ready", "{instance} finished booting",
                                   Tone::neutral, Weight::detail};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceReady, instance)
};

struct InstanceImpaired {
  static constexpr FactStyle style{"compute.instance_impaired",
                                   "{instance} can no longer be reached", Tone::broken,
                                   Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceImpaired, instance)
};

/// Its processes are as they were.
struct InstanceRecovered {
  static constexpr FactStyle style{"compute.instance_recovered", "{instance} can be reached again",
                                   Tone::recovered, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceRecovered, instance)
};

/// Its host gives CPU to others; no status check fails.
struct MachineSlowed {
  static constexpr FactStyle style{"compute.machine_slowed",
                                   "processes on {instance} run at {percent} % of their speed",
                                   Tone::strained, Weight::headline};
  Id<Instance> instance;
  double percent = 0;
  DRYDOCK_FIELDS(MachineSlowed, instance, percent)
};

struct MachineAtFullSpeed {
  static constexpr FactStyle style{"compute.machine_at_full_speed",
                                   "processes on {instance} run at full speed again",
                                   Tone::recovered, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(MachineAtFullSpeed, instance)
};

/// AWS noticed: its system status check fails (the host), or its instance status check.
struct StatusCheckFailed {
  static constexpr FactStyle style{"compute.status_check_failed",
                                   "{instance} fails its status checks: {fault}", Tone::broken,
                                   Weight::normal};
  Id<Instance> instance;
  MachineFault fault = MachineFault::none;
  DRYDOCK_FIELDS(StatusCheckFailed, instance, fault)
};

/// All processes of the machine end; InstanceReady follows.
struct InstanceRebooted {
  static constexpr FactStyle style{"compute.instance_rebooted", "{instance} boots again",
                                   Tone::neutral, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceRebooted, instance)
};

struct InstanceStopping {
  static constexpr FactStyle style{"compute.instance_stopping", "{instance} shuts down",
                                   Tone::strained, Weight::detail};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceStopping, instance)
};

struct InstanceStopped {
  static constexpr FactStyle style{"compute.instance_stopped", "{instance} is stopped",
                                   Tone::strained, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceStopped, instance)
};

struct InstanceStarted {
  static constexpr FactStyle style{"compute.instance_started", "{instance} starts", Tone::neutral,
                                   Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceStarted, instance)
};

/// The group lets a machine go; whoever has work on it may move that away first, and then calls
/// let_go(). Without an answer it ends after a while.
struct InstanceLeaving {
  static constexpr FactStyle style{"compute.instance_leaving",
                                   "{group} lets {instance} go: {reason}", Tone::neutral,
                                   Weight::normal};
  Id<Instance> instance;
  Id<MachineGroup> group;
  LeaveReason reason = LeaveReason::none;
  DRYDOCK_FIELDS(InstanceLeaving, instance, group, reason)
};

struct InstanceTerminated {
  static constexpr FactStyle style{"compute.instance_terminated", "{instance} was terminated",
                                   Tone::neutral, Weight::normal};
  Id<Instance> instance;
  Id<MachineGroup> group;
  DRYDOCK_FIELDS(InstanceTerminated, instance, group)
};

/// The group could not launch, and lacks machines until something changes.
struct LaunchFailed {
  static constexpr FactStyle style{"compute.launch_failed",
                                   "{group} could not launch a machine in zone {zone}: {why}",
                                   Tone::strained, Weight::normal};
  Id<MachineGroup> group;
  Id<network::Zone> zone;
  LaunchRefusal why = LaunchRefusal::none;
  DRYDOCK_FIELDS(LaunchFailed, group, zone, why)
};

/// EC2 answered RequestLimitExceeded; the group asks again.
struct LaunchThrottled {
  static constexpr FactStyle style{"compute.launch_throttled",
                                   "EC2 asks {group} to wait: RequestLimitExceeded", Tone::strained,
                                   Weight::detail};
  Id<MachineGroup> group;
  DRYDOCK_FIELDS(LaunchThrottled, group)
};

struct LaunchesThrottled {
  static constexpr FactStyle style{"compute.launches_throttled",
                                   "EC2 refuses to launch machines: RequestLimitExceeded",
                                   Tone::broken, Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(LaunchesThrottled, unused)
};

struct LaunchesTaken {
  static constexpr FactStyle style{"compute.launches_taken", "EC2 launches machines again",
                                   Tone::recovered, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(LaunchesTaken, unused)
};

/// AWS expects to take a spot machine back; a notice may follow.
struct RebalanceRecommended {
  static constexpr FactStyle style{"compute.rebalance_recommended",
                                   "spot machine {instance} is at risk of being taken back",
                                   Tone::strained, Weight::detail};
  Id<Instance> instance;
  DRYDOCK_FIELDS(RebalanceRecommended, instance)
};

/// The notice, two minutes ahead.
struct SpotInterrupted {
  static constexpr FactStyle style{"compute.spot_interrupted",
                                   "AWS will take spot machine {instance} back", Tone::broken,
                                   Weight::headline};
  Id<Instance> instance;
  DRYDOCK_FIELDS(SpotInterrupted, instance)
};

struct CapacityShort {
  static constexpr FactStyle style{"compute.capacity_short", "AWS runs short of {pool}",
                                   Tone::strained, Weight::headline};
  Id<Pool> pool;
  DRYDOCK_FIELDS(CapacityShort, pool)
};

struct CapacityBack {
  static constexpr FactStyle style{"compute.capacity_back", "AWS has {pool} again", Tone::recovered,
                                   Weight::normal};
  Id<Pool> pool;
  DRYDOCK_FIELDS(CapacityBack, pool)
};

/// A T machine lives beyond its CPU credits: from now on they cost.
struct CreditsGone {
  static constexpr FactStyle style{"compute.credits_gone", "{instance} has used up its CPU credits",
                                   Tone::strained, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(CreditsGone, instance)
};

struct CreditsCharged {
  static constexpr FactStyle style{"compute.credits_charged",
                                   "{instance} now pays for each hour above its baseline",
                                   Tone::strained, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(CreditsCharged, instance)
};

struct GroupLimitsChanged {
  static constexpr FactStyle style{"compute.group_limits_changed",
                                   "{group} may now hold {min} to {max} machines", Tone::neutral,
                                   Weight::headline};
  Id<MachineGroup> group;
  std::int32_t min = 0, max = 0;
  DRYDOCK_FIELDS(GroupLimitsChanged, group, min, max)
};

DRYDOCK_ENUM(GroupProcess, launch, terminate, replace_unhealthy, az_rebalance)
/// As the API writes it: "ReplaceUnhealthy".
std::string_view say(GroupProcess process);

struct ProcessSuspended {
  static constexpr FactStyle style{"compute.process_suspended", "{process} of {group} is suspended",
                                   Tone::neutral, Weight::normal};
  Id<MachineGroup> group;
  GroupProcess process = GroupProcess::launch;
  DRYDOCK_FIELDS(ProcessSuspended, group, process)
};

struct ProcessResumed {
  static constexpr FactStyle style{"compute.process_resumed", "{process} of {group} goes on",
                                   Tone::neutral, Weight::normal};
  Id<MachineGroup> group;
  GroupProcess process = GroupProcess::launch;
  DRYDOCK_FIELDS(ProcessResumed, group, process)
};

}  // namespace drydock::compute
