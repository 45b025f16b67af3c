// The loss of a zone with stateless pods on Fargate, beside the same on nodes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

using kubernetes::Node;
using kubernetes::NodeCondition;
using kubernetes::Pod;
using scenario::Setting;

scenario::Scenario on_fargate(std::vector<Setting> more = {}) {
  const auto search = scenario::SearchPaths::usual();
  more.push_back({"pods", "fargate", ""});
  auto reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search,
                                         {nullptr, "", "", std::move(more)});
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  return std::move(*reading.scenario);
}

Run played(const scenario::Scenario& scenario, Duration time) {
  auto run = open(scenario, platform::rules(), Seed{1});
  EXPECT_TRUE(run) << run.error().message;
  run->advance(scenario.start + time);
  return std::move(*run);
}

bool is_there(const Node& node) { return node.condition != NodeCondition::gone; }

/// Ready pods on Fargate by zone.
std::array<int, 3> pods_by_zone(const World& world) {
  std::array<int, 3> pods{};
  for (const auto& [id, pod] : world.table<Pod>()) {
    if (pod.phase != kubernetes::PodPhase::running || !pod.ready) continue;
    const Node& node = world[kubernetes::node_of(pod)];
    if (compute::is_fargate(world, node.group)) ++pods.at(node.zone.index);
  }
  return pods;
}

double dollars(const World& world, std::string_view item) {
  for (const cost::BillLine& line : cost::bill(world))
    if (world.text(line.item) == item) return line.amount.to_double();
  return 0;
}

TEST(FargateRun, EachStatelessPodHasANodeOfItsOwn) {
  const auto run = played(on_fargate(), seconds(1));
  const World& world = run.world();
  int micro = 0;
  for (const auto& [id, node] : world.table<Node>()) {
    const bool on_fargate = compute::is_fargate(world, node.group);
    EXPECT_EQ(world.text(node.name).starts_with("fargate-ip-10-40-"), on_fargate);
    if (!on_fargate) continue;
    ++micro;
    EXPECT_EQ(node.pods, 1) << "no daemon set runs beside it";
    EXPECT_LE(node.cpu_requested, node.cpu);
    EXPECT_LE(node.memory_requested, node.memory);
  }
  EXPECT_EQ(micro, 3 + 4 + 4 + 5 + 3 + 3 + 6 + 4) << "all replicas of the eight apps";
  const auto zones = pods_by_zone(world);
  EXPECT_LE(
      *std::max_element(zones.begin(), zones.end()) - *std::min_element(zones.begin(), zones.end()),
      3);
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    EXPECT_EQ(workload.pending, 0) << world.text(workload.name);
}

TEST(FargateRun, ALostZoneTakesItsPodsAndOthersComeElsewhere) {
  const scenario::Scenario scenario = on_fargate();
  auto run = played(scenario, minutes(10) - seconds(1));
  const auto before = pods_by_zone(run.world());
  const int all = before[0] + before[1] + before[2];
  run.advance(scenario.start + minutes(12));
  EXPECT_EQ(pods_by_zone(run.world())[1], 0) << "their nodes are NotReady";
  run.advance(scenario.start + minutes(30));
  const auto during = pods_by_zone(run.world());
  EXPECT_EQ(during[1], 0);
  EXPECT_GE(during[0] + during[2], all);
  run.advance(scenario.start + minutes(60));
  for (const auto& [id, workload] : run.world().table<kubernetes::Workload>()) {
    EXPECT_EQ(workload.pending, 0) << run.world().text(workload.name);
    EXPECT_EQ(workload.leaving, 0) << run.world().text(workload.name);
  }
  int nodes = 0, pods = 0;
  for (const auto& [id, node] : run.world().table<Node>())
    nodes += is_there(node) && compute::is_fargate(run.world(), node.group);
  for (const auto& [id, pod] : run.world().table<Pod>())
    pods +=
        pod.phase == kubernetes::PodPhase::running && kubernetes::runs_on_fargate(run.world(), pod);
  EXPECT_EQ(nodes, pods) << "each node left with its pod";
}

