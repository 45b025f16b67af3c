// The lists by the part of the platform that they show, and what their cells share.
#pragma once

#include "sim/engine/base/text.h"
#include "sim/engine/base/units.h"
#include "sim/practice/report/listing.h"

namespace drydock::report {

std::vector<ListKind> pod_lists();         ///< Pods, nodes and events.
std::vector<ListKind> controller_lists();  ///< Deployments to horizontal autoscalers.
std::vector<ListKind> policy_lists();      ///< Budgets, claims, quotas, priorities, namespaces.
std::vector<ListKind> service_lists();     ///< Traffic of the mesh.
std::vector<ListKind> machine_lists();     ///< Node groups and instances.
std::vector<ListKind> storage_lists();     ///< Volumes, snapshots, buckets, images.
std::vector<ListKind> managed_lists();     ///< Databases and brokers that AWS runs.
std::vector<ListKind> network_lists();     ///< Zones, VPCs, routes, security groups.
std::vector<ListKind> link_lists();        ///< NAT gateways, endpoints, peerings.
std::vector<ListKind> vpn_lists();         ///< Sites, connections, tunnels.
std::vector<ListKind> edge_lists();        ///< Load balancers and names.

std::string name_text(const World& world, Name name);
/// The name of a row, or "-" of none.
template <class Row>
std::string name_of(const World& world, Id<Row> id) {
  return id ? name_text(world, world[id].name) : "-";
}
/// "3/5", sorted by the share.
Cell ratio(std::int64_t part, std::int64_t whole);
/// "5m", "3h12m", "4d2h", as kubectl writes ages.
Cell age(Duration span);
/// The age of what came at `time`.
Cell since(const World& world, Time time);
/// The age of what was there when the world began.
Cell since_start(const World& world);
/// Quantities as Kubernetes writes them: "1500m" or "2"; "64Gi", "1536Mi".
std::string quantity(std::int64_t thousandths);
std::string quantity(Millicores cpu);
std::string quantity(Bytes memory);
/// "In-use" for in_use: enumerators as the AWS console writes states.
std::string sentence(std::string_view enumerator);
/// "10.40.0.0/16", sorted by the address.
Cell block(std::uint32_t address, std::uint8_t prefix);
/// "Yes" or "No"
Cell yes_no(bool yes);
/// Of something that should have `wanted` parts.
RowState state_of(std::int64_t ready, std::int64_t wanted);

}  // namespace drydock::report
