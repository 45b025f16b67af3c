// Pages of data: volumes, snapshots and buckets.
#include "gui/bridge/inspector_page.h"
#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/tables.h"

namespace drydock::bridge {

using models::Tone;

namespace {

QString specText(const storage::VolumeSpec& spec) {
  return InspectorText::tr("%1, %2 GiB").arg(textOf(enum_name(spec.type))).arg(spec.size_gib);
}

QString bytesRate(double bytes) { return models::bytesText(bytes) + "/s"; }

void addPerformance(Page& page, Id<storage::Volume> id) {
  const World& world = page.world;
  const storage::Volume& volume = world[id];
  const storage::TypeFigures& figures = world.only<storage::Settings>().of(volume.spec.type);
  const storage::VolumeLimits limits =
      storage::limits(figures, storage::completed(figures, volume.spec));
  page.section(InspectorText::tr("Speed"));
  page.add("IOPS", models::figureText(limits.baseline.iops));
  page.add(InspectorText::tr("Throughput"), bytesRate(limits.baseline.throughput));
  if (limits.credits > 0) {
    page.add(figures.is_disk ? InspectorText::tr("In bursts") : InspectorText::tr("IOPS in bursts"),
             figures.is_disk ? bytesRate(limits.burst.throughput)
                             : models::figureText(limits.burst.iops));
    page.add(InspectorText::tr("Burst credits left"),
             models::percentText(storage::burst_balance(world, id)));
  }
  page.add(InspectorText::tr("Asked for now"), InspectorText::tr("%1 IOPS, %2")
                                                   .arg(models::figureText(volume.demand.io.iops),
                                                        bytesRate(volume.demand.io.throughput)));
  if (volume.share < 1)
    page.add(InspectorText::tr("Served of that"), models::percentText(volume.share));
  const double unloaded = storage::unloaded_bytes(world, id);
  if (unloaded > 0) {
    page.add(InspectorText::tr("Still to be loaded"), models::bytesText(unloaded));
    page.link(InspectorText::tr("Made of"), "snapshot", volume.origin);
  }
}

void addModification(Page& page, const storage::Volume& volume) {
  if (volume.modification == storage::Modification::none) {
    if (!volume.was_modified) return;
    const Time again = volume.modified + page.world.only<storage::Settings>().modify_pause;
    if (again > page.world.now())
      page.add(InspectorText::tr("Can be changed again in"), page.until(again));
    return;
  }
  page.add(InspectorText::tr("Change"),
           page.stateFor(wordOf(enum_name(volume.modification)), volume.modified));
  page.add(volume.modification == storage::Modification::modifying ? InspectorText::tr("It will be")
                                                                   : InspectorText::tr("It was"),
           specText(volume.other));
}

void addOwner(Page& page, Id<storage::Volume> id) {
  const World& world = page.world;
  for (const auto& [claim_id, claim] : world.table<kubernetes::Claim>()) {
    if (!claim.workload || claim.volume != id) continue;
    const QString called = textOf(kubernetes::claim_name(world, claim_id));
    page.link(InspectorText::tr("Claim"), called, idOf("pvc", called));
    if (claim.pod && world[claim.pod].phase != kubernetes::PodPhase::gone)
      page.link(InspectorText::tr("Pod"), "pod", claim.pod);
  }
}

void readVolume(Page& page) {
  const World& world = page.world;
  Id<storage::Volume> id;
  for (const auto& [other, row] : world.table<storage::Volume>())
    if (row.phase != storage::VolumePhase::deleted && page.say(row.name) == page.name) id = other;
  if (!id) return;
  const storage::Volume& volume = world[id];
  const bool up = world[volume.zone].up;
  const bool held = volume.instance && volume.phase != storage::VolumePhase::available;
  page.head(InspectorText::tr("volume in zone %1").arg(page.say(world[volume.zone].name)),
            "volume");
  page.state(!up                                      ? Tone::broken
             : volume.full || volume.short_of_io      ? Tone::broken
             : volume.nearly_full || volume.share < 1 ? Tone::strained
                                                      : Tone::good,
             !up           ? InspectorText::tr("Out of reach: its zone is dark")
             : volume.full ? InspectorText::tr("Full")
             : held ? InspectorText::tr("Attached to %1").arg(page.say(world[volume.instance].name))
                    : InspectorText::tr("Not attached"));
  page.add(InspectorText::tr("State"), wordOf(enum_name(volume.phase)));
  if (held) page.link(InspectorText::tr("Machine"), "node", volume.instance);
  page.link(InspectorText::tr("Zone"), "zone", volume.zone);
  addOwner(page, id);
  page.add(InspectorText::tr("Type"), textOf(enum_name(volume.spec.type)));
  page.add(InspectorText::tr("Size"), QString::number(volume.spec.size_gib) + " GiB");
  page.add(InspectorText::tr("Used"), models::bytesText(storage::used_bytes(world, id)));
  if (volume.wrong.known)
    page.add(InspectorText::tr("Its data is wrong for"), page.since(volume.wrong.since));
  addModification(page, volume);
  page.spent(InspectorText::tr("Cost so far"), volume.gib);
  for (const auto& [claim_id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && claim.volume == id) addClock(page, claim_id);
  addPerformance(page, id);
  bool first = true;
  for (auto one = volume.newest; one; one = world[one].before) {
    if (world[one].phase == storage::SnapshotPhase::deleted) continue;
    if (first) page.section(InspectorText::tr("Snapshots"));
    first = false;
    page.link(InspectorText::tr("%1 ago").arg(page.since(world[one].taken)), "snapshot", one);
  }
}

void readSnapshot(Page& page) {
  const World& world = page.world;
  const auto id = world.find<storage::Snapshot>(page.plain);
  if (!id || world[id].phase == storage::SnapshotPhase::deleted) return;
  const storage::Snapshot& snapshot = world[id];
  page.head(InspectorText::tr("snapshot of %1").arg(page.say(world[snapshot.volume].name)),
            "volume");
  const bool done = snapshot.phase == storage::SnapshotPhase::completed;
  page.state(done ? Tone::good : Tone::strained, wordOf(enum_name(snapshot.phase)));
  page.link(InspectorText::tr("Volume"), "volume", snapshot.volume);
  page.add(InspectorText::tr("Taken"), models::momentText(momentOf(snapshot.taken)));
  page.add(InspectorText::tr("Size of the volume"), QString::number(snapshot.size_gib) + " GiB");
  page.add(InspectorText::tr("Data"), models::bytesText(snapshot.used));
  if (snapshot.wrong.known) page.add(InspectorText::tr("It holds wrong data"), yesNo(true));
  page.add(InspectorText::tr("Stores itself"), models::bytesText(snapshot.stored));
  for (const auto& [restore_id, restore] : world.table<storage::FastRestore>()) {
    if (restore.snapshot != id || restore.phase == storage::FastRestorePhase::disabled) continue;
    page.add(InspectorText::tr("Fast restore in zone %1").arg(page.say(world[restore.zone].name)),
             InspectorText::tr("%1, %2 credits")
                 .arg(wordOf(enum_name(restore.phase)),
                      models::figureText(storage::fast_restore_credits(world, restore_id))));
  }
}

void addRule(Page& page, const QString& label, std::int64_t days) {
  if (days >= 0) page.add(label, InspectorText::tr("after %n day(s)", "", int(days)));
}

void addBucket(Page& page, Id<storage::Bucket> id) {
  const World& world = page.world;
  const storage::Bucket& bucket = world[id];
  page.add(InspectorText::tr("Stored"), models::bytesText(double(bucket.stored.count)));
  for (std::size_t at = 1; at < bucket.by_class.size(); ++at) {
    if (bucket.by_class[at].count > 0)
      page.add(textOf(enum_name(static_cast<storage::StorageClass>(at))).toUpper(),
               models::bytesText(double(bucket.by_class[at].count)));
  }
  page.add(InspectorText::tr("Versioned"), yesNo(bucket.versioned));
  const auto hidden = [&](storage::BatchKind kind) {
    return double(storage::bytes_of(world, id, kind).count);
  };
  if (hidden(storage::BatchKind::noncurrent) > 0)
    page.add(InspectorText::tr("Old versions"),
             models::bytesText(hidden(storage::BatchKind::noncurrent)));
  if (hidden(storage::BatchKind::parts) > 0)
    page.add(InspectorText::tr("Parts of broken uploads"),
             models::bytesText(hidden(storage::BatchKind::parts)));
  page.spent(InspectorText::tr("Space so far"), bucket.storage);
  page.spent(InspectorText::tr("Reading so far"), bucket.gets);
  page.section(InspectorText::tr("Requests"));
  page.add(InspectorText::tr("Reading"),
           InspectorText::tr("%1 of %2 a second")
               .arg(models::figureText(bucket.gets_asked),
                    models::figureText(storage::get_limit(world, id))));
  page.add(InspectorText::tr("Writing"),
           InspectorText::tr("%1 of %2 a second")
               .arg(models::figureText(bucket.puts_asked),
                    models::figureText(storage::put_limit(world, id))));
  page.add(InspectorText::tr("Partitions"), bucket.partitions);
  page.section(InspectorText::tr("Lifecycle"));
  const storage::Lifecycle& rules = bucket.lifecycle;
  addRule(page, InspectorText::tr("To infrequent access"), rules.to_infrequent);
  addRule(page, InspectorText::tr("To Glacier"), rules.to_glacier);
  addRule(page, InspectorText::tr("To Deep Archive"), rules.to_deep_archive);
  addRule(page, InspectorText::tr("Deleted"), rules.expire);
  addRule(page, InspectorText::tr("Old versions deleted"), rules.expire_noncurrent);
  addRule(page, InspectorText::tr("Broken uploads aborted"), rules.abort_uploads);
  if (page.model.properties.back().heading)
    page.add(InspectorText::tr("Rules"), InspectorText::tr("none: all stays as it is"));
}

void readBucket(Page& page) {
  const World& world = page.world;
  auto id = world.find<storage::Bucket>(page.plain);
  const auto store = world.find<workload::ObjectStore>(page.plain);
  if (!id && store) id = world[store].bucket;
  if (!id) return;
  page.head(InspectorText::tr("bucket"), "bucket");
  const bool slow = world[id].slow;
  page.state(slow ? Tone::strained : Tone::good,
             slow ? InspectorText::tr("Turns requests away: 503 Slow Down")
                  : InspectorText::tr("Regional: no zone can take it down"));
  if (store) {
    page.add(InspectorText::tr("Objects read"),
             models::figureText(double(world[store].gets.count)));
    page.add(InspectorText::tr("Objects written"),
             models::figureText(double(world[store].puts.count)));
  }
  addBucket(page, id);
}

}  // namespace

QHash<QString, ReadPage> storagePages() {
  return {{"volume", readVolume}, {"snapshot", readSnapshot}, {"bucket", readBucket}};
}

}  // namespace drydock::bridge
