// The loss of a zone with Postgres on RDS and RabbitMQ on Amazon MQ, beside the same with pods.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/insight.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

using scenario::Setting;

Run play(const char* name, std::vector<Setting> settings, Duration time) {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search,
                                         {nullptr, "", "", std::move(settings)});
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  auto run = open(*reading.scenario, platform::rules(), Seed{1});
  EXPECT_TRUE(run) << run.error().message;
  run->advance(reading.scenario->start + time);
  return std::move(*run);
}

/// Since the start of the run; negative when it did not happen.
double when(const Run& run, std::string_view kind) {
  for (const auto& [id, record] : run.world().chronicle())
    if (run.rulebook().fact_info(record).style.kind == kind)
      return in_seconds(record.at - run.world().start());
  return -1;
}

TEST(ManagedRun, AStandbyBringsUsersBackLongBeforeItsZone) {
  const auto run = play("zone-loss", {{"databases", "rds"}, {"broker", "amazon-mq"}}, minutes(60));
  const double lost = when(run, "managed.lost"), took_over = when(run, "managed.took_over");
  EXPECT_NEAR(lost, 600, 1);
  EXPECT_GE(took_over, 660);
  EXPECT_LE(took_over, 720);
  const double alone =
      workload::users_report(play("zone-loss", {{"databases", "rds-single"}}, minutes(60)).world())
          .success();
  const double pair = workload::users_report(run.world()).success();
  EXPECT_GT(pair, alone + 0.01) << "auth-db stands in the zone that fails";
}

TEST(ManagedRun, NobodyBelowAStandbyIsASinglePoint) {
  const auto run = play("zone-loss", {{"databases", "rds"}}, minutes(1));
  const auto points = insight::single_points(run.world());
  EXPECT_EQ(std::count(points.begin(), points.end(), "zone a"), 0);
  const auto radius = insight::blast_radius(run.world(), "workflow-db");
  ASSERT_TRUE(radius) << radius.error().message;
  EXPECT_EQ(std::count(radius->lost.begin(), radius->lost.end(), "ar-step"), 1);
}

TEST(ManagedRun, EveryManagedDollarHasACause) {
  const auto run = play("zone-loss", {{"databases", "rds"}, {"broker", "amazon-mq"}}, minutes(60));
  const World& world = run.world();
  Money hours;
  for (const auto& [id, posting] : world.table<cost::Posting>()) {
    const std::string_view item = world.text(world[world[posting.meter].rate].item);
    if (!item.starts_with("Managed")) continue;
    EXPECT_TRUE(posting.cause) << item;
    if (item.ends_with("instance hours")) hours += posting.amount;
  }
  EXPECT_NEAR(hours.to_double(), 3 * 0.401, 1e-9) << "three pairs of db.m7g.large for an hour";
}

}  // namespace
}  // namespace drydock::run
