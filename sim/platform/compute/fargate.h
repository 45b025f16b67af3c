// AWS Fargate: a micro-VM for each pod, of no group that anybody manages. Micro-VMs are instances
// of one group that never acts by itself, so that faults, zones and names treat them as machines.
#pragma once

#include <array>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/fargate_rules.h"

namespace drydock::compute {

/// Fargate in this account; one row, where the cluster has a profile.
struct Fargate {
  Id<MachineGroup> group;   ///< Of all micro-VMs.
  Bytes reserved;           ///< For the kubelet and the rest, in each: 256 MiB.
  Duration paid_least{};    ///< Each is paid for so long at least: 60 s.
  Duration start_median{};  ///< From the request until its node is Ready, log-normal.
  double start_sigma = 0;
  std::int32_t size_count = 0;
  std::array<FargateSize, 8> sizes{};
  std::array<std::int32_t, most_zones> launched{};  ///< Ever, by zone of the group.
  DRYDOCK_FIELDS(Fargate, group, reserved, paid_least, start_median, start_sigma, size_count, sizes,
                 launched)
};

/// A micro-VM, and what is paid for it.
struct MicroVm {
  Id<Instance> instance;
  Millicores cpu;
  Bytes memory;
  Id<cost::Meter> cpu_hours, memory_hours;
  bool paid = false;  ///< Since `paid_from`, or it was.
  Time paid_from;
  DRYDOCK_FIELDS(MicroVm, instance, cpu, memory, cpu_hours, memory_hours, paid, paid_from)
};

/// Sets Fargate up over these zones; `row` has its figures. Its rates are in the price book.
void add_fargate(Context& context, const Fargate& row, std::span<const Id<network::Zone>> zones);
/// Whether the group is that of the micro-VMs.
bool is_fargate(const World& world, Id<MachineGroup> group);
/// The size for a pod that asks for so much; none when it is too large. Fargate is set up.
std::optional<MicroVmSize> micro_vm_for(const World& world, Millicores cpu, Bytes memory);
/// Zones of Fargate that could give a micro-VM now, those first that have given fewest.
std::vector<Id<network::Zone>> fargate_zones(const World& world);
/// A micro-VM that will be Ready soon; InstanceReady follows. Nothing is paid for it yet.
Id<MicroVm> launch_micro_vm(Context& context, Id<network::Zone> zone, MicroVmSize size);
/// The same that runs already; while a world is built.
Id<MicroVm> add_running_micro_vm(Context& context, Id<network::Zone> zone, MicroVmSize size);
/// The micro-VM that an instance is; none: it is a machine of a group.
Id<MicroVm> micro_vm_at(const World& world, Id<Instance> instance);
/// Its pod pulls its image: from now on it is paid for.
void start_paying(Context& context, Id<MicroVm> vm);
/// Its pod has ended, and it ends with it.
void end_micro_vm(Context& context, Id<MicroVm> vm);

}  // namespace drydock::compute
