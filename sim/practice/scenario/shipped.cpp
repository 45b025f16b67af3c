// Reads the folders of scenarios; which there are is said here once.
#include "sim/practice/scenario/shipped.h"

#include <algorithm>
#include <filesystem>

namespace drydock::scenario {

namespace {

constexpr const char* shipped_folders[] = {"", "history", "stories"};

}  // namespace

std::vector<Shipped> shipped_scenarios(const SearchPaths& search) {
  std::vector<Shipped> all;
  for (const std::string folder : shipped_folders) {
    const std::string place = folder.empty() ? search.scenarios : search.scenarios + "/" + folder;
    const std::size_t from = all.size();
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(place, none)) {
      if (entry.path().extension() != ".json") continue;
      const std::string stem = entry.path().stem().string();
      all.push_back({folder.empty() ? stem : folder + "/" + stem, folder, entry.path().string()});
    }
    std::sort(all.begin() + static_cast<std::ptrdiff_t>(from), all.end(),
              [](const Shipped& one, const Shipped& other) { return one.name < other.name; });
  }
  return all;
}

std::optional<Shipped> find_shipped(const SearchPaths& search, const std::string& name) {
  for (const Shipped& one : shipped_scenarios(search)) {
    const std::string stem = std::filesystem::path(one.file).stem().string();
    if (name == one.name || name == stem || name == stem + ".json") return one;
  }
  return std::nullopt;
}

}  // namespace drydock::scenario
