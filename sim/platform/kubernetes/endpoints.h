// Endpoints: which pods the proxies send requests to, some time after readiness has changed.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_endpoints(Rulebook& rulebook);
/// The proxies learn of the workload's present readiness after the endpoint delay.
void update_endpoints_later(Context& context, Id<Workload> workload);
/// Announces EndpointsChanged for each workload with an endpoint on the node: these fell silent or
/// answer again, which nobody but the flows can tell yet.
void announce_endpoints_on(Context& context, Id<Node> node);

}  // namespace drydock::kubernetes
