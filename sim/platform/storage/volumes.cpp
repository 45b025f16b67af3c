// Volumes: bound to a zone, on one machine at a time, and slow to let go when nobody unmounts them.
#include <string>

#include "sim/engine/base/text.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/storage/inside.h"

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
  leave_machine(context, id);
  Volume& volume = context.edit(id);
  const Id<compute::Instance> instance = volume.instance;
  volume.phase = VolumePhase::available;
  volume.instance = {};
  volume.refused = {};
  volume.held_up = false;
  ++volume.change;
  context.announce(VolumeDetached{id, instance});
}

void on_attach_due(Context& context, const AttachDue& due) {
  const Volume& volume = context[due.volume];
  if (volume.change != due.change || volume.phase != VolumePhase::attaching) return;
  if (!reachable(context, due.volume)) return;  // Tried again when the zone is back.
  context.edit(due.volume).phase = VolumePhase::attached;
  join_machine(context, due.volume);
  context.announce(VolumeAttached{due.volume, context[due.volume].instance});
}

void on_detach_due(Context& context, const DetachDue& due) {
  const Volume& volume = context[due.volume];
  if (volume.change != due.change || volume.phase != VolumePhase::detaching) return;
  if (reachable(context, due.volume)) return set_free(context, due.volume);
  const VolumeHeldUp fact{due.volume, volume.instance, volume.zone};
  context.edit(due.volume).held_up = true;
  context.announce(fact);
}

void begin_detach(Context& context, Id<Volume> id, Duration wait) {
  Volume& volume = context.edit(id);
  volume.phase = VolumePhase::detaching;
  volume.held_up = false;
  context.schedule(wait, DetachDue{id, ++volume.change});
}

/// How long a detach takes of which nobody waits for the machine.
Duration draw_detach(Context& context, Id<Volume> id) {
  const Settings& settings = context.only<Settings>();
  return draw_between(context, context[id].luck, settings.detach_min, settings.detach_max);
}

void resume_volumes(Context& context, const network::ZoneRestored& fact) {
  for (const Id<Volume> id : volumes_in(context, fact.zone)) {
    if (context[id].phase == VolumePhase::attaching) begin_attach(context, id);
    if (context[id].held_up) begin_detach(context, id, draw_detach(context, id));
  }
}

void on_instance_terminated(Context& context, const compute::InstanceTerminated& fact) {
  for (std::uint32_t i = 0; i < context.table<Volume>().size(); ++i)
    if (context[Id<Volume>{i}].instance == fact.instance) set_free(context, Id<Volume>{i});
}

/// Nothing of it is left but its row and its snapshots.
void end_volume(Context& context, Id<Volume> id) {
  settle(context, id);
  stop_meters(context, id);
  Volume& volume = context.edit(id);
  if (volume.due) context.cancel(volume.due);
  volume.due = {};
  volume.phase = VolumePhase::deleted;
  volume.modification = Modification::none;
  volume.unloaded = 0;
  context.cancel(volume.loading.due);
  volume.loading = volume.changing = {};
  ++volume.change;
}

/// The limit counts the root volume too.
bool holds_all_it_can(const World& world, Id<compute::Instance> instance) {
  const std::int32_t most = world[world[world[instance].group].type].volumes_max;
  return most > 0 && volumes_on(world, instance) + 1 >= most;
}

/// Says once why this machine cannot have the volume.
void refuse(Context& context, Id<Volume> id, Id<compute::Instance> instance) {
  const Volume& volume = context[id];
  if (volume.refused == instance || volume.phase == VolumePhase::deleted) return;
  if (volume.instance && volume.instance != instance)
    context.announce(MultiAttachRefused{id, instance, volume.instance});
  else if (!volume.instance && !key_is_enabled(context))
    context.announce(KeyRefused{instance, id});
  else if (!volume.instance && holds_all_it_can(context, instance))
    context.announce(AttachLimitReached{id, instance, volumes_on(context, instance)});
  else
    return;
  context.edit(id).refused = instance;
}

}  // namespace

Result<VolumeSpec> check_spec(const World& world, VolumeSpec spec) {
  const TypeFigures& figures = world.only<Settings>().of(spec.type);
  spec = completed(figures, spec);
  if (const Result<void> possible = check_spec(figures, spec); !possible)
    return tl::unexpected<Error>(possible.error());
  return spec;
}

Id<Volume> create_volume(Context& context, Name name, Id<network::Zone> zone, VolumeSpec spec) {
  const Result<VolumeSpec> possible = check_spec(context, spec);
  if (!possible) throw Defect(possible.error().message);
  Volume volume;
  volume.name = name;
  volume.zone = zone;
  volume.spec = *possible;
  volume.since = volume.data.newest = context.now();
  volume.luck = context.stream(name, "volume");
  const Id<Volume> id = context.add(volume);
  fill_bucket(context, id);
  start_meters(context, id);
  return id;
}

