// Tests requests one by one inside a world: that they fill the same rows as flows, agree with them,
// follow pods and ways, and take over and give back without a seam.
#include "sim/platform/workload/live.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

double relative(double a, double b) { return std::fabs(a - b) / b; }

TEST(Requests, FillTheRowsThatFlowsFill) {
  Shop shop("", RequestMode::requests), flows;
  ASSERT_TRUE(requests_run(shop.world));
  for (Shop* one : {&shop, &flows}) one->pass(minutes(20));
  const ServiceReport users = users_report(shop.world), same = users_report(flows.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
  EXPECT_EQ(users.failed, 0);
  const double noise = 4 * std::sqrt(static_cast<double>(same.offered));
  EXPECT_NEAR(static_cast<double>(users.offered), static_cast<double>(same.offered), noise);
  EXPECT_LT(relative(users.mean, same.mean), 0.03);
  EXPECT_LT(relative(users.p99, same.p99), 0.20);
  for (const char* name : {"api", "db", "mq", "notify", "traefik"}) {
    const Service& a = shop.world[shop.service(name)];
    const Service& b = flows.world[flows.service(name)];
    EXPECT_NEAR(static_cast<double>(a.served.count), static_cast<double>(b.served.count), noise)
        << name;
    EXPECT_NEAR(a.cpu, b.cpu, 0.15 * b.cpu + 1e-6) << name;
  }
  for (const char* rate :
       {"nat_gateway.data_processed", "transfer.inter_az_each_way", "transfer.internet_out"})
    EXPECT_LT(relative(static_cast<double>(shop.used(rate)), static_cast<double>(flows.used(rate))),
              0.02)
        << rate;
}

TEST(Requests, KeepMessagesUntilTheyAreConsumed) {
  Shop shop("", RequestMode::requests);
  shop.pass(minutes(10));
  const Backlog& row = shop.world[shop.backlog];
  EXPECT_GT(row.published.count, 10'000);
  EXPECT_LT(queue_depth(shop.world, shop.backlog), 100);
  EXPECT_EQ(row.depth() - queue_depth(shop.world, shop.backlog), 0);
}

TEST(Requests, LeaveTraces) {
  Shop shop("", RequestMode::requests);
  shop.give(TraceRequests{1});
  shop.pass(seconds(20));
  const auto operation = traced_operation(shop.world, shop.operation("order"));
  const auto spans = requests::spans(shop.world, operation, 100);
  ASSERT_GE(spans.size(), 4u);
  for (const requests::Span& span : spans)
    if (span.server) {
      EXPECT_TRUE(server_name(shop.world, span.server));
    }
  Shop flows;
  EXPECT_FALSE(flows.rulebook.check(flows.world, TraceRequests{1}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, TraceRequests{-1}));
}

TEST(Mixed, WatchesAFaultAndGoesBackToFlows) {
  Shop shop("", RequestMode::mixed);
  shop.pass(minutes(10));
  EXPECT_FALSE(requests_run(shop.world));
  shop.run([&](Context& context) { network::fail_zone(context, shop.zones[1]); });
  shop.pass(minutes(1));
  EXPECT_TRUE(requests_run(shop.world));
  shop.run([&](Context& context) { network::restore_zone(context, shop.zones[1]); });
  shop.pass(minutes(30));
  EXPECT_FALSE(requests_run(shop.world));
  EXPECT_EQ(shop.count("workload.requests_watched"), 1);
  EXPECT_EQ(shop.count("workload.flows_again"), 1);
  EXPECT_EQ(queue_depth(shop.world, shop.backlog), 0);
  const ServiceReport users = users_report(shop.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
  EXPECT_NEAR(static_cast<double>(users.offered), 41 * 60 * shop.world.only<Flow>().rate,
              0.02 * static_cast<double>(users.offered));
}

TEST(Watch, SimulatesRequestsForAWhileAndKeepsTheirTraces) {
  Shop shop;
  shop.pass(minutes(10));
  EXPECT_FALSE(requests_run(shop.world));
  shop.give(WatchRequests{minutes(5)});
  shop.pass(minutes(1));
  EXPECT_TRUE(requests_run(shop.world));
  EXPECT_EQ(watched_until(shop.world), shop.world.now() + minutes(4));
  const auto operation = traced_operation(shop.world, shop.operation("order"));
  EXPECT_GE(requests::spans(shop.world, operation, 100).size(), 4u);
  shop.pass(minutes(5));
  EXPECT_FALSE(requests_run(shop.world));
  EXPECT_EQ(shop.count("workload.requests_watched"), 1);
  EXPECT_EQ(shop.count("workload.flows_again"), 1);
  const ServiceReport users = users_report(shop.world);
  EXPECT_EQ(users.offered, users.served + users.failed);
  EXPECT_NEAR(static_cast<double>(users.offered), 16 * 60 * shop.world.only<Flow>().rate,
              0.02 * static_cast<double>(users.offered));
}

TEST(Watch, EndsWhenItIsAskedTo) {
  Shop shop;
  shop.give(WatchRequests{hours(1)});
  shop.pass(minutes(2));
  EXPECT_TRUE(requests_run(shop.world));
  shop.give(WatchRequests{});
  shop.pass(seconds(30));
  EXPECT_FALSE(requests_run(shop.world));
}

TEST(Watch, IsRefusedWhereItMakesNoSense) {
  Shop shop, requests("", RequestMode::requests);
  EXPECT_FALSE(shop.rulebook.check(shop.world, WatchRequests{}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, WatchRequests{hours(2)}));
  EXPECT_FALSE(shop.rulebook.check(shop.world, WatchRequests{-minutes(1)}));
  EXPECT_TRUE(shop.rulebook.check(shop.world, WatchRequests{minutes(1)}));
  EXPECT_FALSE(requests.rulebook.check(requests.world, WatchRequests{minutes(1)}));
}

}  // namespace
}  // namespace drydock::workload
