// Snapshots: what they keep and store, and volumes made of them.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using ground::Ground;

constexpr double gib = 1024.0 * 1024 * 1024;

struct Disk : Ground {
  Disk() {
    run([&](Context& context) {
      volume = create_volume(context, context.name("db-0"), zones[0], {VolumeType::gp3, 100});
      attach_now(context, volume, Id<compute::Instance>{0});
      fill(context, volume, gibibyte * 50);
    });
  }
  template <class Command>
  std::string refused(const Command& command) const {
    const Result<Forecast> forecast = check(world, command);
    return forecast ? "" : forecast.error().message;
  }
  template <class Command>
  void give(const Command& command) {
    ASSERT_EQ(refused(command), "");
    run([&](Context& context) { apply(context, command); });
  }
  Id<Volume> called(const char* name) const { return world.find<Volume>(name); }
  const Snapshot& snapshot(std::uint32_t index) const { return world[Id<Snapshot>{index}]; }
  Id<Volume> volume;
};

TEST(Snapshot, CompletesInTheBackground) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  EXPECT_EQ(disk.world.text(disk.snapshot(0).name), "snap-db-0-1");
  EXPECT_EQ(disk.snapshot(0).phase, SnapshotPhase::pending);
  EXPECT_EQ(disk.refused(RestoreSnapshot{"snap-db-0-1", "new", "b"}),
            "Snapshot snap-db-0-1 is not complete yet.");
  disk.pass(seconds(1024));  // 50 GiB at 50 MiB/s.
  EXPECT_EQ(disk.snapshot(0).phase, SnapshotPhase::completed);
  disk.pass(hours(730));
  EXPECT_EQ(disk.spent("ebs.snapshot.standard"), *Money::from_text("2.7"));
}

TEST(Snapshot, StoresOnlyWhatChanged) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.run([&](Context& context) {
    set_demand(context, disk.volume, {{100, 100 * 8192.0}, 5 * gib / 3600, gib / 3600});
  });
  disk.pass(hours(1));
  disk.give(TakeSnapshot{"db-0"});
  EXPECT_EQ(disk.snapshot(0).stored, 50 * gib);
  EXPECT_NEAR(disk.snapshot(1).used, 51 * gib, 1);
  // One new GiB, and what four GiB of random writes hit of fifty.
  EXPECT_NEAR(disk.snapshot(1).stored / gib, 1 + 50 * (1 - 0.923116), 0.001);
  disk.pass(hours(1));
  EXPECT_NEAR(disk.world[disk.volume].snapshot_bytes,
              disk.snapshot(0).stored + disk.snapshot(1).stored, 1);
}

TEST(Snapshot, LeavesToTheNextWhatThatNeeds) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.run([&](Context& context) {
    set_demand(context, disk.volume, {{100, 100 * 8192.0}, 10 * gib / 3600, 0});
  });
  disk.pass(hours(1));
  disk.give(TakeSnapshot{"db-0"});
  disk.pass(hours(1));
  disk.give(DeleteSnapshot{"snap-db-0-1"});
  EXPECT_NEAR(disk.snapshot(1).stored, 50 * gib, 1) << "alone, it is a full one";
  EXPECT_NEAR(disk.world[disk.volume].snapshot_bytes, 50 * gib, 1);
  disk.give(DeleteSnapshot{"snap-db-0-2"});
  EXPECT_NEAR(disk.world[disk.volume].snapshot_bytes, 0, 1);
  EXPECT_EQ(disk.refused(DeleteSnapshot{"snap-db-0-2"}),
            "There is no snapshot called \"snap-db-0-2\".");
}

TEST(Snapshot, HasAtMostFiveUnderWay) {
  Disk disk;
  for (int i = 0; i < 5; ++i) disk.give(TakeSnapshot{"db-0"});
  EXPECT_EQ(disk.refused(TakeSnapshot{"db-0"}),
            "Volume db-0 has 5 snapshots under way, as many as AWS allows for a gp3 volume.");
  disk.pass(minutes(2));
  EXPECT_EQ(disk.refused(TakeSnapshot{"db-0"}), "") << "four had nothing to copy";
}

