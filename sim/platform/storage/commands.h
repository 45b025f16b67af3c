// What people may ask of volumes, snapshots and buckets.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::storage {

/// Makes an empty volume that belongs to nobody yet. 0 for IOPS and throughput: what the type gives
/// by itself.
struct CreateVolume {
  static constexpr CommandStyle style{"storage.create_volume",
                                      "make {type} volume {name} of {size_gib} GiB in zone {zone}"};
  std::string name, zone;
  std::string type = "gp3";
  std::int64_t size_gib = 100;
  std::int64_t iops = 0;
  std::int64_t throughput_mib = 0;
  DRYDOCK_FIELDS(CreateVolume, name, zone, type, size_gib, iops, throughput_mib)
};
Result<Forecast> check(const World& world, const CreateVolume& command);
void apply(Context& context, const CreateVolume& command);

/// Changes a volume that works on, as `aws ec2 modify-volume` does. Empty and -1: leave as it is.
struct ModifyVolume {
  static constexpr CommandStyle style{"storage.modify_volume", "change volume {volume}"};
  std::string volume, type;
  std::int64_t size_gib = -1;
  std::int64_t iops = -1;
  std::int64_t throughput_mib = -1;
  DRYDOCK_FIELDS(ModifyVolume, volume, type, size_gib, iops, throughput_mib)
};
Result<Forecast> check(const World& world, const ModifyVolume& command);
void apply(Context& context, const ModifyVolume& command);

/// Attaches a free volume by hand, as `aws ec2 attach-volume` does.
struct AttachVolume {
  static constexpr CommandStyle style{"storage.attach_volume",
                                      "attach volume {volume} to {machine}"};
  std::string volume, machine;
  DRYDOCK_FIELDS(AttachVolume, volume, machine)
};
Result<Forecast> check(const World& world, const AttachVolume& command);
void apply(Context& context, const AttachVolume& command);

/// Detaches a volume that does not belong to the cluster; by force when the machine cannot unmount
/// it.
struct DetachVolume {
  static constexpr CommandStyle style{"storage.detach_volume", "detach volume {volume}"};
  std::string volume;
  bool force = false;
  DRYDOCK_FIELDS(DetachVolume, volume, force)
};
Result<Forecast> check(const World& world, const DetachVolume& command);
void apply(Context& context, const DetachVolume& command);

struct DeleteVolume {
  static constexpr CommandStyle style{"storage.delete_volume", "delete volume {volume}"};
  std::string volume;
  DRYDOCK_FIELDS(DeleteVolume, volume)
};
Result<Forecast> check(const World& world, const DeleteVolume& command);
void apply(Context& context, const DeleteVolume& command);

struct TakeSnapshot {
  static constexpr CommandStyle style{"storage.snapshot", "take a snapshot of volume {volume}"};
  std::string volume;
  DRYDOCK_FIELDS(TakeSnapshot, volume)
};
Result<Forecast> check(const World& world, const TakeSnapshot& command);
void apply(Context& context, const TakeSnapshot& command);

struct DeleteSnapshot {
  static constexpr CommandStyle style{"storage.delete_snapshot", "delete snapshot {snapshot}"};
  std::string snapshot;
  DRYDOCK_FIELDS(DeleteSnapshot, snapshot)
};
Result<Forecast> check(const World& world, const DeleteSnapshot& command);
void apply(Context& context, const DeleteSnapshot& command);

/// Makes a volume of a snapshot in any zone. 0 GiB: as large as the volume was. `load_mib` is what
/// loading is paid for, 0 for none.
struct RestoreSnapshot {
  static constexpr CommandStyle style{
      "storage.restore_snapshot", "restore snapshot {snapshot} as volume {name} in zone {zone}"};
  std::string snapshot, name, zone;
  std::string type = "gp3";
  std::int64_t size_gib = 0;
  std::int64_t load_mib = 0;
  DRYDOCK_FIELDS(RestoreSnapshot, snapshot, name, zone, type, size_gib, load_mib)
};
Result<Forecast> check(const World& world, const RestoreSnapshot& command);
void apply(Context& context, const RestoreSnapshot& command);

/// Lets volumes be made of a snapshot with all their data in one zone; paid by the hour.
struct EnableFastRestore {
  static constexpr CommandStyle style{"storage.enable_fast_restore",
                                      "switch on fast restore of {snapshot} in zone {zone}"};
  std::string snapshot, zone;
  DRYDOCK_FIELDS(EnableFastRestore, snapshot, zone)
};
Result<Forecast> check(const World& world, const EnableFastRestore& command);
void apply(Context& context, const EnableFastRestore& command);

struct DisableFastRestore {
  static constexpr CommandStyle style{"storage.disable_fast_restore",
                                      "switch off fast restore of {snapshot} in zone {zone}"};
  std::string snapshot, zone;
  DRYDOCK_FIELDS(DisableFastRestore, snapshot, zone)
};
Result<Forecast> check(const World& world, const DisableFastRestore& command);
void apply(Context& context, const DisableFastRestore& command);

/// Sets the rules of a bucket, in days; -1 for a rule that never acts.
struct SetLifecycle {
  static constexpr CommandStyle style{"storage.set_lifecycle", "set the rules of bucket {bucket}"};
  std::string bucket;
  std::int64_t to_infrequent = -1;
  std::int64_t to_glacier = -1;
  std::int64_t to_deep_archive = -1;
  std::int64_t expire = -1;
  std::int64_t expire_noncurrent = -1;
  std::int64_t abort_uploads = -1;
  DRYDOCK_FIELDS(SetLifecycle, bucket, to_infrequent, to_glacier, to_deep_archive, expire,
                 expire_noncurrent, abort_uploads)
};
Result<Forecast> check(const World& world, const SetLifecycle& command);
void apply(Context& context, const SetLifecycle& command);

struct SetVersioning {
  static constexpr CommandStyle style{"storage.set_versioning",
                                      "set versioning of bucket {bucket} to {on}"};
  std::string bucket;
  bool on = true;
  DRYDOCK_FIELDS(SetVersioning, bucket, on)
};
Result<Forecast> check(const World& world, const SetVersioning& command);
void apply(Context& context, const SetVersioning& command);

struct DeleteObjects {
  static constexpr CommandStyle style{"storage.delete_objects",
                                      "delete the oldest {gib} GiB of bucket {bucket}"};
  std::string bucket;
  std::int64_t gib = 1;
  DRYDOCK_FIELDS(DeleteObjects, bucket, gib)
};
Result<Forecast> check(const World& world, const DeleteObjects& command);
void apply(Context& context, const DeleteObjects& command);

/// An upload in parts breaks off; its parts are billed until a rule aborts it.
struct BreakUpload {
  static constexpr CommandStyle style{"storage.break_upload",
                                      "break off an upload of {gib} GiB to bucket {bucket}"};
  std::string bucket;
  std::int64_t gib = 1;
  DRYDOCK_FIELDS(BreakUpload, bucket, gib)
};
Result<Forecast> check(const World& world, const BreakUpload& command);
void apply(Context& context, const BreakUpload& command);

}  // namespace drydock::storage
