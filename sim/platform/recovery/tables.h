// What saves data and brings it back: plans with their backups, schedules of backups over volumes,
// restores, and a region that stands by.
#pragma once

#include <array>
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
DRYDOCK_ENUM(RestoreFailure, none, nobody_restores, zone_is_down, snapshot_is_gone, claim_is_in_use,
             no_control_plane, no_credentials)

/// What is run in the pods of databases before and after their volume's snapshot. checkpoint: the
/// database writes what it has in memory, so that almost no log is left to replay. freeze: writes
/// wait until the snapshot has begun (fsfreeze); what the file system holds is whole, and the
/// database still replays its log. Source: Velero documentation, "Backup Hooks"; PostgreSQL
/// documentation, "WAL Configuration" and "File System Level Backup".
DRYDOCK_ENUM(Hook, none, checkpoint, freeze, checkpoint_and_freeze)
/// What comes of a volume whose hook could not be run, as onError of Velero: it is not saved, or it
/// is saved as it is.
DRYDOCK_ENUM(HookError, fail, go_on)

inline bool has_checkpoint(Hook hook) {
  return hook == Hook::checkpoint || hook == Hook::checkpoint_and_freeze;
}
inline bool has_freeze(Hook hook) {
  return hook == Hook::freeze || hook == Hook::checkpoint_and_freeze;
}

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

struct Backup;

/// How much stands in the other region before anything happens. restore: copies of backups, no
/// more. pilot_light: network, control plane and a replica of each volume, with one machine. warm:
/// also a machine of each node group.
DRYDOCK_ENUM(Readiness, restore, pilot_light, warm)
/// What code makes there, in this order.
DRYDOCK_ENUM(Module, network, cluster, velero)
DRYDOCK_ENUM(ModuleState, absent, making, standing)
/// What a restore of the platform makes, in the order of Velero.
DRYDOCK_ENUM(Stage, none, namespaces_and_definitions, volumes, claims, secrets_and_settings,
             pods_and_controllers, done)

/// How long code and copies to another region take, from models/kubernetes.json. All times but
/// `sync` and `copy_least` are medians of log-normal ones.
struct StandbyTimes {
  Duration pipeline{};             ///< From the push to a plan that may be applied.
  Duration balancer{};             ///< Until a load balancer is there; NAT gateways take their own.
  Duration cluster{};              ///< Until a control plane is there ...
  Duration add_ons{};              ///< ... with what each cluster needs first.
  Duration release{};              ///< One Helm release.
  double sigma = 0;                ///< Of all these.
  Duration import{};               ///< To import a resource that the code does not know.
  Duration sync{};                 ///< Until Velero has read which backups there are.
  Duration object{};               ///< To make one object.
  std::int32_t definitions = 0;    ///< CRDs of the add-ons.
  std::int32_t settings_each = 0;  ///< Secrets, config maps and accounts of a workload.
  double copy_rate = 0;            ///< Bytes a second of the copy of a snapshot to another region,
  Duration copy_least{};           ///< which takes at least so long.
  double copy_sigma = 0;
  Duration lag{};        ///< Of a replica in another region,
  double lag_sigma = 0;  ///< and its width.
  Bytes commit;          ///< What one commit sends to it.
  DRYDOCK_FIELDS(StandbyTimes, pipeline, balancer, cluster, add_ons, release, sigma, import, sync,
                 object, definitions, settings_each, copy_rate, copy_least, copy_sigma, lag,
                 lag_sigma, commit)
};

/// The region that stands by, if there is one: what is there, and how far a restore there is.
/// Filled in by the builder down to `balancer`.
struct Standby {
  Readiness readiness = Readiness::restore;
  Id<network::Region> home, region;  ///< None: there is none.
  Id<network::Vpc> home_vpc, vpc;
  Id<network::LoadBalancer> home_balancer;
  std::array<Id<network::Zone>, 3> home_zones{}, zones{};  ///< The n-th stands for the n-th.
  std::int32_t zone_count = 0;
  Id<network::LoadBalancer> balancer;  ///< None before it was made.

  std::array<ModuleState, 3> modules{};  ///< By Module.
  std::array<Time, 3> imported{};        ///< When code was last made to know each.
  bool lost = false;                     ///< Home is, for good.
  bool moved = false;                    ///< The cluster is there now.
  bool returns = false;       ///< The way back is prepared: the region that was home stands by.
  bool seeded = false;        ///< Its replicas have all data but what their lag is.
  std::int32_t returned = 0;  ///< Times that a way back was prepared; names the replicas.
  Time lost_at;
  Stage stage = Stage::none;  ///< What is being made; none: no restore was begun.
  Id<Backup> backup;          ///< Of the restore.
  bool updates = false;       ///< What exists is changed to what the backup says, not skipped.
  std::int32_t objects = 0, skipped = 0, failed = 0, changed = 0;
  std::array<Id<StreamRow>, 3> code_luck{};  ///< By Module.
  Id<StreamRow> copy_luck, lag_luck;
  Id<cost::Meter> control_plane, transfer, copies;
  Id<cost::Meter> home_control_plane;  ///< Of the cluster that is left on the way back.
  DRYDOCK_FIELDS(Standby, readiness, home, region, home_vpc, vpc, home_balancer, home_zones, zones,
                 zone_count, balancer, modules, imported, lost, moved, returns, seeded, returned,
                 lost_at, stage, backup, updates, objects, skipped, failed, changed, code_luck,
                 copy_luck, lag_luck, control_plane, transfer, copies, home_control_plane)

