// The rules of the whole platform, made once for all properties of this program.
#pragma once

#include "sim/platform/rules.h"

namespace drydock {

inline const std::shared_ptr<const Rulebook>& rules() {
  static const std::shared_ptr<const Rulebook> all = platform::rules();
  return all;
}

}  // namespace drydock
