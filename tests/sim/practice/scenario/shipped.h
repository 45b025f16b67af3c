// Where the shipped scenarios and models are.
#pragma once

#include "sim/practice/scenario/document.h"

namespace drydock::scenario {

inline const SearchPaths paths = SearchPaths::usual();

}  // namespace drydock::scenario
