// Transit gateways and written routes: what they lead to, and from which VPC.
#include <algorithm>
#include <map>

#include "sim/practice/scenario/checks.h"

namespace drydock::scenario {

namespace {

/// Route tables by name, each with its VPC; see build_network.
std::map<std::string, std::string> tables_of(const Network& network) {
  std::map<std::string, std::string> tables;
  for (const auto& [name, vpc] : network.vpcs)
    for (const auto& [key, subnet] : vpc.subnets)
      tables[name + (subnet.kind == SubnetKind::public_ ? "-public" : "-private-" + subnet.zone)] =
          name;
  return tables;
}

/// What routes may lead to, each with the VPCs that it stands in.
std::map<std::string, std::vector<std::string>> targets_of(const Platform& platform) {
  const Network& network = platform.network;
  std::map<std::string, std::vector<std::string>> targets;
  for (const auto& [name, vpc] : network.vpcs) {
    if (vpc.internet_gateway) targets["internet gateway"].push_back(name);
    const std::string prefix = platform.cluster.vpc == name ? "nat-" : name + "-nat-";
    for (const auto& [key, subnet] : vpc.subnets) {
      const bool has_nat = vpc.nat.layout == NatLayout::per_zone ||
                           (vpc.nat.layout == NatLayout::single && subnet.zone == vpc.nat.zone);
      if (has_nat && subnet.kind == SubnetKind::public_)
        targets[prefix + subnet.zone].push_back(name);
    }
  }
  for (const auto& [name, peering] : network.peerings) targets[name] = {peering.vpc, peering.with};
  for (const auto& [name, gateway] : network.transit_gateways) targets[name] = gateway.vpcs;
  for (const auto& [name, office] : network.offices) targets["vpn-" + name] = {office.vpc};
  return targets;
}

template <class T>
std::vector<std::string> keys_of(const std::map<std::string, T>& things) {
  std::vector<std::string> names;
  for (const auto& [name, thing] : things) names.push_back(name);
  return names;
}

void check_gateways(Checks& checks, const Network& network) {
  for (const auto& [name, gateway] : network.transit_gateways) {
    const std::string path = network_root + ".transit_gateways." + name + ".vpcs";
    for (std::size_t i = 0; i < gateway.vpcs.size(); ++i) {
      const std::string place = path + "[" + std::to_string(i) + "]";
      const auto here = gateway.vpcs.begin() + static_cast<std::ptrdiff_t>(i);
      if (!checks.known(place, *here, names_of(network.vpcs), "a VPC")) continue;
      if (std::find(gateway.vpcs.begin(), here, *here) != here)
        checks.add(codes::duplicate, place, "VPC " + *here + " twice", "each VPC once");
    }
  }
}

}  // namespace

void check_routes(Checks& checks) {
  const Network& network = checks.platform.network;
  check_gateways(checks, network);
  const auto tables = tables_of(network);
  const auto targets = targets_of(checks.platform);
  for (std::size_t i = 0; i < network.routes.size(); ++i) {
    const WrittenRoute& route = network.routes[i];
    const std::string path = network_root + ".routes[" + std::to_string(i) + "]";
    const auto to = cidr_at(checks, path + ".to", route.to);
    const bool known =
        checks.known(path + ".table", route.table, keys_of(tables), "a route table") &&
        checks.known(path + ".target", route.target, keys_of(targets), "what routes lead to");
    if (!known) continue;
    const std::string& vpc = tables.at(route.table);
    const auto& stands_in = targets.at(route.target);
    if (std::find(stands_in.begin(), stands_in.end(), vpc) == stands_in.end())
      checks.add(codes::conflict, path + ".target", route.target + " from VPC " + vpc,
                 "something that stands in VPC " + vpc);
    if (to && route.to == find(network.vpcs, vpc)->cidr)
      checks.add(codes::conflict, path + ".to", "the VPC's own network",
                 "another, since the local route cannot be replaced");
  }
}

}  // namespace drydock::scenario
