// Growing: pods that no node takes are packed onto imagined nodes of each group by the scheduler's
// own filters, and the group that wastes least grows.
#include <algorithm>
#include <optional>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/bin_packing.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

/// Nodes that were asked for did not come in time.
struct ProvisionOverdue {
  Id<compute::MachineGroup> group;
  Time asked;
  DRYDOCK_FIELDS(ProvisionOverdue, group, asked)
};

/// Waiting pods that are alike: one controller, one place for the volume.
struct WaitingGroup {
  Id<Workload> workload;
  PodGroupNeed pods;
  std::vector<Id<Pod>> members;
};

/// A group of machines and what it could do for the waiting pods.
struct Option {
  Id<compute::MachineGroup> group;
  Estimate estimate;
  double waste = 0;
};

Id<GroupMemory> memory_of(Context& context, Id<compute::MachineGroup> group) {
  for (const auto& [id, memory] : context.table<GroupMemory>())
    if (memory.group == group) return id;
  GroupMemory memory;
  memory.group = group;
  return context.add(memory);
}

/// An empty new node of the group with its daemon pods on it.
NodeOffer blank_node(const World& world, Id<compute::MachineGroup> id) {
  const compute::MachineGroup& group = world[id];
  const compute::MachineType& type = world[group.type];
  NodeOffer node;
  node.zone = group.zone;
  node.cpu_milli = type.allocatable_cpu.count;
  node.memory_bytes = type.allocatable_memory.count;
  node.pods_max = type.pods_max;
  for (const auto& [workload, row] : world.table<Workload>())
    if (row.kind == WorkloadKind::daemon_set) place(need_of(world, workload), node);
  return node;
}

/// Machines that were asked for and have not become nodes yet.
std::int32_t upcoming(const World& world, Id<compute::MachineGroup> group) {
  std::int32_t joined = 0;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.group != group || node.condition == NodeCondition::gone) continue;
    if (world[node.instance].phase == compute::InstancePhase::running) ++joined;
  }
  return std::max(0, world[group].desired - joined);
}

/// Pods that fit neither the nodes there are nor those that are coming.
std::vector<WaitingGroup> helpless_pods(const World& world) {
  std::vector<NodeOffer> nodes = offers(world);
  for (const auto& [id, group] : world.table<compute::MachineGroup>())
    nodes.insert(nodes.end(), static_cast<std::size_t>(upcoming(world, id)), blank_node(world, id));
  std::vector<WaitingGroup> groups;
  for (const Id<Pod> id : waiting_pods(world)) {
    const Pod& pod = world[id];
    if (pod.reason == PendingReason::not_yet_tried || pod.pinned) continue;
    const PodNeed need = need_of(world, pod);
    const auto room = std::find_if(nodes.begin(), nodes.end(),
                                   [&](const NodeOffer& node) { return !filter(need, node); });
    if (room != nodes.end()) {
      place(need, *room);
      continue;
    }
    auto group = std::find_if(groups.begin(), groups.end(), [&](const WaitingGroup& g) {
      return g.workload == pod.workload && g.pods.need.volume_zone == need.volume_zone;
    });
    if (group == groups.end()) group = groups.insert(group, {pod.workload, {need, 0}, {}});
    ++group->pods.count;
    group->members.push_back(id);
  }
  return groups;
}

/// What all groups together say to the waiting pods.
struct Prospects {
  std::vector<Option> options;
  std::vector<bool> helped;  ///< By waiting group.
  bool at_max = false, backed_off = false;
  Time next_chance = Time::max();  ///< When a group that is left alone may be tried again.
};

Prospects look_at_groups(Context& context, std::span<const PodGroupNeed> needs) {
  Prospects prospects;
  prospects.helped.assign(needs.size(), false);
  for (std::uint32_t i = 0; i < context.table<compute::MachineGroup>().size(); ++i) {
    const Id<compute::MachineGroup> id{i};
    const GroupMemory memory = context[memory_of(context, id)];
    const compute::MachineGroup& group = context[id];
    const compute::MachineType& type = context[group.type];
    const NodeOffer blank = blank_node(context, id);
    const std::int32_t room =
        std::min(group.max - group.desired, context.only<Settings>().autoscaler.max_nodes_at_once);
    Option option{id, estimate(needs, blank, std::max(1, room)), 0};
    if (option.estimate.pods == 0) continue;
    if (room <= 0) {
      prospects.at_max = true;
    } else if (memory.backoff_until > context.now()) {
      prospects.backed_off = true;
      prospects.next_chance = std::min(prospects.next_chance, memory.backoff_until);
    } else {
      option.waste = waste(option.estimate, type.cpu.count, type.memory.count);
      for (std::size_t g = 0; g < needs.size(); ++g)
        if (option.estimate.placed[g] > 0) prospects.helped[g] = true;
      prospects.options.push_back(std::move(option));
    }
  }
  return prospects;
}

/// least-waste; ties are random.
const Option& best_option(Context& context, const std::vector<Option>& options) {
  double least = options.front().waste;
  for (const Option& option : options) least = std::min(least, option.waste);
  std::vector<const Option*> best;
  for (const Option& option : options)
    if (option.waste == least) best.push_back(&option);
  if (best.size() == 1) return *best.front();
  return *best[context.random(context.only<ControlPlane>().expander).below(best.size())];
}

