// Walks the tables for names; what is gone is left out.
#include "gui/bridge/things.h"

#include <QHash>
#include <algorithm>

#include "gui/bridge/ids.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/kubernetes/upgrades.h"
#include "sim/platform/network/gateways.h"
#include "sim/platform/network/network.h"
#include "sim/platform/network/routes.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/tables.h"

namespace drydock::bridge {

namespace {

using Names = QStringList (*)(const World&);

template <class Row>
bool stands(const Row&) {
  return true;
}
bool stands(const kubernetes::Pod& pod) { return pod.phase != kubernetes::PodPhase::gone; }
bool stands(const compute::Instance& instance) {
  return instance.phase != compute::InstancePhase::terminated;
}
bool stands(const network::NatGateway& nat) { return network::exists(nat); }
bool stands(const network::Peering& peering) { return !peering.gone; }
bool stands(const storage::Volume& volume) { return volume.phase != storage::VolumePhase::deleted; }
bool stands(const storage::Snapshot& snapshot) {
  return snapshot.phase != storage::SnapshotPhase::deleted;
}
bool stands(const recovery::Backup& backup) {
  return backup.phase != recovery::BackupPhase::deleted;
}
bool stands(const kubernetes::Workload& workload) {
  return workload.kind != kubernetes::WorkloadKind::job;
}
bool stands(const kubernetes::DisruptionBudget& budget) { return !budget.gone; }

template <class Row>
QStringList names(const World& world) {
  QStringList all;
  for (const auto& [id, row] : world.table<Row>()) {
    if (stands(row)) all.append(textOf(world.text(row.name)));
  }
  return all;
}

// What users do, not what consumers do with messages.
QStringList operations(const World& world) {
  QStringList all;
  for (const auto& [id, row] : world.table<workload::Operation>()) {
    if (!row.backlog) all.append(textOf(world.text(row.name)));
  }
  return all;
}

QStringList claims(const World& world) {
  QStringList all;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (claim.workload) all.append(textOf(kubernetes::claim_name(world, id)));
  }
  return all;
}

QStringList namespaces(const World& world) {
  QStringList all;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    all.append(textOf(world.text(workload.name_space)));
  return all;
}

QStringList versions(const World& world) {
  QStringList all;
  if (world.table<kubernetes::ClusterVersion>().empty()) return all;
  const std::int32_t minor = world.only<kubernetes::ClusterVersion>().minor;
  for (const auto& [id, version] : world.table<kubernetes::MinorVersion>()) {
    if (version.minor > minor) all.append(textOf(world.text(version.name)));
  }
  return all;
}

QStringList blocks(const World& world) {
  QStringList all{"0.0.0.0/0"};
  for (const auto& [id, vpc] : world.table<network::Vpc>())
    all.append(textOf(network::say_cidr(network::block(vpc))));
  for (const auto& [id, site] : world.table<network::Site>())
    all.append(textOf(network::say_cidr(network::block(site))));
  return all;
}

QStringList routeTargets(const World& world) {
  return QStringList{"internet gateway"} + names<network::NatGateway>(world) +
         names<network::Peering>(world) + names<network::TransitGateway>(world) +
         names<network::Vpn>(world);
}

QStringList blocksAndGroups(const World& world) {
  return names<network::SecurityGroup>(world) + blocks(world);
}

const QHash<QString, Names>& readers() {
  static const QHash<QString, Names> all{{"pod", names<kubernetes::Pod>},
                                         {"node", names<compute::Instance>},
                                         {"workload", names<kubernetes::Workload>},
                                         {"job", names<kubernetes::Job>},
                                         {"cronjob", names<kubernetes::CronJob>},
                                         {"budget", names<kubernetes::DisruptionBudget>},
                                         {"quota", names<kubernetes::ResourceQuota>},
                                         {"priorityclass", names<kubernetes::PriorityClass>},
                                         {"namespace", namespaces},
                                         {"hpa", names<kubernetes::HorizontalAutoscaler>},
                                         {"image", names<kubernetes::Image>},
                                         {"pvc", claims},
                                         {"cluster", names<kubernetes::ClusterVersion>},
                                         {"version", versions},
                                         {"group", names<compute::MachineGroup>},
                                         {"machine-type", names<compute::MachineType>},
                                         {"volume", names<storage::Volume>},
                                         {"snapshot", names<storage::Snapshot>},
                                         {"bucket", names<storage::Bucket>},
                                         {"backup-schedule", names<recovery::Schedule>},
                                         {"backup", names<recovery::Backup>},
                                         {"environment", names<recovery::Environment>},
                                         {"region", names<network::Region>},
                                         {"zone", names<network::Zone>},
                                         {"vpc", names<network::Vpc>},
                                         {"site", names<network::Site>},
                                         {"subnet", names<network::Subnet>},
                                         {"routes", names<network::RouteTable>},
                                         {"security-group", names<network::SecurityGroup>},
                                         {"nat", names<network::NatGateway>},
                                         {"endpoint", names<network::Endpoint>},
                                         {"interface", names<network::EndpointInterface>},
                                         {"peering", names<network::Peering>},
                                         {"transit-gateway", names<network::TransitGateway>},
                                         {"vpn", names<network::Vpn>},
                                         {"tunnel", names<network::Tunnel>},
                                         {"balancer", names<network::LoadBalancer>},
                                         {"target", names<network::Target>},
                                         {"record", names<network::DnsRecord>},
                                         {"health-check", names<network::HealthCheck>},
                                         {"clients", names<network::ClientGroup>},
                                         {"outside", names<workload::Outside>},
                                         {"operation", operations},
                                         {"block", blocks},
                                         {"block-or-group", blocksAndGroups},
                                         {"route-target", routeTargets}};
  return all;
}

}  // namespace

