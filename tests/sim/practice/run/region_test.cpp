// A region that is lost, and the platform that comes back in another: order, what is skipped, what
// fails, and what each readiness loses and costs.
#include <gtest/gtest.h>

#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/failure/code_state.h"
#include "sim/platform/failure/region_commands.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/network/commands.h"
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/rules.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

const recovery::Standby& standby_in(const World& world) {
  return world.only<recovery::Settings>().standby;
}

/// The platform with a region that stands by, and nothing that happens by itself.
struct TwoRegions {
  explicit TwoRegions(const std::string& readiness = "restore") : run(open_one(readiness)) {}

  static Run open_one(const std::string& readiness) {
    const auto search = scenario::SearchPaths::usual();
    auto reading = scenario::read_scenario(
        search.scenarios + "/dr-restore.json", search,
        {nullptr, "", "", {scenario::Setting{"standby", readiness, "--set"}}});
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
  std::int32_t pods() const {
    std::int32_t count = 0;
    for (const auto& [id, pod] : run.world().table<kubernetes::Pod>())
      count += pod.phase != kubernetes::PodPhase::gone;
    return count;
  }
  std::int32_t nodes() const {
    std::int32_t count = 0;
    for (const auto& [id, node] : run.world().table<kubernetes::Node>())
      count += node.condition != kubernetes::NodeCondition::gone;
    return count;
  }
  std::string code(const std::string& module) {
    return give(recovery::ApplyCode{"eu-west-1", module});
  }
  /// As the run book goes, until the platform is there again.
  void lose_and_restore() {
    pass(minutes(80));
    EXPECT_EQ(give(failure::FailRegion{"eu-central-1"}), "");
    pass(minutes(10));
    for (const char* module : {"network", "cluster", "velero"}) {
      EXPECT_EQ(code(module), "") << module;
      pass(minutes(40));
    }
    EXPECT_EQ(give(recovery::RestorePlatform{}), "");
    pass(minutes(20));
  }

  Run run;
};

TEST(Regions, ALostRegionTakesItsClusterAndNobodyReacts) {
  TwoRegions site;
  site.pass(minutes(30));
  ASSERT_GT(site.pods(), 0);
  ASSERT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  EXPECT_EQ(site.pods(), 0);
  EXPECT_EQ(site.nodes(), 0);
  const auto facts = site.run.world().chronicle().size();
  site.pass(minutes(50));
  EXPECT_EQ(site.pods(), 0);
  EXPECT_EQ(site.nodes(), 0);
  EXPECT_EQ(site.count("kubernetes.cluster_lost"), 1);
  EXPECT_LT(site.run.world().chronicle().size(), facts + 40) << "a dark region is silent";
  EXPECT_EQ(workload::success(site.run.world(), "users", minutes(1)), 0);
  EXPECT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "Region eu-central-1 is dark already.");
}

TEST(Regions, CodeIsAppliedInOrder) {
  TwoRegions site;
  EXPECT_EQ(site.code("cluster"), "The home region works, and one cluster at a time is simulated.");
  EXPECT_EQ(site.code("database"), "There is no code for \"database\".");
  EXPECT_EQ(site.give(recovery::ApplyCode{"eu-central-1", "network"}),
            "Region \"eu-central-1\" does not stand by.");
  EXPECT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  EXPECT_EQ(site.code("cluster"), "Region eu-west-1 has no network yet.");
  EXPECT_EQ(site.code("velero"), "Region eu-west-1 has no cluster yet.");
  EXPECT_EQ(site.give(recovery::RestorePlatform{}), "Velero does not run in region eu-west-1.");
  EXPECT_EQ(site.give(recovery::RestorePlatform{"weekly-7"}),
            "There is no backup called \"weekly-7\".");
  EXPECT_EQ(site.code("network"), "");
  EXPECT_EQ(site.code("network"), "Code builds that in region eu-west-1 already.");
  site.pass(minutes(30));
  EXPECT_EQ(site.code("network"), "") << "what stands is found and left";
}

