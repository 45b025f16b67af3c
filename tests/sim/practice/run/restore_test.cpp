// Backups and restores on the whole platform: what they hold, what is lost, and why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/rules.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/run/open.h"
#include "sim/practice/run/why.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

/// The platform with hourly backups, a quiet hour before anything happens to it.
struct Site {
  explicit Site(std::vector<scenario::Setting> settings = {}) : run(open_one(settings)) {}

  static Run open_one(const std::vector<scenario::Setting>& settings) {
    const auto search = scenario::SearchPaths::usual();
    auto reading = scenario::read_scenario(search.scenarios + "/database-restore.json", search,
                                           {nullptr, "", "", settings});
    EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
    reading.scenario->events.clear();
    auto opened = open(*reading.scenario, platform::rules(), Seed{1});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  void pass(Duration span) { run.advance(run.now() + span); }
  template <class Command>
  std::string give(const Command& command) {
    const auto given = run.submit(command, Actor::instructor);
    return given ? "" : given.error().message;
  }
  int count(std::string_view kind) const {
    int found = 0;
    for (const auto& [id, record] : run.world().chronicle())
      found += run.rulebook().fact_info(record).style.kind == kind;
    return found;
  }
  CauseId last(std::string_view kind) const {
    CauseId found{};
    for (const auto& [id, record] : run.world().chronicle())
      if (run.rulebook().fact_info(record).style.kind == kind) found = id;
    return found;
  }
  Id<kubernetes::Claim> claim(std::string_view name) const {
    for (const auto& [id, row] : run.world().table<kubernetes::Claim>())
      if (kubernetes::claim_name(run.world(), id) == name) return id;
    return {};
  }
  storage::Position position(std::string_view name) const {
    return storage::position(run.world(), run.world()[claim(name)].volume);
  }
  void lose_zone_and_pod() {
    EXPECT_EQ(give(failure::FailZone{"a", {}}), "");
    pass(minutes(10));
    EXPECT_EQ(give(kubernetes::ForceDeletePod{"workflow-db-0"}), "");
    pass(minutes(1));
  }

  Run run;
};

TEST(Backups, ComeOnTheirGridAndHoldWhatWasThere) {
  Site site;
  site.pass(hours(3) + minutes(30));
  EXPECT_EQ(site.count("recovery.backup_started"), 3);
  EXPECT_EQ(site.count("recovery.backup_completed"), 3);
  const World& world = site.run.world();
  const auto item = recovery::newest_item(world, site.claim("workflow-db-0"));
  ASSERT_TRUE(item);
  const storage::Snapshot& snapshot = world[world[item].snapshot];
  EXPECT_GE(snapshot.taken, world.start() + hours(3) + minutes(1)) << "after the objects";
  EXPECT_LT(snapshot.taken, world.start() + hours(3) + minutes(2));
  EXPECT_EQ(snapshot.data.newest, snapshot.taken) << "it is written all the time";
  EXPECT_GT(snapshot.data.commits, 1000);
  const auto risk = recovery::exposure(world, site.claim("workflow-db-0"));
  ASSERT_TRUE(risk);
  EXPECT_EQ(risk->span, world.now() - snapshot.taken);
  EXPECT_NEAR(risk->commits, site.position("workflow-db-0").commits - snapshot.data.commits, 1e-6);
}

TEST(Backups, ExpireWithTheirSnapshots) {
  Site site;
  EXPECT_EQ(site.give(recovery::SetSchedule{"databases", {}, hours(2)}), "");
  site.pass(hours(6) + minutes(10));
  EXPECT_EQ(site.count("recovery.backup_expired"), 4) << "begun after 1, 2, 3 and 4 h";
  EXPECT_EQ(site.count("storage.snapshot_deleted"), 12);
  EXPECT_EQ(site.give(recovery::SetSchedule{"databases", minutes(1), {}}),
            "Backups are made at most every 5 min.");
}

TEST(Backups, WaitForThePodThatMakesThem) {
  Site site;
  EXPECT_EQ(site.give(kubernetes::Scale{"velero", 0}), "");
  site.pass(hours(1) + minutes(30));
  EXPECT_EQ(site.count("recovery.backups_held_up"), 1);
  EXPECT_EQ(site.count("recovery.backup_started"), 0);
  EXPECT_EQ(site.give(recovery::RestoreClaim{"auth-db-0", "a"}),
            "No pod of velero runs to restore it.");
  EXPECT_EQ(site.give(kubernetes::Scale{"velero", 1}), "");
  site.pass(minutes(5));
  EXPECT_EQ(site.count("recovery.backup_started"), 1);
}

TEST(Backups, FailInPartWhereAZoneIsDark) {
  Site site;
  site.pass(minutes(30));
  EXPECT_EQ(site.give(failure::FailZone{"a", {}}), "");
  site.pass(hours(1));
  EXPECT_EQ(site.count("recovery.volume_not_saved"), 1);
  EXPECT_EQ(site.count("recovery.backup_incomplete"), 1);
  const World& world = site.run.world();
  const auto lost = recovery::newest_item(world, site.claim("workflow-db-0"));
  ASSERT_TRUE(lost);
  EXPECT_EQ(world.text(world[world[lost].backup].name), "databases-1") << "of the start";
}

TEST(Restores, BringBackWhatTheBackupHoldsAndNoMore) {
  Site site;
  site.pass(hours(1) + minutes(40));
  const auto item = recovery::newest_item(site.run.world(), site.claim("workflow-db-0"));
  const storage::Position held = site.run.world()[site.run.world()[item].snapshot].data;
  site.lose_zone_and_pod();
  const storage::Position lost = site.position("workflow-db-0");
  EXPECT_EQ(lost.newest, site.run.world().start() + hours(1) + minutes(40))
      << "nobody writes to a dark volume";
  EXPECT_EQ(site.give(recovery::RestoreClaim{"workflow-db-0", "c"}), "");
  EXPECT_EQ(site.give(recovery::RestoreClaim{"workflow-db-0", "c"}),
            "A restore of workflow-db-0 is under way already.");
  site.pass(minutes(1));
  const World& world = site.run.world();
  EXPECT_EQ(site.position("workflow-db-0"), held);
  const recovery::Restore& restore = world[Id<recovery::Restore>{0}];
  EXPECT_EQ(restore.phase, recovery::RestorePhase::done);
  EXPECT_NEAR(restore.lost_commits, lost.commits - held.commits, 1e-6);
  EXPECT_EQ(restore.lost, lost.newest - held.newest);
  EXPECT_EQ(world.text(world[world[restore.volume].zone].name), "c");
  EXPECT_GT(world[restore.volume].replay, Duration::zero());
  EXPECT_GT(storage::unloaded_bytes(world, restore.volume), 0) << "it loads lazily";
  site.pass(minutes(5));
  EXPECT_EQ(site.count("kubernetes.log_replaying"), 1);
  EXPECT_EQ(site.run.world()[restore.volume].replay, Duration::zero());
  EXPECT_GT(site.position("workflow-db-0").commits, held.commits) << "it is written again";
}

TEST(Restores, SayWhyInAChain) {
  Site site;
  site.pass(minutes(30));
  site.lose_zone_and_pod();
  EXPECT_EQ(site.give(recovery::RestoreClaim{"workflow-db-0", "c"}), "");
  site.pass(minutes(2));
  const auto& chronicle = site.run.world().chronicle();
  const CauseId rebound = site.last("kubernetes.claim_rebound");
  const CauseId restored = chronicle[rebound].parent;
  EXPECT_EQ(restored, site.last("recovery.claim_restored"));
  const CauseId begun = chronicle[restored].parent;
  EXPECT_EQ(begun, site.last("recovery.restore_started"));
  EXPECT_EQ(site.run.rulebook().say(site.run.world(), chronicle[chronicle[begun].parent]),
            "instructor: restore workflow-db-0 in zone c");
}

struct RefusalCase {
  recovery::RestoreClaim command;
  const char* said;
};
class RestoreRefusals : public testing::TestWithParam<RefusalCase> {};

TEST_P(RestoreRefusals, NameWhatIsInTheWay) {
  Site site;
  EXPECT_THAT(site.give(GetParam().command), testing::HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    Any, RestoreRefusals,
    testing::Values(RefusalCase{{"workflow-db-0", "c"}, "still uses claim workflow-db-0"},
                    RefusalCase{{"workflow-db-9", "c"}, "There is no claim called"},
                    RefusalCase{{"workflow-db-0", "z"}, "There is no zone called"},
                    RefusalCase{{"workflow-db-0", "c", "databases-7"}, "There is no backup called"},
                    RefusalCase{{"events-mq-0", "c"},
                                "No backup that can be used holds claim events-mq-0"}));

}  // namespace
}  // namespace drydock::run
