// Backups and restores on the whole platform: what they hold, what is lost, and why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/failure/failure.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/namespaces.h"
#include "sim/platform/kubernetes/upgrades.h"
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
      if (row.workload && kubernetes::claim_name(run.world(), id) == name) return id;
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

TEST(Backups, FailSilentlyOnceTheirCredentialsHaveExpired) {
  Site site;
  EXPECT_EQ(site.give(failure::ExpireCredential{"velero", {}}), "");
  site.pass(hours(3) + minutes(30));
  EXPECT_EQ(site.count("recovery.backup_denied"), 3);
  EXPECT_EQ(site.count("recovery.backup_completed"), 0);
  const auto risk = recovery::exposure(site.run.world(), site.claim("workflow-db-0"));
  ASSERT_TRUE(risk);
  EXPECT_GT(risk->span, hours(3)) << "it grows, and nobody is told";
  EXPECT_EQ(site.give(recovery::BackUp{"databases"}), "The credentials of velero have expired.");
  EXPECT_EQ(site.give(failure::RenewCredential{"velero"}), "");
  site.pass(hours(1));
  EXPECT_EQ(site.count("recovery.backup_completed"), 1);
}

TEST(Backups, AndRestoresNeedTheControlPlane) {
  Site site;
  EXPECT_EQ(site.give(failure::SetControlPlane{false, hours(2)}), "");
  site.pass(hours(1) + minutes(30));
  EXPECT_EQ(site.count("recovery.backups_wait_for_api"), 1);
  EXPECT_EQ(site.count("recovery.backup_started"), 0);
  EXPECT_EQ(site.give(recovery::BackUp{"databases"}), "The API server does not answer.");
  EXPECT_EQ(site.give(kubernetes::UpgradeCluster{"1.99"}), "The API server does not answer.");
  site.pass(minutes(45));
  EXPECT_GE(site.count("recovery.backup_completed"), 1);
}

/// The claim gets the data of a backup, while its pod is away.
std::string bring_back(Site& site, const std::string& backup) {
  EXPECT_EQ(site.give(kubernetes::Scale{"workflow-db", 0}), "");
  site.pass(minutes(3));
  const std::string answer = site.give(recovery::RestoreClaim{"workflow-db-0", "a", backup});
  site.pass(minutes(5));
  EXPECT_EQ(site.give(kubernetes::Scale{"workflow-db", 1}), "");
  site.pass(minutes(5));
  return answer;
}

TEST(WrongData, IsInEachBackupSinceAndOnlyAnOlderOneHeals) {
  Site site;
  site.pass(hours(1) + minutes(30));
  const auto wrong = [&] {
    const World& world = site.run.world();
    return static_cast<bool>(world[world[site.claim("workflow-db-0")].volume].wrong);
  };
  EXPECT_EQ(site.give(failure::SpoilData{"workflow-db-0", 0, hours(1)}), "");
  site.pass(minutes(50));
  const auto before = recovery::exposure(site.run.world(), site.claim("workflow-db-0"));
  EXPECT_LT(before->span, hours(1)) << "nobody knows, and the newest backup looks well";
  site.pass(minutes(20));
  EXPECT_EQ(site.count("storage.wrong_data_found"), 1);
  const auto after = recovery::exposure(site.run.world(), site.claim("workflow-db-0"));
  EXPECT_GT(after->span, hours(1) + minutes(30)) << "the backup of hour 1 is the newest that helps";
  EXPECT_EQ(bring_back(site, "newest"), "");
  EXPECT_TRUE(wrong());
  EXPECT_EQ(bring_back(site, "databases-2"), "");
  EXPECT_FALSE(wrong());
  EXPECT_EQ(site.count("storage.wrong_data_back"), 1);
}

TEST(Namespace, ComesBackWithoutItsDataUntilItIsRestored) {
  Site site;
  site.pass(hours(1) + minutes(30));
  const double written = site.position("workflow-db-0").commits;
  EXPECT_GT(written, 1000);
  EXPECT_EQ(site.give(failure::DeleteNamespace{"nsflow"}), "");
  EXPECT_EQ(site.give(kubernetes::DeployNamespace{"nsflow"}),
            "Namespace nsflow is being terminated.");
  site.pass(minutes(10));
  EXPECT_EQ(site.count("kubernetes.namespace_gone"), 1);
  EXPECT_FALSE(site.claim("workflow-db-0"));
  EXPECT_EQ(site.give(kubernetes::DeployNamespace{"nsflow"}), "");
  site.pass(minutes(10));
  ASSERT_TRUE(site.claim("workflow-db-0"));
  EXPECT_LT(site.position("workflow-db-0").commits, written) << "it began anew";
  EXPECT_EQ(bring_back(site, "newest"), "");
  EXPECT_GT(site.position("workflow-db-0").commits, 0.5 * written);
  EXPECT_GT(site.run.world()[Id<recovery::Restore>{0}].lost_commits, 0);
}

}  // namespace
}  // namespace drydock::run
