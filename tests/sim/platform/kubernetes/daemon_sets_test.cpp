// Which nodes a daemon set runs on, as taints, labels and cordons come and go.
#include "sim/platform/kubernetes/daemon_sets.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/node_commands.h"
#include "sim/platform/kubernetes/taints.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

struct Agents : Cluster {
  Agents() {
    Declaration agent = Cluster::deployment(0, 100);
    agent.workload.kind = WorkloadKind::daemon_set;
    agent.pod.readiness_delay = seconds(1);
    id = settle("agent", agent);
    run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
    start();
    pass(seconds(10));
  }
  bool runs_on(const std::string& node) const {
    const Id<Pod> found = world.find<Pod>("agent-" + node);
    return found &&
           (world[found].phase == PodPhase::running || world[found].phase == PodPhase::starting);
  }
  Id<Workload> id;
};

struct FitRow {
  const char* key;
  TaintEffect effect;
  DaemonFit fit;
};

class Fit : public testing::TestWithParam<FitRow> {};

/// The rows follow NodeShouldRunDaemonPod and the table of automatic tolerations in the
/// documentation page "DaemonSet".
TEST_P(Fit, DependsOnTheTaint) {
  Agents agents;
  const FitRow& row = GetParam();
  agents.run([&](Context& c) { put_taint(c, agents.node("node-a1"), row.key, "", row.effect); });
  const DaemonFit fit = daemon_fit(agents.world, agents.id, agents.node("node-a1"));
  EXPECT_EQ(fit.should_run, row.fit.should_run);
  EXPECT_EQ(fit.may_stay, row.fit.may_stay);
  agents.pass(minutes(1));
  EXPECT_EQ(agents.runs_on("node-a1"), row.fit.may_stay);
}

INSTANTIATE_TEST_SUITE_P(
    Taints, Fit,
    testing::Values(
        FitRow{"dedicated", TaintEffect::no_schedule, {false, true}},
        FitRow{"dedicated", TaintEffect::prefer_no_schedule, {true, true}},
        FitRow{"dedicated", TaintEffect::no_execute, {false, false}},
        FitRow{"node.kubernetes.io/not-ready", TaintEffect::no_execute, {true, true}},
        FitRow{"node.kubernetes.io/not-ready", TaintEffect::no_schedule, {false, true}},
        FitRow{"node.kubernetes.io/unreachable", TaintEffect::no_execute, {true, true}},
        FitRow{"node.kubernetes.io/unreachable", TaintEffect::no_schedule, {false, true}},
        FitRow{"node.kubernetes.io/disk-pressure", TaintEffect::no_schedule, {true, true}},
        FitRow{"node.kubernetes.io/memory-pressure", TaintEffect::no_schedule, {true, true}},
        FitRow{"node.kubernetes.io/pid-pressure", TaintEffect::no_schedule, {true, true}},
        FitRow{"node.kubernetes.io/unschedulable", TaintEffect::no_schedule, {true, true}},
        FitRow{"node.kubernetes.io/out-of-service", TaintEffect::no_execute, {false, false}}));

TEST(DaemonSets, ComeBackWhenTheTaintIsTakenOff) {
  Agents agents;
  agents.give(TaintNode{"node-a1", "dedicated", "db", "NoExecute"});
  agents.pass(minutes(1));
  EXPECT_EQ(agents.world[agents.id].pods.length, 5) << "none is made in its place";
  agents.give(UntaintNode{"node-a1", "dedicated", "NoExecute"});
  agents.pass(minutes(1));
  EXPECT_EQ(ready_pods(agents.world, agents.id), 6);
}

TEST(DaemonSets, MakeNoPodForANodeThatDoesNotAnswer) {
  Agents agents;
  agents.run([&](Context& c) { compute::impair(c, agents.instance("node-a1")); });
  agents.pass(minutes(7));
  EXPECT_EQ(agents.count("kubernetes.pod_evicted"), 0) << "unreachable is tolerated for ever";
  agents.give(ForceDeletePod{"agent-node-a1"});
  agents.pass(minutes(1));
  EXPECT_EQ(agents.world[agents.id].pods.length, 5);
  EXPECT_EQ(agents.count("kubernetes.pod_unschedulable"), 0);
  agents.run([&](Context& c) { compute::recover(c, agents.instance("node-a1")); });
  agents.pass(minutes(1));
  EXPECT_EQ(ready_pods(agents.world, agents.id), 6) << "made when the taint went";
}

TEST(DaemonSets, FollowTheLabelsThatTheyAskFor) {
  Cluster cluster;
  Declaration agent = Cluster::deployment(0, 100);
  agent.workload.kind = WorkloadKind::daemon_set;
  Id<Workload> id;
  cluster.run([&](Context& c) {
    id = Cluster::add(c, "agent", agent);
    NodeRequirement wish;
    wish.key = c.name("disk");
    wish.values = add_range(c, std::vector<NodeValue>{{c.name("ssd")}});
    const auto wishes = add_range(c, std::vector<NodeRequirement>{wish});
    c.edit(c[id].spec).node_requirements = wishes;
    settle_workload(c, id, {});
  });
  cluster.start();
  EXPECT_EQ(cluster.world[id].pods.length, 0);
  cluster.give(LabelNode{"node-b1", "disk", "ssd"});
  cluster.pass(minutes(1));
  EXPECT_TRUE(cluster.pod("agent-node-b1").ready);
  EXPECT_EQ(cluster.world[id].pods.length, 1);
  cluster.give(LabelNode{"node-b1", "disk", ""});
  cluster.pass(minutes(1));
  EXPECT_EQ(cluster.world[id].pods.length, 0);
}

TEST(DaemonSets, SayWhatTheirNodeLacksAndNotWhatOthersHave) {
  Agents agents;
  Declaration heavy = Cluster::deployment(0, 1800);
  heavy.workload.kind = WorkloadKind::daemon_set;
  agents.settle("filler", Cluster::deployment(6, 1000));
  Id<Workload> id;
  agents.run([&](Context& c) {
    id = Cluster::add(c, "heavy", heavy);
    reconcile(c, id);
  });
  agents.pass(seconds(10));
  ASSERT_GT(pending_pods(agents.world, id), 0);
  for (const Id<Pod> pod : pods_of(agents.world, id)) {
    if (agents.world[pod].phase != PodPhase::pending) continue;
    EXPECT_EQ(agents.world[pod].reason, PendingReason::insufficient_cpu);
  }
}

}  // namespace
}  // namespace drydock::kubernetes
