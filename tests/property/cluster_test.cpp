// Laws of the cluster, tried after every single event of random histories: commands and faults are
// drawn by RapidCheck, so that a failing history is made short.
#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "sim/engine/kernel/describe.h"
#include "sim/platform/compute/commands.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/autoscaler_commands.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/node_commands.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/rollout_rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/property/all_rules.h"
#include "tests/support/places.h"
#include "tests/support/property.h"

namespace drydock {
namespace {

using namespace kubernetes;

run::Run opened() {
  const auto search = scenario::SearchPaths::under(places::source_dir());
  static const scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/zone-loss.json", search, {});
  return run::open(*reading.scenario, rules(), Seed{5}).value();
}

/// Something that a person does, after a while; which thing it hits is drawn too.
struct ClusterDeed {
  int what = 0, which = 0, wait_s = 0;
};
std::ostream& operator<<(std::ostream& out, const ClusterDeed& deed) {
  return out << "{" << deed.what << ", " << deed.which << ", after " << deed.wait_s << " s}";
}

template <class Row, class Wanted>
std::string name_of_one(const World& world, int which, Wanted&& wanted) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Row>())
    if (wanted(row)) names.emplace_back(world.text(row.name));
  return names.empty() ? "" : names[static_cast<std::size_t>(which) % names.size()];
}

AnyCommand command_of(const World& world, const ClusterDeed& deed) {
  const std::string node = name_of_one<Node>(
      world, deed.which, [](const Node& row) { return row.condition != NodeCondition::gone; });
  const std::string pod = name_of_one<Pod>(world, deed.which, [](const Pod& row) {
    return row.phase == PodPhase::running || row.phase == PodPhase::terminating;
  });
  const std::string workload =
      name_of_one<Workload>(world, deed.which, [](const Workload&) { return true; });
  const std::string zone =
      name_of_one<network::Zone>(world, deed.which, [](const auto&) { return true; });
  switch (deed.what) {
    case 0:
      return DrainNode{node};
    case 1:
      return UncordonNode{node};
    case 2:
      return failure::FailNode{node, minutes(deed.which % 9)};
    case 3:
      return failure::FailZone{zone, minutes(1 + deed.which % 9)};
    case 4:
      return failure::KillPod{pod};
    case 5:
      return DeletePod{pod};
    case 6:
      return ForceDeletePod{pod};
    case 7:
      return RolloutRestart{workload};
    case 8:
      return SetImage{workload, "bad:" + std::to_string(deed.which % 2)};
    case 9:
      return RolloutUndo{workload, 0};
    case 10:
      return Scale{workload, deed.which % 8};
    case 11:
      return SetBudget{workload, deed.which % 2 == 0 ? "1" : "30%"};
    case 12:
      return TaintNode{node, "dedicated", "db", deed.which % 2 == 0 ? "NoExecute" : "NoSchedule"};
    case 13:
      return compute::TerminateMachine{node};
    case 14:
      return failure::PressNode{node, "memory", 6.0, minutes(3)};
    default:
      return failure::ExhaustPod{pod};
  }
}

std::vector<ClusterDeed> any_cluster_deeds() {
  return *rc::gen::container<std::vector<ClusterDeed>>(
      rc::gen::build<ClusterDeed>(rc::gen::set(&ClusterDeed::what, rc::gen::inRange(0, 16)),
                                  rc::gen::set(&ClusterDeed::which, rc::gen::inRange(0, 60)),
                                  rc::gen::set(&ClusterDeed::wait_s, rc::gen::inRange(0, 100))));
}

bool stands(const Pod& pod) {
  return node_of(pod) && (is_live(pod) || pod.phase == PodPhase::terminating);
}

