// What a machine group decides, over plain values: where the next machine goes, which zone gives
// one up, and how far a group may go beyond its max meanwhile.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include "sim/engine/base/time.h"

namespace drydock::compute {

/// A zone of a group.
struct ZoneLoad {
  std::int32_t machines = 0;  ///< That are there or on their way.
  bool usable = true;         ///< Up, and the last launch there was not refused.
};

/// Index of the zone that gets the next machine: the usable one with fewest, the first of equals.
std::optional<std::size_t> zone_to_fill(std::span<const ZoneLoad> zones);

/// Index of the zone that gives a machine up for a better balance: the one with most, when a usable
/// zone has at least two fewer. Source: EC2 Auto Scaling user guide, "Availability Zone
/// rebalancing".
std::optional<std::size_t> zone_to_shrink(std::span<const ZoneLoad> zones);

/// Machines that a group may have beyond its max while it replaces others that still run: 10 %,
/// at least one. Source: as above.
constexpr std::int32_t allowance(std::int32_t max) { return std::max(1, max / 10); }

/// Machines that a group may have beyond `desired` while it replaces others that still run: up to
/// its max, and the allowance beyond.
constexpr std::int32_t headroom(std::int32_t desired, std::int32_t max) {
  return std::max(0, max - desired) + allowance(max);
}

/// When AWS calls a machine impaired that failed at `failed`: after so many failed checks in a row,
/// which run each `period` since its launch.
constexpr Time seen_as_failed(Time failed, Time launched, Duration period, std::int32_t checks) {
  if (period <= Duration::zero()) return failed;
  const Duration since = failed - launched;
  const auto passed = since / period;  // Checks before or at the failure.
  return launched + (passed + checks) * period;
}

/// Pods of a machine with the VPC CNI: an address for each, the first of each interface is its own,
/// two more for pods on the host network. With prefixes 16 for each slot, and at most the advised
/// 110 below 30 vCPU, else 250. Source: EKS user guide, "Choosing an Amazon EC2 instance type".
constexpr std::int32_t max_pods(std::int32_t interfaces, std::int32_t addresses,
                                bool prefix_delegation, std::int32_t vcpu) {
  const std::int32_t slots = interfaces * (addresses - 1);
  if (!prefix_delegation) return slots + 2;
  return std::min(slots * 16 + 2, vcpu < 30 ? 110 : 250);
}

}  // namespace drydock::compute
