// What saves data and brings it back: plans with their backups, and what disasters cost.
#pragma once

#include <cstdint>

#include "sim/engine/kernel/context.h"

namespace drydock::recovery {

/// works: data is served, backups are made. detecting, providing, restoring: after a disaster, what
/// is done about it.
DRYDOCK_ENUM(PlanState, works, detecting, providing, restoring)

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

}  // namespace drydock::recovery
