// A zone takes its nodes with it: a standby takes over, a cluster goes on with the rest, a single
// node waits for its zone.
#include "sim/platform/managed/failover.h"

#include "sim/platform/managed/facts.h"
#include "sim/platform/network/facts.h"

namespace drydock::managed {

namespace {

/// A node works again.
struct NodeDue {
  Id<Instance> instance;
  std::int32_t node = 0;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(NodeDue, instance, node, change)
};

/// Clients have noticed that a node of a cluster is dead.
struct DetectionDue {
  Id<Instance> instance;
  std::int32_t node = 0;
  DRYDOCK_FIELDS(DetectionDue, instance, node)
};

struct TakeOverDue {
  Id<Instance> instance;
  DRYDOCK_FIELDS(TakeOverDue, instance)
};

Node& node_of(Context& context, Id<Instance> id, std::int32_t node) {
  return context.edit(id).nodes[static_cast<std::size_t>(node)];
}

const Node& node_at(const Instance& row, std::int32_t node) {
  return row.nodes[static_cast<std::size_t>(node)];
}

/// The name of the database leads to the standby after a while that is drawn.
void begin_take_over(Context& context, Id<Instance> id) {
  const Instance row = context[id];
  if (row.deployment != Deployment::standby || row.takes_over) return;
  if (node_at(row, row.primary).up || !node_at(row, 1 - row.primary).up) return;
  context.edit(id).takes_over = true;
  const Settings& settings = context.only<Settings>();
  const double spread = in_seconds(settings.failover_most - settings.failover_least);
  const Duration lasts =
      settings.failover_least + from_seconds(spread * context.random(row.luck).uniform());
  context.schedule(lasts, TakeOverDue{id});
}

void on_take_over_due(Context& context, const TakeOverDue& due) {
  const Instance row = context[due.instance];
  context.edit(due.instance).takes_over = false;
  const std::int32_t next = 1 - row.primary;
  if (node_at(row, row.primary).up || !node_at(row, next).up) return;
  context.edit(due.instance).primary = next;
  context.announce(StandbyTookOver{due.instance, node_at(row, next).zone});
}

void lose(Context& context, Id<Instance> id, std::int32_t number) {
  Node& node = node_of(context, id, number);
  node.up = false;
  ++node.change;
  const Id<network::Zone> zone = node.zone;
  const Instance& row = context[id];
  const bool cluster = row.deployment == Deployment::cluster;
  const CauseId cause = cluster || number != row.primary ? context.announce(NodeLost{id, zone})
                                                         : context.announce(InstanceLost{id, zone});
  Context hands = context.because(cause);
  if (cluster)
    hands.schedule(context.only<Settings>().broker_detection, DetectionDue{id, number});
  else
    begin_take_over(hands, id);
}

void on_detection_due(Context& context, const DetectionDue& due) {
  Node& node = node_of(context, due.instance, due.node);
  if (node.up) return;
  node.listed = false;
  const Id<network::Zone> zone = node.zone;
  context.announce(NodeUnlisted{due.instance, zone});
}

void on_node_due(Context& context, const NodeDue& due) {
  Node& node = node_of(context, due.instance, due.node);
  if (node.change != due.change) return;
  node.up = node.listed = true;
  const Id<network::Zone> zone = node.zone;
  const Instance& row = context[due.instance];
  if (row.deployment != Deployment::cluster && due.node == row.primary)
    context.announce(InstanceBack{due.instance, zone});
  else
    context.announce(NodeBack{due.instance, zone});
  begin_take_over(context, due.instance);
}

/// Calls visit(instance, number) for each node in the zone.
template <class Visit>
void each_node(Context& context, Id<network::Zone> zone, Visit&& visit) {
  for (std::uint32_t i = 0; i < context.table<Instance>().size(); ++i) {
    const Instance row = context[Id<Instance>{i}];
    for (std::int32_t n = 0; n < row.count; ++n)
      if (node_at(row, n).zone == zone) visit(Id<Instance>{i}, n);
  }
}

void on_zone_failed(Context& context, const network::ZoneFailed& fact) {
  each_node(context, fact.zone, [&](Id<Instance> id, std::int32_t node) {
    if (node_at(context[id], node).up)
      lose(context, id, node);
    else
      ++node_of(context, id, node).change;  // It was on its way back.
  });
}

void on_zone_restored(Context& context, const network::ZoneRestored& fact) {
  each_node(context, fact.zone, [&](Id<Instance> id, std::int32_t node) {
    if (node_at(context[id], node).up) return;
    const bool broker = context[id].software == Software::rabbitmq;
    const Settings& settings = context.only<Settings>();
    const Duration recovery = broker ? settings.broker_recovery : settings.database_recovery;
    const std::uint32_t change = ++node_of(context, id, node).change;
    context.schedule(recovery, NodeDue{id, node, change});
  });
}

}  // namespace

void install_failover(Rulebook& rulebook) {
  rulebook.on<on_node_due>();
  rulebook.on<on_detection_due>();
  rulebook.on<on_take_over_due>();
  rulebook.listen<on_zone_failed>();
  rulebook.listen<on_zone_restored>();
}

}  // namespace drydock::managed
