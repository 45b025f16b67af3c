// What code has to import before it may change it: its state was lost, and resources stand.
#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/code_state.h"
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/inside.h"

namespace drydock::recovery {

namespace {

/// Resources of the module that stand there.
std::int64_t resources_of(const World& world, const Standby& standby, Module module) {
  std::int64_t count = 1;
  if (module == Module::network) {
    for (const auto& [id, subnet] : world.table<network::Subnet>())
      count += subnet.vpc == standby.vpc ? 1 : 0;
    for (const auto& [id, nat] : world.table<network::NatGateway>())
      count += network::exists(nat) && world[nat.subnet].vpc == standby.vpc ? 1 : 0;
    count += standby.balancer ? 1 : 0;
  } else if (module == Module::cluster) {
    for (const auto& [id, group] : world.table<compute::MachineGroup>())
      count += world[group.zone].region == standby.region ? 1 : 0;
  }
  return count;
}

}  // namespace

std::int64_t unknown_to_code(const World& world, const Standby& standby, Module module) {
  const bool is_there = standby.state(module) == ModuleState::standing;
  const Time imported = standby.imported[static_cast<std::size_t>(module)];
  if (!is_there || !failure::code_state_is_lost(world) ||
      imported > failure::code_state_changed(world))
    return 0;
  return resources_of(world, standby, module);
}

}  // namespace drydock::recovery
