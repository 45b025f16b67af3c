// What saves data and brings it back: plans with their backups, schedules of backups over volumes,
// and restores.
#pragma once

#include <cstdint>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/storage/tables.h"

namespace drydock::recovery {

/// works: data is served, backups are made. detecting, providing, restoring: after a disaster, what
/// is done about it.
DRYDOCK_ENUM(PlanState, works, detecting, providing, restoring)
/// queued: another one is under way, or nobody is there to make it. saving: volume after volume.
/// copying: all snapshots have begun. partially_failed: usable, but for some volumes.
DRYDOCK_ENUM(BackupPhase, queued, saving, copying, completed, partially_failed, failed, deleted)
DRYDOCK_ENUM(ItemPhase, queued, copying, saved, failed)
DRYDOCK_ENUM(RestorePhase, making, done, failed)
/// Why a restore failed that had begun.
DRYDOCK_ENUM(RestoreFailure, none, nobody_restores, zone_is_down, snapshot_is_gone, claim_is_in_use)

/// How something that holds data is saved, and how it comes back after a disaster. Filled in by the
/// builder down to `restore_rate`.
struct Plan {
  Name name;
  Duration interval{};      ///< From the start of a backup to that of the next.
  Duration backup{};        ///< Until a backup can be used.
  Duration detection{};     ///< Until somebody knows of a disaster.
  Duration provisioning{};  ///< Until there is something to restore to.
  double bytes = 0;         ///< Of data.
  double restore_rate = 0;  ///< Bytes a second.

  PlanState state = PlanState::works;
  std::uint32_t round = 0;  ///< Disasters and recoveries; tells stale mail.
  Time begun;               ///< Backups start at multiples of the interval after this.
  bool saved = false;       ///< There is a backup that can be used ...
  Time saved_at;            ///< ... and it was begun then.
  Time lost_at;             ///< The last disaster.
  Duration loss{};          ///< Of the last disaster: what happened in so much time is gone.
  Duration outage{};        ///< Of the last recovery that is done.
  std::int64_t disasters = 0, recoveries = 0;
  DRYDOCK_FIELDS(Plan, name, interval, backup, detection, provisioning, bytes, restore_rate, state,
                 round, begun, saved, saved_at, lost_at, loss, outage, disasters, recoveries)
};

/// How long backups and restores take; one row in a world with schedules, from
/// models/kubernetes.json.
struct Settings {
  Duration objects{};     ///< To list and store the objects of the cluster.
  Duration per_volume{};  ///< To freeze a volume and begin its snapshot.
  Duration retry{};       ///< Between two looks whether somebody is there to make a backup.
  Duration collect{};     ///< Expired backups are looked for so often.
  Duration restore{};     ///< Until the volume of a restore is made and bound.
  Duration checkpoint{};  ///< Between two checkpoints of a database,
  Bytes log_most;         ///< whose log holds so much at most,
  double log_rate = 0;    ///< and is replayed at so many bytes a second.
  DRYDOCK_FIELDS(Settings, objects, per_volume, retry, collect, restore, checkpoint, log_most,
                 log_rate)
};

struct Backup;

/// Backups of the volumes of some stateful sets at an interval.
struct Schedule {
  Name name;
  Id<kubernetes::Workload> by;  ///< Makes the backups and restores, while one of its pods is ready.
  Duration every{};
  Duration keep{};          ///< After so long a backup is deleted.
  Time from;                ///< Backups begin at multiples of `every` after this.
  std::uint32_t round = 0;  ///< Counts changes of the interval, to tell stale mail.
  std::uint32_t made = 0;   ///< Backups ever asked for; names them.
  bool held_up = false;     ///< Nobody is there to make a backup, and that was said.
  Id<StreamRow> luck;
  DRYDOCK_FIELDS(Schedule, name, by, every, keep, from, round, made, held_up, luck)
};

/// A stateful set that a schedule saves; in the order of the rows.
struct Target {
  Id<Schedule> schedule;
  Id<kubernetes::Workload> workload;
  DRYDOCK_FIELDS(Target, schedule, workload)
};

struct BackupItem;

struct Backup {
  Name name;  ///< "databases-3"
  Id<Schedule> schedule;
  BackupPhase phase = BackupPhase::queued;
  Time begun, ended;
  Id<BackupItem> first;      ///< Its items follow each other.
  std::int32_t volumes = 0;  ///< So many items,
  std::int32_t next = 0;     ///< of which these have had their turn,
  std::int32_t open = 0;     ///< these copy still,
  std::int32_t failed = 0;   ///< and these failed.
  DRYDOCK_FIELDS(Backup, name, schedule, phase, begun, ended, first, volumes, next, open, failed)
};

/// One volume in one backup.
struct BackupItem {
  Id<Backup> backup;
  Id<kubernetes::Claim> claim;
  Id<storage::Snapshot> snapshot;
  ItemPhase phase = ItemPhase::queued;
  double log = 0;  ///< Bytes of a database's log that are to be replayed after a restore.
  DRYDOCK_FIELDS(BackupItem, backup, claim, snapshot, phase, log)
};

/// A claim that gets the data of a backup in a zone.
struct Restore {
  Name name;  ///< Of the claim: "auth-db-0"
  Id<kubernetes::Claim> claim;
  Id<BackupItem> item;
  Id<network::Zone> zone;
  std::int64_t load_mib = 0;   ///< Paid loading, MiB/s; 0: in the background.
  Id<storage::Volume> volume;  ///< That was made.
  RestorePhase phase = RestorePhase::making;
  RestoreFailure failure = RestoreFailure::none;
  Time begun, ended;
  double lost_commits = 0;  ///< That the claim's data had and the backup does not hold,
  Duration lost{};          ///< from so long before the newest of them.
  DRYDOCK_FIELDS(Restore, name, claim, item, zone, load_mib, volume, phase, failure, begun, ended,
                 lost_commits, lost)
};

}  // namespace drydock::recovery
