// Volumes: one machine of their own zone at a time, and slow to let go by force.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using compute::Instance;
using ground::Ground;
using ground::noon;

constexpr Id<Instance> a1{0}, a2{1}, b1{2};

struct MovingDisk : Ground {
  MovingDisk() {
    run([&](Context& context) {
      volume = create_volume(context, context.name("db-0"), zones[0], {VolumeType::gp3, 100});
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
  MovingDisk disk;
  disk.attach_to(a1);
  disk.pass(seconds(2));
  EXPECT_EQ(disk.phase(), VolumePhase::attaching);
  disk.pass(seconds(8));
  EXPECT_EQ(disk.phase(), VolumePhase::attached);
  EXPECT_EQ(disk.world[disk.volume].instance, a1);
}

TEST(Volume, StaysInItsZoneAndOnOneMachine) {
  MovingDisk disk;
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
  MovingDisk disk;
  disk.run([&](Context& context) { attach_now(context, disk.volume, a1); });
  disk.let_go(false);
  disk.pass(minutes(6) - seconds(1));
  EXPECT_EQ(disk.phase(), VolumePhase::detaching);
  disk.pass(seconds(1));
  EXPECT_EQ(disk.phase(), VolumePhase::available);
  EXPECT_EQ(disk.when("storage.volume_detached"), minutes(6));
}

TEST(Volume, CleanDetachOvertakesTheForce) {
  MovingDisk disk;
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
  MovingDisk disk;
  disk.run([&](Context& context) {
    attach_now(context, disk.volume, a1);
    compute::terminate(context, a1);
  });
  disk.pass(seconds(30));
  EXPECT_EQ(disk.phase(), VolumePhase::available);
  EXPECT_FALSE(disk.world[disk.volume].instance);
}

TEST(Volume, WaitsForItsZone) {
  MovingDisk disk;
  disk.attach_to(a1);
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[0]); });
  EXPECT_FALSE(reachable(disk.world, disk.volume));
  disk.pass(hours(1));
  EXPECT_EQ(disk.phase(), VolumePhase::attaching);
  disk.run([&](Context& context) { network::restore_zone(context, disk.zones[0]); });
  disk.pass(seconds(10));
  EXPECT_EQ(disk.phase(), VolumePhase::attached);
}

TEST(Volume, StaysBusyInADarkZone) {
  struct Case {
    bool clean;
    Duration dark, ends;  ///< How long the zone is dark; when the volume is free at the latest.
  };
  const Case cases[] = {{true, seconds(1), seconds(10)},
                        {true, hours(3), hours(3) + seconds(10)},
                        {false, minutes(5), minutes(6)},
                        {false, hours(3), hours(3) + seconds(10)}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.clean ? "clean" : "forced");
    MovingDisk disk;
    disk.run([&](Context& context) { attach_now(context, disk.volume, a1); });
    disk.run([&](Context& context) { network::fail_zone(context, disk.zones[0]); });
    disk.let_go(c.clean);
    disk.pass(c.dark);
    EXPECT_EQ(disk.phase(), VolumePhase::detaching);
    EXPECT_EQ(disk.count("storage.volume_held_up"), c.dark > hours(1) ? 1 : 0);
    disk.run([&](Context& context) { network::restore_zone(context, disk.zones[0]); });
    disk.pass(c.ends - c.dark);
    EXPECT_EQ(disk.phase(), VolumePhase::available);
    EXPECT_EQ(disk.count("storage.volume_detached"), 1);
    disk.attach_to(a2);
    disk.pass(hours(1));
    EXPECT_EQ(disk.phase(), VolumePhase::attached);
  }
}

TEST(Volume, StaysWithAMachineThatCannotEnd) {
  MovingDisk disk;
  disk.run([&](Context& context) {
    attach_now(context, disk.volume, a1);
    network::fail_zone(context, disk.zones[0]);
    compute::terminate(context, a1);
  });
  disk.pass(hours(2));
  EXPECT_EQ(disk.phase(), VolumePhase::attached);
  EXPECT_EQ(disk.count("compute.instance_held_up"), 1);
  disk.run([&](Context& context) { network::restore_zone(context, disk.zones[0]); });
  disk.pass(seconds(30));
  EXPECT_EQ(disk.phase(), VolumePhase::available);
  EXPECT_EQ(disk.when("storage.volume_detached"), hours(2) + seconds(30));
}

