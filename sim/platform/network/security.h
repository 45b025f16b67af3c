// Security groups: rules over plain values, and what they say of a connection in a world.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/platform/network/cidr.h"
#include "sim/platform/network/tables.h"

namespace drydock::network {

/// One rule; `peer` is a group's number, or none when `block` says who may be at the other end.
struct RuleValue {
  Direction direction = Direction::inbound;
  Protocol protocol = Protocol::any;
  std::uint16_t first_port = 0, last_port = 65535;
  Cidr block;
  Id<SecurityGroup> peer;
};

/// A connection as one of its ends sees it.
struct Opening {
  Direction direction = Direction::inbound;
  Protocol protocol = Protocol::tcp;
  std::uint16_t port = 443;                              ///< Where the connection is opened to.
  std::uint32_t other = 0;                               ///< Address of the other end.
  std::span<const Id<SecurityGroup>> other_groups = {};  ///< On the other end's interface.
};

/// Whether a rule lets a connection be opened. Groups are stateful: answers need no rule.
bool lets_through(const RuleValue& rule, const Opening& opening);
/// Rules only allow, so any that does is enough; without one all is refused.
bool allowed(std::span<const RuleValue> rules, const Opening& opening);

/// "tcp 443 from 10.40.0.0/16", "any to 0.0.0.0/0", "tcp 8000-8080 from group nodes".
std::string say_rule(const World& world, const SecurityRule& rule);

// In a world.

Id<SecurityGroup> add_security_group(Context& context, Name name, Id<Vpc> vpc);
/// `rule` is whole but for its group.
Id<SecurityRule> add_rule(Context& context, Id<SecurityGroup> group, SecurityRule rule);
void use_group(Context& context, Id<SecurityGroup> group, Holder holder, std::uint32_t index);
/// The groups on the interfaces of something; none: nothing is filtered there.
std::vector<Id<SecurityGroup>> groups_on(const World& world, Holder holder, std::uint32_t index);
/// Empty when the groups of the holder let the connection be opened, else a sentence that says why
/// not: "security group nodes of private-a lets no tcp 443 out to 203.0.113.10".
std::string refusal(const World& world, Holder holder, std::uint32_t index, const Opening& opening);
/// Whether the groups of two private subnets let machines of one open connections to those of the
/// other, on a port.
bool may_connect(const World& world, Id<Subnet> from, Id<Subnet> to, std::uint16_t port);

}  // namespace drydock::network
