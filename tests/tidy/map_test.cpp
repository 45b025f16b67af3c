// What the project says of itself is true: its map, its ladder in CMake, its doors, its README.
#include "tests/tidy/map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "tests/tidy/source.h"

namespace drydock::tidy {
namespace {

namespace fs = std::filesystem;

// The folders sim/<storey>/<folder> that hold at least one file.
std::set<std::string> folders_on_disk() {
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(root() / "sim")) {
    if (!entry.is_regular_file()) continue;
    const std::string folder = folder_of(fs::relative(entry.path(), root()).generic_string());
    if (std::count(folder.begin(), folder.end(), '/') >= 2) found.insert(folder);
  }
  return found;
}

// Everything in `text` that the pattern's first group catches, in order.
std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

std::vector<std::string> domains() {
  std::vector<std::string> found;
  for (const std::string& folder : read_map().folders) {
    if (folder.starts_with("sim/platform/")) found.push_back(folder);
  }
  return found;
}

TEST(Map, ListsExactlyTheFoldersThatExist) {
  const Map map = read_map();
  const std::set<std::string> listed(map.folders.begin(), map.folders.end());
  EXPECT_EQ(listed.size(), map.folders.size()) << "a folder is listed twice";
  EXPECT_THAT(folders_on_disk(), testing::ContainerEq(listed));
  for (const std::string& file : map.files) EXPECT_TRUE(fs::exists(root() / file)) << file;
}

TEST(Map, IsTheOrderInWhichCMakeBuilds) {
  std::vector<std::string> built;
  for (const std::string& folder :
       all_matches(read_text(root() / "CMakeLists.txt"), "\ndrydock_library\\((sim/\\w+/\\w+)")) {
    if (fs::exists(root() / folder)) built.push_back(folder);
  }
  EXPECT_EQ(built, read_map().folders);
}

TEST(Map, IsTheOrderInWhichDomainsAreInstalled) {
  std::vector<std::string> names;
  for (const std::string& folder : domains()) names.push_back(fs::path(folder).filename());
  const std::string rules = read_text(root() / "sim/platform/rules.cpp");
  EXPECT_EQ(all_matches(rules, "(\\w+)::install\\("), names);
}

TEST(Map, EachDomainHasAFrontDoor) {
  for (const std::string& folder : domains()) {
    const fs::path door = root() / folder / (fs::path(folder).filename().string() + ".h");
    ASSERT_TRUE(fs::exists(door)) << door;
    EXPECT_THAT(read_text(door), testing::HasSubstr("void install(Rulebook&")) << door;
  }
}

// The test of a mechanism lies where the mechanism lies, so neither has to be searched for.
TEST(Map, TestsLieWhereTheirFolderLies) {
  for (const Source& source : read_sources({"tests/sim", "tests/gui"})) {
    const std::string folder = folder_of(source.path.substr(std::string("tests/").size()));
    EXPECT_TRUE(fs::is_directory(root() / folder)) << source.path << " mirrors no " << folder;
  }
}

TEST(Readme, NamesOnlyFilesThatExist) {
  for (const char* text : {"README.md", "sim/README.md"}) {
    const std::vector<std::string> names =
        all_matches(read_text(root() / text), "((scenarios|lessons|models)/[\\w./-]*\\w)");
    for (const std::string& name : names) {
      EXPECT_TRUE(fs::exists(root() / name)) << text << " names " << name;
    }
  }
}

}  // namespace
}  // namespace drydock::tidy
