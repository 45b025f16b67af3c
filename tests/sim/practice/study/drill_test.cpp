// Drills on the shipped scenario: the same for any number of threads, each replication by itself,
// and measured as the world has it.
#include "sim/practice/study/drill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/rules.h"
#include "sim/practice/scenario/read.h"

namespace drydock::study {
namespace {

scenario::Scenario shipped(std::vector<scenario::Setting> settings = {}) {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/database-restore.json", search,
                                         {nullptr, "", "", std::move(settings)});
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  return std::move(*reading.scenario);
}

RunBook book() {
  auto reading =
      read_run_book(scenario::SearchPaths::usual().scenarios + "/runbooks/database-restore.json",
                    *platform::rules());
  EXPECT_TRUE(reading.book) << codec::to_text(reading.diagnostics);
  return std::move(*reading.book);
}

bool same(const Outcome& a, const Outcome& b) {
  return a.seed == b.seed && a.fault == b.fault && a.recovered == b.recovered &&
         a.rto_s == b.rto_s && a.rpo_s == b.rpo_s && a.lost_writes == b.lost_writes &&
         a.failed == b.failed && a.spent == b.spent && a.refused == b.refused;
}

TEST(Drill, IsTheSameForAnyNumberOfThreads) {
  const auto rules = platform::rules();
  const scenario::Scenario scenario = shipped();
  const Drill alone = conduct(scenario, book(), rules, 5, 8, 1);
  for (const int threads : {2, 7}) {
    const Drill many = conduct(scenario, book(), rules, 5, 8, threads);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_TRUE(same(alone.outcomes[i], many.outcomes[i])) << i;
  }
  scenario::Scenario bare = scenario;
  bare.events.clear();
  EXPECT_TRUE(same(alone.outcomes[3], play_drill(bare, book(), rules, Seed{8})))
      << "a replication can be played by itself";
}

TEST(Drill, MeasuresWhatTheBackupsLeave) {
  const Drill drill = conduct(shipped(), book(), platform::rules(), 1, 20, 2);
  for (const Outcome& outcome : drill.outcomes) {
    EXPECT_TRUE(outcome.recovered) << outcome.seed << ": " << outcome.refused;
    EXPECT_GT(outcome.rto_s, 5 * 60);
    EXPECT_LT(outcome.rto_s, 90 * 60);
    EXPECT_GT(outcome.rpo_s, 0);
    EXPECT_LE(outcome.rpo_s, 3600 + 15 * 60) << "an hour, and a snapshot that was not complete";
    EXPECT_GT(outcome.lost_writes, 0);
    EXPECT_GT(outcome.failed, 0);
    EXPECT_GT(outcome.spent, Money{});
    ASSERT_EQ(outcome.steps.size(), 6u);
    for (std::size_t i = 1; i < outcome.steps.size(); ++i)
      EXPECT_GE(outcome.steps[i].begun_s, outcome.steps[i - 1].done_s - 1e-9);
  }
}

TEST(Drill, NobodyIsFasterThanTheSameCommandsWithoutPeople) {
  const Drill drill = conduct(shipped(), book(), platform::rules(), 3, 4, 1);
  for (const Outcome& outcome : drill.outcomes) {
    ASSERT_TRUE(outcome.recovered);
    EXPECT_GT(outcome.best_rto_s, 60) << "a restore takes its minute";
    EXPECT_LT(outcome.best_rto_s, outcome.rto_s);
  }
}

TEST(Drill, MoreBackupsLoseLess) {
  const auto lost = [](const char* every) {
    const Drill drill =
        conduct(shipped({{"backup_every", every}}), book(), platform::rules(), 1, 12, 2);
    return spread_of(drill, [](const Outcome& outcome) { return outcome.rpo_s; }).mean().value;
  };
  EXPECT_LT(lost("30 min"), lost("2 h"));
}

TEST(Drill, SaysWhatStandsInTheWay) {
  RunBook wrong = book();
  wrong.goal.service = "workflow-bd";
  const codec::Diagnostics said = check_drill(shipped(), wrong, *platform::rules(), "book.json");
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said.front().path, "goal.service");
  EXPECT_EQ(said.front().hint, "workflow-db");
  RunBook hasty = book();
  hasty.steps.erase(hasty.steps.begin(), hasty.steps.begin() + 3);  // Nobody deletes the pod.
  hasty.give_up = minutes(4);
  const Drill drill = conduct(shipped(), hasty, platform::rules(), 1, 2, 1);
  EXPECT_FALSE(drill.outcomes[0].recovered);
  EXPECT_THAT(drill.outcomes[0].refused, testing::HasSubstr("still uses claim workflow-db-0"));
  EXPECT_EQ(spread_of(drill, [](const Outcome& outcome) { return outcome.rto_s; }).size(), 0u);
}

TEST(Drill, AStepMoreLeavesTheLuckOfOthersAlone) {
  RunBook more = book();
  Step step;
  step.name = "breathe";
  step.takes = {minutes(1), 0};
  more.steps.insert(more.steps.begin(), step);
  const Drill plain = conduct(shipped(), book(), platform::rules(), 3, 1, 1);
  const Drill longer = conduct(shipped(), more, platform::rules(), 3, 1, 1);
  EXPECT_EQ(plain.outcomes[0].fault, longer.outcomes[0].fault);
  const StepTimes& a = plain.outcomes[0].steps[0];
  const StepTimes& b = longer.outcomes[0].steps[1];
  EXPECT_NEAR(a.given_s - a.begun_s, b.given_s - b.begun_s, 1e-6);
}

}  // namespace
}  // namespace drydock::study
