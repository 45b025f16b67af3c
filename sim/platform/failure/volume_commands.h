// Faults of volumes and of the data on them that people or scenarios inject.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// EBS is slow: each read and write of a volume takes `delay` longer, as in a partial impairment of
/// a zone; 0 ends it.
struct SlowVolume {
  static constexpr CommandStyle style{"failure.slow_volume",
                                      "slow volume {volume} down by {delay}"};
  std::string volume;
  Duration delay{};
  Duration duration{};
  DRYDOCK_FIELDS(SlowVolume, volume, delay, duration)
};
Result<Forecast> check(const World& world, const SlowVolume& command);
void apply(Context& context, const SlowVolume& command);

/// Files of somebody else fill a volume up to `share` of its size; `duration` later they are
/// deleted. Full, it takes no more bytes: what has to be kept fails until the volume is grown.
struct FillVolume {
  static constexpr CommandStyle style{"failure.fill_volume", "fill volume {volume} to {share}"};
  std::string volume;
  double share = 1;  ///< Of its size, above what is used to 1.
  Duration duration{};
  DRYDOCK_FIELDS(FillVolume, volume, share, duration)
};
Result<Forecast> check(const World& world, const FillVolume& command);
void apply(Context& context, const FillVolume& command);

/// The burst credits of a gp2, st1 or sc1 volume are gone: it gives its baseline until they are
/// back.
struct DrainCredits {
  static constexpr CommandStyle style{"failure.burst_credits",
                                      "use up the burst credits of volume {volume}"};
  std::string volume;
  DRYDOCK_FIELDS(DrainCredits, volume)
};
Result<Forecast> check(const World& world, const DrainCredits& command);
void apply(Context& context, const DrainCredits& command);

/// A volume fails for good, with its data. The process that had it ends, and waits for it in vain;
/// the way back is a snapshot, or to begin without data. Source: EBS user guide, durability; the
/// historical events, after which some volumes never came back.
struct LoseVolume {
  static constexpr CommandStyle style{"failure.lose_volume", "lose volume {volume} for good"};
  std::string volume;
  DRYDOCK_FIELDS(LoseVolume, volume)
};
Result<Forecast> check(const World& world, const LoseVolume& command);
void apply(Context& context, const LoseVolume& command);

/// The data on the volume of a database becomes wrong, by a bad migration or a bug: the database
/// answers as before, and `share` of the calls for it fails. All that is saved from now on is wrong
/// too; the way back is a backup from before. Somebody finds out after `found`, or nobody for 0.
/// Source: AWS whitepaper "Disaster Recovery of Workloads on AWS", human action and logical
/// corruption; why point-in-time backups stay needed beside replicas.
struct SpoilData {
  static constexpr CommandStyle style{"failure.spoil_data",
                                      "let the data on volume {volume} become wrong"};
  std::string volume;
  double share = 0;  ///< 0 to 1.
  Duration found{};
  DRYDOCK_FIELDS(SpoilData, volume, share, found)
};
Result<Forecast> check(const World& world, const SpoilData& command);
void apply(Context& context, const SpoilData& command);

/// Somebody repairs the data in place, from what else is known. Backups stay as they are.
struct MendData {
  static constexpr CommandStyle style{"failure.mend_data", "repair the data on volume {volume}"};
  std::string volume;
  DRYDOCK_FIELDS(MendData, volume)
};
Result<Forecast> check(const World& world, const MendData& command);
void apply(Context& context, const MendData& command);

/// A database crashes (SIGKILL, a failed assertion): its kubelet restarts it, and before it serves
/// it replays the log that it wrote since its last checkpoint. Checkpoints stand at multiples of
/// their interval since the begin of the world. Source: PostgreSQL documentation, "WAL
/// Configuration"; figures postgres.* of models/kubernetes.json.
struct CrashDatabase {
  static constexpr CommandStyle style{"failure.crash_database", "crash database {pod}"};
  std::string pod;
  DRYDOCK_FIELDS(CrashDatabase, pod)
};
Result<Forecast> check(const World& world, const CrashDatabase& command);
void apply(Context& context, const CrashDatabase& command);

}  // namespace drydock::failure
