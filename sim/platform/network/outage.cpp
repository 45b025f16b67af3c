// Zones that fail and return, and links between zones that lose packets.
#include "sim/platform/network/outage.h"

#include <cmath>

#include "sim/platform/network/balancer.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

void set_zone(Context& context, Id<Zone> id, bool up) {
  count_vpns(context);
  Zone& zone = context.edit(id);
  zone.up = up;
  zone.changed = context.now();
}

void tell(Context& hands, Id<Zone> zone) {
  recheck_zone(hands, zone);
  watch_tunnels(hands, zone);
  recheck_all_health(hands);
}

}  // namespace

void fail_zone(Context& context, Id<Zone> zone) {
  if (!context[zone].up) return;
  set_zone(context, zone, false);
  const CauseId cause = context.announce(ZoneFailed{zone});
  Context hands = context.because(cause);
  tell(hands, zone);
}

void restore_zone(Context& context, Id<Zone> zone) {
  if (context[zone].up) return;
  set_zone(context, zone, true);
  const CauseId cause = context.announce(ZoneRestored{zone});
  Context hands = context.because(cause);
  tell(hands, zone);
}

void move_cluster(Context& context, Id<Vpc> vpc) {
  context.edit_only<Settings>().cluster_vpc = vpc;
}

Id<Link> link_between(const World& world, Id<Zone> a, Id<Zone> b) {
  for (const auto& [id, link] : world.table<Link>())
    if ((link.a == a && link.b == b) || (link.a == b && link.b == a)) return id;
  return {};
}

void degrade_link(Context& context, Id<Zone> a, Id<Zone> b, double loss, Duration delay) {
  DRYDOCK_ASSERT(a != b && loss >= 0 && loss <= 1 && delay >= Duration::zero(),
                 "two zones lose from none to all packets, or are late");
  Id<Link> id = link_between(context, a, b);
  if (!id) id = context.add(Link{a, b, 0, {}, context.now()});
  Link& link = context.edit(id);
  if (link.loss == loss && link.delay == delay) return;
  link.loss = loss;
  link.delay = delay;
  link.changed = context.now();
  if (loss > 0 || delay > Duration::zero())
    context.announce(LinkDegraded{link.a, link.b,
                                  static_cast<std::int32_t>(std::lround(loss * 100)),
                                  static_cast<std::int32_t>(delay / milliseconds(1))});
  else
    context.announce(LinkRestored{link.a, link.b});
}

void install_links(Rulebook& rulebook) {
  rulebook.table<Link>();
  rulebook.fact<ZoneFailed>();
  rulebook.fact<ZoneRestored>();
  rulebook.fact<LinkDegraded>();
  rulebook.fact<LinkRestored>();
}

}  // namespace drydock::network
