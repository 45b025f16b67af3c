// Volumes that are slow, full, without credits or lost, and the key without which none is attached.
#include <gtest/gtest.h>

#include "sim/platform/failure/crash.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/kubernetes/claim_commands.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::failure {
namespace {

void install_all(Rulebook& book) {
  kubernetes::install(book);
  failure::install(book);
}

/// A database with a volume of 100 GiB in zone b, and a free gp2 volume.
struct DiskGround : kubernetes::Cluster {
  DiskGround() : kubernetes::Cluster(Seed{1}, install_all) {
    kubernetes::Declaration db = kubernetes::Cluster::deployment(1, 250);
    db.workload.kind = kubernetes::WorkloadKind::stateful_set;
    db.workload.is_database = true;
    db.pod.volume_gib = 100;
    settle("auth-db", db, zones[1]);
    run([&](Context& context) {
      storage::create_volume(context, context.name("spare"), zones[0],
                             {storage::VolumeType::gp2, 100, 0, 0});
      storage::IoDemand demand;
      demand.io = {100, 1e6};
      demand.writes = 1e6;
      storage::set_demand(context, volume("auth-db-0"), demand);
      context.add(CrashSettings{minutes(5), gibibyte, 10e6});
    });
    start();
  }
  Id<storage::Volume> volume(std::string_view name) const {
    return world.find<storage::Volume>(name);
  }
  const storage::Volume& disk() const { return world[volume("auth-db-0")]; }
  std::string says(const AnyCommand& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? answer->summary : answer.error().message + " " + answer.error().hint;
  }
};

TEST(SlowVolume, AnswersLaterForAWhile) {
  DiskGround ground;
  EXPECT_EQ(storage::io_delay(ground.world, ground.volume("auth-db-0")), Duration::zero());
  EXPECT_EQ(ground.says(SlowVolume{"auth-db-0", milliseconds(50), minutes(5)}),
            "Each read and write of volume auth-db-0 takes 50 ms longer for 5m.");
  ground.give(SlowVolume{"auth-db-0", milliseconds(50), minutes(5)});
  EXPECT_EQ(storage::io_delay(ground.world, ground.volume("auth-db-0")), milliseconds(50));
  ground.pass(minutes(5));
  EXPECT_EQ(storage::io_delay(ground.world, ground.volume("auth-db-0")), Duration::zero());
  EXPECT_EQ(ground.count("storage.volume_in_time"), 1);
}

TEST(FillVolume, TakesNoMoreUntilTheFilesAreGone) {
  DiskGround ground;
  ground.give(FillVolume{"auth-db-0", 1, minutes(5)});
  EXPECT_TRUE(ground.disk().full);
  ground.pass(minutes(5));
  EXPECT_FALSE(ground.disk().full);
  EXPECT_NEAR(storage::used_bytes(ground.world, ground.volume("auth-db-0")), 0, 1);
}

TEST(FillVolume, ThatIsGrownHasRoom) {
  DiskGround ground;
  ground.give(FillVolume{"auth-db-0", 1, {}});
  ground.give(storage::ModifyVolume{"auth-db-0", "", 150, -1, -1});
  ground.pass(hours(1));
  EXPECT_FALSE(ground.disk().full);
}

TEST(DrainCredits, LeavesTheBaseline) {
  DiskGround ground;
  ground.give(DrainCredits{"spare"});
  EXPECT_TRUE(ground.world[ground.volume("spare")].bucket.dry);
  EXPECT_EQ(ground.count("storage.burst_credits_gone"), 1);
  ground.pass(hours(24));
  EXPECT_FALSE(ground.world[ground.volume("spare")].bucket.dry) << "they come back";
}

TEST(LoseVolume, LeavesItsPodWaitingAndItsSnapshotsThere) {
  DiskGround ground;
  ground.give(storage::TakeSnapshot{"auth-db-0"});
  ground.pass(minutes(10));
  EXPECT_EQ(ground.says(LoseVolume{"auth-db-0"}),
            "Volume auth-db-0 is gone for good with its data. Its snapshots stay.");
  ground.give(LoseVolume{"auth-db-0"});
  EXPECT_EQ(ground.disk().phase, storage::VolumePhase::deleted);
  EXPECT_FALSE(ground.world[ground.disk().gib].running) << "nobody pays for it";
  ground.pass(minutes(20));
  const kubernetes::Pod& waiting = ground.pod("auth-db-0");
  EXPECT_EQ(waiting.phase, kubernetes::PodPhase::starting);
  EXPECT_EQ(waiting.reason, kubernetes::PendingReason::waiting_for_volume);
  // The way back: nobody uses the claim, and it gets what the snapshot holds.
  ground.give(kubernetes::Scale{"auth-db", 0});
  ground.pass(minutes(2));
  ground.give(storage::RestoreSnapshot{"snap-auth-db-0-1", "auth-db-back", "b", "gp3", 0, 0});
  ground.give(kubernetes::UseVolume{"auth-db-0", "auth-db-back"});
  ground.give(kubernetes::Scale{"auth-db", 1});
  ground.pass(minutes(3));
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
}

TEST(LoseVolume, MayBeginAgainWithoutData) {
  DiskGround ground;
  ground.give(LoseVolume{"auth-db-0"});
  ground.give(kubernetes::Scale{"auth-db", 0});
  ground.pass(minutes(2));
  ground.give(kubernetes::DeleteClaim{"auth-db-0"});
  ground.give(kubernetes::Scale{"auth-db", 1});
  ground.pass(minutes(3));
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
  EXPECT_NE(ground.pod("auth-db-0").volume, Id<storage::Volume>{0});
}

TEST(CrashDatabase, ReplaysTheLogSinceItsLastCheckpoint) {
  DiskGround ground;
  ground.pass(minutes(4));  // 240 MB at 1 MB/s, replayed at 10 MB/s.
  EXPECT_EQ(ground.says(CrashDatabase{"auth-db-0"}),
            "The process of pod auth-db-0 dies, and its kubelet restarts it. Then it replays its "
            "log for 24 s.");
  ground.give(CrashDatabase{"auth-db-0"});
  ground.pass(seconds(30));  // 2 s to start, 8 s to serve, and the log.
  EXPECT_FALSE(ground.pod("auth-db-0").ready);
  ground.pass(seconds(6));
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
  EXPECT_EQ(ground.count("kubernetes.log_replaying"), 1);
}

TEST(ZoneWithoutPower, LeavesDatabasesTheirLogsToReplay) {
  DiskGround ground;
  ground.pass(minutes(4));
  ground.give(FailZone{"b", minutes(1), "power", 1});
  ground.pass(minutes(20));
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
  EXPECT_EQ(ground.count("kubernetes.log_replaying"), 1);
}

TEST(SetKey, KeepsVolumesFromBeingAttached) {
  DiskGround ground;
  ground.give(SetKey{false, minutes(10)});
  ground.pass(minutes(1));
  EXPECT_TRUE(ground.pod("auth-db-0").ready) << "what is attached works on";
  ground.give(kubernetes::DeletePod{"auth-db-0"});
  ground.pass(minutes(5));
  EXPECT_EQ(ground.pod("auth-db-0").reason, kubernetes::PendingReason::waiting_for_volume);
  EXPECT_EQ(ground.count("storage.key_refused"), 1) << "said once";
  ground.pass(minutes(6));
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
}

TEST(SetRegistry, LetsOnlyThoseStartWhoseImageIsThere) {
  DiskGround ground;
  ground.give(SetRegistry{false, minutes(10)});
  ground.give(KillPod{"auth-db-0"});
  ground.pass(minutes(1));
  EXPECT_TRUE(ground.pod("auth-db-0").ready) << "its image is on the node";
  kubernetes::Declaration fresh = kubernetes::Cluster::deployment(1, 100);
  Id<kubernetes::Workload> made;
  ground.run([&](Context& context) { made = kubernetes::Cluster::add(context, "fresh", fresh); });
  ground.give(kubernetes::Scale{"fresh", 2});
  ground.pass(minutes(5));
  EXPECT_EQ(kubernetes::ready_pods(ground.world, made), 0);
  EXPECT_GT(ground.count("kubernetes.image_pull_failed"), 0);
  ground.pass(minutes(10));
  EXPECT_EQ(kubernetes::ready_pods(ground.world, made), 2);
}

TEST(SetPullCredential, LetsOnlyThoseStartWhoseImageIsThere) {
  DiskGround ground;
  ground.give(SetPullCredential{false, minutes(10)});
  ground.give(SetRegistry{false, minutes(2)});
  kubernetes::Declaration fresh = kubernetes::Cluster::deployment(1, 100);
  Id<kubernetes::Workload> made;
  ground.run([&](Context& context) { made = kubernetes::Cluster::add(context, "fresh", fresh); });
  ground.give(kubernetes::Scale{"fresh", 2});
  ground.pass(minutes(9));
  EXPECT_EQ(kubernetes::ready_pods(ground.world, made), 0) << "the registry itself is back";
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
  ground.pass(minutes(7));
  EXPECT_EQ(kubernetes::ready_pods(ground.world, made), 2);
}

TEST(ThrottleApi, LetsPodsComeLater) {
  Duration prompt{}, late{};
  for (Duration* span : {&prompt, &late}) {
    DiskGround ground;
    if (span == &late) ground.give(ThrottleApi{seconds(10), minutes(30)});
    const Time begun = ground.world.now();
    ground.give(kubernetes::DeletePod{"auth-db-0"});
    ground.pass(seconds(40));  // Its grace.
    while (!ground.pod("auth-db-0").ready) ground.pass(seconds(1));
    *span = ground.world.now() - begun;
  }
  // One wait for the controller, and one for the scheduler; meanwhile the volume is detached.
  EXPECT_GE(late - prompt, seconds(10));
  EXPECT_LE(late - prompt, seconds(21));
}

TEST(ThrottleApi, LeavesNodesTheirLeases) {
  DiskGround ground;
  ground.give(ThrottleApi{seconds(15), minutes(30)});
  ground.pass(minutes(40));
  EXPECT_EQ(ground.count("kubernetes.node_not_ready"), 0);
  EXPECT_EQ(ground.count("kubernetes.api_prompt"), 1);
}

TEST(SpoilData, GoesIntoSnapshotsAndComesBackWithThem) {
  DiskGround ground;
  ground.give(storage::TakeSnapshot{"auth-db-0"});
  ground.pass(minutes(10));
  EXPECT_EQ(ground.says(SpoilData{"auth-db-0", 0.2, hours(2)}),
            "The data on volume auth-db-0 is wrong from now on, and so are all its snapshots. 20 % "
            "of the calls for it fail. Somebody finds out after 2h.");
  ground.give(SpoilData{"auth-db-0", 0.2, hours(2)});
  ground.pass(hours(1));
  ground.give(storage::TakeSnapshot{"auth-db-0"});
  ground.pass(minutes(50));
  EXPECT_FALSE(ground.disk().wrong.known);
  ground.pass(minutes(10));
  EXPECT_TRUE(ground.disk().wrong.known);
  ground.give(storage::RestoreSnapshot{"snap-auth-db-0-1", "right", "b", "gp3", 0, 0});
  ground.give(storage::RestoreSnapshot{"snap-auth-db-0-2", "wrong", "b", "gp3", 0, 0});
  EXPECT_FALSE(ground.world[ground.volume("right")].wrong);
  EXPECT_TRUE(ground.world[ground.volume("wrong")].wrong.known);
  EXPECT_EQ(ground.count("storage.wrong_data_back"), 1);
  ground.give(MendData{"wrong"});
  EXPECT_FALSE(ground.world[ground.volume("wrong")].wrong);
  EXPECT_TRUE(ground.disk().wrong) << "it is another one";
}

TEST(SpoilData, IsFoundByNobodyUnlessSomebodyLooks) {
  DiskGround ground;
  ground.give(SpoilData{"auth-db-0", 0, {}});
  ground.pass(hours(24 * 7));
  EXPECT_FALSE(ground.disk().wrong.known);
  EXPECT_TRUE(ground.pod("auth-db-0").ready);
}

struct RefusedDiskCase {
  AnyCommand command;
  const char* says;
};
class RefusedDiskFault : public testing::TestWithParam<RefusedDiskCase> {};
TEST_P(RefusedDiskFault, SaysWhyAndChangesNothing) {
  DiskGround ground;
  const Fingerprint before = ground.fingerprint();
  EXPECT_EQ(ground.says(GetParam().command), GetParam().says);
  EXPECT_EQ(ground.fingerprint(), before);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedDiskFault,
    testing::Values(
        RefusedDiskCase{SlowVolume{"auth-db-1", milliseconds(5), {}},
                        "There is no volume called \"auth-db-1\". Did you mean auth-db-0?"},
        RefusedDiskCase{SlowVolume{"auth-db-0", minutes(5), {}},
                        "A volume cannot answer 5m later. Give 0 to 60 s; 0 ends it."},
        RefusedDiskCase{SlowVolume{"auth-db-0", {}, {}},
                        "Volume auth-db-0 is as fast as that already. "},
        RefusedDiskCase{FillVolume{"auth-db-0", 0, {}},
                        "A volume cannot be filled to 0. Give a share above 0, and at most 1 for "
                        "all of it."},
        RefusedDiskCase{DrainCredits{"auth-db-0"},
                        "Volume auth-db-0 has no burst credits. Volumes of type gp2, st1 and sc1 "
                        "have some, as far as they are small."},
        RefusedDiskCase{CrashDatabase{"auth-db-9"},
                        "There is no database pod called \"auth-db-9\". Did you mean auth-db-0?"},
        RefusedDiskCase{SpoilData{"spare", 0, {}}, "Volume spare belongs to no database. "},
        RefusedDiskCase{SpoilData{"auth-db-0", 1.5, {}},
                        "A share of 1.5 cannot fail. Give 0 for none, and at most 1 for all of "
                        "them."},
        RefusedDiskCase{MendData{"auth-db-0"},
                        "The data on volume auth-db-0 is right, as far as anybody can say. "},
        RefusedDiskCase{SetKey{true, {}}, "The encryption key of the volumes is enabled already. "},
        RefusedDiskCase{SetRegistry{true, {}}, "The image registry answers already. "},
        RefusedDiskCase{SlowNode{"node-a1", 0, {}},
                        "A machine cannot run at 0 of its speed. Give a share above 0, and 1 to "
                        "end it."}));

}  // namespace
}  // namespace drydock::failure
