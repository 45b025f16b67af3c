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

/// Changes how often backups are made and how long they are kept; zero leaves it as it is.
struct SetSchedule {
  static constexpr CommandStyle style{"recovery.set_schedule", "change backups of {schedule}"};
  std::string schedule;
  Duration every{};
  Duration keep{};
  DRYDOCK_FIELDS(SetSchedule, schedule, every, keep)
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

/// Makes everything that a backup holds in the region that stands by, as `velero restore create`
/// does: what exists is skipped.
struct RestorePlatform {
  static constexpr CommandStyle style{"recovery.restore_platform",
                                      "restore the platform from backup {backup}"};
  std::string backup = "newest";  ///< That was copied there; or the name of one.
  DRYDOCK_FIELDS(RestorePlatform, backup)
};
Result<Forecast> check(const World& world, const RestorePlatform& command);
void apply(Context& context, const RestorePlatform& command);

}  // namespace drydock::recovery
