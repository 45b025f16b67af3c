// How long the cluster-autoscaler leaves a group alone after a failed scale-up, as plain values.
#pragma once

#include <algorithm>

#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// No delay means that the group is not known to fail.
struct GroupBackoff {
  Duration delay{};
  Time until, last_failure;
};

constexpr bool is_backed_off(const GroupBackoff& entry, Time now) {
  return entry.delay > Duration::zero() && now < entry.until;
}
/// First failure: `first`. While still backed off: the same again from now. Later: doubled up to
/// `longest`; forgotten `reset` after the last failure. Source: kubernetes/autoscaler
/// cluster-autoscaler/utils/backoff/exponential_backoff.go.
constexpr GroupBackoff after_failure(const GroupBackoff& before, Time now, Duration first,
                                     Duration longest, Duration reset) {
  const bool known = before.delay > Duration::zero() && now - before.last_failure <= reset;
  Duration delay = first;
  if (known) delay = now < before.until ? before.delay : std::min(2 * before.delay, longest);
  return {delay, now + delay, now};
}

}  // namespace drydock::kubernetes
