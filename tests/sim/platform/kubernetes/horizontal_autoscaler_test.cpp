// The loop around the replica calculator.
#include "sim/platform/kubernetes/horizontal_autoscaler.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/autoscaler_commands.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

struct Scaled : Cluster {
  Scaled() {
    api = settle("api", deployment(3, 100));
    run([&](Context& context) {
      HorizontalAutoscaler autoscaler;
      autoscaler.name = context.name("api");
      autoscaler.workload = api;
      autoscaler.min = 3;
      autoscaler.max = 20;
      autoscaler.target_percent = 70;
      context.add(autoscaler);
      set_cpu_use(context, api, 70);
    });
    start();
    pass(minutes(10));
  }
  void use(double millicores) {
    run([&](Context& context) { set_cpu_use(context, api, millicores); });
  }
  Id<Workload> api;
};

TEST(HorizontalAutoscaler, SleepsWhileNothingChanges) {
  Scaled cluster;
  cluster.pass(minutes(10));
  const std::uint64_t before = cluster.world.executed();
  cluster.pass(minutes(20));
  EXPECT_EQ(cluster.world.executed(), before);
  EXPECT_EQ(cluster.world[cluster.api].replicas, 3);
}

TEST(HorizontalAutoscaler, GrowsWithinTwoSyncsAndWaitsFiveMinutesToShrink) {
  Scaled cluster;
  cluster.use(150);
  cluster.pass(seconds(21));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 6);  // 150 % of 3 asks for 7; twice is 6.
  cluster.use(100);
  cluster.pass(minutes(5));
  const std::int32_t high = cluster.world[cluster.api].replicas;
  EXPECT_GE(high, 6);
  cluster.use(10);
  cluster.pass(seconds(290));
  EXPECT_EQ(cluster.world[cluster.api].replicas, high);
  cluster.pass(seconds(60));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 3);
}

TEST(HorizontalAutoscaler, PullsAWorkloadBackIntoItsRange) {
  Scaled cluster;
  cluster.give(Scale{"api", 1});
  cluster.pass(seconds(16));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 3);
}

TEST(HorizontalAutoscaler, KeepsToTheRatesOfItsBehavior) {
  Scaled cluster;
  cluster.give(SetAutoscalerBehavior{"api", "scale up", "1 pods in 60 s", "max", {}});
  cluster.use(150);
  cluster.pass(seconds(35));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 4);
  cluster.pass(minutes(1));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 5);
  cluster.give(SetAutoscalerBehavior{"api", "scale down", "", "disabled", {}});
  cluster.use(10);
  cluster.pass(minutes(20));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 5);
}

TEST(HorizontalAutoscaler, FollowsASeriesOfTheWorld) {
  Scaled cluster;
  cluster.run([&](Context& context) {
    const Id<Metric> series = add_metric(context, "service.api.rate", "requests/s");
    context.edit(series).latest = 500;
    HorizontalMetric metric;
    metric.source = MetricSource::pods;
    metric.name = context.name("service.api.rate");
    metric.target = 50'000;
    const Id<HorizontalAutoscaler> id = autoscaler_of(context, cluster.api);
    const Id<HorizontalMetric> row = context.add(metric);
    context.edit(id).metrics = {row, 1};
    wake_horizontal_autoscaler(context, cluster.api);
  });
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 10);  // 500/s at 50/s a pod.
  EXPECT_EQ(cluster.count("kubernetes.autoscaler_blind"), 0);
}

TEST(HorizontalAutoscaler, SaysWhenItIsHeldAtItsMostAndTakesNewBounds) {
  Scaled cluster;
  cluster.give(SetAutoscaler{"api", -1, 4, -1});
  cluster.use(300);
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 4);
  EXPECT_EQ(cluster.count("kubernetes.autoscaler_at_max"), 1);
  const HorizontalAutoscaler& shown = cluster.world[autoscaler_of(cluster.world, cluster.api)];
  EXPECT_TRUE(shown.limited);
  EXPECT_EQ(reason_name(shown.limit), "TooManyReplicas");
  EXPECT_FALSE(cluster.rulebook.check(cluster.world, SetAutoscaler{"api", 9, 4, -1}).has_value());
  EXPECT_FALSE(cluster.rulebook.check(cluster.world, SetAutoscaler{"db", 1, 4, -1}).has_value());
  EXPECT_FALSE(
      cluster.rulebook
          .check(cluster.world, SetAutoscalerBehavior{"api", "scale up", "many pods", "max", {}})
          .has_value());
}

TEST(HorizontalAutoscaler, ForgetsItsHistoryWhenTheControllersRestart) {
  Scaled cluster;
  cluster.use(150);
  cluster.pass(minutes(3));
  cluster.use(10);
  cluster.pass(minutes(3));
  const std::int32_t high = cluster.world[cluster.api].replicas;
  cluster.run([](Context& context) { forget_history(context); });
  cluster.pass(seconds(280));
  EXPECT_EQ(cluster.world[cluster.api].replicas, high);  // Its size is the first recommendation.
  cluster.pass(seconds(60));
  EXPECT_EQ(cluster.world[cluster.api].replicas, 3);
}

TEST(ScrapedUse, IsThatOfTheLastScrape) {
  Workload workload;
  workload.cpu_use = 50;
  workload.cpu_before = 20;
  workload.cpu_period = 4;
  EXPECT_EQ(scraped_use(workload, Time{seconds(70)}, seconds(15)), 20);
  EXPECT_EQ(scraped_use(workload, Time{seconds(75)}, seconds(15)), 50);
}

}  // namespace
}  // namespace drydock::kubernetes
