// What failure announces.
#pragma once

#include "sim/engine/kernel/fact.h"
#include "sim/platform/failure/tables.h"

namespace drydock::failure {

/// Something failed by chance.
struct ComponentFailed {
  static constexpr FactStyle style{"failure.component_failed", "{component} failed", Tone::broken,
                                   Weight::normal};
  Id<Component> component;
  DRYDOCK_FIELDS(ComponentFailed, component)
};

struct ComponentRepaired {
  static constexpr FactStyle style{"failure.component_repaired", "{component} is repaired",
                                   Tone::recovered, Weight::normal};
  Id<Component> component;
  DRYDOCK_FIELDS(ComponentRepaired, component)
};

}  // namespace drydock::failure
