// Periods of work and repair, crews that are too few, zones that take others down, and the counts.
#include "sim/platform/failure/processes.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/failure/facts.h"

namespace drydock::failure {
namespace {

using requests::Law;

class Plant {
 public:
  explicit Plant(Seed seed = Seed{1})
      : engine((install_processes(rulebook), rulebook)), world(rulebook, seed, Time{}) {
    engine.apply(world, CauseId{}, [](Context& context) {
      context.announce(ScenarioStarted{context.name("plant")});
    });
    run([&](Context& context) { all = add_ensemble(context, "all", 4); });
  }
  template <class Work>
  void run(Work&& work) {
    engine.apply(world, CauseId{0}, work);
  }
  void pass_to(Duration at) { engine.advance(world, Time(at)); }
  Id<Component> add(const char* name, Law up, Law down, Id<Component> parent = {}) {
    Component row;
    row.up = up;
    row.down = down;
    row.parent = parent;
    row.crew = crew;
    row.ensemble = all;
    row.told = true;
    Id<Component> id;
    run([&](Context& context) {
      row.name = context.name(name);
      id = add_component(context, row);
    });
    return id;
  }
  int facts() const { return static_cast<int>(world.chronicle().size()) - 1; }

  Rulebook rulebook;
  Engine engine;
  World world;
  Id<Ensemble> all;
  Id<Crew> crew;
};

TEST(Processes, WorkAndAreRepairedInTurn) {
  Plant plant;
  const auto one = plant.add("one", Law::constant(10), Law::constant(2));
  plant.pass_to(milliseconds(9999));
  EXPECT_TRUE(works(plant.world, one));
  plant.pass_to(seconds(10));
  EXPECT_FALSE(works(plant.world, one));
  plant.pass_to(seconds(12));
  EXPECT_TRUE(works(plant.world, one));
  plant.pass_to(seconds(24));
  EXPECT_EQ(plant.world[one].failures, 2);
  EXPECT_EQ(plant.facts(), 4) << "two failures, two repairs";
  EXPECT_DOUBLE_EQ(mean_up(plant.world, plant.all), 20.0 / 24);
  EXPECT_DOUBLE_EQ(share_up(plant.world, plant.all, 1), 20.0 / 24);
  EXPECT_EQ(share_up(plant.world, plant.all, 0), 1);
  EXPECT_EQ(share_up(plant.world, plant.all, 2), 0);
}

TEST(Processes, WithoutALawNeverFail) {
  Plant plant;
  const auto one = plant.add("one", {}, {});
  plant.pass_to(hours(24 * 365));
  EXPECT_TRUE(works(plant.world, one));
  EXPECT_EQ(plant.facts(), 0);
}

TEST(Processes, AreRepairedOneByOneByASingleCrew) {
  Plant plant;
  plant.run([&](Context& context) { plant.crew = add_crew(context, "crew", 1); });
  const auto first = plant.add("first", Law::constant(10), Law::constant(4));
  const auto second = plant.add("second", Law::constant(11), Law::constant(4));
  const auto third = plant.add("third", Law::constant(12), Law::constant(4));
  plant.pass_to(seconds(13));
  EXPECT_EQ(plant.world[first].repair, Repair::runs);
  EXPECT_EQ(plant.world[second].repair, Repair::waits);
  EXPECT_EQ(plant.world[third].repair, Repair::waits);
  plant.pass_to(seconds(15));
  EXPECT_TRUE(works(plant.world, first));
  EXPECT_EQ(plant.world[second].repair, Repair::runs);
  EXPECT_EQ(plant.world[third].repair, Repair::waits) << "first come, first served";
  plant.pass_to(seconds(19));
  EXPECT_TRUE(works(plant.world, second));
  plant.pass_to(seconds(22));
  EXPECT_TRUE(works(plant.world, third));
}

TEST(Processes, AreDownWithTheirZoneWhileTheirOwnPeriodsRunOn) {
  Plant plant;
  const auto zone = plant.add("zone", Law::constant(10), Law::constant(5));
  const auto inside = plant.add("inside", Law::constant(12), Law::constant(1), zone);
  plant.pass_to(seconds(11));
  EXPECT_FALSE(works(plant.world, inside));
  EXPECT_EQ(plant.world[inside].failures, 0);
  plant.pass_to(seconds(12));
  EXPECT_EQ(plant.world[inside].failures, 1) << "it fails in the dark";
  plant.pass_to(milliseconds(14999));
  EXPECT_EQ(plant.world[inside].repair, Repair::none);
  EXPECT_FALSE(works(plant.world, inside));
  plant.pass_to(seconds(15));
  EXPECT_TRUE(works(plant.world, inside));
  EXPECT_DOUBLE_EQ(share_up(plant.world, plant.all, 2), 10.0 / 15);
  EXPECT_EQ(plant.world[plant.all].up, 2);
}

TEST(Processes, MayBeAddedWhileTheirZoneIsDark) {
  Plant plant;
  const auto zone = plant.add("zone", Law::constant(10), Law::constant(5));
  plant.pass_to(seconds(11));
  const auto inside = plant.add("inside", {}, {}, zone);
  EXPECT_FALSE(works(plant.world, inside));
  plant.pass_to(seconds(15));
  EXPECT_TRUE(works(plant.world, inside));
}

TEST(Processes, CountFromZeroAgain) {
  Plant plant;
  plant.add("one", Law::constant(10), Law::constant(2));
  plant.pass_to(seconds(11));
  plant.run([](Context& context) { reset_counts(context); });
  plant.pass_to(seconds(13));
  EXPECT_DOUBLE_EQ(mean_up(plant.world, plant.all), 0.5);
}

TEST(Processes, KeepTheirLuckWhateverElseIsThere) {
  Plant alone, crowded;
  const auto one = alone.add("one", Law::exponential(10), Law::lognormal(2, 1));
  crowded.add("other", Law::uniform(1, 3), Law::erlang(1, 3));
  const auto same = crowded.add("one", Law::exponential(10), Law::lognormal(2, 1));
  for (int at = 1; at < 200; ++at) {
    alone.pass_to(seconds(at));
    crowded.pass_to(seconds(at));
    ASSERT_EQ(works(alone.world, one), works(crowded.world, same)) << at;
  }
}

struct LawCase {
  const char* name;
  Law law;
};
void PrintTo(const LawCase& row, std::ostream* out) { *out << row.name; }
class Laws : public testing::TestWithParam<LawCase> {};

TEST_P(Laws, HaveTheirMean) {
  constexpr double span = 400'000;
  Plant plant;
  const auto one = plant.add("one", GetParam().law, Law::constant(0));
  plant.pass_to(from_seconds(span));
  EXPECT_NEAR(span / static_cast<double>(plant.world[one].failures), GetParam().law.mean(),
              0.03 * GetParam().law.mean());
}

INSTANTIATE_TEST_SUITE_P(Table, Laws,
                         testing::Values(LawCase{"constant", Law::constant(10)},
                                         LawCase{"exponential", Law::exponential(10)},
                                         LawCase{"erlang", Law::erlang(10, 3)},
                                         LawCase{"two", Law::two_exponentials(5, 0.7, 30)},
                                         LawCase{"uniform", Law::uniform(5, 20)},
                                         LawCase{"lognormal", Law::lognormal(10, 0.8)}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace drydock::failure
