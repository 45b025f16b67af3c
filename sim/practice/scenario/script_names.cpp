// The table of what commands name. Workloads, zones, VPCs and the like stand in the platform and
// come by no command; pods, nodes, volumes and snapshots come by themselves, under names that tell
// what they are of.
#include "sim/practice/scenario/script_names.h"

#include <algorithm>

#include "sim/platform/compute/tables.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/recovery/tables.h"
#include "sim/platform/storage/tables.h"
#include "sim/platform/workload/tables.h"

namespace drydock::scenario {

namespace {

template <class Row>
std::vector<std::string> all(const World& world) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Row>()) names.emplace_back(world.text(row.name));
  return names;
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "<name>-<something>" with one of these names.
bool is_of(const std::vector<std::string>& names, std::string_view text) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return text.size() > name.size() + 1 && text.starts_with(name) && text[name.size()] == '-';
  });
}

bool grows_pod(const World& world, const MadeNames&, const std::string& name) {
  return is_of(all<kubernetes::Workload>(world), name);
}

bool grows_machine(const World& world, const MadeNames&, const std::string& name) {
  for (const std::string& group : all<compute::MachineGroup>(world)) {
    const std::string stem = "node-" + group;
    if (name.starts_with(stem) && is_number(std::string_view(name).substr(stem.size())))
      return true;
  }
  return false;
}

std::vector<std::string> claims(const World& world) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<kubernetes::Claim>())
    if (row.workload) names.push_back(kubernetes::claim_name(world, id));
  return names;
}

/// Of a claim, and so of its volume: "auth-db-1".
bool grows_claim(const World& world, const MadeNames&, const std::string& name) {
  const std::size_t dash = name.rfind('-');
  if (dash == std::string::npos || !is_number(std::string_view(name).substr(dash + 1)))
    return false;
  const auto workload = world.find<kubernetes::Workload>(name.substr(0, dash));
  return workload && world[workload].kind == kubernetes::WorkloadKind::stateful_set;
}

bool grows_interface(const World&, const MadeNames& made, const std::string& name) {
  const auto endpoints = made.find("an endpoint");
  return endpoints != made.end() &&
         is_of({endpoints->second.begin(), endpoints->second.end()}, name);
}

std::vector<std::string> backups(const World& world) {
  std::vector<std::string> names = all<recovery::Backup>(world);
  names.emplace_back("newest");
  return names;
}

/// "databases-7" of the schedule databases.
bool grows_backup(const World& world, const MadeNames&, const std::string& name) {
  const std::size_t dash = name.rfind('-');
  return dash != std::string::npos && is_number(std::string_view(name).substr(dash + 1)) &&
         is_of(all<recovery::Schedule>(world), name);
}

std::vector<std::string> targets(const World& world) {
  std::vector<std::string> names{"internet gateway"};
  for (auto list : {all<network::NatGateway>(world), all<network::Peering>(world),
                    all<network::TransitGateway>(world), all<network::Vpn>(world)})
    names.insert(names.end(), list.begin(), list.end());
  return names;
}

/// Routes lead to what other commands make.
bool grows_target(const World&, const MadeNames& made, const std::string& name) {
  return std::any_of(made.begin(), made.end(),
                     [&](const auto& sort) { return sort.second.contains(name); });
}

std::vector<std::string> namespaces(const World& world) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<kubernetes::Workload>())
    names.emplace_back(world.text(row.name_space));
  return names;
}

std::vector<std::string> databases(const World& world) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<workload::Service>())
    if (row.kind == workload::ServiceKind::database) names.emplace_back(world.text(row.name));
  return names;
}

/// "check-auth-db" of the workload auth-db.
bool grows_copy(const World& world, const MadeNames&, const std::string& name) {
  const auto workloads = all<kubernetes::Workload>(world);
  return std::any_of(workloads.begin(), workloads.end(), [&](const std::string& workload) {
    return name.size() > workload.size() + 1 && name.ends_with("-" + workload);
  });
}

constexpr NamedThing workload{"a workload", all<kubernetes::Workload>},
    pod{"a pod", all<kubernetes::Pod>, grows_pod},
    node{"a node", all<compute::Instance>, grows_machine},
    machine{"a machine", all<compute::Instance>, grows_machine},
    node_group{"a node group", all<compute::MachineGroup>},
    machine_type{"a machine type", all<compute::MachineType>},
    claim{"a claim", claims, grows_claim}, cron_job{"a cron job", all<kubernetes::CronJob>},
    region{"a region", all<network::Region>}, zone{"a zone", all<network::Zone>},
    vpc{"a VPC", all<network::Vpc>}, table{"a route table", all<network::RouteTable>},
    target{"something that a route leads to", targets, grows_target},
    nat{"a NAT gateway", all<network::NatGateway>}, peering{"a peering", all<network::Peering>},
    gateway{"a transit gateway", all<network::TransitGateway>},
    endpoint{"an endpoint", all<network::Endpoint>}, interface {
  "an endpoint interface", all<network::EndpointInterface>, grows_interface
}, tunnel{"a tunnel", all<network::Tunnel>}, group{"a security group", all<network::SecurityGroup>},
    balancer{"a load balancer", all<network::LoadBalancer>},
    record{"a record", all<network::DnsRecord>}, bucket{"a bucket", all<storage::Bucket>},
    volume{"a volume", all<storage::Volume>, grows_claim},
    outside{"an outside system", all<workload::Outside>},
    operation{"an operation", all<workload::Operation>}, name_space{"a namespace", namespaces},
    database{"a database with users", databases},
    schedule{"a schedule of backups", all<recovery::Schedule>},
    backup{"a backup", backups, grows_backup},
    environment{"an environment", all<recovery::Environment>},
    copy{"a copy of a workload", all<kubernetes::Workload>, grows_copy};

