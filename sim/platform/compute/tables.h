// Machines: types, groups of equal machines, and the instances themselves.
#pragma once

#include "sim/engine/base/units.h"
#include "sim/platform/network/tables.h"

namespace drydock::compute {

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
  DRYDOCK_FIELDS(MachineGroup, name, zone, type, min, max, desired, boot_median, boot_sigma,
                 launched)
};

DRYDOCK_ENUM(InstancePhase, booting, running, terminating, terminated)

struct Instance {
  Name name;  ///< "node-a1"
  Id<MachineGroup> group;
  Id<network::Zone> zone;
  InstancePhase phase = InstancePhase::booting;
  bool impaired = false;  ///< Cannot be reached: its zone is down, or a fault hit it.
  Time launched;
  Id<StreamRow> boot;
  Id<cost::Meter> hours;
  Id<cost::Meter> root_volume;
  DRYDOCK_FIELDS(Instance, name, group, zone, phase, impaired, launched, boot, hours, root_volume)
};

}  // namespace drydock::compute
