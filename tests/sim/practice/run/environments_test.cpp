// An environment that code makes beside the living platform: how long it takes, what it costs and
// what is left when it is destroyed.
#include <gtest/gtest.h>

#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/rules.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::run {
namespace {

struct Works {
  Works() : run(open_one()) {}

  static Run open_one() {
    const auto search = scenario::SearchPaths::usual();
    auto reading = scenario::read_scenario(search.scenarios + "/environments.json", search);
    EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
    reading.scenario->events.clear();
    auto opened = open(*reading.scenario, platform::rules(), Seed{1});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  void pass(Duration span) { run.advance(run.now() + span); }
  template <class Command>
  std::string give(const Command& command) {
    const auto given = run.submit(command, Actor::instructor);
    return given ? "" : given.error().message;
  }
  const recovery::Environment& stage() const {
    return run.world()[run.world().find<recovery::Environment>("stage")];
  }
  Money spent_on(const char* environment) const {
    for (const auto& line : insight::allocate(run.world(), insight::By::environment).lines)
      if (line.who == environment) return line.direct;
    return {};
  }
  std::int32_t pods_in(std::string_view name_space) const {
    std::int32_t count = 0;
    for (const auto& [id, pod] : run.world().table<kubernetes::Pod>())
      count += pod.phase != kubernetes::PodPhase::gone &&
               run.world().text(run.world()[pod.workload].name_space) == name_space;
    return count;
  }

  Run run;
};

TEST(Environments, StandAfterTheirStepsWithPodsOfTheirOwn) {
  Works site;
  site.pass(minutes(5));
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"stage", 0.5}), "");
  EXPECT_EQ(site.stage().phase, recovery::EnvironmentPhase::planning);
  site.pass(hours(2));
  const World& world = site.run.world();
  ASSERT_EQ(site.stage().phase, recovery::EnvironmentPhase::standing);
  const Duration took = site.stage().stood - site.stage().asked;
  EXPECT_GT(took, minutes(30)) << "pipeline 4, network 3, cluster 14, nodes 2, releases 1.5 each";
  EXPECT_LT(took, minutes(100));
  const auto api = world.find<kubernetes::Workload>("stage-api");
  ASSERT_TRUE(api);
  EXPECT_EQ(kubernetes::ready_pods(world, api), 2) << "half of three, rounded";
  EXPECT_EQ(kubernetes::ready_pods(world, world.find<kubernetes::Workload>("stage-auth-db")), 1);
  for (const auto& [id, pod] : world.table<kubernetes::Pod>()) {
    if (pod.phase == kubernetes::PodPhase::gone || !kubernetes::node_of(pod)) continue;
    const bool is_its_node = world[kubernetes::node_of(pod)].group == site.stage().group;
    const bool is_its_pod = world.text(world[pod.workload].name_space) == "stage";
    EXPECT_EQ(is_its_node, is_its_pod) << world.text(pod.name);
  }
}

TEST(Environments, AreBilledAsTheirOwnAndCostNothingWhenGone) {
  Works site;
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"stage", 0.25}), "");
  site.pass(hours(3));
  ASSERT_EQ(site.stage().phase, recovery::EnvironmentPhase::standing);
  EXPECT_GT(site.spent_on("stage").to_double(), 0.2) << "control plane alone is 0.10 an hour";
  EXPECT_EQ(site.give(recovery::DestroyEnvironment{"stage"}), "");
  site.pass(hours(1));
  EXPECT_EQ(site.stage().phase, recovery::EnvironmentPhase::absent);
  EXPECT_EQ(site.pods_in("stage"), 0);
  for (const auto& [id, machine] : site.run.world().table<compute::Instance>())
    if (machine.group == site.stage().group) {
      EXPECT_FALSE(compute::is_live(machine));
    }
  for (const auto& [id, volume] : site.run.world().table<storage::Volume>())
    if (site.run.world().text(volume.name).starts_with("stage-")) {
      EXPECT_EQ(volume.phase, storage::VolumePhase::deleted);
    }
  const Money before = site.spent_on("stage");
  site.pass(hours(2));
  EXPECT_EQ(site.spent_on("stage"), before);
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"stage", 1}), "") << "once more";
  site.pass(hours(2));
  EXPECT_EQ(site.stage().phase, recovery::EnvironmentPhase::standing);
}

TEST(Environments, AreRefusedWithAReason) {
  Works site;
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"prod", 0.5}),
            "There is no environment called \"prod\".");
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"stage", 0}),
            "An environment cannot have a share of 0 of the replicas.");
  EXPECT_EQ(site.give(recovery::DestroyEnvironment{"stage"}), "Environment stage does not stand.");
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"stage", 0.5}), "");
  EXPECT_EQ(site.give(recovery::MakeEnvironment{"stage", 0.5}),
            "Environment stage is there, or on its way.");
}

}  // namespace
}  // namespace drydock::run
