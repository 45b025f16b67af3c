// The two modes agree: all shipped scenarios as flows and request by request, over windows short
// enough for each check, with their events moved to the first minutes. `drydock agree` prints the
// same table over whole scenarios.
#include "sim/practice/report/agreement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <set>

#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/scenario/shipped.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

struct AgreementCase {
  const char* name;
  const char* file;
  int minutes_earlier;  ///< All events come.
  int minutes_played;
  int seeds = 1;  ///< So many runs are taken together, where chance decides a lot.
  /// The least share of the time for which flows must say that no formula holds. Then they need not
  /// agree in these minutes, and in each of the others they must.
  double beyond = 0;
  int trouble_from = 0, trouble_to = 0;
};

const std::vector<AgreementCase>& cases() {
  static const std::vector<AgreementCase> all{
      {"FreePlay", "free-play.json", 0, 3},
      {"Month", "nsflow-month.json", 0, 5},
      {"QuarterByChance", "quarter-by-chance.json", 0, 3},
      {"DrReturn", "dr-return.json", 0, 3},
      {"Environments", "environments.json", 0, 3},
      {"ZoneLoss", "zone-loss.json", 9, 5},
      {"DatabaseRestore", "database-restore.json", 44, 4},
      // When nobody answers, flows count a request as failed at once, and single ones when they
      // time out ten seconds later; the window ends before the region is lost.
      {"DrRestore", "dr-restore.json", 0, 5},
      {"BadImage", "stories/bad-image-and-rollback.json", 9, 4},
      {"BurstCreditsGone", "stories/burst-credits-gone.json", 0, 4},
      {"CidrClashPeering", "stories/cidr-clash-peering.json", 4, 3},
      {"CidrClash", "stories/cidr-clash.json", 9, 4},
      {"DnsAnswerCached", "stories/dns-answer-cached.json", 9, 6},
      {"DrainBlocked", "stories/drain-blocked-by-budget.json", 4, 8},
      {"HungNodeForceDelete", "stories/hung-node-force-delete.json", 9, 4},
      {"HungNodeOutOfService", "stories/hung-node-out-of-service.json", 9, 4},
      {"HungNodeStatefulSet", "stories/hung-node-stateful-set.json", 9, 4},
      {"NatPortsExhausted", "stories/nat-ports-exhausted.json", 19, 3},
      {"NoNodeComes", "stories/no-node-comes.json", 9, 5},
      // Flows know no breakers and no cold pods, and let messages wait that single requests do not:
      // until the tenth minute.
      {"PoolRunsFull", "stories/pool-runs-full.json", 9, 12, 1, 0.45, 1, 10},
      {"SpotReclaim", "stories/spot-reclaim.json", 9, 5, 3},
      {"TunnelDown", "stories/tunnel-down.json", 9, 3},
      // How many requests meet the dead zone in its half minute is luck.
      {"ZonalDatabase", "stories/zonal-database.json", 18, 5, 4},
      {"Generators2011", "history/2011-eu-west-1-power.json", 40, 3, 2},
      {"Volumes2011", "history/2011-us-east-1-volumes.json", 46, 3},
      {"Part2019", "history/2019-us-east-1-power.json", 32, 3, 2},
      {"Cooling2021", "history/2021-eu-central-1-cooling.json", 17, 3, 2},
      // Before the node is drained, for the same reason.
      {"Api2021", "history/2021-us-east-1-api.json", 29, 3},
      {"Power2022", "history/2022-us-east-2-power.json", 19, 3, 2},
      {"Launches2025", "history/2025-us-east-1-launches.json", 239, 3},
      {"Fire2026", "history/2026-me-central-1-fire.json", 59, 3, 2},
      {"TwentyServices", "twenty-services.json", 0, 5},
  };
  return all;
}

/// A whole number of the ten seconds after which requests are counted.
constexpr Duration course_step_of_short_windows = seconds(20);

report::Course course_of(const AgreementCase& given, const char* mode, int further) {
  static const std::shared_ptr<const Rulebook> book = platform::rules();
  const auto search = scenario::SearchPaths::under(places::source_dir());
  codec::Value changes{codec::Value::Object{}};
  changes.set("mode", mode);
  scenario::Adjustments adjustments;
  adjustments.changes = &changes;
  scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/" + given.file, search, adjustments);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  for (scenario::ScriptedCommand& event : reading.scenario->events)
    event.after = std::max<Duration>(seconds(10), event.after - minutes(given.minutes_earlier));
  Result<run::Run> run = run::open(
      *reading.scenario, book, Seed{reading.scenario->seed + static_cast<std::uint64_t>(further)});
  EXPECT_TRUE(run);
  report::Course course{report::moment_of(run->world())};
  const Time end = run->now() + minutes(given.minutes_played);
  while (run->now() < end) {
    run->advance(std::min(end, run->now() + course_step_of_short_windows));
    course.push_back(report::moment_of(run->world()));
  }
  return course;
}

std::vector<report::Agreement>& table() {
  static std::vector<report::Agreement> rows;
  return rows;
}

class Modes : public testing::TestWithParam<AgreementCase> {
 protected:
  static void TearDownTestSuite() { std::cout << report::agreement_text(table(), {}); }
};

void expect_agreement(const report::Agreement& row) {
  SCOPED_TRACE(row.name);
  const report::Gap &gap = row.gap, &luck = row.luck;
  const report::Gap& goal = report::agreement_goal;
  EXPECT_LE(std::fabs(gap.mean), goal.mean + luck.mean);
  EXPECT_LE(std::fabs(gap.p50), goal.p50 + luck.p50);
  EXPECT_LE(std::fabs(gap.p95), goal.p95 + luck.p95);
  EXPECT_LE(std::fabs(gap.p99), goal.p99 + luck.p99);
  EXPECT_LE(std::fabs(gap.success), goal.success + luck.success);
  EXPECT_LE(std::fabs(gap.dollars), goal.dollars + luck.dollars);
}

TEST_P(Modes, Agree) {
  const AgreementCase& given = GetParam();
  std::vector<report::Courses> runs;
  for (int i = 0; i < given.seeds; ++i)
    runs.push_back({course_of(given, "fluid", i), course_of(given, "requests", i)});
  const report::Agreement whole = report::agreements(given.name, runs).front();
  table().push_back(whole);
  if (given.beyond <= 0) return expect_agreement(whole);
  EXPECT_GE(whole.beyond, given.beyond);
  int minute = 0;
  for (const report::Agreement& row : report::agreements_by_time(given.name, runs, minutes(1))) {
    const bool trouble = minute >= given.trouble_from && minute < given.trouble_to;
    ++minute;
    if (trouble) continue;
    table().push_back(row);
    expect_agreement(row);
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Modes, testing::ValuesIn(cases()),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(ModesTable, HasAllShippedScenarios) {
  const auto search = scenario::SearchPaths::under(places::source_dir());
  std::set<std::string> known;
  for (const AgreementCase& one : cases()) known.insert(one.file);
  for (const scenario::Shipped& one : scenario::shipped_scenarios(search))
    EXPECT_TRUE(known.contains(one.name + ".json")) << one.file << " has no row";
}

}  // namespace
}  // namespace drydock
