// What people may ask of machine groups.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::compute {

/// Sets the limits of a machine group, as `aws eks update-nodegroup-config --scaling-config` does.
struct SetGroup {
  static constexpr CommandStyle style{"compute.set_group", "set {group} to min {min}, max {max}"};
  std::string group;
  std::int64_t min = -1;  ///< -1: leave as it is.
  std::int64_t max = -1;
  std::int64_t desired = -1;
  DRYDOCK_FIELDS(SetGroup, group, min, max, desired)
};
Result<Forecast> check(const World& world, const SetGroup& command);
void apply(Context& context, const SetGroup& command);

}  // namespace drydock::compute
