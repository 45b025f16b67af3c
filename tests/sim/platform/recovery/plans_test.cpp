// What a disaster loses, when its backups are regular, late, or not there yet, and the way back.
#include <gtest/gtest.h>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/engine.h"
#include "sim/platform/recovery/recovery.h"

namespace drydock::recovery {
namespace {

class Site {
 public:
  Site() : engine((install_plans(rulebook), rulebook)), world(rulebook, Seed{1}, Time{}) {
    engine.apply(world, CauseId{},
                 [](Context& context) { context.announce(ScenarioStarted{context.name("site")}); });
    run([&](Context& context) {
      Plan row;
      row.name = context.name("data");
      row.interval = hours(1);
      row.backup = minutes(10);
      row.detection = minutes(3);
      row.provisioning = minutes(20);
      row.bytes = 60.0 * static_cast<double>(mebibyte.count);
      row.restore_rate = static_cast<double>(mebibyte.count);
      plan = add_plan(context, row);
    });
  }
  template <class Work>
  void run(Work&& work) {
    engine.apply(world, CauseId{0}, work);
  }
  void pass_to(Duration at) { engine.advance(world, Time(at)); }
  void lose_at(Duration at) {
    pass_to(at);
    run([&](Context& context) { lose(context, plan); });
  }
  const Plan& row() const { return world[plan]; }

  Rulebook rulebook;
  Engine engine;
  World world;
  Id<Plan> plan;
};

struct LossCase {
  const char* name;
  Duration at, loss;
};
void PrintTo(const LossCase& row, std::ostream* out) { *out << row.name; }
class Losses : public testing::TestWithParam<LossCase> {};

TEST_P(Losses, ReachBackToTheStartOfTheLastCompleteBackup) {
  Site site;
  site.pass_to(GetParam().at);
  EXPECT_EQ(at_stake(site.world, site.plan), GetParam().loss);
  site.lose_at(GetParam().at);
  EXPECT_EQ(site.row().loss, GetParam().loss);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Losses,
    testing::Values(LossCase{"beforeTheFirstIsComplete", minutes(9), minutes(9)},
                    LossCase{"justComplete", minutes(10), minutes(10)},
                    LossCase{"soonAfter", minutes(30), minutes(30)},
                    LossCase{"whileTheNextRuns", minutes(69), minutes(69)},
                    LossCase{"whenTheNextIsComplete", minutes(70), minutes(10)}),
    [](const auto& row) { return row.param.name; });

TEST(Recovery, GoesStepByStep) {
  Site site;
  site.lose_at(minutes(90));
  EXPECT_EQ(site.row().state, PlanState::detecting);
  site.pass_to(minutes(93));
  EXPECT_EQ(site.row().state, PlanState::providing);
  site.pass_to(minutes(113));
  EXPECT_EQ(site.row().state, PlanState::restoring);
  site.pass_to(minutes(114));
  EXPECT_EQ(site.row().state, PlanState::works);
  EXPECT_EQ(site.row().outage, minutes(24));
  EXPECT_EQ(site.world.chronicle().size(), 3u) << "the start, the loss, the return";
}

TEST(Recovery, LosesNothingMoreWhileItIsUnderWay) {
  Site site;
  site.lose_at(minutes(90));
  site.lose_at(minutes(100));
  EXPECT_EQ(site.row().disasters, 1);
}

TEST(Recovery, LeavesNoBackupOfWhatIsNotThere) {
  Site site;
  site.lose_at(minutes(65));  // The backup that runs is of no use, and none begins until 89 min.
  site.pass_to(minutes(115));
  EXPECT_EQ(site.row().saved_at, Time{});
  site.pass_to(minutes(130));
  EXPECT_EQ(site.row().saved_at, Time(hours(2))) << "on the grid again";
}

}  // namespace
}  // namespace drydock::recovery
