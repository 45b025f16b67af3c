// What was said: right or wrong, what is replied, and how it turns into points.
#include "sim/practice/lesson/effort.h"

#include <gtest/gtest.h>

#include "sim/practice/lesson/verdict.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

Predict number(double tolerance, double share = 0) {
  Predict made;
  made.kind = PredictKind::number;
  made.tolerance = tolerance;
  made.tolerance_share = share;
  made.replies = {{"low", "fb:low"}, {"high", "fb:high"}};
  return made;
}
Predict choice() {
  Predict made;
  made.options = {"opt:a", "opt:b"};
  made.replies = {{"opt:b", "fb:b"}};
  return made;
}
Predict order() {
  Predict made;
  made.kind = PredictKind::order;
  made.options = {"opt:b", "opt:a", "opt:c"};
  made.replies = {{"any", "fb:order"}};
  return made;
}

struct Saying {
  Predict predict;
  std::string answer, truth;
  bool right;
  std::string reply;
};

void PrintTo(const Saying& given, std::ostream* out) { *out << given.answer << "/" << given.truth; }

class Replies : public ::testing::TestWithParam<Saying> {};

TEST_P(Replies, are_compared_with_the_truth) {
  const Saying& given = GetParam();
  EXPECT_EQ(is_right(given.predict, given.answer, given.truth), given.right);
  EXPECT_EQ(reply_to(given.predict, given.answer, given.truth), given.reply);
}

INSTANTIATE_TEST_SUITE_P(
    All, Replies,
    ::testing::Values(Saying{number(2), "5", "7", true, ""},
                      Saying{number(2), "4", "7", false, "fb:low"},
                      Saying{number(2), "10", "7", false, "fb:high"},
                      Saying{number(0, 0.1), "90", "100", true, ""},
                      Saying{number(0, 0.1), "89", "100", false, "fb:low"},
                      Saying{number(2), "5", "", false, "fb:high"},
                      Saying{choice(), "opt:a", "opt:a", true, ""},
                      Saying{choice(), "opt:b", "opt:a", false, "fb:b"},
                      Saying{choice(), "opt:a", "opt:b", false, ""},
                      Saying{order(), "opt:a,opt:b,opt:c", "a,x,b,c", true, ""},
                      Saying{order(), "opt:a,opt:c,opt:b", "a,x,b,c", false, "fb:order"}));

TEST(WrittenAnswers, of_the_wrong_form_are_refused) {
  EXPECT_FALSE(check_answer(number(1), "many"));
  EXPECT_FALSE(check_answer(number(1), "1e400"));
  EXPECT_FALSE(check_answer(choice(), "opt:c"));
  EXPECT_FALSE(check_answer(order(), "opt:a,opt:b"));
  EXPECT_FALSE(check_answer(order(), "opt:a,opt:b,opt:b"));
  EXPECT_TRUE(check_answer(order(), "opt:c,opt:b,opt:a"));
}

/// A lesson of one question, one gate and one check that only scores.
Plan small_plan() {
  auto lesson = std::make_shared<Lesson>();
  lesson->steps.resize(1);
  lesson->steps[0].id = "ask";
  lesson->steps[0].predict = choice();
  lesson->checks.resize(2);
  lesson->checks[0].id = "gate";
  lesson->checks[0].gate = true;
  lesson->checks[1].id = "lean";
  lesson->checks[1].part = ScorePart::cost;
  lesson->score.parts = {60, 0, 20, 20, 0, 0};
  Plan plan;
  plan.lesson = lesson;
  plan.steps.resize(1);
  plan.checks.resize(2);
  plan.truths = {"opt:a"};
  return plan;
}

GraderState state(CheckState gate, CheckState lean) {
  GraderState made;
  made.checks.resize(2);
  made.checks[0].state = gate;
  made.checks[1].state = lean;
  made.over = true;
  return made;
}

TEST(Verdict, counts_parts_and_hints) {
  const Plan plan = small_plan();
  Effort effort = no_effort(*plan.lesson);
  effort.answers[0] = Given{"opt:a", 0, {}, {}, 1};
  Verdict verdict = weigh(plan, state(CheckState::passed, CheckState::passed), effort);
  EXPECT_TRUE(verdict.passed);
  EXPECT_EQ(verdict.points, 100);
  EXPECT_TRUE(verdict.may_master);
  effort.hints = {{"gate", 1}, {"gate", 2}};
  EXPECT_EQ(weigh(plan, state(CheckState::passed, CheckState::passed), effort).points, 95);
  effort.hints.insert({"gate", 3});
  verdict = weigh(plan, state(CheckState::passed, CheckState::passed), effort);
  EXPECT_EQ(verdict.points, 80);
  EXPECT_TRUE(verdict.passed);
  EXPECT_FALSE(verdict.may_master);
}

TEST(Verdict, fails_by_a_gate_alone) {
  const Plan plan = small_plan();
  const Effort effort = no_effort(*plan.lesson);
  const Verdict lean = weigh(plan, state(CheckState::passed, CheckState::failed), effort);
  EXPECT_TRUE(lean.passed);
  EXPECT_EQ(lean.points, 60);
  const Verdict gate = weigh(plan, state(CheckState::failed, CheckState::passed), effort);
  EXPECT_FALSE(gate.passed);
  EXPECT_EQ(gate.points, 20);
}

TEST(Effort, survives_being_kept) {
  const std::shared_ptr<const Lesson> lesson = testing::shipped();
  Effort effort = no_effort(*lesson);
  effort.answers[4] = Given{"5", 2, {}, Time(nanoseconds(12345)), 1};
  effort.hints.insert({"placed", 2});
  effort.submitted = Time(nanoseconds(99));
  const Effort read = read_effort(to_value(effort, *lesson), *lesson);
  EXPECT_EQ(codec::to_json(to_value(read, *lesson)), codec::to_json(to_value(effort, *lesson)));
  EXPECT_EQ(read.answers[4]->confidence, 2);
}

}  // namespace
}  // namespace drydock::lesson
