// Filters, scores and the scheduling cycle.
#include "sim/platform/kubernetes/scheduler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

struct ScoreCase {
  const char* name;
  std::vector<ScoredResource> resources;
  std::int64_t least, balanced;
};

class Scores : public testing::TestWithParam<ScoreCase> {};

// Expected values: kubernetes/kubernetes noderesources/least_allocated_test.go and
// balanced_allocation_test.go.
TEST_P(Scores, AreThoseOfTheScheduler) {
  EXPECT_EQ(least_allocated(GetParam().resources), GetParam().least);
  EXPECT_EQ(balanced_allocation(GetParam().resources), GetParam().balanced);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Scores,
    testing::Values(ScoreCase{"nothing", {{4000, 0}, {10000, 0}}, 100, 100},
                    ScoreCase{"unequal", {{4000, 3000}, {10000, 5000}}, 37, 87},
                    ScoreCase{"even", {{6000, 3000}, {10000, 5000}}, 50, 100},
                    ScoreCase{"over", {{4000, 6000}, {10000, 5000}}, 25, 75},
                    ScoreCase{"no_capacity", {{0, 0}, {10000, 5000}}, 50, 100}),
    [](const auto& tested) { return tested.param.name; });

// Source: kubernetes/kubernetes podtopologyspread/scoring_test.go, "minDomains has no effect".
TEST(SpreadScores, PreferTheEmptierNode) {
  std::vector<std::optional<double>> costs;
  for (const std::int64_t count : {2, 2, 1}) costs.push_back(spread_cost(count, 3, 2));
  EXPECT_THAT(spread_scores(costs), testing::ElementsAre(75, 75, 100));
  costs.push_back(std::nullopt);
  EXPECT_EQ(spread_scores(costs).back(), 0);
}

TEST(Filter, SaysEveryShortResourceAndTheVolumesZoneLast) {
  NodeOffer node;
  node.zone = Id<network::Zone>{1};
  node.cpu_milli = 1000;
  node.memory_bytes = 1000;
  node.pods_max = 1;
  PodNeed pod{500, 500, Id<network::Zone>{0}, {}, false};
  EXPECT_TRUE(filter(pod, node).volume_zone);
  pod.cpu_milli = pod.memory_bytes = 1001;
  const Refusal refusal = filter(pod, node);
  EXPECT_TRUE(refusal.cpu && refusal.memory && !refusal.volume_zone && !refusal.too_many_pods);
  node.cordoned = true;
  EXPECT_TRUE(filter(pod, node).cordoned);
  EXPECT_FALSE(filter(pod, node).cpu);
}

TEST(Message, CountsAndSortsTheReasons) {
  Refusal cpu, both, away;
  cpu.cpu = both.cpu = both.memory = true;
  away.unreachable = true;
  const std::vector<Refusal> said = {away, cpu, both};
  EXPECT_EQ(unschedulable_message(said),
            "0/3 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint "
            "{node.kubernetes.io/unreachable: }, 2 Insufficient cpu.");
}

TEST(Scheduler, SpreadsASettledWorkloadOverZones) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(6, 250));
  for (const Endpoints& zone : endpoints(cluster.world, api)) EXPECT_EQ(zone.answering, 2);
  EXPECT_EQ(ready_pods(cluster.world, api), 6);
  EXPECT_EQ(cluster.world.future().size(), Cluster().world.future().size() + 1);  // Its first look.
}

TEST(Scheduler, PlacesANewPodAndItBecomesReadyAfterPullAndReadiness) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(1, 250));
  cluster.start();
  cluster.give(Scale{"api", 2});
  cluster.pass(seconds(1));
  EXPECT_EQ(cluster.pod("api-2").phase, PodPhase::starting);
  EXPECT_NE(cluster.zone_of(cluster.pod("api-2")), cluster.zone_of(cluster.pod("api-1")));
  cluster.pass(seconds(14));  // 180 MB at 22 ms each, 2 s of start, 8 s to ready.
  EXPECT_TRUE(cluster.pod("api-2").ready);
  EXPECT_FALSE(cluster.pod("api-2").in_endpoints);
  cluster.pass(seconds(2));
  EXPECT_EQ(cluster.endpoints_in(api, true), 2);
  EXPECT_THAT(cluster.story("kubernetes.pod_ready"),
              testing::ElementsAre("command_given", "workload_scaled", "pod_created",
                                   "pod_scheduled", "pod_ready"));
}

TEST(Scheduler, SaysOnceWhyAPodWaitsAndTriesAgainWhenRoomAppears) {
  Cluster cluster;
  const Id<Workload> big = cluster.settle("big", Cluster::deployment(6, 1900));
  cluster.run([](Context& context) { context.edit_only<Settings>().autoscaler.enabled = false; });
  cluster.start();
  cluster.give(Scale{"big", 7});
  cluster.pass(minutes(20));
  EXPECT_EQ(pending_pods(cluster.world, big), 1);
  EXPECT_EQ(cluster.count("kubernetes.pod_unschedulable"), 1);
  EXPECT_EQ(pending_message(cluster.world, cluster.world.find<Pod>("big-7")),
            "0/6 nodes are available: 6 Insufficient cpu.");
  cluster.give(Scale{"big", 6});  // The waiting one goes first.
  EXPECT_EQ(pending_pods(cluster.world, big), 0);
  EXPECT_EQ(ready_pods(cluster.world, big), 6);
}

TEST(Scheduler, ThePlaceOfAWorkloadDoesNotDependOnOthersLuck) {
  Cluster alone, together;
  alone.settle("api", Cluster::deployment(1, 250));
  Workload tiny = Cluster::deployment(0, 0);
  together.settle("other", tiny);
  together.settle("api", Cluster::deployment(1, 250));
  EXPECT_EQ(alone.pod("api-1").node, together.pod("api-1").node);
}

}  // namespace
}  // namespace drydock::kubernetes
