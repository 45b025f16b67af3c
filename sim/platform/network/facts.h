// What happens in the network.
#pragma once

#include "sim/platform/network/tables.h"

namespace drydock::network {

struct ZoneFailed {
  static constexpr FactStyle style{"network.zone_failed", "zone {zone} went dark", Tone::broken,
                                   Weight::headline};
  Id<Zone> zone;
  DRYDOCK_FIELDS(ZoneFailed, zone)
};

struct ZoneRestored {
  static constexpr FactStyle style{"network.zone_restored", "zone {zone} is back", Tone::recovered,
                                   Weight::headline};
  Id<Zone> zone;
  DRYDOCK_FIELDS(ZoneRestored, zone)
};

struct NatFailed {
  static constexpr FactStyle style{"network.nat_failed", "NAT gateway {nat} stopped", Tone::broken,
                                   Weight::headline};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatFailed, nat)
};

struct NatRestored {
  static constexpr FactStyle style{"network.nat_restored", "NAT gateway {nat} works again",
                                   Tone::recovered, Weight::headline};
  Id<NatGateway> nat;
  DRYDOCK_FIELDS(NatRestored, nat)
};

/// The balancer changed its mind about a target; whoever computes flows listens.
struct TargetHealthChanged {
  static constexpr FactStyle style{"network.target_health_changed",
                                   "load balancer {balancer} sees {target} as {health}",
                                   Tone::neutral, Weight::detail};
  Id<Target> target;
  Id<LoadBalancer> balancer;
  TargetHealth health = TargetHealth::initial;
  DRYDOCK_FIELDS(TargetHealthChanged, target, balancer, health)
};

}  // namespace drydock::network
