// Names in scripted commands: what each field names, and whether there could ever be such a thing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/world.h"

namespace drydock::scenario {

/// Names that commands of the script make, by what they name: "a peering".
using MadeNames = std::map<std::string_view, std::set<std::string>>;

/// A sort of thing that commands name.
struct NamedThing {
  std::string_view what;  ///< "a workload"
  /// Those that stand in the world.
  std::vector<std::string> (*names)(const World& world);
  /// Whether the world could make one of this name by itself; null: it never makes any.
  bool (*grows)(const World& world, const MadeNames& made, const std::string& name) = nullptr;
};

/// What a field of a command names.
struct NameField {
  std::string_view command;           ///< A kind; a domain such as "network."; empty: any.
  std::string_view field;             ///< As in files.
  const NamedThing* thing = nullptr;  ///< Null for words that name nothing.
  bool makes = false;                 ///< The command makes a thing of this name.
  bool may_be_empty = false;          ///< An empty text stands for all of them.
};

/// What `field` of commands of this kind is; null for a field that nobody has described.
const NameField* name_field(std::string_view command, std::string_view field);

/// Whether there is, or could be when the command's time comes, a thing of this name.
bool could_be(const World& world, const NamedThing& thing, const MadeNames& made,
              const std::string& name);

}  // namespace drydock::scenario
