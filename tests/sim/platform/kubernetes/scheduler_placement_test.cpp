// What the scheduler does with constraints, priorities and a queue, in a small cluster.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/selectors.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

using testing::HasSubstr;

/// Six nodes in three zones; nothing grows or shrinks by itself.
class Placement : public testing::Test {
 protected:
  Placement() {
    cluster_.run(
        [](Context& context) { context.edit_only<Settings>().autoscaler.enabled = false; });
  }

  Name name(std::string_view text) { return cluster_.world.names().intern(text); }
  const Workload& workload(std::string_view text) const {
    return cluster_.world[cluster_.world.find<Workload>(text)];
  }
  int pending(std::string_view text) const { return workload(text).pending; }
  std::string why(std::string_view pod) const {
    return pending_message(cluster_.world, cluster_.world.find<Pod>(pod));
  }
  PendingReason reason(std::string_view pod) const { return cluster_.pod(pod).reason; }
  void create(const std::string& text, const Declaration& made) {
    cluster_.run([&](Context& context) { Cluster::add(context, text, made); });
  }
  /// Puts a taint on a node.
  void taint_node(std::uint32_t node, std::string_view key, TaintEffect effect) {
    cluster_.run([&](Context& context) {
      Node& row = context.edit(Id<Node>{node});
      row.taints[static_cast<std::size_t>(row.taint_count++)] = {
          context.name(key), context.name("yes"), effect, context.now()};
    });
  }
  Id<PriorityClass> priority(std::string_view text, std::int32_t value) {
    Id<PriorityClass> id;
    cluster_.run([&](Context& context) {
      PriorityClass row;
      row.name = context.name(text);
      row.value = value;
      id = context.add(row);
    });
    return id;
  }
  static Declaration deployment(std::int32_t replicas, std::int64_t cpu_milli) {
    return Cluster::deployment(replicas, cpu_milli);
  }
  AffinityTerm apart(std::string_view key) {
    AffinityTerm term;
    term.anti = term.required = true;
    term.topology_key = name(key);
    return term;
  }
  std::map<std::string, int> by_zone(std::string_view text) const {
    std::map<std::string, int> zones;
    for (const Id<Pod> id : pods_of(cluster_.world, cluster_.world.find<Workload>(text)))
      ++zones[cluster_.zone_of(cluster_.world[id])];
    return zones;
  }

  Cluster cluster_;
};

