// Reads the map: places from network, machines and pods from the cluster, traffic from workload.
#include <QHash>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/workload.h"

namespace drydock::bridge {

using models::Health;
using models::MapModel;

namespace {

QString nameOf(const World& world, Name name) { return textOf(world.text(name)); }

models::PodKind podKindOf(const kubernetes::Workload& workload, bool broker) {
  if (workload.is_database) return models::PodKind::database;
  if (broker) return models::PodKind::queue;
  return workload.is_application ? models::PodKind::app : models::PodKind::system;
}

models::PodPhase phaseOf(const kubernetes::Pod& pod) {
  switch (pod.phase) {
    case kubernetes::PodPhase::pending:
      return models::PodPhase::pending;
    case kubernetes::PodPhase::starting:
      return models::PodPhase::starting;
    case kubernetes::PodPhase::running:
      return pod.ready ? models::PodPhase::running : models::PodPhase::unready;
    case kubernetes::PodPhase::failed:
      return models::PodPhase::failed;
    case kubernetes::PodPhase::terminating:
    case kubernetes::PodPhase::succeeded:
    case kubernetes::PodPhase::gone:
      break;
  }
  return models::PodPhase::terminating;
}

// What is asked often while one map is read.
struct Reader {
  explicit Reader(const World& given) : world(given) {
    for (const auto& [id, service] : world.table<workload::Service>()) {
      if (service.kind == workload::ServiceKind::broker && service.workload)
        brokers.insert(service.workload.index, true);
    }
  }

  models::PodItem pod(Id<kubernetes::Pod> id) const {
    const kubernetes::Pod& row = world[id];
    const kubernetes::Workload& workload = world[row.workload];
    models::PodItem item;
    item.name = nameOf(world, row.name);
    item.id = idOf("pod", item.name);
    item.workload = nameOf(world, workload.name);
    item.kind = podKindOf(workload, brokers.contains(row.workload.index));
    item.phase = phaseOf(row);
    item.since = momentOf(row.phase_since);
    if (row.phase == kubernetes::PodPhase::pending ||
        row.reason == kubernetes::PendingReason::waiting_for_volume) {
      if (row.reason != kubernetes::PendingReason::none) item.note = sayWord(say(row.reason));
    }
    return item;
  }

  models::NodeItem node(Id<kubernetes::Node> id) const {
    const kubernetes::Node& row = world[id];
    models::NodeItem item;
    item.name = nameOf(world, row.name);
    item.id = idOf("node", item.name);
    item.type = nameOf(world, world[world[row.group].type].name);
    item.micro = compute::is_fargate(world, row.group);
    item.since = momentOf(row.condition_since);
    item.cpuRequested = static_cast<double>(row.cpu_requested.count) / 1000;
    item.cpuAllocatable = static_cast<double>(row.cpu.count) / 1000;
    if (row.condition == kubernetes::NodeCondition::unknown) {
      item.state = models::NodeState::notReady;
    } else if (row.condition == kubernetes::NodeCondition::joining) {
      item.state = models::NodeState::booting;
    } else if (row.draining || row.cordoned || row.to_delete) {
      item.state = models::NodeState::draining;
    }
    for (const auto pod_id : kubernetes::pods_on(world, id)) {
      item.pods.append(pod(pod_id));
      const kubernetes::Pod& one = world[pod_id];
      if (one.serving) item.cpuUsed += world[one.workload].cpu_use / 1000;
    }
    return item;
  }

