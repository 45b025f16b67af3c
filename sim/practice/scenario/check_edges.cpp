// Endpoints, peerings, security groups and names: what refers to what, and what cannot be.
#include "sim/engine/base/text.h"
#include "sim/platform/network/network.h"
#include "sim/practice/scenario/checks.h"
#include "sim/practice/scenario/rule_text.h"

namespace drydock::scenario {

namespace {

void check_endpoints(Checks& checks, const Network& network) {
  const Vpc* vpc = find(network.vpcs, checks.platform.cluster.vpc);
  const std::vector<std::string> services(network::endpoint_services().begin(),
                                          network::endpoint_services().end());
  for (const auto& [name, outside] : checks.platform.outside)
    if (!outside.service.empty())
      checks.known("platform.outside." + name + ".service", outside.service, services,
                   "a service of AWS that endpoints are for");
  for (const auto& [name, endpoint] : network.endpoints) {
    const std::string path = network_root + ".endpoints." + name;
    checks.known(path + ".service", endpoint.service, services, "a service with endpoints");
    for (const std::string& zone : endpoint.zones)
      checks.known(path + ".zones", zone, checks.platform.zones, "a zone");
    bool somewhere = false;
    if (vpc != nullptr)
      for (const auto& [key, subnet] : vpc->subnets)
        somewhere |= subnet.kind == SubnetKind::private_;
    if (!somewhere)
      checks.add(codes::reference, path, "a cluster's VPC without private subnets",
                 "one, for its interfaces");
  }
}

void check_peerings(Checks& checks, const Network& network) {
  const auto vpcs = names_of(network.vpcs);
  for (const auto& [name, peering] : network.peerings) {
    const std::string path = network_root + ".peerings." + name;
    const bool both = checks.known(path + ".vpc", peering.vpc, vpcs, "a VPC") &&
                      checks.known(path + ".with", peering.with, vpcs, "a VPC");
    if (!both) continue;
    const std::string &a = find(network.vpcs, peering.vpc)->cidr,
                      &b = find(network.vpcs, peering.with)->cidr;
    const auto one = network::parse_cidr(a), other = network::parse_cidr(b);
    if (peering.vpc == peering.with)
      checks.add(codes::conflict, path, "a VPC peered with itself", "two VPCs");
    else if (one && other && one->overlaps(*other))
      checks.add(codes::overlap, path, a + " and " + b,
                 "VPCs whose networks are apart, since no peering can tell these apart");
  }
}

void check_rules(Checks& checks, const std::string& path, const std::vector<std::string>& rules,
                 const std::vector<std::string>& groups, bool in) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto rule = read_rule(rules[i]);
    const std::string place = path + "[" + std::to_string(i) + "]";
    if (!rule || rule->in != in)
      checks.add(codec::codes::wrong_unit, place, "\"" + rules[i] + "\"",
                 in ? "a rule such as \"tcp 443 from 10.40.0.0/16\""
                    : "a rule such as \"any to 0.0.0.0/0\"");
    else if (!network::parse_cidr(rule->other))
      checks.known(place, rule->other, groups, "a network or a security group");
  }
}

void check_groups(Checks& checks, const Network& network) {
  const auto vpcs = names_of(network.vpcs), groups = names_of(network.security_groups);
  std::vector<std::string> subnets;
  for (const auto& [name, vpc] : network.vpcs)
    for (const auto& [key, subnet] : vpc.subnets) subnets.push_back(key);
  for (const auto& [name, group] : network.security_groups) {
    const std::string path = network_root + ".security_groups." + name;
    checks.known(path + ".vpc", group.vpc, vpcs, "a VPC");
    for (const std::string& subnet : group.machines)
      checks.known(path + ".machines", subnet, subnets, "a subnet");
    check_rules(checks, path + ".in", group.in, groups, true);
    check_rules(checks, path + ".out", group.out, groups, false);
  }
}

void check_dns(Checks& checks, const Network& network) {
  if (!network.dns) return;
  const std::string path = network_root + ".dns";
  const auto names = names_of(network.dns->checks);
  for (const auto& [name, record] : network.dns->records) {
    const std::string place = path + ".records." + name;
    const auto address = network::parse_cidr(record.to);
    if (record.to != network.load_balancer.name && !(address && address->prefix == 32))
      checks.add(codes::reference, place + ".to", "\"" + record.to + "\"",
                 "the load balancer, \"" + network.load_balancer.name + "\", or an address");
    if (!record.check.empty())
      checks.known(place + ".check", record.check, names, "a health check");
  }
  double shares = 0;
  for (const auto& [name, clients] : network.dns->clients) shares += clients.share;
  if (shares < 0.999 || shares > 1.001)
    checks.add(codes::sum, path + ".clients", "shares that add up to " + say_percent(shares),
               "100 %");
}

}  // namespace

void check_edges(Checks& checks) {
  const Network& network = checks.platform.network;
  check_endpoints(checks, network);
  check_peerings(checks, network);
  check_groups(checks, network);
  check_routes(checks);
  check_dns(checks, network);
}

}  // namespace drydock::scenario
