// The cluster-autoscaler: adds nodes for pods that no node takes, and removes nodes that are not
// needed. It looks at most every 10 seconds and sleeps while nothing has changed.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/scheduling_rules.h"

namespace drydock::kubernetes {

void install_cluster_autoscaler(Rulebook& rulebook);
/// Something changed that it reads; it looks at its next tick.
void wake_autoscaler(Context& context);
/// It looks at `at`, or at the first tick after that, if it would not look sooner anyway.
void wake_autoscaler_at(Context& context, Time at);

/// Grows a group if that helps pods that wait. Says when to look again without any change:
/// Time::max() for never.
Time scale_up(Context& context);
/// Notes unneeded nodes and removes those that were unneeded for long enough; answers as
/// scale_up().
Time scale_down(Context& context);

void install_scale_up(Rulebook& rulebook);
void install_scale_down(Rulebook& rulebook);

/// Requests over allocatable, the greater of CPU and memory. Source: kubernetes/autoscaler
/// cluster-autoscaler/simulator/utilization/info.go.
double utilization(const NodeOffer& node);

}  // namespace drydock::kubernetes
