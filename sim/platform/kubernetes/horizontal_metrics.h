// What the horizontal autoscalers measure in the world.
#pragma once

#include <vector>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/autoscalers.h"

namespace drydock::kubernetes {

/// Asks every metric of the autoscaler, CPU first, and notes in its rows what they say.
std::vector<MetricAnswer> ask_metrics(Context& context, Id<HorizontalAutoscaler> autoscaler);
/// What a metric is called in events: "cpu resource utilization (percentage of request)". `index`
/// counts as in the answers.
std::string metric_title(const World& world, const HorizontalAutoscaler& autoscaler,
                         std::int32_t index);
/// CPU of one pod as the metrics server has it at `at`: what was in use when its last scrape began.
double scraped_use(const Workload& workload, Time at, Duration period);
/// Whether a pod will be seen otherwise by the mere passing of time: its first samples, and the
/// end of the time in which its CPU use does not count.
bool has_young_pods(const World& world, Id<Workload> workload);

}  // namespace drydock::kubernetes