TEST(Volume, IsPaidByTheGibMonth) {
  MovingDisk disk;
  const Money before = disk.spent("ebs.gp3.storage");
  EXPECT_TRUE(before.is_zero());
  disk.pass(hours(730));
  // 100 GiB of the volume and 6 root volumes of 20 GiB.
  EXPECT_EQ(disk.spent("ebs.gp3.storage"), *Money::from_text("20.944"));
}

TEST(Volume, TellsOnceWhoHoldsIt) {
  MovingDisk disk;
  disk.run([&](Context& context) { attach_now(context, disk.volume, a1); });
  const auto ask = [&] {
    bool given = true;
    disk.run([&](Context& context) { given = request_attach(context, disk.volume, a2); });
    return given;
  };
  EXPECT_FALSE(ask());
  EXPECT_FALSE(ask());
  EXPECT_EQ(disk.count("storage.multi_attach_refused"), 1);
  disk.let_go(false);
  EXPECT_FALSE(ask());
  disk.pass(minutes(6));
  EXPECT_TRUE(ask());
  EXPECT_TRUE(ask()) << "it is on its way";
  disk.pass(seconds(10));
  EXPECT_EQ(disk.world[disk.volume].instance, a2);
}

TEST(Volume, FindsNoPlaceOnAMachineThatHoldsAllItCan) {
  MovingDisk disk;
  Id<Volume> second;
  disk.run([&](Context& context) {
    context.edit(context.find<compute::MachineType>(context.name("m5.large"))).volumes_max = 2;
    attach_now(context, disk.volume, a1);
    second = create_volume(context, context.name("db-1"), disk.zones[0], {VolumeType::gp3, 10});
    EXPECT_FALSE(request_attach(context, second, a1));
  });
  EXPECT_EQ(disk.count("storage.attach_limit_reached"), 1);
  EXPECT_EQ(check_attach(disk.world, second, a1).error().message,
            "node-a1 holds 1 volume already, as many as it can.");
  EXPECT_TRUE(check_attach(disk.world, second, a2));
}

TEST(Volume, IsDeletedWhenNobodyHasIt) {
  MovingDisk disk;
  disk.run([&](Context& context) { attach_now(context, disk.volume, a1); });
  EXPECT_EQ(check_remove(disk.world, disk.volume).error().message,
            "Volume db-0 is held by node-a1.");
  disk.let_go(true);
  disk.pass(seconds(10));
  const Money root = disk.spent("ebs.gp3.storage");
  disk.run([&](Context& context) { remove(context, disk.volume); });
  EXPECT_EQ(disk.phase(), VolumePhase::deleted);
  EXPECT_EQ(check_attach(disk.world, disk.volume, a1).error().message, "Volume db-0 was deleted.");
  disk.pass(hours(730));
  // Six root volumes of 20 GiB go on.
  EXPECT_EQ(disk.spent("ebs.gp3.storage") - root, *Money::from_text("11.424"));
}

struct Priced {
  VolumeSpec spec;
  const char* rate;
  const char* month;
};

class VolumePrice : public testing::TestWithParam<Priced> {};

TEST_P(VolumePrice, IsThatOfTheSpec) {
  Ground ground;
  const Money before = ground.spent(GetParam().rate);
  ground.run([&](Context& context) {
    create_volume(context, context.name("v"), ground.zones[0], GetParam().spec);
  });
  ground.pass(hours(730));
  EXPECT_EQ(ground.spent(GetParam().rate) - before, *Money::from_text(GetParam().month));
}

INSTANTIATE_TEST_SUITE_P(
    All, VolumePrice,
    testing::Values(Priced{{VolumeType::gp2, 100}, "ebs.gp2.storage", "11.9"},
                    Priced{{VolumeType::st1, 500}, "ebs.st1.storage", "27"},
                    Priced{{VolumeType::gp3, 100}, "ebs.gp3.iops_over_3000", "0"},
                    Priced{{VolumeType::gp3, 100, 4000}, "ebs.gp3.iops_over_3000", "6"},
                    Priced{
                        {VolumeType::gp3, 100, 4000, 225}, "ebs.gp3.throughput_over_125", "4.76"},
                    Priced{{VolumeType::io2, 100, 40'000}, "ebs.io2.iops.tier1", "2496"},
                    Priced{{VolumeType::io2, 100, 40'000}, "ebs.io2.iops.tier2", "436.8"},
                    Priced{{VolumeType::io2, 100, 40'000}, "ebs.io2.iops.tier3", "0"}));

}  // namespace
}  // namespace drydock::storage
