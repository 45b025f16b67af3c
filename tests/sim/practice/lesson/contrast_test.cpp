// Contrasts: the action that mattered is told from the one that did not.
#include "sim/practice/lesson/contrast.h"

#include <gtest/gtest.h>

#include "sim/platform/compute/commands.h"
#include "sim/platform/kubernetes/commands.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

TEST(Contrast, says_what_each_action_changed) {
  Stage stage = *Stage::set_up(testing::shipped(), Seed{1}, testing::search(), testing::rules());
  const Time start = stage.plan()->start;
  const std::vector<run::JournalEntry> journal{
      {start + minutes(1), Actor::trainee, kubernetes::CordonNode{"node-apps-c1"}},
      {start + minutes(2), Actor::trainee, kubernetes::UncordonNode{"node-apps-c1"}},
      {start + minutes(10), Actor::trainee, compute::SetGroup{"apps-a", -1, 5, -1}}};
  const std::vector<ActionEffect> effects = what_each_changed(stage, journal, stage.plan()->end());
  ASSERT_EQ(effects.size(), 3u);
  ASSERT_FALSE(effects[2].differences.empty());
  EXPECT_EQ(effects[2].differences[0].check, "placed");
  EXPECT_EQ(effects[2].differences[0].with, CheckState::passed);
  EXPECT_EQ(effects[2].differences[0].without, CheckState::failed);
  EXPECT_GT(effects[2].dollars, 0);
  EXPECT_TRUE(effects[1].differences.empty());
}

TEST(Contrast, shows_the_model_answer) {
  Stage stage = *Stage::set_up(testing::shipped(), Seed{1}, testing::search(), testing::rules());
  const ModelAnswer answer = model_answer(stage);
  EXPECT_EQ(answer.actions.size(), 2u);
  EXPECT_EQ(answer.checks, std::vector<CheckState>(3, CheckState::passed));
  EXPECT_GT(answer.dollars, 0);
}

}  // namespace
}  // namespace drydock::lesson
