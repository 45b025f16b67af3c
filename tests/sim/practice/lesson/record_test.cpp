// Results: written, read, played again; a result that lies is found out.
#include "sim/practice/lesson/record.h"

#include <gtest/gtest.h>

#include "sim/practice/lesson/play.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

/// The model answer of the shipped lesson, as somebody would have played it.
Outcome played_model(std::shared_ptr<const Plan>* plan = nullptr) {
  static Stage stage =
      *Stage::set_up(testing::shipped(), Seed{3}, testing::search(), testing::rules());
  run::Run run = stage.open(forward_only);
  const Playing playing = play(run, *stage.plan(), 0);
  if (plan != nullptr) *plan = stage.plan();
  Outcome made;
  made.lesson = "L0.1";
  made.version = testing::shipped()->version;
  made.seed = 3;
  made.entries = run.journal();
  made.effort = playing.effort;
  made.end = run.now();
  const Verdict verdict = weigh(*stage.plan(), playing.state, playing.effort);
  made.passed = verdict.passed;
  made.points = verdict.points;
  return made;
}

Verification check(const Outcome& outcome) {
  auto found = verify(outcome, testing::shipped(), testing::search(), testing::rules());
  EXPECT_TRUE(found) << (found ? "" : found.error().message);
  return *found;
}

TEST(Results, survive_a_file_and_are_true) {
  const Outcome made = played_model();
  EXPECT_TRUE(made.passed);
  const codec::Value value = to_value(made, *testing::shipped());
  EXPECT_EQ(lesson_of(value), "L0.1");
  codec::Diagnostics found;
  const auto read =
      read_outcome(value, "result.json", *testing::shipped(), *testing::rules(), found);
  ASSERT_TRUE(read) << codec::to_text(found);
  EXPECT_EQ(codec::to_json(to_value(*read, *testing::shipped())), codec::to_json(value));
  EXPECT_TRUE(check(*read).holds());
}

TEST(Results, that_lie_are_found_out) {
  Outcome more = played_model();
  more.points = 100;
  EXPECT_FALSE(check(more).holds());
  Outcome idle = played_model();
  idle.entries.clear();
  EXPECT_FALSE(check(idle).holds());
  Outcome knowing = played_model();
  knowing.effort.answers[4] =
      Given{"999", 3, "999", knowing.effort.answers[4] ? knowing.effort.answers[4]->at : Time{}, 1};
  EXPECT_EQ(check(knowing).verdict.points, check(played_model()).verdict.points)
      << "the truth is computed, whatever the file says of it";
}

TEST(Results, become_scripts) {
  std::shared_ptr<const Plan> plan;
  const Outcome made = played_model(&plan);
  const codec::Value script = script_of(made, *plan);
  ASSERT_FALSE(script.list().empty());
  EXPECT_EQ(script.list().front().find("verb")->text(), "compute.set_group");
  EXPECT_TRUE(script.list().front().find("at")->text().starts_with("T0+"));
}

TEST(Results, of_another_version_are_not_judged) {
  Outcome old = played_model();
  old.version += 1;
  const auto found = verify(old, testing::shipped(), testing::search(), testing::rules());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, "other_version");
}

}  // namespace
}  // namespace drydock::lesson
