// Machines: types, groups of equal machines, and the instances themselves.
#pragma once

#include "sim/engine/base/units.h"
#include "sim/platform/network/tables.h"

namespace drydock::compute {

/// Figures of machines that no group has for itself; one row, filled from models/aws.json.
struct Settings {
  Duration stop{};             ///< From the request to terminated.
  Duration launch_error{};     ///< How long a launch in a failed zone takes to be refused.
  std::int32_t group_max = 0;  ///< Quota: machines in one group.
  std::int64_t root_gib = 0;   ///< Root volume of each machine; 0: none.
  DRYDOCK_FIELDS(Settings, stop, launch_error, group_max, root_gib)
};

struct MachineType {
  Name name;  ///< "m5.large"
  Millicores cpu;
  Bytes memory;
  Millicores allocatable_cpu;  ///< What is left for pods.
  Bytes allocatable_memory;
  std::int32_t pods_max = 0;
  std::int32_t volumes_max = 0;
  DRYDOCK_FIELDS(MachineType, name, cpu, memory, allocatable_cpu, allocatable_memory, pods_max,
                 volumes_max)
};

/// A group of machines of one type in one zone, as an EC2 Auto Scaling group behind an EKS node
/// group.
struct MachineGroup {
  Name name;  ///< "apps-a"
  Id<network::Zone> zone;
  Id<MachineType> type;
  std::int32_t min = 0, max = 0, desired = 0;
  Duration boot_median{};
  double boot_sigma = 0;
  std::int32_t launched = 0;  ///< Instances ever launched; names them.
  std::int32_t live = 0;      ///< Instances that are neither terminating nor terminated.
  bool refused_soon = false;  ///< A launch waits for its refusal, since the zone is down.
  DRYDOCK_FIELDS(MachineGroup, name, zone, type, min, max, desired, boot_median, boot_sigma,
                 launched, live, refused_soon)
};

DRYDOCK_ENUM(InstancePhase, booting, running, terminating, terminated)

struct Instance {
  Name name;  ///< "node-a1"
  Id<MachineGroup> group;
  Id<network::Zone> zone;
  InstancePhase phase = InstancePhase::booting;
  bool impaired = false;  ///< Cannot be reached: its zone is down, or it hangs.
  bool hung = false;      ///< By a fault of its own.
  Time hung_changed;      ///< When it last hung or was recovered.
  Time launched;
  std::uint32_t boots = 0;  ///< Boots begun; tells stale mail.
  Id<StreamRow> boot;
  Id<cost::Meter> hours;
  Id<cost::Meter> root_volume;
  DRYDOCK_FIELDS(Instance, name, group, zone, phase, impaired, hung, hung_changed, launched, boots,
                 boot, hours, root_volume)
};

}  // namespace drydock::compute
