// The loss of a whole region, for good.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/network/tables.h"

namespace drydock::failure {

/// All zones of a region go dark and do not come back; the control plane of the cluster that stands
/// there is lost with its nodes and pods.
struct FailRegion {
  static constexpr CommandStyle style{"failure.region", "lose region {region}"};
  std::string region;
  DRYDOCK_FIELDS(FailRegion, region)
};
Result<Forecast> check(const World& world, const FailRegion& command);
void apply(Context& context, const FailRegion& command);

/// A region that was lost is there again: its zones, and the volumes in them as they were. Machines
/// of the cluster that was lost with it come back too and are ended, since nobody is left to whom
/// they belong.
struct RestoreRegion {
  static constexpr CommandStyle style{"failure.restore_region", "have region {region} again"};
  std::string region;
  DRYDOCK_FIELDS(RestoreRegion, region)
};
Result<Forecast> check(const World& world, const RestoreRegion& command);
void apply(Context& context, const RestoreRegion& command);

struct RegionRestored {
  static constexpr FactStyle style{"failure.region_restored",
                                   "region {region} is there again: zones {zones}", Tone::recovered,
                                   Weight::headline};
  Id<network::Region> region;
  std::int32_t zones = 0;
  DRYDOCK_FIELDS(RegionRestored, region, zones)
};

/// Comes before anything in the region falls silent.
struct RegionLost {
  static constexpr FactStyle style{"failure.region_lost", "region {region} is lost: zones {zones}",
                                   Tone::broken, Weight::headline};
  Id<network::Region> region;
  std::int32_t zones = 0;
  DRYDOCK_FIELDS(RegionLost, region, zones)
};

void install_region_faults(Rulebook& rulebook);

}  // namespace drydock::failure
