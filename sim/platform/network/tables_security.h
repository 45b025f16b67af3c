// Security groups: who may open a connection to whom.
#pragma once

#include "sim/platform/network/tables_places.h"

namespace drydock::network {

struct SecurityGroup {
  Name name;
  Id<Vpc> vpc;
  DRYDOCK_FIELDS(SecurityGroup, name, vpc)
};

DRYDOCK_ENUM(Direction, inbound, outbound)
DRYDOCK_ENUM(Protocol, any, tcp, udp)

struct SecurityRule {
  Id<SecurityGroup> group;
  Direction direction = Direction::inbound;
  Protocol protocol = Protocol::any;
  std::uint16_t first_port = 0, last_port = 65535;
  std::uint32_t cidr = 0;  ///< Who may be at the other end, ...
  std::uint8_t prefix = 0;
  Id<SecurityGroup> peer;  ///< ... or all that are in this group.
  bool gone = false;
  DRYDOCK_FIELDS(SecurityRule, group, direction, protocol, first_port, last_port, cidr, prefix,
                 peer, gone)
};

/// machines: all that stand in a subnet. balancer: all nodes of a load balancer. endpoint: all
/// interfaces of an interface endpoint.
DRYDOCK_ENUM(Holder, machines, balancer, endpoint)

/// A group on the interfaces of something. What has no group at all is open.
struct GroupUse {
  Id<SecurityGroup> group;
  Holder holder = Holder::machines;
  std::uint32_t index = 0;  ///< Of the subnet, load balancer or endpoint.
  DRYDOCK_FIELDS(GroupUse, group, holder, index)
};

}  // namespace drydock::network
