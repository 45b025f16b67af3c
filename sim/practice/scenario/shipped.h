// The scenarios that come with the program, and how people name them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/practice/scenario/document.h"

namespace drydock::scenario {

/// One file that comes with the program.
struct Shipped {
  std::string name;    ///< "zone-loss", or with its folder "history/2022-us-east-2-power".
  std::string folder;  ///< "" for what is to be explored, "stories" or "history".
  std::string file;
};

/// What is to be explored first, then history, then stories; in each by name.
std::vector<Shipped> shipped_scenarios(const SearchPaths& search);
/// The one of that name, with its folder or without.
std::optional<Shipped> find_shipped(const SearchPaths& search, const std::string& name);

}  // namespace drydock::scenario
