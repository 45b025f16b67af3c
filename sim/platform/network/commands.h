// What people may ask of the network.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::network {

/// Writes a route, or replaces the one to the same block: the fail-over of a person. `target` is
/// the name of a NAT gateway, peering, transit gateway or VPN, or "internet gateway".
struct SetRoute {
  static constexpr CommandStyle style{"network.set_route",
                                      "send {to} of route table {table} to {target}"};
  std::string table;
  std::string to;
  std::string target;
  DRYDOCK_FIELDS(SetRoute, table, to, target)
};
Result<Forecast> check(const World& world, const SetRoute& command);
void apply(Context& context, const SetRoute& command);

struct DeleteRoute {
  static constexpr CommandStyle style{"network.delete_route",
                                      "delete the route to {to} from route table {table}"};
  std::string table;
  std::string to;
  DRYDOCK_FIELDS(DeleteRoute, table, to)
};
Result<Forecast> check(const World& world, const DeleteRoute& command);
void apply(Context& context, const DeleteRoute& command);

/// In the public subnet of a zone of the cluster's VPC; some minutes later it is available.
struct CreateNat {
  static constexpr CommandStyle style{"network.create_nat",
                                      "create NAT gateway {nat} in zone {zone}"};
  std::string nat;
  std::string zone;
  DRYDOCK_FIELDS(CreateNat, nat, zone)
};
Result<Forecast> check(const World& world, const CreateNat& command);
void apply(Context& context, const CreateNat& command);

struct DeleteNat {
  static constexpr CommandStyle style{"network.delete_nat", "delete NAT gateway {nat}"};
  std::string nat;
  DRYDOCK_FIELDS(DeleteNat, nat)
};
Result<Forecast> check(const World& world, const DeleteNat& command);
void apply(Context& context, const DeleteNat& command);

/// As many ports again to each destination.
struct AddNatAddress {
  static constexpr CommandStyle style{"network.add_nat_address",
                                      "give NAT gateway {nat} one more address"};
  std::string nat;
  DRYDOCK_FIELDS(AddNatAddress, nat)
};
Result<Forecast> check(const World& world, const AddNatAddress& command);
void apply(Context& context, const AddNatAddress& command);

/// An interface endpoint with an interface in each private subnet of the cluster's VPC; `zonal`:
/// each zone uses its own only.
struct CreateEndpoint {
  static constexpr CommandStyle style{"network.create_endpoint",
                                      "create endpoint {endpoint} for {service}"};
  std::string endpoint;
  std::string service;
  bool zonal = false;
  DRYDOCK_FIELDS(CreateEndpoint, endpoint, service, zonal)
};
Result<Forecast> check(const World& world, const CreateEndpoint& command);
void apply(Context& context, const CreateEndpoint& command);

/// Routes are written apart, on both sides.
struct CreatePeering {
  static constexpr CommandStyle style{"network.create_peering",
                                      "peer VPC {vpc} with VPC {with} as {peering}"};
  std::string peering;
  std::string vpc;
  std::string with;
  DRYDOCK_FIELDS(CreatePeering, peering, vpc, with)
};
Result<Forecast> check(const World& world, const CreatePeering& command);
void apply(Context& context, const CreatePeering& command);

struct DeletePeering {
  static constexpr CommandStyle style{"network.delete_peering", "delete peering {peering}"};
  std::string peering;
  DRYDOCK_FIELDS(DeletePeering, peering)
};
Result<Forecast> check(const World& world, const DeletePeering& command);
void apply(Context& context, const DeletePeering& command);

/// Makes the gateway when there is none of that name.
struct AttachVpc {
  static constexpr CommandStyle style{"network.attach_vpc",
                                      "attach VPC {vpc} to transit gateway {gateway}"};
  std::string vpc;
  std::string gateway;
  DRYDOCK_FIELDS(AttachVpc, vpc, gateway)
};
Result<Forecast> check(const World& world, const AttachVpc& command);
void apply(Context& context, const AttachVpc& command);

/// `direction` is "from" or "to", `ports` as "tcp 443", "udp 53", "tcp 8000-8080" or "any", `other`
/// a block of addresses or another group.
struct AllowTraffic {
  static constexpr CommandStyle style{
      "network.allow_traffic", "let security group {group} pass {ports} {direction} {other}"};
  std::string group;
  std::string direction;
  std::string ports;
  std::string other;
  DRYDOCK_FIELDS(AllowTraffic, group, direction, ports, other)
};
Result<Forecast> check(const World& world, const AllowTraffic& command);
void apply(Context& context, const AllowTraffic& command);

/// Takes a rule back that says exactly so.
struct RevokeTraffic {
  static constexpr CommandStyle style{
      "network.revoke_traffic",
      "let security group {group} no longer pass {ports} {direction} {other}"};
  std::string group;
  std::string direction;
  std::string ports;
  std::string other;
  DRYDOCK_FIELDS(RevokeTraffic, group, direction, ports, other)
};
Result<Forecast> check(const World& world, const RevokeTraffic& command);
void apply(Context& context, const RevokeTraffic& command);

struct SetCrossZone {
  static constexpr CommandStyle style{"network.set_cross_zone",
                                      "set cross-zone of load balancer {balancer} to {on}"};
  std::string balancer;
  bool on = false;
  DRYDOCK_FIELDS(SetCrossZone, balancer, on)
};
Result<Forecast> check(const World& world, const SetCrossZone& command);
void apply(Context& context, const SetCrossZone& command);

/// A zonal shift: users no longer come in by the address in that zone.
struct ShiftZone {
  static constexpr CommandStyle style{"network.shift_zone",
                                      "shift load balancer {balancer} away from zone {zone}"};
  std::string balancer;
  std::string zone;
  DRYDOCK_FIELDS(ShiftZone, balancer, zone)
};
Result<Forecast> check(const World& world, const ShiftZone& command);
void apply(Context& context, const ShiftZone& command);

struct EndShift {
  static constexpr CommandStyle style{
      "network.end_shift", "end the shift of load balancer {balancer} away from zone {zone}"};
  std::string balancer;
  std::string zone;
  DRYDOCK_FIELDS(EndShift, balancer, zone)
};
Result<Forecast> check(const World& world, const EndShift& command);
void apply(Context& context, const EndShift& command);

/// `to` is a load balancer or an address.
struct ChangeRecord {
  static constexpr CommandStyle style{"network.change_record", "point record {record} to {to}"};
  std::string record;
  std::string to;
  DRYDOCK_FIELDS(ChangeRecord, record, to)
};
Result<Forecast> check(const World& world, const ChangeRecord& command);
void apply(Context& context, const ChangeRecord& command);

struct SetRecordWeight {
  static constexpr CommandStyle style{"network.set_record_weight",
                                      "set the weight of record {record} to {weight}"};
  std::string record;
  double weight = 1;
  DRYDOCK_FIELDS(SetRecordWeight, record, weight)
};
Result<Forecast> check(const World& world, const SetRecordWeight& command);
void apply(Context& context, const SetRecordWeight& command);

struct SetRecordTtl {
  static constexpr CommandStyle style{"network.set_record_ttl",
                                      "set the TTL of record {record} to {ttl}"};
  std::string record;
  Duration ttl{};
  DRYDOCK_FIELDS(SetRecordTtl, record, ttl)
};
Result<Forecast> check(const World& world, const SetRecordTtl& command);
void apply(Context& context, const SetRecordTtl& command);

}  // namespace drydock::network
