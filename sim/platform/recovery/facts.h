// What recovery announces.
#pragma once

#include "sim/engine/kernel/fact.h"
#include "sim/platform/recovery/tables.h"

namespace drydock::recovery {

/// A disaster destroyed the data; what came after the last backup is gone.
struct DataLost {
  static constexpr FactStyle style{
      "recovery.data_lost", "{plan} lost its data; the last {minutes} min are not in a backup",
      Tone::broken, Weight::headline};
  Id<Plan> plan;
  double minutes = 0;
  DRYDOCK_FIELDS(DataLost, plan, minutes)
};

struct DataRestored {
  static constexpr FactStyle style{"recovery.data_restored",
                                   "{plan} is restored, {minutes} min after its loss",
                                   Tone::recovered, Weight::headline};
  Id<Plan> plan;
  double minutes = 0;
  DRYDOCK_FIELDS(DataRestored, plan, minutes)
};

struct BackupStarted {
  static constexpr FactStyle style{"recovery.backup_started", "backup {backup} began",
                                   Tone::neutral, Weight::detail};
  Id<Backup> backup;
  DRYDOCK_FIELDS(BackupStarted, backup)
};

struct BackupCompleted {
  static constexpr FactStyle style{"recovery.backup_completed",
                                   "backup {backup} is complete: volumes {volumes}", Tone::neutral,
                                   Weight::normal};
  Id<Backup> backup;
  std::int32_t volumes = 0;
  DRYDOCK_FIELDS(BackupCompleted, backup, volumes)
};

/// It can be used for the other volumes.
struct BackupIncomplete {
  static constexpr FactStyle style{"recovery.backup_incomplete",
                                   "backup {backup} failed in part: volumes {failed} of {volumes}",
                                   Tone::strained, Weight::normal};
  Id<Backup> backup;
  std::int32_t failed = 0, volumes = 0;
  DRYDOCK_FIELDS(BackupIncomplete, backup, failed, volumes)
};

/// The pod that made it went away meanwhile.
struct BackupFailed {
  static constexpr FactStyle style{"recovery.backup_failed",
                                   "backup {backup} failed: no pod of {by} runs", Tone::broken,
                                   Weight::normal};
  Id<Backup> backup;
  Id<kubernetes::Workload> by;
  DRYDOCK_FIELDS(BackupFailed, backup, by)
};

struct BackupsHeldUp {
  static constexpr FactStyle style{"recovery.backups_held_up",
                                   "backups of {schedule} wait: no pod of {by} runs",
                                   Tone::strained, Weight::normal};
  Id<Schedule> schedule;
  Id<kubernetes::Workload> by;
  DRYDOCK_FIELDS(BackupsHeldUp, schedule, by)
};

struct BackupsWaitForApi {
  static constexpr FactStyle style{"recovery.backups_wait_for_api",
                                   "backups of {schedule} wait: the control plane does not answer",
                                   Tone::strained, Weight::normal};
  Id<Schedule> schedule;
  DRYDOCK_FIELDS(BackupsWaitForApi, schedule)
};

/// It never began.
struct BackupDenied {
  static constexpr FactStyle style{"recovery.backup_denied",
                                   "backup {backup} failed: the credentials of {by} have expired",
                                   Tone::strained, Weight::normal};
  Id<Backup> backup;
  Id<kubernetes::Workload> by;
  DRYDOCK_FIELDS(BackupDenied, backup, by)
};

struct VolumeNotSaved {
  static constexpr FactStyle style{"recovery.volume_not_saved",
                                   "backup {backup} could not take a snapshot of volume {volume}",
                                   Tone::strained, Weight::normal};
  Id<Backup> backup;
  Id<storage::Volume> volume;
  DRYDOCK_FIELDS(VolumeNotSaved, backup, volume)
};

/// The database wrote what it had in memory, so that a restore replays almost nothing.
struct HookRan {
  static constexpr FactStyle style{"recovery.hook_ran",
                                   "{pod} made a checkpoint for backup {backup} in {seconds} s",
                                   Tone::neutral, Weight::detail};
  Id<kubernetes::Pod> pod;
  Id<Backup> backup;
  double seconds = 0;
  DRYDOCK_FIELDS(HookRan, pod, backup, seconds)
};

/// Nobody is there in whom it could be run.
struct HookFailed {
  static constexpr FactStyle style{
      "recovery.hook_failed",
      "backup {backup} could not run its hook for volume {volume}: no pod answers", Tone::strained,
      Weight::normal};
  Id<Backup> backup;
  Id<storage::Volume> volume;
  DRYDOCK_FIELDS(HookFailed, backup, volume)
};

struct BackupExpired {
  static constexpr FactStyle style{"recovery.backup_expired",
                                   "backup {backup} expired and was deleted", Tone::neutral,
                                   Weight::detail};
  Id<Backup> backup;
  DRYDOCK_FIELDS(BackupExpired, backup)
};

struct RestoreStarted {
  static constexpr FactStyle style{"recovery.restore_started",
                                   "restore of {restore} into zone {zone} began", Tone::neutral,
                                   Weight::normal};
  Id<Restore> restore;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(RestoreStarted, restore, zone)
};

/// The claim has a volume again, and what was written after the backup is gone.
struct ClaimRestored {
  static constexpr FactStyle style{
      "recovery.claim_restored",
      "{restore} is restored; writes lost: {writes}, of the last {seconds} s", Tone::recovered,
      Weight::headline};
  Id<Restore> restore;
  std::int32_t seconds = 0;
  std::int64_t writes = 0;
  DRYDOCK_FIELDS(ClaimRestored, restore, seconds, writes)
};

struct RestoreFailed {
  static constexpr FactStyle style{"recovery.restore_failed", "restore of {restore} failed: {why}",
                                   Tone::broken, Weight::headline};
  Id<Restore> restore;
  RestoreFailure why = RestoreFailure::none;
  DRYDOCK_FIELDS(RestoreFailed, restore, why)
};

// ---- Copies in another namespace

struct CopyStarted {
  static constexpr FactStyle style{"recovery.copy_started",
                                   "restore of backup {backup} as {copy} began", Tone::neutral,
                                   Weight::normal};
  Id<Copy> copy;
  Id<Backup> backup;
  DRYDOCK_FIELDS(CopyStarted, copy, backup)
};

/// Its pods come next; nobody asks them yet.
struct CopyRestored {
  static constexpr FactStyle style{"recovery.copy_restored",
                                   "{copy} stands beside {workload}, as it was {seconds} s ago",
                                   Tone::recovered, Weight::headline};
  Id<Copy> copy;
  Id<kubernetes::Workload> workload;
  std::int32_t seconds = 0;
  DRYDOCK_FIELDS(CopyRestored, copy, workload, seconds)
};

struct CopyFailed {
  static constexpr FactStyle style{"recovery.copy_failed", "restore of {copy} failed: {why}",
                                   Tone::broken, Weight::headline};
  Id<Copy> copy;
  RestoreFailure why = RestoreFailure::none;
  DRYDOCK_FIELDS(CopyFailed, copy, why)
};

/// What was written since the backup stays with the one that answered before.
struct CallsMoved {
  static constexpr FactStyle style{"recovery.calls_moved",
                                   "{to} answers for {workload}; writes left behind: {writes}",
                                   Tone::neutral, Weight::headline};
  Id<kubernetes::Workload> workload, to;
  std::int64_t writes = 0;
  DRYDOCK_FIELDS(CallsMoved, workload, to, writes)
};

struct CopyDeleted {
  static constexpr FactStyle style{"recovery.copy_deleted", "{copy} was deleted with its volumes",
                                   Tone::neutral, Weight::normal};
  Id<Copy> copy;
  DRYDOCK_FIELDS(CopyDeleted, copy)
};

// ---- Environments

struct EnvironmentStarted {
  static constexpr FactStyle style{"recovery.environment_started",
                                   "code begins to make environment {environment}", Tone::neutral,
                                   Weight::normal};
  Id<Environment> environment;
  DRYDOCK_FIELDS(EnvironmentStarted, environment)
};

struct EnvironmentStep {
  static constexpr FactStyle style{"recovery.environment_step",
                                   "environment {environment} has its {phase}", Tone::neutral,
                                   Weight::normal};
  Id<Environment> environment;
  EnvironmentPhase phase = EnvironmentPhase::absent;
  DRYDOCK_FIELDS(EnvironmentStep, environment, phase)
};

struct EnvironmentReady {
  static constexpr FactStyle style{
      "recovery.environment_ready",
      "environment {environment} stands after {minutes} min: machines {machines}, workloads "
      "{workloads}",
      Tone::recovered, Weight::headline};
  Id<Environment> environment;
  std::int32_t minutes = 0, machines = 0, workloads = 0;
  DRYDOCK_FIELDS(EnvironmentReady, environment, minutes, machines, workloads)
};

struct EnvironmentDestroyed {
  static constexpr FactStyle style{"recovery.environment_destroyed",
                                   "environment {environment} is gone, and costs nothing any more",
                                   Tone::neutral, Weight::headline};
  Id<Environment> environment;
  DRYDOCK_FIELDS(EnvironmentDestroyed, environment)
};

// ---- The region that stands by

struct BackupElsewhere {
  static constexpr FactStyle style{"recovery.backup_elsewhere",
                                   "backup {backup} is in region {region} too", Tone::neutral,
                                   Weight::normal};
  Id<Backup> backup;
  Id<network::Region> region;
  DRYDOCK_FIELDS(BackupElsewhere, backup, region)
};

/// Scaled down, and without the data, which is what a run book is still for.
struct StandbyTakesOver {
  static constexpr FactStyle style{"recovery.standby_takes_over",
                                   "the warm cluster in region {region} is what is left: scaled "
                                   "down, and without data",
                                   Tone::neutral, Weight::normal};
  Id<network::Region> region;
  DRYDOCK_FIELDS(StandbyTakesOver, region)
};

struct CodeStarted {
  static constexpr FactStyle style{"recovery.code_started",
                                   "code begins to build {module} in region {region}",
                                   Tone::neutral, Weight::normal};
  Id<network::Region> region;
  Module module = Module::network;
  DRYDOCK_FIELDS(CodeStarted, region, module)
};

struct CodeApplied {
  static constexpr FactStyle style{"recovery.code_applied", "{module} in region {region} stands",
                                   Tone::recovered, Weight::normal};
  Id<network::Region> region;
  Module module = Module::network;
  DRYDOCK_FIELDS(CodeApplied, region, module)
};

/// The backups are those that were copied.
struct VeleroReady {
  static constexpr FactStyle style{"recovery.velero_ready",
                                   "Velero runs in region {region} and knows backups: {backups}",
                                   Tone::recovered, Weight::normal};
  Id<network::Region> region;
  std::int32_t backups = 0;
  DRYDOCK_FIELDS(VeleroReady, region, backups)
};

struct StageRestored {
  static constexpr FactStyle style{"recovery.stage_restored",
                                   "backup {backup} brought back {stage}: {objects}", Tone::neutral,
                                   Weight::normal};
  Id<Backup> backup;
  Stage stage = Stage::none;
  std::int32_t objects = 0;
  DRYDOCK_FIELDS(StageRestored, backup, stage, objects)
};

struct ReplicaPromoted {
  static constexpr FactStyle style{"recovery.replica_promoted",
                                   "replica {volume} takes over for {restore}", Tone::recovered,
                                   Weight::normal};
  Id<Restore> restore;
  Id<storage::Volume> volume;
  DRYDOCK_FIELDS(ReplicaPromoted, restore, volume)
};

/// All that its volume held is gone.
struct ClaimEmpty {
  static constexpr FactStyle style{"recovery.claim_empty",
                                   "{restore} is in no backup: it begins with an empty volume",
                                   Tone::strained, Weight::normal};
  Id<Restore> restore;
  DRYDOCK_FIELDS(ClaimEmpty, restore)
};

/// What the whole restore lost, and the claim that lost most.
struct WritesLost {
  static constexpr FactStyle style{
      "recovery.writes_lost",
      "writes lost: {writes}, of the last {seconds} s; most of them were of {restore}",
      Tone::strained, Weight::headline};
  Id<Restore> restore;
  std::int32_t seconds = 0;
  std::int64_t writes = 0;
  DRYDOCK_FIELDS(WritesLost, restore, seconds, writes)
};

/// They were there, and differed.
struct ObjectsChanged {
  static constexpr FactStyle style{
      "recovery.objects_changed",
      "the restore from backup {backup} changed what differed: objects {objects}", Tone::neutral,
      Weight::normal};
  Id<Backup> backup;
  std::int32_t objects = 0;
  DRYDOCK_FIELDS(ObjectsChanged, backup, objects)
};

struct ReturnPrepared {
  static constexpr FactStyle style{"recovery.return_prepared",
                                   "all data is sent to region {region}: volumes {volumes}",
                                   Tone::neutral, Weight::normal};
  Id<network::Region> region;
  std::int32_t volumes = 0;
  DRYDOCK_FIELDS(ReturnPrepared, region, volumes)
};

/// From now on its replicas are some seconds behind.
struct ReturnSeeded {
  static constexpr FactStyle style{"recovery.return_seeded",
                                   "region {region} has all data, and follows", Tone::recovered,
                                   Weight::normal};
  Id<network::Region> region;
  DRYDOCK_FIELDS(ReturnSeeded, region)
};

struct HandedOver {
  static constexpr FactStyle style{
      "recovery.handed_over",
      "the platform is handed over to region {region} with all its writes: claims {claims}",
      Tone::recovered, Weight::headline};
  Id<network::Region> region;
  std::int32_t claims = 0;
  DRYDOCK_FIELDS(HandedOver, region, claims)
};

struct PlatformRestored {
  static constexpr FactStyle style{
      "recovery.platform_restored",
      "the platform is restored from backup {backup}: objects {objects}, skipped {skipped}",
      Tone::recovered, Weight::headline};
  Id<Backup> backup;
  std::int32_t objects = 0, skipped = 0;
  DRYDOCK_FIELDS(PlatformRestored, backup, objects, skipped)
};

struct PlatformRestoredInPart {
  static constexpr FactStyle style{
      "recovery.platform_restored_in_part",
      "the restore from backup {backup} failed in part: objects {failed} of {objects}",
      Tone::strained, Weight::headline};
  Id<Backup> backup;
  std::int32_t objects = 0, failed = 0;
  DRYDOCK_FIELDS(PlatformRestoredInPart, backup, objects, failed)
};

}  // namespace drydock::recovery
