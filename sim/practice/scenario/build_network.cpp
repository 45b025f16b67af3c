// The ground of a world: prices, zones, VPCs with their routes, gateways and the load balancer.
#include "sim/platform/compute/catalog.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/catalog.h"
#include "sim/platform/storage/catalog.h"
#include "sim/practice/scenario/bill.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/fargate.h"
#include "sim/practice/scenario/managed.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

constexpr network::Cidr everywhere{0, 0};

/// Gateways and tables of one VPC while it is built.
struct VpcBuilder {
  Builder& builder;
  const Vpc& vpc;
  Id<network::Vpc> id;
  Ids<network::Subnet> public_subnets = {};  // By zone.
  Ids<network::NatGateway> gateways = {};    // By zone.

  Name name(std::string_view text) { return builder.context.name(text); }

  void add_public_subnets(const std::string& vpc_name) {
    Id<network::RouteTable> routes;
    for (const auto& [key, subnet] : vpc.subnets) {
      if (subnet.kind != SubnetKind::public_) continue;
      if (!routes) {
        routes = network::add_route_table(builder.context, name(vpc_name + "-public"), id);
        if (vpc.internet_gateway)
          network::add_route(builder.context, routes, everywhere,
                             network::RouteTarget::internet_gateway);
      }
      public_subnets[subnet.zone] =
          network::add_subnet(builder.context, name(key), builder.zones.at(subnet.zone), routes,
                              cidr_of(subnet.cidr), true);
    }
  }

  void add_gateways(const std::string& vpc_name) {
    if (vpc.nat.layout == NatLayout::none) return;
    const std::string prefix =
        builder.scenario.platform.cluster.vpc == vpc_name ? "nat-" : vpc_name + "-nat-";
    for (const std::string& zone : builder.platform.zones) {
      const bool wanted = vpc.nat.layout == NatLayout::per_zone ? public_subnets.contains(zone)
                                                                : zone == vpc.nat.zone;
      if (wanted)
        gateways[zone] = network::add_nat(builder.context, name(prefix + zone),
                                          public_subnets.at(zone), vpc.nat.addresses);
    }
  }

  void add_private_subnets(const std::string& vpc_name) {
    for (const auto& [key, subnet] : vpc.subnets) {
      if (subnet.kind != SubnetKind::private_) continue;
      const auto routes =
          network::add_route_table(builder.context, name(vpc_name + "-private-" + subnet.zone), id);
      network::add_subnet(builder.context, name(key), builder.zones.at(subnet.zone), routes,
                          cidr_of(subnet.cidr), false);
      const bool single = vpc.nat.layout == NatLayout::single;
      const auto gateway = gateways.find(single ? vpc.nat.zone : subnet.zone);
      if (gateway != gateways.end())
        network::add_route(builder.context, routes, everywhere, network::RouteTarget::nat_gateway,
                           gateway->second);
      if (vpc.s3_endpoint) network::add_s3_endpoint(builder.context, routes);
      if (vpc.dynamodb_endpoint) network::add_dynamodb_endpoint(builder.context, routes);
    }
  }
};

void add_rate(Builder& builder, std::string_view key, std::string_view item) {
  if (cost::has_rate(builder.context, key)) return;
  const Catalog& catalog = *builder.scenario.catalog;
  const Price* price = catalog.price(key);
  DRYDOCK_ASSERT(price != nullptr, "prices are validated before a world is built");
  auto unit = fargate_unit(key);
  if (!unit) unit = cost::parse_unit(price->unit, catalog.hours_per_month);
  DRYDOCK_ASSERT(unit.has_value(), "units of prices are validated before a world is built");
  cost::add_rate(builder.context, key, item, price->unit, unit->measure,
                 tariff_of(*price, builder.platform.bill.free_parts), unit->per_unit);
}

