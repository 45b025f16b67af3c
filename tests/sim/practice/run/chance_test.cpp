// Failures by chance on the whole platform: they break and repair by the ordinary functions, and
// each has luck of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/engine.h"
#include "sim/platform/compute/tables.h"
#include "sim/platform/failure/chance.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

using failure::Hazard;

scenario::Scenario exposed(std::vector<Hazard> of, double times) {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  reading.scenario->events.clear();
  reading.scenario->platform.failures = {std::move(of), times};
  return std::move(*reading.scenario);
}

/// Days of the world asleep, in which only chance happens.
struct Days {
  Days(std::vector<Hazard> of, double times, int days, Seed seed = Seed{1})
      : rules(platform::rules()),
        world(scenario::build_asleep(exposed(std::move(of), times), *rules, seed)) {
    Engine(*rules).advance(world, world.now() + hours(24 * days));
  }
  /// "Tue 4 Mar 14:00:00 power of zone a failed", of facts of that kind.
  std::vector<std::string> facts(std::string_view kind, std::string_view about = "") const {
    std::vector<std::string> said;
    for (const auto& [id, record] : world.chronicle()) {
      const std::string text = rules->say(world, record);
      if (rules->fact_info(record).style.kind == kind && text.find(about) != std::string::npos)
        said.push_back(say_time(record.at) + " " + text);
    }
    return said;
  }
  /// The kind of the cause of the first fact of that kind.
  std::string_view cause_of(std::string_view kind) const {
    for (const auto& [id, record] : world.chronicle())
      if (rules->fact_info(record).style.kind == kind)
        return rules->fact_info(world.chronicle()[record.parent]).style.kind;
    return {};
  }

  std::shared_ptr<const Rulebook> rules;
  World world;
};

struct HazardCase {
  Hazard hazard;
  const char* breaks;
  const char* mends;  ///< Empty: the platform mends it in its own way.
  double times;
};
void PrintTo(const HazardCase& row, std::ostream* out) { *out << enum_name(row.hazard); }

class Chance : public testing::TestWithParam<HazardCase> {};

TEST_P(Chance, BreaksAndMendsAsCommandsDo) {
  const HazardCase& row = GetParam();
  const Days days({row.hazard}, row.times, 40);
  EXPECT_FALSE(days.facts(row.breaks).empty());
  EXPECT_EQ(days.cause_of(row.breaks), "failure.component_failed");
  if (std::string_view(row.mends).empty()) return;
  EXPECT_FALSE(days.facts(row.mends).empty());
  EXPECT_EQ(days.cause_of(row.mends), "failure.component_repaired");
}

INSTANTIATE_TEST_SUITE_P(
    Table, Chance,
    testing::Values(
        HazardCase{Hazard::region, "network.zone_failed", "network.zone_restored", 90000},
        HazardCase{Hazard::zone, "network.zone_failed", "network.zone_restored", 1000},
        HazardCase{Hazard::host, "compute.instance_impaired", "", 2000},
        HazardCase{Hazard::kubelet, "compute.instance_impaired", "compute.instance_recovered", 30},
        HazardCase{Hazard::nat, "network.nat_failed", "network.nat_restored", 100},
        HazardCase{Hazard::tunnel, "network.tunnel_failed", "network.tunnel_restored", 10},
        HazardCase{Hazard::process, "kubernetes.pod_crashed", "", 50},
        HazardCase{Hazard::volume, "storage.volume_lost", "kubernetes.claim_rebound", 10000},
        HazardCase{Hazard::part, "compute.instance_impaired", "", 300},
        HazardCase{Hazard::control_plane, "kubernetes.api_down", "kubernetes.api_back", 400}),
    [](const auto& row) { return std::string(enum_name(row.param.hazard)); });

TEST(ChanceOfAll, IsOffWhereNothingIsSaid) {
  const Days days({}, 1, 1);
  EXPECT_TRUE(days.world.table<failure::Component>().empty());
  EXPECT_TRUE(days.world.table<failure::Ensemble>().empty());
}

TEST(ChanceOfAll, LeavesTheLuckOfOthersAlone) {
  const Days alone({Hazard::nat}, 100, 60);
  const Days among({Hazard::region, Hazard::zone, Hazard::kubelet, Hazard::nat, Hazard::process},
                   100, 60);
  const std::vector<std::string> gateways = alone.facts("failure.component_failed");
  EXPECT_GT(gateways.size(), 5u);
  EXPECT_EQ(among.facts("failure.component_failed", "NAT gateway"), gateways);
}

TEST(ChanceOfAll, TakesAllZonesWithTheRegion) {
  const Days days({Hazard::region}, 90000, 40);
  EXPECT_EQ(days.facts("network.zone_failed").size(),
            3 * days.facts("failure.component_failed").size());
}

TEST(ChanceOfAll, ExposesMachinesThatComeLater) {
  const Days days({Hazard::host}, 1000, 60);
  int exposed_now = 0;
  for (const auto& [id, machine] : days.world.table<compute::Instance>()) {
    if (machine.phase != compute::InstancePhase::running) continue;
    for (const auto& [component_id, component] : days.world.table<failure::Component>())
      if (component.thing == machine.name && !component.up.is_nothing()) ++exposed_now;
  }
  EXPECT_FALSE(days.facts("compute.instance_launched").empty());
  EXPECT_GE(exposed_now, 3) << "one host under each machine that runs";
  for (const auto& [id, machine] : days.world.table<compute::Instance>()) {
    if (machine.phase != compute::InstancePhase::terminated) continue;
    for (const auto& [component_id, component] : days.world.table<failure::Component>())
      EXPECT_TRUE(component.thing != machine.name || component.up.is_nothing());
  }
}

TEST(ChanceOfAll, DoesNotUndoWhatPeopleRepaired) {
  const auto rules = platform::rules();
  auto run = open(exposed({Hazard::zone}, 3000), rules, Seed{2});
  ASSERT_TRUE(run) << run.error().message;
  const Time end = run->now() + hours(24);
  const auto dark = [&] {
    for (const auto& [id, zone] : run->world().table<network::Zone>())
      if (!zone.up) return std::string(run->world().text(zone.name));
    return std::string();
  };
  while (run->now() < end && dark().empty()) run->step(end);
  const std::string zone = dark();
  ASSERT_FALSE(zone.empty());
  run->advance(run->now() + minutes(1));
  EXPECT_TRUE(run->submit(failure::RestoreZone{zone}, Actor::instructor));
  EXPECT_TRUE(run->world()[run->world().find<network::Zone>(std::string_view(zone))].up);
}

}  // namespace
}  // namespace drydock::run
