// How pods answer calls and make their own: pools of connections, breakers, cold starts, quotas of
// CPU and back-off, as flows where they know of it, and one by one.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/workload/live.h"
#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

/// Each pod of api has so many connections to the database.
Shop::Tune pool(int connections, int queue = -1, Duration wait = {}) {
  return [=](Context& context, Id<Service> api, Id<Service> db) {
    ConnectionPool row;
    row.caller = api;
    row.target = db;
    row.connections = connections;
    row.queue = queue;
    row.wait = wait;
    add_pool(context, row);
  };
}

double mean_of(const Shop& shop, const char* service) {
  return shop.world[shop.service(service)].latency.mean;
}

TEST(ConnectionPools, ThatAreLargeChangeNothing) {
  Shop with("", RequestMode::fluid, pool(100)), without;
  for (Shop* shop : {&with, &without}) shop->pass(minutes(5));
  EXPECT_NEAR(mean_of(with, "api"), mean_of(without, "api"), 1e-9);
  EXPECT_EQ(with.count("workload.pool_short"), 0);
}

TEST(ConnectionPools, WaitAsLongAsFlowsAsOneByOne) {
  Shop flows("", RequestMode::fluid, pool(1)), requests("", RequestMode::requests, pool(1));
  for (Shop* shop : {&flows, &requests}) shop->pass(minutes(20));
  const double theory = flows.world[Id<ConnectionPool>{0}].mean_wait;
  EXPECT_GT(theory, 1e-5);
  EXPECT_NEAR(users_report(requests.world).mean, users_report(flows.world).mean,
              0.05 * users_report(flows.world).mean);
  EXPECT_EQ(users_report(requests.world).failed, 0);
}

TEST(ConnectionPools, ThatAreShortAreToldOnceAndWhenTheySuffice) {
  for (const RequestMode mode : {RequestMode::fluid, RequestMode::requests}) {
    Shop shop("", mode, pool(1, 5));
    shop.pass(minutes(2));
    EXPECT_EQ(shop.count("workload.pool_empty"), 0);
    shop.run([](Context& context) { set_scale(context, 8); });
    shop.pass(minutes(2));
    EXPECT_EQ(shop.count("workload.pool_empty"), 1) << static_cast<int>(mode);
    EXPECT_GT(shop.world[Id<ConnectionPool>{0}].refused, 0.001);
    EXPECT_LT(shop.world[shop.service("db")].success, 0.999);
    if (mode == RequestMode::fluid) {
      EXPECT_GT(time_beyond(shop.world), minutes(1));
    }
    shop.run([](Context& context) { set_scale(context, 1); });
    shop.pass(minutes(5));
    EXPECT_EQ(shop.count("workload.pool_suffices"), 1) << static_cast<int>(mode);
  }
}

TEST(Breakers, LeaveOutPodsThatFailUntilTheyAnswer) {
  for (const bool breaks : {false, true}) {
    Shop shop("", RequestMode::requests, [=](Context& context, Id<Service> api, Id<Service>) {
      if (breaks) context.edit(api).how.breaker = {7, seconds(1), seconds(60)};
    });
    shop.pass(minutes(2));
    const auto pods =
        kubernetes::endpoint_pods(shop.world, shop.world[shop.service("db")].workload);
    ASSERT_EQ(pods.size(), 1u);
    shop.run([&](Context& context) { network::fail_zone(context, pods.front().zone); });
    shop.pass(seconds(30));
    EXPECT_EQ(shop.count("workload.circuit_opened") > 0, breaks);
    EXPECT_EQ(shop.count("workload.circuit_closed"), 0);
    shop.run([&](Context& context) { network::restore_zone(context, pods.front().zone); });
    shop.pass(minutes(3));
    EXPECT_EQ(shop.count("workload.circuit_closed"), shop.count("workload.circuit_opened"));
  }
}

