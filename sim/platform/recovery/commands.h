// What people may ask of recovery; each says what it would do, or why not, before it is done.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::recovery {

/// A backup beside its schedule, as `velero backup create --from-schedule` makes one.
struct BackUp {
  static constexpr CommandStyle style{"recovery.back_up", "make a backup of {schedule}"};
  std::string schedule;
  DRYDOCK_FIELDS(BackUp, schedule)
};
Result<Forecast> check(const World& world, const BackUp& command);
void apply(Context& context, const BackUp& command);

/// Changes how often backups are made, how long they are kept and what is run around them; zero, or
/// no hook, leaves it as it is.
struct SetSchedule {
  static constexpr CommandStyle style{"recovery.set_schedule", "change backups of {schedule}"};
  std::string schedule;
  Duration every{};
  Duration keep{};
  std::string hook = "as it is";  ///< Or "none", "checkpoint", "freeze", "checkpoint-and-freeze".
  DRYDOCK_FIELDS(SetSchedule, schedule, every, keep, hook)
};
Result<Forecast> check(const World& world, const SetSchedule& command);
void apply(Context& context, const SetSchedule& command);

/// Gives a claim the data of its newest backup, or of one that is named, on a volume in any zone.
/// `load_mib` is what loading is paid for, MiB/s; 0: it loads in the background.
struct RestoreClaim {
  static constexpr CommandStyle style{"recovery.restore", "restore {claim} in zone {zone}"};
  std::string claim, zone;
  std::string backup = "newest";  ///< That holds it; or the name of one.
  std::int64_t load_mib = 0;
  DRYDOCK_FIELDS(RestoreClaim, claim, zone, backup, load_mib)
};
Result<Forecast> check(const World& world, const RestoreClaim& command);
void apply(Context& context, const RestoreClaim& command);

/// Makes a workload of a backup anew in another namespace, as `velero restore create
/// --namespace-mappings` does, with its volumes in one zone: it costs money, and nobody asks it.
struct RestoreCopy {
  static constexpr CommandStyle style{"recovery.restore_copy",
                                      "restore a copy of {workload} into namespace {name_space}"};
  std::string workload, name_space, zone;
  std::string backup = "newest";  ///< That holds it; or the name of one.
  DRYDOCK_FIELDS(RestoreCopy, workload, name_space, zone, backup)
};
Result<Forecast> check(const World& world, const RestoreCopy& command);
void apply(Context& context, const RestoreCopy& command);

/// Lets a copy answer for what it is a copy of, or the original again.
struct UseCopy {
  static constexpr CommandStyle style{"recovery.use_copy", "send the calls of {of} to {copy}"};
  std::string of;
  std::string copy;  ///< The name of a copy, or of the original itself.
  DRYDOCK_FIELDS(UseCopy, of, copy)
};
Result<Forecast> check(const World& world, const UseCopy& command);
void apply(Context& context, const UseCopy& command);

/// Deletes a copy with its volumes.
struct DeleteCopy {
  static constexpr CommandStyle style{"recovery.delete_copy", "delete {copy} with its volumes"};
  std::string copy;
  DRYDOCK_FIELDS(DeleteCopy, copy)
};
Result<Forecast> check(const World& world, const DeleteCopy& command);
void apply(Context& context, const DeleteCopy& command);

/// Lets code make an environment: network, cluster, nodes, and every workload at a share of its
/// replicas, without data and users.
struct MakeEnvironment {
  static constexpr CommandStyle style{"recovery.make_environment",
                                      "make environment {environment} from code"};
  std::string environment;
  double share = 0.5;  ///< Of the replicas, above 0 to 1; one at least of each.
  DRYDOCK_FIELDS(MakeEnvironment, environment, share)
};
Result<Forecast> check(const World& world, const MakeEnvironment& command);
void apply(Context& context, const MakeEnvironment& command);

/// Destroys it again, with its volumes.
struct DestroyEnvironment {
  static constexpr CommandStyle style{"recovery.destroy_environment",
                                      "destroy environment {environment}"};
  std::string environment;
  DRYDOCK_FIELDS(DestroyEnvironment, environment)
};
Result<Forecast> check(const World& world, const DestroyEnvironment& command);
void apply(Context& context, const DestroyEnvironment& command);

/// Lets code make a part of the platform in the region that stands by; what is there already stays.
struct ApplyCode {
  static constexpr CommandStyle style{"recovery.apply_code",
                                      "build {module} in region {region} from code"};
  std::string region;
  std::string module = "network";  ///< Or "cluster", then "velero".
  DRYDOCK_FIELDS(ApplyCode, region, module)
};
Result<Forecast> check(const World& world, const ApplyCode& command);
void apply(Context& context, const ApplyCode& command);

/// Makes the region that was lost, and is there again, the one that stands by: replicas of all
/// volumes are seeded there and then follow.
struct PrepareReturn {
  static constexpr CommandStyle style{"recovery.prepare_return",
                                      "replicate all data back to region {region}"};
  std::string region;
  DRYDOCK_FIELDS(PrepareReturn, region)
};
Result<Forecast> check(const World& world, const PrepareReturn& command);
void apply(Context& context, const PrepareReturn& command);

/// Moves the platform there in a window of maintenance: pods end, the last writes are sent, and
/// all starts there. Nothing is lost; users follow with DNS.
struct HandOver {
  static constexpr CommandStyle style{"recovery.hand_over",
                                      "hand the platform over to region {region}"};
  std::string region;
  DRYDOCK_FIELDS(HandOver, region)
};
Result<Forecast> check(const World& world, const HandOver& command);
void apply(Context& context, const HandOver& command);

/// Makes everything that a backup holds in the region that stands by, as `velero restore create`
/// does: what exists is skipped, or changed to what the backup says (--existing-resource-policy
/// update); volumes that exist stay as they are.
struct RestorePlatform {
  static constexpr CommandStyle style{"recovery.restore_platform",
                                      "restore the platform from backup {backup}"};
  std::string backup = "newest";  ///< That was copied there; or the name of one.
  std::string existing = "none";  ///< Or "update".
  DRYDOCK_FIELDS(RestorePlatform, backup, existing)
};
Result<Forecast> check(const World& world, const RestorePlatform& command);
void apply(Context& context, const RestorePlatform& command);

}  // namespace drydock::recovery
