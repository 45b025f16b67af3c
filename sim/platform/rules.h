// The list of domains, in order: what makes a rulebook of the whole platform.
#pragma once

#include <memory>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::platform {

/// The rules of every domain, each below the next. Built once and shared.
std::shared_ptr<const Rulebook> rules();

}  // namespace drydock::platform