QString plainKind(const QString& kind) { return kind == "service" ? QString("workload") : kind; }

QStringList namesOf(const World& world, const QString& kind) {
  const auto found = readers().constFind(kind);
  QStringList all = found == readers().constEnd() ? QStringList() : (*found)(world);
  all.removeDuplicates();
  return all;
}

QString idCalled(const World& world, const std::string& name) {
  for (const char* kind : {"zone", "volume", "record"}) {
    const std::string word = std::string(kind) + ' ';
    if (name.starts_with(word)) return idOf(kind, std::string_view(name).substr(word.size()));
  }
  if (world.find<kubernetes::Pod>(name)) return idOf("pod", name);
  if (world.find<compute::Instance>(name)) return idOf("node", name);
  if (world.find<kubernetes::Workload>(name)) return idOf("service", name);
  if (world.find<network::NatGateway>(name)) return idOf("nat", name);
  if (world.find<network::LoadBalancer>(name)) return idOf("balancer", name);
  if (const auto node = world.find<network::BalancerNode>(name))
    return idOf("balancer", world.text(world[world[node].balancer].name));
  if (world.find<network::Subnet>(name)) return idOf("subnet", name);
  if (world.find<network::Vpn>(name)) return idOf("vpn", name);
  if (world.find<network::Tunnel>(name)) return idOf("tunnel", name);
  if (world.find<network::Endpoint>(name)) return idOf("endpoint", name);
  if (world.find<network::EndpointInterface>(name)) return idOf("interface", name);
  if (world.find<network::Peering>(name)) return idOf("peering", name);
  if (world.find<network::TransitGateway>(name)) return idOf("transit-gateway", name);
  if (world.find<network::Site>(name)) return idOf("site", name);
  return {};
}

QString radiusName(const World& world, const QString& id) {
  const Thing thing = thingOf(id);
  const QString kind = plainKind(thing.kind);
  if (kind == "zone" || kind == "volume" || kind == "record") return kind + ' ' + thing.name;
  static const QStringList known{"pod",    "node", "workload", "nat",       "balancer",
                                 "tunnel", "vpn",  "endpoint", "interface", "site"};
  if (!known.contains(kind)) return {};
  // A machine that has not joined yet carries nothing.
  if (kind == "node" && !world.find<kubernetes::Node>(thing.plain())) return {};
  return thing.name;
}

}  // namespace drydock::bridge
