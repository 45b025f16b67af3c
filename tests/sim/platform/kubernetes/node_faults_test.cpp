// What happens to nodes and the pods on them: taints by hand, reboots, machines that stop or leave,
// pressure.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/node_commands.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/node_pressure.h"
#include "sim/platform/kubernetes/taints.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

using testing::HasSubstr;

/// Six pods on six nodes, the autoscaler asleep.
struct Six : Cluster {
  Six() {
    api = settle("api", Cluster::deployment(6, 250));
    run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
    start();
    pass(seconds(10));
  }
  template <class Command>
  std::string refusal(const Command& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? "" : answer.error().message + " " + answer.error().hint;
  }
  bool has(std::string_view node_name, std::string_view key, TaintEffect effect) const {
    return has_taint(world, node(node_name), key, effect);
  }
  int on(std::string_view node_name) const { return world[node(node_name)].pods; }

  Id<Workload> api;
};

TEST(Taints, ByHandKeepPodsAwayAndEndThem) {
  Six six;
  six.give(CordonNode{"node-a1"});
  six.give(TaintNode{"node-a1", "dedicated", "db", "NoSchedule"});
  EXPECT_EQ(six.on("node-a1"), 1);
  six.give(TaintNode{"node-a1", "dedicated", "db", "NoExecute"});
  six.pass(minutes(2));
  EXPECT_EQ(six.on("node-a1"), 0);
  EXPECT_EQ(ready_pods(six.world, six.api), 6);
  EXPECT_THAT(six.refusal(TaintNode{"node-a1", "dedicated", "web", "NoExecute"}),
              HasSubstr("already"));
  EXPECT_THAT(six.refusal(TaintNode{"node-a1", "x", "", "NoGo"}), HasSubstr("PreferNoSchedule"));
  EXPECT_THAT(six.refusal(TaintNode{"node-a1", "a key", "", "NoExecute"}), HasSubstr("no key"));
  EXPECT_THAT(six.refusal(UntaintNode{"node-a1", "other", "NoExecute"}),
              HasSubstr("dedicated:NoSchedule and dedicated:NoExecute"));
  six.give(UntaintNode{"node-a1", "dedicated", "NoExecute"});
  six.give(UntaintNode{"node-a1", "dedicated", "NoSchedule"});
  EXPECT_EQ(six.world[six.node("node-a1")].taint_count, 0);
}

TEST(Taints, OfALostNodeComeAndGo) {
  Six six;
  six.run([&](Context& c) { compute::impair(c, six.instance("node-b1")); });
  six.pass(minutes(1));
  EXPECT_TRUE(six.has("node-b1", unreachable_taint, TaintEffect::no_schedule));
  EXPECT_TRUE(six.has("node-b1", unreachable_taint, TaintEffect::no_execute));
  six.pass(minutes(2));
  six.run([&](Context& c) { compute::recover(c, six.instance("node-b1")); });
  six.pass(minutes(10));
  EXPECT_EQ(six.world[six.node("node-b1")].taint_count, 0);
  EXPECT_EQ(six.count("kubernetes.pod_evicted"), 0) << "the toleration was cancelled";
}

TEST(Taints, OutOfServiceFreesWhatANodeHolds) {
  Six six;
  six.run([&](Context& c) { compute::impair(c, six.instance("node-b1")); });
  six.pass(minutes(8));
  EXPECT_EQ(six.world[six.api].leaving, 1) << "Terminating until somebody acts";
  six.give(TaintNode{"node-b1", "node.kubernetes.io/out-of-service", "nodeshutdown", "NoExecute"});
  six.pass(seconds(21));
  EXPECT_EQ(six.world[six.api].leaving, 0);
  EXPECT_EQ(six.on("node-b1"), 0);
}

TEST(Labels, AreSetAndTakenAway) {
  Six six;
  six.give(LabelNode{"node-a1", "disk", "ssd"});
  EXPECT_THAT(six.refusal(LabelNode{"node-a1", "disk", "ssd"}), HasSubstr("already"));
  six.give(LabelNode{"node-a1", "disk", "hdd"});
  six.give(LabelNode{"node-a1", "disk", ""});
  EXPECT_THAT(six.refusal(LabelNode{"node-a1", "disk", ""}), HasSubstr("no label"));
}

TEST(Reboot, RestartsThePodsOfANode) {
  Six six;
  const Id<Pod> pod = six.world[six.node("node-a1")].on_node.first;
  six.give(compute::RebootMachine{"node-a1"});
  EXPECT_EQ(six.endpoints_in(six.api, true), 5);
  six.pass(minutes(5));
  EXPECT_EQ(six.count("kubernetes.node_not_ready"), 1) << "95 s are longer than the grace";
  EXPECT_EQ(six.world[pod].restarts, 1);
  EXPECT_EQ(ready_pods(six.world, six.api), 6);
  EXPECT_EQ(six.world[six.node("node-a1")].condition, NodeCondition::ready);
}

