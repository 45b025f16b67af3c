// Machines: types, groups of equal machines, the capacity they come from, and the instances
// themselves.
#pragma once

#include <array>

#include "sim/engine/base/units.h"
#include "sim/platform/compute/bucket.h"
#include "sim/platform/compute/credits.h"
#include "sim/platform/network/tables.h"

namespace drydock::compute {

/// A part of the way of a machine to Ready: log-normal, by its median and 95th percentile, and
/// never shorter than `least`. Figures instance.boot.* of models/aws.json; all zero: it takes no
/// time.
struct BootStep {
  Duration least{}, typical{}, p95{};
  DRYDOCK_FIELDS(BootStep, least, typical, p95)
};

/// Status checks, recovery and replacement.
struct HealthSettings {
  Duration check_period{};         ///< 60 s
  std::int32_t failed_checks = 0;  ///< So many in a row: 2.
  Duration recovery_least{};       ///< A host that failed: moved to another after 5 min ...
  Duration recovery_most{};        ///< ... to 10 min.
  Duration grace{};                ///< A group leaves a new machine alone: 300 s.
  Duration drain_wait{};           ///< A group waits for a machine to be emptied: 15 min.
  Duration power_return{};  ///< When power is back in a zone, its hosts come back within this time.
  DRYDOCK_FIELDS(HealthSettings, check_period, failed_checks, recovery_least, recovery_most, grace,
                 drain_wait, power_return)
};

/// How AWS takes spot machines back.
struct SpotSettings {
  double hazard = 0;       ///< Of one machine in a month (730 h): 0.07.
  double share_least = 0;  ///< A reclaim takes 30 %
  double share_most = 0;   ///< to 100 % of a pool
  Duration spread{};       ///< within 10 min,
  Duration notice{};       ///< each after a notice of 2 min,
  Duration dry{};          ///< and the pool has nothing for so long.
  DRYDOCK_FIELDS(SpotSettings, hazard, share_least, share_most, spread, notice, dry)
};

/// What one account may ask of EC2.
struct LimitSettings {
  std::int64_t vcpu = 0;       ///< Running on demand at once; 0: no limit.
  std::int64_t spot_vcpu = 0;  ///< Running as spot at once; 0: no limit.
  BucketSize requests{};       ///< RunInstances calls: 5, 2/s.
  BucketSize machines{};       ///< Machines that they start: 1000, 2/s.
  double rush_share = 0;       ///< Of the free machines of a pool, taken when another zone fails.
  DRYDOCK_FIELDS(LimitSettings, vcpu, spot_vcpu, requests, machines, rush_share)
};

/// Figures of machines that no group has for itself; one row, filled from models/aws.json.
struct Settings {
  Duration stop{};             ///< From the request to stopped or terminated.
  Duration launch_error{};     ///< How long a launch in a failed zone takes to be refused.
  std::int32_t group_max = 0;  ///< Quota: machines in one group.
  std::int64_t root_gib = 0;   ///< Root volume of each machine; 0: none.
  BootStep reaction{};         ///< A group that changed calls EC2.
  BootStep start{};            ///< EC2: pending to running.
  BootStep system{};           ///< Kernel and kubelet.
  BootStep join{};             ///< The node registers and its network is ready.
  HealthSettings health{};
  SpotSettings spot{};
  LimitSettings limits{};
  DRYDOCK_FIELDS(Settings, stop, launch_error, group_max, root_gib, reaction, start, system, join,
                 health, spot, limits)
};

struct MachineType {
  Name name;  ///< "m5.large"
  Millicores cpu;
  Bytes memory;
  Millicores allocatable_cpu;  ///< What is left for pods.
  Bytes allocatable_memory;
  std::int32_t pods_max = 0;
  std::int32_t volumes_max = 0;
  std::int64_t ebs_iops = 0, ebs_iops_max = 0;              ///< Of all its volumes; 0: not bounded.
  std::int64_t ebs_throughput = 0, ebs_throughput_max = 0;  ///< Bytes a second.
  std::int32_t interfaces_max = 0;                          ///< ENIs.
  CreditPlan credits;  ///< Of the T family; all zero: full speed always.
  DRYDOCK_FIELDS(MachineType, name, cpu, memory, allocatable_cpu, allocatable_memory, pods_max,
                 volumes_max, ebs_iops, ebs_iops_max, ebs_throughput, ebs_throughput_max,
                 interfaces_max, credits)
};

/// Why a machine could not be launched.
DRYDOCK_ENUM(LaunchRefusal, none, zone_is_down, no_capacity, vcpu_quota, request_limit)
/// In the words of EC2: "InsufficientInstanceCapacity".
std::string_view say(LaunchRefusal why);

constexpr std::size_t most_zones = 6;

/// A group of machines of one type in one or more zones, as an EC2 Auto Scaling group behind an EKS
/// node group.
struct MachineGroup {
  Name name;               ///< "apps-a"
  Id<network::Zone> zone;  ///< The first of its zones.
  Id<MachineType> type;
  std::int32_t min = 0, max = 0, desired = 0;
  Duration boot_median{};  ///< Launch to Ready in one draw; zero: by the steps of the settings.
  double boot_sigma = 0;
  std::int32_t launched = 0;  ///< Instances ever launched; names them.
  std::int32_t live = 0;      ///< Instances that are neither terminating nor terminated.
  bool refused_soon = false;  ///< A launch waits for its refusal, since the zone is down.
  bool spot = false;
  bool fill_due = false;   ///< It will call EC2 soon.
  std::int32_t ahead = 0;  ///< Machines beyond desired, since others are about to leave.
  bool launch_suspended = false, terminate_suspended = false;  ///< Its processes.
  bool replace_suspended = false, rebalance_suspended = false;
  LaunchRefusal refusal = LaunchRefusal::none;  ///< Of the last attempt; said once.
  std::array<Id<network::Zone>, most_zones> zones{};
  std::int32_t zone_count = 0;
  Id<StreamRow> luck;
  DRYDOCK_FIELDS(MachineGroup, name, zone, type, min, max, desired, boot_median, boot_sigma,
                 launched, live, refused_soon, spot, fill_due, ahead, launch_suspended,
                 terminate_suspended, replace_suspended, rebalance_suspended, refusal, zones,
                 zone_count, luck)
};

/// What AWS has of one type in one zone, on demand or as spot.
struct Pool {
  Name name;  ///< "m5.large in a", "m5.large spot in a"
  Id<MachineType> type;
  Id<network::Zone> zone;
  bool spot = false;
  std::int64_t free = -1;   ///< Machines that may still be launched; -1: as many as anybody wants.
  std::int64_t rushed = 0;  ///< Of these, taken by others since another zone failed.
  Time dry_until;           ///< Nothing is left until then.
  Time changed;             ///< When a shortage began or ended.
  Id<StreamRow> luck;
  DRYDOCK_FIELDS(Pool, name, type, zone, spot, free, rushed, dry_until, changed, luck)
};

/// What the account has in use and may still ask for; one row.
struct Account {
  TokenBucket requests, machines;
  std::int64_t vcpu = 0, spot_vcpu = 0;  ///< Of machines that are pending or run.
  bool throttled = false;                ///< EC2 refuses all calls that launch something.
  Time throttled_changed;
  DRYDOCK_FIELDS(Account, requests, machines, vcpu, spot_vcpu, throttled, throttled_changed)
};

/// pending: EC2 looks for a host. booting: it runs, and its kubelet does not yet.
DRYDOCK_ENUM(InstancePhase, booting, running, terminating, terminated, pending, stopping, stopped)

/// What is wrong with a machine itself. hang: its kubelet and processes stand still, yet its
/// network card answers, so that no status check fails. kernel: the system crashed. host: the
/// hardware. network: nothing reaches it, and its processes go on. power: its host is off.
DRYDOCK_ENUM(MachineFault, none, hang, kernel, host, network, power)
/// What status checks find: "the host has failed".
std::string_view say(MachineFault fault);

/// Why a group lets a machine go.
DRYDOCK_ENUM(LeaveReason, none, status_checks_failed, stopped_by_somebody, terminated_by_somebody,
             zones_out_of_balance, at_risk_of_a_spot_reclaim, taken_back_by_aws, group_got_smaller)

struct Instance {
  Name name;  ///< "node-a1"
  Id<MachineGroup> group;
  Id<network::Zone> zone;
  InstancePhase phase = InstancePhase::booting;
  bool impaired = false;  ///< Cannot be reached: its zone is down, or it has a fault.
  MachineFault fault = MachineFault::none;
  bool checks_failed = false;  ///< As AWS sees it.
  bool leaving_ahead = false;  ///< Its replacement comes first.
  LeaveReason leaving = LeaveReason::none;
  bool draining = false;  ///< Its group waits until it is empty.
  bool held_up = false;   ///< It can end only when its zone is back.
  Time fault_changed;     ///< When its fault last came or went.
  Time launched;
  Time in_service;           ///< When it last finished booting.
  Time taken_at;             ///< When AWS takes this spot machine back; zero: no notice.
  std::uint32_t boots = 0;   ///< Boots begun; tells stale mail.
  std::uint32_t checks = 0;  ///< Runs of failing status checks; tells stale mail.
  Id<StreamRow> boot;
  Id<cost::Meter> hours;
  Id<cost::Meter> root_volume;
  Id<cost::Meter> surplus;  ///< Of CPU credits.
  CreditAccount credits;
  DRYDOCK_FIELDS(Instance, name, group, zone, phase, impaired, fault, checks_failed, leaving_ahead,
                 leaving, draining, held_up, fault_changed, launched, in_service, taken_at, boots,
                 checks, boot, hours, root_volume, surplus, credits)
};

/// A machine whose processes got only a share of their speed once.
struct SlowMachine {
  Id<Instance> instance;
  double speed = 1;  ///< 1: it is well again.
  Time changed;
  DRYDOCK_FIELDS(SlowMachine, instance, speed, changed)
};

}  // namespace drydock::compute
