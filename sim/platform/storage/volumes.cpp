// Volumes: bound to a zone, on one machine at a time, and slow to let go when nobody unmounts them.
#include <string>

#include "sim/platform/compute/compute.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/storage.h"

namespace drydock::storage {

namespace {

struct AttachDue {
  Id<Volume> volume;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(AttachDue, volume, change)
};
struct DetachDue {
  Id<Volume> volume;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(DetachDue, volume, change)
};

Duration draw_between(Context& context, Id<StreamRow> luck, Duration least, Duration most) {
  return least + from_seconds(context.random(luck).uniform() * in_seconds(most - least));
}

void begin_attach(Context& context, Id<Volume> id) {
  const Settings& settings = context.only<Settings>();
  Volume& volume = context.edit(id);
  const Duration wait =
      draw_between(context, volume.luck, settings.attach_min, settings.attach_max);
  context.schedule(wait, AttachDue{id, ++volume.change});
}

void set_free(Context& context, Id<Volume> id) {
  Volume& volume = context.edit(id);
  const Id<compute::Instance> instance = volume.instance;
  volume.phase = VolumePhase::available;
  volume.instance = {};
  ++volume.change;
  context.announce(VolumeDetached{id, instance});
}

void on_attach_due(Context& context, const AttachDue& due) {
  const Volume& volume = context[due.volume];
  if (volume.change != due.change || volume.phase != VolumePhase::attaching) return;
  if (!reachable(context, due.volume)) return;  // Tried again when the zone is back.
  context.edit(due.volume).phase = VolumePhase::attached;
  context.announce(VolumeAttached{due.volume, context[due.volume].instance});
}

void on_detach_due(Context& context, const DetachDue& due) {
  const Volume& volume = context[due.volume];
  if (volume.change == due.change && volume.phase == VolumePhase::detaching)
    set_free(context, due.volume);
}

void on_zone_restored(Context& context, const network::ZoneRestored& fact) {
  for (std::uint32_t i = 0; i < context.table<Volume>().size(); ++i) {
    const Volume& volume = context[Id<Volume>{i}];
    if (volume.zone == fact.zone && volume.phase == VolumePhase::attaching)
      begin_attach(context, Id<Volume>{i});
  }
}

void on_instance_terminated(Context& context, const compute::InstanceTerminated& fact) {
  for (std::uint32_t i = 0; i < context.table<Volume>().size(); ++i)
    if (context[Id<Volume>{i}].instance == fact.instance) set_free(context, Id<Volume>{i});
}

}  // namespace

Id<Volume> create_volume(Context& context, Name name, Id<network::Zone> zone,
                         std::int64_t size_gib) {
  DRYDOCK_ASSERT(size_gib > 0, "a volume has a size");
  Volume volume;
  volume.name = name;
  volume.zone = zone;
  volume.size_gib = size_gib;
  volume.luck = context.stream(name, "volume");
  volume.gib = cost::open_meter(context, context.text(name), volume_space.key, size_gib);
  cost::start(context, volume.gib);
  return context.add(volume);
}

Result<void> check_attach(const World& world, Id<Volume> id, Id<compute::Instance> instance) {
  const Volume& volume = world[id];
  const auto text = [&](Name name) { return std::string(world.text(name)); };
  const std::string subject = "Volume " + text(volume.name);
  if (volume.phase != VolumePhase::available)
    return fail("in_use", subject + " is still held by " + text(world[volume.instance].name) + ".",
                {}, "Detach it first.");
  const compute::Instance& machine = world[instance];
  if (machine.zone != volume.zone)
    return fail("other_zone",
                subject + " is in zone " + text(world[volume.zone].name) + ", but " +
                    text(machine.name) + " is in zone " + text(world[machine.zone].name) + ".",
                {}, "Choose a machine in the volume's zone.");
  if (machine.phase != compute::InstancePhase::running)
    return fail("not_running", text(machine.name) + " does not run.");
  return {};
}

void attach(Context& context, Id<Volume> id, Id<compute::Instance> instance) {
  if (const Result<void> possible = check_attach(context, id, instance); !possible)
    throw Defect(possible.error().message);
  Volume& volume = context.edit(id);
  volume.phase = VolumePhase::attaching;
  volume.instance = instance;
  begin_attach(context, id);
}

void attach_now(Context& context, Id<Volume> id, Id<compute::Instance> instance) {
  if (const Result<void> possible = check_attach(context, id, instance); !possible)
    throw Defect(possible.error().message);
  Volume& volume = context.edit(id);
  volume.phase = VolumePhase::attached;
  volume.instance = instance;
}

void detach(Context& context, Id<Volume> id, bool clean) {
  const VolumePhase phase = context[id].phase;
  if (phase == VolumePhase::available || (phase == VolumePhase::detaching && !clean)) return;
  const Settings& settings = context.only<Settings>();
  Volume& volume = context.edit(id);
  volume.phase = VolumePhase::detaching;
  const Duration wait =
      clean ? draw_between(context, volume.luck, settings.detach_min, settings.detach_max)
            : settings.force_detach;
  context.schedule(wait, DetachDue{id, ++volume.change});
}

bool reachable(const World& world, Id<Volume> volume) { return world[world[volume].zone].up; }

void install(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<Volume>();
  rulebook.table<Bucket>();
  rulebook.on<on_attach_due>();
  rulebook.on<on_detach_due>();
  rulebook.fact<VolumeAttached>();
  rulebook.fact<VolumeDetached>();
  rulebook.listen<on_zone_restored>();
  rulebook.listen<on_instance_terminated>();
}

}  // namespace drydock::storage
