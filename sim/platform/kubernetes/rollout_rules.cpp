// The arithmetic of a rolling update; each function is one of the deployment controller's.
#include "sim/platform/kubernetes/rollout_rules.h"

#include <algorithm>
#include <numeric>

namespace drydock::kubernetes {

namespace {

std::int32_t total(std::span<const SetSize> sets) {
  return std::accumulate(sets.begin(), sets.end(), 0,
                         [](std::int32_t sum, const SetSize& set) { return sum + set.replicas; });
}

/// The only active set, or when none is active the new one, else the newest; -1 when several are.
std::int32_t only_set(std::span<const ScaledSet> sets) {
  std::int32_t active = -1, count = 0, fallback = -1;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const auto index = static_cast<std::int32_t>(i);
    if (sets[i].replicas > 0) {
      active = index;
      ++count;
    }
    const bool better = fallback < 0 || sets[i].is_new ||
                        (!sets[static_cast<std::size_t>(fallback)].is_new &&
                         sets[i].created > sets[static_cast<std::size_t>(fallback)].created);
    if (better) fallback = index;
  }
  if (count == 0) return fallback;
  return count == 1 ? active : -1;
}

bool is_saturated(std::span<const ScaledSet> sets, std::int32_t desired) {
  return std::any_of(sets.begin(), sets.end(), [&](const ScaledSet& set) {
    return set.is_new && set.replicas == desired && set.available == desired &&
           set.recorded_desired == desired;
  });
}

/// What a set grows by when it keeps its share of the deployment; negative when it shrinks.
std::int32_t fraction(const ScaledSet& set, std::int32_t desired, std::int32_t surge) {
  if (desired == 0) return -set.replicas;
  const std::int32_t recorded = set.recorded_desired + set.recorded_surge;
  if (recorded <= 0) return 0;
  const double size = static_cast<double>(set.replicas) * (desired + surge) / recorded;
  return static_cast<std::int32_t>(size + 0.5) - set.replicas;
}

}  // namespace

Room resolve_room(IntOrPercent max_surge, IntOrPercent max_unavailable, std::int32_t desired) {
  Room room{scaled(max_surge, desired, true), scaled(max_unavailable, desired, false)};
  if (room.surge == 0 && room.unavailable == 0) room.unavailable = 1;
  return room;
}

std::int32_t effective_max_unavailable(bool rolling, IntOrPercent max_surge,
                                       IntOrPercent max_unavailable, std::int32_t desired) {
  if (!rolling || desired == 0) return 0;
  return std::min(resolve_room(max_surge, max_unavailable, desired).unavailable, desired);
}

std::int32_t new_set_target(bool rolling, IntOrPercent max_surge, std::int32_t desired,
                            std::int32_t new_replicas, std::int32_t all_replicas) {
  if (!rolling) return desired;
  const std::int32_t most = desired + scaled(max_surge, desired, true);
  if (all_replicas >= most) return new_replicas;
  return new_replicas + std::min(most - all_replicas, desired - new_replicas);
}

std::int32_t reconciled_new_set(bool rolling, IntOrPercent max_surge, std::int32_t desired,
                                std::int32_t new_replicas, std::int32_t all_replicas) {
  if (new_replicas >= desired) return desired;
  return new_set_target(rolling, max_surge, desired, new_replicas, all_replicas);
}

std::int32_t clean_up_unhealthy(std::span<SetSize> old_sets, std::int32_t most) {
  std::int32_t cleaned = 0;
  for (SetSize& set : old_sets) {
    const std::int32_t unhealthy = std::max(set.replicas - set.available, 0);
    const std::int32_t share = std::min(most - cleaned, unhealthy);
    if (share <= 0) continue;
    set.replicas -= share;
    cleaned += share;
  }
  return cleaned;
}

std::int32_t scale_down_old_sets(std::span<SetSize> old_sets, std::int32_t available,
                                 std::int32_t least_available) {
  const std::int32_t surplus = available - least_available;
  std::int32_t removed = 0;
  for (SetSize& set : old_sets) {
    const std::int32_t share = std::min(surplus - removed, set.replicas);
    if (share <= 0) continue;
    set.replicas -= share;
    removed += share;
  }
  return removed;
}

bool reconcile_old_sets(std::span<SetSize> old_sets, SetSize new_set, std::int32_t desired,
                        std::int32_t max_unavailable) {
  const std::int32_t old_replicas = total(old_sets);
  if (old_replicas == 0) return false;
  const std::int32_t least = desired - max_unavailable;
  const std::int32_t waiting = new_set.replicas - new_set.available;
  const std::int32_t room = old_replicas + new_set.replicas - least - waiting;
  if (room <= 0) return false;
  std::int32_t available = new_set.available;
  for (const SetSize& set : old_sets) available += set.available;
  const std::int32_t cleaned = clean_up_unhealthy(old_sets, room);
  return cleaned + scale_down_old_sets(old_sets, available, least) > 0;
}

std::vector<std::int32_t> proportional_sizes(std::span<const ScaledSet> sets, std::int32_t desired,
                                             IntOrPercent max_surge, IntOrPercent max_unavailable) {
  std::vector<std::int32_t> sizes;
  for (const ScaledSet& set : sets) sizes.push_back(set.replicas);
  if (sets.empty()) return sizes;
  if (const std::int32_t only = only_set(sets); only >= 0) {
    sizes[static_cast<std::size_t>(only)] = desired;
    return sizes;
  }
  if (is_saturated(sets, desired)) {
    for (std::size_t i = 0; i < sets.size(); ++i)
      if (!sets[i].is_new) sizes[i] = 0;
    return sizes;
  }
  const std::int32_t surge = resolve_room(max_surge, max_unavailable, desired).surge;
  const std::int32_t allowed = desired > 0 ? desired + surge : 0;
  const std::int32_t to_add = allowed - std::accumulate(sizes.begin(), sizes.end(), 0);
  if (to_add == 0) return sizes;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < sets.size(); ++i)
    if (sets[i].replicas > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (sets[a].replicas != sets[b].replicas) return sets[a].replicas > sets[b].replicas;
    return to_add > 0 ? sets[a].created > sets[b].created : sets[a].created < sets[b].created;
  });
  std::int32_t added = 0;
  for (const std::size_t i : order) {
    const std::int32_t left = to_add - added, share = fraction(sets[i], desired, surge);
    const std::int32_t part = to_add > 0 ? std::min(share, left) : std::max(share, left);
    if (left != 0) sizes[i] += part;
    if (left != 0) added += part;
  }
  std::int32_t& first = sizes[order.front()];
  first = std::max(first + to_add - added, 0);
  return sizes;
}

}  // namespace drydock::kubernetes
