// Horizontal autoscalers: every 15 seconds, but only while their answer could change.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/autoscaler_facts.h"
#include "sim/platform/kubernetes/horizontal_metrics.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_horizontal_autoscaler(Rulebook& rulebook);
/// Use, readiness or replicas of the workload changed: its autoscaler looks at its next sync.
void wake_horizontal_autoscaler(Context& context, Id<Workload> workload);
/// The controller manager restarted: recommendations and changes are forgotten, as they live in its
/// memory alone.
void forget_history(Context& context);
/// The autoscaler of a workload, or none.
Id<HorizontalAutoscaler> autoscaler_of(const World& world, Id<Workload> workload);
/// `scaleUp` and `scaleDown` as the API fills them in where nothing is said. Source:
/// kubernetes/kubernetes pkg/apis/autoscaling/v2/defaults.go.
DirectionRules ordinary_rules(bool up);

}  // namespace drydock::kubernetes