TEST(Snapshot, WaitsForADarkZone) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.pass(seconds(1000));
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[0]); });
  EXPECT_EQ(disk.refused(TakeSnapshot{"db-0"}), "Volume db-0 cannot be reached: zone a is down.");
  disk.pass(hours(4));
  EXPECT_EQ(disk.snapshot(0).phase, SnapshotPhase::pending);
  EXPECT_EQ(disk.count("storage.snapshot_held_up"), 1);
  disk.run([&](Context& context) { network::restore_zone(context, disk.zones[0]); });
  disk.pass(seconds(23));
  EXPECT_EQ(disk.snapshot(0).phase, SnapshotPhase::pending);
  disk.pass(seconds(1));  // 1 024 s of copying in all.
  EXPECT_EQ(disk.snapshot(0).phase, SnapshotPhase::completed);
}

TEST(Snapshot, OfAnotherZoneGoesOn) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[1]); });
  disk.pass(seconds(1024));
  EXPECT_EQ(disk.snapshot(0).phase, SnapshotPhase::completed);
  EXPECT_EQ(disk.count("storage.snapshot_held_up"), 0);
}

/// Ten commits a second from now on.
void write(Disk& disk, Id<Volume> volume) {
  disk.run([&](Context& context) {
    IoDemand demand{{100, 100 * 8192.0}, 81920, 0};
    demand.commits = 10;
    set_demand(context, volume, demand);
  });
}

TEST(Position, GrowsWhileTheVolumeIsWritten) {
  Disk disk;
  EXPECT_EQ(position(disk.world, disk.volume), (Position{0, ground::noon}));
  write(disk, disk.volume);
  disk.pass(minutes(10));
  EXPECT_NEAR(position(disk.world, disk.volume).commits, 6000, 1e-6);
  EXPECT_EQ(position(disk.world, disk.volume).newest, ground::noon + minutes(10));
  disk.run([&](Context& context) { detach(context, disk.volume, true); });
  disk.pass(minutes(10));
  EXPECT_NEAR(position(disk.world, disk.volume).commits, 6000, 1e-6);
  EXPECT_EQ(position(disk.world, disk.volume).newest, ground::noon + minutes(10));
  disk.run([&](Context& context) { attach_now(context, disk.volume, Id<compute::Instance>{0}); });
  disk.pass(minutes(10));
  EXPECT_NEAR(position(disk.world, disk.volume).commits, 6000, 1e-6)
      << "nobody writes before somebody says so again";
}

TEST(Position, OfASnapshotIsThatOfItsMoment) {
  Disk disk;
  write(disk, disk.volume);
  disk.pass(minutes(10));
  disk.give(TakeSnapshot{"db-0"});
  const Position then = disk.snapshot(0).data;
  EXPECT_NEAR(then.commits, 6000, 1e-6);
  disk.pass(hours(1));
  EXPECT_EQ(disk.snapshot(0).data, then);
  disk.give(RestoreSnapshot{"snap-db-0-1", "db-b", "b"});
  EXPECT_EQ(position(disk.world, disk.called("db-b")), then);
  disk.pass(hours(1));
  EXPECT_EQ(position(disk.world, disk.called("db-b")), then) << "no data appears from nothing";
  EXPECT_NEAR(position(disk.world, disk.volume).commits, 6000 + 2 * 36000, 1e-6);
}

TEST(Restore, LoadsNothingInADarkZone) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.pass(hours(1));
  disk.give(RestoreSnapshot{"snap-db-0-1", "db-b", "b"});
  disk.pass(seconds(640));  // Half of 50 GiB at 40 MiB/s.
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[1]); });
  disk.pass(hours(4));
  EXPECT_NEAR(unloaded_bytes(disk.world, disk.called("db-b")), 25 * gib, 1);
  disk.run([&](Context& context) { network::restore_zone(context, disk.zones[1]); });
  disk.pass(seconds(320));
  EXPECT_NEAR(unloaded_bytes(disk.world, disk.called("db-b")), 12.5 * gib, 1);
  disk.pass(seconds(320));
  EXPECT_EQ(disk.count("storage.volume_loaded"), 1);
}

