// Sizes of micro-VMs by the documented combinations, and what is paid for them.
#include "sim/platform/compute/fargate.h"

#include <gtest/gtest.h>

#include "sim/platform/compute/catalog.h"
#include "tests/sim/platform/ground.h"

namespace drydock::compute {
namespace {

Bytes mib(std::int64_t count) { return mebibyte * count; }

/// EKS user guide, "Understand Fargate Pod configuration details".
const std::vector<FargateSize> documented = {
    {Millicores{250}, mib(512), mib(2048), {}},
    {Millicores{500}, mib(1024), mib(4096), mib(1024)},
    {Millicores{1000}, mib(2048), mib(8192), mib(1024)},
    {Millicores{2000}, mib(4096), mib(16384), mib(1024)},
    {Millicores{4000}, mib(8192), mib(30720), mib(1024)},
    {Millicores{8000}, mib(16384), mib(61440), mib(4096)},
    {Millicores{16000}, mib(32768), mib(122880), mib(8192)}};

struct SizeCase {
  std::int64_t cpu = 0, memory = 0;  ///< Millicores and MiB that the pod asks for.
  std::int64_t given_cpu = 0, given_memory = 0;
};

TEST(FargateSizes, AreTheNextDocumentedCombination) {
  const std::vector<SizeCase> cases = {{0, 0, 250, 512},        // Nothing said: the smallest.
                                       {250, 256, 250, 512},    // 256 MiB are left of it.
                                       {250, 257, 250, 1024},   // One more, and they are not.
                                       {250, 768, 250, 1024},   //
                                       {250, 769, 250, 2048},   // 0.25 vCPU has 0.5, 1 and 2 GB.
                                       {250, 1792, 250, 2048},  //
                                       {250, 1793, 500, 3072},  // More than 2 GB need 0.5 vCPU.
                                       {251, 100, 500, 1024},
                                       {500, 3840, 500, 4096},
                                       {500, 3841, 1000, 5120},
                                       {300, 384, 500, 1024},
                                       {1000, 8192, 2000, 9216},  // The guide's own example.
                                       {1001, 100, 2000, 4096},
                                       {4000, 30000, 4000, 30720},
                                       {4000, 30465, 8000, 32768},
                                       {8000, 20000, 8000, 20480},
                                       {8000, 61000, 8000, 61440},
                                       {8001, 100, 16000, 32768},
                                       {16000, 122624, 16000, 122880}};
  for (const SizeCase& one : cases) {
    const auto size = micro_vm_for(documented, Millicores{one.cpu}, mib(one.memory), mib(256));
    ASSERT_TRUE(size) << one.cpu << "m, " << one.memory << " MiB";
    EXPECT_EQ(size->cpu.count, one.given_cpu) << one.cpu << "m, " << one.memory << " MiB";
    EXPECT_EQ(size->memory, mib(one.given_memory)) << one.cpu << "m, " << one.memory << " MiB";
  }
  EXPECT_FALSE(micro_vm_for(documented, Millicores{16001}, mib(1), mib(256)));
  EXPECT_FALSE(micro_vm_for(documented, Millicores{100}, mib(122625), mib(256)));
}

TEST(FargatePay, IsByTheSecondAndForAMinuteAtLeast) {
  const Time from = ground::noon + milliseconds(300);
  const auto paid = [&](Duration ran) { return paid_until(from, from + ran, seconds(60)) - from; };
  EXPECT_EQ(paid(seconds(0)), seconds(60));
  EXPECT_EQ(paid(milliseconds(59'001)), seconds(60));
  EXPECT_EQ(paid(seconds(60)), seconds(60));
  EXPECT_EQ(paid(milliseconds(60'001)), seconds(61));
  EXPECT_EQ(paid(seconds(61)), seconds(61));
  EXPECT_EQ(paid(hours(5) + nanoseconds(1)), hours(5) + seconds(1));
}

/// The ground with Fargate in all of its zones.
struct Sky : ground::Ground {
  Sky() {
    run([&](Context& context) {
      const std::int64_t hour = Duration(hours(1)).count();
      const auto add = [&](const cost::RateNeed& need, std::int64_t parts, int cents) {
        cost::add_rate(context, need.key, need.item, "hour", cost::Measure::running_time,
                       Money::cents(cents), hour * parts);
      };
      add(fargate_cpu_rate, fargate_cpu_parts, 360);
      add(fargate_memory_rate, fargate_memory_parts, 36);
      Fargate row;
      row.reserved = mib(256);
      row.paid_least = seconds(60);
      row.start_median = seconds(60);
      row.start_sigma = 0.3;
      for (const FargateSize& size : documented)
        row.sizes[static_cast<std::size_t>(row.size_count++)] = size;
      add_fargate(context, row, zones);
    });
  }

  Id<MicroVm> launch(int zone = 0) {
    Id<MicroVm> vm;
    run([&](Context& context) {
      vm = launch_micro_vm(context, zones[static_cast<std::size_t>(zone)],
                           {Millicores{500}, mib(1024)});
    });
    return vm;
  }
  double dollars() const {
    return (spent(fargate_cpu_rate.key) + spent(fargate_memory_rate.key)).to_double();
  }
};

TEST(Fargate, PaysFromThePullToTheFullSecond) {
  Sky sky;
  const Id<MicroVm> vm = sky.launch();
  sky.pass(minutes(10));
  EXPECT_EQ(sky.dollars(), 0) << "its pod has not pulled anything";
  sky.run([&](Context& context) { start_paying(context, vm); });
  sky.pass(milliseconds(90'500));
  sky.run([&](Context& context) { end_micro_vm(context, vm); });
  sky.pass(hours(3));
  // 91 s of half a vCPU at $3.60 and of 1 GB at $0.36 an hour.
  EXPECT_NEAR(sky.dollars(), 91 * (0.5 * 0.001 + 0.0001), 1e-9);
}

TEST(Fargate, PaysAMinuteForAPodOfASecond) {
  Sky sky;
  const Id<MicroVm> vm = sky.launch();
  sky.run([&](Context& context) { start_paying(context, vm); });
  sky.pass(seconds(1));
  sky.run([&](Context& context) { end_micro_vm(context, vm); });
  sky.pass(hours(3));
  EXPECT_NEAR(sky.dollars(), 60 * (0.5 * 0.001 + 0.0001), 1e-9);
}

TEST(Fargate, StartsInHalfAMinuteToTwo) {
  Sky sky;
  for (int i = 0; i < 100; ++i) sky.launch(i % 3);
  sky.pass(minutes(5));
  double least = 1e9, most = 0;
  for (const auto& [id, vm] : sky.world.table<MicroVm>()) {
    const Instance& instance = sky.world[vm.instance];
    ASSERT_EQ(instance.phase, InstancePhase::running);
    const double took = in_seconds(instance.in_service - instance.launched);
    least = std::min(least, took);
    most = std::max(most, took);
  }
  EXPECT_GT(least, 20);
  EXPECT_LT(least, 45);
  EXPECT_GT(most, 80);
  EXPECT_LT(most, 160);
}

TEST(Fargate, GoesWhereThereIsAZoneWithRoom) {
  Sky sky;
  EXPECT_EQ(fargate_zones(sky.world).size(), 3u);
  sky.launch(0);
  EXPECT_EQ(fargate_zones(sky.world).back(), sky.zones[0]) << "it has given most";
  sky.run([&](Context& context) { network::fail_zone(context, sky.zones[1]); });
  EXPECT_EQ(fargate_zones(sky.world).size(), 2u);
  sky.run([&](Context& context) {
    const Id<MachineType> type = context.world().find<MachineType>("fargate");
    run_short(context, pool_of(context, type, sky.zones[2], false), Time::max());
  });
  EXPECT_EQ(fargate_zones(sky.world), std::vector{sky.zones[0]});
}

TEST(Fargate, IsNoGroupThatAnybodyManages) {
  Sky sky;
  const Id<MicroVm> vm = sky.launch();
  sky.pass(minutes(5));
  const std::string name(sky.world.text(sky.world[sky.world[vm].instance].name));
  EXPECT_EQ(name.substr(0, 11), "fargate-ip-");
  SetGroup resize;
  resize.group = "fargate";
  resize.max = 9;
  EXPECT_FALSE(sky.rulebook.check(sky.world, resize));
  EXPECT_FALSE(sky.rulebook.check(sky.world, TerminateMachine{name}));
  sky.run([&](Context& context) { network::fail_zone(context, sky.zones[2]); });
  sky.pass(minutes(30));
  sky.run([&](Context& context) { network::restore_zone(context, sky.zones[2]); });
  sky.pass(hours(1));
  EXPECT_EQ(sky.world.table<MicroVm>().size(), 1u) << "nobody fills or balances it";
  EXPECT_TRUE(works(sky.world, sky.world[vm].instance));
}

}  // namespace
}  // namespace drydock::compute
