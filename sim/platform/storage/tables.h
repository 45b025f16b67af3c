// Where data lies: volumes, each bound to its zone, their snapshots, and buckets, which are
// regional.
#pragma once

#include <array>

#include "sim/engine/base/units.h"
#include "sim/platform/compute/tables.h"
#include "sim/platform/storage/volume_rules.h"

namespace drydock::storage {

DRYDOCK_ENUM(VolumePhase, available, attaching, attached, detaching, deleted)
/// modifying: asked for; optimizing: the new size is there, the new performance not yet surely.
DRYDOCK_ENUM(Modification, none, modifying, optimizing)
DRYDOCK_ENUM(SnapshotPhase, pending, completed, deleted)
DRYDOCK_ENUM(FastRestorePhase, optimizing, enabled, disabled)
DRYDOCK_ENUM(StorageClass, standard, standard_ia, glacier_flexible, deep_archive)
/// What a batch of objects is: what readers see; versions that were deleted or written over; parts
/// of uploads that never ended.
DRYDOCK_ENUM(BatchKind, current, noncurrent, parts)

struct SnapshotSettings {
  double rate = 0;   ///< Bytes a second of the copy that completes a snapshot.
  Duration least{};  ///< A snapshot takes at least so long.
  Duration first_touch_min{}, first_touch_max{};  ///< Of a block that is not loaded yet.
  double load_rate = 0;                           ///< Bytes a second, in the background.
  std::int64_t assured_min = 0, assured_max = 0;  ///< MiB/s that can be bought.
  Duration fast_restore_per_tib{};                ///< Until a snapshot is ready for fast restores.
  std::int32_t fast_restores_max = 0;             ///< Quota of the region.
  DRYDOCK_FIELDS(SnapshotSettings, rate, least, first_touch_min, first_touch_max, load_rate,
                 assured_min, assured_max, fast_restore_per_tib, fast_restores_max)
};

struct BucketSettings {
  double get_rate = 0, put_rate = 0;     ///< A second, for each partition of the key space.
  Duration split{};                      ///< Until a partition that has too much to do is split.
  Duration lifecycle_period{};           ///< Rules act so often, at multiples of it.
  std::int32_t infrequent_days_min = 0;  ///< Objects stay so long before standard_ia.
  Bytes move_least{};                    ///< Rules move no objects that are smaller.
  /// Days that each class after the first is paid for at least.
  std::array<std::int32_t, 3> least_days{};
  DRYDOCK_FIELDS(BucketSettings, get_rate, put_rate, split, lifecycle_period, infrequent_days_min,
                 move_least, least_days)
};

/// How long volumes take; one row, filled from models/aws.json. A range is drawn from evenly.
struct Settings {
  Duration attach_min{}, attach_max{};
  Duration detach_min{}, detach_max{};
  Duration force_detach{};      ///< When the machine did not unmount the volume.
  Duration modify{};            ///< Until a change takes effect.
  Duration modify_pause{};      ///< Between two changes of a volume.
  Duration optimizing_least{};  ///< After a change, and for each TiB more.
  Duration optimizing_per_tib{};
  Duration machine_burst{};  ///< How long a machine's full bucket lasts at its best.
  double burst_back = 0;     ///< Share of a full bucket at which an empty one is used again.
  double nearly_full = 0;    ///< Share of the size at which people are warned.
  SnapshotSettings snapshots;
  BucketSettings buckets;
  std::array<TypeFigures, 5> types{};  ///< In the order of VolumeType.
  DRYDOCK_FIELDS(Settings, attach_min, attach_max, detach_min, detach_max, force_detach, modify,
                 modify_pause, optimizing_least, optimizing_per_tib, machine_burst, burst_back,
                 nearly_full, snapshots, buckets, types)

