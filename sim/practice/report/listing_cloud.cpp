// What the pages of the AWS console list, from the tables of network, compute and storage.
#include "sim/platform/compute/compute.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using enum Align;

std::string text(const World& world, Name name) { return std::string(world.text(name)); }

/// "In-use" for in_use: enumerators as the console writes states.
std::string sentence(std::string_view enumerator) {
  std::string out(enumerator);
  for (char& letter : out)
    if (letter == '_') letter = '-';
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

std::string block(std::uint32_t address, std::uint8_t prefix) {
  return network::say_address(address) + "/" + std::to_string(prefix);
}

std::vector<ListRow> groups(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, group] : world.table<compute::MachineGroup>()) {
    const std::string name = text(world, group.name);
    const std::int32_t size = compute::size(world, id);
    rows.push_back({"group/" + name,
                    {name, text(world, world[group.type].name), text(world, world[group.zone].name),
                     Cell::count(group.desired), Cell::count(group.min), Cell::count(group.max),
                     Cell::count(size)},
                    size < group.desired || group.desired >= group.max ? RowState::strained
                                                                       : RowState::ordinary});
  }
  return rows;
}

std::vector<ListRow> instances(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, instance] : world.table<compute::Instance>()) {
    if (instance.phase == compute::InstancePhase::terminated) continue;
    const std::string name = text(world, instance.name);
    const bool works = compute::works(world, id);
    const bool leaving = instance.phase == compute::InstancePhase::terminating;
    const bool running = instance.phase == compute::InstancePhase::running;
    rows.push_back(
        {"node/" + name,
         {name, sentence(enum_name(instance.phase)), running ? (works ? "Passed" : "Failed") : "-",
          text(world, world[world[instance.group].type].name),
          text(world, world[instance.zone].name), text(world, world[instance.group].name),
          age(world.now() - instance.launched)},
         leaving             ? RowState::leaving
         : running && !works ? RowState::broken
         : running           ? RowState::ordinary
                             : RowState::strained});
  }
  return rows;
}

std::vector<ListRow> volumes(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, volume] : world.table<storage::Volume>()) {
    const std::string name = text(world, volume.name);
    const bool held = volume.phase != storage::VolumePhase::available;
    rows.push_back({"volume/" + name,
                    {name,
                     Cell(std::to_string(volume.spec.size_gib) + " GiB",
                          static_cast<double>(volume.spec.size_gib)),
                     sentence(enum_name(volume.phase)), text(world, world[volume.zone].name),
                     held && volume.instance ? text(world, world[volume.instance].name) : "-"},
                    storage::reachable(world, id) ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

std::vector<ListRow> buckets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, bucket] : world.table<storage::Bucket>()) {
    const std::string name = text(world, bucket.name);
    rows.push_back(
        {"bucket/" + name,
         {name, Cell(say_bytes(bucket.stored), static_cast<double>(bucket.stored.count))},
         RowState::ordinary});
  }
  return rows;
}

std::vector<ListRow> subnets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, subnet] : world.table<network::Subnet>()) {
    const std::string name = text(world, subnet.name);
    rows.push_back(
        {"subnet/" + name,
         {name, text(world, world[subnet.vpc].name), text(world, world[subnet.zone].name),
          Cell(block(subnet.cidr, subnet.prefix), subnet.cidr),
          subnet.is_public ? "Public" : "Private", text(world, world[subnet.routes].name)},
         world[subnet.zone].up ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

std::vector<ListRow> nat_gateways(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, nat] : world.table<network::NatGateway>()) {
    const std::string name = text(world, nat.name);
    const bool works = network::works(world, id);
    rows.push_back({"nat/" + name,
                    {name, works ? "Available" : "Failed", text(world, world[nat.zone].name),
                     text(world, world[nat.subnet].name)},
                    works ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

std::vector<ListRow> targets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, target] : world.table<network::Target>()) {
    if (target.health == network::TargetHealth::gone) continue;
    const std::string name = text(world, target.name);
    rows.push_back({"pod/" + name,
                    {name, text(world, world[target.balancer].name),
                     text(world, world[target.zone].name), sentence(enum_name(target.health))},
                    target.health == network::TargetHealth::healthy    ? RowState::ordinary
                    : target.health == network::TargetHealth::draining ? RowState::leaving
                    : target.health == network::TargetHealth::initial  ? RowState::strained
                                                                       : RowState::broken});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> cloud_lists() {
  const auto family = ListFamily::cloud;
  return {{"nodegroups",
           "Node groups",
           family,
           {{"Name"},
            {"Instance type"},
            {"Zone"},
            {"Desired", right},
            {"Minimum", right},
            {"Maximum", right},
            {"Size", right}},
           groups},
          {"instances",
           "Instances",
           family,
           {{"Name"},
            {"State"},
            {"Status check"},
            {"Instance type"},
            {"Zone"},
            {"Node group"},
            {"Age", right}},
           instances},
          {"volumes",
           "Volumes",
           family,
           {{"Name"}, {"Size", right}, {"State"}, {"Zone"}, {"Attached to"}},
           volumes},
          {"buckets", "Buckets", family, {{"Name"}, {"Size", right}}, buckets},
          {"subnets",
           "Subnets",
           family,
           {{"Name"}, {"VPC"}, {"Zone"}, {"CIDR"}, {"Access"}, {"Route table"}},
           subnets},
          {"nat-gateways",
           "NAT gateways",
           family,
           {{"Name"}, {"State"}, {"Zone"}, {"Subnet"}},
           nat_gateways},
          {"targets",
           "Load balancer targets",
           family,
           {{"Target"}, {"Load balancer"}, {"Zone"}, {"Health"}},
           targets}};
}

}  // namespace drydock::report