void grow(Context& context, Id<compute::MachineGroup> group, std::int32_t to) {
  const std::int32_t from = context[group].desired;
  const CauseId fact = context.announce(ScaleUpTriggered{group, from, to});
  Context after = context.because(fact);
  after.edit(memory_of(after, group)).last_request = after.now();
  after.edit_only<ControlPlane>().last_add = after.now();
  after.schedule(after.only<Settings>().autoscaler_max_provision,
                 ProvisionOverdue{group, after.now()});
  compute::set_desired(after, group, to);
}

/// Adds the nodes of an option, spread over similar groups where that is asked for.
void take(Context& context, const Option& chosen, const std::vector<Option>& options) {
  std::vector<Id<compute::MachineGroup>> groups;
  std::vector<GroupSize> sizes;
  for (const Option& option : options) {
    const bool similar = context.only<Settings>().autoscaler.balance_similar &&
                         context[option.group].type == context[chosen.group].type &&
                         option.estimate.placed == chosen.estimate.placed;
    if (option.group != chosen.group && !similar) continue;
    groups.push_back(option.group);
    sizes.push_back({context[option.group].desired, context[option.group].max});
  }
  const std::vector<std::int32_t> after = balance(sizes, chosen.estimate.nodes);
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (after[i] > sizes[i].size) grow(context, groups[i], after[i]);
}

void say_impossible(Context& context, const std::vector<WaitingGroup>& waiting,
                    const Prospects& prospects) {
  std::int32_t pods = 0;
  Id<Pod> first;
  for (std::size_t g = 0; g < waiting.size(); ++g) {
    if (prospects.helped[g]) continue;
    pods += waiting[g].pods.count;
    const Id<Pod> member = waiting[g].members.front();
    if (!first || member < first) first = member;
  }
  NoScaleUp why = NoScaleUp::none;
  if (pods > 0) why = NoScaleUp::no_group_could_hold_them;
  if (pods > 0 && prospects.backed_off) why = NoScaleUp::useful_groups_wait_after_failed_launches;
  if (pods > 0 && prospects.at_max) why = NoScaleUp::every_useful_group_is_at_its_max;
  ControlPlane& plane = context.edit_only<ControlPlane>();
  if (plane.said == why && plane.said_pods == pods) return;
  plane.said = why;
  plane.said_pods = pods;
  if (pods == 0) return;
  Context because = context.because(context[first].pending_cause);
  because.announce(ScaleUpImpossible{pods, why});
}

/// The nodes that were asked for will not come: forget them, and leave the group alone for a while.
void give_up_on(Context& context, Id<compute::MachineGroup> group) {
  const Settings& settings = context.only<Settings>();
  GroupMemory& memory = context.edit(memory_of(context, group));
  const GroupBackoff entry =
      after_failure({memory.backoff, memory.backoff_until, memory.last_failure}, context.now(),
                    settings.autoscaler_backoff, settings.autoscaler_backoff_max,
                    settings.autoscaler.backoff_reset);
  memory.backoff = entry.delay;
  memory.backoff_until = entry.until;
  memory.last_failure = entry.last_failure;
  const std::int32_t there = std::max(compute::size(context, group), context[group].min);
  if (there < context[group].desired) compute::set_desired(context, group, there);
  wake_autoscaler(context);
}

void on_provision_overdue(Context& context, const ProvisionOverdue& due) {
  const GroupMemory& memory = context[memory_of(context, due.group)];
  if (memory.last_request == due.asked && upcoming(context, due.group) > 0)
    give_up_on(context, due.group);
}

void on_launch_failed(Context& context, const compute::LaunchFailed& fact) {
  if (context.table<ControlPlane>().empty()) return;
  if (context.only<Settings>().autoscaler.enabled) give_up_on(context, fact.group);
}

/// A node that came proves that the group works again.
void on_node_ready(Context& context, const NodeReady& fact) {
  const Id<GroupMemory> memory = memory_of(context, context[fact.node].group);
  context.edit(memory).backoff = Duration::zero();
  context.edit(memory).backoff_until = context.now();
}

void on_group_limits_changed(Context& context, const compute::GroupLimitsChanged&) {
  if (!context.table<ControlPlane>().empty()) wake_autoscaler(context);
}

}  // namespace

void install_scale_up(Rulebook& rulebook) {
  rulebook.on<on_provision_overdue>();
  rulebook.listen<on_launch_failed>();
  rulebook.listen<on_node_ready>();
  rulebook.listen<on_group_limits_changed>();
}

Time scale_up(Context& context) {
  const std::vector<WaitingGroup> waiting = helpless_pods(context);
  std::vector<PodGroupNeed> needs;
  for (const WaitingGroup& group : waiting) needs.push_back(group.pods);
  const Prospects prospects = look_at_groups(context, needs);
  say_impossible(context, waiting, prospects);
  if (prospects.options.empty()) return prospects.next_chance;
  const Option& chosen = best_option(context, prospects.options);
  Id<Pod> first;
  for (std::size_t g = 0; g < waiting.size(); ++g)
    if (chosen.estimate.placed[g] > 0 && (!first || waiting[g].members.front() < first))
      first = waiting[g].members.front();
  Context because = context.because(context[first].pending_cause);
  take(because, chosen, prospects.options);
  return prospects.next_chance;
}

}  // namespace drydock::kubernetes
