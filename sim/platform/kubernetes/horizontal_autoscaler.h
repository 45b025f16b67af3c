// Horizontal autoscalers: every 15 seconds, but only while their answer could change.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_horizontal_autoscaler(Rulebook& rulebook);
/// Use, readiness or replicas of the workload changed: its autoscaler looks at its next sync.
void wake_horizontal_autoscaler(Context& context, Id<Workload> workload);
/// The autoscaler of a workload, or none.
Id<HorizontalAutoscaler> autoscaler_of(const World& world, Id<Workload> workload);
/// CPU of one pod as the metrics server has it at `at`: what was in use when its last scrape began.
double scraped_use(const Workload& workload, Time at, Duration period);

}  // namespace drydock::kubernetes
