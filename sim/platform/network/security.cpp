// Security groups: rules only allow, groups may name each other, answers come back by themselves.
#include "sim/platform/network/security.h"

#include <algorithm>

#include "sim/platform/network/routes.h"

namespace drydock::network {

bool lets_through(const RuleValue& rule, const Opening& opening) {
  if (rule.direction != opening.direction) return false;
  if (rule.protocol != Protocol::any) {
    if (rule.protocol != opening.protocol) return false;
    if (opening.port < rule.first_port || opening.port > rule.last_port) return false;
  }
  if (!rule.peer) return rule.block.contains(opening.other);
  return std::find(opening.other_groups.begin(), opening.other_groups.end(), rule.peer) !=
         opening.other_groups.end();
}

bool allowed(std::span<const RuleValue> rules, const Opening& opening) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const RuleValue& rule) { return lets_through(rule, opening); });
}

namespace {

std::string say_ports(Protocol protocol, std::uint16_t first, std::uint16_t last) {
  if (protocol == Protocol::any) return "any";
  const std::string name(enum_name(protocol));
  if (first == 0 && last == 65535) return name;
  if (first == last) return name + " " + std::to_string(first);
  return name + " " + std::to_string(first) + "-" + std::to_string(last);
}

RuleValue value_of(const SecurityRule& row) {
  return {row.direction, row.protocol,           row.first_port,
          row.last_port, {row.cidr, row.prefix}, row.peer};
}

std::string holder_name(const World& world, Holder holder, std::uint32_t index) {
  switch (holder) {
    case Holder::machines:
      return std::string(world.text(world[Id<Subnet>{index}].name));
    case Holder::balancer:
      return std::string(world.text(world[Id<LoadBalancer>{index}].name));
    case Holder::endpoint:
      return std::string(world.text(world[Id<Endpoint>{index}].name));
  }
  return {};
}

}  // namespace

std::string say_rule(const World& world, const SecurityRule& rule) {
  const std::string other = rule.peer ? "group " + std::string(world.text(world[rule.peer].name))
                                      : say_cidr({rule.cidr, rule.prefix});
  return say_ports(rule.protocol, rule.first_port, rule.last_port) +
         (rule.direction == Direction::inbound ? " from " : " to ") + other;
}

Id<SecurityGroup> add_security_group(Context& context, Name name, Id<Vpc> vpc) {
  return context.add(SecurityGroup{name, vpc});
}

Id<SecurityRule> add_rule(Context& context, Id<SecurityGroup> group, SecurityRule rule) {
  rule.group = group;
  return context.add(rule);
}

void use_group(Context& context, Id<SecurityGroup> group, Holder holder, std::uint32_t index) {
  context.add(GroupUse{group, holder, index});
}

std::vector<Id<SecurityGroup>> groups_on(const World& world, Holder holder, std::uint32_t index) {
  std::vector<Id<SecurityGroup>> groups;
  for (const auto& [id, use] : world.table<GroupUse>())
    if (use.holder == holder && use.index == index) groups.push_back(use.group);
  return groups;
}

std::string refusal(const World& world, Holder holder, std::uint32_t index,
                    const Opening& opening) {
  const std::vector<Id<SecurityGroup>> groups = groups_on(world, holder, index);
  if (groups.empty()) return {};
  for (const auto& [id, rule] : world.table<SecurityRule>()) {
    if (rule.gone || std::find(groups.begin(), groups.end(), rule.group) == groups.end()) continue;
    if (lets_through(value_of(rule), opening)) return {};
  }
  std::string names;
  for (const Id<SecurityGroup> group : groups)
    names += (names.empty() ? "" : ", ") + std::string(world.text(world[group].name));
  const bool in = opening.direction == Direction::inbound;
  return "security group " + names + " of " + holder_name(world, holder, index) +
         " has no rule for " + say_ports(opening.protocol, opening.port, opening.port) +
         (in ? " from " : " to ") + say_address(opening.other);
}

bool may_connect(const World& world, Id<Subnet> from, Id<Subnet> to, std::uint16_t port) {
  if (world.table<GroupUse>().empty()) return true;
  const auto ours = groups_on(world, Holder::machines, from.index);
  const auto theirs = groups_on(world, Holder::machines, to.index);
  return refusal(world, Holder::machines, from.index,
                 {Direction::outbound, Protocol::tcp, port, host_in(world, to), theirs})
             .empty() &&
         refusal(world, Holder::machines, to.index,
                 {Direction::inbound, Protocol::tcp, port, host_in(world, from), ours})
             .empty();
}

void install_security(Rulebook& rulebook) {
  rulebook.table<SecurityGroup>();
  rulebook.table<SecurityRule>();
  rulebook.table<GroupUse>();
  rulebook.fact<SecurityChanged>();
}

}  // namespace drydock::network
