// Snapshots: the volume at one moment, copied in the background; each stores what changed since the
// one before.
#include <algorithm>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct SnapshotDone {
  Id<Snapshot> snapshot;
  DRYDOCK_FIELDS(SnapshotDone, snapshot)
};

/// The next newer snapshot of the same volume that is not deleted.
Id<Snapshot> after_it(const World& world, Id<Snapshot> id) {
  Id<Snapshot> newer{};
  for (Id<Snapshot> at = world[world[id].volume].newest; at && at != id; at = world[at].before)
    newer = at;
  return newer;
}

void on_snapshot_done(Context& context, const SnapshotDone& due) {
  const Snapshot& snapshot = context[due.snapshot];
  if (snapshot.phase != SnapshotPhase::pending) return;
  --context.edit(snapshot.volume).pending;
  context.edit(due.snapshot).phase = SnapshotPhase::completed;
  context.edit(due.snapshot).copying = {};
  bill_snapshots(context, context[due.snapshot].volume, context[due.snapshot].stored);
  context.announce(SnapshotCompleted{due.snapshot, in_gib(context[due.snapshot].stored)});
}

std::vector<Id<Snapshot>> snapshots_under_way(const World& world, Id<network::Zone> zone) {
  std::vector<Id<Snapshot>> found;
  for (const auto& [id, row] : world.table<Snapshot>())
    if (row.phase == SnapshotPhase::pending && world[row.volume].zone == zone) found.push_back(id);
  return found;
}

/// The blocks to copy lie in the zone: the copy waits for it.
void pause_copying(Context& context, const network::ZoneFailed& fact) {
  for (const Id<Snapshot> id : snapshots_under_way(context, fact.zone))
    if (pause_work(context, context.edit(id).copying))
      context.announce(SnapshotHeldUp{id, fact.zone});
}

void resume_copying(Context& context, const network::ZoneRestored& fact) {
  for (const Id<Snapshot> id : snapshots_under_way(context, fact.zone))
    resume_work(context, context.edit(id).copying, SnapshotDone{id});
}

}  // namespace

Result<void> check_snapshot(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  const std::string subject = "Volume " + said(world, id);
  if (volume.phase == VolumePhase::deleted) return fail("deleted", subject + " was deleted.");
  const std::int32_t most = world.only<Settings>().of(volume.spec.type).pending_max;
  if (volume.pending >= most)
    return fail("pending",
                subject + " has " + plural(volume.pending, "snapshot") +
                    " under way, as many as AWS allows for a " +
                    std::string(enum_name(volume.spec.type)) + " volume.",
                {}, "Wait until one is complete.");
  if (!reachable(world, id))
    return fail("zone_down",
                subject + " cannot be reached: zone " + said(world, volume.zone) + " is down.", {},
                "Restore its newest snapshot in another zone.");
  return {};
}

Id<Snapshot> take_snapshot(Context& context, Id<Volume> id) {
  if (const Result<void> possible = check_snapshot(context, id); !possible)
    throw Defect(possible.error().message);
  settle(context, id);
  const Volume volume = context[id];
  Snapshot row;
  row.name = context.name("snap-" + said(context.world(), id) + "-" +
                          std::to_string(volume.snapshots + 1));
  row.volume = id;
  row.before = volume.newest;
  row.taken = context.now();
  row.size_gib = volume.spec.size_gib;
  row.used = volume.used;
  row.data = volume.data;
  row.wrong = volume.wrong;
  const bool first = !volume.newest;
  row.stored =
      first ? volume.used : changed_bytes(context[volume.newest].used, volume.used, volume.written);
  const Id<Snapshot> snapshot = context.add(row);
  Volume& taken = context.edit(id);
  taken.newest = snapshot;
  taken.written = 0;
  ++taken.snapshots;
  ++taken.pending;
  const SnapshotSettings& settings = context.only<Settings>().snapshots;
  Context after = context.because(context.announce(SnapshotStarted{snapshot, id}));
  const Duration span = std::max(settings.least, from_seconds(row.stored / settings.rate));
  after.edit(snapshot).copying = begin_work(after, span, SnapshotDone{snapshot});
  return snapshot;
}

Id<Snapshot> add_snapshot(Context& context, Id<Volume> id, Time taken) {
  const Volume& volume = context[id];
  Snapshot row;
  row.name = context.name("snap-" + said(context.world(), id) + "-" +
                          std::to_string(volume.snapshots + 1));
  row.volume = id;
  row.before = volume.newest;
  row.phase = SnapshotPhase::completed;
  row.taken = taken;
  row.size_gib = volume.spec.size_gib;
  row.used = volume.used;
  row.data = {0, taken};
  row.stored = volume.newest ? 0 : volume.used;
  const Id<Snapshot> snapshot = context.add(row);
  Volume& of = context.edit(id);
  of.newest = snapshot;
  ++of.snapshots;
  bill_snapshots(context, id, row.stored);
  return snapshot;
}

Result<void> check_delete_snapshot(const World& world, Id<Snapshot> id) {
  const std::string subject = "Snapshot " + said(world, id);
  if (world[id].phase == SnapshotPhase::deleted)
    return fail("deleted", subject + " was deleted already.");
  if (world[id].phase == SnapshotPhase::pending)
    return fail("pending", subject + " is not complete yet.", {}, "Wait until it is complete.");
  for (const auto& [restore, row] : world.table<FastRestore>())
    if (row.snapshot == id && row.phase != FastRestorePhase::disabled)
      return fail("fast_restore",
                  subject + " has fast restore in zone " + said(world, row.zone) + ".", {},
                  "Switch fast restore off first.");
  return {};
}

void delete_snapshot(Context& context, Id<Snapshot> id) {
  if (const Result<void> possible = check_delete_snapshot(context, id); !possible)
    throw Defect(possible.error().message);
  const Snapshot row = context[id];
  const Id<Snapshot> newer = after_it(context, id);
  double freed = row.stored;
  if (newer) {
    // Blocks that the newer one stores itself are not needed any more; the others move on to it.
    const Snapshot& next = context[newer];
    const double replaced = next.used > 0 ? std::min(1.0, next.stored / next.used) : 1;
    const double kept = row.stored * (1 - replaced);
    const bool billed = next.phase == SnapshotPhase::completed;
    freed = billed ? row.stored - kept : row.stored;
    Snapshot& heir = context.edit(newer);
    heir.stored += kept;
    heir.before = row.before;
  } else {
    context.edit(row.volume).newest = row.before;
  }
  context.edit(id).phase = SnapshotPhase::deleted;
  bill_snapshots(context, row.volume, -freed);
  context.announce(SnapshotDeleted{id});
}

void install_snapshots(Rulebook& rulebook) {
  rulebook.on<on_snapshot_done>();
  rulebook.fact<SnapshotStarted>();
  rulebook.fact<SnapshotCompleted>();
  rulebook.fact<SnapshotDeleted>();
  rulebook.fact<SnapshotHeldUp>();
  rulebook.listen<pause_copying>();
  rulebook.listen<resume_copying>();
}

}  // namespace drydock::storage
