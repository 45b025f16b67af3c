// Laws of data that has an age, on random histories of faults, backups and restores.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/tables.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/property/all_rules.h"
#include "tests/support/places.h"
#include "tests/support/sanitized.h"

namespace drydock {
namespace {

scenario::Scenario with_backups() {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  auto reading = scenario::read_scenario(search.scenarios + "/database-restore.json", search, {});
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  reading.scenario->events.clear();
  return std::move(*reading.scenario);
}

/// What is seen of a run between two of its commands.
class Ages {
 public:
  void check(const World& world) {
    for (const auto& [id, volume] : world.table<storage::Volume>()) {
      const storage::Position now = storage::position(world, id);
      EXPECT_GE(now.commits, seen_[id].commits) << "data does not vanish from a volume";
      EXPECT_GE(now.newest, seen_[id].newest);
      EXPECT_LE(now.newest, world.now());
      seen_[id] = now;
    }
    for (const auto& [id, snapshot] : world.table<storage::Snapshot>()) {
      const auto first = held_.emplace(id, snapshot.data).first->second;
      EXPECT_EQ(snapshot.data, first) << "a snapshot never changes";
      EXPECT_LE(snapshot.data.newest, snapshot.taken);
      EXPECT_LE(snapshot.data.commits, storage::position(world, snapshot.volume).commits);
    }
  }
  /// Each service is answered by the original or by the one copy that says so.
  static void check_copies(const World& world) {
    for (const auto& [id, copy] : world.table<recovery::Copy>()) {
      if (copy.phase == recovery::CopyPhase::making || !copy.workload) continue;
      bool answers = false;
      for (const auto& [service_id, service] : world.table<workload::Service>())
        answers = answers || service.workload == copy.workload;
      EXPECT_EQ(answers, copy.phase == recovery::CopyPhase::serving) << world.text(copy.name);
      if (copy.phase == recovery::CopyPhase::deleted) {
        EXPECT_EQ(world[copy.workload].replicas, 0);
      }
    }
  }
  /// A volume that was just made of a snapshot.
  static void check_restored(const World& world, Id<recovery::Restore> id) {
    const recovery::Restore& restore = world[id];
    const storage::Snapshot& source = world[world[restore.item].snapshot];
    const storage::Position made = storage::position(world, restore.volume);
    const Time served =
        world[restore.volume].replay > Duration::zero() ? world.now() : restore.ended;
    if (served == world.now()) {
      EXPECT_EQ(made, source.data) << "no data appears from nothing";
    }
    EXPECT_LE(world[restore.volume].used, static_cast<double>(gibibyte.count) * 1000);
    EXPECT_GE(restore.lost_commits, 0);
    EXPECT_LE(restore.lost, restore.ended - source.data.newest);
  }

 private:
  std::map<Id<storage::Volume>, storage::Position> seen_;
  std::map<Id<storage::Snapshot>, storage::Position> held_;
};

const std::vector<std::string> databases{"auth-db-0", "workflow-db-0", "reports-db-0"};
const std::vector<std::string> zone_names{"a", "b", "c"};

void do_something(run::Run& run, std::mt19937_64& dice) {
  const std::string& claim = databases[dice() % databases.size()];
  const std::string& zone = zone_names[dice() % zone_names.size()];
  const std::string workload = claim.substr(0, claim.size() - 2), copy = "check-" + workload;
  switch (dice() % 10) {
    case 0:
      (void)run.submit(failure::FailZone{zone, minutes(20)}, Actor::instructor);
      return;
    case 1:
      (void)run.submit(failure::KillPod{claim}, Actor::instructor);
      return;
    case 2:
      (void)run.submit(recovery::BackUp{"databases"}, Actor::instructor);
      return;
    case 3:
      (void)run.submit(
          recovery::SetSchedule{"databases", minutes(static_cast<std::int64_t>(10 + dice() % 60)),
                                hours(1)},
          Actor::instructor);
      return;
    case 4:
      (void)run.submit(recovery::RestoreCopy{workload, "check", zone}, Actor::instructor);
      return;
    case 5:
    case 6:
      (void)run.submit(recovery::UseCopy{workload, dice() % 2 == 0 ? copy : workload},
                       Actor::instructor);
      return;
    case 7:
      (void)run.submit(recovery::DeleteCopy{copy}, Actor::instructor);
      return;
    default:
      // The pod goes, so that its claim can be restored before its next one has a node.
      (void)run.submit(failure::FailZone{zone, minutes(40)}, Actor::instructor);
      run.advance(run.now() + minutes(8));
      (void)run.submit(kubernetes::ForceDeletePod{claim}, Actor::instructor);
      (void)run.submit(recovery::RestoreClaim{claim, zone_names[dice() % 3]}, Actor::instructor);
  }
}

class Histories : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Histories, ARestoredStoreHoldsNothingNewerThanItsBackup) {
  static const scenario::Scenario scenario = with_backups();
  auto opened = run::open(scenario, rules(), Seed{GetParam()});
  ASSERT_TRUE(opened) << opened.error().message;
  run::Run& run = *opened;
  std::mt19937_64 dice(GetParam());
  Ages ages;
  std::uint32_t restores = 0;
  for (int i = 0; i < 40; ++i) {
    if (dice() % 3 == 0) do_something(run, dice);
    const Time until = run.now() + minutes(static_cast<std::int64_t>(1 + dice() % 15));
    while (run.now() < until) {
      run.step(until);
      const auto& table = run.world().table<recovery::Restore>();
      for (; restores < table.size(); ++restores) {
        const Id<recovery::Restore> id{restores};
        if (run.world()[id].phase == recovery::RestorePhase::making) break;
        if (run.world()[id].phase == recovery::RestorePhase::done)
          Ages::check_restored(run.world(), id);
      }
    }
    ages.check(run.world());
    Ages::check_copies(run.world());
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Histories, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace drydock
