// Zones and NAT gateways that fail and return.
#include "sim/platform/network/balancer.h"

namespace drydock::network {

namespace {

void set_zone(Context& context, Id<Zone> id, bool up) {
  Zone& zone = context.edit(id);
  zone.up = up;
  zone.changed = context.now();
}

}  // namespace

void fail_zone(Context& context, Id<Zone> zone) {
  if (!context[zone].up) return;
  set_zone(context, zone, false);
  const CauseId cause = context.announce(ZoneFailed{zone});
  Context hands = context.because(cause);
  recheck_zone(hands, zone);
}

void restore_zone(Context& context, Id<Zone> zone) {
  if (context[zone].up) return;
  set_zone(context, zone, true);
  const CauseId cause = context.announce(ZoneRestored{zone});
  Context hands = context.because(cause);
  recheck_zone(hands, zone);
}

void fail_nat(Context& context, Id<NatGateway> id) {
  if (context[id].broken) return;
  NatGateway& nat = context.edit(id);
  nat.broken = true;
  nat.changed = context.now();
  context.announce(NatFailed{id});
}

void restore_nat(Context& context, Id<NatGateway> id) {
  if (!context[id].broken) return;
  NatGateway& nat = context.edit(id);
  nat.broken = false;
  nat.changed = context.now();
  context.announce(NatRestored{id});
}

bool works(const World& world, Id<NatGateway> id) {
  return !world[id].broken && world[world[id].zone].up;
}

}  // namespace drydock::network
