// Lists of pods that run through the pods' own rows; chains.h works on them.
#pragma once

#include <cstdint>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/id.h"

namespace drydock::kubernetes {

struct Pod;

/// A list of pods that runs through their rows, in the order in which they joined it.
struct Chain {
  Id<Pod> first, last;
  std::int32_t length = 0;
  DRYDOCK_FIELDS(Chain, first, last, length)
};

/// A pod's place in one chain.
struct Links {
  Id<Pod> before, after;
  DRYDOCK_FIELDS(Links, before, after)
};

}  // namespace drydock::kubernetes
