// I/O asked and served: limits, credits to the second, machines that share, data that fills.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using compute::Instance;
using ground::Ground;
using ground::mib;

constexpr Id<Instance> machine_1{0}, machine_2{1};
constexpr double page = 8192;

struct BusyDisk : Ground {
  explicit BusyDisk(VolumeSpec spec) {
    run([&](Context& context) {
      volume = create_volume(context, context.name("db-0"), zones[0], spec);
      attach_now(context, volume, machine_1);
    });
  }
  /// Machines of the type give so many operations a second, at their best more.
  void bound_machines(std::int64_t iops, std::int64_t iops_max) {
    run([&](Context& context) {
      auto& type = context.edit(context.find<compute::MachineType>(context.name("m5.large")));
      type.ebs_iops = iops;
      type.ebs_iops_max = iops_max;
      type.ebs_throughput = type.ebs_throughput_max = static_cast<std::int64_t>(594 * mib);
    });
  }
  Id<Volume> add(const char* name, Id<Instance> machine) {
    Id<Volume> id;
    run([&](Context& context) {
      id = create_volume(context, context.name(name), zones[0], {VolumeType::gp3, 100});
      attach_now(context, id, machine);
    });
    return id;
  }
  void ask(Id<Volume> id, double iops, double writes = 0, double growth = 0) {
    run([&](Context& context) { set_demand(context, id, {{iops, iops * page}, writes, growth}); });
  }
  void ask(double iops) { ask(volume, iops); }
  double share() const { return world[volume].share; }
  Id<Volume> volume;
};

TEST(VolumeIo, IsServedUpToTheLimit) {
  BusyDisk disk({VolumeType::gp3, 100});
  disk.ask(3000);
  EXPECT_EQ(disk.share(), 1);
  disk.ask(6000);
  EXPECT_EQ(disk.share(), 0.5);
  EXPECT_EQ(disk.count("storage.volume_short"), 1);
  disk.pass(hours(24));
  EXPECT_EQ(disk.share(), 0.5) << "gp3 does not burst";
  disk.ask(1000);
  EXPECT_EQ(disk.count("storage.volume_serves_all"), 1);
  EXPECT_EQ(io_limit(disk.world, disk.volume, page), 3000);
  EXPECT_EQ(io_limit(disk.world, disk.volume, mib), 125);
}

TEST(VolumeIo, RunsOutOfCreditsToTheSecond) {
  BusyDisk disk({VolumeType::gp2, 100});
  disk.ask(3000);
  EXPECT_EQ(disk.share(), 1);
  disk.pass(seconds(1000));
  EXPECT_DOUBLE_EQ(burst_balance(disk.world, disk.volume), 0.5);
  disk.pass(seconds(999));
  EXPECT_EQ(disk.share(), 1);
  disk.pass(seconds(2));
  EXPECT_EQ(disk.share(), 0.1) << "300 of 3 000";
  EXPECT_EQ(disk.count("storage.burst_credits_gone"), 1);
  EXPECT_NEAR(in_seconds(disk.when("storage.burst_credits_gone")), 2000, 1e-6);
  disk.pass(hours(5));
  EXPECT_EQ(burst_balance(disk.world, disk.volume), 0) << "all that is earned is spent";
}

TEST(VolumeIo, RefillsWhileLittleIsAsked) {
  BusyDisk disk({VolumeType::gp2, 100});
  disk.ask(3000);
  disk.pass(seconds(2001));
  disk.ask(30);
  // 270 a second to 5 % of 5.4 million.
  disk.pass(seconds(999));
  EXPECT_EQ(disk.count("storage.burst_credits_back"), 0);
  disk.pass(seconds(2));
  EXPECT_EQ(disk.count("storage.burst_credits_back"), 1);
  disk.ask(0);
  disk.pass(hours(6));
  EXPECT_EQ(burst_balance(disk.world, disk.volume), 1);
}

