// Where the formulas of flows do not hold.
#pragma once

#include "sim/platform/workload/flows.h"

namespace drydock::workload {

/// From this utilisation on a service counts as overloaded: what waits there grows so slowly, and
/// varies so much, that its mean says little.
inline constexpr double overloaded_from = 0.95;

/// How long a queue needs to forget its past, in seconds: s / (c (1 - sqrt(u))^2) with the service
/// time s of one of c servers at utilisation u. Source: J. W. Cohen, "The Single Server Queue"
/// (1982), III.7.3, for one server; scaled to c. Infinite for u >= 1.
double relaxation_time(double service_time, double servers, double utilisation);

/// The doubt about a solved service, so long after the last change of what the flows read; the
/// gravest when there are several.
Doubt doubt_of(const FlowService& service, double since_change);

/// Notes the doubts about the model that was solved just now, and how long those before lasted.
void keep_doubts(Context& context, const FlowModel& model);
/// When requests take over, which need no formula.
void forget_doubts(Context& context);

}  // namespace drydock::workload
