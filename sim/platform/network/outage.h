// What outages tell the other mechanisms of network.
#pragma once

#include "sim/platform/network/network.h"

namespace drydock::network {

/// Counts the bytes of all VPNs up to now; before a zone or a route changes.
void count_vpns(Context& context);
/// A zone changed: who watches the tunnels that end in it notices in time.
void watch_tunnels(Context& context, Id<Zone> zone);
/// The truth about a load balancer may have changed: its health checks find it out.
void recheck_health(Context& context, Id<LoadBalancer> balancer);
void recheck_all_health(Context& context);

}  // namespace drydock::network