TEST(Stop, LeavesTheNodeWithTheShutdownTaint) {
  Six six;
  six.give(compute::SuspendProcess{"a", "replace-unhealthy"});
  six.give(compute::StopMachine{"node-a1"});
  six.pass(minutes(2));
  EXPECT_TRUE(six.has("node-a1", shutdown_taint, TaintEffect::no_schedule));
  EXPECT_EQ(six.world[six.node("node-a1")].condition, NodeCondition::unknown);
  six.give(compute::StartMachine{"node-a1"});
  six.pass(minutes(5));
  EXPECT_EQ(six.world[six.node("node-a1")].condition, NodeCondition::ready);
  EXPECT_EQ(six.world[six.node("node-a1")].taint_count, 0);
}

TEST(Terminated, NodesAreRemovedByTheCloudAndTheirPodsCollected) {
  Six six;
  six.give(compute::TerminateMachine{"node-a1"});
  six.pass(minutes(5));
  const Duration removed =
      six.when("kubernetes.node_removed") - six.when("compute.instance_terminated");
  EXPECT_GE(removed, seconds(35));
  EXPECT_LE(removed, seconds(55));
  const Duration deleted = six.when("kubernetes.pod_deleted") - six.when("kubernetes.node_removed");
  EXPECT_GE(deleted, seconds(40));
  EXPECT_LE(deleted, seconds(60));
  EXPECT_EQ(ready_pods(six.world, six.api), 6);
  EXPECT_EQ(six.world.only<ControlPlane>().nodes_ready, 6);
}

TEST(Leaving, AMachineGoesWhenItsNodeIsEmpty) {
  Six six;
  six.run([](Context& c) { c.edit_only<compute::Settings>().health.drain_wait = minutes(15); });
  six.give(compute::SetGroup{"a", -1, -1, 1});
  EXPECT_TRUE(six.world[six.node("node-a1")].cordoned);
  six.pass(minutes(3));
  EXPECT_EQ(six.world[six.instance("node-a1")].phase, compute::InstancePhase::terminated);
  EXPECT_LT(six.when("compute.instance_terminated"), minutes(2));
  EXPECT_EQ(six.count("kubernetes.pod_evicted"), 1);
  EXPECT_EQ(ready_pods(six.world, six.api), 6);
}

TEST(Pressure, EndsPodsOneByOneAndKeepsOthersAway) {
  Six six;
  const Id<Node> node = six.node("node-a1");
  six.give(CordonNode{"node-a1"});
  six.run([&](Context& c) {
    set_outside_use(c, node, NodeResource::memory,
                    Bytes{7 * gibibyte.count - 100 * mebibyte.count});
  });
  six.pass(seconds(15));
  EXPECT_TRUE(six.world[node].memory_pressure);
  EXPECT_TRUE(six.has("node-a1", memory_pressure_taint, TaintEffect::no_schedule));
  EXPECT_EQ(six.count("kubernetes.pod_ended_by_kubelet"), 1);
  EXPECT_EQ(six.on("node-a1"), 0);
  six.pass(minutes(4));
  EXPECT_TRUE(six.world[node].memory_pressure) << "the condition stays for five minutes";
  six.pass(minutes(2));
  EXPECT_FALSE(six.world[node].memory_pressure);
  EXPECT_EQ(six.count("kubernetes.node_has_room"), 1);
  EXPECT_EQ(ready_pods(six.world, six.api), 6);
}

TEST(Pressure, OfADiskLastsUntilItIsEmptied) {
  Six six;
  const Id<Node> node = six.node("node-a1");
  const auto fill = [&](std::int64_t gib) {
    six.run([&](Context& c) {
      set_outside_use(c, node, NodeResource::disk, Bytes{gib * gibibyte.count});
    });
  };
  fill(17);
  six.pass(minutes(1));
  EXPECT_FALSE(six.world[node].disk_pressure);
  fill(19);
  six.pass(minutes(30));
  EXPECT_TRUE(six.world[node].disk_pressure);
  fill(0);
  six.pass(minutes(6));
  EXPECT_FALSE(six.world[node].disk_pressure);
  const std::uint64_t before = six.world.executed();
  six.pass(minutes(30));
  EXPECT_LE(six.world.executed() - before, 1u) << "nothing is pending";
}

}  // namespace
}  // namespace drydock::kubernetes
