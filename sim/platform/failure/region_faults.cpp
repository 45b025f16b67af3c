// A region is lost: its zones by the fault of each, and the cluster when it stands there.
#include "sim/platform/failure/region_commands.h"

#include <algorithm>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/network/network.h"

namespace drydock::failure {

namespace {

std::vector<Id<network::Zone>> zones_of(const World& world, Id<network::Region> region, bool up) {
  std::vector<Id<network::Zone>> zones;
  for (const auto& [id, zone] : world.table<network::Zone>())
    if (zone.region == region && zone.up == up) zones.push_back(id);
  return zones;
}

/// Whether the cluster is there: all its nodes are.
bool holds_cluster(const World& world, Id<network::Region> region) {
  bool any = false;
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    if (!exists(node)) continue;
    if (world[node.zone].region != region) return false;
    any = true;
  }
  return any;
}

}  // namespace

Result<Forecast> check(const World& world, const FailRegion& command) {
  const auto region = world.find<network::Region>(command.region);
  if (!region)
    return unknown<network::Region>(world, "region", command.region,
                                    [](const auto&) { return true; });
  const auto zones = zones_of(world, region, true);
  if (zones.empty()) return refuse("Region " + command.region + " is dark already.");
  Forecast forecast;
  std::int64_t nodes = 0, volumes = 0;
  for (const Id<network::Zone> zone : zones)
    forecast.touches.emplace_back(world.text(world[zone].name));
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    if (!exists(node) || world[node.zone].region != region) continue;
    forecast.touches.emplace_back(world.text(node.name));
    for (std::string& pod : pods_on(world, id)) forecast.touches.push_back(std::move(pod));
    ++nodes;
  }
  for (const auto& [id, volume] : world.table<storage::Volume>()) {
    if (world[volume.zone].region != region || volume.phase == storage::VolumePhase::deleted)
      continue;
    forecast.touches.emplace_back(world.text(volume.name));
    ++volumes;
  }
  forecast.summary =
      "Region " + command.region +
      " is lost for good: " + plural(static_cast<std::int64_t>(zones.size()), "zone") + ", " +
      plural(nodes, "node") + " and " + plural(volumes, "volume") +
      (holds_cluster(world, region) ? ", with the control plane of the cluster." : ".");
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const FailRegion& command) {
  const auto region = context.world().find<network::Region>(command.region);
  const auto zones = zones_of(context, region, true);
  const bool cluster = holds_cluster(context, region);
  Context after = context.because(
      context.announce(RegionLost{region, static_cast<std::int32_t>(zones.size())}));
  for (const Id<network::Zone> zone : zones) network::fail_zone(after, zone);
  if (cluster) kubernetes::lose_cluster(after);
}

Result<Forecast> check(const World& world, const RestoreRegion& command) {
  const auto region = world.find<network::Region>(command.region);
  if (!region)
    return unknown<network::Region>(world, "region", command.region,
                                    [](const auto&) { return true; });
  const auto zones = zones_of(world, region, false);
  if (zones.empty()) return refuse("Region " + command.region + " is not dark.");
  Forecast forecast;
  forecast.summary = "Region " + command.region + " returns with its zones and volumes.";
  for (const Id<network::Zone> zone : zones)
    forecast.touches.emplace_back(world.text(world[zone].name));
  return forecast;
}

void apply(Context& context, const RestoreRegion& command) {
  const auto region = context.world().find<network::Region>(command.region);
  const auto zones = zones_of(context, region, false);
  // Only machines that belong to no cluster any more: their groups may hold none.
  for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i) {
    const Id<compute::Instance> id{i};
    const compute::Instance machine = context[id];
    if (context[machine.zone].region == region && context[machine.group].max == 0 &&
        compute::is_live(machine))
      compute::terminate(context, id);
  }
  Context after = context.because(
      context.announce(RegionRestored{region, static_cast<std::int32_t>(zones.size())}));
  for (const Id<network::Zone> zone : zones) network::restore_zone(after, zone);
}

void install_region_faults(Rulebook& rulebook) {
  rulebook.fact<RegionLost>();
  rulebook.fact<RegionRestored>();
  rulebook.command<FailRegion>(Role::instructor);
  rulebook.command<RestoreRegion>(Role::instructor);
}

}  // namespace drydock::failure
