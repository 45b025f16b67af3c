// What users notice of machines that are slow, of an address that is gone, and of a broker that is
// split.
#include <gtest/gtest.h>

#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

Id<compute::Instance> machine_of(const Shop& shop, std::string_view service) {
  const kubernetes::Workload& row = shop.world[shop.world[shop.service(service)].workload];
  return shop.world[kubernetes::node_of(shop.world[row.pods.first])].instance;
}

double mean_latency(const Shop& shop, std::string_view service) {
  return shop.world[shop.service(service)].latency.mean;
}

class SlowMachines : public testing::TestWithParam<RequestMode> {};
TEST_P(SlowMachines, TakeLongerAndAreWellAgain) {
  Shop shop("", GetParam());
  shop.pass(minutes(10));
  const double before = mean_latency(shop, "db");
  const Id<compute::Instance> machine = machine_of(shop, "db");
  shop.run([&](Context& context) { compute::set_speed(context, machine, 0.5); });
  shop.pass(minutes(10));
  EXPECT_NEAR(shop.world[shop.service("db")].speed, 0.5, 1e-12);
  EXPECT_GT(mean_latency(shop, "db"), 1.6 * before);
  EXPECT_LT(mean_latency(shop, "db"), 3.5 * before);
  shop.run([&](Context& context) { compute::set_speed(context, machine, 1); });
  shop.pass(minutes(10));
  EXPECT_NEAR(mean_latency(shop, "db"), before, 0.1 * before);
  EXPECT_EQ(shop.count("compute.machine_slowed"), 1);
  EXPECT_EQ(shop.count("compute.machine_at_full_speed"), 1);
}
INSTANTIATE_TEST_SUITE_P(Modes, SlowMachines,
                         testing::Values(RequestMode::fluid, RequestMode::requests));

TEST(SlowMachine, OneOfThreePodsCountsAsTheHarmonicMean) {
  Shop shop;
  shop.pass(minutes(1));
  const Id<compute::Instance> machine = machine_of(shop, "notify");
  shop.run([&](Context& context) { compute::set_speed(context, machine, 0.25); });
  shop.pass(minutes(1));
  EXPECT_NEAR(shop.world[shop.service("notify")].speed, 3.0 / (4 + 1 + 1), 1e-12);
}

class BalancerNodes : public testing::TestWithParam<RequestMode> {};
TEST_P(BalancerNodes, ThatStopFailTheirUsersUntilDnsDropsThem) {
  Shop shop("", GetParam());
  shop.pass(minutes(2));
  const auto node = network::balancer_node(shop.world, Id<network::LoadBalancer>{0}, shop.zones[0]);
  ASSERT_TRUE(node);
  shop.run([&](Context& context) { network::fail_balancer_node(context, node); });
  const ServiceReport before = users_report(shop.world);
  shop.pass(seconds(60));
  const ServiceReport during = users_report(shop.world);
  const auto offered = static_cast<double>(during.offered - before.offered);
  EXPECT_NEAR(static_cast<double>(during.failed - before.failed) / offered, 1.0 / 3, 0.12);
  shop.pass(minutes(3));
  EXPECT_EQ(shop.count("network.balancer_zone_withdrawn"), 1);
  const ServiceReport after = users_report(shop.world);
  shop.pass(minutes(3));
  EXPECT_EQ(users_report(shop.world).failed, after.failed) << "clients use the others";
  shop.run([&](Context& context) { network::restore_balancer_node(context, node); });
  shop.pass(minutes(3));
  EXPECT_EQ(shop.count("network.balancer_zone_listed"), 1);
}
INSTANTIATE_TEST_SUITE_P(Modes, BalancerNodes,
                         testing::Values(RequestMode::fluid, RequestMode::requests));

void cut(Shop& shop, std::size_t a, std::size_t b, double loss) {
  shop.run([&](Context& context) {
    network::degrade_link(context, shop.zones[a], shop.zones[b], loss, {});
  });
}

TEST(Partition, LeavesTheMajorityOfABroker) {
  Shop shop;
  shop.pass(minutes(1));
  const auto mq = [&]() -> const Service& { return shop.world[shop.service("mq")]; };
  ASSERT_EQ(mq().answering[0], 1);
  cut(shop, 0, 1, 1);
  shop.pass(seconds(1));
  EXPECT_EQ(mq().answering[0], 1) << "by way of the third zone";
  cut(shop, 0, 2, 1);
  shop.pass(seconds(1));
  EXPECT_EQ(mq().answering[0], 0);
  EXPECT_EQ(mq().silent[0], 1);
  EXPECT_EQ(mq().answering[1] + mq().answering[2], 2);
  cut(shop, 1, 2, 1);
  shop.pass(seconds(1));
  EXPECT_EQ(mq().answering[1] + mq().answering[2], 0) << "nobody has a majority";
  cut(shop, 0, 1, 0);
  cut(shop, 0, 2, 0);
  cut(shop, 1, 2, 0);
  shop.pass(seconds(1));
  EXPECT_EQ(mq().answering[0] + mq().answering[1] + mq().answering[2], 3);
}

TEST(Partition, OfDeploymentsIsNone) {
  Shop shop;
  shop.pass(minutes(1));
  cut(shop, 0, 1, 1);
  cut(shop, 0, 2, 1);
  shop.pass(seconds(1));
  EXPECT_EQ(shop.world[shop.service("api")].answering[0], 1) << "only a broker needs a majority";
}

}  // namespace
}  // namespace drydock::workload