bool grows_snapshot(const World& world, const MadeNames& made, const std::string& name) {
  const std::size_t dash = name.rfind('-');
  constexpr std::string_view stem = "snap-";
  return name.starts_with(stem) && dash > stem.size() &&
         is_number(std::string_view(name).substr(dash + 1)) &&
         could_be(world, volume, made, name.substr(stem.size(), dash - stem.size()));
}

constexpr NamedThing snapshot{"a snapshot", all<storage::Snapshot>, grows_snapshot};

/// The first line that fits a field counts.
constexpr NameField fields[] = {
    {"network.create_nat", "nat", &nat, true},
    {"network.create_endpoint", "endpoint", &endpoint, true},
    {"network.create_peering", "peering", &peering, true},
    {"network.create_peering", "with", &vpc},
    {"network.attach_vpc", "gateway", &gateway, true},
    {"network.set_route", "target", &target},
    {"network.", "group", &group},
    {"storage.create_volume", "name", &volume, true},
    {"storage.restore_snapshot", "name", &volume, true},
    {"failure.link", "other", &zone, false, true},
    {"failure.", "type", &machine_type},
    {"", "workload", &workload},
    {"", "pod", &pod},
    {"", "node", &node},
    {"", "instance", &machine},
    {"", "machine", &machine},
    {"", "group", &node_group},
    {"", "claim", &claim},
    {"", "cron_job", &cron_job},
    {"", "region", &region},
    {"", "zone", &zone},
    {"", "vpc", &vpc},
    {"", "table", &table},
    {"", "nat", &nat},
    {"", "peering", &peering},
    {"", "interface", &interface},
    {"", "tunnel", &tunnel},
    {"", "balancer", &balancer},
    {"", "record", &record},
    {"", "bucket", &bucket},
    {"", "volume", &volume},
    {"", "snapshot", &snapshot},
    {"", "outside", &outside},
    {"", "operation", &operation},
    {"failure.", "name_space", &name_space},
    {"kubernetes.", "name_space", &name_space},
    {"failure.", "database", &database},
    {"failure.", "strategy"},
    {"recovery.", "schedule", &schedule},
    {"recovery.", "backup", &backup},
    {"recovery.", "of", &workload},
    {"recovery.", "copy", &copy},
    {"recovery.", "environment", &environment},
    {"recovery.", "name_space"},
    {"recovery.", "hook"},
    {"recovery.", "existing"},
    {"recovery.", "module"},
    {"compute.", "process"},
    {"failure.", "part"},
    {"failure.", "resource"},
    {"failure.", "kind"},
    {"kubernetes.", "direction"},
    {"kubernetes.", "policies"},
    {"kubernetes.", "select"},
    {"kubernetes.", "key"},
    {"kubernetes.", "value"},
    {"kubernetes.", "effect"},
    {"kubernetes.", "image"},
    {"kubernetes.", "max_unavailable"},
    {"kubernetes.", "version"},
    {"network.", "to"},
    {"network.", "service"},
    {"network.", "direction"},
    {"network.", "ports"},
    {"network.", "other"},
    {"storage.", "type"},
};

}  // namespace

const NameField* name_field(std::string_view command, std::string_view field) {
  const auto fits = [&](const NameField& line) {
    const bool whole = !line.command.empty() && !line.command.ends_with('.');
    return line.field == field &&
           (whole ? command == line.command : command.starts_with(line.command));
  };
  const auto* found = std::find_if(std::begin(fields), std::end(fields), fits);
  return found == std::end(fields) ? nullptr : found;
}

bool could_be(const World& world, const NamedThing& thing, const MadeNames& made,
              const std::string& name) {
  const std::vector<std::string> standing = thing.names(world);
  if (std::find(standing.begin(), standing.end(), name) != standing.end()) return true;
  const auto found = made.find(thing.what);
  if (found != made.end() && found->second.contains(name)) return true;
  return thing.grows != nullptr && thing.grows(world, made, name);
}

}  // namespace drydock::scenario
