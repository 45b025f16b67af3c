// Laws of faults: none of no length, no matter of order, and all is well when all is repaired.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/access.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/property/all_rules.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

scenario::Scenario calm_platform() {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  auto reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search, {});
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  reading.scenario->events.clear();
  return std::move(*reading.scenario);
}

run::Run opened(const scenario::Scenario& scenario) {
  Result<run::Run> run = run::open(scenario, rules(), Seed{7});
  EXPECT_TRUE(run.has_value()) << run.error().message;
  return std::move(run).value();
}

/// What stands how, by name; what has been counted is left out.
std::map<std::string, std::string> state_of(const World& world) {
  std::map<std::string, std::string> state;
  const auto text = [&](Name name) { return std::string(world.text(name)); };
  for (const auto& [id, pod] : world.table<kubernetes::Pod>()) {
    if (pod.phase == kubernetes::PodPhase::gone) continue;
    state["pod " + text(pod.name)] =
        std::string(enum_name(pod.phase)) + (pod.ready ? " ready" : "") +
        (pod.in_endpoints ? " listed" : "") + " restarts " + std::to_string(pod.restarts) +
        " node " + std::to_string(pod.node);
  }
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    state["node " + text(node.name)] =
        std::string(enum_name(node.condition)) + (node.silent ? " silent" : "") + " taints " +
        std::to_string(node.taint_count) + " pods " + std::to_string(node.pods);
  for (const auto& [id, machine] : world.table<compute::Instance>())
    state["machine " + text(machine.name)] = std::string(enum_name(machine.phase)) + " " +
                                             std::string(enum_name(machine.fault)) + " " +
                                             std::to_string(compute::speed(world, id));
  for (const auto& [id, volume] : world.table<storage::Volume>())
    state["volume " + text(volume.name)] =
        std::string(enum_name(volume.phase)) + (volume.full ? " full" : "") +
        (volume.wrong ? " wrong" : "") + " late " + std::to_string(volume.late.count());
  for (const auto& [id, node] : world.table<network::BalancerNode>())
    state["address " + text(node.name)] = std::string(node.broken ? "broken" : "whole") +
                                          (node.listed ? " listed" : "") +
                                          (node.believed_up ? " up" : "");
  for (const auto& [id, target] : world.table<network::Target>())
    state["target " + text(target.name)] = std::string(enum_name(target.health));
  for (const auto& [id, nat] : world.table<network::NatGateway>())
    state["nat " + text(nat.name)] = nat.broken ? "broken" : "whole";
  for (const auto& [id, pool] : world.table<compute::Pool>())
    state["pool " + text(pool.name)] = compute::is_short(world, pool) ? "short" : "there";
  for (const auto& [id, service] : world.table<workload::Service>())
    state["logins at " + text(service.name)] =
        std::to_string(workload::pods_with_old_password(world, id)) + " old";
  for (const auto& [id, row] : world.table<workload::Denial>())
    if (row.share > 0) state["refused " + std::to_string(id.index)] = std::to_string(row.share);
  state["API server"] = std::to_string(kubernetes::api_wait(world).count());
  state["pull credential"] = kubernetes::pull_credential_is_valid(world) ? "valid" : "expired";
  state["registry"] = kubernetes::registry_is_up(world) ? "up" : "down";
  state["key"] = storage::key_is_enabled(world) ? "enabled" : "disabled";
  return state;
}

/// The first node of the cluster in a zone.
std::string node_in(const World& world, std::string_view zone) {
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    if (world.text(world[node.zone].name) == zone) return std::string(world.text(node.name));
  return {};
}
std::string a_pod_of(const World& world, std::string_view workload) {
  const auto id = world.find<kubernetes::Workload>(workload);
  return std::string(world.text(world[world[id].pods.first].name));
}
std::string a_volume(const World& world) {
  for (const auto& [id, volume] : world.table<storage::Volume>())
    if (volume.phase == storage::VolumePhase::attached) return std::string(world.text(volume.name));
  return {};
}
/// One that services log in at.
std::string a_database(const World& world) {
  for (const auto& [id, service] : world.table<workload::Service>())
    if (service.kind == workload::ServiceKind::database && !workload::callers_of(world, id).empty())
      return std::string(world.text(service.name));
  return {};
}
std::string of_a_database(const World& world) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && claim.volume && world[claim.workload].is_database)
      return std::string(world.text(world[claim.volume].name));
  return {};
}
std::string who_reads_buckets(const World& world) {
  for (const auto& [id, service] : world.table<workload::Service>())
    if (workload::uses_buckets(world, id)) return std::string(world.text(service.name));
  return {};
}
std::string the_balancer(const World& world) {
  return std::string(world.text(world[Id<network::LoadBalancer>{0}].name));
}

