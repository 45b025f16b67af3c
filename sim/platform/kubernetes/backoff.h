// The delay store of client-go's flowcontrol.Backoff, as plain values: restarts and image pulls
// wait by it.
#pragma once

#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// Delay of one key; no delay means no entry.
struct Backoff {
  Duration delay{};
  Time last_update;
};

/// An entry is forgotten when it was not updated for twice the longest delay.
constexpr bool is_forgotten(const Backoff& entry, Time at, Duration longest) {
  return entry.delay == Duration::zero() || at - entry.last_update > 2 * longest;
}
/// The entry after one more failure at `at`: `first`, then doubled up to `longest`.
constexpr Backoff next(const Backoff& entry, Time at, Duration first, Duration longest) {
  if (is_forgotten(entry, at, longest)) return {first, at};
  return {2 * entry.delay < longest ? 2 * entry.delay : longest, at};
}
/// Whether at `now` the key still waits, counted from the event at `event`.
constexpr bool in_backoff_since(const Backoff& entry, Time event, Time now, Duration longest) {
  return !is_forgotten(entry, event, longest) && now - event < entry.delay;
}
/// How long after an event at `event` the key has to wait.
constexpr Duration wait_after(const Backoff& entry, Time event, Duration longest) {
  return is_forgotten(entry, event, longest) ? Duration::zero() : entry.delay;
}

}  // namespace drydock::kubernetes
