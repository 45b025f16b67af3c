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

/// The machine has booted and its kubelet can register.
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

struct InstanceRecovered {
  static constexpr FactStyle style{"compute.instance_recovered", "{instance} can be reached again",
                                   Tone::recovered, Weight::normal};
  Id<Instance> instance;
  DRYDOCK_FIELDS(InstanceRecovered, instance)
};

struct InstanceTerminated {
  static constexpr FactStyle style{"compute.instance_terminated", "{instance} was terminated",
                                   Tone::neutral, Weight::normal};
  Id<Instance> instance;
  Id<MachineGroup> group;
  DRYDOCK_FIELDS(InstanceTerminated, instance, group)
};

/// The group could not launch: its zone is down or has no capacity.
struct LaunchFailed {
  static constexpr FactStyle style{"compute.launch_failed",
                                   "{group} could not launch a machine: zone {zone} is down",
                                   Tone::strained, Weight::normal};
  Id<MachineGroup> group;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(LaunchFailed, group, zone)
};

struct GroupLimitsChanged {
  static constexpr FactStyle style{"compute.group_limits_changed",
                                   "{group} may now hold {min} to {max} machines", Tone::neutral,
                                   Weight::headline};
  Id<MachineGroup> group;
  std::int32_t min = 0, max = 0;
  DRYDOCK_FIELDS(GroupLimitsChanged, group, min, max)
};

}  // namespace drydock::compute
