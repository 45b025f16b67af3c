// Databases and brokers that AWS runs, as the RDS and Amazon MQ pages of the AWS console list them.
#include "sim/platform/managed/managed.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using enum Align;
using enum Shown;

const managed::Node& node_at(const managed::Instance& instance, std::int32_t number) {
  return instance.nodes[static_cast<std::size_t>(number)];
}

/// Nodes that are gone.
std::int32_t lost_nodes(const managed::Instance& instance) {
  std::int32_t lost = 0;
  for (std::int32_t i = 0; i < instance.count; ++i) lost += node_at(instance, i).up ? 0 : 1;
  return lost;
}

RowState state_of(const managed::Instance& instance) {
  const std::int32_t lost = lost_nodes(instance);
  const bool answers = instance.deployment == managed::Deployment::cluster
                           ? instance.count - lost >= managed::quorum(instance)
                           : node_at(instance, instance.primary).up;
  if (!answers) return RowState::broken;
  return lost > 0 ? RowState::strained : RowState::ordinary;
}

Cell space(std::int64_t gib) {
  return Cell(std::to_string(gib) + " GiB", static_cast<double>(gib));
}

std::vector<ListRow> databases(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, row] : world.table<managed::Instance>()) {
    if (row.software != managed::Software::postgres) continue;
    const std::string name = name_text(world, row.name);
    const bool pair = row.deployment == managed::Deployment::standby;
    const managed::Node& primary = node_at(row, row.primary);
    rows.push_back({"service/" + name,
                    {name,
                     row.takes_over ? "Failing-over"
                     : primary.up   ? "Available"
                                    : "Unavailable",
                     "PostgreSQL", name_of(world, primary.zone), name_text(world, row.type),
                     pair ? "1 Standby" : "No",
                     pair ? name_of(world, node_at(row, 1 - row.primary).zone) : "-",
                     space(row.gib), Cell::count(row.iops)},
                    state_of(row)});
  }
  return rows;
}

std::vector<ListRow> brokers(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, row] : world.table<managed::Instance>()) {
    if (row.software != managed::Software::rabbitmq) continue;
    const std::string name = name_text(world, row.name);
    const bool cluster = row.deployment == managed::Deployment::cluster;
    std::string zones;
    for (std::int32_t i = 0; i < row.count; ++i)
      zones += (i > 0 ? "," : "") + name_of(world, node_at(row, i).zone);
    rows.push_back(
        {"service/" + name,
         {name, state_of(row) == RowState::broken ? "Unavailable" : "Running",
          cluster ? "Cluster" : "Single-instance", "RabbitMQ", name_text(world, row.type),
          ratio(row.count - lost_nodes(row), row.count), zones, space(row.gib)},
         state_of(row)});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> managed_lists() {
  const auto family = ListFamily::cloud;
  return {{"db-instances",
           "rds",
           "Databases (RDS)",
           family,
           {{"DB identifier"},
            {"Status"},
            {"Engine"},
            {"Availability Zone"},
            {"Size"},
            {"Multi-AZ"},
            {"Secondary Zone"},
            {"Storage", right, wide},
            {"Provisioned IOPS", right, wide}},
           databases},
          {"brokers",
           "mq",
           "Brokers (Amazon MQ)",
           family,
           {{"Name"},
            {"Status"},
            {"Deployment mode"},
            {"Broker engine"},
            {"Broker instance type"},
            {"Nodes", right},
            {"Availability Zones", left, wide},
            {"Storage of a node", right, wide}},
           brokers}};
}

}  // namespace drydock::report
