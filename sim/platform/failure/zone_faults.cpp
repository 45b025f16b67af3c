// Faults of zones: the whole of it, or some of its machines; cut off, or without power.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/network/network.h"

namespace drydock::failure {

namespace {

using compute::MachineFault;

/// A fault ends only if what it broke has not been repaired, or broken anew, since `begun`.
struct ZoneFaultEnds {
  Id<network::Zone> zone;
  Time begun;
  bool whole = true;
  DRYDOCK_FIELDS(ZoneFaultEnds, zone, begun, whole)
};

Id<network::Zone> find_zone(const World& world, const std::string& name) {
  return world.find<network::Zone>(name);
}

Result<Id<network::Zone>> zone_called(const World& world, const std::string& name) {
  if (const Id<network::Zone> zone = find_zone(world, name)) return zone;
  return unknown<network::Zone>(world, "zone", name, [](const auto&) { return true; });
}

/// What stands in a zone, by name, and how many of each kind.
struct Standing {
  std::vector<std::string> names;
  std::int64_t nodes = 0, pods = 0, volumes = 0, nats = 0;
};
Standing standing_in(const World& world, Id<network::Zone> zone) {
  Standing found;
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    if (!exists(node) || node.zone != zone) continue;
    found.names.emplace_back(world.text(node.name));
    ++found.nodes;
    for (std::string& pod : pods_on(world, id)) {
      found.names.push_back(std::move(pod));
      ++found.pods;
    }
  }
  for (const auto& [id, volume] : world.table<storage::Volume>()) {
    if (volume.zone != zone) continue;
    found.names.emplace_back(world.text(volume.name));
    ++found.volumes;
  }
  for (const auto& [id, nat] : world.table<network::NatGateway>()) {
    if (nat.zone != zone) continue;
    found.names.emplace_back(world.text(nat.name));
    ++found.nats;
  }
  for (const auto& [id, node] : world.table<network::BalancerNode>())
    if (node.zone == zone) found.names.emplace_back(world.text(node.name));
  return found;
}

bool is_on(const compute::Instance& instance) {
  using enum compute::InstancePhase;
  return instance.phase == pending || instance.phase == booting || instance.phase == running;
}

/// The machines in a zone that are on and have this fault.
std::vector<Id<compute::Instance>> machines_with(const World& world, Id<network::Zone> zone,
                                                 MachineFault fault) {
  std::vector<Id<compute::Instance>> found;
  for (const auto& [id, row] : world.table<compute::Instance>())
    if (row.zone == zone && row.fault == fault && is_on(row) &&
        !compute::is_fargate(world, row.group))
      found.push_back(id);
  return found;
}

/// How many of so many machines a share is: one at least.
std::int64_t count_of(double share, std::size_t machines) {
  return std::max<std::int64_t>(1, std::llround(share * static_cast<double>(machines)));
}

/// That many of the machines without a fault; each draws from its own stream, and the lowest are
/// hit.
std::vector<Id<compute::Instance>> chosen(Context& context, Id<network::Zone> zone, double share) {
  const auto machines = machines_with(context, zone, MachineFault::none);
  std::vector<std::pair<double, Id<compute::Instance>>> drawn;
  for (const Id<compute::Instance> id : machines)
    drawn.emplace_back(context.random(context[id].boot).uniform(), id);
  std::sort(drawn.begin(), drawn.end());
  std::vector<Id<compute::Instance>> found;
  for (const auto& [luck, id] : drawn)
    if (static_cast<std::int64_t>(found.size()) < count_of(share, machines.size()))
      found.push_back(id);
  std::sort(found.begin(), found.end());
  return found;
}

bool hit_by_its_zone(const compute::Instance& instance) {
  return instance.fault == MachineFault::network || instance.fault == MachineFault::power;
}

/// Machines that were cut off are there at once; hosts get their power one by one.
void give_back(Context& context, Id<compute::Instance> id) {
  if (context[id].fault == MachineFault::network) return compute::recover(context, id);
  const Duration most = context.only<compute::Settings>().health.power_return;
  const double luck = context.random(context[id].boot).uniform();
  compute::power_up(context, id, from_seconds(luck * in_seconds(most)));
}

void hit(Context& context, Id<compute::Instance> id, MachineFault fault) {
  if (fault == MachineFault::power) leave_logs(context, id);
  compute::impair(context, id, fault);
}

void on_zone_fault_ends(Context& context, const ZoneFaultEnds& due) {
  if (due.whole && context[due.zone].changed != due.begun) return;
  if (due.whole) network::restore_zone(context, due.zone);
  for (const MachineFault fault : {MachineFault::network, MachineFault::power})
    for (const Id<compute::Instance> id : machines_with(context, due.zone, fault))
      if (context[id].fault_changed == due.begun) give_back(context, id);
}

bool is_partial(const FailZone& command) { return command.share < 1; }

MachineFault fault_of(const FailZone& command) {
  return command.kind == "power" ? MachineFault::power : MachineFault::network;
}

/// What a loss of some of the machines would do.
Result<Forecast> check_part(const World& world, const FailZone& command, Id<network::Zone> zone) {
  const auto machines = machines_with(world, zone, MachineFault::none);
  if (machines.empty()) return refuse("No machine in zone " + command.zone + " works.");
  const std::int64_t count = count_of(command.share, machines.size());
  Forecast forecast;
  forecast.summary =
      std::to_string(count) + " of " +
      plural(static_cast<std::int64_t>(machines.size()), "machine") + " in zone " + command.zone +
      (command.kind == "power" ? " lose their power" : " are cut off from the network") +
      for_how_long(command.duration) + ".";
  for (const Id<compute::Instance> id : machines)
    forecast.touches.emplace_back(world.text(world[id].name));
  forecast.destructive = true;
  return forecast;
}

}  // namespace

