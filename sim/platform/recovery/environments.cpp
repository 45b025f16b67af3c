// Environments as copies from code: a pipeline, then network, cluster, nodes, and one release after
// the other. The times are those of the code of a region that stands by.
//
// An environment pays for a NAT gateway, a load balancer and a control plane of its own; its nodes
// are in the one cluster that is simulated, kept apart by a label and a taint.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/catalog.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/lookup.h"

namespace drydock::recovery {

namespace {

constexpr Duration environment_look = seconds(10);  // Whether what was asked for is there.
constexpr double headroom = 1.1;  // Of machines over requests: pods do not fill nodes evenly.

/// The step that the environment is at is done, or is looked at.
struct EnvironmentDue {
  Id<Environment> environment;
  EnvironmentPhase phase = EnvironmentPhase::absent;
  DRYDOCK_FIELDS(EnvironmentDue, environment, phase)
};

bool is_copied(const World& world, Id<kubernetes::Workload> workload) {
  using kubernetes::WorkloadKind;
  const kubernetes::Workload& row = world[workload];
  if (row.kind != WorkloadKind::deployment && row.kind != WorkloadKind::stateful_set) return false;
  if (row.replicas == 0) return false;
  for (const auto& [id, copy] : world.table<Copy>())
    if (copy.workload == workload) return false;
  for (const auto& [id, made] : world.table<EnvironmentWorkload>())
    if (made.workload == workload) return false;
  return true;
}

std::int32_t scaled(std::int32_t replicas, double share) {
  return std::max(1, static_cast<std::int32_t>(std::lround(replicas * share)));
}

/// A group of the cluster whose machines an environment has too; none where there are no nodes.
Id<compute::MachineGroup> model_group(const World& world) {
  for (const auto& [id, group] : world.table<compute::MachineGroup>())
    if (group.max > 0 && !group.spot && !compute::is_fargate(world, id)) return id;
  return {};
}

/// Machines on which the pods fit by what they ask for.
std::int32_t machines_for(const World& world, double share, Id<compute::MachineGroup> group) {
  const compute::MachineType& type = world[world[group].type];
  double cpu = 0, memory = 0;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>()) {
    if (!is_copied(world, id)) continue;
    const kubernetes::PodTemplate& pod = world[workload.spec];
    const std::int32_t pods = scaled(workload.replicas, share);
    cpu += static_cast<double>(pod.cpu_request.count) * pods;
    memory += static_cast<double>(pod.memory_request.count) * pods;
  }
  const double nodes = std::max(cpu / static_cast<double>(type.allocatable_cpu.count),
                                memory / static_cast<double>(type.allocatable_memory.count));
  return std::max(1, static_cast<std::int32_t>(std::ceil(nodes * headroom)));
}

Duration time_of(Context& context, Id<Environment> id, Duration median) {
  return drawn(context, context[id].luck, median, context.only<Settings>().times.sigma);
}

void enter(Context& context, Id<Environment> id, EnvironmentPhase phase, Duration takes) {
  context.edit(id).phase = phase;
  context.schedule(takes, EnvironmentDue{id, phase});
}

void has(Context& context, Id<Environment> id, EnvironmentPhase phase) {
  context.announce(EnvironmentStep{id, phase});
}

void begin_network(Context& context, Id<Environment> id) {
  const Duration balancer = time_of(context, id, context.only<Settings>().times.balancer);
  enter(context, id, EnvironmentPhase::network,
        std::max(balancer, context.only<network::Settings>().nat.create));
}

void begin_cluster(Context& context, Id<Environment> id) {
  cost::start(context, context[id].gateway);
  cost::start(context, context[id].balancer);
  has(context, id, EnvironmentPhase::network);
  const Duration cluster = time_of(context, id, context.only<Settings>().times.cluster);
  const Duration add_ons = time_of(context, id, context.only<Settings>().times.add_ons);
  enter(context, id, EnvironmentPhase::cluster, cluster + add_ons);
}

/// The node group, made anew or once more.
Id<compute::MachineGroup> group_for(Context& context, Id<Environment> id) {
  if (context[id].group) return context[id].group;
  const Id<compute::MachineGroup> model = model_group(context);
  compute::MachineGroup row;
  row.name = context.name(said(context.world(), id) + "-nodes");
  row.type = context[model].type;
  row.boot_median = context[model].boot_median;
  row.boot_sigma = context[model].boot_sigma;
  for (const auto& [zone_id, zone] : context.table<network::Zone>())
    if (zone.region == context[context[model].zone].region &&
        row.zone_count < static_cast<std::int32_t>(row.zones.size()))
      row.zones[static_cast<std::size_t>(row.zone_count++)] = zone_id;
  const Id<compute::MachineGroup> group = compute::add_group(context, row);
  const Name key = context.name(kubernetes::environment_key), name = context[id].name;
  context.add(kubernetes::GroupLabel{group, key, name});
  context.add(kubernetes::GroupTaint{group, key, name, kubernetes::TaintEffect::no_schedule});
  context.edit(id).group = group;
  return group;
}

void begin_nodes(Context& context, Id<Environment> id) {
  cost::start(context, context[id].control_plane);
  has(context, id, EnvironmentPhase::cluster);
  const std::int32_t machines = machines_for(context, context[id].share, model_group(context));
  const Id<compute::MachineGroup> group = group_for(context, id);
  context.edit(id).machines = machines;
  compute::set_bounds(context, group, machines, machines);
  compute::set_desired(context, group, machines);
  enter(context, id, EnvironmentPhase::nodes, environment_look);
}

std::int32_t ready_nodes(const World& world, Id<compute::MachineGroup> group) {
  std::int32_t count = 0;
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    count += node.group == group && node.condition == kubernetes::NodeCondition::ready;
  return count;
}

void look_at_nodes(Context& context, Id<Environment> id) {
  const Environment row = context[id];
  if (ready_nodes(context, row.group) < row.machines)
    return enter(context, id, EnvironmentPhase::nodes, environment_look);
  has(context, id, EnvironmentPhase::nodes);
  context.edit(id).released = 0;
  enter(context, id, EnvironmentPhase::releases,
        time_of(context, id, context.only<Settings>().times.release));
}

/// The workload of the next release; made when it is the first time.
Id<kubernetes::Workload> workload_in(Context& context, Id<Environment> id,
                                     Id<kubernetes::Workload> of) {
  for (const auto& [made_id, made] : context.table<EnvironmentWorkload>())
    if (made.environment == id && made.of == of) return made.workload;
  const Name environment = context[id].name;
  const Name name = context.name(said(context.world(), id) + "-" + said(context.world(), of));
  const Id<kubernetes::Workload> made =
      kubernetes::declare_like(context, of, name, environment, environment);
  insight::add_tag(context, name, "", context.text(environment));
  context.add(EnvironmentWorkload{id, of, made});
  return made;
}

std::vector<Id<kubernetes::Workload>> copied(const World& world) {
  std::vector<Id<kubernetes::Workload>> found;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (is_copied(world, id)) found.push_back(id);
  return found;
}

void release_next(Context& context, Id<Environment> id) {
  const auto all = copied(context);
  const auto at = static_cast<std::size_t>(context[id].released);
  if (at < all.size()) {
    const std::int32_t replicas = scaled(context[all[at]].replicas, context[id].share);
    const Id<kubernetes::Workload> workload = workload_in(context, id, all[at]);
    kubernetes::scale(context, workload, replicas);
    ++context.edit(id).released;
    return enter(context, id, EnvironmentPhase::releases,
                 time_of(context, id, context.only<Settings>().times.release));
  }
  Environment& row = context.edit(id);
  row.phase = EnvironmentPhase::standing;
  row.stood = context.now();
  const auto minutes =
      static_cast<std::int32_t>(std::lround(in_seconds(row.stood - row.asked) / 60));
  context.announce(EnvironmentReady{id, minutes, row.machines, row.released});
}

std::vector<Id<kubernetes::Claim>> claims_in(const World& world, Id<Environment> id) {
  std::vector<Id<kubernetes::Claim>> found;
  for (const auto& [made_id, made] : world.table<EnvironmentWorkload>()) {
    if (made.environment != id) continue;
    for (const auto& [claim_id, claim] : world.table<kubernetes::Claim>())
      if (claim.workload == made.workload && claim.volume) found.push_back(claim_id);
  }
  return found;
}

/// Volumes are let go first, then machines; the rest is Terraform's, which takes as long to take a
/// cluster away as to make it.
void look_at_leaving(Context& context, Id<Environment> id) {
  const auto claims = claims_in(context, id);
  for (const Id<kubernetes::Claim> claim : claims)
    if (!kubernetes::check_delete_claim(context, claim))
      return enter(context, id, EnvironmentPhase::leaving, environment_look);
  for (const Id<kubernetes::Claim> claim : claims) kubernetes::delete_claim(context, claim);
  const Id<compute::MachineGroup> group = context[id].group;
  compute::set_bounds(context, group, 0, context[id].machines);
  for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i)
    if (const Id<compute::Instance> machine{i};
        context[machine].group == group && compute::is_live(context[machine]))
      compute::terminate(context, machine);
  compute::set_bounds(context, group, 0, 0);
  enter(context, id, EnvironmentPhase::destroying,
        time_of(context, id, context.only<Settings>().times.cluster));
}

