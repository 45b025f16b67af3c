// The arithmetic of the replica calculator, and the loop around it.
#include "sim/platform/kubernetes/horizontal_autoscaler.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/horizontal_rules.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

std::vector<MeasuredPod> pods_using(const std::vector<std::int64_t>& usage, std::int64_t request) {
  std::vector<MeasuredPod> pods;
  for (const std::int64_t used : usage) {
    MeasuredPod pod;
    pod.start = Time{};
    pod.ready = true;
    pod.request_milli = request;
    pod.usage_milli = used;
    pods.push_back(pod);
  }
  return pods;
}

Proposal propose(const std::vector<MeasuredPod>& pods, std::int32_t current, std::int64_t target) {
  return propose_by_utilization(pods, current, target, {0.1, 0.1}, Time{hours(10)}, seconds(120),
                                seconds(10));
}

// Source: kubernetes/kubernetes pkg/controller/podautoscaler/replica_calculator_test.go.
TEST(Replicas, FollowTheTruncatedUtilization) {
  const Proposal down = propose(pods_using({100, 300, 500, 250, 250}, 1000), 5, 50);
  EXPECT_EQ(down.utilization, 28);
  EXPECT_EQ(down.replicas, 3);
  const Proposal up = propose(pods_using({300, 500, 700}, 1000), 3, 30);
  EXPECT_EQ(up.utilization, 50);
  EXPECT_EQ(up.replicas, 5);
  EXPECT_EQ(propose(pods_using({900, 1000, 1100}, 1000), 3, 100).replicas, 3);
}

TEST(Replicas, CountUnreadyPodsAsIdleWhenGrowing) {
  std::vector<MeasuredPod> pods = pods_using({400, 500, 700}, 1000);
  pods[0].ready = false;
  pods[0].last_transition = Time{};
  EXPECT_EQ(propose(pods, 3, 30).replicas, 4);
}

TEST(Replicas, CountMissingPodsAsBusyWhenShrinking) {
  std::vector<MeasuredPod> pods = pods_using({100, 100, 100, 100}, 1000);
  pods[3].usage_milli.reset();
  EXPECT_EQ(propose(pods, 4, 50).replicas, 3);
}

TEST(Clamp, LimitsGrowthToTwiceOrFour) {
  EXPECT_EQ(clamp_without_behavior(50, 3, 1, 100, 2, 4).replicas, 6);
  EXPECT_EQ(clamp_without_behavior(50, 1, 1, 100, 2, 4).replicas, 4);
  EXPECT_EQ(clamp_without_behavior(50, 30, 1, 40, 2, 4).reason, "TooManyReplicas");
  EXPECT_EQ(clamp_without_behavior(0, 3, 2, 40, 2, 4).reason, "TooFewReplicas");
}

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
