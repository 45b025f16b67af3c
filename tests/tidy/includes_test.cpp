// Nobody includes against the ladder, and each foreign library is included at its address only.
#include <gtest/gtest.h>

#include "tests/tidy/rules.h"

namespace drydock::tidy {
namespace {

const Map small_map = parse_map(R"(The map:
```
sim/engine/      text
  base/          words
sim/platform/    text
  cost/          meters,
                 continued
  network/       routes
  rules.h        the list
sim/practice/
  {study/ lesson/}  side by side
gui/             bridge/ (not part of the ladder)
```)");

std::size_t wrong(const std::string& path, const std::string& target) {
  return wrong_directions(parse_source(path, "#include \"" + target + "\"\n"), small_map).size();
}

std::size_t astray(const std::string& path, const std::string& line) {
  return libraries_astray(parse_source(path, line + "\n")).size();
}

TEST(Includes, GoDown) {
  EXPECT_EQ(wrong("sim/platform/network/nat.cpp", "sim/platform/network/nat.h"), 0u);
  EXPECT_EQ(wrong("sim/platform/network/nat.cpp", "sim/platform/cost/cost.h"), 0u);
  EXPECT_EQ(wrong("sim/platform/rules.cpp", "sim/platform/network/network.h"), 0u);
  EXPECT_EQ(wrong("sim/practice/lesson/goal.h", "sim/platform/rules.h"), 0u);
}

TEST(Includes, NeverGoUpOrSideways) {
  EXPECT_EQ(wrong("sim/platform/cost/cost.cpp", "sim/platform/network/nat.h"), 1u);
  EXPECT_EQ(wrong("sim/platform/cost/cost.cpp", "sim/platform/rules.h"), 1u);
  EXPECT_EQ(wrong("sim/engine/base/id.h", "sim/practice/study/study.h"), 1u);
  EXPECT_EQ(wrong("sim/practice/lesson/goal.h", "sim/practice/study/study.h"), 1u);
  EXPECT_EQ(wrong("sim/practice/lesson/goal.h", "gui/app/window.h"), 1u);
  EXPECT_EQ(wrong("sim/practice/lesson/goal.h", "goal.h"), 1u);
}

TEST(Includes, LibrariesStayAtHome) {
  EXPECT_EQ(astray("sim/engine/kernel/random.h", "#include <Random123/philox.h>"), 0u);
  EXPECT_EQ(astray("sim/platform/network/routes.cpp", "#include <boost/graph/adjacency_list.hpp>"),
            0u);
  EXPECT_EQ(astray("gui/app/main.cpp", "#include <QApplication>"), 0u);
  EXPECT_EQ(astray("sim/practice/run/run.cpp", "#include <nlohmann/json.hpp>"), 1u);
  EXPECT_EQ(astray("sim/practice/run/run.cpp", "#include <sqlite3.h>"), 1u);
  EXPECT_EQ(astray("sim/surface/cli/main.cpp", "#include <QtCore/QString>"), 1u);
  EXPECT_EQ(astray("sim/platform/cost/cost.cpp", "#include <spdlog/spdlog.h>"), 1u);
}

TEST(Includes, OfTheTreeFollowTheMap) {
  const Map house = read_map();
  std::vector<Violation> found;
  for (const Source& source : read_sources({"sim", "gui", "tests"})) {
    for (const Violation& violation : wrong_directions(source, house)) found.push_back(violation);
    for (const Violation& violation : libraries_astray(source)) found.push_back(violation);
  }
  EXPECT_TRUE(found.empty()) << describe(found);
}

}  // namespace
}  // namespace drydock::tidy
