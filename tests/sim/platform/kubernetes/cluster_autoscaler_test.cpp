// Growing, failing to grow, and shrinking.
#include "sim/platform/kubernetes/cluster_autoscaler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/bin_packing.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

NodeOffer blank(std::int64_t cpu, std::int64_t memory, std::int64_t pods) {
  NodeOffer node;
  node.cpu_milli = cpu;
  node.memory_bytes = memory;
  node.pods_max = pods;
  return node;
}

PodGroupNeed group(std::int64_t cpu, std::int64_t memory, std::int32_t count) {
  PodGroupNeed pods;
  pods.need.cpu_milli = cpu;
  pods.need.memory_bytes = memory;
  pods.count = count;
  return pods;
}

// Source: kubernetes/autoscaler cluster-autoscaler/estimator/binpacking_estimator_test.go.
TEST(Estimate, PacksLargestFirst) {
  const NodeOffer node = blank(1000, 5'242'880'000, 10);
  const std::vector<PodGroupNeed> one = {group(500, 1000, 20)};
  EXPECT_EQ(estimate(one, node, 5).nodes, 5);
  EXPECT_EQ(estimate(one, node, 5).pods, 10);
  const std::vector<PodGroupNeed> two = {group(50, 1000, 10), group(500, 1000, 10)};
  EXPECT_THAT(estimate(two, node, 5).placed, testing::ElementsAre(0, 10));
  const std::vector<PodGroupNeed> large = {group(1500, 1000, 3)};
  EXPECT_EQ(estimate(large, node, 0).nodes, 0);
}

TEST(Expander, CountsIdleShares) {
  Estimate half;
  half.nodes = 2;
  half.cpu_milli = 2000;
  half.memory_bytes = 500;
  EXPECT_DOUBLE_EQ(waste(half, 2000, 1000), 0.5 + 0.75);
}

// Source: kubernetes/autoscaler processors/nodegroupset/balancing_processor_test.go.
TEST(Balance, FillsTheSmallest) {
  const std::vector<GroupSize> groups = {{1, 10}, {3, 10}, {2, 2}};
  EXPECT_THAT(balance(groups, 3), testing::ElementsAre(4, 3, 2));
  EXPECT_THAT(balance(groups, 100), testing::ElementsAre(10, 10, 2));
}

TEST(GroupBackoffs, RepeatWhileTheyLastAndDoubleLater) {
  const Time start{hours(1)};
  const auto fail = [](const GroupBackoff& before, Time at) {
    return after_failure(before, at, minutes(5), minutes(30), hours(3));
  };
  GroupBackoff entry = fail({}, start);
  EXPECT_EQ(entry.delay, minutes(5));
  entry = fail(entry, start + minutes(1));
  EXPECT_EQ(entry.until, start + minutes(6));
  entry = fail(entry, start + minutes(7));
  EXPECT_EQ(entry.delay, minutes(10));
  entry = fail(entry, start + hours(2));
  EXPECT_EQ(entry.delay, minutes(20));
  EXPECT_EQ(fail(entry, start + hours(6)).delay, minutes(5));
}

TEST(ClusterAutoscaler, AddsANodeForPodsThatNoNodeTakes) {
  Cluster cluster;
  const Id<Workload> big = cluster.settle("big", Cluster::deployment(6, 1900));
  cluster.start();
  cluster.give(Scale{"big", 7});
  cluster.pass(seconds(12));
  EXPECT_EQ(cluster.count("kubernetes.scale_up_triggered"), 1);
  cluster.pass(minutes(5));
  EXPECT_EQ(ready_pods(cluster.world, big), 7);
  EXPECT_EQ(cluster.count("kubernetes.scale_up_triggered"), 1);
  EXPECT_EQ(cluster.world.only<ControlPlane>().nodes_ready, 7);
  EXPECT_THAT(cluster.story("kubernetes.pod_ready"),
              testing::ElementsAre("command_given", "workload_scaled", "pod_created",
                                   "pod_unschedulable", "scale_up_triggered", "instance_launched",
                                   "instance_ready", "node_ready", "pod_scheduled", "pod_ready"));
}

TEST(ClusterAutoscaler, SaysOnceThatEveryGroupIsAtItsMaxAndActsWhenOneIsRaised) {
  Cluster cluster;
  const Id<Workload> big = cluster.settle("big", Cluster::deployment(6, 1900));
  for (const char* name : {"a", "b", "c"}) cluster.give(compute::SetGroup{name, -1, 2, -1});
  cluster.start();
  cluster.give(Scale{"big", 8});
  cluster.pass(minutes(30));
  EXPECT_EQ(cluster.count("kubernetes.scale_up_impossible"), 1);
  EXPECT_EQ(pending_pods(cluster.world, big), 2);
  EXPECT_THAT(cluster.story("kubernetes.scale_up_impossible"),
              testing::ElementsAre("command_given", "workload_scaled", "pod_created",
                                   "pod_unschedulable", "scale_up_impossible"));
  cluster.give(compute::SetGroup{"c", -1, 4, -1});
  cluster.pass(minutes(5));
  EXPECT_EQ(ready_pods(cluster.world, big), 8);
  EXPECT_EQ(cluster.world[cluster.groups[2]].desired, 4);
}

TEST(ClusterAutoscaler, BacksOffFromAGroupWhoseZoneIsDarkAndTriesAnother) {
  Cluster cluster;
  const Id<Workload> big = cluster.settle("big", Cluster::deployment(6, 1900));
  cluster.start();
  cluster.run([&](Context& c) { network::fail_zone(c, cluster.zones[1]); });
  cluster.pass(minutes(15));
  EXPECT_EQ(ready_pods(cluster.world, big), 6);
  for (const auto& [id, memory] : cluster.world.table<GroupMemory>()) {
    const bool failed = memory.group == cluster.groups[1] && memory.last_failure != Time{};
    EXPECT_TRUE(!failed || memory.backoff >= minutes(5));
  }
}

TEST(ClusterAutoscaler, RemovesANodeThatWasUnneededForTenMinutes) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(3, 250));
  cluster.start();
  cluster.pass(minutes(10));
  EXPECT_EQ(cluster.count("kubernetes.scale_down_triggered"), 0);
  cluster.pass(hours(1));
  EXPECT_EQ(cluster.world.only<ControlPlane>().nodes, 3);  // Each group keeps its min of one.
  EXPECT_EQ(ready_pods(cluster.world, api), 3);
  EXPECT_EQ(cluster.count("kubernetes.node_not_ready"), 0);
}

TEST(ClusterAutoscaler, DoesNotBreakABudgetToEmptyANode) {
  Cluster cluster;
  Workload careful = Cluster::deployment(6, 250);
  careful.pdb_max_unavailable = 0;
  cluster.settle("careful", careful);
  cluster.start();
  cluster.pass(hours(1));
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 0);
  EXPECT_EQ(cluster.world.only<ControlPlane>().nodes, 6);
}

}  // namespace
}  // namespace drydock::kubernetes
