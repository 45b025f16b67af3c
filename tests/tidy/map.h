// The map of the house as sim/README.md draws it: which folders there are, and which stand on
// which.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace drydock::tidy {

/// The folders of sim/ in the order of the ladder. Folders of one level do not see each other.
struct Map {
  std::vector<std::string> folders;  ///< "sim/engine/base", ... in the order of the list.
  std::vector<std::string> files;    ///< Single files that the map names: "sim/platform/rules.h".
  std::map<std::string, int>
      levels;  ///< The level of each folder; a storey's own files are on top.

  /// True if a file in `from` may include one in `to`; both are folders of the map.
  bool may_include(const std::string& from, const std::string& to) const;
};

/// Reads the first fenced block of a Markdown text.
Map parse_map(std::string_view markdown);

/// The map of this repository.
Map read_map();

}  // namespace drydock::tidy
