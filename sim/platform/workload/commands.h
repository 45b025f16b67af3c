// What people may ask of the traffic.
#pragma once

#include "sim/engine/kernel/rulebook.h"

namespace drydock::workload {

/// Sets users' requests to `scale` times the day curve: 0 for none, 2 for twice as many.
struct SetTraffic {
  static constexpr CommandStyle style{"workload.set_traffic",
                                      "set traffic to {scale} times the ordinary"};
  double scale = 1;
  DRYDOCK_FIELDS(SetTraffic, scale)
};
Result<Forecast> check(const World& world, const SetTraffic& command);
void apply(Context& context, const SetTraffic& command);

}  // namespace drydock::workload