TEST(VolumeIo, SplitsTimeAsItLikes) {
  // Credits follow from the time that passed, however often somebody looks or asks for the same.
  BusyDisk once({VolumeType::gp2, 100}), often({VolumeType::gp2, 100});
  once.ask(1000);
  often.ask(1000);
  once.pass(hours(2));
  for (int i = 0; i < 120; ++i) {
    often.pass(minutes(1));
    often.ask(i % 2 == 0 ? 1000 : 999.9999);
  }
  EXPECT_NEAR(burst_balance(once.world, once.volume), burst_balance(often.world, often.volume),
              1e-6);
}

TEST(VolumeIo, OfADiskIsCountedByThroughput) {
  BusyDisk disk({VolumeType::st1, 1024});
  disk.run([&](Context& context) { set_demand(context, disk.volume, {{250, 250 * mib}, 0, 0}); });
  EXPECT_EQ(disk.share(), 1);
  // 1 TiB of credits at 210 MiB/s more than is earned.
  const double lasts = 1024.0 * 1024 / 210;
  disk.pass(from_seconds(lasts - 1));
  EXPECT_EQ(disk.share(), 1);
  disk.pass(seconds(2));
  EXPECT_DOUBLE_EQ(disk.share(), 40.0 / 250);
}

TEST(VolumeIo, IsSharedByTheVolumesOfAMachine) {
  BusyDisk disk({VolumeType::gp3, 100});
  disk.bound_machines(3600, 3600);
  const Id<Volume> first = disk.add("x", machine_2), second = disk.add("y", machine_2);
  disk.ask(first, 3000);
  EXPECT_EQ(disk.world[first].share, 1);
  disk.ask(second, 2000);
  EXPECT_DOUBLE_EQ(disk.world[first].share, 0.6);
  EXPECT_DOUBLE_EQ(disk.world[second].share, 0.9);
  EXPECT_DOUBLE_EQ(io_limit(disk.world, first, page), 1800);
  disk.run([&](Context& context) { detach(context, second, true); });
  EXPECT_EQ(disk.world[first].share, 1) << "its neighbour leaves";
  EXPECT_EQ(io_limit(disk.world, second, page), 0);
}

TEST(MachineIo, BurstsForHalfAnHour) {
  BusyDisk disk({VolumeType::gp3, 100});
  disk.bound_machines(3600, 18'750);
  Id<Volume> fast;
  disk.run([&](Context& context) {
    fast = create_volume(context, context.name("fast"), disk.zones[0],
                         {VolumeType::gp3, 100, 18'750, 500});
    attach_now(context, fast, machine_2);
  });
  disk.ask(fast, 18'750);
  EXPECT_EQ(disk.world[fast].share, 1);
  disk.pass(minutes(30) - seconds(1));
  EXPECT_EQ(disk.world[fast].share, 1);
  disk.pass(seconds(2));
  EXPECT_DOUBLE_EQ(disk.world[fast].share, 3600.0 / 18'750);
  EXPECT_EQ(disk.count("storage.machine_burst_gone"), 1);
  disk.ask(fast, 0);
  disk.pass(hours(3));
  EXPECT_EQ(disk.count("storage.machine_burst_back"), 1);
}

TEST(VolumeIo, FillsTheVolume) {
  BusyDisk disk({VolumeType::gp3, 100});
  const double gib = static_cast<double>(gibibyte.count);
  disk.run([&](Context& context) { fill(context, disk.volume, gibibyte * 80); });
  disk.ask(disk.volume, 100, 100 * page, gib / 60);
  disk.pass(minutes(5) + seconds(1));
  EXPECT_EQ(disk.count("storage.volume_nearly_full"), 1);
  disk.pass(minutes(14));
  EXPECT_FALSE(disk.world[disk.volume].full);
  disk.pass(minutes(1));
  EXPECT_TRUE(disk.world[disk.volume].full);
  EXPECT_NEAR(in_seconds(disk.when("storage.volume_full")), 1200, 1e-6);
  EXPECT_NEAR(used_bytes(disk.world, disk.volume), 100 * gib, 1);
  disk.run([&](Context& context) {
    modify(context, disk.volume, {VolumeType::gp3, 200, 3000, 125});
  });
  disk.pass(seconds(10));
  EXPECT_FALSE(disk.world[disk.volume].full);
  EXPECT_EQ(disk.count("storage.volume_has_room"), 1);
}

}  // namespace
}  // namespace drydock::storage
