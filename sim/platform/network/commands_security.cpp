// Commands on security groups.
#include <charconv>
#include <optional>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/network/balancer.h"
#include "sim/platform/network/refusals.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

std::optional<std::uint16_t> read_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

/// "tcp 443", "udp 53", "tcp 8000-8080", "tcp", "any".
bool read_ports(std::string_view text, SecurityRule& rule) {
  const std::size_t blank = text.find(' ');
  const std::string_view protocol = text.substr(0, blank);
  const auto known = enum_value<Protocol>(protocol);
  if (!known) return false;
  rule.protocol = *known;
  if (blank == std::string_view::npos) return true;
  if (rule.protocol == Protocol::any) return false;
  const std::string_view ports = text.substr(blank + 1);
  const std::size_t dash = ports.find('-');
  const auto first = read_port(ports.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : read_port(ports.substr(dash + 1));
  if (!first || !last || *last < *first) return false;
  rule.first_port = *first;
  rule.last_port = *last;
  return true;
}

/// The rule that a command describes, with its group.
template <class Command>
Result<SecurityRule> rule_of(const World& world, const Command& command) {
  SecurityRule rule;
  const auto group = called<SecurityGroup>(world, "security group", command.group);
  if (!group) return pass_on(group);
  rule.group = *group;
  if (command.direction != "from" && command.direction != "to")
    return impossible(
        refuse("A rule is \"from\" or \"to\" somebody, not \"" + command.direction + "\"."));
  rule.direction = command.direction == "from" ? Direction::inbound : Direction::outbound;
  if (!read_ports(command.ports, rule))
    return impossible(refuse("\"" + command.ports + "\" is no protocol with ports.",
                             "Write tcp 443, udp 53, tcp 8000-8080 or any."));
  if (const auto peer = world.find<SecurityGroup>(command.other)) {
    rule.peer = peer;
    return rule;
  }
  const auto cidr = parse_cidr(command.other);
  if (!cidr)
    return impossible(
        refuse("\"" + command.other + "\" is neither a security group nor a block of addresses.",
               "Write a block like 10.40.0.0/16, or the name of a group."));
  rule.cidr = cidr->address;
  rule.prefix = cidr->prefix;
  return rule;
}

bool same(const SecurityRule& a, const SecurityRule& b) {
  return a.group == b.group && a.direction == b.direction && a.protocol == b.protocol &&
         a.first_port == b.first_port && a.last_port == b.last_port && a.cidr == b.cidr &&
         a.prefix == b.prefix && a.peer == b.peer;
}

Id<SecurityRule> standing(const World& world, const SecurityRule& rule) {
  for (const auto& [id, row] : world.table<SecurityRule>())
    if (!row.gone && same(row, rule)) return id;
  return {};
}

std::vector<std::string> holders_of(const World& world, Id<SecurityGroup> group) {
  std::vector<std::string> names;
  const auto add = [&](Name name) { names.emplace_back(world.text(name)); };
  for (const auto& [id, use] : world.table<GroupUse>()) {
    if (use.group != group) continue;
    if (use.holder == Holder::machines) add(world[Id<Subnet>{use.index}].name);
    if (use.holder == Holder::balancer) add(world[Id<LoadBalancer>{use.index}].name);
    if (use.holder == Holder::endpoint) add(world[Id<Endpoint>{use.index}].name);
  }
  return names;
}

void tell(Context& context, Id<SecurityGroup> group, const std::string& change) {
  const CauseId cause = context.announce(SecurityChanged{group, context.name(change)});
  Context hands = context.because(cause);
  recheck_targets(hands);
}

}  // namespace

Result<Forecast> check(const World& world, const AllowTraffic& command) {
  const auto rule = rule_of(world, command);
  if (!rule) return pass_on(rule);
  const std::string said = say_rule(world, *rule);
  if (standing(world, *rule))
    return refuse("Security group " + command.group + " has the rule " + said + " already.");
  const std::int32_t quota = world.only<Settings>().quotas.rules_per_group;
  std::int32_t rules = 0;
  for (const auto& [id, row] : world.table<SecurityRule>())
    if (!row.gone && row.group == rule->group && row.direction == rule->direction) ++rules;
  if (quota > 0 && rules >= quota)
    return refuse("Security group " + command.group + " has " + plural(quota, "rule") +
                      " in this direction, which is the quota.",
                  "Use larger blocks, or name a group instead of addresses.");
  Forecast forecast;
  forecast.touches = holders_of(world, rule->group);
  forecast.summary = "Security group " + command.group + " lets " + said + " pass.";
  return forecast;
}

void apply(Context& context, const AllowTraffic& command) {
  const SecurityRule rule = *rule_of(context.world(), command);
  add_rule(context, rule.group, rule);
  tell(context, rule.group, "lets " + say_rule(context, rule) + " pass");
}

Result<Forecast> check(const World& world, const RevokeTraffic& command) {
  const auto rule = rule_of(world, command);
  if (!rule) return pass_on(rule);
  const std::string said = say_rule(world, *rule);
  if (!standing(world, *rule)) {
    std::vector<std::string> rules;
    for (const auto& [id, row] : world.table<SecurityRule>())
      if (!row.gone && row.group == rule->group && row.direction == rule->direction)
        rules.push_back(say_rule(world, row));
    return refuse(
        "Security group " + command.group + " has no rule " + said + ".",
        rules.empty() ? "It has none in this direction." : "It has " + join_words(rules) + ".");
  }
  Forecast forecast;
  forecast.touches = holders_of(world, rule->group);
  forecast.summary = "Security group " + command.group + " no longer lets " + said +
                     " pass, unless another rule does.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const RevokeTraffic& command) {
  const SecurityRule rule = *rule_of(context.world(), command);
  context.edit(standing(context, rule)).gone = true;
  tell(context, rule.group, "no longer lets " + say_rule(context, rule) + " pass");
}

}  // namespace drydock::network