  const World& world;
  QHash<std::uint32_t, bool> brokers;
};

void addSubnets(const World& world, models::ZoneItem& item, Id<network::Zone> zone) {
  const auto vpc = world.only<network::Settings>().cluster_vpc;
  for (const auto& [id, subnet] : world.table<network::Subnet>()) {
    if (subnet.zone != zone || subnet.vpc != vpc) continue;
    const QString cidr =
        textOf(network::say_address(subnet.cidr)) + '/' + QString::number(subnet.prefix);
    const QString name = idOf("subnet", world.text(subnet.name));
    (subnet.is_public ? item.publicId : item.privateId) = name;
    (subnet.is_public ? item.publicCidr : item.privateCidr) = cidr;
  }
}

void addNat(const World& world, models::ZoneItem& item, Id<network::Zone> zone) {
  for (const auto& [id, nat] : world.table<network::NatGateway>()) {
    if (nat.zone != zone || !network::exists(nat)) continue;
    item.nat.id = idOf("nat", world.text(nat.name));
    item.nat.present = true;
    item.nat.state = network::works(world, id) ? Health::healthy : Health::broken;
    for (const auto& [other, traffic] : world.table<workload::ZoneTraffic>()) {
      if (traffic.nat == id && traffic.open) {
        item.nat.bytesPerSecond += traffic.out_rate + traffic.in_rate;
      }
    }
  }
}

void addMachines(const Reader& reader, models::ZoneItem& item, Id<network::Zone> zone) {
  const World& world = reader.world;
  QHash<std::uint32_t, bool> joined;
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    joined.insert(node.instance.index, true);
    if (node.zone != zone || node.condition == kubernetes::NodeCondition::gone) continue;
    item.nodes.append(reader.node(id));
    if (node.condition == kubernetes::NodeCondition::unknown) {
      item.state = std::max(item.state, Health::strained);
    }
  }
  for (const auto& [id, instance] : world.table<compute::Instance>()) {
    if (instance.zone != zone || joined.contains(id.index) ||
        (instance.phase != compute::InstancePhase::booting &&
         instance.phase != compute::InstancePhase::pending)) {
      continue;
    }
    const auto& type = world[world[instance.group].type];
    models::NodeItem booting;
    booting.name = nameOf(world, instance.name);
    booting.id = idOf("node", booting.name);
    booting.type = nameOf(world, type.name);
    booting.micro = compute::is_fargate(world, instance.group);
    booting.state = models::NodeState::booting;
    booting.since = momentOf(instance.launched);
    booting.cpuAllocatable = static_cast<double>(type.allocatable_cpu.count) / 1000;
    item.nodes.append(booting);
  }
}

// Whether the balancer sends to a zone, or has nothing there that it could send to.
bool takesTraffic(const World& world, Id<network::Zone> zone) {
  if (!world[zone].up) return false;
  bool any = false;
  for (const auto& [id, target] : world.table<network::Target>()) {
    if (target.zone == zone && target.health != network::TargetHealth::gone) any = true;
  }
  for (const auto& [id, node] : world.table<network::BalancerNode>()) {
    if (any && node.zone == zone) return node.listed && node.believed_up;
  }
  return true;
}

models::ZoneItem readZone(const Reader& reader, Id<network::Zone> id) {
  const World& world = reader.world;
  const network::Zone& zone = world[id];
  models::ZoneItem item;
  item.name = nameOf(world, zone.name);
  item.id = idOf("zone", item.name);
  addSubnets(world, item, id);
  addNat(world, item, id);
  addMachines(reader, item, id);
  if (!zone.up) {
    item.state = Health::broken;
    item.downSince = momentOf(zone.changed);
  }
  for (const auto& [claim_id, claim] : world.table<kubernetes::Claim>()) {
    if (!claim.volume) continue;
    const storage::Volume& volume = world[claim.volume];
    if (volume.zone != id) continue;
    models::VolumeItem volume_item;
    volume_item.name = nameOf(world, volume.name);
    volume_item.id = idOf("volume", volume_item.name);
    if (claim.pod) volume_item.pod = idOf("pod", world.text(world[claim.pod].name));
    volume_item.state = zone.up ? Health::healthy : Health::broken;
    item.volumes.append(volume_item);
  }
  item.target = takesTraffic(world, id);
  if (!world.table<workload::Flow>().empty()) {
    const auto& flow = world.only<workload::Flow>();
    item.requestsPerSecond = flow.rate * (flow.entry[id.index] + flow.entry_dead[id.index]);
  }
  return item;
}

models::ServiceKind kindOf(workload::ServiceKind kind) {
  if (kind == workload::ServiceKind::database) return models::ServiceKind::database;
  if (kind == workload::ServiceKind::broker) return models::ServiceKind::queue;
  return models::ServiceKind::app;
}

// Names of the flows' edges to ids of the map; services and buckets may share a name.
struct Ends {
  QHash<QString, QString> ids;
  QHash<QString, double> latency;
};

void addServices(const World& world, MapModel& map, Ends& ends) {
  for (const auto& [id, service] : world.table<workload::Service>()) {
    const QString name = nameOf(world, service.name);
    const double latency = service.latency.mean * 1000;
    if (service.kind == workload::ServiceKind::ingress) {
      map.ingress.id = idOf("service", name);
      map.ingress.name = name;
      map.ingress.requestsPerSecond = service.rate;
      if (service.success < 0.999) map.ingress.state = Health::strained;
      if (service.success < 0.5) map.ingress.state = Health::broken;
      ends.ids[name] = "ingress";
      ends.latency["ingress"] = latency;
      continue;
    }
    models::ServiceItem item;
    item.name = name;
    item.id = idOf("service", name);
    item.kind = kindOf(service.kind);
    if (service.workload) {
      item.ready = world[service.workload].ready;
      item.desired = world[service.workload].replicas;
    } else {
      const managed::Instance& instance = world[service.instance];
      item.desired = instance.count;
      for (std::int32_t i = 0; i < instance.count; ++i)
        item.ready += instance.nodes[static_cast<std::size_t>(i)].up ? 1 : 0;
    }
    item.requestsPerSecond = service.rate;
    item.success = service.success;
    item.p95 = service.p95 * 1000;
    map.services.append(item);
    ends.ids[name] = item.id;
    ends.latency[item.id] = latency;
  }
}

void addFarEnds(const World& world, MapModel& map, Ends& ends) {
  for (const auto& [id, store] : world.table<workload::ObjectStore>()) {
    models::ServiceItem item;
    const QString name = nameOf(world, store.name);
    item.name = name;
    item.id = idOf("bucket", name);
    item.kind = models::ServiceKind::bucket;
    item.p95 = in_seconds(store.first_byte) * 1000;
    map.services.append(item);
    ends.latency[item.id] = item.p95;
    if (!ends.ids.contains(name)) ends.ids[name] = item.id;
  }
  for (const auto& [id, outside] : world.table<workload::Outside>()) {
    models::ServiceItem item;
    item.name = nameOf(world, outside.name);
    item.id = idOf("outside", item.name);
    item.kind = models::ServiceKind::outside;
    item.p95 = in_seconds(outside.latency_median) * 1000;
    map.services.append(item);
    ends.ids[item.name] = item.id;
    ends.latency[item.id] = outside.latency.mean * 1000;
  }
}

// Rates and success of buckets and of what is outside come from the calls that go there.
void sumFarEnds(MapModel& map) {
  for (models::ServiceItem& service : map.services) {
    if (service.kind != models::ServiceKind::bucket &&
        service.kind != models::ServiceKind::outside) {
      continue;
    }
    double failing = 0;
    for (const models::EdgeItem& edge : map.edges) {
      if (edge.to != service.id) continue;
      service.requestsPerSecond += edge.requestsPerSecond;
      failing += edge.failsPerSecond;
    }
    if (service.requestsPerSecond > 0) service.success = 1 - failing / service.requestsPerSecond;
  }
}

QSet<QString> asynchronousCalls(const World& world, const Ends& ends) {
  QSet<QString> found;
  for (const auto& [id, call] : world.table<workload::Call>()) {
    if (call.kind != workload::CallKind::service) continue;
    const QString to = ends.ids.value(nameOf(world, world[call.service].name));
    const auto& operation = world[call.operation];
    if (call.asynchronous && call.caller) {
      found.insert(ends.ids.value(nameOf(world, world[call.caller].name)) + '>' + to);
    } else if (!call.caller && operation.backlog) {
      const auto broker = world[operation.backlog].broker;
      found.insert(ends.ids.value(nameOf(world, world[broker].name)) + '>' + to);
    }
  }
  return found;
}

void addEdges(const World& world, MapModel& map, Ends& ends) {
  ends.ids["internet"] = "internet";
  ends.ids[map.balancer.name] = "balancer";
  const QSet<QString> asynchronous = asynchronousCalls(world, ends);
  QHash<QString, qsizetype> known;
  for (const workload::Edge& edge : workload::edges(world)) {
    models::EdgeItem item;
    item.from = ends.ids.value(nameOf(world, edge.from));
    item.to = ends.ids.value(nameOf(world, edge.to));
    if (item.from.isEmpty() || item.to.isEmpty()) continue;
    item.requestsPerSecond = edge.requests_per_second;
    item.bytesPerSecond = edge.bytes_per_second;
    item.failsPerSecond = edge.requests_per_second * edge.failing_share;
    item.latency = std::max(1.0, ends.latency.value(item.to, 10));
    const QString key = item.from + '>' + item.to;
    item.asynchronous = asynchronous.contains(key);
    if (const auto same = known.constFind(key); same != known.constEnd()) {
      models::EdgeItem& sum = map.edges[*same];
      sum.requestsPerSecond += item.requestsPerSecond;
      sum.bytesPerSecond += item.bytesPerSecond;
      sum.failsPerSecond += item.failsPerSecond;
      continue;
    }
    known[key] = map.edges.size();
    map.edges.append(item);
  }
}

// What the bytes cost, on the arrow that carries them; what none carries stands at its gateway.
void addDollars(const World& world, MapModel& map, const Ends& ends) {
  QHash<QString, models::EdgeItem*> arrows;
  for (models::EdgeItem& edge : map.edges) arrows[edge.from + '>' + edge.to] = &edge;
  QHash<QString, models::NatItem*> gateways;
  for (models::ZoneItem& zone : map.zones) {
    if (zone.nat.present) gateways[zone.nat.id] = &zone.nat;
  }
  for (const workload::EdgeDollars& cost : workload::edge_dollars(world)) {
    map.dollarsPerHour += cost.sum();
    const QString from = ends.ids.value(nameOf(world, cost.from));
    const QString to = ends.ids.value(nameOf(world, cost.to));
    if (auto* arrow = arrows.value(from + '>' + to)) {
      arrow->dollars.nat += cost.nat;
      arrow->dollars.betweenZones += cost.between_zones;
      arrow->dollars.internet += cost.internet;
      arrow->dollars.endpoint += cost.endpoint;
    } else if (auto* gateway = gateways.value(idOf("nat", world.text(cost.to)))) {
      gateway->dollarsPerHour += cost.sum();
    }
  }
}

void addBalancer(const World& world, MapModel& map) {
  const auto balancer = world.only<workload::Settings>().balancer;
  if (!balancer) return;
  map.balancer.name = nameOf(world, world[balancer].name);
  map.balancer.id = idOf("balancer", map.balancer.name);
  map.balancer.requestsPerSecond = world.only<workload::Flow>().rate;
  int listed = 0, all = 0;
  for (const auto& [id, node] : world.table<network::BalancerNode>()) {
    if (node.balancer != balancer) continue;
    ++all;
    listed += takesTraffic(world, node.zone);
  }
  if (listed < all) map.balancer.state = listed == 0 ? Health::broken : Health::strained;
}

// The office stands beside the VPC when a VPN leads there.
void addOffice(const World& world, MapModel& map) {
  for (const auto& [id, vpn] : world.table<network::Vpn>()) {
    if (vpn.vpc != world.only<network::Settings>().cluster_vpc) continue;
    int up = 0;
    for (const auto& [tunnel_id, tunnel] : world.table<network::Tunnel>())
      up += tunnel.vpn == id && tunnel.configured && network::works(world, tunnel_id);
    map.office = idOf("vpn", world.text(vpn.name));
    map.vpn = up > 1 ? Health::healthy : up == 1 ? Health::strained : Health::broken;
    return;
  }
}

// Where the cluster is; a world may know a region more, to which it could move.
Id<network::Region> regionOfCluster(const World& world) {
  if (!world.table<network::Settings>().empty()) {
    const auto vpc = world.only<network::Settings>().cluster_vpc;
    for (const auto& [id, subnet] : world.table<network::Subnet>()) {
      if (subnet.vpc == vpc) return world[subnet.zone].region;
    }
  }
  for (const auto& [id, region] : world.table<network::Region>()) return id;
  return {};
}

}  // namespace

