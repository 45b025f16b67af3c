// Laws of a platform that moves to another region, on random histories.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "sim/platform/failure/region_commands.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/property/all_rules.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

scenario::Scenario with_a_standby(std::uint64_t seed) {
  static const char* const readiness[] = {"restore", "pilot-light", "warm"};
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  auto reading = scenario::read_scenario(
      search.scenarios + "/dr-restore.json", search,
      {nullptr, "", "", {scenario::Setting{"standby", readiness[seed % 3], "--set"}}});
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  reading.scenario->events.clear();
  return std::move(*reading.scenario);
}

/// No store has more than all its ancestors wrote, and none goes back.
class Moves {
 public:
  void check(const World& world) {
    for (const auto& [id, volume] : world.table<storage::Volume>()) {
      const storage::Position now = storage::position(world, id);
      EXPECT_GE(now.commits, seen_[id].commits);
      // An empty one has no newest write.
      if (seen_[id].commits > 0) {
        EXPECT_GE(now.newest, seen_[id].newest);
      }
      EXPECT_LE(now.newest, world.now());
      seen_[id] = now;
    }
    const recovery::Standby& standby = world.only<recovery::Settings>().standby;
    for (; next_ < world.table<recovery::Restore>().size(); ++next_) {
      const recovery::Restore& restore = world[Id<recovery::Restore>{next_}];
      if (restore.phase == recovery::RestorePhase::making) return;
      if (restore.phase == recovery::RestorePhase::done) check_made(world, restore, standby);
    }
  }

 private:
  static bool has_replica(const World& world, const recovery::Restore& restore) {
    return world.text(world[restore.volume].name).ends_with("-replica");
  }
  static void check_made(const World& world, const recovery::Restore& restore,
                         const recovery::Standby& standby) {
    const storage::Position made = world[restore.volume].data;
    EXPECT_GE(restore.lost_commits, 0);
    if (restore.item) {
      const storage::Snapshot& source = world[world[restore.item].snapshot];
      EXPECT_EQ(made, source.data) << "no data appears from nothing";
      EXPECT_LE(source.data.newest, source.taken) << "and none is newer than its backup";
      EXPECT_LE(source.taken, standby.lost_at);
    }
    if (made.commits > 0) {
      EXPECT_LE(made.newest, standby.lost_at) << "nothing was written after the region was lost";
    } else if (!restore.item && !has_replica(world, restore)) {
      EXPECT_EQ(world[restore.volume].used, 0) << "what is in no backup begins empty";
    }
  }

  std::map<Id<storage::Volume>, storage::Position> seen_;
  std::uint32_t next_ = 0;
};

/// The way home at any time, whether it is possible or not: nothing that was written is gone.
template <class Go>
void go_home(run::Run& run, std::mt19937_64& dice, Go&& go) {
  (void)run.submit(failure::RestoreRegion{"eu-central-1"}, Actor::instructor);
  go(10);
  (void)run.submit(recovery::PrepareReturn{"eu-central-1"}, Actor::instructor);
  const auto commits = [&] {
    double sum = 0;
    for (const auto& [id, claim] : run.world().table<kubernetes::Claim>())
      if (claim.workload && claim.volume)
        sum += storage::position(run.world(), claim.volume).commits;
    return sum;
  };
  for (int i = 0; i < 12; ++i) {
    if (dice() % 2 == 0)
      (void)run.submit(recovery::ApplyCode{"eu-central-1", "cluster"}, Actor::instructor);
    const double before = commits();
    if (run.submit(recovery::HandOver{"eu-central-1"}, Actor::instructor)) {
      EXPECT_GE(commits(), before) << "handed over with every write";
    }
    go(20);
  }
}

class RegionHistories : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RegionHistories, NothingAppearsFromNothing) {
  auto opened = run::open(with_a_standby(GetParam()), rules(), Seed{GetParam()});
  ASSERT_TRUE(opened) << opened.error().message;
  run::Run& run = *opened;
  std::mt19937_64 dice(GetParam());
  Moves moves;
  const auto go = [&](std::uint64_t longest) {
    const Time until = run.now() + minutes(static_cast<std::int64_t>(1 + dice() % longest));
    while (run.now() < until) {
      run.step(until);
      moves.check(run.world());
    }
  };
  const auto any_code = [&] {
    static const char* const modules[] = {"network", "cluster", "velero"};
    (void)run.submit(recovery::ApplyCode{"eu-west-1", modules[dice() % 3]}, Actor::instructor);
  };
  for (std::uint64_t i = 0; i < 3 + dice() % 4; ++i) {
    if (dice() % 2 == 0) (void)run.submit(recovery::BackUp{"databases"}, Actor::instructor);
    if (dice() % 3 == 0) any_code();
    go(30);
  }
  ASSERT_TRUE(run.submit(failure::FailRegion{"eu-central-1"}, Actor::instructor));
  for (int i = 0; i < 30; ++i) {
    any_code();
    if (dice() % 3 == 0) (void)run.submit(recovery::RestorePlatform{}, Actor::instructor);
    go(12);
  }
  go_home(run, dice, go);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RegionHistories, testing::Range<std::uint64_t>(1, 10));

}  // namespace
}  // namespace drydock
