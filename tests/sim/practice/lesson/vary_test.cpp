// What the seed decides: the same for the same seed, apart from each other, within what is
// required.
#include <gtest/gtest.h>

#include <set>

#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

Lesson varied() {
  Lesson lesson;
  lesson.authored_seed = 1;
  lesson.vary.resize(4);
  lesson.vary[0].name = "zone";
  lesson.vary[0].pick = {"a", "b", "c"};
  lesson.vary[1].name = "scale";
  lesson.vary[1].kind = VaryKind::uniform;
  lesson.vary[1].low = 0.8;
  lesson.vary[1].high = 1.2;
  lesson.vary[1].step = 0.1;
  lesson.vary[2].name = "cidr";
  lesson.vary[2].kind = VaryKind::pick_cidr;
  lesson.vary[2].avoid = {"10.0.0.0/12"};
  lesson.vary[3].name = "name";
  lesson.vary[3].kind = VaryKind::shuffle;
  lesson.vary[3].pick = {"one", "two", "three"};
  return lesson;
}

TEST(Draws, of_the_authored_seed_are_what_the_prose_says) {
  const auto drawn = draw(varied(), Seed{1});
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->at("zone"), "a");
  EXPECT_EQ(drawn->at("scale"), "1");
  EXPECT_EQ(drawn->at("cidr"), "10.16.0.0/16");
  EXPECT_EQ(drawn->at("name.1"), "one");
}

TEST(Draws, repeat_and_do_not_move_each_other) {
  Lesson fewer = varied();
  fewer.vary.erase(fewer.vary.begin());
  std::set<std::string> zones, scales, names;
  for (std::uint64_t seed = 2; seed < 60; ++seed) {
    const auto drawn = draw(varied(), Seed{seed}), again = draw(varied(), Seed{seed});
    EXPECT_EQ(*drawn, *again);
    EXPECT_EQ(drawn->at("scale"), draw(fewer, Seed{seed})->at("scale"));
    zones.insert(drawn->at("zone"));
    scales.insert(drawn->at("scale"));
    names.insert(drawn->at("name.1"));
  }
  EXPECT_EQ(zones.size(), 3u);
  EXPECT_EQ(scales, (std::set<std::string>{"0.8", "0.9", "1", "1.1", "1.2"}));
  EXPECT_EQ(names.size(), 3u);
}

TEST(Draws, keep_to_what_is_required) {
  Lesson lesson = varied();
  lesson.vary_require = {{"'${zone}' != 'a' && ${scale} > 0.9", "vary_require[0]"}};
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const auto drawn = draw(lesson, Seed{seed});
    ASSERT_TRUE(drawn);
    EXPECT_NE(drawn->at("zone"), "a");
    EXPECT_NE(drawn->at("scale"), "0.8");
  }
  lesson.vary_require = {{"'${zone}' == 'd'", "vary_require[0]"}};
  const auto never = draw(lesson, Seed{1});
  ASSERT_FALSE(never);
  EXPECT_EQ(never.error().code, "no_draw");
}

}  // namespace
}  // namespace drydock::lesson