/// How long code takes for a module after the region is lost.
Duration code_takes(TwoRegions& site, const char* module) {
  EXPECT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  EXPECT_EQ(site.code(module), "");
  const Time begun = site.run.now();
  while (site.count("recovery.code_applied") == 0 && site.run.now() < begun + hours(6))
    site.pass(seconds(10));
  return site.run.now() - begun;
}

TEST(Regions, CodeWithoutItsStateImportsWhatStandsFirst) {
  TwoRegions plain("pilot-light"), lost("pilot-light");
  EXPECT_EQ(lost.give(failure::SetCodeState{false}), "");
  const Duration quick = code_takes(plain, "network"), slow = code_takes(lost, "network");
  const std::int64_t resources = (slow - quick) / minutes(1);
  EXPECT_GE(resources, 6) << "a VPC, its subnets and a load balancer, a minute each";
  EXPECT_NEAR(in_seconds(slow - quick), 60.0 * static_cast<double>(resources), 20);
  EXPECT_EQ(lost.code("network"), "");
  const Time begun = lost.run.now();
  while (lost.count("recovery.code_applied") == 1) lost.pass(seconds(10));
  EXPECT_LT(lost.run.now() - begun, minutes(resources)) << "it knows them now";
}

TEST(Regions, CodeWithoutItsStateMakesWhatIsNotThereAsEver) {
  TwoRegions plain, lost;
  EXPECT_EQ(lost.give(failure::SetCodeState{false}), "");
  const Duration quick = code_takes(plain, "network"), slow = code_takes(lost, "network");
  EXPECT_EQ(quick, slow);
}

TEST(Regions, ARestoreBringsBackWhatTheBackupHeldAndNoMore) {
  TwoRegions site;
  site.lose_and_restore();
  const World& world = site.run.world();
  const recovery::Standby& standby = standby_in(world);
  EXPECT_EQ(standby.stage, recovery::Stage::done);
  EXPECT_EQ(standby.failed, 0);
  int databases = 0, empty = 0;
  for (const auto& [id, restore] : world.table<recovery::Restore>()) {
    EXPECT_EQ(restore.phase, recovery::RestorePhase::done);
    const storage::Volume& volume = world[restore.volume];
    EXPECT_EQ(world[volume.zone].region, standby.region);
    if (!restore.item) {
      ++empty;
      continue;
    }
    ++databases;
    const storage::Snapshot& snapshot = world[world[restore.item].snapshot];
    EXPECT_LE(snapshot.taken, standby.lost_at);
    EXPECT_LE(restore.lost, minutes(140));
    if (world.text(restore.name) == "workflow-db-0") {
      EXPECT_GT(restore.lost, minutes(10));
    }
  }
  EXPECT_EQ(databases, 3);
  EXPECT_EQ(empty, 3) << "queues are in no backup";
  EXPECT_EQ(site.count("recovery.claim_empty"), 3);
  EXPECT_EQ(kubernetes::ready_pods(world, world.find<kubernetes::Workload>("workflow-db")), 1);
  EXPECT_EQ(workload::success(world, "users", minutes(1)), 0) << "DNS leads to the lost region";
  EXPECT_EQ(site.give(network::ChangeRecord{"app", "dr-edge"}), "");
  site.pass(minutes(6));
  EXPECT_GT(workload::success(world, "users", minutes(1)), 0.99);
}

TEST(Regions, WhatExistsIsSkipped) {
  TwoRegions site;
  site.lose_and_restore();
  const auto volumes = site.run.world().table<storage::Volume>().size();
  const auto restores = site.run.world().table<recovery::Restore>().size();
  ASSERT_EQ(site.give(recovery::RestorePlatform{}), "");
  EXPECT_EQ(site.give(recovery::RestorePlatform{}),
            "A restore of the platform is under way already.");
  site.pass(minutes(20));
  EXPECT_EQ(site.run.world().table<storage::Volume>().size(), volumes);
  EXPECT_EQ(site.run.world().table<recovery::Restore>().size(), restores);
  EXPECT_GT(standby_in(site.run.world()).skipped, 100);
}