TEST(ColdPods, AreThoseThatCameWhileRequestsRan) {
  Shop shop("", RequestMode::requests, [](Context& context, Id<Service> api, Id<Service>) {
    context.edit(api).how.cold_factor = 20;
    context.edit(api).how.cold_requests = 1000;
  });
  Shop usual("", RequestMode::requests);
  for (Shop* one : {&shop, &usual}) one->pass(minutes(2));
  EXPECT_NEAR(mean_of(shop, "api"), mean_of(usual, "api"), 0.001);
  shop.run([&](Context& context) {
    const Id<kubernetes::Workload> api = context[shop.service("api")].workload;
    kubernetes::scale(context, api, 6);
  });
  shop.pass(minutes(2));
  EXPECT_GT(users_report(shop.world).p99, 1.5 * users_report(usual.world).p99);
}

/// The broker has memory for so many messages; no consumer is there from some time on.
Shop::Tune memory_for(std::int64_t messages) {
  return [=](Context& context, Id<Service>, Id<Service>) {
    context.edit(context.world().find<Service>("mq")).how.messages_most = messages;
  };
}

TEST(MemoryAlarms, StopPublishersUntilMessagesAreConsumed) {
  for (const RequestMode mode : {RequestMode::fluid, RequestMode::requests}) {
    Shop shop("", mode, memory_for(2000));
    shop.pass(minutes(2));
    EXPECT_FALSE(shop.world[shop.service("mq")].blocked);
    const Id<kubernetes::Workload> notify = shop.world[shop.service("notify")].workload;
    shop.run([&](Context& context) { kubernetes::scale(context, notify, 0); });
    shop.pass(minutes(5));
    EXPECT_EQ(shop.count("workload.publishers_blocked"), 1) << static_cast<int>(mode);
    EXPECT_GT(queue_depth(shop.world, shop.backlog), 1900);
    EXPECT_LT(queue_depth(shop.world, shop.backlog), 2100) << static_cast<int>(mode);
    EXPECT_EQ(users_report(shop.world).failed, 0);  // They do not wait for the message.
    shop.run([&](Context& context) { kubernetes::scale(context, notify, 3); });
    shop.pass(minutes(15));
    EXPECT_EQ(shop.count("workload.publishers_free"), 1) << static_cast<int>(mode);
    EXPECT_EQ(shop.world[shop.backlog].depth() - queue_depth(shop.world, shop.backlog), 0);
  }
}

TEST(QueueBounds, LoseWhatDoesNotFit) {
  for (const bool drops : {false, true}) {
    Shop shop;
    shop.run([&](Context& context) {
      context.edit(shop.backlog).room = 1000;
      context.edit(shop.backlog).drops_oldest = drops;
    });
    const Id<kubernetes::Workload> notify = shop.world[shop.service("notify")].workload;
    shop.pass(minutes(1));
    shop.run([&](Context& context) { kubernetes::scale(context, notify, 0); });
    shop.pass(minutes(5));
    EXPECT_EQ(shop.count("workload.queue_full"), 1);
    EXPECT_NEAR(static_cast<double>(queue_depth(shop.world, shop.backlog)), 1000, 2);
    EXPECT_EQ(shop.world[shop.service("mq")].success < 0.01, !drops);
    shop.run([&](Context& context) { kubernetes::scale(context, notify, 3); });
    shop.pass(minutes(15));
    EXPECT_EQ(shop.count("workload.queue_has_room"), 1);
    EXPECT_LT(queue_depth(shop.world, shop.backlog), 10);
  }
}

TEST(CpuQuotas, LetShortWorkRunFasterThanTheLimit) {
  const auto tune = [](int cores) {
    return [=](Context& context, Id<Service> api, Id<Service> db) {
      context.edit(db).how.burst_cores = cores;  // Its limit is 1.5 cores.
      context.edit(api).how.burst_cores = cores;
    };
  };
  Shop quota("", RequestMode::requests, tune(4)), speed("", RequestMode::requests, tune(0));
  for (Shop* shop : {&quota, &speed}) shop->pass(minutes(5));
  EXPECT_LT(mean_of(quota, "db"), mean_of(speed, "db"));
  EXPECT_NEAR(quota.world[quota.service("api")].cpu, speed.world[speed.service("api")].cpu,
              0.1 * speed.world[speed.service("api")].cpu);
}

}  // namespace
}  // namespace drydock::workload
