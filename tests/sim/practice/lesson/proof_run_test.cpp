// Proof runs: what was held out comes, nobody acts, and the trainee's own run is left alone.
#include "sim/practice/lesson/proof_run.h"

#include <gtest/gtest.h>

#include "sim/practice/lesson/play.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

Check proof_check(const std::string& id, CheckKind kind, const std::string& expression) {
  Check check;
  check.id = id;
  check.kind = kind;
  check.phase = Phase::proof;
  check.gate = true;
  check.expression = {expression, "expr"};
  return check;
}

/// The shipped lesson, after which zone a fails in the proof run.
std::shared_ptr<Lesson> with_proof(ProofSeeds seeds, double chance = 1) {
  auto lesson = std::make_shared<Lesson>(*testing::shipped());
  lesson->proof = {minutes(30), 2, 2, seeds};
  Event event;
  event.id = "again";
  event.after = minutes(5);
  event.from_proof = event.held_out = true;
  event.chance = chance;
  event.kind = "failure.zone";
  event.with.set("zone", "a");
  lesson->events.push_back(event);
  lesson->checks.push_back(
      proof_check("one-zone", CheckKind::never, "any(nodes{zone=a, ready=false})"));
  lesson->checks.push_back(proof_check("later", CheckKind::end, "now >= P0 + 30m"));
  return lesson;
}

struct Proven {
  ProofResult result;
  GraderState state;
  Fingerprint before, after;
};

Proven play_and_prove(const std::shared_ptr<Lesson>& lesson) {
  Stage stage = *Stage::set_up(lesson, Seed{1}, testing::search(), testing::rules());
  run::Run run = stage.open(forward_only);
  const Playing playing = play(run, *stage.plan(), 0);
  Proven proven;
  proven.state = playing.state;
  proven.before = run.fingerprint();
  auto result = play_proof(stage, run.fork_world(), playing.state, run.journal());
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  proven.result = std::move(*result);
  proven.after = run.fingerprint();
  return proven;
}

class ProofRuns : public ::testing::TestWithParam<ProofSeeds> {};

TEST_P(ProofRuns, meet_what_was_held_out) {
  const Proven proven = play_and_prove(with_proof(GetParam()));
  const std::vector<CheckState>& checks = proven.result.checks;
  ASSERT_EQ(checks.size(), 5u);
  EXPECT_EQ(proven.state.checks[3].state, CheckState::waiting) << "not in the trainee's run";
  EXPECT_EQ(checks[3], CheckState::failed);
  EXPECT_EQ(checks[4], CheckState::passed);
  ASSERT_EQ(proven.result.trials.size(), 2u);
  for (const ProofTrial& trial : proven.result.trials) {
    EXPECT_EQ(trial.events, std::vector<std::string>{"again"});
    EXPECT_EQ(trial.failed, std::vector<std::string>{"one-zone"});
    EXPECT_TRUE(trial.refused.empty());
  }
  EXPECT_EQ(proven.before, proven.after);
}

INSTANTIATE_TEST_SUITE_P(All, ProofRuns, ::testing::Values(ProofSeeds::same, ProofSeeds::fresh));

TEST(ProofRun, draws_what_happens_by_chance) {
  const Proven never = play_and_prove(with_proof(ProofSeeds::same, 0));
  EXPECT_EQ(never.result.checks[3], CheckState::passed);
  for (const ProofTrial& trial : never.result.trials) EXPECT_TRUE(trial.events.empty());
}

}  // namespace
}  // namespace drydock::lesson