Result<void> check_attach(const World& world, Id<Volume> id, Id<compute::Instance> instance) {
  const Volume& volume = world[id];
  const std::string subject = "Volume " + said(world, id);
  if (volume.phase == VolumePhase::deleted) return fail("deleted", subject + " was deleted.");
  if (volume.phase != VolumePhase::available)
    return fail("in_use", subject + " is still held by " + said(world, volume.instance) + ".", {},
                "Detach it first.");
  const compute::Instance& machine = world[instance];
  const std::string where = said(world, instance);
  if (machine.zone != volume.zone)
    return fail("other_zone",
                subject + " is in zone " + said(world, volume.zone) + ", but " + where +
                    " is in zone " + said(world, machine.zone) + ".",
                {}, "Choose a machine in the volume's zone.");
  if (machine.phase != compute::InstancePhase::running)
    return fail("not_running", where + " does not run.");
  if (!key_is_enabled(world))
    return fail("key_disabled", "The encryption key of volume " + said(world, id) + " is disabled.",
                {}, "Enable it again.");
  if (holds_all_it_can(world, instance))
    return fail("attach_limit",
                where + " holds " + plural(volumes_on(world, instance), "volume") +
                    " already, as many as it can.",
                {}, "Choose another machine of zone " + said(world, volume.zone) + ".");
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

bool request_attach(Context& context, Id<Volume> id, Id<compute::Instance> instance) {
  const Volume& volume = context[id];
  const bool coming =
      volume.phase == VolumePhase::attaching || volume.phase == VolumePhase::attached;
  if (coming && volume.instance == instance) return true;
  if (check_attach(context, id, instance)) {
    attach(context, id, instance);
    return true;
  }
  refuse(context, id, instance);
  return false;
}

void attach_now(Context& context, Id<Volume> id, Id<compute::Instance> instance) {
  if (const Result<void> possible = check_attach(context, id, instance); !possible)
    throw Defect(possible.error().message);
  Volume& volume = context.edit(id);
  volume.phase = VolumePhase::attached;
  volume.instance = instance;
  join_machine(context, id);
}

void detach(Context& context, Id<Volume> id, bool clean) {
  const VolumePhase phase = context[id].phase;
  if (phase == VolumePhase::available || phase == VolumePhase::deleted) return;
  if (phase == VolumePhase::detaching && !clean) return;
  leave_machine(context, id);
  begin_detach(context, id,
               clean ? draw_detach(context, id) : context.only<Settings>().force_detach);
}

bool reachable(const World& world, Id<Volume> volume) { return world[world[volume].zone].up; }

std::vector<Id<Volume>> volumes_in(const World& world, Id<network::Zone> zone) {
  std::vector<Id<Volume>> found;
  for (const auto& [id, volume] : world.table<Volume>())
    if (volume.zone == zone && volume.phase != VolumePhase::deleted) found.push_back(id);
  return found;
}

std::int32_t volumes_on(const World& world, Id<compute::Instance> instance) {
  std::int32_t count = 0;
  for (const auto& [id, volume] : world.table<Volume>())
    count += volume.instance == instance ? 1 : 0;
  return count;
}

void set_managed(Context& context, Id<Volume> volume, bool managed) {
  context.edit(volume).managed = managed;
}

Result<void> check_remove(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  const std::string subject = "Volume " + said(world, id);
  if (volume.phase == VolumePhase::deleted)
    return fail("deleted", subject + " was deleted already.");
  if (volume.phase != VolumePhase::available)
    return fail("in_use", subject + " is held by " + said(world, volume.instance) + ".", {},
                "Detach it first.");
  if (volume.managed)
    return fail("claimed", subject + " belongs to a claim of the cluster.", {},
                "Give the claim another volume first.");
  return {};
}

void remove(Context& context, Id<Volume> id) {
  if (const Result<void> possible = check_remove(context, id); !possible)
    throw Defect(possible.error().message);
  end_volume(context, id);
  context.announce(VolumeDeleted{id});
}

void lose(Context& context, Id<Volume> id) {
  if (context[id].phase == VolumePhase::deleted) return;
  leave_machine(context, id);
  end_volume(context, id);
  Volume& volume = context.edit(id);
  volume.instance = volume.refused = {};
  volume.held_up = false;
  volume.late = {};
  context.announce(VolumeLost{id});
}

void install_volumes(Rulebook& rulebook) {
  rulebook.on<on_attach_due>();
  rulebook.on<on_detach_due>();
  rulebook.fact<VolumeAttached>();
  rulebook.fact<VolumeDetached>();
  rulebook.fact<VolumeHeldUp>();
  rulebook.fact<MultiAttachRefused>();
  rulebook.fact<AttachLimitReached>();
  rulebook.fact<VolumeCreated>();
  rulebook.fact<VolumeDeleted>();
  rulebook.fact<VolumeLost>();
  rulebook.listen<resume_volumes>();
  rulebook.listen<on_instance_terminated>();
}

}  // namespace drydock::storage
