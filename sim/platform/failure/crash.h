// What a crash of a database leaves to be replayed.
#pragma once

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/context.h"

namespace drydock::failure {

/// Figures of databases that crash; one row, or none.
struct CrashSettings {
  Duration checkpoint{};  ///< Between two checkpoints of a database,
  Bytes log_most;         ///< whose log holds so much at most,
  double log_rate = 0;    ///< and is replayed at so many bytes a second.
  DRYDOCK_FIELDS(CrashSettings, checkpoint, log_most, log_rate)
};

}  // namespace drydock::failure
