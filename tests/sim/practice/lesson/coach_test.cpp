// The coach: one attempt from brief to debrief, as a window would play it.
#include "sim/practice/lesson/coach.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/platform/compute/commands.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/play.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

using testing::rules;

Started start_shipped(std::uint64_t seed = 1) {
  auto started = start(testing::shipped(), Seed{seed}, testing::search(), rules());
  EXPECT_TRUE(started) << (started ? "" : started.error().message);
  return std::move(*started);
}

void look(Coach& coach, const run::Run& run) {
  coach.look(run.world(), *find_grader(run.observers()));
}

const CheckView& check(const Coach& coach, const std::string& id) {
  return *std::find_if(coach.checks().begin(), coach.checks().end(),
                       [&](const CheckView& one) { return one.id == id; });
}

/// Reads the steps before the clock moves and answers both questions.
void begin(Coach& coach, const std::string& number, const std::string& choice) {
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(coach.step().waits_for_next) << coach.step().id;
    coach.next();
  }
  EXPECT_TRUE(coach.holds_clock());
  EXPECT_FALSE(coach.answer("many"));
  ASSERT_TRUE(coach.answer(number));
  EXPECT_FALSE(coach.answer(number)) << "the next question takes options only";
  ASSERT_TRUE(coach.answer(choice));
  EXPECT_FALSE(coach.holds_clock());
}

TEST(Coach, leads_from_brief_to_debrief) {
  Started started = start_shipped();
  run::Run& run = started.run;
  Coach coach(started.plan);
  look(coach, run);
  EXPECT_TRUE(coach.holds_clock());
  EXPECT_EQ(coach.step().number, 1);
  begin(coach, "5", "opt:until-somebody-acts");
  EXPECT_EQ(coach.step().id, "play");
  const std::vector<std::string> expected{"dark", "not-ready", "evicted", "pending"};
  std::vector<std::string> seen;
  bool paused = false;
  while (coach.step().id != "pending" && run.now() < started.end) {
    run.advance(run.now() + seconds(1));
    look(coach, run);
    paused |= coach.take_pause();
    if (coach.step().id != "play" && (seen.empty() || seen.back() != coach.step().id))
      seen.push_back(coach.step().id);
  }
  EXPECT_EQ(seen, expected);
  EXPECT_TRUE(paused);
  EXPECT_EQ(check(coach, "placed").state, CheckState::open);
  EXPECT_EQ(check(coach, "placed").limit, "12m");
  EXPECT_EQ(check(coach, "placed").bound, Bound::at_most);
  for (const char* group : {"apps-a", "apps-c"})
    ASSERT_TRUE(run.submit(compute::SetGroup{group, -1, 4, -1}, Actor::trainee));
  run.advance(started.end);
  look(coach, run);
  EXPECT_TRUE(coach.is_over());
  EXPECT_TRUE(coach.passed());
  EXPECT_EQ(coach.points(), 100);
  EXPECT_EQ(coach.step().number, 0);
  const DebriefView debrief = coach.debrief(run.world(), *rules());
  EXPECT_TRUE(debrief.passed);
  std::vector<std::string> kinds;
  for (const ChainStep& link : debrief.chain) kinds.push_back(link.step.kind);
  const auto tells = [&](const char* kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  EXPECT_TRUE(tells("network.zone_failed"));
  EXPECT_TRUE(tells("kubernetes.node_not_ready"));
  EXPECT_TRUE(tells("kubernetes.pod_evicted"));
  EXPECT_EQ(kinds.back(), "kubernetes.scale_up_impossible");
  EXPECT_TRUE(debrief.predictions[0].right && debrief.predictions[1].right);
}

TEST(Coach, keeps_answers_and_hints_in_the_progress_file_s_form) {
  Started started = start_shipped();
  Coach coach(started.plan);
  look(coach, started.run);
  begin(coach, "1", "opt:minutes");
  coach.take_hint("placed", 2);
  const store::Attempt kept = coach.attempt();
  EXPECT_EQ(kept.state, "running");
  EXPECT_EQ(kept.step, "play");
  Coach other(started.plan);
  other.resume(kept);
  EXPECT_EQ(other.attempt().answers, kept.answers);
  EXPECT_EQ(other.attempt().hints, kept.hints);
  EXPECT_EQ(other.step().id, "play");
}

TEST(Coach, offers_hints_when_their_time_has_come_and_counts_those_taken) {
  Started started = start_shipped();
  Coach coach(started.plan);
  started.run.advance(started.plan->start + minutes(10));
  look(coach, started.run);
  std::vector<HintView> hints = coach.hints();
  ASSERT_EQ(hints.size(), 3u);
  EXPECT_TRUE(hints[0].offered);
  EXPECT_FALSE(hints[1].offered);
  const int before = coach.points();
  coach.take_hint("placed", 1);
  EXPECT_TRUE(coach.hints()[0].taken);
  EXPECT_EQ(coach.points(), before) << "asking where to look costs nothing";
}

TEST(Coach, follows_a_rewind) {
  Started started = start_shipped();
  Coach coach(started.plan);
  started.run.advance(started.plan->start + minutes(30));
  look(coach, started.run);
  EXPECT_EQ(check(coach, "placed").state, CheckState::failed);
  EXPECT_FALSE(coach.feedback().empty());
  started.run.rewind(started.plan->start + minutes(10));
  look(coach, started.run);
  EXPECT_EQ(check(coach, "placed").state, CheckState::open);
  EXPECT_TRUE(coach.feedback().empty());
  started.run.rewind(started.plan->start + minutes(1));
  started.run.advance(started.plan->start + minutes(30));
  look(coach, started.run);
  EXPECT_EQ(check(coach, "placed").state, CheckState::failed);
  EXPECT_EQ(started.run.receipts().size(), 1u) << "the lesson's event is given once";
}

TEST(Coach, refuses_what_the_lesson_does_not_offer) {
  EXPECT_TRUE(allowed(*testing::shipped(), "compute.set_group"));
  const Result<void> refused = allowed(*testing::shipped(), "failure.zone");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().hint.find("compute.set_group"), std::string::npos);
}

TEST(Waits, count_from_when_the_place_became_empty_whoever_stands_in_line) {
  Started started = start_shipped();
  run::Run& run = started.run;
  run.advance(started.plan->start + minutes(12));
  const auto waiting = [&] {
    const GraderState& state = grade(run);
    Duration longest{};
    for (const auto& [id, workload] : run.world().table<kubernetes::Workload>())
      if (workload.is_application)
        longest = std::max(longest, state.waits.longest(run.world(), id));
    return longest;
  };
  const Duration before = waiting();
  EXPECT_GT(before, minutes(3));
  std::vector<std::string> pods;
  for (const auto& [id, pod] : run.world().table<kubernetes::Pod>())
    if (pod.phase == kubernetes::PodPhase::pending) pods.emplace_back(run.world().text(pod.name));
  for (const std::string& pod : pods)
    ASSERT_TRUE(run.submit(kubernetes::DeletePod{pod}, Actor::trainee));
  run.advance(run.now() + minutes(1));
  EXPECT_EQ(waiting(), before + minutes(1));
}

}  // namespace
}  // namespace drydock::lesson
