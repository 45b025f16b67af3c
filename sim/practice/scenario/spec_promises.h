// What users are promised, and what fails by chance, as files say it.
#pragma once

#include <vector>

#include "sim/engine/base/time.h"
#include "sim/platform/failure/tables.h"

namespace drydock::scenario {

struct Objective {
  double success = 0.999;
  Duration p95{};
  bool alerts = false;  ///< On how fast the error budget is used.
};

/// What fails by chance; nothing where the platform does not say so.
struct Failures {
  std::vector<failure::Hazard> of;
  double times = 1;  ///< As often as the figures say.

  bool any() const { return !of.empty() && times > 0; }
};

}  // namespace drydock::scenario
