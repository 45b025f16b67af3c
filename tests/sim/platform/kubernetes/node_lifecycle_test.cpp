// Leases, NotReady, taints by zone, evictions, and the return of nodes.
#include "sim/platform/kubernetes/node_lifecycle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/versions.h"
#include "sim/platform/kubernetes/zone_disruption.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

TEST(Leases, AreRenewedAtTheNodesOwnPhase) {
  const Time at{seconds(1003)};
  EXPECT_EQ(lease_before(at, seconds(10), seconds(2)), Time{seconds(1002)});
  EXPECT_EQ(lease_before(at, seconds(10), seconds(4)), Time{seconds(994)});
  EXPECT_EQ(lease_before(at, seconds(10), seconds(3)), at);
}

TEST(Nodes, AHealthyClusterHasNoEventPending) {
  Cluster cluster;
  cluster.start();
  cluster.pass(minutes(30));
  const std::uint64_t before = cluster.world.executed();
  cluster.pass(minutes(50));
  EXPECT_LE(cluster.world.executed() - before, 1u);  // The hourly closing of the books.
}

struct GraceRow {
  std::int32_t minor;
  Duration grace;
};
class Detection : public testing::TestWithParam<GraceRow> {};

/// 40 s from the controller's look, one every 5 s, that saw the last of the renewals, one every
/// 10 s; 50 s from version 1.32 on.
TEST_P(Detection, CountsFromTheLookThatSawTheLastLease) {
  const GraceRow& row = GetParam();
  Duration least = minutes(5), most{};
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Cluster cluster{Seed{seed}};
    cluster.run([&](Context& c) {
      ClusterVersion version;
      version.minor = row.minor;
      c.add(version);
    });
    cluster.start();
    cluster.pass(seconds(103));
    const Time fault = cluster.world.now();
    cluster.run([&](Context& c) { compute::impair(c, cluster.instance("node-b1")); });
    cluster.pass(minutes(2));
    const Node& node = cluster.world[cluster.node("node-b1")];
    EXPECT_EQ(node.condition, NodeCondition::unknown);
    const Time seen = tick_from(node.last_lease, seconds(5));
    EXPECT_EQ(node.condition_since - seen, row.grace);
    least = std::min(least, node.condition_since - fault);
    most = std::max(most, node.condition_since - fault);
  }
  EXPECT_GE(least, row.grace - seconds(10));
  EXPECT_LE(most, row.grace + seconds(5));
  EXPECT_GT(most - least, seconds(5)) << "it depends on the node's own phase";
}
INSTANTIATE_TEST_SUITE_P(Versions, Detection,
                         testing::Values(GraceRow{31, seconds(40)}, GraceRow{32, seconds(50)},
                                         GraceRow{35, seconds(50)}));

TEST(Nodes, PodsFallSilentAtOnceAndLeaveTheEndpointsWhenTheNodeIsNotReady) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(6, 250));
  cluster.start();
  cluster.pass(seconds(10));
  cluster.run([&](Context& c) { network::fail_zone(c, cluster.zones[1]); });
  EXPECT_EQ(cluster.endpoints_in(api, true), 4);
  EXPECT_EQ(cluster.endpoints_in(api, false), 2);
  EXPECT_EQ(cluster.count("kubernetes.endpoints_changed"), 2);
  cluster.pass(seconds(50));
  EXPECT_EQ(cluster.endpoints_in(api, true), 4);
  EXPECT_EQ(cluster.endpoints_in(api, false), 0);
  EXPECT_EQ(ready_pods(cluster.world, api), 4);
}

TEST(Nodes, EvictionComesAfterTheTolerationAndIsReplacedAtOnce) {
  Cluster cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(6, 250));
  cluster.start();
  cluster.run([&](Context& c) { network::fail_zone(c, cluster.zones[1]); });
  cluster.pass(seconds(329));
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 0);
  cluster.pass(seconds(31));  // Up to 45 s to notice, 300 s of toleration, 10 s between nodes.
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 2);
  cluster.pass(seconds(30));
  EXPECT_EQ(ready_pods(cluster.world, api), 6);
  EXPECT_EQ(cluster.world[api].leaving, 2);  // Nobody has heard from their node.
  EXPECT_THAT(
      cluster.story("kubernetes.pod_ready"),
      testing::ElementsAre("zone_failed", "instance_impaired", "node_not_ready", "node_tainted",
                           "pod_evicted", "pod_created", "pod_scheduled", "pod_ready"));
  cluster.run([&](Context& c) { network::restore_zone(c, cluster.zones[1]); });
  cluster.pass(seconds(60));
  EXPECT_EQ(cluster.world[api].leaving, 0);
  EXPECT_EQ(cluster.world[api].pods.length, 6);
  EXPECT_EQ(cluster.world.only<ControlPlane>().nodes_ready, 6);
}

TEST(Nodes, AllZonesDownEvictNothing) {
  Cluster cluster;
  cluster.settle("api", Cluster::deployment(6, 250));
  cluster.start();
  cluster.run([&](Context& c) {
    for (const Id<network::Zone> zone : cluster.zones) network::fail_zone(c, zone);
  });
  cluster.pass(minutes(30));
  EXPECT_EQ(cluster.count("kubernetes.node_not_ready"), 6);
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 0);
  cluster.run([&](Context& c) { network::restore_zone(c, cluster.zones[0]); });
  cluster.pass(minutes(4));
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 0);  // All timers start again.
  cluster.pass(minutes(3));
  EXPECT_EQ(cluster.count("kubernetes.pod_evicted"), 4);
}

