// Builds endpoints, peerings, security groups, VPNs and names.
#include <algorithm>

#include "sim/platform/network/network.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/rule_text.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

void build_vpns(Builder& builder) {
  Context& context = builder.context;
  for (const auto& [name, office] : builder.platform.network.offices) {
    network::VpnPlan plan;
    plan.name = context.name("vpn-" + name);
    plan.vpc = builder.vpcs.at(office.vpc);
    plan.site = network::add_site(context, context.name(name), cidr_of(office.cidr));
    plan.tunnels = office.tunnels;
    plan.bgp = office.routing == Routing::bgp;
    plan.out = office.out;
    plan.in = office.in;
    network::add_vpn(context, plan);
  }
}

void build_endpoints(Builder& builder) {
  Context& context = builder.context;
  for (const auto& [name, endpoint] : builder.platform.network.endpoints) {
    std::vector<Id<network::Subnet>> subnets;
    for (const auto& [zone_name, zone] : builder.zones) {
      const auto& zones = endpoint.zones;
      if (!zones.empty() && std::find(zones.begin(), zones.end(), zone_name) == zones.end())
        continue;
      if (const auto subnet = network::workload_subnet(context, zone)) subnets.push_back(subnet);
    }
    if (subnets.empty()) continue;
    network::add_endpoint(
        context, context.name(name), context.name(endpoint.service),
        endpoint.zonal ? network::EndpointDns::zonal : network::EndpointDns::regional, subnets);
  }
}

/// Opens the peering, and writes a route to the other side in the tables of both.
void build_peerings(Builder& builder) {
  Context& context = builder.context;
  for (const auto& [name, spec] : builder.platform.network.peerings) {
    const auto a = builder.vpcs.at(spec.vpc), b = builder.vpcs.at(spec.with);
    const auto peering = network::open_peering(context, context.name(name), a, b);
    for (std::uint32_t i = 0; i < context.table<network::RouteTable>().size(); ++i) {
      const Id<network::RouteTable> table{i};
      const auto vpc = context[table].vpc;
      if (vpc != a && vpc != b) continue;
      const network::Vpc& far = context[vpc == a ? b : a];
      network::write_route(context, table, {far.cidr, far.prefix}, network::RouteTarget::peering,
                           peering.index);
    }
  }
}

void build_transit(Builder& builder) {
  Context& context = builder.context;
  for (const auto& [name, spec] : builder.platform.network.transit_gateways) {
    const auto gateway = network::add_transit_gateway(context, context.name(name));
    for (const std::string& vpc : spec.vpcs)
      network::attach_vpc(context, gateway, builder.vpcs.at(vpc));
  }
}

/// Routes that somebody wrote, after everything that they may lead to.
void build_routes(Builder& builder) {
  Context& context = builder.context;
  const World& world = context.world();
  using network::RouteTarget;
  for (const WrittenRoute& spec : builder.platform.network.routes) {
    RouteTarget target = RouteTarget::internet_gateway;
    std::uint32_t index = 0;
    const auto lead = [&](auto id, RouteTarget kind) {
      if (!id) return;
      target = kind;
      index = id.index;
    };
    lead(world.find<network::NatGateway>(spec.target), RouteTarget::nat_gateway);
    lead(world.find<network::Peering>(spec.target), RouteTarget::peering);
    lead(world.find<network::TransitGateway>(spec.target), RouteTarget::transit_gateway);
    lead(world.find<network::Vpn>(spec.target), RouteTarget::vpn);
    network::write_route(context, world.find<network::RouteTable>(spec.table), cidr_of(spec.to),
                         target, index);
  }
}

void add_rules(Builder& builder, Id<network::SecurityGroup> group,
               const std::vector<std::string>& rules) {
  for (const std::string& text : rules) {
    const RuleText read = *read_rule(text);
    network::SecurityRule rule;
    rule.direction = read.in ? network::Direction::inbound : network::Direction::outbound;
    rule.protocol = *enum_value<network::Protocol>(read.protocol);
    rule.first_port = read.first;
    rule.last_port = read.last;
    if (network::parse_cidr(read.other)) {
      rule.cidr = cidr_of(read.other).address;
      rule.prefix = cidr_of(read.other).prefix;
    } else {
      rule.peer = builder.context.world().find<network::SecurityGroup>(read.other);
    }
    network::add_rule(builder.context, group, rule);
  }
}

void build_groups(Builder& builder) {
  Context& context = builder.context;
  const auto& groups = builder.platform.network.security_groups;
  for (const auto& [name, spec] : groups)
    network::add_security_group(context, context.name(name), builder.vpcs.at(spec.vpc));
  for (const auto& [name, spec] : groups) {
    const auto group = context.world().find<network::SecurityGroup>(name);
    add_rules(builder, group, spec.in);
    add_rules(builder, group, spec.out);
    for (const std::string& subnet : spec.machines)
      network::use_group(context, group, network::Holder::machines,
                         context.world().find<network::Subnet>(subnet).index);
    if (spec.balancer)
      network::use_group(context, group, network::Holder::balancer, builder.balancer.index);
  }
}

network::RecordPolicy policy_of(RecordPolicy policy) {
  return *enum_value<network::RecordPolicy>(enum_name(policy));
}

void build_dns(Builder& builder) {
  Context& context = builder.context;
  if (!builder.platform.network.dns) return;
  const Dns& dns = *builder.platform.network.dns;
  for (const auto& [name, spec] : dns.checks) {
    network::HealthCheck row;
    row.name = context.name(name);
    row.balancer = builder.balancer;
    row.interval = spec.interval;
    row.threshold = static_cast<std::uint16_t>(spec.threshold);
    network::add_health_check(context, row);
  }
  for (const auto& [name, spec] : dns.records) {
    network::DnsRecord row;
    row.name = context.name(name);
    row.domain = context.name(dns.domain);
    row.policy = policy_of(spec.policy);
    row.weight = spec.weight;
    row.ttl = spec.ttl;
    if (spec.to == builder.platform.network.load_balancer.name)
      row.balancer = builder.balancer;
    else
      row.address = cidr_of(spec.to).address;
    row.check = context.world().find<network::HealthCheck>(spec.check);
    network::add_record(context, row);
  }
  for (const auto& [name, spec] : dns.clients)
    network::add_clients(context, {context.name(name), spec.share, spec.hold});
  network::settle_dns(context);
}

}  // namespace

void build_edges(Builder& builder) {
  build_peerings(builder);
  build_endpoints(builder);
  build_groups(builder);
  build_vpns(builder);
  build_transit(builder);
  build_routes(builder);
  build_dns(builder);
}

}  // namespace drydock::scenario
