// No clock, chance, hash order or foreign mathematics where a run must repeat; no vague names at
// all.
#include <gtest/gtest.h>

#include "tests/tidy/rules.h"

namespace drydock::tidy {
namespace {

std::size_t unrepeatable_in(const std::string& code,
                            const std::string& path = "sim/platform/cost/cost.cpp") {
  return unrepeatable(parse_source(path, code + "\n")).size();
}

std::size_t unwelcome_in(const std::string& code) {
  return unwelcome_words(parse_source("gui/views/map.cpp", code + "\n")).size();
}

TEST(Words, BelowSessionNothingIsUnrepeatable) {
  EXPECT_EQ(unrepeatable_in("auto t = std::chrono::steady_clock::now();"), 1u);
  EXPECT_EQ(unrepeatable_in("int x = rand();"), 1u);
  EXPECT_EQ(unrepeatable_in("std::normal_distribution<double> d;"), 1u);
  EXPECT_EQ(unrepeatable_in("#include <random>"), 1u);
  EXPECT_EQ(unrepeatable_in("std::unordered_map<int, int> m;"), 1u);
  EXPECT_EQ(unrepeatable_in("double y = std::log(x) + exp(x);"), 2u);
}

TEST(Words, LookalikesAreFine) {
  EXPECT_EQ(unrepeatable_in("double y = math::log(x) + ctx.log(x) + std::sqrt(x);"), 0u);
  EXPECT_EQ(unrepeatable_in("// rand() and std::log(x) are not used"), 0u);
  EXPECT_EQ(unrepeatable_in("text(\"rand() at 1'000 'x' \\\" std::log(x)\");"), 0u);
  EXPECT_EQ(unrepeatable_in("const char* t = R\"(std::log(x))\"; int n = 1'000;"), 0u);
  EXPECT_EQ(unrepeatable_in("std::chrono::steady_clock::now();", "sim/surface/cli/bench.cpp"), 0u);
}

TEST(Words, VagueNamesAndNotesAreFound) {
  EXPECT_EQ(unwelcome_in("class NodeManager;"), 1u);
  EXPECT_EQ(unwelcome_in("void boot_helper();"), 1u);
  EXPECT_EQ(unwelcome_in(std::string("// TO") + "DO: later"), 1u);
  EXPECT_EQ(unwelcome_in("double utilization; QNetworkAccessManager m;"), 0u);
  EXPECT_EQ(unwelcome_words(parse_source("gui/views/map_utils.h", "")).size(), 1u);
}

TEST(Words, OfTheTreeAreWellChosen) {
  std::vector<Violation> found;
  for (const Source& source : read_sources({"sim", "gui", "tests"})) {
    for (const Violation& violation : unrepeatable(source)) found.push_back(violation);
    for (const Violation& violation : unwelcome_words(source)) found.push_back(violation);
  }
  EXPECT_TRUE(found.empty()) << describe(found);
}

}  // namespace
}  // namespace drydock::tidy
