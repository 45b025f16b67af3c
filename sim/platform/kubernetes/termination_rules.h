// How a deleted pod ends: preStop hook, SIGTERM, SIGKILL. Pure functions over plain values; times
// count from the deletion.
#pragma once

#include <algorithm>

#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// A pod that runs and is deleted.
struct TerminationCase {
  Duration grace{};                        ///< terminationGracePeriodSeconds
  Duration pre_stop{};                     ///< How long its preStop hook takes; 0: it has none.
  Duration stops_after = Duration::max();  ///< SIGTERM to its own end; max: it ignores SIGTERM.
};
struct Termination {
  Duration signal{};  ///< SIGTERM.
  Duration end{};     ///< Its process is gone.
};
/// The hook runs first and its time counts: what is left of the grace is for the process. A hook
/// that needs all of it is cut off, and the process gets 2 s more. Source: Kubernetes
/// documentation, "Pod Lifecycle", termination of pods; kubernetes/kubernetes pkg/kubelet/
/// kuberuntime, killContainer (minimumGracePeriodInSeconds).
constexpr Termination termination_of(const TerminationCase& pod) {
  constexpr Duration least = std::chrono::seconds(2);
  if (pod.grace <= Duration::zero()) return {};
  const Duration signal = std::min(pod.pre_stop, pod.grace);
  Duration left = pod.grace - signal;
  if (signal > Duration::zero()) left = std::max(left, least);
  return {signal, signal + std::min(left, pod.stops_after)};
}

}  // namespace drydock::kubernetes
