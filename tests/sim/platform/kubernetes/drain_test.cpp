// What is said while pods cannot leave a node: budgets that refuse, kubelets that are silent.
#include "sim/platform/kubernetes/drain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/node_commands.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

/// Six pods that may not go, one on each node.
struct Held : Cluster {
  Held() {
    Declaration made = Cluster::deployment(6, 250);
    made.budget = Cluster::max_unavailable(0);
    id = settle("sessions", made);
    run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
    start();
    pass(seconds(10));
  }
  Id<Workload> id;
};

TEST(Refusals, AreSaidOncePerPodAndDrain) {
  Held held;
  held.give(DrainNode{"node-a1"});
  held.pass(minutes(20));
  EXPECT_EQ(held.count("kubernetes.pod_eviction_refused"), 1);
  EXPECT_EQ(held.count("kubernetes.node_drained"), 0);
  EXPECT_THAT(held.story("kubernetes.pod_eviction_refused"),
              testing::ElementsAre("command_given", "pod_eviction_refused"));
  held.give(UncordonNode{"node-a1"});
  held.give(DrainNode{"node-a1"});
  held.pass(minutes(1));
  EXPECT_EQ(held.count("kubernetes.pod_eviction_refused"), 2);
}

TEST(Refusals, SayWhatTheEvictionApiSays) {
  EXPECT_EQ(say(EvictionAnswer::budget_refuses),
            "cannot evict pod as it would violate the pod's disruption budget");
  EXPECT_THAT(std::string(say(EvictionAnswer::several_budgets)),
              testing::HasSubstr("more than one disruption budget"));
}

TEST(Cordons, AreSaidOnceAndEnd) {
  Held held;
  held.give(CordonNode{"node-a1"});
  EXPECT_EQ(held.count("kubernetes.node_cordoned"), 1);
  held.give(DrainNode{"node-a1"});
  EXPECT_EQ(held.count("kubernetes.node_cordoned"), 1) << "it was already";
  held.give(DrainNode{"node-b1"});
  EXPECT_EQ(held.count("kubernetes.node_cordoned"), 2);
  held.give(UncordonNode{"node-a1"});
  EXPECT_EQ(held.count("kubernetes.node_uncordoned"), 1);
}

TEST(StuckPods, SayThatTheirNodeDoesNotAnswer) {
  Held held;
  held.run([&](Context& c) { compute::impair(c, held.instance("node-a1")); });
  held.pass(minutes(10));
  EXPECT_EQ(held.count("kubernetes.pod_stuck_terminating"), 1);
  EXPECT_EQ(held.story("kubernetes.pod_stuck_terminating").back(), "pod_stuck_terminating");
  EXPECT_THAT(held.story("kubernetes.pod_stuck_terminating"), testing::Contains("pod_evicted"));
}

TEST(StuckPods, ThatWereDeletedBeforeItWasKnownSaySoWhenItIs) {
  Held held;
  held.run([&](Context& c) { compute::impair(c, held.instance("node-a1")); });
  const Id<Pod> pod = held.world[held.node("node-a1")].on_node.first;
  held.give(DeletePod{std::string(held.world.text(held.world[pod].name))});
  EXPECT_EQ(held.count("kubernetes.pod_stuck_terminating"), 0);
  held.pass(seconds(50));
  EXPECT_EQ(held.count("kubernetes.pod_stuck_terminating"), 1);
  EXPECT_THAT(held.story("kubernetes.pod_stuck_terminating"), testing::Contains("node_not_ready"));
}

TEST(StuckPods, AreNoneOnANodeOutOfService) {
  Held held;
  held.run([&](Context& c) { compute::impair(c, held.instance("node-a1")); });
  held.pass(minutes(1));
  held.give(TaintNode{"node-a1", "node.kubernetes.io/out-of-service", "nodeshutdown", "NoExecute"});
  held.pass(minutes(1));
  EXPECT_EQ(held.count("kubernetes.pod_stuck_terminating"), 0);
}

}  // namespace
}  // namespace drydock::kubernetes
