// What happens to volumes, snapshots and buckets.
#pragma once

#include "sim/platform/storage/tables.h"

namespace drydock::storage {

struct VolumeAttached {
  static constexpr FactStyle style{"storage.volume_attached",
                                   "volume {volume} is attached to {instance}", Tone::neutral,
                                   Weight::detail};
  Id<Volume> volume;
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(VolumeAttached, volume, instance)
};

struct VolumeDetached {
  static constexpr FactStyle style{"storage.volume_detached",
                                   "volume {volume} was detached from {instance}", Tone::neutral,
                                   Weight::detail};
  Id<Volume> volume;
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(VolumeDetached, volume, instance)
};

/// EC2 takes a detach, by force too, and cannot do it before the zone is back.
struct VolumeHeldUp {
  static constexpr FactStyle style{"storage.volume_held_up",
                                   "volume {volume} stays busy on {instance}: zone {zone} is dark",
                                   Tone::strained, Weight::normal};
  Id<Volume> volume;
  Id<compute::Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(VolumeHeldUp, volume, instance, zone)
};

/// Another machine still holds the volume.
struct MultiAttachRefused {
  static constexpr FactStyle style{
      "storage.multi_attach_refused",
      "Multi-Attach error: {wants} cannot have volume {volume}, {holder} still holds it",
      Tone::strained, Weight::normal};
  Id<Volume> volume;
  Id<compute::Instance> wants, holder;
  DRYDOCK_FIELDS(MultiAttachRefused, volume, wants, holder)
};

struct AttachLimitReached {
  static constexpr FactStyle style{
      "storage.attach_limit_reached",
      "{instance} holds {volumes} volumes already and cannot take volume {volume}", Tone::strained,
      Weight::normal};
  Id<Volume> volume;
  Id<compute::Instance> instance;
  std::int32_t volumes = 0;
  DRYDOCK_FIELDS(AttachLimitReached, volume, instance, volumes)
};

struct VolumeCreated {
  static constexpr FactStyle style{"storage.volume_created",
                                   "volume {volume} was made in zone {zone}", Tone::neutral,
                                   Weight::normal};
  Id<Volume> volume;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(VolumeCreated, volume, zone)
};

struct VolumeDeleted {
  static constexpr FactStyle style{"storage.volume_deleted",
                                   "volume {volume} was deleted with its data", Tone::neutral,
                                   Weight::headline};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeDeleted, volume)
};

