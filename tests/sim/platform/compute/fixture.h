// A platform whose groups span three zones, on demand and as spot, with the documented figures.
#pragma once

#include "sim/platform/compute/group_rules.h"
#include "tests/sim/platform/ground.h"

namespace drydock::compute {

inline Settings documented_settings() {
  Settings s{seconds(30), seconds(30), 450, 20};
  s.start = {seconds(5), seconds(12), seconds(30)};
  s.system = {seconds(15), seconds(25), seconds(45)};
  s.join = {seconds(10), seconds(20), seconds(45)};
  s.health = {seconds(60), 2, minutes(5), minutes(10), seconds(300), minutes(15)};
  s.spot = {0, 0.3, 1, minutes(10), minutes(2), minutes(30)};
  s.limits = {0, 0, {5, 2}, {1000, 2}, 0.6};
  return s;
}

/// Ground with a group "wide" over all zones, of `machines` that run, which nobody drains.
class Wide : public ground::Ground {
 public:
  explicit Wide(std::int32_t machines = 3, bool spot = false, Seed seed = Seed{1},
                CreditPlan credits = {})
      : Ground(false, seed) {
    run([&](Context& context) {
      context.edit_only<Settings>() = documented_settings();
      MachineType& type = context.edit(Id<MachineType>{0});
      type.cpu = Millicores{2000};
      type.credits = credits;
      context.edit_only<Account>().vcpu = 12;  // Of the six machines that are there.
      MachineGroup row;
      row.name = context.name("wide");
      row.type = Id<MachineType>{0};
      row.spot = spot;
      row.min = 1;
      row.max = 10;
      for (const Id<network::Zone> zone : zones)
        row.zones[static_cast<std::size_t>(row.zone_count++)] = zone;
      wide = add_group(context, row);
      for (std::int32_t i = 0; i < machines; ++i) add_running(context, wide);
    });
  }

  Id<Instance> machine(const std::string& name) const { return world.find<Instance>(name); }
  const MachineGroup& group() const { return world[wide]; }
  /// Machines of the group that run and work, by zone.
  std::array<int, 3> working() const {
    std::array<int, 3> count{};
    for (const auto& [id, row] : world.table<Instance>())
      for (std::size_t i = 0; i < 3; ++i)
        count[i] += row.group == wide && row.zone == zones[i] && works(world, id);
    return count;
  }
  Id<Pool> pool(int zone, bool spot = false) const {
    return pool_of(world, Id<MachineType>{0}, zones[static_cast<std::size_t>(zone)], spot);
  }
  template <class Command>
  std::string refusal(const Command& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? "" : answer.error().message + " " + answer.error().hint;
  }
  template <class Command>
  void give(const Command& command) {
    ASSERT_EQ(refusal(command), "");
    engine.give(world, command, Actor::trainee);
  }

  Id<MachineGroup> wide;
};

}  // namespace drydock::compute