MapModel readMap(const World& world) {
  MapModel map;
  map.now = momentOf(world.now());
  const Id<network::Region> home = regionOfCluster(world);
  if (home) map.region = nameOf(world, world[home].name);
  if (!world.table<network::Settings>().empty()) {
    const network::Vpc& vpc = world[world.only<network::Settings>().cluster_vpc];
    map.vpc = nameOf(world, vpc.name);
    map.vpcCidr = textOf(network::say_address(vpc.cidr)) + '/' + QString::number(vpc.prefix);
    addOffice(world, map);
  }
  const Reader reader(world);
  for (const auto& [id, zone] : world.table<network::Zone>()) {
    const models::ZoneItem item = readZone(reader, id);
    const bool used = item.nat.present || !item.nodes.isEmpty() || !item.volumes.isEmpty();
    if (used || zone.region == home) map.zones.append(item);
  }
  for (const auto& [id, group] : world.table<compute::MachineGroup>()) {
    if (compute::is_fargate(world, id)) continue;
    map.groups.append({idOf("group", world.text(group.name)), nameOf(world, group.name),
                       idOf("zone", world.text(world[group.zone].name)), group.min, group.max,
                       group.desired, group.live});
  }
  for (const auto id : kubernetes::waiting_pods(world)) map.pending.append(reader.pod(id));
  if (world.table<workload::Flow>().empty()) return map;
  Ends ends;
  addBalancer(world, map);
  addServices(world, map, ends);
  addFarEnds(world, map, ends);
  addEdges(world, map, ends);
  sumFarEnds(map);
  addDollars(world, map, ends);
  return map;
}

}  // namespace drydock::bridge
