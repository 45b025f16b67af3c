// What outages and the load balancer share inside network.
#pragma once

#include "sim/platform/network/network.h"

namespace drydock::network {

/// A zone changed: health checks of what is in it come to another result from now on.
void recheck_zone(Context& context, Id<Zone> zone);

/// The security groups changed: health checks may come to another result.
void recheck_targets(Context& context);

void install_balancer(Rulebook& rulebook);

}  // namespace drydock::network
