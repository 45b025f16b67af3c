// The front door of network: what reaches what, over which hops, and what that is worth in bytes.
//
// Modelled: zones that fail, links between them that lose packets, VPCs, sites, subnets with their
// addresses, route tables with the longest prefix, NAT gateways with their ports and bandwidth, the
// internet gateway, gateway and interface endpoints, peering, transit gateways, Site-to-Site VPN
// with two tunnels, security groups, network load balancers with health checks, Route 53 with
// health checks and clients that keep old answers.
// Left out: network ACLs, IPv6, private NAT, several blocks in one VPC, MTU, the speed of BGP in
// the transit gateway, idle timeouts of connections through the load balancer, DNS inside a VPC,
// addresses of single pods. A security group is on all machines of a subnet, not on one machine.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/network/cidr.h"
#include "sim/platform/network/commands.h"
#include "sim/platform/network/dns.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/network/gateways.h"
#include "sim/platform/network/path.h"
#include "sim/platform/network/security.h"
#include "sim/platform/network/tables.h"

namespace drydock::network {

void install(Rulebook& rulebook);

// Builders: while a world is built, or when code that made a network in another region is done.
// Meters start at once; the rates that they need are in catalog.h.

Id<Region> add_region(Context& context, Name name);
Id<Zone> add_zone(Context& context, Name name, Id<Region> region);
Id<Vpc> add_vpc(Context& context, Name name, Cidr cidr, bool internet_gateway);
/// With its local route, which every table has.
Id<RouteTable> add_route_table(Context& context, Name name, Id<Vpc> vpc);
Id<Subnet> add_subnet(Context& context, Name name, Id<Zone> zone, Id<RouteTable> routes, Cidr cidr,
                      bool is_public);
void add_route(Context& context, Id<RouteTable> table, Cidr to, RouteTarget target,
               Id<NatGateway> nat = {});
/// The same to anything, in place of a route to the same block; `index` is that of the thing, for
/// those that are several.
void write_route(Context& context, Id<RouteTable> table, Cidr to, RouteTarget target,
                 std::uint32_t index);
Id<Site> add_site(Context& context, Name name, Cidr cidr);
/// The gateway endpoint of S3 in a route table; needs Settings with the prefix of S3.
void add_s3_endpoint(Context& context, Id<RouteTable> table);
/// The same of DynamoDB.
void add_dynamodb_endpoint(Context& context, Id<RouteTable> table);
/// `row` has the name and the settings; one node in each zone of `zones`.
Id<LoadBalancer> add_balancer(Context& context, LoadBalancer row, std::span<const Id<Zone>> zones);
/// The meters of bytes that belong to no single resource; one row.
void add_transfer_meters(Context& context);
/// A target that the balancer knows as healthy, and clients know the addresses that follow from it.
Id<Target> add_healthy_target(Context& context, Id<LoadBalancer> balancer, Name name,
                              Id<Zone> zone);

/// The cluster is in another VPC from now on, such as that of another region.
void move_cluster(Context& context, Id<Vpc> vpc);

/// A whole zone stops: nothing in it reaches or is reached. Announces ZoneFailed, or nothing when
/// it is down already.
void fail_zone(Context& context, Id<Zone> zone);
void restore_zone(Context& context, Id<Zone> zone);

/// Addresses of a subnet that are free; five of each are not to be had.
std::int64_t free_addresses(const World& world, Id<Subnet> subnet);
/// Gives `count` addresses away; false, and a fact when it is the first time, when there are not
/// so many.
bool take_addresses(Context& context, Id<Subnet> subnet, std::int32_t count);
void give_back_addresses(Context& context, Id<Subnet> subnet, std::int32_t count);

/// From now on packets between two zones are lost or late. 0 and 0: all is well again.
void degrade_link(Context& context, Id<Zone> a, Id<Zone> b, double loss, Duration delay);
/// The trouble between two zones, or none.
Id<Link> link_between(const World& world, Id<Zone> a, Id<Zone> b);

/// The way out for workloads in the private subnet of a zone.
struct Egress {
  bool open = false;
  Id<NatGateway> nat;         ///< On the way, whether it works or not; none by an endpoint.
  bool crosses_zone = false;  ///< The NAT gateway is in another zone.
};
/// To the internet: what route() finds, straight from the route tables, for every step of a flow.
Egress egress(const World& world, Id<Zone> zone);
/// To S3: by its gateway endpoint where the route table has one, else as to the internet.
Egress egress_to_s3(const World& world, Id<Zone> zone);
/// The private subnet of a zone in the cluster's VPC, or none.
Id<Subnet> workload_subnet(const World& world, Id<Zone> zone);

/// Meters of traffic. Bytes are exact counts; the flows that call these carry their remainders.
/// Through NAT: its bytes both ways, the crossing of zones, and what leaves for the internet.
/// Nothing is counted while there is no way out.
void count_egress(Context& context, Id<Zone> from, Bytes out, Bytes in);
/// The same by a way that was open while the bytes flowed, whatever it is now.
void count_egress(Context& context, const Egress& way, Bytes out, Bytes in);
/// To and from S3: free by the endpoint, through NAT its bytes; never internet traffic.
void count_s3(Context& context, Id<Zone> from, Bytes out, Bytes in);
void count_s3(Context& context, const Egress& way, Bytes out, Bytes in);
/// Between two zones; billed on both sides.
void count_cross_zone(Context& context, Bytes bytes);
/// Answers to users.
void count_internet_out(Context& context, Bytes bytes);
/// Share of a balancer's bytes that go to a target in another zone than the node that took them: 0
/// where cross-zone is off.
double crossing_share(const World& world, Id<LoadBalancer> balancer);
/// Traffic of a balancer in the `span` that ends now: capacity units, of each hour the largest of
/// its dimensions (bytes, new connections), and the crossing of zones where cross-zone is on.
void count_balancer(Context& context, Id<LoadBalancer> balancer, Bytes bytes,
                    std::int64_t new_connections, Duration span);

/// A new target: it gets requests when it answers, has been registered and has passed its checks.
Id<Target> add_target(Context& context, Id<LoadBalancer> balancer, Name name, Id<Zone> zone);
/// No new requests; the target is gone after the deregistration delay.
void remove_target(Context& context, Id<Target> target);
/// Whether the target truly answers (while its zone is up); the balancer learns it by its checks.
void set_target_answers(Context& context, Id<Target> target, bool answers);

/// Sends to targets in all zones from now on, or no longer.
void set_cross_zone(Context& context, Id<LoadBalancer> balancer, bool on);
/// A zonal shift: DNS no longer names the balancer's address in that zone, or names it again.
void shift_zone(Context& context, Id<BalancerNode> node, bool away);
/// The balancer's address in one zone stops answering; DNS drops it when its health checks notice.
void fail_balancer_node(Context& context, Id<BalancerNode> node);
void restore_balancer_node(Context& context, Id<BalancerNode> node);
/// The balancer's node in a zone, or none.
Id<BalancerNode> balancer_node(const World& world, Id<LoadBalancer> balancer, Id<Zone> zone);

/// Where the new requests go now that users send to the balancer (users_share() says how many do):
/// shares of the whole (sum 1 unless there is nobody), and whether each answers. Changes with
/// TargetHealthChanged, BalancerZoneWithdrawn and -Listed, ZoneFailed and ZoneRestored, and
/// set_target_answers().
struct TargetShare {
  Id<Target> target;  ///< None: requests to a node of the balancer that is dark or has no target.
  double share = 0;
  bool answers = false;
};
std::vector<TargetShare> shares(const World& world, Id<LoadBalancer> balancer);

}  // namespace drydock::network