void finish_destroying(Context& context, Id<Environment> id) {
  const Environment row = context[id];
  for (const Id<cost::Meter> meter : {row.control_plane, row.gateway, row.balancer})
    cost::stop(context, meter);
  context.edit(id).phase = EnvironmentPhase::absent;
  context.announce(EnvironmentDestroyed{id});
}

void on_environment_due(Context& context, const EnvironmentDue& due) {
  const Id<Environment> id = due.environment;
  if (context[id].phase != due.phase) return;
  switch (due.phase) {
    case EnvironmentPhase::planning:
      return begin_network(context, id);
    case EnvironmentPhase::network:
      return begin_cluster(context, id);
    case EnvironmentPhase::cluster:
      return begin_nodes(context, id);
    case EnvironmentPhase::nodes:
      return look_at_nodes(context, id);
    case EnvironmentPhase::releases:
      return release_next(context, id);
    case EnvironmentPhase::leaving:
      return look_at_leaving(context, id);
    case EnvironmentPhase::destroying:
      return finish_destroying(context, id);
    case EnvironmentPhase::absent:
    case EnvironmentPhase::standing:
      return;
  }
}

}  // namespace

Id<Environment> add_environment(Context& context, Name name) {
  const std::string text(context.text(name));
  Environment row;
  row.name = name;
  row.luck = context.stream(name, "code of an environment");
  row.control_plane = cost::open_meter(context, text + " control plane", control_plane.key);
  row.gateway = cost::open_meter(context, text + " NAT gateway", gateway.key);
  row.balancer = cost::open_meter(context, text + " load balancer", balancer.key);
  insight::add_tag(context, name, "", text);
  for (const Id<cost::Meter> meter : {row.control_plane, row.gateway, row.balancer})
    insight::own_meter(context, meter, name);
  return context.add(row);
}

