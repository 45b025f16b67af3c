// What people may ask of horizontal autoscalers.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::kubernetes {

/// `kubectl edit hpa`: bounds and CPU target; -1 leaves a value as it is.
struct SetAutoscaler {
  static constexpr CommandStyle style{"kubernetes.set_autoscaler",
                                      "set the autoscaler of {workload} to {min} to {max} pods at "
                                      "{target} % CPU"};
  std::string workload;
  std::int64_t min = -1;
  std::int64_t max = -1;
  std::int64_t target = -1;
  DRYDOCK_FIELDS(SetAutoscaler, workload, min, max, target)
};
Result<Forecast> check(const World& world, const SetAutoscaler& command);
void apply(Context& context, const SetAutoscaler& command);

/// `spec.behavior` of one direction.
struct SetAutoscalerBehavior {
  static constexpr CommandStyle style{"kubernetes.set_autoscaler_behavior",
                                      "let the autoscaler of {workload} {direction} by {policies}"};
  std::string workload;
  std::string direction = "scale up";  ///< "scale up" or "scale down"
  std::string policies;                ///< "4 pods in 15 s, 100 % in 15 s"; empty: the ordinary.
  std::string select = "max";          ///< "max", "min" or "disabled"
  Duration window{};                   ///< Stabilization: 0 s up, 300 s down by default.
  DRYDOCK_FIELDS(SetAutoscalerBehavior, workload, direction, policies, select, window)
};
Result<Forecast> check(const World& world, const SetAutoscalerBehavior& command);
void apply(Context& context, const SetAutoscalerBehavior& command);

void install_autoscaler_commands(Rulebook& rulebook);

}  // namespace drydock::kubernetes
