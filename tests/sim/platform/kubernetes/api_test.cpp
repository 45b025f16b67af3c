// A control plane that does not answer: nothing is decided, what runs goes on, and all is made up
// for when it is back.
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/chains.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

struct Plane : Cluster {
  Plane() {
    api = settle("api", Cluster::deployment(6, 250));
    run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
    start();
    pass(seconds(10));
  }
  void set(bool answers) {
    run([answers](Context& c) { set_api(c, answers); });
  }
  template <class Command>
  std::string refusal(const Command& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? "" : answer.error().message;
  }
  int on(std::string_view name) const { return world[node(name)].pods; }

  Id<Workload> api;
};

TEST(ApiServer, WithoutItNoCommandIsTakenAndNothingChanges) {
  Plane plane;
  plane.set(false);
  EXPECT_EQ(plane.refusal(Scale{"api", 3}), "The API server does not answer.");
  EXPECT_EQ(plane.refusal(CordonNode{"node-a1"}), "The API server does not answer.");
  plane.pass(minutes(30));
  EXPECT_EQ(ready_pods(plane.world, plane.api), 6);
  EXPECT_EQ(plane.endpoints_in(plane.api, true), 6);
  plane.set(true);
  plane.give(Scale{"api", 8});
  plane.pass(minutes(2));
  EXPECT_EQ(ready_pods(plane.world, plane.api), 8);
  EXPECT_EQ(plane.count("kubernetes.api_down"), 1);
  EXPECT_EQ(plane.count("kubernetes.api_back"), 1);
}

TEST(ApiServer, WithoutItNoNodeBecomesNotReady) {
  Plane plane;
  plane.set(false);
  plane.run([&](Context& c) { compute::impair(c, plane.instance("node-b1")); });
  plane.pass(minutes(30));
  EXPECT_EQ(plane.count("kubernetes.node_not_ready"), 0);
  EXPECT_EQ(plane.endpoints_in(plane.api, false), 1) << "proxies still send to the dead pod";
  plane.set(true);
  plane.pass(seconds(30));
  EXPECT_EQ(plane.count("kubernetes.node_not_ready"), 0) << "its lease has a new grace";
  plane.pass(seconds(20));
  EXPECT_EQ(plane.count("kubernetes.node_not_ready"), 1);
  plane.pass(minutes(7));
  EXPECT_EQ(ready_pods(plane.world, plane.api), 6) << "evicted and made anew";
}

TEST(ApiServer, KubeletsRestartContainersWithoutIt) {
  Plane plane;
  plane.set(false);
  const Id<Pod> pod = plane.world[plane.api].pods.first;
  plane.run([&](Context& c) { kill_pod(c, pod); });
  plane.pass(minutes(1));
  EXPECT_TRUE(plane.world[pod].serving);
  EXPECT_EQ(plane.world[pod].restarts, 1);
}

TEST(ApiServer, NewMachinesJoinWhenItIsBack) {
  Plane plane;
  plane.set(false);
  plane.run([&](Context& c) { compute::set_desired(c, plane.groups[0], 3); });
  plane.pass(minutes(30));
  EXPECT_FALSE(plane.node("node-a3"));
  plane.set(true);
  plane.pass(minutes(1));
  ASSERT_TRUE(plane.node("node-a3"));
  EXPECT_EQ(plane.world[plane.node("node-a3")].condition, NodeCondition::ready);
}

TEST(ApiServer, DrainsAndEvictionsWaitForIt) {
  Plane plane;
  plane.give(DrainNode{"node-a1"});
  plane.set(false);
  plane.pass(minutes(10));
  plane.set(true);
  plane.pass(minutes(3));
  EXPECT_EQ(plane.on("node-a1"), 0);
  EXPECT_EQ(ready_pods(plane.world, plane.api), 6);
}

}  // namespace
}  // namespace drydock::kubernetes
