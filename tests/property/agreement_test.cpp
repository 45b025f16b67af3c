// The two modes agree: shipped scenarios as flows and request by request, over windows short enough
// for each check. `drydock agree` prints the same table over whole scenarios.
#include "sim/practice/report/agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

struct AgreementCase {
  const char* name;
  const char* file;
  int minutes_played;
};

report::Summary played(const AgreementCase& given, const char* mode) {
  const auto search = scenario::SearchPaths::under(places::source_dir());
  codec::Value changes{codec::Value::Object{}};
  changes.set("mode", mode);
  scenario::Adjustments adjustments;
  adjustments.changes = &changes;
  const scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/" + given.file, search, adjustments);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  Result<run::Run> run =
      run::open(*reading.scenario, platform::rules(), Seed{reading.scenario->seed});
  EXPECT_TRUE(run);
  run->advance(reading.scenario->start + minutes(given.minutes_played));
  report::Summary summary = report::summarise(run->world(), run->rulebook());
  summary.scenario = given.name;
  return summary;
}

class Modes : public testing::TestWithParam<AgreementCase> {};

TEST_P(Modes, Agree) {
  const auto rows = report::agreements(played(GetParam(), "fluid"), played(GetParam(), "requests"));
  const report::Gap &gap = rows.front().gap, &goal = report::agreement_goal;
  std::cout << report::agreement_text(rows, {});
  // The luck of a short window: of arrivals, and, with dollars, of the sizes of objects, which a
  // fifth of the requests fetch and which vary by 1.3 times their mean.
  const double noise = 2 / std::sqrt(static_cast<double>(rows.front().requests.offered));
  const double luck_of_sizes = noise * 1.3 / std::sqrt(0.2);
  EXPECT_LE(std::fabs(gap.mean), goal.mean + noise);
  EXPECT_LE(std::fabs(gap.p50), goal.p50 + noise);
  EXPECT_LE(std::fabs(gap.p95), goal.p95 + noise);
  EXPECT_LE(std::fabs(gap.p99), goal.p99 + noise);
  EXPECT_LE(std::fabs(gap.success), goal.success);
  EXPECT_LE(std::fabs(gap.dollars), goal.dollars + luck_of_sizes);
}

INSTANTIATE_TEST_SUITE_P(
    Scenarios, Modes,
    testing::Values(AgreementCase{"ZoneLossBeforeIt", "zone-loss.json", 6},
                    AgreementCase{"FreePlay", "free-play.json", 6},
                    AgreementCase{"BadImage", "stories/bad-image-and-rollback.json", 10},
                    AgreementCase{"NoNodeComes", "stories/no-node-comes.json", 6}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace drydock