  const TypeFigures& of(VolumeType type) const { return types[static_cast<std::size_t>(type)]; }
};

/// What somebody asks of a volume, a second.
struct IoDemand {
  IoRate io;          ///< Reads and writes together.
  double writes = 0;  ///< Bytes written, old places and new ones.
  double growth = 0;  ///< Bytes that stay on top of what is used.
  /// Writes that their callers are told are kept: commits of a database.
  double commits = 0;
  DRYDOCK_FIELDS(IoDemand, io, writes, growth, commits)
};

/// How far the data has come. Data that is older never has more commits, nor newer ones.
struct Position {
  double commits = 0;  ///< Since the world began.
  Time newest;         ///< When the newest of them was; the begin of the world before the first.
  friend bool operator==(const Position&, const Position&) = default;
  DRYDOCK_FIELDS(Position, commits, newest)
};

/// The I/O limit that the volumes of one machine share.
struct MachineIo {
  Id<compute::Instance> instance;
  IoRate baseline, burst;  ///< Of its type; burst 0: not bounded.
  BurstBucket operations;  ///< In operations ...
  BurstBucket transfer;    ///< ... and in bytes.
  IoRate served;           ///< Since `since`.
  Time since;
  EventId due;
  DRYDOCK_FIELDS(MachineIo, instance, baseline, burst, operations, transfer, served, since, due)
};

/// Work of AWS on data in a zone: it pauses while the zone is dark.
struct ZonalWork {
  EventId due;  ///< None: nothing is under way, or it pauses.
  Time ends;
  bool paused = false;
  Duration left{};  ///< Of the work, while it pauses.
  DRYDOCK_FIELDS(ZonalWork, due, ends, paused, left)
};

struct Snapshot;

struct Volume;

/// Data that is wrong: a bad migration, a bug, a DELETE without its WHERE.
struct Wrong {
  Time since;          ///< Zero: all is right.
  Id<Volume> began;    ///< Where it became so.
  double share = 0;    ///< Of the calls for it, that fail.
  bool known = false;  ///< Somebody has found out.
  DRYDOCK_FIELDS(Wrong, since, began, share, known)
  explicit operator bool() const { return since != Time{}; }
};

struct Volume {
  Name name;  ///< "workflow-db-0"
  Id<network::Zone> zone;
  VolumeSpec spec;
  VolumePhase phase = VolumePhase::available;
  bool managed = false;            ///< Belongs to a claim of the cluster.
  Id<compute::Instance> instance;  ///< Where it is attached or going to be.
  Id<compute::Instance> refused;   ///< Machine that was told that it cannot have it.
  std::uint32_t change = 0;        ///< Counts attaches and detaches, to tell stale mail.
  bool held_up = false;            ///< It can be detached only when its zone is back.
  Id<StreamRow> luck;

  IoDemand demand;
  double share = 1;  ///< Of the demand, what is served since `since`.
  Time since;        ///< Credits and bytes are counted up to here.
  BurstBucket bucket;
  double used = 0;     ///< Bytes of data on it.
  double written = 0;  ///< Bytes since the newest snapshot.
  Position data;       ///< At `since`.
  Wrong wrong;         ///< What is wrong with it.
  /// Until it has served once: what whoever opens the data needs on top to replay the log.
  Duration replay{};
  Duration late{};    ///< That each operation takes longer, since EBS is slow.
  Time late_changed;  ///< When that last began, changed or ended.
  bool short_of_io = false, nearly_full = false, full = false;  ///< Said by a fact.
  Id<MachineIo> machine;
  EventId due;  ///< The next turn of the bucket, or when it is nearly full or full.

  Modification modification = Modification::none;
  bool was_modified = false;
  Time modified;         ///< When the last change was asked for.
  VolumeSpec other;      ///< modifying: what it will be; optimizing: what it was.
  bool was_dry = false;  ///< optimizing: what it was had no credits left.
  ZonalWork changing;

  Id<Snapshot> origin;
  double unloaded = 0;   ///< Bytes that were not loaded from the snapshot at `load_since`.
  double load_rate = 0;  ///< Bytes a second.
  Time load_since;
  ZonalWork loading;

