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

}  // namespace drydock::recovery
