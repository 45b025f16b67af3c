// Faults: each does and undoes its damage by the ordinary functions of the domain that it hits.
#include <string>
#include <vector>

#include "sim/platform/failure/chance.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/failure/processes.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/network/network.h"

namespace drydock::failure {

namespace {

// A fault ends only if what it broke has not been repaired, or broken anew, since `begun`.
struct ZoneFaultEnds {
  Id<network::Zone> zone;
  Time begun;
  DRYDOCK_FIELDS(ZoneFaultEnds, zone, begun)
};
struct NatFaultEnds {
  Id<network::NatGateway> nat;
  Time begun;
  DRYDOCK_FIELDS(NatFaultEnds, nat, begun)
};

void on_zone_fault_ends(Context& context, const ZoneFaultEnds& due) {
  if (context[due.zone].changed == due.begun) network::restore_zone(context, due.zone);
}

void on_nat_fault_ends(Context& context, const NatFaultEnds& due) {
  if (context[due.nat].changed == due.begun) network::restore_nat(context, due.nat);
}

Id<network::Zone> find_zone(const World& world, const std::string& name) {
  return world.find<network::Zone>(name);
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

}  // namespace

Result<Forecast> check(const World& world, const FailZone& command) {
  const Id<network::Zone> zone = find_zone(world, command.zone);
  if (!zone)
    return unknown<network::Zone>(world, "zone", command.zone, [](const auto&) { return true; });
  if (!world[zone].up)
    return refuse(
        "Zone " + command.zone + " is dark already, since " + say_clock(world[zone].changed) + ".",
        "Restore it first, or fail another zone.");
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  Standing found = standing_in(world, zone);
  Forecast forecast;
  forecast.summary = "Zone " + command.zone + " goes dark" + for_how_long(command.duration) + ": " +
                     plural(found.nodes, "node") + ", " + plural(found.pods, "pod") + ", " +
                     plural(found.volumes, "volume") + " and " + plural(found.nats, "NAT gateway") +
                     " can no longer be reached.";
  forecast.touches = std::move(found.names);
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const FailZone& command) {
  const Id<network::Zone> zone = find_zone(context, command.zone);
  network::fail_zone(context, zone);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, ZoneFaultEnds{zone, context[zone].changed});
}

Result<Forecast> check(const World& world, const RestoreZone& command) {
  const Id<network::Zone> zone = find_zone(world, command.zone);
  if (!zone)
    return unknown<network::Zone>(world, "zone", command.zone, [](const auto&) { return true; });
  if (world[zone].up) return refuse("Zone " + command.zone + " is not down.");
  Forecast forecast;
  forecast.summary = "Zone " + command.zone + " returns with all that stands in it.";
  forecast.touches = standing_in(world, zone).names;
  return forecast;
}

void apply(Context& context, const RestoreZone& command) {
  network::restore_zone(context, find_zone(context, command.zone));
}

Result<Forecast> check(const World& world, const FailNat& command) {
  const Id<network::NatGateway> nat = world.find<network::NatGateway>(command.nat);
  if (!nat || !network::exists(world[nat]))
    return unknown<network::NatGateway>(world, "NAT gateway", command.nat,
                                        [](const auto& row) { return network::exists(row); });
  if (world[nat].broken) return refuse("NAT gateway " + command.nat + " is broken already.");
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  Forecast forecast;
  forecast.touches.push_back(command.nat);
  std::vector<std::string> zones;
  for (const auto& [id, zone] : world.table<network::Zone>())
    if (network::egress(world, id).nat == nat) zones.emplace_back(world.text(zone.name));
  forecast.summary =
      "NAT gateway " + command.nat + " stops" + for_how_long(command.duration) + "; ";
  forecast.summary +=
      zones.empty() ? "nobody uses it now."
                    : std::string(zones.size() == 1 ? "zone " : "zones ") + join_words(zones) +
                          (zones.size() == 1 ? " reaches" : " reach") + " the internet through it.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const FailNat& command) {
  const Id<network::NatGateway> nat = context.world().find<network::NatGateway>(command.nat);
  network::fail_nat(context, nat);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, NatFaultEnds{nat, context[nat].changed});
}

void install(Rulebook& rulebook) {
  rulebook.on<on_zone_fault_ends>();
  rulebook.on<on_nat_fault_ends>();
  rulebook.command<FailZone>(Role::instructor);
  rulebook.command<RestoreZone>(Role::instructor);
  rulebook.command<FailNat>(Role::instructor);
  install_network_faults(rulebook);
  install_machine_faults(rulebook);
  install_pod_faults(rulebook);
  install_processes(rulebook);
  install_chance(rulebook);
}

}  // namespace drydock::failure