struct Pair {
  const char* name;
  std::function<AnyCommand(const World&)> fault, repair;
};
/// Of zones and of the network.
std::vector<Pair> of_zones() {
  using namespace failure;
  return {
      {"zone", [](const World&) { return FailZone{"b"}; },
       [](const World&) { return RestoreZone{"b"}; }},
      {"part of a zone",
       [](const World&) {
         return FailZone{"b", {}, "network", 0.5};
       },
       [](const World&) { return RestoreZone{"b"}; }},
      {"nat", [](const World&) { return FailNat{"nat-a"}; },
       [](const World&) { return RestoreNat{"nat-a"}; }},
      {"balancer node",
       [](const World& w) {
         return FailBalancerNode{the_balancer(w), "b", {}};
       },
       [](const World& w) {
         return RestoreBalancerNode{the_balancer(w), "b"};
       }},
      {"link",
       [](const World&) {
         return DegradeLink{"a", "b", 100, {}, {}};
       },
       [](const World&) {
         return DegradeLink{"a", "b", 0, {}, {}};
       }},
  };
}

/// Of single things.
std::vector<Pair> of_things() {
  using namespace failure;
  return {
      {"slow node",
       [](const World& w) {
         return SlowNode{node_in(w, "b"), 0.5, {}};
       },
       [](const World& w) {
         return SlowNode{node_in(w, "b"), 1, {}};
       }},
      {"slow volume",
       [](const World& w) {
         return SlowVolume{a_volume(w), milliseconds(80), {}};
       },
       [](const World& w) {
         return SlowVolume{a_volume(w), {}, {}};
       }},
      {"hung pod", [](const World& w) { return HangPod{a_pod_of(w, "api")}; },
       [](const World& w) { return ReleasePod{a_pod_of(w, "api")}; }},
      {"pressure",
       [](const World& w) {
         return PressNode{node_in(w, "a"), "disk", 1, {}};
       },
       [](const World& w) {
         return PressNode{node_in(w, "a"), "disk", 0, {}};
       }},
  };
}

/// Of what opens doors, and of data.
std::vector<Pair> of_doors() {
  using namespace failure;
  return {
      {"password",
       [](const World& w) {
         return RotatePassword{a_database(w), "single"};
       },
       [](const World& w) { return AcceptPassword{a_database(w)}; }},
      {"credential",
       [](const World& w) {
         return ExpireCredential{who_reads_buckets(w), {}};
       },
       [](const World& w) { return RenewCredential{who_reads_buckets(w)}; }},
      {"data",
       [](const World& w) {
         return SpoilData{of_a_database(w), 0.5, {}};
       },
       [](const World& w) { return MendData{of_a_database(w)}; }},
  };
}

/// Of the whole cluster.
std::vector<Pair> of_the_cluster() {
  using namespace failure;
  return {
      {"EC2 API",
       [](const World&) {
         return SetEc2Api{false, {}};
       },
       [](const World&) {
         return SetEc2Api{true, {}};
       }},
      {"API server",
       [](const World&) {
         return ThrottleApi{seconds(5), {}};
       },
       [](const World&) {
         return ThrottleApi{{}, {}};
       }},
      {"pull credential",
       [](const World&) {
         return SetPullCredential{false, {}};
       },
       [](const World&) {
         return SetPullCredential{true, {}};
       }},
      {"certificates",
       [](const World&) {
         return SetMeshIdentity{false, {}};
       },
       [](const World&) {
         return SetMeshIdentity{true, {}};
       }},
      {"control plane",
       [](const World&) {
         return SetControlPlane{false, {}};
       },
       [](const World&) {
         return SetControlPlane{true, {}};
       }},
      {"registry",
       [](const World&) {
         return SetRegistry{false, {}};
       },
       [](const World&) {
         return SetRegistry{true, {}};
       }},
      {"key",
       [](const World&) {
         return SetKey{false, {}};
       },
       [](const World&) {
         return SetKey{true, {}};
       }},
  };
}