  ModuleState& state(Module module) { return modules[static_cast<std::size_t>(module)]; }
  ModuleState state(Module module) const { return modules[static_cast<std::size_t>(module)]; }
};

/// How long backups and restores take, and the region that stands by; one row in a world with
/// schedules, from models/kubernetes.json.
struct Settings {
  Duration objects{};     ///< To list and store the objects of the cluster.
  Duration per_volume{};  ///< To freeze a volume and begin its snapshot.
  Duration retry{};       ///< Between two looks whether somebody is there to make a backup.
  Duration collect{};     ///< Expired backups are looked for so often.
  Duration restore{};     ///< Until the volume of a restore is made and bound.
  Duration checkpoint{};  ///< Between two checkpoints of a database,
  Bytes log_most;         ///< whose log holds so much at most,
  double log_rate = 0;    ///< and is replayed at so many bytes a second.
  StandbyTimes times;
  Standby standby;
  DRYDOCK_FIELDS(Settings, objects, per_volume, retry, collect, restore, checkpoint, log_most,
                 log_rate, times, standby)
};

/// Backups of the volumes of some stateful sets at an interval.
struct Schedule {
  Name name;
  Id<kubernetes::Workload> by;  ///< Makes the backups and restores, while one of its pods is ready.
  Duration every{};
  Duration keep{};  ///< After so long a backup is deleted.
  Hook hook = Hook::none;
  HookError hook_error = HookError::fail;
  Time from;                ///< Backups begin at multiples of `every` after this.
  std::uint32_t round = 0;  ///< Counts changes of the interval, to tell stale mail.
  std::uint32_t made = 0;   ///< Backups ever asked for; names them.
  bool held_up = false;     ///< Nobody is there to make a backup, and that was said.
  Id<StreamRow> luck;
  DRYDOCK_FIELDS(Schedule, name, by, every, keep, hook, hook_error, from, round, made, held_up,
                 luck)
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
  /// Where a region stands by: so many workloads, whose items follow those of the volumes.
  std::int32_t workloads = 0;
  bool elsewhere = false;  ///< All its snapshots were copied to the other region.
  DRYDOCK_FIELDS(Backup, name, schedule, phase, begun, ended, first, volumes, next, open, failed,
                 workloads, elsewhere)
};

/// One volume in one backup, or one workload as it was declared then.
struct BackupItem {
  Id<Backup> backup;
  Id<kubernetes::Claim> claim;
  Id<storage::Snapshot> snapshot;
  ItemPhase phase = ItemPhase::queued;
  double log = 0;  ///< Bytes of a database's log that are to be replayed after a restore.
  bool checkpointed = false;  ///< Its database made a checkpoint just before.
  bool elsewhere = false;     ///< Its snapshot was copied to the other region.
  Id<kubernetes::Workload> workload;
  std::int32_t replicas = 0;
  DRYDOCK_FIELDS(BackupItem, backup, claim, snapshot, phase, log, checkpointed, elsewhere, workload,
                 replicas)
};

/// making: its volumes are made. idle: its pods are there or on their way, and nobody asks them.
/// serving: it answers for what it is a copy of. leaving: its pods go, and then its volumes.
DRYDOCK_ENUM(CopyPhase, making, idle, serving, leaving, deleted, failed)

/// A workload that a backup was restored as in another namespace, beside the living one.
struct Copy {
  Name name;  ///< "check-workflow-db", which its workload is called too.
  Name name_space;
  Id<kubernetes::Workload> of, workload;
  Id<Backup> backup;
  Id<network::Zone> zone;
  CopyPhase phase = CopyPhase::making;
  RestoreFailure failure = RestoreFailure::none;
  Time begun, ended;
  DRYDOCK_FIELDS(Copy, name, name_space, of, workload, backup, zone, phase, failure, begun, ended)
};

/// absent: code could make it. planning to releases: what its pipeline is at. leaving: its pods go;
/// destroying: the rest.
DRYDOCK_ENUM(EnvironmentPhase, absent, planning, network, cluster, nodes, releases, standing,
             leaving, destroying)

/// A copy of the platform that code makes: dev, test, stage. It has its own network, control plane
/// and nodes, the workloads at a share of their replicas, and no data and no users.
struct Environment {
  Name name;
  double share = 0;
  EnvironmentPhase phase = EnvironmentPhase::absent;
  Id<compute::MachineGroup> group;
  std::int32_t machines = 0;
  std::int32_t released = 0;  ///< Of its workloads.
  Time asked, stood;
  Id<StreamRow> luck;
  Id<cost::Meter> control_plane, gateway, balancer;
  DRYDOCK_FIELDS(Environment, name, share, phase, group, machines, released, asked, stood, luck,
                 control_plane, gateway, balancer)
};

/// A workload in an environment, in the order of its releases.
struct EnvironmentWorkload {
  Id<Environment> environment;
  Id<kubernetes::Workload> of, workload;
  DRYDOCK_FIELDS(EnvironmentWorkload, environment, of, workload)
};

/// A claim that gets the data of a backup in a zone.
struct Restore {
  Name name;  ///< Of the claim: "auth-db-0"
  Id<kubernetes::Claim> claim;
  Id<BackupItem> item;  ///< None: a replica took over, or no backup has the claim.
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
