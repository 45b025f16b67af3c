// The front door of managed: databases (Amazon RDS) and brokers (Amazon MQ) that AWS runs on
// machines of its own, beside the cluster.
//
// Modelled: one node, a synchronous standby in another zone, or a cluster of three; a zone that
// takes its nodes with it and gives them back after a recovery; a standby that takes over after 60
// to 120 s, during which clients still ask the dead node; a cluster that works while a majority
// does, and whose dead node is asked until its load balancer has noticed; vCPUs, IOPS and bytes a
// second of the class and the storage; hours, storage, IOPS beyond the included ones and backups
// on the bill. Left out: nodes that fail by themselves, maintenance, a failover by hand; what the
// standby adds to each commit; bursts of a machine's disk bandwidth, classes on CPU credits;
// storage that fills up or grows; read replicas; restoring from a backup.
#pragma once

#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/managed/tables.h"

namespace drydock::managed {

void install(Rulebook& rulebook);

/// A world with instances has settings before them.
void configure(Context& context, const Settings& settings);
/// Starts its nodes and its meters.
Id<Instance> add_instance(Context& context, Instance given);

/// A node as clients see it.
struct Endpoint {
  Id<network::Zone> zone;
  bool answers = true;  ///< Else calls to it wait for their timeout.
};
/// Those that clients try: the primary, or all listed nodes of a cluster.
std::vector<Endpoint> endpoints(const World& world, Id<Instance> instance);
/// Nodes that must answer, so that anything does.
std::int32_t quorum(const Instance& instance);
/// Operations a second of `bytes` each that its storage gives.
double io_limit(const Instance& instance, double bytes);

}  // namespace drydock::managed
