// The error budget of users' requests, and when alerts about it ring.
#include "sim/platform/workload/objective.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/samples.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

/// Seven quiet hours, then zones are dark for a while.
struct Day {
  Day(Duration outage, bool alerts, std::string_view zones = "abc") : run(open_one(alerts)) {
    run.advance(run.now() + hours(7));
    for (const char zone : zones)
      EXPECT_TRUE(run.submit(failure::FailZone{std::string(1, zone), outage}, Actor::instructor));
    run.advance(run.now() + hours(2));
  }
  static Run open_one(bool alerts) {
    const auto search = scenario::SearchPaths::usual();
    auto reading = scenario::read_scenario(search.scenarios + "/quarter-by-chance.json", search);
    EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
    reading.scenario->platform.failures = {};
    reading.scenario->platform.objective.alerts = alerts;
    auto opened = open(*reading.scenario, platform::rules(), Seed{1});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  std::vector<Record> facts(std::string_view kind) const {
    std::vector<Record> found;
    for (const auto& [id, record] : run.world().chronicle())
      if (run.rulebook().fact_info(record).style.kind == kind) found.push_back(record);
    return found;
  }
  Run run;
};

struct OutageCase {
  const char* name;
  const char* zones;
  Duration outage;
  bool fast, slow;
};
void PrintTo(const OutageCase& row, std::ostream* out) { *out << row.name; }

class Alerts : public testing::TestWithParam<OutageCase> {};

/// At 0.1 %, an hour's alert rings after 14.4 times 3.6 s without any answer, that of six hours
/// after 6 times 21.6 s.
TEST_P(Alerts, RingByBothWindows) {
  const Day day(GetParam().outage, true, GetParam().zones);
  const auto fast = day.facts("workload.fast_burn"), slow = day.facts("workload.slow_burn");
  EXPECT_EQ(fast.size(), GetParam().fast ? 1u : 0u);
  EXPECT_EQ(slow.size(), GetParam().slow ? 1u : 0u);
  EXPECT_EQ(day.facts("workload.fast_burn_over").size(), fast.size());
  EXPECT_EQ(day.facts("workload.slow_burn_over").size(), slow.size());
  for (const auto& record : fast) {
    const Record& cause = day.run.world().chronicle()[record.parent];
    EXPECT_EQ(day.run.rulebook().fact_info(cause).style.kind, "workload.users_affected");
    EXPECT_LE(record.at - cause.at, minutes(2));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, Alerts,
    testing::Values(OutageCase{"half_a_minute", "abc", seconds(30), false, false},
                    OutageCase{"one_zone", "a", seconds(60), true, false},
                    OutageCase{"a_minute_and_a_half", "abc", seconds(90), true, true},
                    OutageCase{"six_minutes", "abc", minutes(6), true, true}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(ErrorBudgets, CountWhatFailedAgainstThirtyDays) {
  const Day day(minutes(6), true);
  const World& world = day.run.world();
  const workload::ErrorBudget budget = workload::error_budget(world);
  const workload::ServiceReport users = workload::users_report(world);
  EXPECT_EQ(budget.offered, users.offered);
  EXPECT_EQ(budget.failed, users.failed);
  EXPECT_EQ(budget.span, hours(9));
  const double share = static_cast<double>(users.failed) / static_cast<double>(users.offered);
  EXPECT_NEAR(budget.used(), share / 0.001 * 9 / (30 * 24), 1e-9);
  const auto left = world.find<Metric>(std::string_view("objective.budget_left"));
  ASSERT_TRUE(left);
  EXPECT_NEAR(world[left].latest, 1 - budget.used(), 1e-3);
}

TEST(ErrorBudgets, LetGoOfWhatIsOlderThanThirtyDays) {
  Day day(minutes(6), true);
  day.run.advance(day.run.world().start() + hours(24 * 31));
  const workload::ErrorBudget budget = workload::error_budget(day.run.world());
  EXPECT_EQ(budget.span, workload::budget_window);
  EXPECT_LT(budget.failed, workload::users_report(day.run.world()).failed / 2);
  const auto left = day.run.world().find<Metric>(std::string_view("objective.budget_left"));
  EXPECT_NEAR(day.run.world()[left].latest, 1 - budget.used(), 0.01);
}

TEST(ErrorBudgets, AreSilentWhereAlertsAreOff) {
  const Day day(minutes(6), false);
  EXPECT_TRUE(day.facts("workload.fast_burn").empty());
  EXPECT_FALSE(day.run.world().find<Metric>(std::string_view("objective.failed")));
  EXPECT_GT(workload::error_budget(day.run.world()).failed, 0);
}

}  // namespace
}  // namespace drydock::run
