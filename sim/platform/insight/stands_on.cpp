// Reads a world: what each thing in it stands on.
#include <algorithm>

#include "sim/platform/insight/supply.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/managed/tables.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/workload.h"

namespace drydock::insight {

namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

class Reader {
 public:
  explicit Reader(const World& world) : world_(world) {}

  std::map<std::string, Supply> all();

 private:
  std::string text(Name name) const { return std::string(world_.text(name)); }
  std::string zone(Id<network::Zone> id) const { return "zone " + text(world_[id].name); }

  Row row_of(const kubernetes::Pod& pod) const;
  Rows pods_of(Id<kubernetes::Workload> workload) const;
  Rows nodes_of(Id<network::LoadBalancer> balancer) const;
  Rows nodes_of(Id<managed::Instance> instance) const;
  Rows ways_out(Id<workload::Service> caller) const;
  void read_ground();
  void read_cluster();
  void read_operation(Id<workload::Operation> id);
  bool is_certain(Id<workload::Call> id) const;
  void need(Supply& supply, const workload::Call& call, bool certain) const;
  void add(const std::string& name, const Row& row) { found_[name].all_of(row); }

  const World& world_;
  std::map<std::string, Supply> found_;
};

Row Reader::row_of(const kubernetes::Pod& pod) const {
  const kubernetes::Node& node = world_[kubernetes::node_of(pod)];
  Row row{zone(node.zone), text(node.name)};
  if (pod.volume) row.push_back("volume " + text(world_[pod.volume].name));
  row.push_back(text(pod.name));
  return row;
}

/// The pods that run, each with what it stands on.
Rows Reader::pods_of(Id<kubernetes::Workload> workload) const {
  Rows rows;
  for (const Id<kubernetes::Pod> id : kubernetes::pods_of(world_, workload)) {
    const kubernetes::Pod& pod = world_[id];
    if (pod.phase == kubernetes::PodPhase::running && kubernetes::node_of(pod))
      rows.push_back(row_of(pod));
  }
  return rows;
}

Rows Reader::nodes_of(Id<network::LoadBalancer> balancer) const {
  Rows rows;
  for (const auto& [id, node] : world_.table<network::BalancerNode>())
    if (node.balancer == balancer && !node.shifted)
      rows.push_back({zone(node.zone), text(node.name)});
  return rows;
}

/// The nodes that work: a standby counts, since it takes over.
Rows Reader::nodes_of(Id<managed::Instance> instance) const {
  Rows rows;
  const managed::Instance& row = world_[instance];
  for (std::int32_t i = 0; i < row.count; ++i) {
    const managed::Node& node = row.nodes[static_cast<std::size_t>(i)];
    if (node.up) rows.push_back({zone(node.zone)});
  }
  return rows;
}

/// The zones of a service's pods, each with its NAT gateway.
Rows Reader::ways_out(Id<workload::Service> caller) const {
  Rows rows;
  for (const auto& [id, traffic] : world_.table<workload::ZoneTraffic>()) {
    if (world_[caller].answering[traffic.zone.index] <= 0) continue;
    Row row{zone(traffic.zone)};
    if (traffic.nat && world_[traffic.nat].zone != traffic.zone)
      row.push_back(zone(world_[traffic.nat].zone));
    if (traffic.nat) row.push_back(text(world_[traffic.nat].name));
    rows.push_back(row);
  }
  return rows;
}

void Reader::read_ground() {
  for (const auto& [id, nat] : world_.table<network::NatGateway>())
    if (network::exists(nat)) add(text(nat.name), {zone(nat.zone)});
  for (const auto& [id, node] : world_.table<network::BalancerNode>())
    add(text(node.name), {zone(node.zone)});
  for (const auto& [id, balancer] : world_.table<network::LoadBalancer>())
    found_[text(balancer.name)].any_of(nodes_of(id));
  for (const auto& [id, vpn] : world_.table<network::Vpn>()) {
    Rows rows;
    for (const auto& [tunnel_id, tunnel] : world_.table<network::Tunnel>())
      if (tunnel.vpn == id && tunnel.configured)
        rows.push_back({zone(tunnel.zone), text(tunnel.name)});
    found_[text(vpn.name)].any_of(rows);
    found_[text(world_[vpn.site].name)].any_of(rows);
    found_[text(world_[vpn.site].name)].all_of({text(vpn.name)});
  }
  for (const auto& [id, endpoint] : world_.table<network::Endpoint>()) {
    Rows rows;
    for (const auto& [row_id, row] : world_.table<network::EndpointInterface>())
      if (row.endpoint == id) rows.push_back({zone(row.zone), text(row.name)});
    found_[text(endpoint.name)].any_of(rows);
  }
}

void Reader::read_cluster() {
  for (const auto& [id, node] : world_.table<kubernetes::Node>())
    if (node.condition != kubernetes::NodeCondition::gone) add(text(node.name), {zone(node.zone)});
  for (const auto& [id, volume] : world_.table<storage::Volume>())
    add("volume " + text(volume.name), {zone(volume.zone)});
  for (const auto& [id, workload] : world_.table<kubernetes::Workload>()) {
    const Rows rows = pods_of(id);
    for (const Row& row : rows) add(row.back(), Row(row.begin(), row.end() - 1));
    if (!rows.empty()) found_[text(workload.name)].any_of(rows);
  }
  for (const auto& [id, instance] : world_.table<managed::Instance>())
    if (const Rows rows = nodes_of(id); !rows.empty()) found_[text(instance.name)].any_of(rows);
}

/// Whether each request makes the call and waits for it.
bool Reader::is_certain(Id<workload::Call> id) const {
  for (; id; id = world_[id].parent)
    if (world_[id].chance < 1 || world_[id].asynchronous) return false;
  return true;
}

void Reader::need(Supply& supply, const workload::Call& call, bool certain) const {
  Rows rows;
  if (call.kind == workload::CallKind::service) {
    const Id<managed::Instance> instance = world_[call.service].instance;
    if (instance && certain) {
      supply.any_of(nodes_of(instance));
      supply.all_of({text(world_[call.service].name)});
      return;
    }
    rows = instance ? nodes_of(instance) : pods_of(world_[call.service].workload);
    for (Row& row : rows) row.push_back(text(world_[call.service].name));
  } else if (call.kind == workload::CallKind::outside) {
    rows = ways_out(call.caller);
  } else {
    return;
  }
  if (certain)
    supply.any_of(rows);
  else
    supply.partly(rows);
}

void Reader::read_operation(Id<workload::Operation> id) {
  Supply& supply = found_[text(world_[id].name)];
  const Id<network::LoadBalancer> balancer = world_.only<workload::Settings>().balancer;
  if (!world_[id].backlog && balancer) {
    Rows records;
    for (const auto& [record_id, record] : world_.table<network::DnsRecord>())
      if (record.balancer == balancer) records.push_back({"record " + text(record.name)});
    if (!records.empty()) supply.any_of(records);
    supply.all_of({text(world_[balancer].name)});
    supply.any_of(nodes_of(balancer));
  }
  for (const auto& [call_id, call] : world_.table<workload::Call>())
    if (call.operation == id) need(supply, call, is_certain(call_id));
}

std::map<std::string, Supply> Reader::all() {
  read_ground();
  read_cluster();
  for (std::uint32_t i = 0; i < world_.table<workload::Operation>().size(); ++i)
    read_operation(Id<workload::Operation>{i});
  return std::move(found_);
}

}  // namespace

std::map<std::string, Supply> supplies(const World& world) { return Reader(world).all(); }

std::vector<std::string> what_users_do(const World& world) {
  std::vector<std::string> names;
  for (const auto& [id, operation] : world.table<workload::Operation>())
    if (!operation.backlog) names.emplace_back(world.text(operation.name));
  return names;
}

}  // namespace drydock::insight
