// A region is lost: its zones by the fault of each, and the cluster when it stands there.
#include "sim/platform/failure/region_commands.h"

#include <algorithm>
#include <vector>

#include "sim/platform/failure/faults.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/network/network.h"

namespace drydock::failure {

namespace {

std::vector<Id<network::Zone>> lit_zones_of(const World& world, Id<network::Region> region) {
  std::vector<Id<network::Zone>> zones;
  for (const auto& [id, zone] : world.table<network::Zone>())
    if (zone.region == region && zone.up) zones.push_back(id);
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
  const auto zones = lit_zones_of(world, region);
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
  const auto zones = lit_zones_of(context, region);
  const bool cluster = holds_cluster(context, region);
  Context after = context.because(
      context.announce(RegionLost{region, static_cast<std::int32_t>(zones.size())}));
  for (const Id<network::Zone> zone : zones) network::fail_zone(after, zone);
  if (cluster) kubernetes::lose_cluster(after);
}

void install_region_faults(Rulebook& rulebook) {
  rulebook.fact<RegionLost>();
  rulebook.command<FailRegion>(Role::instructor);
}

}  // namespace drydock::failure
