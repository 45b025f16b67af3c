// Machines whose host gives them too little CPU. They are few, so they have a table of their own.
#include <cmath>

#include "sim/platform/compute/groups.h"

namespace drydock::compute {

namespace {

Id<SlowMachine> slow_row(const World& world, Id<Instance> instance) {
  for (const auto& [id, row] : world.table<SlowMachine>())
    if (row.instance == instance) return id;
  return {};
}

}  // namespace

void set_speed(Context& context, Id<Instance> instance, double share) {
  DRYDOCK_ASSERT(share > 0 && share <= 1, "a slow machine still works");
  if (speed(context, instance) == share) return;
  Id<SlowMachine> id = slow_row(context, instance);
  if (!id) id = context.add(SlowMachine{instance, 1, {}});
  SlowMachine& row = context.edit(id);
  row.speed = share;
  row.changed = context.now();
  if (share < 1)
    context.announce(MachineSlowed{instance, std::floor(share * 1000) / 10});
  else
    context.announce(MachineAtFullSpeed{instance});
}

double speed(const World& world, Id<Instance> instance) {
  const Id<SlowMachine> id = slow_row(world, instance);
  return id ? world[id].speed : 1;
}

Time speed_changed(const World& world, Id<Instance> instance) {
  const Id<SlowMachine> id = slow_row(world, instance);
  return id ? world[id].changed : Time{};
}

bool any_slow(const World& world) { return !world.table<SlowMachine>().empty(); }

void install_speed(Rulebook& rulebook) {
  rulebook.table<SlowMachine>();
  rulebook.fact<MachineSlowed>();
  rulebook.fact<MachineAtFullSpeed>();
}

}  // namespace drydock::compute
