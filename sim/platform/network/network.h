// The front door of network: what reaches what, over which hops, and what that is worth in bytes.
//
// Modelled: zones that fail, subnets, route tables with the longest prefix, NAT gateways, the
// internet gateway, the gateway endpoint of S3, network load balancers with health checks and DNS.
// Left out: security groups, limits of bandwidth and ports, peering, VPN, addresses of single
// machines.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/network/tables.h"

namespace drydock::network {

void install(Rulebook& rulebook);

/// A block of IPv4 addresses, in host order.
struct Cidr {
  std::uint32_t address = 0;
  std::uint8_t prefix = 0;
  bool contains(std::uint32_t other) const {
    return prefix == 0 || ((address ^ other) >> (32 - prefix)) == 0;
  }
  friend constexpr bool operator==(Cidr, Cidr) = default;
};
/// "10.40.16.0/20", or a single address; the error says what is wrong with it.
Result<Cidr> parse_cidr(std::string_view text);
std::string say_address(std::uint32_t address);

// Builders; only while a world is built. Meters start at once; the rates that they need are in
// catalog.h.

Id<Region> add_region(Context& context, Name name);
Id<Zone> add_zone(Context& context, Name name, Id<Region> region);
Id<Vpc> add_vpc(Context& context, Name name, Cidr cidr, bool internet_gateway);
/// With its local route, which every table has.
Id<RouteTable> add_route_table(Context& context, Name name, Id<Vpc> vpc);
Id<Subnet> add_subnet(Context& context, Name name, Id<Zone> zone, Id<RouteTable> routes, Cidr cidr,
                      bool is_public);
void add_route(Context& context, Id<RouteTable> table, Cidr to, RouteTarget target,
               Id<NatGateway> nat = {});
Id<NatGateway> add_nat(Context& context, Name name, Id<Subnet> subnet);
/// The gateway endpoint of S3 in a route table; needs Settings with the prefix of S3.
void add_s3_endpoint(Context& context, Id<RouteTable> table);
/// `row` has the name and the settings; one node in each zone of `zones`.
Id<LoadBalancer> add_balancer(Context& context, LoadBalancer row, std::span<const Id<Zone>> zones);
/// The meters of bytes that belong to no single resource; one row.
void add_transfer_meters(Context& context);
/// A target that the balancer knows as healthy, and clients know the addresses that follow from it.
Id<Target> add_healthy_target(Context& context, Id<LoadBalancer> balancer, Name name,
                              Id<Zone> zone);

/// A whole zone stops: nothing in it reaches or is reached. Announces ZoneFailed, or nothing when
/// it is down already.
void fail_zone(Context& context, Id<Zone> zone);
void restore_zone(Context& context, Id<Zone> zone);
void fail_nat(Context& context, Id<NatGateway> nat);
void restore_nat(Context& context, Id<NatGateway> nat);
bool works(const World& world, Id<NatGateway> nat);

/// One hop of a path: a name that a person knows, and the zone that it is in (none for regional
/// things).
struct Hop {
  std::string name;
  Id<Zone> zone;
};
/// How a packet travels from a subnet to an address, by longest prefix; found by a Boost.Graph
/// search.
struct Path {
  std::vector<Hop> hops;
  bool arrives = false;
  std::string reason;  ///< Where and why it ends when it does not arrive.
  int zone_crossings = 0;
};
Path route(const World& world, Id<Subnet> from, std::uint32_t address);

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

/// Where the balancer sends new requests now: shares of the whole (sum 1 unless there is nobody),
/// and whether each answers. Changes with TargetHealthChanged, BalancerZoneWithdrawn and -Listed,
/// ZoneFailed and ZoneRestored, and set_target_answers().
struct TargetShare {
  Id<Target> target;  ///< None: requests to a node of the balancer that is dark or has no target.
  double share = 0;
  bool answers = false;
};
std::vector<TargetShare> shares(const World& world, Id<LoadBalancer> balancer);

}  // namespace drydock::network
