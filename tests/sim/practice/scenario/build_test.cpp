// A scenario becomes a world that stands as after a long calm, and knobs change what is built.
#include "sim/practice/scenario/build.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/network/network.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/read.h"
#include "tests/sim/practice/scenario/shipped.h"

namespace drydock::scenario {
namespace {

Scenario scenario_of(const std::string& name, std::vector<Setting> settings = {}) {
  Reading reading = read_scenario(paths.scenarios + "/" + name + ".json", paths,
                                  {nullptr, "", "", std::move(settings)});
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(*reading.scenario);
}

class Build : public testing::Test {
 protected:
  World world_of(const Scenario& scenario) {
    Result<World> world = build(scenario, *rules_, Seed{1});
    EXPECT_TRUE(world.has_value()) << world.error().message;
    return std::move(*world);
  }

  std::shared_ptr<const Rulebook> rules_ = platform::rules();
};

TEST_F(Build, EveryPodOfThePeakIsReady) {
  const Scenario scenario = scenario_of("zone-loss");
  const World world = world_of(scenario);
  EXPECT_EQ(world.now(), scenario.start);
  EXPECT_EQ(world.table<kubernetes::Node>().size(), 7u);
  for (const auto& [name, workload] : scenario.platform.workloads) {
    const auto id = world.find<kubernetes::Workload>(name);
    ASSERT_TRUE(id) << name;
    const int wanted = workload.kind == WorkloadKind::daemonset ? 7 : workload.replicas;
    EXPECT_EQ(kubernetes::ready_pods(world, id), wanted) << name;
    EXPECT_EQ(kubernetes::pending_pods(world, id), 0) << name;
  }
}

TEST_F(Build, ThePeakHoldsItself) {
  // The scenario's sizes are those that both autoscalers would hold, so that nothing moves before
  // something happens.
  const Scenario scenario = scenario_of("zone-loss");
  World world = world_of(scenario);
  const std::uint32_t told = world.chronicle().size();
  Engine(*rules_).advance(world, scenario.start + minutes(9));
  for (std::uint32_t i = told; i < world.chronicle().size(); ++i) {
    const kernel::Record& record = world.chronicle()[Id<kernel::Record>{i}];
    const std::string_view kind = rules_->fact_info(record).style.kind;
    EXPECT_NE(kind, "kubernetes.workload_scaled") << rules_->say(world, record);
    EXPECT_NE(kind, "kubernetes.scale_up_triggered") << rules_->say(world, record);
    EXPECT_NE(kind, "kubernetes.scale_down_triggered") << rules_->say(world, record);
    EXPECT_NE(kind, "workload.users_affected") << rules_->say(world, record);
  }
  EXPECT_GT(workload::users_report(world).success(), 0.999);
}

TEST_F(Build, ASingleGatewayServesAllZones) {
  const World world = world_of(scenario_of("zone-loss", {{"nat", "single"}}));
  EXPECT_EQ(world.table<network::NatGateway>().size(), 1u);
  int crossing = 0;
  for (const auto& [id, zone] : world.table<network::Zone>()) {
    EXPECT_TRUE(network::egress(world, id).open);
    crossing += network::egress(world, id).crosses_zone;
  }
  EXPECT_EQ(crossing, 2);
  EXPECT_EQ(world_of(scenario_of("zone-loss")).table<network::NatGateway>().size(), 3u);
}

TEST_F(Build, IsTheSameEachTime) {
  const Scenario scenario = scenario_of("nsflow-month");
  EXPECT_EQ(rules_->fingerprint(world_of(scenario)), rules_->fingerprint(world_of(scenario)));
}

TEST_F(Build, CostsWhatThePlatformCosts) {
  const World world = world_of(scenario_of("zone-loss"));
  const double month = cost::hourly_run_rate(world).to_double() * 730;
  // Seven m5.large at 0.115, three NAT gateways, a cluster, a balancer, VPN and volumes.
  EXPECT_GT(month, 800);
  EXPECT_LT(month, 1500);
}

TEST_F(Build, TheScriptIsReadThroughTheRulebook) {
  Scenario scenario = scenario_of("zone-loss", {{"zone", "c"}});
  const auto commands = script(scenario, *rules_);
  ASSERT_EQ(commands.size(), 1u);
  EXPECT_EQ(commands[0].at, scenario.start + minutes(10));
  EXPECT_EQ(commands[0].command.kind(), "failure.zone");
  EXPECT_TRUE(check_build(scenario, *rules_).empty());
  scenario.events[0].kind = "failure.zon";
  const auto wrong = check_build(scenario, *rules_);
  ASSERT_EQ(wrong.size(), 1u);
  EXPECT_EQ(wrong[0].code, "E0220");
  EXPECT_EQ(wrong[0].path, "events[0].do");
  EXPECT_FALSE(build(scenario, *rules_, Seed{1}).has_value());
}

TEST_F(Build, ManagedDatabasesAreOnNoNode) {
  const World world =
      world_of(scenario_of("zone-loss", {{"databases", "rds", ""}, {"broker", "amazon-mq", ""}}));
  EXPECT_EQ(world.table<managed::Instance>().size(), 4u);
  EXPECT_EQ(world.table<kubernetes::Claim>().size(), 0u)
      << "only databases and brokers had volumes";
  for (const char* name : {"auth-db", "workflow-db", "reports-db", "events-mq"}) {
    EXPECT_FALSE(world.find<kubernetes::Workload>(name)) << name;
    EXPECT_FALSE(world.find<kubernetes::Pod>(std::string(name) + "-0")) << name;
    EXPECT_TRUE(world[world.find<workload::Service>(name)].instance) << name;
  }
  const managed::Instance& row = world[world.find<managed::Instance>("workflow-db")];
  EXPECT_EQ(world.text(world[row.nodes[0].zone].name), "a") << "where its volume was";
  EXPECT_EQ(world.text(world[row.nodes[1].zone].name), "b");
  EXPECT_EQ(row.cpu, Millicores{2000});
  EXPECT_EQ(row.gib, 100);
  EXPECT_EQ(row.iops, 3000);
  EXPECT_EQ(world[world.find<managed::Instance>("events-mq")].count, 3);
}

TEST_F(Build, ManagedStorageHasWhatAwsSells) {
  Scenario scenario = scenario_of("nsflow-month", {{"databases", "rds-single", ""}});
  for (auto& [name, workload] : scenario.platform.workloads)
    if (name == "auth-db") workload.volume->iops = 4000;
  const auto wrong = check_build(scenario, *rules_);
  ASSERT_EQ(wrong.size(), 1u) << codec::to_text(wrong);
  EXPECT_EQ(wrong[0].path, "platform.workloads.auth-db.volume.iops");
  for (auto& [name, workload] : scenario.platform.workloads)
    if (name == "auth-db") {
      workload.volume->iops = 13'000;
      workload.volume->size = 500 * gibibyte;
    }
  const World world = world_of(scenario);
  const managed::Instance& row = world[world.find<managed::Instance>("auth-db")];
  EXPECT_EQ(row.iops_paid, 1000) << "12 000 are included from 400 GiB on";
  EXPECT_EQ(row.iops, 3600) << "what an m7g.large moves";
}

}  // namespace
}  // namespace drydock::scenario
