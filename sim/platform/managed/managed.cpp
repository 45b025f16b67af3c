// Makes instances with their meters, and says what clients find.
#include "sim/platform/managed/managed.h"

#include <algorithm>
#include <string>

#include "sim/platform/managed/catalog.h"
#include "sim/platform/managed/facts.h"
#include "sim/platform/managed/failover.h"

namespace drydock::managed {

namespace {

std::int32_t nodes_of(Deployment deployment) {
  if (deployment == Deployment::cluster) return static_cast<std::int32_t>(nodes_most);
  return deployment == Deployment::standby ? 2 : 1;
}

Id<cost::Meter> open(Context& context, Name name, std::string_view key, std::int64_t size) {
  if (size <= 0) return {};
  const Id<cost::Meter> meter =
      cost::open_meter(context, std::string(context.text(name)), key, size);
  cost::start(context, meter);
  return meter;
}

/// The price of a pair has both of its nodes in it, but that of IOPS; a cluster pays by the node.
std::array<Id<cost::Meter>, 4> open_meters(Context& context, const Instance& row) {
  const std::string hours = hours_key(row.software, row.deployment, context.text(row.type));
  const bool twice = row.deployment == Deployment::standby;
  if (row.software == Software::rabbitmq)
    return {open(context, row.name, hours, row.count),
            open(context, row.name, broker_space.key, row.gib * row.count),
            {},
            {}};
  return {open(context, row.name, hours, 1),
          open(context, row.name, (twice ? database_space_twice : database_space).key, row.gib),
          open(context, row.name, database_iops.key, row.iops_paid * row.count),
          open(context, row.name, database_backups.key, row.backup_gib)};
}

}  // namespace

void install(Rulebook& rulebook) {
  rulebook.table<Instance>();
  rulebook.table<Settings>();
  rulebook.fact<InstanceLost>();
  rulebook.fact<NodeLost>();
  rulebook.fact<NodeUnlisted>();
  rulebook.fact<StandbyTookOver>();
  rulebook.fact<NodeBack>();
  rulebook.fact<InstanceBack>();
  install_failover(rulebook);
}

void configure(Context& context, const Settings& settings) {
  DRYDOCK_ASSERT(context.table<Settings>().empty(), "managed instances are configured once");
  context.add(settings);
}

Id<Instance> add_instance(Context& context, Instance given) {
  DRYDOCK_ASSERT(!context.table<Settings>().empty(), "settings come before instances");
  given.count = nodes_of(given.deployment);
  for (std::size_t i = 0; i < static_cast<std::size_t>(given.count); ++i) {
    DRYDOCK_ASSERT(given.zones[i], "each node stands in a zone");
    given.nodes[i].zone = given.zones[i];
  }
  given.luck = context.stream(given.name, "failover");
  given.meters = open_meters(context, given);
  return context.add(given);
}

std::vector<Endpoint> endpoints(const World& world, Id<Instance> instance) {
  const Instance& row = world[instance];
  std::vector<Endpoint> all;
  for (std::int32_t i = 0; i < row.count; ++i) {
    const Node& node = row.nodes[static_cast<std::size_t>(i)];
    const bool tried = row.deployment == Deployment::cluster ? node.listed : i == row.primary;
    if (tried) all.push_back({node.zone, node.up});
  }
  return all;
}

std::int32_t quorum(const Instance& instance) {
  return instance.deployment == Deployment::cluster ? instance.count / 2 + 1 : 1;
}

double io_limit(const Instance& instance, double bytes) {
  return std::min(static_cast<double>(instance.iops), instance.throughput / std::max(1.0, bytes));
}

}  // namespace drydock::managed