TEST(Regions, ABackupWithoutASnapshotIsRestoredInPart) {
  TwoRegions site;
  ASSERT_EQ(site.give(storage::DeleteSnapshot{"snap-workflow-db-0-1"}), "");
  site.pass(minutes(20));
  ASSERT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  for (const char* module : {"network", "cluster", "velero"}) {
    ASSERT_EQ(site.code(module), "");
    site.pass(minutes(40));
  }
  ASSERT_EQ(site.give(recovery::RestorePlatform{}), "");
  site.pass(minutes(20));
  EXPECT_EQ(site.count("recovery.platform_restored_in_part"), 1);
  EXPECT_EQ(standby_in(site.run.world()).failed, 1);
  EXPECT_EQ(kubernetes::ready_pods(site.run.world(),
                                   site.run.world().find<kubernetes::Workload>("workflow-db")),
            0);
}

TEST(Regions, ABackupThatWasNotCopiedInTimeIsNotThere) {
  TwoRegions site;
  site.pass(minutes(30));
  ASSERT_EQ(site.give(recovery::BackUp{"databases"}), "");
  site.pass(minutes(3));
  ASSERT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  site.pass(hours(2));
  EXPECT_EQ(site.give(recovery::RestorePlatform{"databases-2"}),
            "Backup databases-2 was not copied to region eu-west-1.");
  EXPECT_EQ(site.count("recovery.backup_elsewhere"), 0);
}

TEST(Regions, CopiesArriveAndAreBilled) {
  TwoRegions site;
  site.pass(minutes(110));
  EXPECT_EQ(site.count("recovery.backup_elsewhere"), 1);
  double transfer = 0;
  for (const cost::BillLine& line : cost::bill(site.run.world()))
    if (site.run.world().text(line.item) == "Data transfer to other regions")
      transfer = line.amount.to_double();
  EXPECT_GT(transfer, 0.05);
  EXPECT_LT(transfer, 5);
}

/// What a readiness comes to after the same fault at the same time.
struct ReadinessCase {
  const char* name;
  Duration lost_least, lost_most;  ///< Of the data of workflow-db.
  std::int32_t machines;           ///< That stand by.
};
std::ostream& operator<<(std::ostream& out, const ReadinessCase& row) { return out << row.name; }

class ReadinessTable : public testing::TestWithParam<ReadinessCase> {};

TEST_P(ReadinessTable, LosesSoMuch) {
  const ReadinessCase& row = GetParam();
  TwoRegions site(row.name);
  std::int32_t machines = 0;
  for (const auto& [id, machine] : site.run.world().table<compute::Instance>())
    machines += site.run.world()[machine.zone].region == standby_in(site.run.world()).region;
  EXPECT_EQ(machines, row.machines);
  site.lose_and_restore();
  for (const auto& [id, restore] : site.run.world().table<recovery::Restore>()) {
    if (site.run.world().text(restore.name) != "workflow-db-0") continue;
    EXPECT_GE(restore.lost, row.lost_least);
    EXPECT_LE(restore.lost, row.lost_most);
  }
  EXPECT_EQ(standby_in(site.run.world()).failed, 0);
}

INSTANTIATE_TEST_SUITE_P(All, ReadinessTable,
                         testing::Values(ReadinessCase{"restore", minutes(10), minutes(140), 0},
                                         ReadinessCase{"pilot-light", milliseconds(1), minutes(1),
                                                       1},
                                         ReadinessCase{"warm", milliseconds(1), minutes(1), 3}),
                         [](const auto& row) {
                           std::string name = row.param.name;
                           for (char& letter : name)
                             if (letter == '-') letter = '_';
                           return name;
                         });

