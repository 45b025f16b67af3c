// Targets of the load balancer follow the pods of the ingress, through deaths and returns.
#include <gtest/gtest.h>

#include "sim/platform/addons/addons.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::addons {
namespace {

/// Three zones with two nodes each, and two pods of an ingress behind a balancer.
struct Edge : ground::Ground {
  Edge() : Ground(false, Seed{1}, install_all) {
    run([&](Context& context) {
      context.add(kubernetes::documented_settings());
      compute::MachineType& type = context.edit(Id<compute::MachineType>{0});
      type.allocatable_cpu = Millicores{1930};
      type.allocatable_memory = Bytes{7 * gibibyte.count};
      type.pods_max = 29;
      for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i)
        kubernetes::add_ready_node(context, Id<compute::Instance>{i});
      network::LoadBalancer row;
      row.name = context.name("edge");
      row.check_interval = seconds(10);
      row.check_timeout = seconds(6);
      row.unhealthy_threshold = row.healthy_threshold = 3;
      row.registration = seconds(90);
      row.deregistration_delay = seconds(300);
      row.dns_ttl = seconds(60);
      balancer = network::add_balancer(context, row, zones);
      traefik =
          kubernetes::Cluster::add(context, "traefik", kubernetes::Cluster::deployment(2, 200));
      kubernetes::settle_workload(context, traefik, {});
      add_ingress(context, traefik, balancer);
      kubernetes::start_control_plane(context);
    });
  }
  static void install_all(Rulebook& rulebook) {
    kubernetes::install(rulebook);
    install(rulebook);
  }
  double lost() const {
    double sum = 0;
    for (const network::TargetShare& share : network::shares(world, balancer))
      if (!share.answers) sum += share.share;
    return sum;
  }
  int registered() const {
    int count = 0;
    for (const auto& [id, row] : world.table<IngressTarget>()) count += row.registered;
    return count;
  }
  Id<network::Zone> zone_of_first() const {
    const kubernetes::Pod& pod = world[world[traefik].pods.first];
    return world[kubernetes::node_of(pod)].zone;
  }

  Id<network::LoadBalancer> balancer;
  Id<kubernetes::Workload> traefik;
};

TEST(Ingress, ReadyPodsAreHealthyTargets) {
  const Edge edge;
  EXPECT_EQ(edge.registered(), 2);
  EXPECT_EQ(edge.lost(), 0);
  for (const auto& [id, target] : edge.world.table<network::Target>())
    EXPECT_EQ(target.health, network::TargetHealth::healthy);
}

TEST(Ingress, ADarkZoneLosesItsShareUntilClientsLeaveIt) {
  Edge edge;
  edge.pass(minutes(1));
  edge.run([&](Context& context) { network::fail_zone(context, edge.zone_of_first()); });
  EXPECT_GT(edge.lost(), 0.3);
  edge.pass(minutes(4));
  EXPECT_EQ(edge.lost(), 0);
  EXPECT_EQ(edge.registered(), 1);
  // After the toleration another pod takes its place, and in the end gets its share.
  edge.pass(minutes(10));
  EXPECT_EQ(edge.registered(), 2);
  EXPECT_EQ(edge.lost(), 0);
}

TEST(Ingress, AKilledPodStopsAnsweringAtOnce) {
  Edge edge;
  edge.pass(minutes(1));
  edge.run(
      [&](Context& context) { kubernetes::kill_pod(context, context[edge.traefik].pods.first); });
  EXPECT_GT(edge.lost(), 0.3);
  edge.pass(minutes(15));
  EXPECT_EQ(edge.lost(), 0);
  EXPECT_EQ(edge.registered(), 2);
}

TEST(Ingress, ScalingAddsAndRemovesTargets) {
  Edge edge;
  edge.pass(minutes(1));
  edge.run([&](Context& context) { apply(context, kubernetes::Scale{"traefik", 4}); });
  edge.pass(minutes(3));
  EXPECT_EQ(edge.registered(), 4);
  edge.run([&](Context& context) { apply(context, kubernetes::Scale{"traefik", 1}); });
  edge.pass(minutes(3));
  EXPECT_EQ(edge.registered(), 1);
  EXPECT_EQ(edge.lost(), 0);
}

}  // namespace
}  // namespace drydock::addons