TEST_F(Placement, AHardSpreadLeavesNoZoneBehind) {
  Declaration made = deployment(7, 100);
  made.spread.front().when_unsatisfiable = WhenUnsatisfiable::do_not_schedule;
  create("api", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(by_zone("api").size(), 3u);
  for (const auto& [zone, pods] : by_zone("api")) EXPECT_GE(pods, 2) << zone;
}

TEST_F(Placement, AHardSpreadWaitsWhenOnlyOtherZonesHaveRoom) {
  for (const std::uint32_t node : {4u, 5u}) taint_node(node, "closed", TaintEffect::no_schedule);
  Declaration made = deployment(5, 100);
  made.spread.front().when_unsatisfiable = WhenUnsatisfiable::do_not_schedule;
  create("api", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  // Tainted nodes are domains all the same, so that every zone keeps to one pod.
  EXPECT_EQ(pending("api"), 3);
  EXPECT_EQ(reason("api-5"), PendingReason::topology_spread);
  EXPECT_THAT(why("api-5"), HasSubstr("node(s) didn't match pod topology spread constraints"));
  EXPECT_THAT(why("api-5"), HasSubstr("2 node(s) had untolerated taint {closed: yes}"));
}

TEST_F(Placement, OneOfAKindOnANodeAndNoMore) {
  Declaration made = deployment(7, 100);
  made.affinity = {{apart(hostname_key), {{name(app_key), name("api")}}}};
  create("api", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(pending("api"), 1);
  EXPECT_EQ(reason("api-7"), PendingReason::pod_anti_affinity);
  EXPECT_EQ(why("api-7"),
            "0/6 nodes are available: 6 node(s) didn't match pod anti-affinity rules. preemption: "
            "0/6 nodes are available: 6 No preemption victims found for incoming pod.");
}

TEST_F(Placement, AntiAffinityHoldsForThoseWhoComeLater) {
  Declaration first = deployment(6, 100);
  first.affinity = {{apart(hostname_key), {{name(app_key), name("loud")}}}};
  create("quiet", first);
  cluster_.start();
  cluster_.pass(seconds(1));
  cluster_.run([](Context& context) {
    const Id<Workload> id = Cluster::add(context, "loud", Cluster::deployment(0, 100));
    context.edit(id).replicas = 0;
  });
  cluster_.give(Scale{"loud", 1});
  cluster_.pass(seconds(1));
  EXPECT_EQ(reason("loud-1"), PendingReason::pod_anti_affinity);
  EXPECT_THAT(why("loud-1"), HasSubstr("didn't satisfy existing pods anti-affinity rules"));
}

TEST_F(Placement, AffinityToItselfStartsSomewhereAndStays) {
  AffinityTerm near;
  near.required = true;
  near.topology_key = name(zone_key);
  Declaration made = deployment(4, 100);
  made.affinity = {{near, {{name(app_key), name("api")}}}};
  create("api", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(pending("api"), 0);
  EXPECT_EQ(by_zone("api").size(), 1u);
}

TEST_F(Placement, ANodeSelectorIsObeyed) {
  Declaration made = deployment(2, 100);
  DeclaredRequirement in_zone;
  in_zone.requirement.key = name(zone_key);
  in_zone.values = {name("b")};
  made.node_requirements = {in_zone};
  create("api", made);
  in_zone.values = {name("x")};
  made.node_requirements = {in_zone};
  create("lost", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(by_zone("api"), (std::map<std::string, int>{{"b", 2}}));
  EXPECT_EQ(reason("lost-1"), PendingReason::node_affinity);
  EXPECT_EQ(why("lost-1"),
            "0/6 nodes are available: 6 node(s) didn't match Pod's node affinity/selector. "
            "preemption: 0/6 nodes are available: 6 Preemption is not helpful for scheduling.");
}

TEST_F(Placement, OnlyWhoToleratesATaintComes) {
  for (std::uint32_t node = 0; node < 6; ++node)
    taint_node(node, "dedicated", TaintEffect::no_schedule);
  create("plain", deployment(1, 100));
  Declaration made = deployment(2, 100);
  Toleration toleration;
  toleration.key = name("dedicated");
  toleration.value = name("yes");
  made.tolerations = {toleration};
  create("special", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(pending("special"), 0);
  EXPECT_EQ(reason("plain-1"), PendingReason::untolerated_taint);
}

TEST_F(Placement, AHostPortIsTakenOnceANode) {
  Declaration made = deployment(7, 100);
  made.host_ports = {HostPort{8080, Protocol::tcp}};
  create("proxy", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(pending("proxy"), 1);
  EXPECT_EQ(reason("proxy-7"), PendingReason::host_port_taken);
}

TEST_F(Placement, VolumesAreLimitedOnANode) {
  cluster_.run([](Context& context) {
    for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i)
      context.edit(Id<Node>{i}).volumes_max = 1;
  });
  Declaration made = deployment(7, 100);
  made.workload.kind = WorkloadKind::stateful_set;
  made.workload.parallel = true;
  made.pod.volume_gib = 10;
  create("db", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(pending("db"), 1);
  EXPECT_EQ(reason("db-6"), PendingReason::volume_limit);
}

TEST_F(Placement, AnImportantPodTakesTheRoomOfAnother) {
  cluster_.settle("batch", deployment(6, 1900));
  Declaration made = deployment(0, 1000);
  made.pod.priority_class = priority("high", 1000);
  cluster_.settle("vital", made);
  cluster_.start();
  cluster_.give(Scale{"vital", 1});
  cluster_.pass(seconds(1));
  EXPECT_EQ(cluster_.count("kubernetes.pod_preempted"), 1);
  EXPECT_EQ(cluster_.pod("vital-1").phase, PodPhase::pending);
  const Id<Node> promised = cluster_.pod("vital-1").nominated;
  ASSERT_TRUE(promised);
  EXPECT_EQ(why("vital-1"),
            "0/6 nodes are available: 6 Insufficient cpu. preemption: not eligible due to "
            "terminating pod on the nominated node.");
  cluster_.pass(seconds(45));  // The victim's grace, then the back-off.
  EXPECT_EQ(node_of(cluster_.pod("vital-1")), promised);
  EXPECT_EQ(pending("batch"), 1);  // Its replacement finds no room.
  EXPECT_EQ(cluster_.count("kubernetes.pod_preempted"), 1);
  EXPECT_THAT(cluster_.story("kubernetes.pod_preempted"),
              testing::ElementsAre("command_given", "workload_scaled", "pod_created",
                                   "pod_unschedulable", "pod_preempted"));
}

TEST_F(Placement, NobodyIsPreemptedForAPodThatNeverPreempts) {
  cluster_.settle("batch", deployment(6, 1900));
  Declaration made = deployment(0, 1000);
  made.pod.priority_class = priority("high", 1000);
  made.pod.preempts = false;
  cluster_.settle("polite", made);
  cluster_.start();
  cluster_.give(Scale{"polite", 1});
  cluster_.pass(minutes(1));
  EXPECT_EQ(cluster_.count("kubernetes.pod_preempted"), 0);
  EXPECT_THAT(why("polite-1"), HasSubstr("not eligible due to preemptionPolicy=Never."));
}

TEST_F(Placement, APreemptionSparesWhatABudgetProtectsWhereItCan) {
  Declaration guarded = deployment(3, 1900);
  guarded.budget = Cluster::max_unavailable(0);
  cluster_.settle("guarded", guarded);
  cluster_.settle("batch", deployment(3, 1900));
  Declaration made = deployment(0, 1000);
  made.pod.priority_class = priority("high", 1000);
  cluster_.settle("vital", made);
  cluster_.start();
  cluster_.give(Scale{"vital", 3});
  cluster_.pass(minutes(2));
  EXPECT_EQ(pending("vital"), 0);
  EXPECT_EQ(pending("guarded"), 0);
  EXPECT_EQ(pending("batch"), 3);
}

TEST_F(Placement, ThoseOfHigherPriorityAreTriedFirst) {
  create("first", deployment(6, 1500));
  Declaration made = deployment(6, 1500);
  made.pod.priority_class = priority("high", 1000);
  create("vital", made);
  cluster_.start();
  cluster_.pass(seconds(1));
  EXPECT_EQ(pending("vital"), 0);
  EXPECT_EQ(pending("first"), 6);
}

TEST_F(Placement, AWaitingPodBacksOffAndIsTriedWhenThereIsRoom) {
  cluster_.settle("batch", deployment(6, 1900));
  cluster_.start();
  cluster_.give(Scale{"batch", 7});
  cluster_.pass(minutes(4));
  EXPECT_EQ(cluster_.pod("batch-7").tries, 1);  // Nothing happened that could help.
  cluster_.pass(minutes(2));
  EXPECT_EQ(cluster_.pod("batch-7").tries, 2);  // It is tried after five minutes whatever happens.
  cluster_.give(DeletePod{"batch-1"});
  cluster_.pass(minutes(1));
  EXPECT_EQ(pending("batch"), 1);  // One of the two has the place.
}

TEST(Backoff, DoublesToItsMost) {
  for (const auto& [tries, expected] :
       std::map<int, int>{{1, 1}, {2, 2}, {3, 4}, {4, 8}, {5, 10}, {60, 10}})
    EXPECT_EQ(backoff_after(tries, seconds(1), seconds(10)), seconds(expected)) << tries;
}

/// Whatever is asked for: nodes hold what they can, hard spreads hold, and who waits has a reason.
class AnyMixture : public testing::TestWithParam<std::uint32_t> {};

TEST_P(AnyMixture, KeepsEveryRule) {
  Cluster cluster(Seed{GetParam()});
  std::uint32_t luck = GetParam() * 2654435761u;
  const auto draw = [&](std::uint32_t below) {
    return (luck = luck * 1664525u + 1013904223u) / 7 % below;
  };
  cluster.run([&](Context& context) {
    context.edit_only<Settings>().autoscaler.enabled = false;
    for (int i = 0; i < 6; ++i) {
      Declaration made =
          Cluster::deployment(1 + static_cast<int>(draw(9)), 50 + static_cast<int>(draw(600)));
      if (draw(2) == 0) made.spread.front().when_unsatisfiable = WhenUnsatisfiable::do_not_schedule;
      Cluster::add(context, "app-" + std::to_string(i), made);
    }
  });
  cluster.start();
  for (int i = 0; i < 6; ++i) {
    cluster.pass(seconds(20));
    cluster.give(Scale{"app-" + std::to_string(draw(6)), static_cast<std::int64_t>(draw(12))});
  }
  cluster.pass(minutes(1));
  std::vector<std::int64_t> cpu(cluster.world.table<Node>().size()), pods(cpu.size());
  for (const auto& [id, pod] : cluster.world.table<Pod>()) {
    EXPECT_TRUE(pod.phase != PodPhase::pending || pod.reason != PendingReason::none);
    if (pod.phase == PodPhase::gone || !node_of(pod)) continue;
    cpu[pod.node] += cluster.world[pod.spec].cpu_request.count;
    ++pods[pod.node];
  }
  for (const auto& [id, node] : cluster.world.table<Node>()) {
    EXPECT_LE(cpu[id.index], node.cpu.count);
    EXPECT_EQ(cpu[id.index], node.cpu_requested.count);
    EXPECT_EQ(pods[id.index], node.pods);
    EXPECT_LE(node.pods, node.pods_max);
  }
  const ControlPlane& plane = cluster.world.only<ControlPlane>();
  int pending = 0;
  for (const auto& [id, workload] : cluster.world.table<Workload>()) pending += workload.pending;
  EXPECT_EQ(plane.active + plane.queue.length, pending);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyMixture, testing::Range(1u, 13u));

}  // namespace
}  // namespace drydock::kubernetes
