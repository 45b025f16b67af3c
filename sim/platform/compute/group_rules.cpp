// A group spreads its machines evenly over the zones where it can launch.
#include "sim/platform/compute/group_rules.h"

namespace drydock::compute {

std::optional<std::size_t> zone_to_fill(std::span<const ZoneLoad> zones) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < zones.size(); ++i)
    if (zones[i].usable && (!best || zones[i].machines < zones[*best].machines)) best = i;
  return best;
}

std::optional<std::size_t> zone_to_shrink(std::span<const ZoneLoad> zones) {
  const std::optional<std::size_t> least = zone_to_fill(zones);
  if (!least) return std::nullopt;
  std::size_t most = *least;
  for (std::size_t i = 0; i < zones.size(); ++i)
    if (zones[i].machines > zones[most].machines) most = i;
  if (zones[most].machines - zones[*least].machines < 2) return std::nullopt;
  return most;
}

}  // namespace drydock::compute