TEST(FargateRun, EveryDollarIsInItsItemAndHasACause) {
  const auto run = played(on_fargate(), minutes(60));
  const World& world = run.world();
  Money vcpu, memory;
  for (const auto& [id, vm] : world.table<compute::MicroVm>()) {
    EXPECT_EQ(static_cast<bool>(world[vm.cpu_hours].cause), vm.paid);
    vcpu += cost::spent(world, vm.cpu_hours);
    memory += cost::spent(world, vm.memory_hours);
  }
  EXPECT_GT(vcpu.to_double(), 0.2);
  EXPECT_NEAR(dollars(world, "Fargate: vCPU hours"), vcpu.to_double(), 1e-9);
  EXPECT_NEAR(dollars(world, "Fargate: memory"), memory.to_double(), 1e-9);
  for (const auto& [id, posting] : world.table<cost::Posting>())
    if (world.text(world[world[posting.meter].rate].item).starts_with("Fargate")) {
      EXPECT_TRUE(posting.cause);
    }
}

TEST(FargateRun, GroupsScaleInWhenTheirPodsHaveLeft) {
  scenario::Scenario scenario = on_fargate();
  scenario.events.clear();
  for (auto& [name, workload] : scenario.platform.workloads) {
    // Without a budget the autoscaler moves no system pod, and so none of the seven nodes goes.
    if (!workload.system || workload.kind != scenario::WorkloadKind::deployment) continue;
    workload.budget.emplace();
    workload.budget->max_unavailable = kubernetes::IntOrPercent::of(1);
  }
  const auto run = played(scenario, minutes(60));
  int machines = 0;
  for (const auto& [id, node] : run.world().table<Node>())
    machines += is_there(node) && !compute::is_fargate(run.world(), node.group);
  EXPECT_LT(machines, 7);
  EXPECT_GE(machines, 3) << "each group has a min of one";
}

TEST(FargateRun, APodWaitsWhileNoZoneHasAMicroVm) {
  const scenario::Scenario scenario = on_fargate();
  auto run = played(scenario, minutes(1));
  for (const char* zone : {"a", "b", "c"})
    ASSERT_TRUE(run.submit(failure::RunShort{zone, "fargate", {}}, Actor::instructor));
  ASSERT_TRUE(run.submit(kubernetes::DeletePod{"web-1"}, Actor::trainee));
  run.advance(scenario.start + minutes(4));
  const auto web = run.world().find<kubernetes::Workload>("web");
  Id<Pod> waiting;
  for (const auto& [id, pod] : run.world().table<Pod>())
    if (pod.workload == web && pod.phase == kubernetes::PodPhase::pending) waiting = id;
  ASSERT_TRUE(waiting);
  EXPECT_EQ(kubernetes::pending_message(run.world(), waiting),
            "Pod provisioning timed out (will retry) for pod: nsflow/" +
                std::string(run.world().text(run.world()[waiting].name)));
  ASSERT_TRUE(run.submit(failure::EndShortage{"c", "fargate"}, Actor::instructor));
  run.advance(scenario.start + minutes(8));
  const Pod& pod = run.world()[waiting];
  ASSERT_TRUE(pod.ready);
  const Node& node = run.world()[kubernetes::node_of(pod)];
  EXPECT_EQ(run.world().text(run.world()[node.zone].name), "c");
}

TEST(FargateRun, IsTheSameEachTimeInBothModes) {
  for (const scenario::Mode mode : {scenario::Mode::fluid, scenario::Mode::requests}) {
    scenario::Scenario scenario = on_fargate();
    scenario.mode = mode;
    const bool all = mode == scenario::Mode::fluid;
    const Duration time = all ? minutes(60) : minutes(2);
    EXPECT_EQ(played(scenario, time).fingerprint(), played(scenario, time).fingerprint());
  }
}

}  // namespace
}  // namespace drydock::run