  Id<Snapshot> newest;          ///< Of its snapshots.
  std::uint32_t snapshots = 0;  ///< Ever begun; names them.
  std::int32_t pending = 0;     ///< Snapshots under way.
  double snapshot_bytes = 0;    ///< That its snapshots store.
  Id<cost::Meter> gib;
  std::array<Id<cost::Meter>, 4> extra{};  ///< IOPS by tier, and throughput; see meters.cpp.
  Id<cost::Meter> snapshot_gib;
  DRYDOCK_FIELDS(Volume, name, zone, spec, phase, managed, instance, refused, change, held_up, luck,
                 demand, share, since, bucket, used, written, data, wrong, replay, late,
                 late_changed, short_of_io, nearly_full, full, machine, due, modification,
                 was_modified, modified, other, was_dry, changing, origin, unloaded, load_rate,
                 load_since, loading, newest, snapshots, pending, snapshot_bytes, gib, extra,
                 snapshot_gib)
};

/// A volume as it was at one moment; it stores only what changed since the one before.
struct Snapshot {
  Name name;  ///< "snap-workflow-db-0-1"
  Id<Volume> volume;
  Id<Snapshot> before;  ///< The next older one of the volume.
  SnapshotPhase phase = SnapshotPhase::pending;
  Time taken;
  std::int64_t size_gib = 0;  ///< Of the volume.
  double used = 0;            ///< Bytes of data on the volume.
  double stored = 0;          ///< Bytes that it stores itself.
  Position data;              ///< What it holds: never more than the volume had at `taken`.
  Wrong wrong;                ///< As the volume was then, whether anybody knew or not.
  ZonalWork copying;
  DRYDOCK_FIELDS(Snapshot, name, volume, before, phase, taken, size_gib, used, stored, data, wrong,
                 copying)
};

/// The key of KMS under which all volumes are encrypted; one row, once it was disabled.
struct Key {
  bool disabled = false;
  Time changed;
  DRYDOCK_FIELDS(Key, disabled, changed)
};

/// Fast restore of one snapshot in one zone.
struct FastRestore {
  Id<Snapshot> snapshot;
  Id<network::Zone> zone;
  FastRestorePhase phase = FastRestorePhase::optimizing;
  Time begun;          ///< When it was switched on.
  Time since;          ///< Credits are counted up to here.
  double credits = 0;  ///< Volumes that can be made with all data.
  Id<cost::Meter> hours;
  DRYDOCK_FIELDS(FastRestore, snapshot, zone, phase, begun, since, credits, hours)
};

/// Days after which rules act; -1: never.
struct Lifecycle {
  std::int64_t to_infrequent = -1;
  std::int64_t to_glacier = -1;
  std::int64_t to_deep_archive = -1;
  std::int64_t expire = -1;
  std::int64_t expire_noncurrent = -1;
  std::int64_t abort_uploads = -1;
  DRYDOCK_FIELDS(Lifecycle, to_infrequent, to_glacier, to_deep_archive, expire, expire_noncurrent,
                 abort_uploads)
};

struct Batch;

struct Bucket {
  Name name;
  Bytes stored;  ///< In all classes, with old versions and parts.
  std::array<Bytes, 4> by_class{};
  std::array<Bytes, 4> owed{};  ///< That left their class early and are paid for until its time.
  bool versioned = false;
  Lifecycle lifecycle;
  bool rules_due = false;                 ///< The next round of the rules is scheduled.
  double puts_asked = 0, gets_asked = 0;  ///< A second.
  std::int32_t partitions = 1;
  bool slow = false;  ///< Turns requests away; said by a fact.
  bool split_due = false;
  Id<Batch> newest;
  Id<cost::Meter> storage;  ///< Of the standard class.
  std::array<Id<cost::Meter>, 3> colder{};
  Id<cost::Meter> puts;
  Id<cost::Meter> gets;
  std::array<Id<cost::Meter>, 3> moves{};  ///< Into each colder class.
  DRYDOCK_FIELDS(Bucket, name, stored, by_class, owed, versioned, lifecycle, rules_due, puts_asked,
                 gets_asked, partitions, slow, split_due, newest, storage, colder, puts, gets,
                 moves)
};

/// Objects of a bucket that came on one day (UTC) and share their class.
struct Batch {
  Id<Bucket> bucket;
  Id<Batch> older;
  std::int64_t day = 0;  ///< Since 1970, when they came; of noncurrent ones, when they became so.
  BatchKind kind = BatchKind::current;
  StorageClass storage_class = StorageClass::standard;
  std::int64_t class_day = 0;  ///< When they came into their class.
  Bytes bytes;
  std::int64_t objects = 0;
  DRYDOCK_FIELDS(Batch, bucket, older, day, kind, storage_class, class_day, bytes, objects)
};

}  // namespace drydock::storage
