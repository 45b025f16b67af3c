// Endpoints, peerings and transit gateways: what joins a VPC to services and to other VPCs.
#include <array>
#include <string>

#include "sim/platform/network/catalog.h"
#include "sim/platform/network/outage.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

Id<Endpoint> add_endpoint(Context& context, Name name, Name service, EndpointDns dns,
                          std::span<const Id<Subnet>> subnets) {
  DRYDOCK_ASSERT(!subnets.empty(), "an interface endpoint stands in a subnet");
  const std::string text(context.text(name));
  Endpoint endpoint;
  endpoint.name = name;
  endpoint.service = service;
  endpoint.vpc = context[subnets.front()].vpc;
  endpoint.dns = dns;
  endpoint.bytes = cost::open_meter(context, text, endpoint_bytes.key);
  const Id<Endpoint> id = context.add(endpoint);
  for (const Id<Subnet> subnet : subnets) {
    EndpointInterface row;
    row.zone = context[subnet].zone;
    row.name = context.name(text + "-" + std::string(context.text(context[row.zone].name)));
    row.endpoint = id;
    row.subnet = subnet;
    row.address = host_in(context, subnet) + static_cast<std::uint32_t>(context[subnet].used);
    row.changed = context.now();
    row.hours = cost::open_meter(context, context.text(row.name), endpoint_hour.key);
    take_addresses(context, subnet, 1);
    cost::start(context, row.hours);
    context.add(row);
  }
  return id;
}

void fail_endpoint(Context& context, Id<EndpointInterface> id) {
  if (context[id].broken) return;
  EndpointInterface& row = context.edit(id);
  row.broken = true;
  row.changed = context.now();
  context.announce(EndpointFailed{id});
}

void restore_endpoint(Context& context, Id<EndpointInterface> id) {
  if (!context[id].broken) return;
  EndpointInterface& row = context.edit(id);
  row.broken = false;
  row.changed = context.now();
  context.announce(EndpointRestored{id});
}

bool works(const World& world, Id<EndpointInterface> id) {
  return !world[id].broken && world[world[id].zone].up;
}

Id<Endpoint> endpoint_for(const World& world, Id<Vpc> vpc, Name service) {
  for (const auto& [id, endpoint] : world.table<Endpoint>())
    if (endpoint.vpc == vpc && endpoint.service == service) return id;
  return {};
}

std::span<const std::string_view> endpoint_services() {
  static constexpr std::array<std::string_view, 11> services{
      "autoscaling", "ec2",  "ecr",        "elasticloadbalancing",
      "kms",         "logs", "monitoring", "secretsmanager",
      "sqs",         "ssm",  "sts"};
  return services;
}

EndpointWay endpoint_way(const World& world, Name service, Id<Zone> zone) {
  EndpointWay way;
  way.endpoint = endpoint_for(world, world.only<Settings>().cluster_vpc, service);
  if (!way.endpoint) return way;
  way.interface = interface_for(world, way.endpoint, zone);
  const Id<Subnet> from = workload_subnet(world, zone);
  way.open = from && way.interface &&
             trace(world, Source{from, {}}, to_endpoint(world, way.interface)).arrives;
  return way;
}

Id<EndpointInterface> interface_for(const World& world, Id<Endpoint> endpoint, Id<Zone> zone) {
  Id<EndpointInterface> other;
  for (const auto& [id, row] : world.table<EndpointInterface>()) {
    if (row.endpoint != endpoint) continue;
    if (row.zone == zone && (works(world, id) || world[endpoint].dns == EndpointDns::zonal))
      return id;
    if (!other && row.zone != zone && works(world, id)) other = id;
  }
  return world[endpoint].dns == EndpointDns::regional ? other : Id<EndpointInterface>{};
}

void count_endpoint(Context& context, Id<EndpointInterface> id, Id<Zone> from, Bytes bytes) {
  const EndpointInterface row = context[id];
  cost::use(context, context[row.endpoint].bytes, bytes.count);
  if (row.zone != from) count_cross_zone(context, bytes);
}

Id<Peering> open_peering(Context& context, Name name, Id<Vpc> a, Id<Vpc> b) {
  DRYDOCK_ASSERT(!block(context[a]).overlaps(block(context[b])),
                 "VPCs that are peered have blocks apart");
  return context.add(Peering{name, a, b, false});
}

void close_peering(Context& context, Id<Peering> id) {
  if (context[id].gone) return;
  count_vpns(context);
  context.edit(id).gone = true;
  const CauseId cause = context.announce(PeeringClosed{id});
  Context hands = context.because(cause);
  lead_nowhere(hands, RouteTarget::peering, id.index);
}

Id<TransitGateway> add_transit_gateway(Context& context, Name name) {
  return context.add(TransitGateway{name});
}

Id<TransitAttachment> attach_vpc(Context& context, Id<TransitGateway> gateway, Id<Vpc> vpc) {
  TransitAttachment row;
  row.gateway = gateway;
  row.vpc = vpc;
  const std::string name = std::string(context.text(context[gateway].name)) + " to " +
                           std::string(context.text(context[vpc].name));
  row.hours = cost::open_meter(context, name, attachment_hour.key);
  cost::start(context, row.hours);
  const Id<Vpc> other = clashing_vpc(context, gateway, vpc);
  row.propagated = !other;
  const Id<TransitAttachment> id = context.add(row);
  const CauseId cause = context.announce(TransitAttached{vpc, gateway});
  Context hands = context.because(cause);
  if (other) hands.announce(TransitRouteRefused{vpc, gateway, other});
  return id;
}

Id<Vpc> clashing_vpc(const World& world, Id<TransitGateway> gateway, Id<Vpc> vpc) {
  for (const auto& [id, attachment] : world.table<TransitAttachment>())
    if (attachment.gateway == gateway && attachment.vpc != vpc && attachment.propagated &&
        block(world[attachment.vpc]).overlaps(block(world[vpc])))
      return attachment.vpc;
  return {};
}

void install_edges(Rulebook& rulebook) {
  rulebook.table<Endpoint>();
  rulebook.table<EndpointInterface>();
  rulebook.table<Peering>();
  rulebook.table<TransitGateway>();
  rulebook.table<TransitAttachment>();
  rulebook.fact<EndpointCreated>();
  rulebook.fact<EndpointFailed>();
  rulebook.fact<EndpointRestored>();
  rulebook.fact<PeeringOpened>();
  rulebook.fact<PeeringClosed>();
  rulebook.fact<TransitAttached>();
  rulebook.fact<TransitRouteRefused>();
}

}  // namespace drydock::network
