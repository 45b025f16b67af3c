// Whatever is done to a group: it keeps its limits, its books are right, and it ends with machines
// that run.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/platform/compute/fixture.h"

namespace drydock::compute {
namespace {

bool is_billed(InstancePhase phase) {
  return phase == InstancePhase::booting || phase == InstancePhase::running;
}

/// What must hold at every moment.
void expect_sound(const Wide& wide) {
  const World& world = wide.world;
  std::int32_t live = 0, ahead = 0;
  std::int64_t vcpu = 0, spot_vcpu = 0;
  for (const auto& [id, row] : world.table<Instance>()) {
    if (row.group == wide.wide) {
      live += is_live(row);
      ahead += is_live(row) && row.leaving_ahead;
    }
    const bool counted = is_live(row) && row.phase != InstancePhase::stopped;
    (world[row.group].spot ? spot_vcpu : vcpu) += counted ? 2 : 0;
    EXPECT_EQ(world[row.hours].running, is_billed(row.phase)) << world.text(row.name);
    EXPECT_EQ(world[row.root_volume].running, row.phase != InstancePhase::terminated);
  }
  EXPECT_EQ(live, wide.group().live);
  EXPECT_EQ(ahead, wide.group().ahead);
  EXPECT_LE(live, wide.group().max + allowance(wide.group().max));
  EXPECT_EQ(vcpu, world.only<Account>().vcpu);
  EXPECT_EQ(spot_vcpu, world.only<Account>().spot_vcpu);
  for (const auto& [id, pool] : world.table<Pool>()) EXPECT_GE(pool.free, -1);
}

/// Does one thing at random, as the n-th of a history.
void disturb(Wide& wide, Seed seed, std::uint64_t n) {
  const auto draw = [&](std::uint64_t what, std::uint64_t bound) {
    return static_cast<std::uint64_t>(uniform_at(seed, hash_text("history", what), n) *
                                      static_cast<double>(bound));
  };
  const std::size_t zone = draw(1, 3);
  const Id<Instance> machine{
      static_cast<std::uint32_t>(draw(2, wide.world.table<Instance>().size()))};
  const std::string name(wide.world.text(wide.world[machine].name));
  const auto attempt = [&](const auto& command) {
    if (wide.refusal(command).empty()) wide.engine.give(wide.world, command, Actor::trainee);
  };
  switch (draw(3, 10)) {
    case 0:
      return wide.run([&](Context& c) { network::fail_zone(c, wide.zones[zone]); });
    case 1:
      return wide.run([&](Context& c) { network::restore_zone(c, wide.zones[zone]); });
    case 2:
      return wide.run(
          [&](Context& c) { impair(c, machine, static_cast<MachineFault>(1 + draw(4, 3))); });
    case 3:
      return attempt(StopMachine{name});
    case 4:
      return attempt(StartMachine{name});
    case 5:
      return attempt(TerminateMachine{name});
    case 6:
      return attempt(RebootMachine{name});
    case 7:
      return attempt(SetGroup{"wide", -1, -1, static_cast<std::int64_t>(1 + draw(5, 10))});
    case 8:
      return wide.run([&](Context& c) {
        const bool spot = wide.group().spot;
        const Id<Pool> pool = wide.pool(static_cast<int>(zone), spot);
        if (spot) return reclaim_pool(c, pool, 0.6);
        run_short(c, pool, c.now() + minutes(20));
      });
    default:
      return wide.run([&](Context& c) { recover(c, machine); });
  }
}

class GroupHistory : public testing::TestWithParam<std::uint64_t> {};
TEST_P(GroupHistory, EndsWithMachinesThatRun) {
  const Seed seed{GetParam()};
  Wide wide(5, GetParam() % 2 == 0, seed);
  wide.run([&](Context& c) {
    c.edit_only<Settings>().health.drain_wait = minutes(2);
    if (GetParam() % 3 == 0)
      c.edit_only<Settings>().reaction = {seconds(2), seconds(8), seconds(20)};
  });
  for (std::uint64_t n = 0; n < 60; ++n) {
    disturb(wide, seed, n);
    expect_sound(wide);
    wide.pass(minutes(static_cast<std::int64_t>(n % 5)));
    expect_sound(wide);
  }
  wide.run([&](Context& c) {
    for (const Id<network::Zone> zone : wide.zones) network::restore_zone(c, zone);
    for (std::uint32_t i = 0; i < c.table<Instance>().size(); ++i) recover(c, Id<Instance>{i});
  });
  wide.pass(hours(4));
  expect_sound(wide);
  EXPECT_EQ(wide.group().live, wide.group().desired);
  for (const auto& [id, row] : wide.world.table<Instance>()) {
    const bool done = row.phase == InstancePhase::terminated || works(wide.world, id);
    EXPECT_TRUE(done || row.group != wide.wide)
        << wide.world.text(row.name) << " is " << enum_name(row.phase);
  }
  const std::array<int, 3> zones = wide.working();
  EXPECT_LE(
      *std::max_element(zones.begin(), zones.end()) - *std::min_element(zones.begin(), zones.end()),
      1);
}
INSTANTIATE_TEST_SUITE_P(Seeds, GroupHistory, testing::Range<std::uint64_t>(1, 31));

}  // namespace
}  // namespace drydock::compute
