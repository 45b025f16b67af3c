// Labels and taints of node groups: on their nodes, and in what growing a group promises.
#include "sim/platform/kubernetes/node_groups.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/expansion.h"
#include "sim/platform/kubernetes/taints.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

/// Three groups with two nodes each, and a fourth without any: its nodes are for batch work.
class WithBatchGroup : public testing::Test {
 protected:
  WithBatchGroup() {
    cluster.run([&](Context& context) {
      compute::MachineGroup row;
      row.name = context.name("batch");
      row.zone = row.zones[0] = cluster.zones[0];
      row.zone_count = 1;
      row.type = Id<compute::MachineType>{0};
      row.max = 3;
      row.boot_median = seconds(60);
      group = compute::add_group(context, row);
      const Name key = context.name("work"), value = context.name("batch");
      context.add(GroupLabel{group, key, value});
      context.add(GroupTaint{group, key, value, TaintEffect::no_schedule});
    });
  }

  /// Pods that want nodes with the label, and tolerate the taint or not.
  Id<Workload> add_batch(bool tolerant) {
    Declaration made = Cluster::deployment(2, 500);
    Id<Workload> id;
    cluster.run([&](Context& context) {
      const Name key = context.name("work"), value = context.name("batch");
      DeclaredRequirement selector;
      selector.requirement.key = key;
      selector.values = {value};
      made.node_requirements = {selector};
      Toleration toleration;
      toleration.key = key;
      toleration.value = value;
      if (tolerant) made.tolerations = {toleration};
      id = Cluster::add(context, "batch", made);
    });
    cluster.start();
    cluster.pass(minutes(5));
    return id;
  }

  Cluster cluster;
  Id<compute::MachineGroup> group;
};

TEST_F(WithBatchGroup, TheEmptyGroupGrowsForPodsThatWantItsLabelAndBearItsTaint) {
  const Id<Workload> id = add_batch(true);
  EXPECT_EQ(cluster.count("kubernetes.scale_up_triggered"), 1);
  EXPECT_EQ(ready_pods(cluster.world, id), 2);
  const Id<Node> node = cluster.node("node-batch1");
  ASSERT_TRUE(node);
  EXPECT_TRUE(has_taint(cluster.world, node, "work", TaintEffect::no_schedule));
  const Name key = cluster.world.names().find("work");
  EXPECT_EQ(cluster.world.text(value_of(cluster.world, cluster.world[node].labels, key)), "batch");
}

TEST_F(WithBatchGroup, ItDoesNotGrowForPodsThatDoNotBearItsTaint) {
  const Id<Workload> id = add_batch(false);
  EXPECT_EQ(cluster.count("kubernetes.scale_up_triggered"), 0);
  EXPECT_EQ(pending_pods(cluster.world, id), 2);
  const std::string why = no_scale_up_message(cluster.world, cluster.world[id].pods.first);
  EXPECT_NE(why.find("untolerated taint"), std::string::npos) << why;
}

TEST_F(WithBatchGroup, GroupsWithOtherLabelsAreNotSimilar) {
  EXPECT_TRUE(are_similar(cluster.world, cluster.groups[0], cluster.groups[1]));
  EXPECT_FALSE(are_similar(cluster.world, cluster.groups[0], group));
}

}  // namespace
}  // namespace drydock::kubernetes
