// Proofs: the shipped lesson is proven, a planted fault is caught, threads change nothing.
#include "sim/practice/lesson/prove.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/sim/practice/lesson/support.h"
#include "tests/support/sanitized.h"

namespace drydock::lesson {
namespace {

Proof prove_it(const std::shared_ptr<const Lesson>& lesson, int seeds, int threads = 2) {
  ProofSettings settings;
  settings.seeds = seeds;
  settings.threads = threads;
  auto proof = prove(lesson, testing::search(), testing::rules(), settings);
  EXPECT_TRUE(proof) << (proof ? "" : proof.error().message);
  return std::move(*proof);
}

std::string first_fault(const Proof& proof) {
  if (proof.faults.empty()) return {};
  const Fault& fault = proof.faults.front();
  return (fault.script.empty() ? "" : fault.script + " ") + fault.what;
}

/// Whether a proof says so, of whatever script.
bool says(const Proof& proof, Proving which, const std::string& words) {
  for (const Fault& fault : proof.faults)
    if (fault.proof == which && fault.what.find(words) != std::string::npos) return true;
  return false;
}

/// The shipped lesson to be spoilt, with only its solution and the script that matters.
std::shared_ptr<Lesson> with_scripts(std::size_t solution, std::size_t other) {
  auto lesson = std::make_shared<Lesson>(*testing::shipped());
  std::vector<Script> kept = {lesson->scripts[solution]};
  if (other != solution) kept.push_back(lesson->scripts[other]);
  lesson->scripts = std::move(kept);
  return lesson;
}

TEST(Prove, holds_for_the_shipped_lesson) {
  const int seeds = sanitized ? 1 : 6;
  const Proof proof = prove_it(testing::shipped(), seeds);
  EXPECT_TRUE(proof.holds()) << first_fault(proof);
  EXPECT_EQ(proof.trials.size(), seeds * proof.scripts.size());
  EXPECT_EQ(proof.scripts.size(), testing::shipped()->scripts.size() + 1);
  EXPECT_GE(proof.generated.size(), 3u);
  EXPECT_GT(proof.truths.at("how-many").size(), 0u);
}

TEST(Prove, holds_for_every_lesson_that_is_found) {
  const std::vector<std::string> files = find_lessons(testing::search());
  std::size_t proven = 0, left_out = 0;
  for (const std::string& file : files) {
    const lesson::Reading reading = read_lesson(file, testing::search(), *testing::rules());
    ASSERT_TRUE(reading.lesson) << codec::to_text(reading.diagnostics);
    // With sanitizers each run of a month takes many seconds; without them all are proven.
    if (sanitized && reading.lesson->limit > hours(24)) {
      ++left_out;
      continue;
    }
    const Proof proof = prove_it(reading.lesson, sanitized ? 1 : 2);
    EXPECT_TRUE(proof.holds()) << reading.lesson->id << ": " << first_fault(proof);
    proven += proof.holds() ? 1 : 0;
  }
  EXPECT_EQ(proven + left_out, files.size());
}

TEST(Prove, says_the_same_with_any_number_of_threads) {
  const Proof one = prove_it(testing::shipped(), 3, 1);
  const Proof three = prove_it(testing::shipped(), 3, 3);
  ASSERT_EQ(one.trials.size(), three.trials.size());
  for (std::size_t i = 0; i < one.trials.size(); ++i) {
    EXPECT_EQ(one.trials[i].script, three.trials[i].script);
    EXPECT_EQ(one.trials[i].seed, three.trials[i].seed);
    EXPECT_EQ(one.trials[i].failed, three.trials[i].failed);
    EXPECT_EQ(one.trials[i].said, three.trials[i].said);
  }
  EXPECT_EQ(one.truths, three.truths);
}

TEST(Prove, catches_a_solution_that_does_nothing) {
  const auto spoilt = with_scripts(0, 0);
  spoilt->scripts[0].actions.clear();
  EXPECT_EQ(first_fault(prove_it(spoilt, 1)), "solution does not pass: placed");
}

TEST(Prove, catches_a_check_that_nobody_can_fail) {
  const auto spoilt = with_scripts(0, 0);
  spoilt->checks[0].expression.text = "max(deployments{role=app}.waiting) > 10h";
  const Proof proof = prove_it(spoilt, 1);
  EXPECT_TRUE(says(proof, Proving::nothing, "passes although nobody does anything"));
  EXPECT_TRUE(says(proof, Proving::mutation, "no script fails placed"));
}

TEST(Prove, catches_a_mistake_that_works) {
  const auto spoilt = with_scripts(0, 1);
  spoilt->scripts[1].actions = spoilt->scripts[0].actions;
  EXPECT_EQ(first_fault(prove_it(spoilt, 1)), "wrong-wait passes although it is a mistake");
}

TEST(Prove, catches_a_mistake_that_nobody_answers) {
  const auto spoilt = with_scripts(0, 1);
  spoilt->feedback[0].when.text = "false";
  EXPECT_EQ(first_fault(prove_it(spoilt, 1)), "wrong-wait is not answered by fb:waiting");
}

TEST(Prove, catches_a_refused_action) {
  const auto spoilt = with_scripts(0, 4);
  spoilt->scripts[1].actions[0].with.set("workload", "apii");
  EXPECT_NE(first_fault(prove_it(spoilt, 1)).find("wrong-scale-api refused: "), std::string::npos);
}

TEST(Prove, catches_a_check_that_was_taken_away) {
  const auto spoilt = with_scripts(0, 5);
  ASSERT_EQ(spoilt->scripts[1].fails.front(), "lean");
  std::erase_if(spoilt->checks, [](const Check& check) { return check.id == "lean"; });
  EXPECT_TRUE(says(prove_it(spoilt, 1), Proving::wrong, "passes although it is a mistake"));
}

TEST(Prove, catches_a_solution_that_fails_on_one_seed) {
  const auto spoilt = with_scripts(0, 0);
  // Right for the zone of the authored seed only.
  std::vector<Action>& actions = spoilt->scripts[0].actions;
  actions[1].each->text = "groups{zone = c}";
  actions[1].when = actions[0].when;
  actions.erase(actions.begin());
  std::set<std::uint64_t> failing;
  const Proof proof = prove_it(spoilt, 6);
  for (const Fault& fault : proof.faults)
    if (fault.proof == Proving::solution && fault.script == "solution") failing.insert(fault.seed);
  EXPECT_GT(failing.size(), 0u);
  EXPECT_LT(failing.size(), 6u);
}

TEST(Prove, catches_a_missing_translation) {
  const auto spoilt = with_scripts(0, 0);
  Texts texts;
  for (const std::string& key : spoilt->texts.keys("en"))
    texts.add("en", key, spoilt->texts.say("en", key));
  spoilt->texts = texts;
  EXPECT_TRUE(says(prove_it(spoilt, 1), Proving::text, "there is no lesson.pl.md"));
}

TEST(Prove, catches_a_verb_that_nobody_taught) {
  const auto spoilt = with_scripts(0, 0);
  spoilt->introduces.clear();
  EXPECT_TRUE(says(prove_it(spoilt, 1), Proving::taught, "compute.set_group"));
}

}  // namespace
}  // namespace drydock::lesson
