// The region that takes over, as code has it: the cluster's VPC with other values.
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/practice/scenario/builder.h"

namespace drydock::scenario {

namespace {

/// The same place in another block.
network::Cidr moved_block(const network::Cidr& subnet, const network::Cidr& from,
                          const network::Cidr& to) {
  return {to.address + (subnet.address - from.address), subnet.prefix};
}

/// What costs nothing stands from the beginning: VPC, subnets and routes.
struct Ground {
  Builder& builder;
  const Vpc& home;
  const StandbyRegion& spec;
  Id<network::Vpc> vpc;
  Id<network::RouteTable> public_routes = {};

  Name name(const std::string& text) { return builder.context.name(recovery::standby_name(text)); }

  Id<network::RouteTable> routes_of(const Subnet& subnet) {
    Context& context = builder.context;
    const std::string vpc_name = builder.platform.cluster.vpc;
    if (subnet.kind == SubnetKind::public_) {
      if (public_routes) return public_routes;
      public_routes = network::add_route_table(context, name(vpc_name + "-public"), vpc);
      if (home.internet_gateway)
        network::add_route(context, public_routes, network::Cidr{0, 0},
                           network::RouteTarget::internet_gateway);
      return public_routes;
    }
    const auto routes =
        network::add_route_table(context, name(vpc_name + "-private-" + subnet.zone), vpc);
    if (home.s3_endpoint) network::add_s3_endpoint(context, routes);
    if (home.dynamodb_endpoint) network::add_dynamodb_endpoint(context, routes);
    return routes;
  }

  void add(const std::string& key, const Subnet& subnet) {
    Context& context = builder.context;
    const auto block = moved_block(cidr_of(subnet.cidr), cidr_of(home.cidr), cidr_of(spec.cidr));
    const auto id =
        network::add_subnet(context, name(key), builder.zones.at(*find(spec.zones, subnet.zone)),
                            routes_of(subnet), block, subnet.kind == SubnetKind::public_);
    const auto twin = context.world().find<network::Subnet>(key);
    for (const Id<network::SecurityGroup> group :
         network::groups_on(context, network::Holder::machines, twin.index))
      network::use_group(context, group, network::Holder::machines, id.index);
  }
};

}  // namespace

void build_standby(Builder& builder) {
  if (!builder.platform.standby) return;
  Context& context = builder.context;
  const StandbyRegion& spec = *builder.platform.standby;
  const std::string& home_name = builder.platform.cluster.vpc;
  const Vpc& home = *find(builder.platform.network.vpcs, home_name);
  recovery::Standby& standby = builder.standby;
  standby.readiness = spec.readiness;
  standby.home = context.world().find<network::Region>(builder.platform.region);
  standby.region = network::add_region(context, context.name(spec.region));
  for (const std::string& zone : builder.platform.zones) {
    const std::string& other = *find(spec.zones, zone);
    builder.zones[other] = network::add_zone(context, context.name(other), standby.region);
    const auto at = static_cast<std::size_t>(standby.zone_count++);
    standby.home_zones[at] = builder.zones.at(zone);
    standby.zones[at] = builder.zones.at(other);
  }
  standby.home_vpc = builder.vpcs.at(home_name);
  standby.vpc = network::add_vpc(context, context.name(recovery::standby_name(home_name)),
                                 cidr_of(spec.cidr), home.internet_gateway);
  standby.home_balancer = builder.balancer;
  Ground ground{builder, home, spec, standby.vpc};
  for (const auto& [key, subnet] : home.subnets) ground.add(key, subnet);
  if (spec.readiness != recovery::Readiness::restore)
    recovery::build_standby_network(context, standby);
}

}  // namespace drydock::scenario