TEST(Regions, AWarmOneNeedsNoCodeAndUpdatesWhatItHas) {
  TwoRegions site("warm");
  site.pass(minutes(80));
  EXPECT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  site.pass(minutes(8));
  const World& world = site.run.world();
  const auto pods_of = [&](const char* name) {
    return kubernetes::ready_pods(world, world.find<kubernetes::Workload>(name));
  };
  EXPECT_GE(pods_of("api"), 1) << "it runs, scaled down";
  EXPECT_EQ(pods_of("workflow-db"), 0) << "its data is still a replica's";
  EXPECT_EQ(site.give(recovery::RestorePlatform{"newest", "merge"}),
            "What exists cannot be treated as \"merge\".");
  EXPECT_EQ(site.give(recovery::RestorePlatform{"newest", "update"}), "");
  site.pass(minutes(12));
  EXPECT_EQ(site.count("recovery.replica_promoted"), 3);
  EXPECT_EQ(pods_of("workflow-db"), 1);
  EXPECT_GE(pods_of("api"), 3);
  EXPECT_EQ(standby_in(world).failed, 0);
}

TEST(Regions, TheWayHomeLosesNoWrite) {
  TwoRegions site("warm");
  site.pass(minutes(80));
  EXPECT_EQ(site.give(recovery::PrepareReturn{"eu-central-1"}),
            "The platform did not move to another region.");
  EXPECT_EQ(site.give(failure::FailRegion{"eu-central-1"}), "");
  site.pass(minutes(10));
  EXPECT_EQ(site.give(recovery::RestorePlatform{"newest", "update"}), "");
  site.pass(minutes(10));
  EXPECT_EQ(site.give(network::ChangeRecord{"app", "dr-edge"}), "");
  site.pass(minutes(40));
  EXPECT_EQ(site.give(recovery::PrepareReturn{"eu-central-1"}),
            "Region eu-central-1 is still dark.");
  EXPECT_EQ(site.give(failure::RestoreRegion{"eu-central-1"}), "");
  site.pass(minutes(5));
  const World& world = site.run.world();
  EXPECT_GT(workload::success(world, "users", minutes(1)), 0.99) << "nobody moved back by itself";
  EXPECT_EQ(site.give(recovery::HandOver{"eu-central-1"}), "No way back is prepared.");
  EXPECT_EQ(site.give(recovery::PrepareReturn{"eu-central-1"}), "");
  EXPECT_EQ(site.give(recovery::HandOver{"eu-central-1"}),
            "Region eu-central-1 does not have all data yet.");
  site.pass(hours(2));
  EXPECT_EQ(site.give(recovery::HandOver{"eu-central-1"}),
            "Region eu-central-1 has no cluster yet.");
  EXPECT_EQ(site.give(recovery::ApplyCode{"eu-central-1", "cluster"}), "");
  site.pass(minutes(60));
  EXPECT_GT(workload::success(world, "users", minutes(1)), 0.99);
  const auto commits = [&](const char* name) {
    for (const auto& [id, claim] : world.table<kubernetes::Claim>())
      if (claim.workload && kubernetes::claim_name(world, id) == name)
        return storage::position(world, claim.volume).commits;
    return 0.0;
  };
  const double before = commits("workflow-db-0");
  EXPECT_EQ(site.give(recovery::HandOver{"eu-central-1"}), "");
  EXPECT_GE(commits("workflow-db-0"), before) << "all that was written in Ireland came along";
  EXPECT_EQ(site.give(network::ChangeRecord{"app", "edge"}), "");
  site.pass(minutes(20));
  EXPECT_GT(workload::success(world, "users", minutes(1)), 0.99) << "served at home";
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    if (node.condition == kubernetes::NodeCondition::ready) {
      EXPECT_EQ(world.text(world[world[node.zone].region].name), "eu-central-1");
    }
  for (const auto& [id, machine] : world.table<compute::Instance>())
    if (world.text(world[world[machine.zone].region].name) == "eu-west-1") {
      EXPECT_FALSE(compute::is_live(machine)) << "nothing is paid for in Ireland";
    }
}

TEST(Regions, MoreReadinessCostsMore) {
  Money before{};
  for (const char* readiness : {"restore", "pilot-light", "warm"}) {
    TwoRegions site(readiness);
    site.pass(minutes(150));
    EXPECT_GT(cost::spent(site.run.world()), before) << readiness;
    before = cost::spent(site.run.world());
  }
}

}  // namespace
}  // namespace drydock::run
