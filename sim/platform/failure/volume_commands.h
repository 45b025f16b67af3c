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
