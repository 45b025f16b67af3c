// Volumes: one machine of their own zone at a time, and slow to let go by force.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using compute::Instance;
using ground::Ground;
using ground::noon;

constexpr Id<Instance> a1{0}, a2{1}, b1{2};

struct Disk : Ground {
  Disk() {
    run([&](Context& context) {
      volume = create_volume(context, context.name("db-0"), zones[0], 100);
    });
  }
  void attach_to(Id<Instance> instance) {
    run([&](Context& context) { attach(context, volume, instance); });
  }
  void let_go(bool clean) {
    run([&](Context& context) { detach(context, volume, clean); });
  }
  VolumePhase phase() const { return world[volume].phase; }
  Id<Volume> volume;
};

TEST(Volume, AttachesInTwoToTenSeconds) {
  Disk disk;
  disk.attach_to(a1);
  disk.pass(seconds(2));
  EXPECT_EQ(disk.phase(), VolumePhase::attaching);
  disk.pass(seconds(8));
  EXPECT_EQ(disk.phase(), VolumePhase::attached);
  EXPECT_EQ(disk.world[disk.volume].instance, a1);
}

TEST(Volume, StaysInItsZoneAndOnOneMachine) {
  Disk disk;
  EXPECT_EQ(check_attach(disk.world, disk.volume, b1).error().message,
            "Volume db-0 is in zone a, but node-b1 is in zone b.");
  EXPECT_THROW(disk.attach_to(b1), Defect);
  disk.attach_to(a1);
  EXPECT_EQ(check_attach(disk.world, disk.volume, a2).error().message,
            "Volume db-0 is still held by node-a1.");
  EXPECT_THROW(disk.attach_to(a2), Defect);
  disk.pass(minutes(1));
  EXPECT_THROW(disk.attach_to(a2), Defect);
  disk.let_go(true);
  EXPECT_THROW(disk.attach_to(a2), Defect);
  disk.pass(seconds(10));
  disk.attach_to(a2);
  disk.pass(seconds(10));
  EXPECT_EQ(disk.world[disk.volume].instance, a2);
}

TEST(Volume, IsForcedAwayAfterSixMinutes) {
  Disk disk;
  disk.run([&](Context& context) { attach_now(context, disk.volume, a1); });
  disk.let_go(false);
  disk.pass(minutes(6) - seconds(1));
  EXPECT_EQ(disk.phase(), VolumePhase::detaching);
  disk.pass(seconds(1));
  EXPECT_EQ(disk.phase(), VolumePhase::available);
  EXPECT_EQ(disk.when("storage.volume_detached"), minutes(6));
}

TEST(Volume, CleanDetachOvertakesTheForce) {
  Disk disk;
  disk.run([&](Context& context) { attach_now(context, disk.volume, a1); });
  disk.let_go(false);
  disk.pass(minutes(1));
  disk.let_go(true);
  disk.pass(seconds(10));
  EXPECT_EQ(disk.phase(), VolumePhase::available);
  disk.attach_to(a2);
  disk.pass(minutes(10));
  EXPECT_EQ(disk.phase(), VolumePhase::attached) << "the forced detach is stale";
  EXPECT_EQ(disk.count("storage.volume_detached"), 1);
}

TEST(Volume, IsReleasedByATerminatedMachine) {
  Disk disk;
  disk.run([&](Context& context) {
    attach_now(context, disk.volume, a1);
    compute::terminate(context, a1);
  });
  disk.pass(seconds(30));
  EXPECT_EQ(disk.phase(), VolumePhase::available);
  EXPECT_FALSE(disk.world[disk.volume].instance);
}

TEST(Volume, WaitsForItsZone) {
  Disk disk;
  disk.attach_to(a1);
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[0]); });
  EXPECT_FALSE(reachable(disk.world, disk.volume));
  disk.pass(hours(1));
  EXPECT_EQ(disk.phase(), VolumePhase::attaching);
  disk.run([&](Context& context) { network::restore_zone(context, disk.zones[0]); });
  disk.pass(seconds(10));
  EXPECT_EQ(disk.phase(), VolumePhase::attached);
}

TEST(Volume, IsPaidByTheGibMonth) {
  Disk disk;
  const Money before = disk.spent("ebs.gp3.storage");
  EXPECT_TRUE(before.is_zero());
  disk.pass(hours(730));
  // 100 GiB of the volume and 6 root volumes of 20 GiB.
  EXPECT_EQ(disk.spent("ebs.gp3.storage"), *Money::from_text("20.944"));
}

TEST(Bucket, IsPaidBySpaceAndRequest) {
  Ground ground;
  Id<Bucket> bucket;
  ground.run([&](Context& context) {
    bucket = add_bucket(context, context.name("assets"), gibibyte * 10);
    count_gets(context, bucket, 500'000);
    count_puts(context, bucket, 10'000, Bytes{});
  });
  ground.pass(hours(365));
  ground.run([&](Context& context) { count_puts(context, bucket, 0, gibibyte * 10); });
  ground.pass(hours(365));
  EXPECT_EQ(ground.spent("s3.request.get_select_other"), *Money::from_text("0.215"));
  EXPECT_EQ(ground.spent("s3.request.put_copy_post_list"), *Money::from_text("0.054"));
  EXPECT_EQ(ground.spent("s3.standard.storage"), *Money::from_text("0.3675"));
}

}  // namespace
}  // namespace drydock::storage
