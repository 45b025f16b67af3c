// Changes of a volume: the size soon, the performance later, and a pause of six hours.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using ground::Ground;

struct ChangingDisk : Ground {
  explicit ChangingDisk(VolumeSpec spec = {VolumeType::gp2, 100}) {
    run([&](Context& context) {
      volume = create_volume(context, context.name("db-0"), zones[0], spec);
      attach_now(context, volume, Id<compute::Instance>{0});
      set_demand(context, volume, {{2000, 2000 * 8192.0}, 0, 0});
    });
  }
  std::string refused(const ModifyVolume& command) const {
    const Result<Forecast> forecast = check(world, command);
    return forecast ? "" : forecast.error().message;
  }
  void give(const ModifyVolume& command) {
    ASSERT_EQ(refused(command), "");
    run([&](Context& context) { apply(context, command); });
  }
  const Volume& row() const { return world[volume]; }
  Id<Volume> volume;
};

TEST(VolumeChange, GrowsSoonAndIsSureLater) {
  ChangingDisk disk({VolumeType::gp3, 100});
  disk.give({"db-0", "", 200, 6000, -1});
  EXPECT_EQ(disk.row().spec.size_gib, 100);
  disk.pass(seconds(10));
  EXPECT_EQ(disk.row().spec.size_gib, 200);
  EXPECT_EQ(disk.row().modification, Modification::optimizing);
  EXPECT_EQ(io_limit(disk.world, disk.volume, 8192), 4500) << "half way";
  // 5 minutes and 6 hours for each TiB.
  disk.pass(minutes(5) + from_seconds(6 * 3600 * 200.0 / 1024));
  EXPECT_EQ(disk.row().modification, Modification::none);
  EXPECT_EQ(io_limit(disk.world, disk.volume, 8192), 6000);
  EXPECT_EQ(disk.count("storage.volume_modified"), 1);
}

TEST(VolumeChange, IsRefusedAsAwsDoes) {
  ChangingDisk disk;
  EXPECT_EQ(disk.refused({"db-0", "", 50, -1, -1}),
            "Volume db-0 has 100 GiB; a volume cannot be made smaller.");
  EXPECT_EQ(disk.refused({"db-0", "", 100, -1, -1}),
            "Volume db-0 has just that type, size and performance.");
  EXPECT_EQ(disk.refused({"db-0", "gp4", -1, -1, -1}), "There is no volume type called \"gp4\".");
  EXPECT_EQ(disk.refused({"db-1", "gp3", -1, -1, -1}), "There is no volume called \"db-1\".");
  disk.give({"db-0", "gp3", -1, -1, -1});
  EXPECT_EQ(disk.refused({"db-0", "", 200, -1, -1}),
            "Volume db-0 is still modifying after its last change.");
  disk.pass(hours(1));
  EXPECT_EQ(
      disk.refused({"db-0", "", 200, -1, -1}),
      "Volume db-0 was changed at 12:00:00 and can be changed again from Fri 4 Oct 18:00:00.");
  disk.pass(hours(5));
  disk.give({"db-0", "", 200, -1, -1});
}

TEST(VolumeChange, FromGp2ToGp3EndsTheLackOfCredits) {
  ChangingDisk disk;
  disk.pass(hours(2));
  EXPECT_DOUBLE_EQ(disk.row().share, 300.0 / 2000);
  disk.give({"db-0", "gp3", -1, -1, -1});
  disk.pass(seconds(10));
  EXPECT_DOUBLE_EQ(disk.row().share, (300 + 3000) / 2.0 / 2000) << "half way until it is complete";
  disk.pass(hours(1));
  EXPECT_EQ(disk.row().share, 1);
  EXPECT_EQ(disk.row().bucket.most, 0);
  EXPECT_EQ(disk.count("storage.volume_serves_all"), 1);
}

TEST(VolumeChange, GivesWhatLiesBetweenOldAndNew) {
  struct Case {
    const char* what;
    VolumeSpec before;
    Duration worked;  ///< Under 2 000 operations a second; gp2 of 100 GiB is dry after 53 min.
    ModifyVolume change;
    double limit;    ///< While it is optimized, in operations of 8 KiB a second.
    double credits;  ///< Share of a full bucket; 1 where there is none.
  };
  const Case cases[] = {
      {"gp2 with credits", {VolumeType::gp2, 100}, minutes(10), {"db-0", "gp3"}, 3000, 1},
      {"dry gp2", {VolumeType::gp2, 100}, hours(2), {"db-0", "gp3"}, 1650, 1},
      {"dry gp2 grows", {VolumeType::gp2, 100}, hours(2), {"db-0", "", 200}, 450, 0},
      {"dry gp2 grows beyond bursts",
       {VolumeType::gp2, 100},
       hours(2),
       {"db-0", "", 2000},
       3150,
       1},
      {"gp3 becomes slower",
       {VolumeType::gp3, 100, 9000},
       hours(1),
       {"db-0", "", -1, 3000},
       6000,
       1},
      {"gp3 becomes gp2", {VolumeType::gp3, 100}, hours(1), {"db-0", "gp2"}, 3000, 1},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    ChangingDisk disk(c.before);
    disk.pass(c.worked);
    const int gone = disk.count("storage.burst_credits_gone");
    disk.give(c.change);
    disk.pass(seconds(10));
    EXPECT_NEAR(io_limit(disk.world, disk.volume, 8192), c.limit, 1e-6);
    EXPECT_NEAR(burst_balance(disk.world, disk.volume), c.credits, 1e-3);
    disk.pass(minutes(5));
    EXPECT_EQ(disk.count("storage.burst_credits_gone"), gone);
  }
}

TEST(VolumeChange, WaitsForADarkZone) {
  ChangingDisk disk({VolumeType::gp3, 1024});
  disk.give({"db-0", "", -1, 6000, -1});
  disk.pass(hours(1));
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[0]); });
  disk.pass(hours(9));
  EXPECT_EQ(disk.row().modification, Modification::optimizing);
  disk.run([&](Context& context) { network::restore_zone(context, disk.zones[0]); });
  // 6 h 5 min and the first 10 s, less the hour that is over.
  disk.pass(hours(5) + minutes(5) + seconds(9));
  EXPECT_EQ(disk.row().modification, Modification::optimizing);
  disk.pass(seconds(1));
  EXPECT_EQ(disk.row().modification, Modification::none);
  disk.run([&](Context& context) { network::fail_zone(context, disk.zones[0]); });
  EXPECT_EQ(disk.refused({"db-0", "", -1, 3000, -1}),
            "Volume db-0 cannot be reached: zone a is down.");
}

TEST(VolumeChange, MovesTheBill) {
  ChangingDisk disk;
  disk.give({"db-0", "io2", -1, 5000, -1});
  disk.pass(seconds(10));
  const Money gp2 = disk.spent("ebs.gp2.storage");
  disk.pass(hours(730));
  EXPECT_EQ(disk.spent("ebs.gp2.storage"), gp2) << "no longer";
  EXPECT_EQ(disk.spent("ebs.io2.storage"), *Money::from_text("14.9"));
  EXPECT_EQ(disk.spent("ebs.io2.iops.tier1"), *Money::from_text("390"));
}

}  // namespace
}  // namespace drydock::storage
