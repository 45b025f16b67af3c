// Databases and brokers that AWS runs, and the nodes that they stand on.
#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/random.h"
#include "sim/platform/cost/tables.h"
#include "sim/platform/network/tables.h"

namespace drydock::managed {

DRYDOCK_ENUM(Software, postgres, rabbitmq)
/// single: one node. standby: a second one in another zone has the same data and takes over.
/// cluster: three nodes in three zones, all of which answer while a majority of them does.
DRYDOCK_ENUM(Deployment, single, standby, cluster)

inline constexpr std::size_t nodes_most = 3;

/// A machine of AWS under an instance. It costs nothing by itself.
struct Node {
  Id<network::Zone> zone;
  bool up = true;
  bool listed = true;        ///< Clients still try it.
  std::uint32_t change = 0;  ///< Counts what happened to it, so that late events know.
  DRYDOCK_FIELDS(Node, zone, up, listed, change)
};

/// Filled in by the builder down to `zones`, which says where its nodes are, the first one first.
struct Instance {
  Name name;
  Software software = Software::postgres;
  Deployment deployment = Deployment::single;
  Name type;         ///< "db.m7g.large", as the price book has it.
  Millicores cpu{};  ///< Of one node; so with the next.
  Bytes memory{};
  std::int64_t gib = 0;         ///< Storage of one node.
  std::int64_t iops = 0;        ///< That it gives; so with the next.
  double throughput = 0;        ///< Bytes a second.
  std::int64_t iops_paid = 0;   ///< Of the IOPS, those beyond what the storage includes.
  std::int64_t backup_gib = 0;  ///< Backups beyond what is free.
  std::array<Id<network::Zone>, nodes_most> zones{};

  std::array<Node, nodes_most> nodes{};
  std::int32_t count = 1;    ///< Of its nodes.
  std::int32_t primary = 0;  ///< Which of them answers; of a cluster all do.
  bool takes_over = false;   ///< The standby is on its way to become the primary.
  Id<StreamRow> luck;
  std::array<Id<cost::Meter>, 4> meters{};  ///< Hours, storage, IOPS, backups; some may be none.
  DRYDOCK_FIELDS(Instance, name, software, deployment, type, cpu, memory, gib, iops, throughput,
                 iops_paid, backup_gib, zones, nodes, count, primary, takes_over, luck, meters)
};

/// How long AWS takes; only one row.
struct Settings {
  Duration failover_least{}, failover_most{};  ///< Until a standby has taken over.
  Duration database_recovery{};           ///< From the return of its zone until a node works again.
  Duration broker_recovery{};             ///< The same of a broker's node.
  Duration broker_detection{};            ///< Until clients of a cluster no longer try a dead node.
  std::int64_t iops = 0, iops_large = 0;  ///< That storage includes, ...
  double throughput = 0, throughput_large = 0;  ///< ... and bytes a second, ...
  std::int64_t large_gib = 0;                   ///< ... below this size and from it on.
  DRYDOCK_FIELDS(Settings, failover_least, failover_most, database_recovery, broker_recovery,
                 broker_detection, iops, iops_large, throughput, throughput_large, large_gib)
};

}  // namespace drydock::managed