TEST(Restore, IsUsableAtOnceAndSlowUntilLoaded) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.pass(hours(1));
  disk.give(RestoreSnapshot{"snap-db-0-1", "db-b", "b"});
  const Id<Volume> restored = disk.called("db-b");
  EXPECT_EQ(disk.world[restored].zone, disk.zones[1]);
  EXPECT_EQ(used_bytes(disk.world, restored), 50 * gib);
  EXPECT_EQ(first_touch_delay(disk.world, restored), milliseconds(55));
  disk.pass(seconds(640));  // Half of 50 GiB at 40 MiB/s.
  EXPECT_EQ(first_touch_delay(disk.world, restored), microseconds(27'500));
  disk.pass(seconds(640));
  EXPECT_EQ(first_touch_delay(disk.world, restored), Duration::zero());
  EXPECT_EQ(disk.count("storage.volume_loaded"), 1);
}

TEST(Restore, LoadsAtARateThatIsPaidFor) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.pass(hours(1));
  EXPECT_EQ(disk.refused(RestoreSnapshot{"snap-db-0-1", "db-b", "b", "gp3", 0, 50}),
            "Loading can be paid for at 100 to 300 MiB/s, not at 50.");
  EXPECT_EQ(disk.refused(RestoreSnapshot{"snap-db-0-1", "db-b", "b", "gp3", 99, 0}),
            "Snapshot snap-db-0-1 needs a volume of at least 100 GiB, not 99.");
  EXPECT_EQ(disk.refused(RestoreSnapshot{"snap-db-0-1", "db-0", "b"}),
            "There is a volume called db-0 already.");
  disk.give(RestoreSnapshot{"snap-db-0-1", "db-b", "b", "gp3", 0, 200});
  disk.pass(seconds(256));
  EXPECT_EQ(unloaded_bytes(disk.world, disk.called("db-b")), 0);
  // 50 GiB of data, whatever the size of the volume, at 200 MiB/s.
  EXPECT_EQ(disk.spent("ebs.volume_initialization"), *Money::from_text("0.12"));
}

TEST(FastRestore, GivesWholeVolumesForCredits) {
  Disk disk;
  disk.give(TakeSnapshot{"db-0"});
  disk.pass(hours(1));
  disk.give(EnableFastRestore{"snap-db-0-1", "b"});
  EXPECT_EQ(disk.refused(EnableFastRestore{"snap-db-0-1", "b"}),
            "Snapshot snap-db-0-1 has fast restore in zone b already.");
  disk.pass(from_seconds(3600 * 100.0 / 1024));
  EXPECT_EQ(disk.count("storage.fast_restore_ready"), 1);
  disk.give(RestoreSnapshot{"snap-db-0-1", "slow", "b"});
  EXPECT_GT(unloaded_bytes(disk.world, disk.called("slow")), 0) << "credits start at none";
  disk.pass(minutes(6));
  disk.give(RestoreSnapshot{"snap-db-0-1", "fast", "b"});
  EXPECT_EQ(unloaded_bytes(disk.world, disk.called("fast")), 0);
  disk.give(RestoreSnapshot{"snap-db-0-1", "elsewhere", "c"});
  EXPECT_GT(unloaded_bytes(disk.world, disk.called("elsewhere")), 0);
  disk.give(DisableFastRestore{"snap-db-0-1", "b"});
  disk.pass(hours(24));
  EXPECT_EQ(disk.spent("ebs.snapshot.fast_restore"), *Money::from_text("0.893"))
      << "an hour at least";
}

TEST(FastRestore, HasAQuota) {
  Disk disk;
  for (int i = 0; i < 2; ++i) disk.give(TakeSnapshot{"db-0"});
  disk.pass(hours(1));
  for (const char* zone : {"a", "b", "c"}) disk.give(EnableFastRestore{"snap-db-0-1", zone});
  for (const char* zone : {"a", "b"}) disk.give(EnableFastRestore{"snap-db-0-2", zone});
  EXPECT_EQ(disk.refused(EnableFastRestore{"snap-db-0-2", "c"}),
            "The region has 5 fast restores already, as many as its quota.");
  EXPECT_EQ(disk.refused(DeleteSnapshot{"snap-db-0-1"}),
            "Snapshot snap-db-0-1 has fast restore in zone a.");
}

}  // namespace
}  // namespace drydock::storage
