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

/// Clients no longer use the balancer's address in a zone; whoever computes flows listens.
struct BalancerZoneWithdrawn {
  static constexpr FactStyle style{"network.balancer_zone_withdrawn",
                                   "clients stopped using zone {zone} of load balancer {balancer}",
                                   Tone::neutral, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(BalancerZoneWithdrawn, balancer, zone)
};

/// Clients use the balancer's address in a zone again; whoever computes flows listens.
struct BalancerZoneListed {
  static constexpr FactStyle style{"network.balancer_zone_listed",
                                   "clients now use zone {zone} of load balancer {balancer}",
                                   Tone::recovered, Weight::normal};
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  DRYDOCK_FIELDS(BalancerZoneListed, balancer, zone)
};

}  // namespace drydock::network