struct KeyDisabled {
  static constexpr FactStyle style{"storage.key_disabled",
                                   "the encryption key of the volumes is disabled", Tone::broken,
                                   Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(KeyDisabled, unused)
};

struct KeyEnabled {
  static constexpr FactStyle style{"storage.key_enabled",
                                   "the encryption key of the volumes is enabled again",
                                   Tone::recovered, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(KeyEnabled, unused)
};

struct KeyRefused {
  static constexpr FactStyle style{
      "storage.key_refused",
      "{instance} cannot have volume {volume}: its encryption key is disabled", Tone::strained,
      Weight::normal};
  Id<compute::Instance> instance;
  Id<Volume> volume;
  DRYDOCK_FIELDS(KeyRefused, instance, volume)
};

/// It failed, and nobody can bring it back.
struct VolumeLost {
  static constexpr FactStyle style{"storage.volume_lost", "volume {volume} is lost with its data",
                                   Tone::broken, Weight::headline};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeLost, volume)
};

struct DataSpoiled {
  static constexpr FactStyle style{"storage.data_spoiled",
                                   "the data on volume {volume} became wrong", Tone::broken,
                                   Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(DataSpoiled, volume)
};

struct WrongDataFound {
  static constexpr FactStyle style{"storage.wrong_data_found",
                                   "somebody found that the data on volume {volume} has been wrong "
                                   "for {minutes} min",
                                   Tone::broken, Weight::headline};
  Id<Volume> volume;
  std::int64_t minutes = 0;
  DRYDOCK_FIELDS(WrongDataFound, volume, minutes)
};

/// A volume was made of a snapshot that holds wrong data.
struct WrongDataBack {
  static constexpr FactStyle style{"storage.wrong_data_back",
                                   "volume {volume} has the wrong data of snapshot {snapshot}",
                                   Tone::broken, Weight::normal};
  Id<Volume> volume;
  Id<Snapshot> snapshot;
  DRYDOCK_FIELDS(WrongDataBack, volume, snapshot)
};

struct DataMended {
  static constexpr FactStyle style{"storage.data_mended",
                                   "the data on volume {volume} is right again", Tone::recovered,
                                   Weight::headline};
  Id<Volume> volume;
  DRYDOCK_FIELDS(DataMended, volume)
};

struct VolumeLate {
  static constexpr FactStyle style{"storage.volume_late",
                                   "each read and write of volume {volume} takes {late} longer",
                                   Tone::strained, Weight::headline};
  Id<Volume> volume;
  Duration late{};
  DRYDOCK_FIELDS(VolumeLate, volume, late)
};

struct VolumeInTime {
  static constexpr FactStyle style{"storage.volume_in_time", "volume {volume} is as fast as it was",
                                   Tone::recovered, Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeInTime, volume)
};

/// More I/O is asked of the volume than it or its machine gives.
struct VolumeShortOfIo {
  static constexpr FactStyle style{"storage.volume_short",
                                   "volume {volume} serves only {percent} % of the I/O asked of it",
                                   Tone::strained, Weight::normal};
  Id<Volume> volume;
  double percent = 0;
  DRYDOCK_FIELDS(VolumeShortOfIo, volume, percent)
};

struct VolumeServesAll {
  static constexpr FactStyle style{"storage.volume_serves_all",
                                   "volume {volume} serves all I/O asked of it again",
                                   Tone::recovered, Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeServesAll, volume)
};

struct BurstCreditsGone {
  static constexpr FactStyle style{
      "storage.burst_credits_gone",
      "burst credits of volume {volume} are gone: it falls to its baseline", Tone::strained,
      Weight::headline};
  Id<Volume> volume;
  DRYDOCK_FIELDS(BurstCreditsGone, volume)
};

struct BurstCreditsBack {
  static constexpr FactStyle style{"storage.burst_credits_back",
                                   "volume {volume} has burst credits again", Tone::recovered,
                                   Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(BurstCreditsBack, volume)
};

struct MachineBurstGone {
  static constexpr FactStyle style{
      "storage.machine_burst_gone",
      "{instance} has used up its burst of volume I/O: its volumes share its baseline",
      Tone::strained, Weight::normal};
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(MachineBurstGone, instance)
};

struct MachineBurstBack {
  static constexpr FactStyle style{"storage.machine_burst_back",
                                   "{instance} can burst its volume I/O again", Tone::recovered,
                                   Weight::detail};
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(MachineBurstBack, instance)
};

struct VolumeNearlyFull {
  static constexpr FactStyle style{"storage.volume_nearly_full",
                                   "volume {volume} is {percent} % full", Tone::strained,
                                   Weight::normal};
  Id<Volume> volume;
  double percent = 0;
  DRYDOCK_FIELDS(VolumeNearlyFull, volume, percent)
};

struct VolumeFull {
  static constexpr FactStyle style{"storage.volume_full",
                                   "volume {volume} is full: nothing more can be written",
                                   Tone::broken, Weight::headline};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeFull, volume)
};

struct VolumeHasRoom {
  static constexpr FactStyle style{"storage.volume_has_room", "volume {volume} has room again",
                                   Tone::recovered, Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeHasRoom, volume)
};

struct VolumeOptimizing {
  static constexpr FactStyle style{
      "storage.volume_optimizing",
      "volume {volume} is a {type} volume of {gib} GiB now, and AWS still optimizes it",
      Tone::neutral, Weight::normal};
  Id<Volume> volume;
  VolumeType type = VolumeType::gp3;
  std::int64_t gib = 0;
  DRYDOCK_FIELDS(VolumeOptimizing, volume, type, gib)
};

struct VolumeModified {
  static constexpr FactStyle style{"storage.volume_modified",
                                   "the change of volume {volume} is complete", Tone::recovered,
                                   Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeModified, volume)
};

struct SnapshotStarted {
  static constexpr FactStyle style{"storage.snapshot_started",
                                   "snapshot {snapshot} of volume {volume} began", Tone::neutral,
                                   Weight::normal};
  Id<Snapshot> snapshot;
  Id<Volume> volume;
  DRYDOCK_FIELDS(SnapshotStarted, snapshot, volume)
};

/// A snapshot copies nothing while the zone of its volume is dark.
struct SnapshotHeldUp {
  static constexpr FactStyle style{"storage.snapshot_held_up",
                                   "snapshot {snapshot} waits: zone {zone} is dark", Tone::strained,
                                   Weight::normal};
  Id<Snapshot> snapshot;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(SnapshotHeldUp, snapshot, zone)
};

struct SnapshotCompleted {
  static constexpr FactStyle style{"storage.snapshot_completed",
                                   "snapshot {snapshot} is complete: it stores {gib} GiB",
                                   Tone::neutral, Weight::normal};
  Id<Snapshot> snapshot;
  double gib = 0;
  DRYDOCK_FIELDS(SnapshotCompleted, snapshot, gib)
};

struct SnapshotDeleted {
  static constexpr FactStyle style{"storage.snapshot_deleted", "snapshot {snapshot} was deleted",
                                   Tone::neutral, Weight::normal};
  Id<Snapshot> snapshot;
  DRYDOCK_FIELDS(SnapshotDeleted, snapshot)
};

struct VolumeRestored {
  static constexpr FactStyle style{
      "storage.volume_restored",
      "volume {volume} was made in zone {zone} from a snapshot that is {minutes} min old",
      Tone::neutral, Weight::headline};
  Id<Volume> volume;
  Id<network::Zone> zone;
  double minutes = 0;
  DRYDOCK_FIELDS(VolumeRestored, volume, zone, minutes)
};

struct VolumeLoaded {
  static constexpr FactStyle style{"storage.volume_loaded",
                                   "volume {volume} has loaded all its data from the snapshot",
                                   Tone::recovered, Weight::normal};
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeLoaded, volume)
};

struct FastRestoreReady {
  static constexpr FactStyle style{"storage.fast_restore_ready",
                                   "fast restore of snapshot {snapshot} is ready in zone {zone}",
                                   Tone::neutral, Weight::normal};
  Id<Snapshot> snapshot;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(FastRestoreReady, snapshot, zone)
};

/// Requests are turned away with 503 Slow Down.
struct BucketSlow {
  static constexpr FactStyle style{"storage.bucket_slow",
                                   "bucket {bucket} answers 503 Slow Down: it serves {percent} %",
                                   Tone::strained, Weight::normal};
  Id<Bucket> bucket;
  double percent = 0;
  DRYDOCK_FIELDS(BucketSlow, bucket, percent)
};

struct BucketServesAll {
  static constexpr FactStyle style{"storage.bucket_serves_all",
                                   "bucket {bucket} serves all requests again", Tone::recovered,
                                   Weight::normal};
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(BucketServesAll, bucket)
};

struct BucketSplit {
  static constexpr FactStyle style{"storage.bucket_split",
                                   "S3 split bucket {bucket} into {partitions} partitions",
                                   Tone::neutral, Weight::normal};
  Id<Bucket> bucket;
  std::int32_t partitions = 1;
  DRYDOCK_FIELDS(BucketSplit, bucket, partitions)
};

struct RulesActed {
  static constexpr FactStyle style{
      "storage.rules_acted", "rules of bucket {bucket} moved {moved} GiB and deleted {deleted} GiB",
      Tone::neutral, Weight::detail};
  Id<Bucket> bucket;
  std::int32_t moved = 0, deleted = 0;  ///< GiB, rounded up.
  DRYDOCK_FIELDS(RulesActed, bucket, moved, deleted)
};

struct ObjectsDeleted {
  static constexpr FactStyle style{"storage.objects_deleted",
                                   "{gib} GiB of objects of bucket {bucket} were deleted",
                                   Tone::neutral, Weight::headline};
  Id<Bucket> bucket;
  double gib = 0;
  DRYDOCK_FIELDS(ObjectsDeleted, bucket, gib)
};

}  // namespace drydock::storage
