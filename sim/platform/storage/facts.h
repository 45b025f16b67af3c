// What happens to volumes.
#pragma once

#include "sim/platform/storage/tables.h"

namespace drydock::storage {

struct VolumeAttached {
  static constexpr FactStyle style{"storage.volume_attached",
                                   "volume {volume} is attached to {instance}", Tone::neutral,
                                   Weight::detail};
  Id<Volume> volume;
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(VolumeAttached, volume, instance)
};

struct VolumeDetached {
  static constexpr FactStyle style{"storage.volume_detached",
                                   "volume {volume} was detached from {instance}", Tone::neutral,
                                   Weight::detail};
  Id<Volume> volume;
  Id<compute::Instance> instance;
  DRYDOCK_FIELDS(VolumeDetached, volume, instance)
};

}  // namespace drydock::storage
