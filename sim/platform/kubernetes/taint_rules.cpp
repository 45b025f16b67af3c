// Taints are looked at in the order in which they came, as the controller saw them.
#include "sim/platform/kubernetes/taint_rules.h"

#include <algorithm>
#include <vector>

#include "sim/platform/kubernetes/label_rules.h"

namespace drydock::kubernetes {

namespace {

/// How long these taints are tolerated together; nothing: not at all, max: for ever.
std::optional<Duration> tolerated(std::span<const Taint> taints,
                                  std::span<const Toleration> tolerations) {
  Duration shortest = Duration::max();
  for (const Taint& taint : taints) {
    const auto used = std::find_if(tolerations.begin(), tolerations.end(),
                                   [&](const Toleration& one) { return tolerates(one, taint); });
    if (used == tolerations.end()) return std::nullopt;
    if (used->has_seconds) shortest = std::min(shortest, std::max(used->seconds, Duration{}));
  }
  return shortest;
}

}  // namespace

std::optional<Time> eviction_time(std::span<const Taint> taints,
                                  std::span<const Toleration> tolerations) {
  std::vector<Taint> active;
  for (const Taint& taint : taints)
    if (taint.effect == TaintEffect::no_execute) active.push_back(taint);
  std::stable_sort(active.begin(), active.end(),
                   [](const Taint& a, const Taint& b) { return a.added < b.added; });
  std::optional<Time> due;
  for (std::size_t seen = 1; seen <= active.size(); ++seen) {
    const Time now = active[seen - 1].added;
    if (seen < active.size() && active[seen].added == now) continue;  // Seen together.
    if (due && *due <= now) return due;
    const std::optional<Duration> time = tolerated(std::span(active).first(seen), tolerations);
    if (!time) return now;
    if (!due && *time != Duration::max()) due = now + *time;
  }
  return due;
}

}  // namespace drydock::kubernetes