Result<Forecast> check(const World& world, const MakeEnvironment& command) {
  const auto id = storage::find_standing<Environment>(world, "environment", command.environment);
  if (!id) return pass(id.error());
  if (!(command.share > 0 && command.share <= 1))
    return impossible(fail(
        "refused",
        "An environment cannot have a share of " + say_number(command.share) + " of the replicas.",
        {}, "Give a share above 0, and at most 1."));
  if (world[*id].phase != EnvironmentPhase::absent)
    return fail("refused", "Environment " + command.environment + " is there, or on its way.");
  const Id<compute::MachineGroup> model = model_group(world);
  if (!model) return fail("refused", "The cluster has no node group to make one like it.");
  const std::int32_t machines = machines_for(world, command.share, model);
  return Forecast{"Code makes environment " + command.environment + ": a network, a cluster, " +
                      plural(machines, "machine") + " and " +
                      plural(static_cast<std::int64_t>(copied(world).size()), "workload") +
                      ", without data. It is paid for until it is destroyed.",
                  {command.environment},
                  false};
}

void apply(Context& context, const MakeEnvironment& command) {
  const Id<Environment> id = storage::standing<Environment>(context, command.environment);
  Environment& row = context.edit(id);
  row.share = command.share;
  row.asked = context.now();
  Context after = context.because(context.announce(EnvironmentStarted{id}));
  enter(after, id, EnvironmentPhase::planning,
        time_of(after, id, after.only<Settings>().times.pipeline));
}

Result<Forecast> check(const World& world, const DestroyEnvironment& command) {
  const auto id = storage::find_standing<Environment>(world, "environment", command.environment);
  if (!id) return pass(id.error());
  if (world[*id].phase != EnvironmentPhase::standing)
    return fail("refused", "Environment " + command.environment + " does not stand.");
  return Forecast{
      "Pods, volumes, machines and the cluster of " + command.environment + " are deleted.",
      {command.environment},
      true};
}

void apply(Context& context, const DestroyEnvironment& command) {
  const Id<Environment> id = storage::standing<Environment>(context, command.environment);
  for (std::uint32_t i = 0; i < context.table<EnvironmentWorkload>().size(); ++i) {
    const EnvironmentWorkload made = context[Id<EnvironmentWorkload>{i}];
    if (made.environment == id) kubernetes::scale(context, made.workload, 0);
  }
  enter(context, id, EnvironmentPhase::leaving, environment_look);
}

void install_environments(Rulebook& rulebook) {
  rulebook.table<Environment>();
  rulebook.table<EnvironmentWorkload>();
  rulebook.on<on_environment_due>();
  rulebook.fact<EnvironmentStarted>();
  rulebook.fact<EnvironmentStep>();
  rulebook.fact<EnvironmentReady>();
  rulebook.fact<EnvironmentDestroyed>();
  rulebook.command<MakeEnvironment>(Role::trainee);
  rulebook.command<DestroyEnvironment>(Role::trainee);
}

}  // namespace drydock::recovery
