// The front door of network: what reaches what, over which hops, and what that is worth in bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/network/facts.h"
#include "sim/platform/network/tables.h"

namespace drydock::network {

void install(Rulebook& rulebook);

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

/// The way out to the internet for workloads in the private subnet of a zone.
struct Egress {
  bool open = false;
  Id<NatGateway> nat;
  bool crosses_zone = false;
};
Egress egress(const World& world, Id<Zone> zone);

/// Meters of traffic. Bytes are exact counts; the flows that call these carry their remainders.
void count_egress(Context& context, Id<Zone> from, Bytes out,
                  Bytes in);                           ///< Through NAT: bytes, crossing, internet.
void count_cross_zone(Context& context, Bytes bytes);  ///< Billed on both sides.
void count_internet_out(Context& context, Bytes bytes);  ///< Answers to users.
void count_balancer(Context& context, Id<LoadBalancer> balancer, Bytes bytes,
                    std::int64_t new_connections,
                    Duration span);  ///< NLB capacity units of a span.

Id<Target> add_target(Context& context, Id<LoadBalancer> balancer, Name name, Id<Zone> zone);
void remove_target(Context& context, Id<Target> target);
/// Whether the target truly answers; the balancer learns it by its health checks.
void set_target_answers(Context& context, Id<Target> target, bool answers);

/// Where the balancer sends new requests now: shares of the whole (sum 1 unless there is nobody),
/// and whether each answers.
struct TargetShare {
  Id<Target> target;
  double share = 0;
  bool answers = false;
};
std::vector<TargetShare> shares(const World& world, Id<LoadBalancer> balancer);

}  // namespace drydock::network