void add_balancer(Builder& builder) {
  const LoadBalancer& spec = builder.platform.network.load_balancer;
  network::LoadBalancer row = builder.settings.balancer;
  row.name = builder.context.name(spec.name);
  row.cross_zone = spec.cross_zone;
  row.target_port = static_cast<std::uint16_t>(spec.port);
  row.passive = spec.passive;
  std::vector<Id<network::Zone>> zones;
  const Vpc* vpc = find(builder.platform.network.vpcs, spec.vpc);
  for (const std::string& zone : builder.platform.zones)
    for (const auto& [key, subnet] : vpc->subnets)
      if (subnet.zone == zone && subnet.kind == SubnetKind::public_)
        zones.push_back(builder.zones.at(zone));
  builder.balancer = network::add_balancer(builder.context, row, zones);
}

}  // namespace

network::Cidr cidr_of(const std::string& text) {
  const auto cidr = network::parse_cidr(text);
  DRYDOCK_ASSERT(cidr.has_value(), "networks are validated before a world is built");
  return *cidr;
}

std::vector<NeededPrice> needed_prices(const Platform& platform) {
  std::vector<NeededPrice> needs;
  const auto add = [&](std::string_view key, std::string_view item) {
    needs.push_back({std::string(key), std::string(item)});
  };
  for (const auto& need : network::rate_needs) add(need.key, need.item);
  for (const auto& [name, group] : platform.cluster.groups) {
    if (group.spot)
      add(std::string(compute::spot_rate_prefix) + group.type, compute::spot_item);
    else
      add(std::string(compute::machine_rate_prefix) + group.type, compute::machine_item);
    const bool on_credits = group.type.size() > 1 && group.type[0] == 't' && group.type[1] >= '0' &&
                            group.type[1] <= '9';
    if (on_credits)  // t3.large and the like.
      add(compute::surplus_rate.key, compute::surplus_rate.item);
  }
  add(compute::root_volume_rate.key, compute::root_volume_rate.item);
  for (const auto& need : storage::rate_needs) add(need.key, need.item);
  add(control_plane_price, "Cluster control plane");
  if (!platform.network.offices.empty()) add(network::vpn_hour.key, network::vpn_hour.item);
  for (const auto& [name, office] : platform.network.offices)
    if (office.out > 0) add(network::vpn_out.key, network::vpn_out.item);
  if (platform.network.dns && !platform.network.dns->checks.empty())
    add(network::health_check_month.key, network::health_check_month.item);
  if (platform.standby) add(recovery::transfer.key, recovery::transfer.item);
  add_managed_prices(platform, needs);
  add_fargate_prices(platform, needs);
  add_bill_prices(platform, needs);
  return needs;
}

void build_prices(Builder& builder) {
  for (const NeededPrice& need : needed_prices(builder.platform))
    add_rate(builder, need.key, need.item);
  const Catalog& catalog = *builder.scenario.catalog;
  const Price* extended = catalog.price(extended_support_price);
  if (extended != nullptr && cost::parse_unit(extended->unit, catalog.hours_per_month))
    add_rate(builder, extended_support_price, "Cluster control plane, extended support");
  cost::open_books(builder.context, builder.asleep);
  build_purchases(builder);
  build_bill(builder);
}

void build_network(Builder& builder) {
  Context& context = builder.context;
  const Platform& platform = builder.platform;
  const auto region = network::add_region(context, context.name(platform.region));
  for (const std::string& zone : platform.zones)
    builder.zones[zone] = network::add_zone(context, context.name(zone), region);
  for (const auto& [name, vpc] : platform.network.vpcs)
    builder.vpcs[name] =
        network::add_vpc(context, context.name(name), cidr_of(vpc.cidr), vpc.internet_gateway);
  network::Settings settings = builder.settings.network;
  settings.cluster_vpc = builder.vpcs.at(platform.cluster.vpc);
  context.add(settings);
  for (const auto& [name, vpc] : platform.network.vpcs) {
    VpcBuilder part{builder, vpc, builder.vpcs.at(name)};
    part.add_public_subnets(name);
    part.add_gateways(name);
    part.add_private_subnets(name);
  }
  network::add_transfer_meters(context);
  add_balancer(builder);
  build_edges(builder);
  build_standby(builder);
}

}  // namespace drydock::scenario
