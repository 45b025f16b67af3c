// Tests the shapes of the load as tables: day, week, series, steps, ramps and spikes.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/platform/workload/flows.h"
#include "sim/platform/workload/workload.h"
#include "tests/sim/platform/workload/nsflow_model.h"

namespace drydock::workload {
namespace {

struct RateCase {
  const char* name;
  LoadShape shape;
  const char* at;
  double rate;
};

class TrafficRates : public testing::TestWithParam<RateCase> {};

/// 60/s to 240/s with the peak at 14:00, half at weekends, from a Tuesday at noon.
Traffic ordinary(LoadShape shape) {
  Traffic traffic;
  traffic.night = 60;
  traffic.peak = 240;
  traffic.peak_at = hours(14);
  traffic.weekend = 0.5;
  traffic.shape = shape;
  traffic.begin = *parse_time("2025-03-04T12:00");
  traffic.repeat = hours(1);
  return traffic;
}

TEST_P(TrafficRates, AreThoseOfTheShape) {
  Table<TrafficPoint> points;
  points.add({minutes(0), 10});
  points.add({minutes(5), 30});
  points.add({minutes(20), 0});
  EXPECT_NEAR(arrival_rate(ordinary(GetParam().shape), {}, points, *parse_time(GetParam().at)),
              GetParam().rate, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, TrafficRates,
    testing::Values(RateCase{"Peak", LoadShape::day, "2025-03-04T14:00", 240},
                    RateCase{"Night", LoadShape::day, "2025-03-04T02:00", 60},
                    RateCase{"Morning", LoadShape::day, "2025-03-04T08:00", 150},
                    RateCase{"Saturday", LoadShape::day, "2025-03-08T14:00", 120},
                    RateCase{"Sunday", LoadShape::day, "2025-03-09T14:00", 120},
                    RateCase{"Monday", LoadShape::day, "2025-03-10T14:00", 240},
                    RateCase{"ConstantAtNight", LoadShape::constant, "2025-03-05T02:00", 240},
                    RateCase{"SeriesBegins", LoadShape::recorded, "2025-03-04T12:00", 10},
                    RateCase{"SeriesHolds", LoadShape::recorded, "2025-03-04T12:04:59", 10},
                    RateCase{"SeriesMoves", LoadShape::recorded, "2025-03-04T12:05", 30},
                    RateCase{"SeriesEnds", LoadShape::recorded, "2025-03-04T12:50", 0},
                    RateCase{"SeriesRepeats", LoadShape::recorded, "2025-03-04T13:06", 30},
                    RateCase{"SeriesOfTheWeekend", LoadShape::recorded, "2025-03-08T13:06", 15},
                    RateCase{"ClientsAreNoRate", LoadShape::clients, "2025-03-04T14:00", 0}),
    [](const auto& row) { return std::string(row.param.name); });

struct FactorCase {
  const char* name;
  std::vector<TrafficChange> changes;
  int second;
  double factor;
};

class Factors : public testing::TestWithParam<FactorCase> {};

TEST_P(Factors, FollowStepsRampsAndSpikes) {
  Table<TrafficChange> changes;
  for (const TrafficChange& change : GetParam().changes) changes.add(change);
  EXPECT_NEAR(change_factor(changes, seconds(GetParam().second)), GetParam().factor, 1e-12);
}

const std::vector<TrafficChange> staircase{{seconds(10), 2, {}, {}, {}},
                                           {seconds(20), 3, {}, {}, {}},
                                           {seconds(30), 1, seconds(10), {}, {}}};
const std::vector<TrafficChange> turned_on_the_way{{seconds(10), 3, seconds(20), {}, {}},
                                                   {seconds(20), 1, seconds(10), {}, {}}};
const std::vector<TrafficChange> spike_on_a_step{
    {seconds(10), 2, {}, {}, {}}, {seconds(20), 4, seconds(10), seconds(5), seconds(10)}};

INSTANTIATE_TEST_SUITE_P(Changes, Factors,
                         testing::Values(FactorCase{"None", {}, 5, 1},
                                         FactorCase{"BeforeTheFirst", staircase, 9, 1},
                                         FactorCase{"FirstStep", staircase, 10, 2},
                                         FactorCase{"SecondStep", staircase, 25, 3},
                                         FactorCase{"MiddleOfARamp", staircase, 35, 2},
                                         FactorCase{"AfterARamp", staircase, 60, 1},
                                         FactorCase{"UpHalfOfTheRamp", turned_on_the_way, 20, 2},
                                         FactorCase{"AndDownFromThere", turned_on_the_way, 25, 1.5},
                                         FactorCase{"SpikeRises", spike_on_a_step, 25, 5},
                                         FactorCase{"SpikeStays", spike_on_a_step, 32, 8},
                                         FactorCase{"SpikeFalls", spike_on_a_step, 40, 5},
                                         FactorCase{"SpikeIsOver", spike_on_a_step, 45, 2}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(ClosedLoop, FollowsLittlesLaw) {
  for (const double clients : {10.0, 500.0, 20'000.0}) {
    NsflowModel nsflow;
    nsflow.model.clients = clients;
    nsflow.model.think = 5;
    solve(nsflow.model);
    double response = 0;
    for (const FlowOperation& operation : nsflow.model.operations) {
      if (operation.backlog >= 0) continue;
      const FlowCall& root = nsflow.model.calls[operation.root];
      response += operation.share *
                  (root.success * root.latency.mean + (1 - root.success) * root.failure_time);
    }
    EXPECT_NEAR(nsflow.model.users_rate * (5 + response), clients, 0.01 * clients) << clients;
  }
}

}  // namespace
}  // namespace drydock::workload
