// What is foreseen comes true: a blast radius agrees with the flows after the loss, and incidents
// of the network show in requests as they should.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/insight/insight.h"
#include "sim/platform/network/network.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"

namespace drydock {
namespace {

class Insight : public testing::Test {
 protected:
  static World fresh() {
    const auto search = scenario::SearchPaths::usual();
    const auto read = scenario::read_scenario(search.scenarios + "/free-play.json", search);
    EXPECT_TRUE(read.scenario.has_value()) << codec::to_text(read.diagnostics);
    Result<World> world = scenario::build(*read.scenario, *rules(), Seed{1});
    EXPECT_TRUE(world.has_value());
    return std::move(*world);
  }
  static const std::shared_ptr<const Rulebook>& rules() {
    static const std::shared_ptr<const Rulebook> book = platform::rules();
    return book;
  }
  static void give(World& world, const AnyCommand& command) {
    const auto forecast = rules()->check(world, command);
    ASSERT_TRUE(forecast.has_value()) << forecast.error().message;
    Engine(*rules()).give(world, command, Actor::instructor);
  }
  static void pass(World& world, Duration span) {
    Engine(*rules()).advance(world, world.now() + span);
  }
  static double success(const World& world, std::string_view operation) {
    return world[world.find<workload::Operation>(operation)].success;
  }
  static int count(const World& world, std::string_view kind) {
    int found = 0;
    for (const auto& [id, record] : world.chronicle())
      found += rules()->fact_info(record).style.kind == kind;
    return found;
  }
};

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

TEST_F(Insight, ALostZoneTakesWhatItDominates) {
  for (const char* zone : {"a", "b", "c"}) {
    World world = fresh();
    const auto radius = insight::blast_radius(world, zone);
    ASSERT_TRUE(radius.has_value());
    give(world, failure::FailZone{zone, {}});
    pass(world, seconds(1));
    for (const auto& [id, operation] : world.table<workload::Operation>()) {
      if (operation.backlog) continue;
      const std::string name(world.text(operation.name));
      if (has(radius->lost, name)) {
        EXPECT_LT(operation.success, 1e-9) << zone << " " << name;
      } else {
        EXPECT_GT(operation.success, 0) << zone << " " << name;
      }
      EXPECT_TRUE(has(radius->lost, name) || has(radius->degraded, name)) << zone << " " << name;
    }
    for (const auto& [id, service] : world.table<workload::Service>()) {
      if (has(radius->lost, std::string(world.text(service.name)))) {
        EXPECT_EQ(service.success, 0);
      }
    }
  }
}

TEST_F(Insight, TheDatabaseOfWorkflowIsASinglePoint) {
  const World world = fresh();
  const auto points = insight::single_points(world);
  EXPECT_TRUE(has(points, "workflow-db-0"));
  EXPECT_TRUE(has(points, "edge"));
  EXPECT_FALSE(has(points, "nat-a"));
  const auto radius = insight::blast_radius(world, "nat-a");
  ASSERT_TRUE(radius.has_value());
  EXPECT_FALSE(has(radius->lost, "ar-step"));
  EXPECT_TRUE(has(radius->degraded, "ar-step"));
  EXPECT_TRUE(has(insight::blast_radius(world, "vpn-office-1")->degraded, "office"));
  EXPECT_TRUE(has(insight::blast_radius(world, "vpn-office")->lost, "office"));
  EXPECT_FALSE(insight::blast_radius(world, "workflow-dp").has_value());
}

TEST_F(Insight, ReachSaysTheWayFromAWorkload) {
  World world = fresh();
  EXPECT_TRUE(insight::reach(world, "workflow", "internet")->arrives);
  EXPECT_TRUE(insight::reach(world, "workflow", "erp")->nat);
  EXPECT_EQ(insight::reach(world, "assets", "nsflow-assets")->hops.back().name, "S3");
  EXPECT_TRUE(insight::reach(world, "api", "workflow-db")->arrives);
  EXPECT_TRUE(insight::reach(world, "office", "api")->arrives);
  EXPECT_FALSE(insight::reach(world, "api", "tools-a")->arrives);
  EXPECT_FALSE(insight::reach(world, "nobody", "api").has_value());
  give(world, network::RevokeTraffic{"nodes", "to", "any", "0.0.0.0/0"});
  const auto path = insight::reach(world, "workflow", "internet");
  EXPECT_NE(path->reason.find("security group nodes"), std::string::npos) << path->reason;
  pass(world, seconds(1));
  EXPECT_LT(success(world, "ar-step"), 0.95);
}

TEST_F(Insight, NatPortsRunOutAndMessagesWait) {
  World world = fresh();
  pass(world, hours(2));
  give(world, network::SetRoute{"prod-private-b", "0.0.0.0/0", "nat-a"});
  give(world, network::SetRoute{"prod-private-c", "0.0.0.0/0", "nat-a"});
  give(world, failure::LeaveConnections{"push", minutes(10), {}});
  const double rate = world.only<workload::Flow>().rate;
  give(world, workload::SetTraffic{400 / rate});
  pass(world, minutes(20));
  const auto nat = world.find<network::NatGateway>("nat-a");
  const Name push = world.names().find("push");
  EXPECT_GE(count(world, "network.nat_ports_exhausted"), 1);
  EXPECT_GT(network::port_errors(world, nat), 0);
  double least = 1;
  for (int minute = 0; minute < 5; ++minute) {
    pass(world, minutes(1));
    least = std::min(least, success(world, "events-mq/notify"));
  }
  EXPECT_LT(least, 0.9);
  give(world, network::AddNatAddress{"nat-a"});
  pass(world, minutes(1));
  EXPECT_GT(network::port_rate(world, nat, push), 1e300);
}

TEST_F(Insight, LostPacketsBetweenZonesSlowAndFailRequests) {
  World world = fresh();
  pass(world, minutes(2));
  const double before = workload::users_quantile(world, 0.95);
  give(world, failure::DegradeLink{"a", "b", 5, milliseconds(20), minutes(10)});
  pass(world, seconds(1));
  EXPECT_GT(workload::users_quantile(world, 0.95), before);
  pass(world, minutes(12));
  EXPECT_EQ(count(world, "network.link_restored"), 1);
  give(world, failure::DegradeLink{"a", "", 100, {}, {}});
  pass(world, seconds(1));
  EXPECT_LT(success(world, "ar-step"), 0.9);
}

TEST_F(Insight, ABrokenRecordLosesUsersWhenAnswersExpire) {
  World world = fresh();
  give(world, failure::BreakRecord{"app", minutes(10)});
  pass(world, seconds(90));
  EXPECT_GT(world.only<workload::Flow>().success, 0.3) << "many still hold the good answer";
  EXPECT_LT(world.only<workload::Flow>().success, 0.7);
  pass(world, seconds(35));
  EXPECT_LT(world.only<workload::Flow>().success, 0.01);
  pass(world, minutes(11));
  EXPECT_GT(world.only<workload::Flow>().success, 0.99);
}

}  // namespace
}  // namespace drydock
