// Commands on load balancers and DNS records; and the list of all commands of the network.
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/network/refusals.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

constexpr Duration longest_ttl = hours(24 * 7);

/// The node of a load balancer in a zone.
Result<Id<BalancerNode>> node_in(const World& world, const std::string& balancer,
                                 const std::string& zone) {
  const auto id = called<LoadBalancer>(world, "load balancer", balancer);
  if (!id) return pass_on(id);
  const auto where = called<Zone>(world, "zone", zone);
  if (!where) return pass_on(where);
  for (const auto& [node_id, node] : world.table<BalancerNode>())
    if (node.balancer == *id && node.zone == *where) return node_id;
  return impossible(refuse("Load balancer " + balancer + " has no address in zone " + zone + "."));
}

int open_nodes(const World& world, Id<LoadBalancer> balancer) {
  int count = 0;
  for (const auto& [id, node] : world.table<BalancerNode>())
    if (node.balancer == balancer && !node.shifted) ++count;
  return count;
}

/// Where a record could point to: a load balancer, or an address.
struct Goal {
  Id<LoadBalancer> balancer;
  std::uint32_t address = 0;
};
Result<Goal> goal_of(const World& world, const std::string& to) {
  if (const auto balancer = world.find<LoadBalancer>(to)) return Goal{balancer, 0};
  const auto cidr = parse_cidr(to);
  if (cidr && cidr->prefix == 32) return Goal{{}, cidr->address};
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<LoadBalancer>())
    names.push_back(name_of(world, row.name));
  const std::string near = nearest_word(to, names);
  const auto refusal =
      refuse("A record cannot point to \"" + to + "\".",
             near.empty() ? "Give a load balancer, or an address such as 198.51.100.7."
                          : "Did you mean " + near + "?");
  // Code may still make one in another region.
  return world.table<Region>().size() > 1 ? refusal : impossible(refusal);
}

/// When clients will know at last what is changed now.
std::string until_known(const World& world, Id<DnsRecord> record) {
  Duration longest{};
  for (const auto& [id, cached] : world.table<CachedAnswer>())
    if (cached.record == record)
      longest = std::max({longest, cached.answer.ttl, world[cached.clients].hold});
  return "All servers answer so within " + say_duration(world.only<Settings>().dns.propagation) +
         ", and the last client asks again " + say_duration(longest) + " later.";
}

}  // namespace

Result<Forecast> check(const World& world, const SetCrossZone& command) {
  const auto id = called<LoadBalancer>(world, "load balancer", command.balancer);
  if (!id) return pass_on(id);
  if (world[*id].cross_zone == command.on)
    return refuse("Cross-zone of load balancer " + command.balancer + " is " +
                  (command.on ? "on" : "off") + " already.");
  Forecast forecast;
  forecast.summary = command.on ? "Load balancer " + command.balancer +
                                      " sends to targets in all zones alike; what crosses zones is "
                                      "billed."
                                : "Each address of load balancer " + command.balancer +
                                      " sends only to targets of its own zone.";
  forecast.touches = {command.balancer};
  return forecast;
}

void apply(Context& context, const SetCrossZone& command) {
  set_cross_zone(context, context.world().find<LoadBalancer>(command.balancer), command.on);
}

Result<Forecast> check(const World& world, const ShiftZone& command) {
  const auto node = node_in(world, command.balancer, command.zone);
  if (!node) return pass_on(node);
  if (world[*node].shifted)
    return refuse("Load balancer " + command.balancer + " is shifted away from zone " +
                  command.zone + " already.");
  if (open_nodes(world, world[*node].balancer) < 2)
    return refuse("Users would find no address of load balancer " + command.balancer + ".",
                  "End another shift first.");
  Forecast forecast;
  forecast.summary =
      "Users no longer come in by zone " + command.zone + ", when their DNS answers have expired.";
  forecast.touches = {name_of(world, world[*node].name)};
  return forecast;
}

void apply(Context& context, const ShiftZone& command) {
  shift_zone(context, *node_in(context, command.balancer, command.zone), true);
}

