// Laws of requests on a whole platform, as flows and one by one: nothing is lost, Little's law
// holds at every service, and it does not matter where a run is cut in two.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "sim/platform/requests/requests.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

/// A zone that goes dark after two minutes, with a twentieth of the traffic.
run::Run begin_zone_loss(const char* mode) {
  static const std::shared_ptr<const Rulebook> book = platform::rules();
  const auto search = scenario::SearchPaths::under(places::source_dir());
  codec::Value changes{codec::Value::Object{}};
  changes.set("mode", mode);
  changes.set("platform.traffic.scale", 0.05);
  scenario::Adjustments adjustments;
  adjustments.changes = &changes;
  scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/zone-loss.json", search, adjustments);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  for (auto& event : reading.scenario->events) event.after -= minutes(8);
  Result<run::Run> opened = run::open(*reading.scenario, book, Seed{7});
  EXPECT_TRUE(opened);
  return std::move(*opened);
}

class RequestLaws : public testing::TestWithParam<const char*> {
 protected:
  RequestLaws() : played(begin_zone_loss(GetParam())) {}

  const World& world() const { return played.world(); }

  run::Run played;
};

TEST_P(RequestLaws, CuttingARunInTwoChangesNothing) {
  run::Run cut = begin_zone_loss(GetParam());
  const Time start = played.now();
  played.advance(start + minutes(6));
  for (const auto at : {milliseconds(61'234), milliseconds(120'000), milliseconds(123'456)})
    cut.advance(start + at);
  cut.advance(start + minutes(6));
  EXPECT_EQ(cut.fingerprint(), played.fingerprint());
}

TEST_P(RequestLaws, WhatIsOfferedIsServedOrFailsOrIsUnderWay) {
  const Time start = played.now();
  for (int i = 1; i <= 9; ++i) {
    played.advance(start + i * milliseconds(38'765));
    std::int64_t ended = 0;
    for (const auto& [id, row] : world().table<workload::Operation>()) {
      if (row.backlog) continue;
      const workload::ServiceReport report = workload::operation_report(world(), id);
      EXPECT_EQ(report.offered, report.served + report.failed);
      ended += report.offered;
      if (!workload::requests_run(world())) continue;
      const auto& one_by_one = world()[world()[Id<workload::LiveOperation>{id.index}].operation];
      EXPECT_EQ(static_cast<std::int64_t>(one_by_one.requests), report.offered + one_by_one.number);
    }
    for (const auto& [id, row] : world().table<workload::Backlog>()) {
      EXPECT_EQ(row.published.count, row.consumed.count + row.depth());
      EXPECT_GE(row.depth(), 0);
    }
    if (workload::requests_run(world())) continue;
    // Remainders are carried: no operation is off by more than one.
    const workload::Flow& flow = world().only<workload::Flow>();
    const double offered = static_cast<double>(flow.connections.count) + flow.connections.carry +
                           flow.rate * in_seconds(world().now() - flow.since);
    EXPECT_NEAR(static_cast<double>(ended), offered, 2 * 5 + 1);
  }
}

/// Flows have it by their formulas.
TEST(SingleRequests, KeepLittlesLawAtEveryService) {
  run::Run played = begin_zone_loss("requests");
  const World& world = played.world();
  played.advance(played.now() + seconds(1));
  ASSERT_TRUE(workload::requests_run(world));
  struct Seen {
    Time from;
    double present = 0, stayed = 0;  ///< Since then, seconds of requests.
  };
  const std::size_t services = world.table<workload::Service>().size();
  std::vector<Seen> last(services), sum(services);
  const Time start = played.now();
  // Counts begin anew at moments of the platform's own, so they are read often.
  for (int i = 1; i <= 12'000; ++i) {
    played.advance(start + i * milliseconds(50));
    for (std::uint32_t s = 0; s < services; ++s) {
      const auto station = world[Id<workload::LiveService>{s}].station;
      const requests::StationReport report = requests::report(world, station);
      Seen now{world[station].counted_from};
      now.present = report.mean_number * in_seconds(world.now() - now.from);
      now.stayed = in_seconds(nanoseconds(report.tally.residence));
      const bool anew = now.from != last[s].from;
      sum[s].present += now.present - (anew ? 0 : last[s].present);
      sum[s].stayed += now.stayed - (anew ? 0 : last[s].stayed);
      last[s] = now;
    }
  }
  for (std::size_t s = 0; s < services; ++s) {
    EXPECT_GT(sum[s].stayed, 0) << s;
    EXPECT_NEAR(sum[s].present, sum[s].stayed, 0.01 * sum[s].stayed + 0.1) << s;
  }
}

INSTANTIATE_TEST_SUITE_P(Modes, RequestLaws, testing::Values("fluid", "requests"));

}  // namespace
}  // namespace drydock
