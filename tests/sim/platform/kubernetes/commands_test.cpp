// What commands refuse and foretell, drains, deletions, restarts and stateful sets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/backoff.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/drain.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

TEST(Commands, RefuseWithAReasonAndAHint) {
  Cluster cluster;
  cluster.settle("api", Cluster::deployment(1, 250));
  Declaration agent = Cluster::deployment(0, 100);
  agent.workload.kind = WorkloadKind::daemon_set;
  cluster.settle("datadog-agent", agent);
  cluster.start();
  const Fingerprint before = cluster.fingerprint();
  EXPECT_EQ(check(cluster.world, Scale{"apo", 2}).error().hint, "Did you mean api?");
  EXPECT_FALSE(check(cluster.world, Scale{"api", 1001}));
  EXPECT_FALSE(check(cluster.world, Scale{"api", -1}));
  EXPECT_FALSE(check(cluster.world, Scale{"datadog-agent", 2}));
  EXPECT_FALSE(check(cluster.world, DeletePod{"api-9"}));
  EXPECT_FALSE(check(cluster.world, UncordonNode{"node-a1"}));
  EXPECT_FALSE(check(cluster.world, DrainNode{"node-x1"}));
  EXPECT_EQ(cluster.fingerprint(), before);
}

TEST(DaemonSet, HasAPodOnEachNodeAndOnEachThatJoins) {
  Cluster cluster;
  Declaration agent = Cluster::deployment(0, 100);
  agent.workload.kind = WorkloadKind::daemon_set;
  const Id<Workload> id = cluster.settle("datadog-agent", agent);
  cluster.start();
  EXPECT_EQ(ready_pods(cluster.world, id), 6);
  EXPECT_TRUE(cluster.pod("datadog-agent-node-b2").ready);
  cluster.run([&](Context& c) { compute::set_desired(c, cluster.groups[0], 3); });
  cluster.pass(minutes(5));
  EXPECT_EQ(ready_pods(cluster.world, id), 7);
  EXPECT_TRUE(cluster.pod("datadog-agent-node-a3").ready);
}

TEST(Drain, RespectsTheBudgetAndEnds) {
  Cluster cluster;
  Declaration careful = Cluster::deployment(12, 250);
  careful.budget = Cluster::max_unavailable(1);
  const Id<Workload> id = cluster.settle("careful", careful);
  cluster.start();
  const std::size_t on_it = pods_on(cluster.world, cluster.node("node-a1")).size();
  ASSERT_GE(on_it, 1u);
  cluster.give(DrainNode{"node-a1"});
  std::int32_t least = 12;
  for (int i = 0; i < 300; ++i) {
    cluster.pass(seconds(1));
    least = std::min(least, ready_pods(cluster.world, id));
  }
  EXPECT_EQ(least, 11);
  EXPECT_EQ(cluster.count("kubernetes.node_drained"), 1);
  EXPECT_TRUE(pods_on(cluster.world, cluster.node("node-a1")).empty());
  EXPECT_EQ(ready_pods(cluster.world, id), 12);
  EXPECT_EQ(cluster.story("kubernetes.node_drained").front(), "command_given");
}

TEST(DeletePod, IsReplacedAndGoesAfterItsGrace) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(2, 250));
  cluster.start();
  cluster.give(DeletePod{"api-1"});
  EXPECT_EQ(cluster.pod("api-1").phase, PodPhase::terminating);
  EXPECT_EQ(cluster.world[api].pods.length, 3);
  EXPECT_FALSE(check(cluster.world, DeletePod{"api-1"}));
  cluster.pass(seconds(40));
  EXPECT_EQ(cluster.pod("api-1").phase, PodPhase::gone);
  EXPECT_EQ(ready_pods(cluster.world, api), 2);
}

TEST(KillPod, RestartsAtOnceThenWithABackOff) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(1, 250));
  cluster.start();
  const auto kill = [&] {
    cluster.run([&](Context& c) { kill_pod(c, c.world().find<Pod>("api-1")); });
  };
  kill();
  EXPECT_EQ(cluster.endpoints_in(api, true), 0);
  cluster.pass(seconds(10));
  EXPECT_TRUE(cluster.pod("api-1").ready);
  kill();
  cluster.pass(seconds(19));
  EXPECT_FALSE(cluster.pod("api-1").ready);
  cluster.pass(seconds(1));
  EXPECT_TRUE(cluster.pod("api-1").ready);
  EXPECT_EQ(cluster.pod("api-1").restart_delay, seconds(20));
}

// Source: kubernetes/kubernetes client-go util/flowcontrol/backoff_test.go.
TEST(Backoffs, DoubleAndAreForgotten) {
  Backoff entry;
  Time now{hours(1)};
  for (const int expected : {10, 20, 40, 80, 160, 300, 300}) {
    entry = next(entry, now, seconds(10), seconds(300));
    EXPECT_EQ(entry.delay, seconds(expected));
    now += seconds(expected);
  }
  EXPECT_FALSE(in_backoff_since(entry, now + seconds(601), now + seconds(601), seconds(300)));
  EXPECT_EQ(next(entry, now + seconds(601), seconds(10), seconds(300)).delay, seconds(10));
}

TEST(StatefulSet, GrowsInOrderAndShrinksFromTheTop) {
  Cluster cluster;
  Declaration queue = Cluster::deployment(1, 100);
  queue.workload.kind = WorkloadKind::stateful_set;
  queue.pod.volume_gib = 20;
  const Id<Workload> id = cluster.settle("events-mq", queue);
  cluster.start();
  cluster.give(Scale{"events-mq", 3});
  cluster.pass(seconds(5));
  EXPECT_EQ(cluster.world[id].pods.length, 2);
  cluster.pass(minutes(2));
  EXPECT_EQ(ready_pods(cluster.world, id), 3);
  EXPECT_EQ(cluster.world.table<Claim>().size(), 3u);
  cluster.give(Scale{"events-mq", 1});
  cluster.pass(seconds(5));
  EXPECT_EQ(cluster.pod("events-mq-2").phase, PodPhase::terminating);
  EXPECT_TRUE(cluster.pod("events-mq-1").ready);
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.world[id].pods.length, 1);
  EXPECT_EQ(cluster.world.table<Claim>().size(), 3u);  // Volumes stay.
}

TEST(ScaleIn, TakesTheWorstPodFirst) {
  ScaleInRank ready{true, 1, true, 1, hours(1), 0, Time{hours(1)}};
  ScaleInRank unassigned{};
  ScaleInRank crowded = ready;
  crowded.siblings = 2;
  ScaleInRank newer = ready;
  newer.created = Time{hours(2)};
  EXPECT_TRUE(goes_first(unassigned, ready));
  EXPECT_TRUE(goes_first(crowded, ready));
  EXPECT_TRUE(goes_first(newer, ready));
  EXPECT_FALSE(goes_first(ready, newer));
}

}  // namespace
}  // namespace drydock::kubernetes