std::vector<Pair> reversible() {
  std::vector<Pair> all = of_zones();
  for (const auto& more : {of_things(), of_doors(), of_the_cluster()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

void give(run::Run& run, const AnyCommand& command) {
  const Result<run::Receipt> answer = run.submit(command, Actor::instructor);
  EXPECT_TRUE(answer.has_value()) << answer.error().message;
}

TEST(FaultLaws, AFaultOfNoLengthChangesNothing) {
  const scenario::Scenario scenario = calm_platform();
  run::Run before = opened(scenario);
  before.advance(scenario.start + minutes(10));
  run::Run calm = before.fork();
  calm.advance(scenario.start + minutes(40));
  const auto plain = state_of(calm.world());
  const workload::ServiceReport users = workload::users_report(calm.world());
  for (const Pair& pair : reversible()) {
    run::Run run = before.fork();
    give(run, pair.fault(run.world()));
    give(run, pair.repair(run.world()));
    run.advance(scenario.start + minutes(40));
    EXPECT_EQ(state_of(run.world()), plain) << pair.name;
    const workload::ServiceReport found = workload::users_report(run.world());
    EXPECT_EQ(found.failed, users.failed) << pair.name;
    EXPECT_NEAR(static_cast<double>(found.served), static_cast<double>(users.served), 2)
        << pair.name;
  }
}

/// Faults of different things, each of which ends by itself.
std::vector<AnyCommand> independent(const World& world) {
  using namespace failure;
  return {FailNat{"nat-a", minutes(10)},
          FailBalancerNode{the_balancer(world), "c", minutes(12)},
          SlowNode{node_in(world, "b"), 0.6, minutes(8)},
          SlowVolume{a_volume(world), milliseconds(20), minutes(9)},
          SetRegistry{false, minutes(7)},
          SetPullCredential{false, minutes(6)},
          ExpireCredential{who_reads_buckets(world), minutes(5)},
          HangPod{a_pod_of(world, "notify")},
          CrashNode{node_in(world, "c"), "kernel"}};
}

TEST(FaultLaws, IndependentFaultsCommute) {
  const scenario::Scenario scenario = calm_platform();
  run::Run before = opened(scenario);
  before.advance(scenario.start + minutes(10));
  const std::vector<AnyCommand> faults = independent(before.world());
  for (std::size_t i = 0; i < faults.size(); ++i)
    for (std::size_t j = i + 1; j < faults.size(); ++j) {
      run::Run one = before.fork(), other = before.fork();
      give(one, faults[i]);
      give(one, faults[j]);
      give(other, faults[j]);
      give(other, faults[i]);
      for (run::Run* run : {&one, &other}) run->advance(scenario.start + minutes(30));
      const std::string names = faults[i].say() + ", " + faults[j].say();
      EXPECT_EQ(state_of(one.world()), state_of(other.world())) << names;
      EXPECT_NEAR(static_cast<double>(workload::users_report(one.world()).failed),
                  static_cast<double>(workload::users_report(other.world()).failed), 2)
          << names;
    }
}

/// Ready pods of each workload, and how many nodes are not ready. How many nodes there are depends
/// on the past: an autoscaler that had to place pods anew packs them closer.
std::map<std::string, int> ready_of(const World& world) {
  using enum kubernetes::WorkloadKind;
  std::map<std::string, int> ready;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (workload.kind == deployment || workload.kind == stateful_set)
      ready[std::string(world.text(workload.name))] = kubernetes::ready_pods(world, id);
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    ready["nodes that are not ready"] += node.condition == kubernetes::NodeCondition::unknown ||
                                         node.condition == kubernetes::NodeCondition::not_ready;
  return ready;
}

TEST(FaultLaws, WhenAllIsRepairedAllIsAsWithoutFaults) {
  const scenario::Scenario scenario = calm_platform();
  run::Run calm = opened(scenario), run = calm.fork();
  run.advance(scenario.start + minutes(10));
  for (const AnyCommand& fault : independent(run.world())) give(run, fault);
  run.advance(scenario.start + minutes(30));
  give(run, failure::FailZone{"b", minutes(15), "power", 1});
  run.advance(scenario.start + minutes(60));
  give(run, failure::FailZone{"a", minutes(10), "network", 0.5});
  for (run::Run* one : {&run, &calm}) one->advance(scenario.start + hours(6));
  EXPECT_EQ(ready_of(run.world()), ready_of(calm.world()));
  EXPECT_GT(workload::users_report(run.world()).failed, 0);
  const auto failed = workload::users_report(run.world()).failed;
  for (const auto& [id, service] : calm.world().table<workload::Service>())
    EXPECT_NEAR(run.world()[id].success, service.success, 1e-4) << calm.world().text(service.name);
  run.advance(scenario.start + hours(6) + minutes(10));
  EXPECT_LE(workload::users_report(run.world()).failed - failed, 5);
}

}  // namespace
}  // namespace drydock