Result<Forecast> check(const World& world, const EndShift& command) {
  const auto node = node_in(world, command.balancer, command.zone);
  if (!node) return pass_on(node);
  if (!world[*node].shifted)
    return refuse("Load balancer " + command.balancer + " is not shifted away from zone " +
                  command.zone + ".");
  Forecast forecast;
  forecast.summary = "Users come in by zone " + command.zone + " again, while it is healthy.";
  forecast.touches = {name_of(world, world[*node].name)};
  return forecast;
}

void apply(Context& context, const EndShift& command) {
  shift_zone(context, *node_in(context, command.balancer, command.zone), false);
}

Result<Forecast> check(const World& world, const ChangeRecord& command) {
  const auto id = called<DnsRecord>(world, "record", command.record);
  if (!id) return pass_on(id);
  const auto goal = goal_of(world, command.to);
  if (!goal) return pass_on(goal);
  const DnsRecord& record = world[*id];
  if (record.balancer == goal->balancer && (goal->balancer || record.address == goal->address))
    return refuse("Record " + command.record + " points to " + command.to + " already.");
  Forecast forecast;
  forecast.summary =
      "Record " + command.record + " points to " + command.to + ". " + until_known(world, *id);
  forecast.touches = {command.record, name_of(world, record.domain)};
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const ChangeRecord& command) {
  const Goal goal = *goal_of(context, command.to);
  change_record(context, context.world().find<DnsRecord>(command.record), goal.balancer,
                goal.address);
}

Result<Forecast> check(const World& world, const SetRecordWeight& command) {
  const auto id = called<DnsRecord>(world, "record", command.record);
  if (!id) return pass_on(id);
  if (world[*id].policy != RecordPolicy::weighted)
    return refuse("Record " + command.record + " has no weight: it is not a weighted record.");
  if (!(command.weight >= 0 && command.weight <= 255))
    return impossible(refuse("A weight is from 0 to 255, not " + say_number(command.weight) + "."));
  Forecast forecast;
  forecast.summary = "Record " + command.record + " has the weight " + say_number(command.weight) +
                     ". " + until_known(world, *id);
  forecast.touches = {command.record};
  return forecast;
}

void apply(Context& context, const SetRecordWeight& command) {
  set_weight(context, context.world().find<DnsRecord>(command.record), command.weight);
}

Result<Forecast> check(const World& world, const SetRecordTtl& command) {
  const auto id = called<DnsRecord>(world, "record", command.record);
  if (!id) return pass_on(id);
  if (world[*id].balancer)
    return refuse("Record " + command.record +
                      " is an alias: its TTL is that of its load balancer, and cannot be set.",
                  "Only records with an address have a TTL of their own.");
  if (command.ttl < Duration::zero() || command.ttl > longest_ttl)
    return impossible(
        refuse("A TTL cannot be " + say_duration(command.ttl) + ".", "Give 0 to 7 days."));
  Forecast forecast;
  forecast.summary = "Answers of record " + command.record + " may be kept for " +
                     say_duration(command.ttl) + ". " + until_known(world, *id);
  forecast.touches = {command.record};
  return forecast;
}

void apply(Context& context, const SetRecordTtl& command) {
  set_ttl(context, context.world().find<DnsRecord>(command.record), command.ttl);
}

void install_commands(Rulebook& rulebook) {
  rulebook.command<SetRoute>(Role::trainee);
  rulebook.command<DeleteRoute>(Role::trainee);
  rulebook.command<CreateNat>(Role::trainee);
  rulebook.command<DeleteNat>(Role::trainee);
  rulebook.command<AddNatAddress>(Role::trainee);
  rulebook.command<CreateEndpoint>(Role::trainee);
  rulebook.command<CreatePeering>(Role::trainee);
  rulebook.command<DeletePeering>(Role::trainee);
  rulebook.command<AttachVpc>(Role::trainee);
  rulebook.command<AllowTraffic>(Role::trainee);
  rulebook.command<RevokeTraffic>(Role::trainee);
  rulebook.command<SetCrossZone>(Role::trainee);
  rulebook.command<ShiftZone>(Role::trainee);
  rulebook.command<EndShift>(Role::trainee);
  rulebook.command<ChangeRecord>(Role::trainee);
  rulebook.command<SetRecordWeight>(Role::trainee);
  rulebook.command<SetRecordTtl>(Role::trainee);
}

}  // namespace drydock::network
