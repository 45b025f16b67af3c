// Volumes made of snapshots: usable at once, slow at each first touch until all blocks are loaded,
// unless loading is paid for or the zone has a fast restore.
#include <algorithm>
#include <string>

#include "sim/engine/base/text.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct LoadingDone {
  Id<Volume> volume;
  DRYDOCK_FIELDS(LoadingDone, volume)
};
struct FastRestoreDue {
  Id<FastRestore> restore;
  DRYDOCK_FIELDS(FastRestoreDue, restore)
};
struct FastRestoreHourOver {
  Id<FastRestore> restore;
  DRYDOCK_FIELDS(FastRestoreHourOver, restore)
};

constexpr double whole_credit = 1 - 1e-9;

void on_loading_done(Context& context, const LoadingDone& due) {
  Volume& volume = context.edit(due.volume);
  volume.unloaded = 0;
  volume.load_since = context.now();
  volume.loading = {};
  if (volume.phase != VolumePhase::deleted) context.announce(VolumeLoaded{due.volume});
}

void on_fast_restore_due(Context& context, const FastRestoreDue& due) {
  FastRestore& restore = context.edit(due.restore);
  if (restore.phase != FastRestorePhase::optimizing) return;
  restore.phase = FastRestorePhase::enabled;
  restore.since = context.now();
  context.announce(FastRestoreReady{restore.snapshot, restore.zone});
}

void on_fast_restore_hour_over(Context& context, const FastRestoreHourOver& due) {
  cost::stop(context, context[due.restore].hours);
}

/// Takes a credit when there is a whole one.
bool take_credit(Context& context, Id<FastRestore> id) {
  const double credits = fast_restore_credits(context, id);
  if (credits < whole_credit) return false;
  FastRestore& restore = context.edit(id);
  restore.since = context.now();
  restore.credits = std::max(0.0, credits - 1);
  return true;
}

void pause_loading(Context& context, const network::ZoneFailed& fact) {
  for (const Id<Volume> id : volumes_in(context, fact.zone)) {
    const double missing = unloaded_bytes(context, id);
    Volume& volume = context.edit(id);
    if (pause_work(context, volume.loading)) volume.unloaded = missing;
  }
}

void resume_loading(Context& context, const network::ZoneRestored& fact) {
  for (const Id<Volume> id : volumes_in(context, fact.zone)) {
    Volume& volume = context.edit(id);
    if (resume_work(context, volume.loading, LoadingDone{id})) volume.load_since = context.now();
  }
}

}  // namespace

void begin_loading(Context& context, Id<Volume> id, double bytes, double rate) {
  Volume& volume = context.edit(id);
  volume.unloaded = bytes;
  volume.load_rate = rate;
  volume.load_since = context.now();
  volume.loading = begin_work(context, from_seconds(bytes / rate), LoadingDone{id});
}

double unloaded_bytes(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  if (volume.unloaded <= 0 || volume.loading.paused) return volume.unloaded;
  const double span = in_seconds(world.now() - volume.load_since);
  return std::max(0.0, volume.unloaded - volume.load_rate * span);
}

Duration first_touch_delay(const World& world, Id<Volume> id) {
  const double missing = unloaded_bytes(world, id);
  if (missing <= 0) return Duration::zero();
  const SnapshotSettings& settings = world.only<Settings>().snapshots;
  const double touch = in_seconds(settings.first_touch_min + settings.first_touch_max) / 2;
  return from_seconds(touch * std::min(1.0, missing / std::max(1.0, used_bytes(world, id))));
}

Result<void> check_restore(const World& world, Id<Snapshot> id, const VolumeSpec& spec,
                           std::int64_t assured_mib) {
  const Snapshot& snapshot = world[id];
  const std::string subject = "Snapshot " + said(world, id);
  if (snapshot.phase == SnapshotPhase::deleted) return fail("deleted", subject + " was deleted.");
  if (snapshot.phase == SnapshotPhase::pending)
    return fail("pending", subject + " is not complete yet.", {}, "Wait until it is complete.");
  if (spec.size_gib < snapshot.size_gib)
    return fail("smaller", subject + " needs a volume of at least " + say_count(snapshot.size_gib) +
                               " GiB, not " + say_count(spec.size_gib) + ".");
  const SnapshotSettings& settings = world.only<Settings>().snapshots;
  if (assured_mib != 0 &&
      (assured_mib < settings.assured_min || assured_mib > settings.assured_max))
    return fail("rate",
                "Loading can be paid for at " + say_count(settings.assured_min) + " to " +
                    say_count(settings.assured_max) + " MiB/s, not at " + say_count(assured_mib) +
                    ".",
                {}, "0 leaves it to the background.");
  return check_spec(world.only<Settings>().of(spec.type), spec);
}

