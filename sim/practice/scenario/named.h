// Things by the names that an author gave them, in the file's order.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace drydock::scenario {

/// Things with a name chosen by the author of the file, in the file's order; names are unique.
template <class T>
using Named = std::vector<std::pair<std::string, T>>;

/// The entry called `name`, or nullptr.
template <class T>
const T* find(const Named<T>& things, const std::string& name) {
  for (const auto& [key, thing] : things)
    if (key == name) return &thing;
  return nullptr;
}

}  // namespace drydock::scenario