TEST(Nodes, AStatefulPodStaysTerminatingUntilItsNodeIsGone) {
  Cluster cluster;
  Declaration db = Cluster::deployment(1, 250);
  db.workload.kind = WorkloadKind::stateful_set;
  db.pod.volume_gib = 100;
  db.spread.clear();
  const Id<Workload> id = cluster.settle("auth-db", db, cluster.zones[0]);
  cluster.run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
  cluster.start();
  EXPECT_EQ(cluster.zone_of(cluster.pod("auth-db-0")), "a");
  const Id<compute::Instance> machine = cluster.world[node_of(cluster.pod("auth-db-0"))].instance;
  cluster.run([&](Context& c) { compute::impair(c, machine); });
  cluster.pass(minutes(15));
  EXPECT_EQ(cluster.world[id].pods.length, 1);
  EXPECT_EQ(cluster.pod("auth-db-0").phase, PodPhase::terminating);
  cluster.run([&](Context& c) { compute::terminate(c, machine); });
  cluster.pass(minutes(4));
  EXPECT_EQ(cluster.pod("auth-db-0").phase, PodPhase::running);
  EXPECT_EQ(cluster.zone_of(cluster.pod("auth-db-0")), "a");
  EXPECT_TRUE(cluster.pod("auth-db-0").ready);
}

TEST(Nodes, AForcedDeleteLeavesTheVolumeToTheForcedDetach) {
  Cluster cluster;
  Declaration db = Cluster::deployment(1, 250);
  db.workload.kind = WorkloadKind::stateful_set;
  db.pod.volume_gib = 100;
  db.spread.clear();
  cluster.settle("auth-db", db, cluster.zones[0]);
  cluster.run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
  cluster.start();
  const Id<storage::Volume> volume = cluster.pod("auth-db-0").volume;
  const Id<compute::Instance> machine = cluster.world[node_of(cluster.pod("auth-db-0"))].instance;
  cluster.run([&](Context& c) { compute::impair(c, machine); });
  cluster.pass(minutes(10));
  cluster.give(ForceDeletePod{"auth-db-0"});
  cluster.pass(cluster.world.only<storage::Settings>().force_detach - seconds(1));
  EXPECT_EQ(cluster.world[volume].instance, machine) << "nobody has unmounted it";
  cluster.pass(seconds(20));
  EXPECT_NE(cluster.world[volume].instance, machine);
}

TEST(Nodes, AVolumeKeepsItsPodPendingWhileItsZoneIsDark) {
  Cluster cluster;
  Declaration db = Cluster::deployment(1, 250);
  db.workload.kind = WorkloadKind::stateful_set;
  db.pod.volume_gib = 100;
  cluster.settle("auth-db", db, cluster.zones[1]);
  cluster.start();
  cluster.run([&](Context& c) { network::fail_zone(c, cluster.zones[1]); });
  cluster.pass(minutes(8));
  cluster.run([&](Context& c) {
    for (std::uint32_t i = 0; i < c.table<compute::Instance>().size(); ++i)
      if (c[Id<compute::Instance>{i}].zone == cluster.zones[1])
        compute::terminate(c, Id<compute::Instance>{i});
  });
  cluster.pass(minutes(4));
  EXPECT_EQ(cluster.count("compute.instance_held_up"), 2) << "nothing ends in a dark zone";
  EXPECT_EQ(cluster.pod("auth-db-0").phase, PodPhase::terminating);
  cluster.give(ForceDeletePod{"auth-db-0"});
  cluster.pass(minutes(10));
  EXPECT_EQ(cluster.count("storage.volume_held_up"), 1);
  EXPECT_EQ(cluster.pod("auth-db-0").reason, PendingReason::volume_zone_conflict);
  EXPECT_THAT(pending_message(cluster.world, cluster.world.find<Pod>("auth-db-0")),
              testing::HasSubstr("2 node(s) had volume node affinity conflict"));
}

struct ZoneCase {
  std::int32_t ready, not_ready;
  ZoneState state;
};

TEST(ZoneStates, AreThoseOfTheNodeController) {
  for (const ZoneCase& c :
       {ZoneCase{3, 0, ZoneState::normal}, ZoneCase{0, 2, ZoneState::full_disruption},
        ZoneCase{1, 2, ZoneState::normal}, ZoneCase{2, 3, ZoneState::partial_disruption},
        ZoneCase{3, 3, ZoneState::normal}, ZoneCase{0, 0, ZoneState::normal}})
    EXPECT_EQ(zone_state(c.ready, c.not_ready, 0.55, 3), c.state) << c.ready << " " << c.not_ready;
  const Settings settings = documented_settings();
  EXPECT_EQ(taint_period(settings, ZoneState::partial_disruption, 50, false), Duration::zero());
  EXPECT_EQ(taint_period(settings, ZoneState::partial_disruption, 51, false), seconds(100));
  EXPECT_EQ(taint_period(settings, ZoneState::full_disruption, 5, false), seconds(10));
  EXPECT_EQ(taint_period(settings, ZoneState::full_disruption, 5, true), Duration::zero());
}

}  // namespace
}  // namespace drydock::kubernetes
