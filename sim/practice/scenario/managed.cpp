// Databases and brokers that AWS runs instead of pods: what it offers, what it costs, and how the
// keys of a stateful set are read as those of an instance.
#include "sim/practice/scenario/managed.h"

#include <algorithm>
#include <array>

#include "sim/engine/base/text.h"
#include "sim/platform/managed/catalog.h"
#include "sim/platform/managed/managed.h"
#include "sim/practice/scenario/builder.h"

namespace drydock::scenario {

namespace {

managed::Software software_of(Host host) {
  const bool broker = host == Host::amazon_mq || host == Host::amazon_mq_single;
  return broker ? managed::Software::rabbitmq : managed::Software::postgres;
}

managed::Deployment deployment_of(Host host) {
  if (host == Host::rds) return managed::Deployment::standby;
  return host == Host::amazon_mq ? managed::Deployment::cluster : managed::Deployment::single;
}

std::size_t zones_of(managed::Deployment deployment) {
  if (deployment == managed::Deployment::cluster) return managed::nodes_most;
  return deployment == managed::Deployment::standby ? 2 : 1;
}

/// The machine under a class: "m7g.large" of "db.m7g.large".
std::string machine_of(const std::string& type) {
  return type.substr(std::min<std::size_t>(3, type.size()));
}

/// The zones of its volume first, then the others.
std::vector<std::string> zones_in_order(const Platform& platform, const Workload& spec) {
  std::vector<std::string> zones;
  const auto add = [&](const std::string& zone) {
    if (std::find(zones.begin(), zones.end(), zone) == zones.end()) zones.push_back(zone);
  };
  for (const std::string& zone : spec.volume->zones) add(zone);
  for (const std::string& zone : platform.zones) add(zone);
  return zones;
}

void check_class(Checks& checks, const std::string& path, const Workload& workload) {
  const managed::Software software = software_of(workload.managed->host);
  const std::string family = software == managed::Software::rabbitmq ? "mq." : "db.";
  const std::string& type = workload.managed->type;
  if (!type.starts_with(family)) {
    checks.add(codes::conflict, path + ".class", "\"" + type + "\"",
               "a class such as \"" + family + "m5.large\"");
    return;
  }
  if (!checks.scenario.catalog) return;
  std::vector<std::string> known;
  for (const auto& [name, machine] : checks.scenario.catalog->types)
    if (!name.starts_with("t")) known.push_back(family + name);  // No credits, so none of those.
  checks.known(path + ".class", type, known, "a class whose machine is known");
}

}  // namespace

void check_managed(Checks& checks, const std::string& path, const Workload& workload) {
  if (!workload.is_managed()) return;
  const std::string at = path + ".managed";
  const Host host = workload.managed->host;
  const bool broker = software_of(host) == managed::Software::rabbitmq;
  if (workload.role != (broker ? WorkloadRole::broker : WorkloadRole::database)) {
    checks.add(codes::conflict, at + ".host",
               "a workload with the role \"" + codec::spelled(enum_name(workload.role)) + "\"",
               broker ? "a broker" : "a database");
    return;
  }
  check_class(checks, at, workload);
  if (!workload.volume) {
    checks.add(codec::codes::missing_key, path + ".volume", "no volume",
               "its size, which is that of the managed storage too");
  } else if (!broker && workload.volume->type != "gp3") {
    checks.add(codes::conflict, path + ".volume.type", workload.volume->type,
               "gp3, the storage of a managed database");
  }
  const std::size_t zones = zones_of(deployment_of(host));
  if (checks.platform.zones.size() < zones)
    checks.add(codes::conflict, at + ".host", codec::spelled(enum_name(host)),
               "a platform with " + std::to_string(zones) + " zones");
}

bool is_unknown_class(const Catalog& catalog, std::string_view price) {
  static constexpr std::array families{std::pair{"rds.postgres.single_az.", "db."},
                                       std::pair{"rds.postgres.multi_az.", "db."},
                                       std::pair{"mq.rabbitmq.broker.", "mq."}};
  for (const auto& [start, family] : families) {
    if (!price.starts_with(start)) continue;
    const std::string type(price.substr(std::string_view(start).size()));
    return !type.starts_with(family) || !catalog.types.contains(machine_of(type));
  }
  return false;
}

void check_managed_storage(const Scenario& scenario, const managed::Settings& settings,
                           codec::Diagnostics& out) {
  codec::Report report(scenario.file, out);
  for (const auto& [name, workload] : scenario.platform.workloads) {
    if (!workload.is_managed() || !workload.volume) continue;
    const VolumeTemplate& volume = *workload.volume;
    const bool large = whole_gib(volume.size) >= settings.large_gib;
    const std::string path = "platform.workloads." + name + ".volume.";
    if (!large && volume.iops > settings.iops)
      report.add(codes::conflict, path + "iops", std::to_string(volume.iops),
                 "at most " + std::to_string(settings.iops) + " below " +
                     std::to_string(settings.large_gib) + " GiB");
    const double most = large ? settings.throughput_large : settings.throughput;
    if (volume.throughput > most)
      report.add(codes::conflict, path + "throughput",
                 say_bytes(Bytes{static_cast<std::int64_t>(volume.throughput)}) + "/s",
                 "at most what the storage includes, " +
                     say_bytes(Bytes{static_cast<std::int64_t>(most)}) + "/s");
  }
}

void add_managed_prices(const Platform& platform, std::vector<NeededPrice>& needs) {
  const auto add = [&](std::string_view key, std::string_view item) {
    needs.push_back({std::string(key), std::string(item)});
  };
  for (const auto& [name, workload] : platform.workloads) {
    if (!workload.is_managed()) continue;
    const Host host = workload.managed->host;
    const bool broker = software_of(host) == managed::Software::rabbitmq;
    add(managed::hours_key(software_of(host), deployment_of(host), workload.managed->type),
        broker ? managed::broker_item : managed::database_item);
    if (broker) {
      add(managed::broker_space.key, managed::broker_space.item);
      continue;
    }
    const bool twice = deployment_of(host) == managed::Deployment::standby;
    const cost::RateNeed& space = twice ? managed::database_space_twice : managed::database_space;
    for (const cost::RateNeed& need : {space, managed::database_iops, managed::database_backups})
      add(need.key, need.item);
  }
}

void build_managed(Builder& builder) {
  Context& context = builder.context;
  const managed::Settings& settings = builder.settings.managed;
  managed::configure(context, settings);
  for (const auto& [name, spec] : builder.platform.workloads) {
    if (!spec.is_managed()) continue;
    const InstanceType& machine =
        builder.scenario.catalog->types.at(machine_of(spec.managed->type));
    managed::Instance row;
    row.name = context.name(name);
    row.software = software_of(spec.managed->host);
    row.deployment = deployment_of(spec.managed->host);
    row.type = context.name(spec.managed->type);
    row.cpu = Millicores{machine.vcpu * 1000};
    row.memory = machine.memory;
    row.gib = whole_gib(spec.volume->size);
    const bool large = row.gib >= settings.large_gib;
    const std::int64_t included = large ? settings.iops_large : settings.iops;
    const std::int64_t given = std::max(included, spec.volume->iops);
    row.iops_paid = given - included;
    row.iops = std::min<std::int64_t>(given, machine.ebs_iops);
    row.throughput =
        std::min(large ? settings.throughput_large : settings.throughput, machine.ebs_throughput);
    row.backup_gib = whole_gib(spec.managed->backups);
    const std::vector<std::string> zones = zones_in_order(builder.platform, spec);
    for (std::size_t i = 0; i < std::min(zones.size(), row.zones.size()); ++i)
      row.zones[i] = builder.zones.at(zones[i]);
    builder.instances[name] = managed::add_instance(context, row);
  }
}

}  // namespace drydock::scenario