/// Each pod is on one node, and no node holds more than is allocatable.
void expect_one_place(const World& world) {
  std::set<std::uint32_t> placed;
  for (const auto& [id, node] : world.table<Node>()) {
    Millicores cpu;
    Bytes memory;
    for (const Id<Pod> pod : pods_on(world, id)) {
      RC_ASSERT(node_of(world[pod]) == id);
      RC_ASSERT(placed.insert(pod.index).second);
      cpu += world[world[pod].spec].cpu_request;
      memory += world[world[pod].spec].memory_request;
    }
    RC_ASSERT(cpu <= node.cpu);
    RC_ASSERT(memory <= node.memory);
    RC_ASSERT(node.on_node.length <= node.pods_max);
  }
  for (const auto& [id, pod] : world.table<Pod>())
    if (stands(pod)) RC_ASSERT(placed.count(id.index) == 1);
}

/// A volume is attached in its zone, and pods that stand on two nodes never share one.
void expect_volumes_apart(const World& world) {
  for (const auto& [id, volume] : world.table<storage::Volume>())
    if (volume.instance) RC_ASSERT(world[volume.instance].zone == volume.zone);
  std::map<std::uint32_t, std::uint32_t> users;
  for (const auto& [id, pod] : world.table<Pod>()) {
    if (!stands(pod) || !pod.volume) continue;
    const auto [user, is_new] = users.try_emplace(pod.volume.index, pod.node);
    RC_ASSERT((is_new || user->second == pod.node));
    const storage::Volume& volume = world[pod.volume];
    if (pod.phase == PodPhase::running && pod.serving && !world[node_of(pod)].silent)
      RC_ASSERT(volume.instance == world[node_of(pod)].instance);
  }
}

/// A pod that waits says why, as soon as the scheduler has looked.
void expect_reasons(const World& world) {
  for (const auto& [id, pod] : world.table<Pod>()) {
    if (pod.phase != PodPhase::pending) continue;
    RC_ASSERT(pod.reason != PendingReason::none);
    if (world.now() - pod.created < seconds(10)) continue;
    RC_ASSERT(pod.reason != PendingReason::not_yet_tried);
    RC_ASSERT(static_cast<bool>(pod.pending_cause));
    RC_ASSERT(!pending_message(world, id).empty());
  }
}

/// Pods that stand and are not being deleted are never more than replicas and surge together.
void expect_surge_bounds(const World& world) {
  for (const auto& [id, workload] : world.table<Workload>()) {
    if (workload.kind != WorkloadKind::deployment) continue;
    const UpdateStrategy& how = workload.strategy;
    const Room room = resolve_room(how.max_surge, how.max_unavailable, workload.replicas);
    std::int32_t live = 0;
    for (const Id<Pod> pod : pods_of(world, id)) live += is_live(world[pod]);
    RC_ASSERT(live <= workload.replicas + room.surge);
  }
}

/// What was true before an event, as far as the laws ask.
struct Before {
  std::uint32_t told = 0;
  std::set<std::uint32_t> ready, available;  ///< Pods.
  std::vector<std::int32_t> replicas;        ///< Of each workload.
};
Before look(const World& world) {
  Before before;
  before.told = world.chronicle().size();
  for (const auto& [id, pod] : world.table<Pod>()) {
    if (pod.ready) before.ready.insert(id.index);
    if (is_live(pod) && is_available(world, pod)) before.available.insert(id.index);
  }
  for (const auto& [id, workload] : world.table<Workload>())
    before.replicas.push_back(workload.replicas);
  return before;
}

/// Ready as the control plane believes, which knows nothing yet of a node that has just fallen
/// silent; and those that were ready and that nobody evicted: several events may share an instant.
std::int32_t ready_of(const World& world, Id<Workload> id, const Before& before) {
  std::set<std::uint32_t> evicted;
  for (std::uint32_t i = before.told; i < world.chronicle().size(); ++i) {
    PodEvicted fact;
    if (fact_if(world.chronicle()[CauseId{i}], fact) != nullptr) evicted.insert(fact.pod.index);
  }
  std::int32_t ready = 0;
  for (const Id<Pod> pod : pods_of(world, id))
    ready +=
        world[pod].ready || (before.ready.count(pod.index) == 1 && evicted.count(pod.index) == 0);
  return ready;
}

