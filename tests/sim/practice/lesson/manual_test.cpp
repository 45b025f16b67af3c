// The manual, lessons/README.md, says what the reader reads and what the registry knows.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "sim/practice/lesson/registry.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

std::string manual() {
  std::ifstream stream(testing::search().lessons + "/README.md");
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

TEST(Manual, ends_with_the_tables_of_the_registry) {
  EXPECT_TRUE(manual().ends_with("\n" + registry_page()))
      << "put the output of drydock lesson words at the end of lessons/README.md";
}

TEST(Manual, names_every_key_that_the_reader_asks_for) {
  const std::string text = manual();
  std::set<std::string> keys;
  for (const std::string& file : find_lessons(testing::search()))
    for (const std::string& path : asked_keys(file))
      keys.insert(path.substr(path.find_last_of('.') + 1));
  EXPECT_GT(keys.size(), 60u);
  for (const std::string& key : keys)
    EXPECT_TRUE(text.find("`" + key + "`") != std::string::npos ||
                text.find("\"" + key + "\"") != std::string::npos)
        << key;
}

TEST(Manual, names_every_kind_of_check) {
  const std::string text = manual();
  for (const std::string_view kind : drydock_enum_names(CheckKind{}))
    EXPECT_NE(text.find("| `" + std::string(kind) + "` |"), std::string::npos) << kind;
}

TEST(Registry, has_sets_in_the_order_of_their_kinds) {
  for (std::size_t i = 0; i < sets().size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(sets()[i].kind), i);
  EXPECT_EQ(sets().size(), drydock_enum_names(SetKind{}).size());
}

}  // namespace
}  // namespace drydock::lesson
