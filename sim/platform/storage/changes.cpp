// Changes of a volume that works on: asked for, then in effect but not yet sure, then complete; and
// a pause before the next.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/engine/base/text.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct ChangeTakesEffect {
  Id<Volume> volume;
  DRYDOCK_FIELDS(ChangeTakesEffect, volume)
};
struct ChangeComplete {
  Id<Volume> volume;
  DRYDOCK_FIELDS(ChangeComplete, volume)
};

bool same(const VolumeSpec& a, const VolumeSpec& b) {
  return a.type == b.type && a.size_gib == b.size_gib && a.iops == b.iops &&
         a.throughput_mib == b.throughput_mib;
}

/// How long AWS optimizes a volume after a change.
Duration optimizing_time(const Settings& settings, std::int64_t gib) {
  const double tib = static_cast<double>(gib) / gib_per_tib;
  return settings.optimizing_least + from_seconds(in_seconds(settings.optimizing_per_tib) * tib);
}

/// Credits go with the type that gives them: gp3 has none, and another type begins with its own.
void change_bucket(Context& context, Id<Volume> id) {
  const BurstBucket before = context[id].bucket;
  const bool same_type = context[id].spec.type == context[id].other.type;
  fill_bucket(context, id);
  BurstBucket& bucket = context.edit(id).bucket;
  if (!same_type || before.most <= 0 || bucket.most <= 0) return;
  bucket.credits = std::min(before.credits, bucket.most);
  bucket.dry = before.dry;
}

/// The new size can be used and the new spec is paid for; all of the performance comes later.
void on_change_takes_effect(Context& context, const ChangeTakesEffect& due) {
  if (context[due.volume].modification != Modification::modifying) return;
  settle(context, due.volume);
  Volume& volume = context.edit(due.volume);
  std::swap(volume.spec, volume.other);
  volume.modification = Modification::optimizing;
  volume.was_dry = volume.bucket.dry;
  change_bucket(context, due.volume);
  start_meters(context, due.volume);
  const VolumeSpec now = context[due.volume].spec;
  Context after =
      context.because(context.announce(VolumeOptimizing{due.volume, now.type, now.size_gib}));
  const Duration span = optimizing_time(context.only<Settings>(), now.size_gib);
  after.edit(due.volume).changing = begin_work(after, span, ChangeComplete{due.volume});
  tell_fill(after, due.volume);
  rebalance(after, due.volume);
}

void on_change_complete(Context& context, const ChangeComplete& due) {
  if (context[due.volume].modification != Modification::optimizing) return;
  settle(context, due.volume);
  Volume& volume = context.edit(due.volume);
  volume.modification = Modification::none;
  volume.changing = {};
  rebalance(context, due.volume);
  context.announce(VolumeModified{due.volume});
}

void pause_changes(Context& context, const network::ZoneFailed& fact) {
  for (const Id<Volume> id : volumes_in(context, fact.zone))
    pause_work(context, context.edit(id).changing);
}

void resume_changes(Context& context, const network::ZoneRestored& fact) {
  for (const Id<Volume> id : volumes_in(context, fact.zone)) {
    Volume& volume = context.edit(id);
    if (volume.modification == Modification::modifying)
      resume_work(context, volume.changing, ChangeTakesEffect{id});
    else
      resume_work(context, volume.changing, ChangeComplete{id});
  }
}

}  // namespace

Result<void> check_modify(const World& world, Id<Volume> id, const VolumeSpec& spec) {
  const Volume& volume = world[id];
  const std::string subject = "Volume " + said(world, id);
  if (volume.phase == VolumePhase::deleted) return fail("deleted", subject + " was deleted.");
  if (volume.modification != Modification::none)
    return fail("changing",
                subject + " is still " + std::string(enum_name(volume.modification)) +
                    " after its last change.",
                {}, "Wait until the change is complete.");
  if (!reachable(world, id))
    return fail("zone_down",
                subject + " cannot be reached: zone " + said(world, volume.zone) + " is down.", {},
                "Wait until the zone is back.");
  const Time allowed = volume.modified + world.only<Settings>().modify_pause;
  if (volume.was_modified && world.now() < allowed)
    return fail("too_soon",
                subject + " was changed at " + say_clock(volume.modified) +
                    " and can be changed again from " + say_time(allowed) + ".",
                {}, "AWS allows one change of a volume in six hours.");
  if (spec.size_gib < volume.spec.size_gib)
    return fail("smaller",
                subject + " has " + say_count(volume.spec.size_gib) +
                    " GiB; a volume cannot be made smaller.",
                {}, "Make a smaller one and copy the data.");
  if (same(spec, volume.spec))
    return fail("no_change", subject + " has just that type, size and performance.");
  return check_spec(world.only<Settings>().of(spec.type), spec);
}

void modify(Context& context, Id<Volume> id, const VolumeSpec& spec) {
  if (const Result<void> possible = check_modify(context, id, spec); !possible)
    throw Defect(possible.error().message);
  Volume& volume = context.edit(id);
  volume.modification = Modification::modifying;
  volume.was_modified = true;
  volume.modified = context.now();
  volume.other = spec;
  volume.changing = begin_work(context, context.only<Settings>().modify, ChangeTakesEffect{id});
}

void install_changes(Rulebook& rulebook) {
  rulebook.on<on_change_takes_effect>();
  rulebook.on<on_change_complete>();
  rulebook.fact<VolumeOptimizing>();
  rulebook.fact<VolumeModified>();
  rulebook.listen<pause_changes>();
  rulebook.listen<resume_changes>();
}

}  // namespace drydock::storage
