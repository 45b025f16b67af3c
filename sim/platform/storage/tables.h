// Where data lies: volumes, each bound to its zone, and buckets, which are regional.
#pragma once

#include "sim/engine/base/units.h"
#include "sim/platform/compute/tables.h"

namespace drydock::storage {

DRYDOCK_ENUM(VolumePhase, available, attaching, attached, detaching)

struct Volume {
  Name name;  ///< "workflow-db-0"
  Id<network::Zone> zone;
  std::int64_t size_gib = 0;
  VolumePhase phase = VolumePhase::available;
  Id<compute::Instance> instance;  ///< Where it is attached or going to be.
  Id<cost::Meter> gib;
  DRYDOCK_FIELDS(Volume, name, zone, size_gib, phase, instance, gib)
};

struct Bucket {
  Name name;
  Id<cost::Meter> storage;
  Id<cost::Meter> puts;
  Id<cost::Meter> gets;
  DRYDOCK_FIELDS(Bucket, name, storage, puts, gets)
};

}  // namespace drydock::storage
