// Which file may include which: the ladder of the map, and one address for each foreign library.
#include <algorithm>
#include <array>
#include <string>

#include "tests/tidy/rules.h"

namespace drydock::tidy {
namespace {

struct Library {
  std::string_view name;
  std::vector<std::string_view> headers;  // How its headers begin.
  std::vector<std::string_view> homes;    // The only folders that may include them.
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> list = {
      {"tl::expected", {"tl/expected"}, {"sim/engine/base"}},
      {"Random123", {"Random123/"}, {"sim/engine/kernel"}},
      {"Boost.Beast", {"boost/beast", "boost/asio"}, {"sim/surface/api"}},
      {"Boost",
       {"boost/"},
       {"sim/platform/network", "sim/platform/workload", "sim/platform/insight"}},
      {"nlohmann/json", {"nlohmann/"}, {"sim/practice/codec", "tests"}},
      {"yaml-cpp", {"yaml-cpp/"}, {"sim/practice/importer"}},
      {"SQLite", {"sqlite3"}, {"sim/practice/store", "tests"}},
      {"CLI11", {"CLI/"}, {"sim/surface/cli"}},
      {"spdlog",
       {"spdlog/"},
       {"sim/practice/scenario", "sim/practice/run", "sim/practice/store", "sim/practice/study",
        "sim/practice/lesson", "sim/practice/importer", "sim/practice/report",
        "sim/practice/session", "sim/surface", "gui", "tests"}},
      {"GoogleTest", {"gtest/", "gmock/"}, {"tests"}},
      {"RapidCheck", {"rapidcheck"}, {"tests"}},
  };
  return list;
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

bool is_qt(std::string_view header) {
  return header.size() > 1 && header[0] == 'Q' && (header[1] == 't' || std::isupper(header[1]));
}

const Library* library_of(std::string_view header) {
  for (const Library& library : libraries()) {
    const auto is_prefix = [&](std::string_view prefix) { return header.starts_with(prefix); };
    if (std::any_of(library.headers.begin(), library.headers.end(), is_prefix)) return &library;
  }
  return nullptr;
}

}  // namespace

std::vector<Violation> wrong_directions(const Source& source, const Map& map) {
  std::vector<Violation> found;
  if (!source.path.starts_with("sim/")) return found;
  const std::string from = folder_of(source.path);
  for (const Include& include : includes(source)) {
    const std::string& target = include.target;
    if (target.starts_with("gui/") || target.starts_with("tests/")) {
      found.push_back({source.path, include.line, "sim/ knows nothing of " + folder_of(target)});
    } else if (target.starts_with("sim/")) {
      if (map.may_include(from, folder_of(target))) continue;
      found.push_back(
          {source.path, include.line,
           from + " stands below or beside " + folder_of(target) + " and may not include it"});
    } else if (include.quoted) {
      found.push_back({source.path, include.line, "write the path from the root: " + target});
    }
  }
  return found;
}

std::vector<Violation> libraries_astray(const Source& source) {
  std::vector<Violation> found;
  for (const Include& include : includes(source)) {
    if (is_qt(include.target)) {
      if (lies_in(source.path, "gui") || lies_in(source.path, "tests/gui")) continue;
      found.push_back({source.path, include.line, "Qt belongs in gui: " + include.target});
      continue;
    }
    const Library* library = library_of(include.target);
    if (library == nullptr) continue;
    const auto holds = [&](std::string_view home) { return lies_in(source.path, home); };
    if (std::any_of(library->homes.begin(), library->homes.end(), holds)) continue;
    found.push_back({source.path, include.line,
                     std::string(library->name) + " has another address: " + include.target});
  }
  return found;
}

}  // namespace drydock::tidy
