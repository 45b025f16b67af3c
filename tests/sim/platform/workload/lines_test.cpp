// Lines before CPUs fill and drain in the flows as they do with single requests.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

/// A shop whose api, of 681 requests a second, has 4 % too much to do from one minute to the next.
struct BusyShop {
  explicit BusyShop(RequestMode mode) : shop("", mode) {
    shop.pass(minutes(5));
    shop.give(SetTraffic{708 / arrival_rate(shop.world, shop.world.now())});
  }
  /// Share of the users' requests of the next `span` that are served.
  double served_in(Duration span) {
    const Totals before = users_totals(shop.world);
    shop.pass(span);
    Totals after = users_totals(shop.world);
    after -= before;
    return static_cast<double>(after.served) / static_cast<double>(after.served + after.failed);
  }
  Shop shop;
};

TEST(Lines, FillAsThoseOfSingleRequests) {
  BusyShop flows(RequestMode::fluid), single(RequestMode::requests);
  // There is room for 256 more in each pod, and 9 come each second.
  EXPECT_EQ(single.served_in(seconds(20)), 1);
  EXPECT_GT(flows.served_in(seconds(20)), 0.995);
  single.shop.pass(minutes(2));
  flows.shop.pass(minutes(2));
  EXPECT_NEAR(flows.served_in(minutes(1)), single.served_in(minutes(1)), 0.015);
  EXPECT_LT(flows.served_in(minutes(1)), 0.98);
}

TEST(Lines, DrainBeforeUsersAreServedQuickly) {
  BusyShop busy(RequestMode::fluid);
  Shop& shop = busy.shop;
  shop.pass(minutes(3));
  const Line full = shop.world[shop.service("api")].line;
  EXPECT_EQ(full.number, -1) << "it rests when it is full";
  const double slow = users_quantile(shop.world, 0.5);
  shop.give(SetTraffic{600 / arrival_rate(shop.world, shop.world.now())});
  shop.pass(milliseconds(500));
  EXPECT_GT(shop.world[shop.service("api")].line.number, 100);
  EXPECT_GT(users_quantile(shop.world, 0.5), slow / 2);
  shop.pass(seconds(30));
  EXPECT_EQ(shop.world[shop.service("api")].line.number, -1);
  EXPECT_LT(users_quantile(shop.world, 0.5), slow / 10);
}

TEST(Lines, LeaveOrdinaryLoadsAlone) {
  Shop shop;
  shop.pass(minutes(10));
  const std::uint64_t before = shop.world.only<Flow>().evaluations;
  shop.give(SetTraffic{3});
  shop.pass(minutes(10));
  EXPECT_LE(shop.world.only<Flow>().evaluations, before + 12);
  EXPECT_EQ(shop.world[shop.service("api")].line.number, -1);
}

/// The longest line before the database in two minutes of 7 % too many requests.
double longest_line(Shop& shop) {
  shop.pass(minutes(2));
  shop.give(SetTraffic{800 / arrival_rate(shop.world, shop.world.now())});
  double longest = 0;
  for (int i = 0; i < 120; ++i) {
    shop.pass(seconds(1));
    longest = std::max(longest, shop.world[shop.service("db")].line.number);
  }
  return longest;
}

TEST(Lines, GrowNoLongerThanCallersHaveConnections) {
  constexpr int connections = 4, pods_of_api = 3;
  Shop free;
  Shop bound("", RequestMode::fluid, [&](Context& context, Id<Service> api, Id<Service> db) {
    ConnectionPool row;
    row.caller = api;
    row.target = db;
    row.connections = connections;
    add_pool(context, row);
  });
  EXPECT_GT(longest_line(free), 2 * connections * pods_of_api);
  EXPECT_LE(longest_line(bound), connections * pods_of_api);
}

TEST(Lines, StayAsLongWhenTheirWorkChanges) {
  FlowModel model;
  FlowService service;
  service.answering = {1};
  service.pods = service.cores = 1;
  service.timeout = 1e6;
  service.felt = 0.9;  // Nine, on average, of M/M/1.
  model.services = {service};
  FlowCall call;
  call.target = 0;
  model.calls = {call};
  model.operations = {{0, -1, 1}};
  model.users_rate = 1;
  for (const double work : {0.001, 0.01, 1.0}) {
    model.calls[0].cpu = work;
    solve(model);
    EXPECT_NEAR(model.operations[0].latency.mean, 10 * work, 1e-9 * work) << "behind nine others";
  }
}

}  // namespace
}  // namespace drydock::workload
