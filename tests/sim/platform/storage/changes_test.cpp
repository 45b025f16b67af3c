// Changes of a volume: the size soon, the performance later, and a pause of six hours.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using ground::Ground;

struct Disk : Ground {
  explicit Disk(VolumeSpec spec = {VolumeType::gp2, 100}) {
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
  Disk disk({VolumeType::gp3, 100});
  disk.give({"db-0", "", 200, 6000, -1});
  EXPECT_EQ(disk.row().spec.size_gib, 100);
  disk.pass(seconds(10));
  EXPECT_EQ(disk.row().spec.size_gib, 200);
  EXPECT_EQ(disk.row().modification, Modification::optimizing);
  EXPECT_EQ(io_limit(disk.world, disk.volume, 8192), 3000) << "not sure yet";
  // 5 minutes and 6 hours for each TiB.
  disk.pass(minutes(5) + from_seconds(6 * 3600 * 200.0 / 1024));
  EXPECT_EQ(disk.row().modification, Modification::none);
  EXPECT_EQ(io_limit(disk.world, disk.volume, 8192), 6000);
  EXPECT_EQ(disk.count("storage.volume_modified"), 1);
}

TEST(VolumeChange, IsRefusedAsAwsDoes) {
  Disk disk;
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
  Disk disk;
  disk.pass(hours(2));
  EXPECT_DOUBLE_EQ(disk.row().share, 300.0 / 2000);
  disk.give({"db-0", "gp3", -1, -1, -1});
  disk.pass(seconds(10));
  EXPECT_DOUBLE_EQ(disk.row().share, 300.0 / 2000) << "the lesser of both until it is complete";
  disk.pass(hours(1));
  EXPECT_EQ(disk.row().share, 1);
  EXPECT_EQ(disk.row().bucket.most, 0);
  EXPECT_EQ(disk.count("storage.volume_serves_all"), 1);
}

TEST(VolumeChange, MovesTheBill) {
  Disk disk;
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