bool cut_power(Context& context, Id<network::Zone> zone, double share) {
  const auto machines = chosen(context, zone, share);
  for (const Id<compute::Instance> id : machines) hit(context, id, MachineFault::power);
  return !machines.empty();
}

void restore_power(Context& context, Id<network::Zone> zone, Time lost) {
  for (const Id<compute::Instance> id : machines_with(context, zone, MachineFault::power))
    if (context[id].fault_changed == lost) give_back(context, id);
}

std::string_view FailZone::words() const {
  if (kind == "power")
    return share < 1 ? "cut the power of some machines in zone {zone}"
                     : "cut the power of zone {zone}";
  return share < 1 ? "cut some machines in zone {zone} off" : style.text;
}

Result<Forecast> check(const World& world, const FailZone& command) {
  const auto zone = zone_called(world, command.zone);
  if (!zone) return tl::unexpected<Error>(zone.error());
  if (command.kind != "network" && command.kind != "power")
    return impossible(
        refuse("A zone cannot fail by \"" + command.kind + "\".", "Say network or power."));
  if (!(command.share > 0 && command.share <= 1))
    return impossible(refuse("A share of " + say_number(command.share) + " of a zone cannot fail.",
                             "Give a share above 0, and at most 1 for the whole zone."));
  if (!world[*zone].up)
    return refuse(
        "Zone " + command.zone + " is dark already, since " + say_clock(world[*zone].changed) + ".",
        "Restore it first, or fail another zone.");
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (is_partial(command)) return check_part(world, command, *zone);
  Standing found = standing_in(world, *zone);
  Forecast forecast;
  forecast.summary = "Zone " + command.zone + " goes dark" + for_how_long(command.duration) + ": " +
                     plural(found.nodes, "node") + ", " + plural(found.pods, "pod") + ", " +
                     plural(found.volumes, "volume") + " and " + plural(found.nats, "NAT gateway") +
                     " can no longer be reached.";
  if (command.kind == "power")
    forecast.summary += " All processes end, and machines come back one by one.";
  forecast.touches = std::move(found.names);
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const FailZone& command) {
  const Id<network::Zone> zone = find_zone(context, command.zone);
  const MachineFault fault = fault_of(command);
  if (is_partial(command)) {
    for (const Id<compute::Instance> id : chosen(context, zone, command.share))
      hit(context, id, fault);
  } else {
    network::fail_zone(context, zone);
    if (fault == MachineFault::power)
      for (const Id<compute::Instance> id : machines_with(context, zone, MachineFault::none))
        hit(context, id, fault);
  }
  if (command.duration > Duration::zero())
    context.schedule(command.duration, ZoneFaultEnds{zone, context.now(), !is_partial(command)});
}

Result<Forecast> check(const World& world, const RestoreZone& command) {
  const auto zone = zone_called(world, command.zone);
  if (!zone) return tl::unexpected<Error>(zone.error());
  Forecast forecast;
  if (!world[*zone].up) {
    forecast.summary = "Zone " + command.zone + " returns with all that stands in it.";
    forecast.touches = standing_in(world, *zone).names;
    return forecast;
  }
  for (const auto& [id, row] : world.table<compute::Instance>())
    if (row.zone == *zone && is_on(row) && hit_by_its_zone(row))
      forecast.touches.emplace_back(world.text(row.name));
  if (forecast.touches.empty()) return refuse("Zone " + command.zone + " is not down.");
  forecast.summary = "The machines in zone " + command.zone + " that were lost return.";
  return forecast;
}

void apply(Context& context, const RestoreZone& command) {
  const Id<network::Zone> zone = find_zone(context, command.zone);
  network::restore_zone(context, zone);
  for (const MachineFault fault : {MachineFault::network, MachineFault::power})
    for (const Id<compute::Instance> id : machines_with(context, zone, fault))
      give_back(context, id);
}

void install_zone_faults(Rulebook& rulebook) {
  rulebook.on<on_zone_fault_ends>();
  rulebook.command<FailZone>(Role::instructor);
  rulebook.command<RestoreZone>(Role::instructor);
}

}  // namespace drydock::failure
