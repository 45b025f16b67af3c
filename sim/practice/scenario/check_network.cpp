// Networks, zones and node groups: what refers to what, what overlaps, what is in the wrong order.
#include <algorithm>

#include "sim/platform/network/cidr.h"
#include "sim/practice/scenario/checks.h"

namespace drydock::scenario {

namespace {

using network::Cidr;

struct Placed {
  std::string path;
  std::string text;
  Cidr cidr;
};

void check_apart(Checks& checks, const std::vector<Placed>& networks) {
  for (std::size_t i = 0; i < networks.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (networks[i].cidr.overlaps(networks[j].cidr))
        checks.add(codes::overlap, networks[i].path, networks[i].text,
                   "a network apart from " + networks[j].text + " of " + networks[j].path);
}

bool has_subnet(const Vpc& vpc, const std::string& zone, SubnetKind kind) {
  for (const auto& [name, subnet] : vpc.subnets)
    if (subnet.zone == zone && subnet.kind == kind) return true;
  return false;
}

void check_nat(Checks& checks, const std::string& path, const Vpc& vpc) {
  if (vpc.nat.layout == NatLayout::none) return;
  if (!vpc.internet_gateway)
    checks.add(codes::conflict, path + ".nat", "a NAT gateway without an internet gateway",
               "internet_gateway true, or nat layout \"none\"");
  const bool single = vpc.nat.layout == NatLayout::single;
  if (single && vpc.nat.zone.empty())
    checks.add(codec::codes::missing_key, path + ".nat", "no key \"zone\"",
               "the zone of the single gateway");
  else if (single &&
           !checks.known(path + ".nat.zone", vpc.nat.zone, checks.platform.zones, "a zone"))
    return;
  for (const std::string& zone : checks.platform.zones) {
    if (single ? zone != vpc.nat.zone : !has_subnet(vpc, zone, SubnetKind::private_)) continue;
    if (!has_subnet(vpc, zone, SubnetKind::public_))
      checks.add(codes::reference, path + ".subnets", "no public subnet in zone " + zone,
                 "one, for the NAT gateway");
  }
}

void check_vpc(Checks& checks, const std::string& name, const Vpc& vpc, std::vector<Placed>& all) {
  const std::string path = "platform.network.vpcs." + name;
  const auto whole = cidr_at(checks, path + ".cidr", vpc.cidr);
  if (whole) all.push_back({path + ".cidr", vpc.cidr, *whole});
  std::vector<Placed> subnets;
  for (const auto& [key, subnet] : vpc.subnets) {
    const std::string place = path + ".subnets." + key;
    checks.known(place + ".zone", subnet.zone, checks.platform.zones, "a zone");
    const auto cidr = cidr_at(checks, place + ".cidr", subnet.cidr);
    if (!cidr) continue;
    subnets.push_back({place + ".cidr", subnet.cidr, *cidr});
    if (whole && !whole->covers(*cidr))
      checks.add(codes::overlap, place + ".cidr", subnet.cidr, "a network inside " + vpc.cidr);
  }
  check_apart(checks, subnets);
  check_nat(checks, path, vpc);
}

/// The zones of a group: known, each once, with a private subnet for its nodes.
void check_zones(Checks& checks, const std::string& path, const Group& group, const Vpc* vpc) {
  const bool several = group.zones.size() != 1;
  if (group.zones.empty())
    checks.add(codec::codes::missing_key, path + ".zones", "no zone", "at least one");
  for (std::size_t i = 0; i < group.zones.size(); ++i) {
    const std::string& zone = group.zones[i];
    const std::string place =
        path + (several ? ".zones[" + std::to_string(i) + "]" : std::string(".zone"));
    if (!checks.known(place, zone, checks.platform.zones, "a zone")) continue;
    if (std::find(group.zones.begin(), group.zones.begin() + static_cast<std::ptrdiff_t>(i),
                  zone) != group.zones.begin() + static_cast<std::ptrdiff_t>(i))
      checks.add(codes::conflict, place, "zone " + zone + " twice", "each zone once");
    if (vpc != nullptr && !has_subnet(*vpc, zone, SubnetKind::private_))
      checks.add(codes::reference, place,
                 "no private subnet of " + checks.platform.cluster.vpc + " in zone " + zone,
                 "one, for the nodes");
  }
}

/// A statement about capacity must be about machines that some group uses.
void check_capacity(Checks& checks, std::size_t index) {
  const Cluster& cluster = checks.platform.cluster;
  const Capacity& capacity = cluster.capacity[index];
  const auto uses = [&](const auto& entry) {
    const Group& group = entry.second;
    return group.type == capacity.type && group.spot == capacity.spot &&
           std::find(group.zones.begin(), group.zones.end(), capacity.zone) != group.zones.end();
  };
  if (std::none_of(cluster.groups.begin(), cluster.groups.end(), uses))
    checks.add(codes::reference, "platform.cluster.capacity[" + std::to_string(index) + "]",
               capacity.type + (capacity.spot ? " spot" : "") + " in zone " + capacity.zone,
               "machines of a node group");
}

}  // namespace

std::optional<network::Cidr> cidr_at(Checks& checks, const std::string& path,
                                     const std::string& text) {
  const auto cidr = network::parse_cidr(text);
  if (cidr && text.find('/') != std::string::npos) return *cidr;
  checks.add(codec::codes::wrong_unit, path, "\"" + text + "\"",
             "an IPv4 network such as \"10.40.0.0/16\"");
  return std::nullopt;
}

void check_network(Checks& checks) {
  const Network& network = checks.platform.network;
  std::vector<Placed> all;
  for (const auto& [name, vpc] : network.vpcs) check_vpc(checks, name, vpc, all);
  const auto vpcs = names_of(network.vpcs);
  for (const auto& [name, office] : network.offices) {
    const std::string path = "platform.network.offices." + name;
    const auto cidr = cidr_at(checks, path + ".cidr", office.cidr);
    if (cidr) all.push_back({path + ".cidr", office.cidr, *cidr});
    checks.known(path + ".vpc", office.vpc, vpcs, "a VPC");
  }
  if (!network.allow_overlaps) check_apart(checks, all);
  check_edges(checks);
  const std::string path = "platform.network.load_balancer";
  if (checks.known(path + ".vpc", network.load_balancer.vpc, vpcs, "a VPC")) {
    bool reachable = false;
    for (const std::string& zone : checks.platform.zones)
      reachable |=
          has_subnet(*find(network.vpcs, network.load_balancer.vpc), zone, SubnetKind::public_);
    if (!reachable)
      checks.add(codes::reference, path + ".vpc", "a VPC without public subnets",
                 "one where users can come in");
  }
  if (checks.known(path + ".target", network.load_balancer.target,
                   names_of(checks.platform.workloads), "a workload") &&
      find(checks.platform.workloads, network.load_balancer.target)->role != WorkloadRole::ingress)
    checks.add(codes::conflict, path + ".target", "\"" + network.load_balancer.target + "\"",
               "a workload with the role \"ingress\"");
}

void check_cluster(Checks& checks) {
  const Cluster& cluster = checks.platform.cluster;
  const bool vpc_known = checks.known("platform.cluster.vpc", cluster.vpc,
                                      names_of(checks.platform.network.vpcs), "a VPC");
  const Vpc* vpc = vpc_known ? find(checks.platform.network.vpcs, cluster.vpc) : nullptr;
  std::vector<std::string> types;
  if (checks.scenario.catalog)
    for (const auto& [name, type] : checks.scenario.catalog->types) types.push_back(name);
  if (cluster.groups.empty())
    checks.add(codec::codes::missing_key, "platform.cluster.groups", "no node group",
               "at least one");
  for (const auto& [name, group] : cluster.groups) {
    const std::string path = "platform.cluster.groups." + name;
    check_zones(checks, path, group, vpc);
    check_group_rules(checks, path, group);
    if (!types.empty()) checks.known(path + ".type", group.type, types, "an instance type");
    if (group.min > group.max)
      checks.add(codes::order, path + ".min", std::to_string(group.min),
                 "at most max, " + std::to_string(group.max));
    else if (group.size < group.min || group.size > group.max)
      checks.add(
          codes::order, path + ".size", std::to_string(group.size),
          "from min to max, " + std::to_string(group.min) + " to " + std::to_string(group.max));
  }
  for (std::size_t i = 0; i < cluster.capacity.size(); ++i) check_capacity(checks, i);
  check_cluster_rules(checks);
}

}  // namespace drydock::scenario
