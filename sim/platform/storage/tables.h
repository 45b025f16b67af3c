// Where data lies: volumes, each bound to its zone, and buckets, which are regional.
#pragma once

#include "sim/engine/base/units.h"
#include "sim/platform/compute/tables.h"

namespace drydock::storage {

DRYDOCK_ENUM(VolumePhase, available, attaching, attached, detaching)

/// How long volumes take; one row, filled from models/aws.json. A range is drawn from evenly.
struct Settings {
  Duration attach_min{}, attach_max{};
  Duration detach_min{}, detach_max{};
  Duration force_detach{};  ///< When the machine did not unmount the volume.
  DRYDOCK_FIELDS(Settings, attach_min, attach_max, detach_min, detach_max, force_detach)
};

struct Volume {
  Name name;  ///< "workflow-db-0"
  Id<network::Zone> zone;
  std::int64_t size_gib = 0;
  VolumePhase phase = VolumePhase::available;
  Id<compute::Instance> instance;  ///< Where it is attached or going to be.
  std::uint32_t change = 0;        ///< Counts attaches and detaches, to tell stale mail.
  Id<StreamRow> luck;
  Id<cost::Meter> gib;
  DRYDOCK_FIELDS(Volume, name, zone, size_gib, phase, instance, change, luck, gib)
};

struct Bucket {
  Name name;
  Bytes stored;
  Id<cost::Meter> storage;
  Id<cost::Meter> puts;
  Id<cost::Meter> gets;
  DRYDOCK_FIELDS(Bucket, name, stored, storage, puts, gets)
};

}  // namespace drydock::storage
