// Incidents of shipped scenarios: where they begin and end, who felt them, and what they came to.
#include "sim/practice/report/incident.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/failure/commands.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::report {
namespace {

run::Run opened(const std::string& name) {
  const auto search = scenario::SearchPaths::usual();
  const auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  return std::move(*run::open(*reading.scenario, platform::rules(), Seed{1}));
}

std::string said(const run::Run& run, CauseId fact) {
  return run.rulebook().say(run.world(), run.world().chronicle()[fact]);
}

TEST(Incidents, AreNoneWhileAllIsWell) {
  run::Run run = opened("zone-loss");
  run.advance(run.now() + minutes(9));
  EXPECT_TRUE(incidents(run.world(), run.rulebook(), 20).empty());
}

TEST(Incidents, BeginWithTheFaultAndEndWhenUsersAreServed) {
  run::Run run = opened("zone-loss");
  const Time start = run.now();
  run.advance(start + minutes(60));
  const auto found = incidents(run.world(), run.rulebook(), 20);
  ASSERT_EQ(found.size(), 1u);
  const Incident& one = found.front();
  EXPECT_EQ(said(run, one.root), "zone b went dark");
  EXPECT_EQ(said(run, one.asked), "scenario: fail zone b");
  EXPECT_EQ(one.began, start + minutes(10));
  ASSERT_TRUE(one.seen_at && one.ended);
  EXPECT_GE(*one.seen_at, one.began);
  EXPECT_GT(*one.ended, start + minutes(40));
  EXPECT_LT(*one.ended, start + minutes(50));
  EXPECT_LT(one.least_success, 0.9);
  EXPECT_GT(one.missed, minutes(1));
  // Nearly all requests that failed in this run did so here.
  const auto failed = static_cast<double>(workload::users_report(run.world()).failed);
  EXPECT_NEAR(one.failed, failed, 0.1 * failed);
  EXPECT_LE(one.lines.size(), 20u);
  EXPECT_EQ(one.lines.front().at, one.began);
  for (const StoryLine& line : one.lines) EXPECT_GE(line.at, one.began);
}

TEST(Incidents, LastWhileTheyAreNotOver) {
  run::Run run = opened("zone-loss");
  run.advance(run.now() + minutes(12));
  const auto found = incidents(run.world(), run.rulebook(), 20);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found.front().ended);
  EXPECT_EQ(found.front().lasted(run.now()), minutes(2));
}

TEST(Incidents, AreSeveralWhenTheyAreFarApart) {
  run::Run run = opened("free-play");
  run.advance(run.now() + minutes(5));
  const Time first = run.now();
  ASSERT_TRUE(run.submit(failure::FailZone{"c", minutes(5)}, Actor::instructor));
  run.advance(run.now() + minutes(60));
  const Time second = run.now();
  ASSERT_TRUE(run.submit(failure::FailZone{"a", minutes(5)}, Actor::instructor));
  run.advance(run.now() + minutes(3));
  const auto found = incidents(run.world(), run.rulebook(), 20);
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found.front().began, first);
  EXPECT_EQ(said(run, found.front().root), "zone c went dark");
  EXPECT_EQ(found.back().began, second);
  EXPECT_EQ(said(run, found.back().root), "zone a went dark");
}

}  // namespace
}  // namespace drydock::report