/// Least pods of a workload that have to be ready by its budget; here each budget is for one. An
/// autoscaler may want more of them in the same instant.
std::int32_t least_ready(const World& world, Id<Workload> id, const Before& before) {
  const Workload& workload = world[id];
  const std::int32_t replicas = id.index < before.replicas.size()
                                    ? std::min(workload.replicas, before.replicas[id.index])
                                    : workload.replicas;
  for (const auto& [budget_id, budget] : world.table<DisruptionBudget>())
    if (!budget.gone && budget.name == workload.name)
      return replicas - scaled(budget.max_unavailable, replicas, true);
  return 0;
}

/// An eviction that asks first never leaves fewer pods ready than the budget wants.
void expect_budget_kept(const World& world, const Record& record, const Before& before) {
  PodEvicted evicted;
  if (fact_if(record, evicted) == nullptr || before.ready.count(evicted.pod.index) == 0) return;
  NodeTainted tainted;
  if (fact_if(world.chronicle()[record.parent], tainted) != nullptr) return;  // Asks nobody.
  const Id<Workload> workload = world[evicted.pod].workload;
  RC_ASSERT(ready_of(world, workload, before) >= least_ready(world, workload, before));
}

/// Available pods of a workload that others than its controller stopped since then.
std::int32_t stopped_by_others(const World& world, Id<Workload> workload, const Before& before) {
  std::int32_t stopped = 0;
  for (std::uint32_t i = before.told; i < world.chronicle().size(); ++i) {
    PodStopping stopping;
    if (fact_if(world.chronicle()[CauseId{i}], stopping) == nullptr) continue;
    stopped += stopping.by == Deleter::somebody_else && world[stopping.pod].workload == workload &&
               before.available.count(stopping.pod.index) == 1;
  }
  return stopped;
}

/// A rollout never stops an available pod when too few others are. A change of size may: it is
/// shared among the replica sets by their sizes, whoever is available in them.
void expect_rollout_floor(const World& world, const Record& record, const Before& before) {
  PodStopping stopping;
  if (fact_if(record, stopping) == nullptr || stopping.by != Deleter::its_controller) return;
  const Pod& pod = world[stopping.pod];
  const Workload& workload = world[pod.workload];
  const bool was_available = before.available.count(stopping.pod.index) == 1 &&
                             world[node_of(pod)].condition == NodeCondition::ready;
  const bool resized = before.replicas[pod.workload.index] != workload.replicas;
  if (workload.kind != WorkloadKind::deployment || !was_available || resized) return;
  std::int32_t available = stopped_by_others(world, pod.workload, before);
  for (const Id<Pod> other : pods_of(world, pod.workload))
    available += is_live(world[other]) && is_available(world, world[other]);
  const UpdateStrategy& how = workload.strategy;
  const Room room = resolve_room(how.max_surge, how.max_unavailable, workload.replicas);
  RC_ASSERT(available >= workload.replicas - room.unavailable);
}

void expect_laws(const World& world, const Before& before) {
  expect_one_place(world);
  expect_volumes_apart(world);
  expect_surge_bounds(world);
  for (std::uint32_t i = before.told; i < world.chronicle().size(); ++i) {
    const Record& record = world.chronicle()[CauseId{i}];
    expect_budget_kept(world, record, before);
    expect_rollout_floor(world, record, before);
  }
}

/// One event after the other; the laws are asked where something was told.
void pass(run::Run& run, Duration time) {
  const Time until = run.now() + time;
  for (bool more = true; more;) {
    const Before before = look(run.world());
    more = run.advance_some(until, 1) != run::Stop::reached;
    if (run.world().chronicle().size() > before.told) expect_laws(run.world(), before);
  }
}

RC_GTEST_PROP(ClusterLaws, hold_after_every_event, ()) {
  const std::vector<ClusterDeed> deeds = any_cluster_deeds();
  run::Run run = opened();
  for (const ClusterDeed& deed : deeds) {
    pass(run, seconds(deed.wait_s));
    const Before before = look(run.world());
    (void)run.submit(command_of(run.world(), deed), Actor::instructor);
    expect_laws(run.world(), before);
    expect_reasons(run.world());
  }
  pass(run, minutes(8));
  expect_reasons(run.world());
}

}  // namespace
}  // namespace drydock