Id<Volume> restore(Context& context, Id<Snapshot> id, Id<network::Zone> zone, Name name,
                   const VolumeSpec& spec, std::int64_t assured_mib) {
  if (const Result<void> possible = check_restore(context, id, spec, assured_mib); !possible)
    throw Defect(possible.error().message);
  const Snapshot snapshot = context[id];
  const Id<Volume> volume = create_volume(context, name, zone, spec);
  Volume& row = context.edit(volume);
  row.origin = id;
  row.used = row.written = snapshot.used;
  row.data = snapshot.data;
  const double age = in_seconds(context.now() - snapshot.taken) / 60;
  Context after = context.because(context.announce(VolumeRestored{volume, zone, age}));
  after.edit(volume).wrong = snapshot.wrong;
  if (snapshot.wrong) after.announce(WrongDataBack{volume, id});
  tell_fill(after, volume);
  const Id<FastRestore> fast = fast_restore_of(context, id, zone);
  if (snapshot.used <= 0 || (fast && take_credit(after, fast))) return volume;
  double rate = context.only<Settings>().snapshots.load_rate;
  if (assured_mib > 0) {
    rate = static_cast<double>(assured_mib * mebibyte.count);
    const auto paid = cost::open_meter(after, after.text(name), assured_load.key);
    cost::use(after, paid, static_cast<std::int64_t>(snapshot.used) * assured_mib);
  }
  begin_loading(after, volume, snapshot.used, rate);
  return volume;
}

Id<FastRestore> fast_restore_of(const World& world, Id<Snapshot> snapshot, Id<network::Zone> zone) {
  for (const auto& [id, row] : world.table<FastRestore>())
    if (row.snapshot == snapshot && row.zone == zone && row.phase != FastRestorePhase::disabled)
      return id;
  return {};
}

Result<void> check_fast_restore(const World& world, Id<Snapshot> snapshot, Id<network::Zone> zone) {
  const std::string subject = "Snapshot " + said(world, snapshot);
  if (world[snapshot].phase != SnapshotPhase::completed)
    return fail("not_complete",
                subject + " is " + std::string(enum_name(world[snapshot].phase)) + ".");
  if (fast_restore_of(world, snapshot, zone))
    return fail("is_on", subject + " has fast restore in zone " + said(world, zone) + " already.");
  const std::int32_t most = world.only<Settings>().snapshots.fast_restores_max;
  std::int32_t on = 0;
  for (const auto& [id, row] : world.table<FastRestore>())
    on += row.phase != FastRestorePhase::disabled ? 1 : 0;
  if (on >= most)
    return fail("quota",
                "The region has " + plural(on, "fast restore") + " already, as many as its quota.",
                {}, "Switch one off first.");
  return {};
}

void enable_fast_restore(Context& context, Id<Snapshot> snapshot, Id<network::Zone> zone) {
  if (const Result<void> possible = check_fast_restore(context, snapshot, zone); !possible)
    throw Defect(possible.error().message);
  FastRestore row;
  row.snapshot = snapshot;
  row.zone = zone;
  row.begun = row.since = context.now();
  const std::string name = said(context.world(), snapshot) + "/" + said(context.world(), zone);
  row.hours = cost::open_meter(context, name, fast_restore_hours.key);
  cost::start(context, row.hours);
  const Id<FastRestore> id = context.add(row);
  const double tib = static_cast<double>(context[snapshot].size_gib) / gib_per_tib;
  const Duration per_tib = context.only<Settings>().snapshots.fast_restore_per_tib;
  context.schedule(from_seconds(in_seconds(per_tib) * tib), FastRestoreDue{id});
}

void disable_fast_restore(Context& context, Id<FastRestore> id) {
  FastRestore& restore = context.edit(id);
  if (restore.phase == FastRestorePhase::disabled) return;
  restore.phase = FastRestorePhase::disabled;
  const Time paid_until = restore.begun + hours(1);
  if (context.now() < paid_until)
    context.schedule_at(paid_until, FastRestoreHourOver{id});
  else
    cost::stop(context, context[id].hours);
}

double fast_restore_credits(const World& world, Id<FastRestore> id) {
  const FastRestore& restore = world[id];
  if (restore.phase != FastRestorePhase::enabled) return 0;
  const std::int64_t gib = world[restore.snapshot].size_gib;
  const double hours_passed = in_seconds(world.now() - restore.since) / 3600;
  return std::min(fast_restore_credits(gib),
                  restore.credits + fast_restore_credits_per_hour(gib) * hours_passed);
}

void install_restores(Rulebook& rulebook) {
  rulebook.on<on_loading_done>();
  rulebook.on<on_fast_restore_due>();
  rulebook.on<on_fast_restore_hour_over>();
  rulebook.fact<VolumeRestored>();
  rulebook.fact<VolumeLoaded>();
  rulebook.fact<FastRestoreReady>();
  rulebook.listen<pause_loading>();
  rulebook.listen<resume_loading>();
}

}  // namespace drydock::storage
