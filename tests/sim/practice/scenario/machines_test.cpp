// Machine groups over zones, spot, quotas and capacity: read, checked and built.
#include <gtest/gtest.h>

#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/rules.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "tests/sim/practice/json.h"
#include "tests/sim/practice/scenario/shipped.h"

namespace drydock::scenario {
namespace {

/// The cluster of the shipped platform; keys that it leaves out are changed with it.
codec::Value cluster() {
  codec::Diagnostics out;
  const auto model = codec::read_file(paths.models + "/nsflow.json", out);
  EXPECT_TRUE(model.has_value()) << codec::to_text(out);
  return *model->find("cluster");
}

Reading changed(const std::vector<std::pair<std::string, std::string>>& settings) {
  constexpr std::string_view prefix = "platform.cluster.", groups = "groups.";
  codec::Value changes, whole = cluster();
  for (const auto& [path, value] : settings) {
    const std::string key = path.substr(prefix.size());
    if (key.starts_with(groups)) {
      whole.find("groups")->set(key.substr(groups.size()), json(value));
    } else {
      whole.set(key, json(value));
    }
  }
  changes.set("platform.cluster", whole);
  return read_scenario(paths.scenarios + "/nsflow-month.json", paths,
                       {&changes, "test", "change", {}});
}

constexpr const char* wide =
    R"({"zones": ["a", "b"], "type": "t3.large", "spot": true, "min": 1, "max": 6, "size": 2})";

TEST(Machines, AreBuiltAsTheScenarioSays) {
  const Reading reading =
      changed({{"platform.cluster.groups.apps-a", wide},
               {"platform.cluster.prefix_delegation", "true"},
               {"platform.cluster.quotas", R"({"vcpu": 40, "spot_vcpu": 8})"},
               {"platform.cluster.capacity",
                R"([{"type": "t3.large", "zone": "b", "spot": true, "free": 3}])"}});
  ASSERT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  const auto rules = platform::rules();
  const Result<World> built = build(*reading.scenario, *rules, Seed{1});
  ASSERT_TRUE(built);
  const World& world = *built;
  const auto id = world.find<compute::MachineGroup>("apps-a");
  const compute::MachineGroup& group = world[id];
  EXPECT_EQ(group.zone_count, 2);
  EXPECT_TRUE(group.spot);
  EXPECT_EQ(world.text(world[group.zones[1]].name), "b");
  const compute::MachineType& type = world[group.type];
  EXPECT_EQ(type.pods_max, 110);
  EXPECT_EQ(type.allocatable_memory.count % mebibyte.count, 0);
  EXPECT_EQ(type.credits.per_hour, 36);
  EXPECT_EQ(type.interfaces_max, 3);
  EXPECT_EQ(world[compute::pool_of(world, group.type, group.zones[1], true)].free, 3);
  EXPECT_EQ(world[compute::pool_of(world, group.type, group.zones[0], true)].free, -1);
  const compute::LimitSettings& limits = world.only<compute::Settings>().limits;
  EXPECT_EQ(limits.vcpu, 40);
  EXPECT_EQ(limits.spot_vcpu, 8);
  EXPECT_EQ(limits.requests.tokens, 5);
  EXPECT_EQ(world.only<compute::Account>().spot_vcpu, 4);
  EXPECT_TRUE(cost::has_rate(world, "ec2.spot_average.t3.large"));
  EXPECT_TRUE(cost::has_rate(world, "ec2.surplus_credits"));
}

struct WrongMachines {
  const char* name;
  const char* path;
  const char* value;
  const char* code;
  const char* place;
};
class RefusesMachines : public testing::TestWithParam<WrongMachines> {};
TEST_P(RefusesMachines, WithOneDiagnostic) {
  const WrongMachines& mistake = GetParam();
  const Reading reading = changed({{mistake.path, mistake.value}});
  EXPECT_FALSE(reading.scenario.has_value());
  ASSERT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
  EXPECT_EQ(reading.diagnostics[0].code, mistake.code) << codec::to_text(reading.diagnostics);
  EXPECT_NE(reading.diagnostics[0].path.find(mistake.place), std::string::npos)
      << reading.diagnostics[0].path;
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusesMachines,
    testing::Values(
        WrongMachines{"ZoneTwice", "platform.cluster.groups.apps-a",
                      R"({"zones": ["a", "a"], "type": "m5.large", "min": 1, "max": 4, "size": 2})",
                      "E0208", "zones[1]"},
        WrongMachines{"NoZone", "platform.cluster.groups.apps-a",
                      R"({"zones": [], "type": "m5.large", "min": 1, "max": 4, "size": 2})",
                      "E0111", "zones"},
        WrongMachines{"UnknownZone", "platform.cluster.groups.apps-a",
                      R"({"zones": ["a", "x"], "type": "m5.large", "min": 1, "max": 4, "size": 2})",
                      "E0200", "zones[1]"},
        WrongMachines{
            "NoSpotPrice", "platform.cluster.groups.apps-a",
            R"({"zone": "a", "type": "t3.micro", "spot": true, "min": 1, "max": 4, "size": 2})",
            "E0204", "regions"},
        WrongMachines{"CapacityOfNobody", "platform.cluster.capacity",
                      R"([{"type": "m5.large", "zone": "a", "spot": true, "free": 3}])", "E0200",
                      "capacity[0]"},
        WrongMachines{"NegativeQuota", "platform.cluster.quotas", R"({"vcpu": -1})", "E0114",
                      "vcpu"},
        WrongMachines{"UnknownQuota", "platform.cluster.quotas", R"({"vcpus": 1})", "E0112",
                      "vcpus"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Machines, HaveAsManyPodsAsTheirAddresses) {
  const Reading reading = changed({{"platform.cluster.autoscaler", "true"}});
  ASSERT_TRUE(reading.scenario);
  for (const auto& [name, type] : reading.scenario->catalog->types)
    EXPECT_EQ(type.max_pods, type.enis * (type.ips_per_eni - 1) + 2) << name;
}

}  // namespace
}  // namespace drydock::scenario
