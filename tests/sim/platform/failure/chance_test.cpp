// Closed forms of what works in the long run, against components that fail and are repaired.
#include "sim/platform/failure/chance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/failure/processes.h"

namespace drydock::failure {
namespace {

using requests::Law;

/// Equal zones with equal members, perhaps in a region; times in hours. A period of 0 never ends.
struct Design {
  const char* name;
  int zones, members;  ///< Members of each zone.
  double up, down;
  double zone_up = 0, zone_down = 0;
  double region_up = 0, region_down = 0;
  bool random_repair = true;  ///< Else each takes exactly its mean.
};
void PrintTo(const Design& row, std::ostream* out) { *out << row.name; }

constexpr double hour = 3600;

class Estate {
 public:
  explicit Estate(const Design& design)
      : engine((install_processes(rulebook), rulebook)), world(rulebook, Seed{7}, Time{}) {
    engine.apply(world, CauseId{}, [&](Context& context) {
      context.announce(ScenarioStarted{context.name("estate")});
      all = add_ensemble(context, "all", design.zones * design.members);
      const auto region = add(context, "region", design, design.region_up, design.region_down, {});
      for (int z = 0; z < design.zones; ++z) {
        const std::string zone = "zone " + std::to_string(z);
        const auto at = add(context, zone, design, design.zone_up, design.zone_down, region);
        for (int i = 0; i < design.members; ++i)
          add(context, zone + "/" + std::to_string(i), design, design.up, design.down, at, all);
      }
    });
  }

  static Id<Component> add(Context& context, const std::string& name, const Design& design,
                           double up, double down, Id<Component> parent,
                           Id<Ensemble> counted = {}) {
    Component row;
    row.name = context.name(name);
    if (up > 0) row.up = Law::exponential(up * hour);
    row.down = design.random_repair ? Law::exponential(down * hour) : Law::constant(down * hour);
    row.parent = parent;
    row.ensemble = counted;
    return add_component(context, row);
  }

  Rulebook rulebook;
  Engine engine;
  World world;
  Id<Ensemble> all;
};

class LongRuns : public testing::TestWithParam<Design> {};

/// Batches of one long run, whose mean lies around the closed form as Student says.
TEST_P(LongRuns, AreWhatIsMeasured) {
  constexpr int batches = 20;
  constexpr double student_999 = 3.88;  // Two-sided 99.9 %, 19 degrees of freedom.
  Estate estate(GetParam());
  const int members = GetParam().zones * GetParam().members;
  std::vector<std::vector<double>> shares(static_cast<std::size_t>(members) + 1);
  for (int batch = 0; batch < batches; ++batch) {
    estate.engine.apply(estate.world, CauseId{0}, [](Context& context) { reset_counts(context); });
    estate.engine.advance(estate.world, estate.world.now() + hours(24 * 365));
    for (int least = 1; least <= members; ++least)
      shares[static_cast<std::size_t>(least)].push_back(share_up(estate.world, estate.all, least));
  }
  for (int least = 1; least <= members; ++least) {
    const std::vector<double>& sample = shares[static_cast<std::size_t>(least)];
    double mean = 0, square = 0;
    for (const double share : sample) mean += share / batches;
    for (const double share : sample) square += (share - mean) * (share - mean) / (batches - 1);
    const auto exact = long_run_share(estate.world, estate.all, least);
    ASSERT_TRUE(exact);
    EXPECT_NEAR(mean, *exact, student_999 * std::sqrt(square / batches) + 1e-4) << least;
  }
}

INSTANTIATE_TEST_SUITE_P(Table, LongRuns,
                         testing::Values(Design{"one", 1, 1, 100, 5}, Design{"three", 3, 1, 100, 5},
                                         Design{"three_fixed", 3, 1, 100, 5, 0, 0, 0, 0, false},
                                         Design{"zones", 3, 2, 80, 4, 300, 10},
                                         Design{"region", 3, 1, 80, 4, 300, 10, 700, 6},
                                         Design{"zones_alone", 3, 1, 0, 0, 200, 10, 500, 5}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(LongRunShare, IsBinomialForEqualMembers) {
  const Estate estate({"", 3, 1, 90, 10});
  EXPECT_NEAR(*long_run_share(estate.world, estate.all, 3), 0.729, 1e-12);
  EXPECT_NEAR(*long_run_share(estate.world, estate.all, 2), 0.972, 1e-12);
  EXPECT_NEAR(*long_run_share(estate.world, estate.all, 1), 0.999, 1e-12);
  EXPECT_NEAR(*long_run_share(estate.world, estate.all, 0), 1, 1e-12);
}

TEST(LongRunShare, ConditionsOnWhatHoldsTheMembers) {
  const Estate one_zone({"", 1, 2, 90, 10, 80, 20});
  EXPECT_NEAR(*long_run_share(one_zone.world, one_zone.all, 1), 0.8 * 0.99, 1e-12);
  const Estate two_zones({"", 2, 1, 90, 10, 80, 20});
  EXPECT_NEAR(*long_run_share(two_zones.world, two_zones.all, 1), 1 - 0.28 * 0.28, 1e-12);
}

TEST(LongRunShare, KnowsNothingOfCrews) {
  Estate estate({"", 1, 1, 90, 10});
  estate.engine.apply(estate.world, CauseId{0}, [](Context& context) {
    Component row;
    row.name = context.name("served by a crew");
    row.crew = add_crew(context, "crew", 1);
    add_component(context, row);
  });
  EXPECT_FALSE(long_run_share(estate.world, estate.all, 1));
}

TEST(Retired, NeverFailsAgain) {
  Estate estate({"", 1, 1, 0, 0});
  Id<Component> one;
  estate.engine.apply(estate.world, CauseId{0}, [&](Context& context) {
    Component row;
    row.name = context.name("one");
    row.up = Law::constant(10);
    row.down = Law::constant(2);
    one = add_component(context, row);
  });
  estate.engine.advance(estate.world, Time(seconds(13)));
  EXPECT_EQ(estate.world[one].failures, 1);
  estate.engine.apply(estate.world, CauseId{0}, [&](Context& context) { retire(context, one); });
  estate.engine.advance(estate.world, Time(hours(1)));
  EXPECT_EQ(estate.world[one].failures, 1);
  EXPECT_TRUE(works(estate.world, one));
}

}  // namespace
}  // namespace drydock::failure
