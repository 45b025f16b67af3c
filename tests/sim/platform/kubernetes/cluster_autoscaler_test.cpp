// Growing, failing to grow, and shrinking.
#include "sim/platform/kubernetes/cluster_autoscaler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/bin_packing.h"
#include "sim/platform/kubernetes/expansion.h"
#include "sim/platform/kubernetes/shrinking.h"
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
  EXPECT_EQ(estimate(one, node, {}, 5).nodes, 5);
  EXPECT_EQ(estimate(one, node, {}, 5).pods, 10);
  const std::vector<PodGroupNeed> two = {group(50, 1000, 10), group(500, 1000, 10)};
  EXPECT_THAT(estimate(two, node, {}, 5).placed, testing::ElementsAre(0, 10));
  const std::vector<PodGroupNeed> large = {group(1500, 1000, 3)};
  EXPECT_EQ(estimate(large, node, {}, 0).nodes, 0);
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
  Declaration careful = Cluster::deployment(6, 250);
  careful.budget = Cluster::max_unavailable(0);
  cluster.settle("careful", careful);
  cluster.start();
  cluster.pass(hours(1));
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 0);
  EXPECT_EQ(cluster.world.only<ControlPlane>().nodes, 6);
}

TEST(ClusterAutoscaler, TellsWhyANodeStaysAndWhyNoneComes) {
  Cluster cluster;
  cluster.settle("big", Cluster::deployment(6, 1900));
  cluster.start();
  EXPECT_EQ(scale_down_message(cluster.world, cluster.node("node-a1")),
            "98 % of it are asked for, not less than 50 %");
  for (const char* name : {"a", "b", "c"}) cluster.give(compute::SetGroup{name, -1, 2, -1});
  cluster.give(Scale{"big", 7});
  cluster.pass(seconds(30));
  EXPECT_EQ(no_scale_up_message(cluster.world, cluster.world.find<Pod>("big-7")),
            "pod didn't trigger scale-up: 3 max node group size reached");
}

TEST(ClusterAutoscaler, MarksANodeThatMayGoAndSaysWhen) {
  Cluster cluster;
  cluster.settle("api", Cluster::deployment(3, 250));
  cluster.start();
  cluster.pass(minutes(1));
  int marked = 0;
  for (const auto& [id, node] : cluster.world.table<Node>()) {
    marked += node.taint_count;
    const std::string said = scale_down_message(cluster.world, id);
    EXPECT_TRUE(said.starts_with("it is not needed since") ||
                said.starts_with("it may be needed") || said.find("fits on no") != said.npos)
        << said;
  }
  EXPECT_GE(marked, 3);
}

TEST(ClusterAutoscaler, DoesNotAddNodesForExpendablePods) {
  Cluster cluster;
  Declaration idle = Cluster::deployment(9, 1900);
  cluster.run([&](Context& context) {
    PriorityClass low;
    low.name = context.name("expendable");
    low.value = -20;
    idle.pod.priority_class = context.add(low);
  });
  cluster.settle("idle", idle);
  cluster.start();
  cluster.pass(minutes(5));
  EXPECT_EQ(cluster.count("kubernetes.scale_up_triggered"), 0);
}

}  // namespace
}  // namespace drydock::kubernetes
