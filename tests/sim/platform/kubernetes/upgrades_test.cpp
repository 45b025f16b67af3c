// Upgrades of the control plane and of node groups, and what support costs.
#include "sim/platform/kubernetes/upgrades.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

constexpr Duration day = hours(24);

struct Asked {
  std::string name;
  UpgradeQuestion question;
  UpgradeObstacle obstacle;
};
void PrintTo(const Asked& row, std::ostream* out) { *out << row.name; }

class Upgrades : public testing::TestWithParam<Asked> {};

TEST_P(Upgrades, KnowTheirObstacles) {
  EXPECT_EQ(upgrade_obstacle(GetParam().question), GetParam().obstacle);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Upgrades,
    testing::Values(
        Asked{"Next", {31, 32, 31, true, 5, 5}, UpgradeObstacle::none},
        Asked{"Same", {31, 31, 31, true, 5, 5}, UpgradeObstacle::already_there},
        Asked{"Back", {31, 30, 31, true, 5, 5}, UpgradeObstacle::downgrade},
        Asked{"TwoAtOnce", {31, 33, 31, true, 5, 5}, UpgradeObstacle::skips_a_minor},
        Asked{"NotOffered", {31, 32, 31, false, 5, 5}, UpgradeObstacle::not_released},
        Asked{"ThreeBehind", {31, 32, 29, true, 5, 5}, UpgradeObstacle::none},
        Asked{"FourBehind", {31, 32, 28, true, 5, 5}, UpgradeObstacle::kubelets_too_old},
        Asked{"ThreeBehindBefore128", {26, 27, 24, true, 5, 5}, UpgradeObstacle::kubelets_too_old},
        Asked{"NoAddresses", {31, 32, 31, true, 4, 5}, UpgradeObstacle::too_few_addresses}),
    [](const auto& row) { return row.param.name; });

TEST(Versions, AreRead) {
  EXPECT_EQ(parse_minor("1.31"), 31);
  for (const char* wrong : {"", "1.", "2.31", "1.x", "1.3123", "v1.31", "1.-1"})
    EXPECT_FALSE(parse_minor(wrong).has_value()) << wrong;
}

struct Versioned : Cluster {
  Versioned() {
    run([](Context& context) {
      const cost::Unit hour = *cost::parse_unit("hour", 730);
      const auto rate = [&](std::string_view key, std::string_view price) {
        cost::add_rate(context, key, key, "hour", hour.measure, *Money::from_text(price),
                       hour.per_unit);
      };
      rate(standard_support_rate, "0.10");
      rate(extended_support_rate, "0.60");
      for (std::int32_t minor = 30; minor < 34; ++minor)
        context.add(MinorVersion{
            context.name(version_text(minor)), minor, context.now() - (60 - minor) * day,
            context.now() + (minor - 30) * day, context.now() + (minor - 29) * day});
      context.add(
          UpgradeSettings{minutes(8), minutes(20), 5, minutes(15), minutes(15), seconds(60), 1, 2});
      set_version(context, context.name("prod"), 31);
    });
  }
  const ClusterVersion& version() const { return world.only<ClusterVersion>(); }
  std::string refusal(const auto& command) const {
    const Result<Forecast> forecast = rulebook.check(world, command);
    return forecast ? "" : forecast.error().message;
  }
};

TEST(ControlPlane, GoesOneMinorAtATime) {
  Versioned cluster;
  cluster.start();
  EXPECT_EQ(cluster.refusal(UpgradeCluster{"1.33"}),
            "The control plane runs 1.31: it goes one minor version at a time.");
  EXPECT_EQ(cluster.refusal(UpgradeCluster{"1.34"}), "EKS does not offer 1.34.");
  EXPECT_EQ(cluster.refusal(UpgradeCluster{"next"}), "\"next\" is no version of Kubernetes.");
  cluster.give(UpgradeCluster{"1.32"});
  EXPECT_EQ(cluster.refusal(UpgradeCluster{"1.32"}),
            "The control plane is being upgraded to 1.32 already.");
  cluster.pass(minutes(7));
  EXPECT_EQ(cluster.version().minor, 31);
  cluster.pass(minutes(14));
  EXPECT_EQ(cluster.version().minor, 32);
  EXPECT_EQ(oldest_kubelet(cluster.world), 31);
  EXPECT_EQ(cluster.count("kubernetes.api_servers_replaced"), 1);
}

TEST(ControlPlane, CostsMoreInExtendedSupportAndIsForcedOnAtItsEnd) {
  Versioned cluster;
  cluster.start();
  cluster.pass(day);
  EXPECT_EQ(cluster.count("kubernetes.extended_support_began"), 1);
  EXPECT_EQ(cluster.spent(standard_support_rate), *Money::from_text("2.40"));
  cluster.pass(hours(10));
  EXPECT_EQ(cluster.spent(standard_support_rate), *Money::from_text("2.40"));
  EXPECT_EQ(cluster.spent(extended_support_rate), *Money::from_text("6"));
  cluster.pass(hours(15));
  EXPECT_EQ(cluster.count("kubernetes.support_ended"), 1);
  EXPECT_EQ(cluster.version().minor, 32);
}

TEST(NodeGroup, GetsNewNodesOneAfterTheOther) {
  Versioned cluster;
  const Id<Workload> api = cluster.settle("api", Cluster::deployment(6, 1000));
  cluster.start();
  EXPECT_EQ(cluster.refusal(UpdateNodeGroup{"a", false}),
            "The nodes of a run 1.31 already, as the control plane.");
  cluster.give(UpgradeCluster{"1.32"});
  cluster.pass(minutes(21));
  cluster.give(UpdateNodeGroup{"a", false});
  EXPECT_EQ(cluster.refusal(UpdateNodeGroup{"a", false}),
            "The nodes of a are being replaced already.");
  cluster.pass(minutes(30));
  EXPECT_EQ(cluster.count("kubernetes.node_group_updated"), 1);
  EXPECT_EQ(cluster.world[cluster.groups[0]].live, 2);
  EXPECT_EQ(cluster.world[cluster.groups[0]].max, 4);
  for (const auto& [id, node] : cluster.world.table<Node>()) {
    if (node.group == cluster.groups[0] && node.condition == NodeCondition::ready) {
      EXPECT_EQ(node.minor_version, 32);
    }
  }
  EXPECT_EQ(ready_pods(cluster.world, api), 6);
  EXPECT_EQ(cluster.count("kubernetes.node_not_ready"), 0);
}

TEST(NodeGroup, FailsWhenABudgetHoldsAPodUnlessItIsForced) {
  for (const bool force : {false, true}) {
    Versioned cluster;
    Declaration careful = Cluster::deployment(6, 1000);
    careful.budget = Cluster::max_unavailable(0);
    cluster.settle("careful", careful);
    cluster.start();
    cluster.give(UpgradeCluster{"1.32"});
    cluster.pass(minutes(21));
    cluster.give(UpdateNodeGroup{"a", force});
    cluster.pass(hours(1));
    EXPECT_EQ(cluster.count("kubernetes.pod_eviction_failure"), force ? 0 : 1);
    EXPECT_EQ(cluster.count("kubernetes.node_group_updated"), force ? 1 : 0);
  }
}

}  // namespace
}  // namespace drydock::kubernetes
