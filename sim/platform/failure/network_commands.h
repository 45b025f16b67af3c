// Faults of the network and of its clients that people or scenarios inject.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// Ends the fault of a NAT gateway.
struct RestoreNat {
  static constexpr CommandStyle style{"failure.restore_nat", "repair NAT gateway {nat}"};
  std::string nat;
  DRYDOCK_FIELDS(RestoreNat, nat)
};
Result<Forecast> check(const World& world, const RestoreNat& command);
void apply(Context& context, const RestoreNat& command);

/// A tunnel of a VPN stops carrying packets; it returns after `duration`, or when it is repaired.
struct FailTunnel {
  static constexpr CommandStyle style{"failure.tunnel", "cut tunnel {tunnel}"};
  std::string tunnel;
  Duration duration{};
  DRYDOCK_FIELDS(FailTunnel, tunnel, duration)
};
Result<Forecast> check(const World& world, const FailTunnel& command);
void apply(Context& context, const FailTunnel& command);

struct RestoreTunnel {
  static constexpr CommandStyle style{"failure.restore_tunnel", "repair tunnel {tunnel}"};
  std::string tunnel;
  DRYDOCK_FIELDS(RestoreTunnel, tunnel)
};
Result<Forecast> check(const World& world, const RestoreTunnel& command);
void apply(Context& context, const RestoreTunnel& command);

/// Maintenance by AWS: one tunnel is down for some minutes.
struct ReplaceTunnelEndpoint {
  static constexpr CommandStyle style{"failure.replace_tunnel_endpoint",
                                      "let AWS replace the endpoint of tunnel {tunnel}"};
  std::string tunnel;
  DRYDOCK_FIELDS(ReplaceTunnelEndpoint, tunnel)
};
Result<Forecast> check(const World& world, const ReplaceTunnelEndpoint& command);
void apply(Context& context, const ReplaceTunnelEndpoint& command);

/// The interface of an endpoint in one zone stops answering.
struct FailEndpoint {
  static constexpr CommandStyle style{"failure.endpoint", "fail endpoint interface {interface}"};
  std::string interface;
  Duration duration{};
  DRYDOCK_FIELDS(FailEndpoint, interface, duration)
};
Result<Forecast> check(const World& world, const FailEndpoint& command);
void apply(Context& context, const FailEndpoint& command);

/// The address of a load balancer in one zone stops answering, though its zone works: clients that
/// have it fail until health checks withdraw it from DNS and their answers expire.
struct FailBalancerNode {
  static constexpr CommandStyle style{
      "failure.balancer_node", "fail the address of load balancer {balancer} in zone {zone}"};
  std::string balancer;
  std::string zone;
  Duration duration{};
  DRYDOCK_FIELDS(FailBalancerNode, balancer, zone, duration)
};
Result<Forecast> check(const World& world, const FailBalancerNode& command);
void apply(Context& context, const FailBalancerNode& command);

struct RestoreBalancerNode {
  static constexpr CommandStyle style{
      "failure.restore_balancer_node",
      "repair the address of load balancer {balancer} in zone {zone}"};
  std::string balancer;
  std::string zone;
  DRYDOCK_FIELDS(RestoreBalancerNode, balancer, zone)
};
Result<Forecast> check(const World& world, const RestoreBalancerNode& command);
void apply(Context& context, const RestoreBalancerNode& command);

/// Packets between two zones are lost (`loss` in percent) and late by `delay` each way; no `other`:
/// between the zone and each other one. 0 and 0 end it. With 100 % a broker splits: its members on
/// the side without a majority confirm nothing.
struct DegradeLink {
  static constexpr CommandStyle style{"failure.link",
                                      "lose {loss} % of packets between zones {zone} and {other}"};
  std::string zone;
  std::string other;
  double loss = 0;
  Duration delay{};
  Duration duration{};
  DRYDOCK_FIELDS(DegradeLink, zone, other, loss, delay, duration)
};
Result<Forecast> check(const World& world, const DegradeLink& command);
void apply(Context& context, const DegradeLink& command);

/// Somebody points a record at an address where nobody answers; `duration` later it is set right,
/// and clients learn of both late.
struct BreakRecord {
  static constexpr CommandStyle style{"failure.record", "break record {record}"};
  std::string record;
  Duration duration{};
  DRYDOCK_FIELDS(BreakRecord, record, duration)
};
Result<Forecast> check(const World& world, const BreakRecord& command);
void apply(Context& context, const BreakRecord& command);

/// A client library no longer closes its connections: each stays for `idle` after its call.
struct LeaveConnections {
  static constexpr CommandStyle style{"failure.connections", "leave connections to {outside} open"};
  std::string outside;
  Duration idle{};
  Duration duration{};
  DRYDOCK_FIELDS(LeaveConnections, outside, idle, duration)
};
Result<Forecast> check(const World& world, const LeaveConnections& command);
void apply(Context& context, const LeaveConnections& command);

void install_network_faults(Rulebook& rulebook);

}  // namespace drydock::failure
