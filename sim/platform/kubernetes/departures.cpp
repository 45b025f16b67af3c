// A managed node group drains what its group lets go; the termination handler drains after a spot
// notice. Budgets hold both up, and the machine goes all the same when its time is over.
#include "sim/platform/kubernetes/departures.h"

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/node_lifecycle.h"

namespace drydock::kubernetes {

namespace {

/// The termination handler asks its machine for a notice.
struct NoticeSeen {
  Id<Node> node;
  DRYDOCK_FIELDS(NoticeSeen, node)
};

bool is_ready(const World& world, Id<Node> node) {
  return node && world[node].condition == NodeCondition::ready;
}

void on_instance_leaving(Context& context, const compute::InstanceLeaving& fact) {
  if (!context[fact.instance].draining) return;  // It does not work, and went at once.
  const Id<Node> node = node_at(context, fact.instance);
  if (is_ready(context, node))
    drain(context, node);
  else
    compute::let_go(context, fact.instance);
}

void on_spot_interrupted(Context& context, const compute::SpotInterrupted& fact) {
  const EvictionSettings& settings = context.only<Settings>().eviction;
  const Id<Node> node = node_at(context, fact.instance);
  if (!is_ready(context, node) || !settings.termination_handler) return;
  const Time seen = settings.spot_poll > Duration::zero()
                        ? tick_from(context.now(), settings.spot_poll)
                        : context.now();
  context.schedule_at(seen, NoticeSeen{node});
}

void on_notice_seen(Context& context, const NoticeSeen& due) {
  if (is_ready(context, due.node)) drain(context, due.node);
}

void let_machine_go(Context& context, const NodeDrained& fact) {
  compute::let_go(context, context[fact.node].instance);
}

}  // namespace

void install_departures(Rulebook& rulebook) {
  rulebook.on<on_notice_seen>();
  rulebook.listen<on_instance_leaving>();
  rulebook.listen<on_spot_interrupted>();
  rulebook.listen<let_machine_go>();
}

}  // namespace drydock::kubernetes
