// Hooks of backups, and copies of a workload in another namespace, on the whole platform.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/cost/cost.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/rules.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

/// The platform with hourly backups.
struct Yard {
  explicit Yard(const char* hook = "none") : run(open_one(hook)) {}

  static Run open_one(const char* hook) {
    const auto search = scenario::SearchPaths::usual();
    codec::Value changes{codec::Value::Object{}};
    changes.set("platform.backups.databases.hook", hook);
    scenario::Adjustments adjustments;
    adjustments.changes = &changes;
    auto reading =
        scenario::read_scenario(search.scenarios + "/database-restore.json", search, adjustments);
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
  Id<kubernetes::Workload> workload_called(std::string_view name) const {
    return run.world().find<kubernetes::Workload>(name);
  }
  Id<kubernetes::Claim> claim(std::string_view name) const {
    for (const auto& [id, row] : run.world().table<kubernetes::Claim>())
      if (row.workload && kubernetes::claim_name(run.world(), id) == name) return id;
    return {};
  }
  double log_of(std::string_view name) const {
    return run.world()[recovery::newest_item(run.world(), claim(name))].log;
  }
  storage::Position position(std::string_view name) const {
    return storage::position(run.world(), run.world()[claim(name)].volume);
  }
  Id<workload::Service> service(std::string_view name) const {
    for (const auto& [id, row] : run.world().table<workload::Service>())
      if (run.world().text(row.name) == name) return id;
    return {};
  }

  Run run;
};

TEST(Hooks, ACheckpointLeavesAlmostNoLogAndAFreezeAllOfIt) {
  const auto log_with = [](const char* hook) {
    Yard yard(hook);
    yard.pass(hours(1) + minutes(10));
    EXPECT_EQ(yard.count("recovery.backup_completed"), 1) << hook;
    return yard.log_of("workflow-db-0");
  };
  const double none = log_with("none"), checkpoint = log_with("checkpoint"),
               freeze = log_with("freeze"), both = log_with("checkpoint-and-freeze");
  EXPECT_GT(none, 0);
  EXPECT_NEAR(freeze, none, none * 0.05) << "the file system is whole, the database is not";
  EXPECT_LT(checkpoint, none / 5);
  EXPECT_NEAR(both, checkpoint, checkpoint * 0.05);
}

TEST(Hooks, AFreezeLetsWritesWaitAndEnds) {
  Yard yard("freeze");
  yard.pass(hours(1) + minutes(1) + seconds(6));
  int late = 0;
  for (const auto& [id, volume] : yard.run.world().table<storage::Volume>())
    late += volume.late > Duration::zero();
  EXPECT_EQ(late, 1) << "one volume at a time";
  yard.pass(minutes(1));
  for (const auto& [id, volume] : yard.run.world().table<storage::Volume>())
    EXPECT_EQ(volume.late, Duration::zero());
}

TEST(Hooks, AVolumeWhoseDatabaseIsGoneIsNotSaved) {
  Yard yard("checkpoint");
  yard.pass(minutes(50));
  EXPECT_EQ(yard.give(kubernetes::Scale{"workflow-db", 0}), "");
  yard.pass(minutes(20));
  EXPECT_EQ(yard.count("recovery.hook_failed"), 1);
  EXPECT_EQ(yard.count("recovery.volume_not_saved"), 1);
  EXPECT_EQ(yard.count("recovery.backup_incomplete"), 1);
}

TEST(Hooks, AreChangedByCommand) {
  Yard yard;
  EXPECT_EQ(yard.give(recovery::SetSchedule{"databases", {}, {}, "checkpoint"}), "");
  yard.pass(hours(1) + minutes(10));
  EXPECT_EQ(yard.count("recovery.hook_ran"), 3);
  EXPECT_EQ(yard.give(recovery::SetSchedule{"databases", {}, {}, "quiesce"}),
            "There is no hook called \"quiesce\".");
  EXPECT_EQ(yard.give(recovery::SetSchedule{"databases", {}, {}}), "Nothing is to be changed.");
}

TEST(Copies, StandBesideTheLivingOneAndAnswerNobody) {
  Yard yard;
  yard.pass(minutes(90));
  const double before = yard.position("workflow-db-0").commits;
  EXPECT_EQ(yard.give(recovery::RestoreCopy{"workflow-db", "check", "a"}), "");
  yard.pass(minutes(15));
  const World& world = yard.run.world();
  const auto copy = yard.workload_called("check-workflow-db");
  ASSERT_TRUE(copy);
  EXPECT_EQ(world.text(world[copy].name_space), "check");
  EXPECT_EQ(kubernetes::ready_pods(world, copy), 1);
  const auto claim = yard.claim("check-workflow-db-0");
  ASSERT_TRUE(claim);
  EXPECT_EQ(world.text(world[world[world[claim].volume].zone].name), "a");
  EXPECT_LT(yard.position("check-workflow-db-0").commits, before) << "as old as the backup";
  EXPECT_EQ(world[world[claim].volume].demand.io.iops, 0) << "nobody asks it";
  EXPECT_GT(yard.position("workflow-db-0").commits, before) << "the living one goes on";
  EXPECT_GT(world[yard.service("workflow-db")].success, 0.99);
  bool paid = false;
  for (const auto& line : insight::allocate(world, insight::By::environment).lines)
    paid = paid || (line.who == "check" && !line.direct.is_zero());
  EXPECT_TRUE(paid) << "its dollars carry its namespace";
}

TEST(Copies, AnswerWhenCallsAreSentThereAndGiveThemBack) {
  Yard yard;
  yard.pass(minutes(90));
  EXPECT_EQ(yard.give(recovery::RestoreCopy{"workflow-db", "check", "a"}), "");
  yard.pass(minutes(20));
  const auto service = yard.service("workflow-db");
  const double old_one = yard.position("workflow-db-0").commits;
  EXPECT_EQ(yard.give(recovery::UseCopy{"workflow-db", "check-workflow-db"}), "");
  yard.pass(minutes(5));
  EXPECT_GT(yard.run.world()[service].success, 0.99);
  EXPECT_EQ(yard.position("workflow-db-0").commits, old_one) << "nobody writes there any more";
  EXPECT_GT(
      yard.run.world()[yard.run.world()[yard.claim("check-workflow-db-0")].volume].demand.commits,
      0);
  EXPECT_EQ(yard.give(recovery::DeleteCopy{"check-workflow-db"}),
            "Copy check-workflow-db answers for workflow-db.");
  EXPECT_EQ(yard.give(recovery::UseCopy{"workflow-db", "workflow-db"}), "");
  yard.pass(minutes(1));
  EXPECT_EQ(yard.give(recovery::DeleteCopy{"check-workflow-db"}), "");
  yard.pass(minutes(10));
  EXPECT_EQ(yard.count("recovery.copy_deleted"), 1);
  EXPECT_FALSE(yard.claim("check-workflow-db-0"));
  const auto volume = yard.run.world().find<storage::Volume>("check-workflow-db-0");
  EXPECT_EQ(yard.run.world()[volume].phase, storage::VolumePhase::deleted);
}

struct Refused {
  const char* name;
  recovery::RestoreCopy command;
  const char* why;
};

class RefusedCopies : public testing::TestWithParam<Refused> {};

TEST_P(RefusedCopies, SayWhy) {
  Yard yard;
  EXPECT_THAT(yard.give(GetParam().command), testing::HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    Shipped, RefusedCopies,
    testing::Values(
        Refused{"NoSuchWorkload", {"database", "check", "a"}, "There is no workload called"},
        Refused{"NoNamespace", {"workflow-db", "", "a"}, "A namespace cannot be called"},
        Refused{"BadNamespace", {"workflow-db", "Check_1", "a"}, "A namespace cannot be called"},
        Refused{"ItsOwn", {"workflow-db", "nsflow", "a"}, "what exists"},
        Refused{"NoClaims", {"web", "check", "a"}, "has no claims"},
        Refused{"NotSaved", {"events-mq", "check", "a"}, "No backup that can be used holds all"},
        Refused{"NoSuchZone", {"workflow-db", "check", "z"}, "There is no zone called"},
        Refused{"NoSuchBackup", {"workflow-db", "check", "a", "nightly-1"}, "does not hold all"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace drydock::run
