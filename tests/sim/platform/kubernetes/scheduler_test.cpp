// Filters, scores and the scheduling cycle.
#include "sim/platform/kubernetes/scheduler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

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
            "0/6 nodes are available: 6 Insufficient cpu. preemption: 0/6 nodes are available: 6 "
            "No preemption victims found for incoming pod.");
  cluster.give(Scale{"big", 6});  // The waiting one goes first.
  EXPECT_EQ(pending_pods(cluster.world, big), 0);
  EXPECT_EQ(ready_pods(cluster.world, big), 6);
}

TEST(Scheduler, ThePlaceOfAWorkloadDoesNotDependOnOthersLuck) {
  Cluster alone, together;
  alone.settle("api", Cluster::deployment(1, 250));
  Declaration tiny = Cluster::deployment(0, 0);
  together.settle("other", tiny);
  together.settle("api", Cluster::deployment(1, 250));
  EXPECT_EQ(alone.pod("api-1").node, together.pod("api-1").node);
}

}  // namespace
}  // namespace drydock::kubernetes
