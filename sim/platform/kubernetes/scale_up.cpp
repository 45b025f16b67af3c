// Growing: pods that no node takes are packed onto imagined nodes of each group by the scheduler's
// own filters, and the expanders choose the group that grows.
#include <algorithm>
#include <string>

#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/expansion.h"
#include "sim/platform/kubernetes/facts.h"

namespace drydock::kubernetes {

namespace {

/// Nodes that were asked for did not come in time.
struct ProvisionOverdue {
  Id<compute::MachineGroup> group;
  Time asked;
  DRYDOCK_FIELDS(ProvisionOverdue, group, asked)
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

/// What all groups together say to the waiting pods.
struct Prospects {
  std::vector<Option> options;
  std::vector<bool> helped;  ///< By waiting group.
  bool at_max = false, backed_off = false;
  Time next_chance = Time::max();  ///< When a group that is left alone may be tried again.
};

/// Nodes that may still come to the group in one decision; 0: none.
std::int32_t room_of(const World& world, const compute::MachineGroup& group) {
  const AutoscalerSettings& settings = world.only<Settings>().autoscaler;
  const std::int32_t in_cluster =
      cluster_capacity(settings.max_nodes_total, world.only<ControlPlane>().nodes);
  std::int32_t room = std::min(group.max - group.desired, settings.max_nodes_at_once);
  if (in_cluster != 0) room = std::min(room, std::max(0, in_cluster));
  return std::max(0, room);
}

/// Most nodes that the pods are packed onto: the room of the group and, where these are balanced,
/// of those like it.
std::int32_t packing_limit(const World& world, Id<compute::MachineGroup> id) {
  const AutoscalerSettings& settings = world.only<Settings>().autoscaler;
  const std::int32_t own = std::max(1, room_of(world, world[id]));
  if (!settings.balance_similar) return own;
  std::vector<GroupSize> sizes;
  for (const auto& [other, group] : world.table<compute::MachineGroup>())
    if (other == id || are_similar(world, other, id)) sizes.push_back({group.desired, group.max});
  return std::max(own, std::min(settings.max_nodes_at_once, similar_groups_capacity(sizes)));
}

Prospects look_at_groups(Context& context, const std::vector<WaitingGroup>& waiting) {
  Prospects prospects;
  prospects.helped.assign(waiting.size(), false);
  const std::vector<NodeOffer> existing = existing_nodes(context, waiting);
  for (std::uint32_t i = 0; i < context.table<compute::MachineGroup>().size(); ++i) {
    const Id<compute::MachineGroup> id{i};
    if (compute::is_fargate(context, id)) continue;
    const GroupMemory memory = context[memory_of(context, id)];
    const compute::MachineType& type = context[context[id].type];
    const std::int32_t room = room_of(context, context[id]);
    const std::vector<PodGroupNeed> needs = needs_of(context, waiting, id, existing.size());
    Option option{
        id, estimate(needs, blank_node(context, id), existing, packing_limit(context, id)), 0};
    if (option.estimate.pods == 0) continue;
    if (room == 0) {
      prospects.at_max = true;
    } else if (memory.backoff_until > context.now()) {
      prospects.backed_off = true;
      prospects.next_chance = std::min(prospects.next_chance, memory.backoff_until);
    } else {
      option.waste = waste(option.estimate, type.cpu.count, type.memory.count);
      for (std::size_t g = 0; g < waiting.size(); ++g)
        if (option.estimate.placed[g] > 0) prospects.helped[g] = true;
      prospects.options.push_back(std::move(option));
    }
  }
  return prospects;
}

/// The expanders one after the other; what is left is drawn from.
const Option& best_option(Context& context, const std::vector<Option>& options) {
  const AutoscalerSettings& settings = context.only<Settings>().autoscaler;
  std::vector<ExpansionOption> asked;
  for (const Option& option : options)
    asked.push_back({context.text(context[option.group].name), option.estimate.nodes,
                     option.estimate.pods, option.waste});
  std::vector<GroupPriority> priorities;
  for (const auto& [id, line] : context.table<ExpanderPriority>())
    priorities.push_back({line.priority, std::string(context.text(line.pattern))});
  const auto chain = std::span<const Expander>(settings.expanders)
                         .first(static_cast<std::size_t>(settings.expander_count));
  const std::vector<std::size_t> best = best_options(chain, asked, priorities);
  if (best.size() == 1) return options[best.front()];
  const std::uint64_t drawn =
      context.random(context.only<ControlPlane>().expander).below(best.size());
  return options[best[drawn]];
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
                         are_similar(context, option.group, chosen.group) &&
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
  if (compute::is_fargate(context, context[fact.node].group)) return;
  const Id<GroupMemory> memory = memory_of(context, context[fact.node].group);
  context.edit(memory).backoff = Duration::zero();
  context.edit(memory).backoff_until = context.now();
}

void on_group_limits_changed(Context& context, const compute::GroupLimitsChanged&) {
  if (!context.table<ControlPlane>().empty()) wake_autoscaler(context);
}

}  // namespace

void install_scale_up(Rulebook& rulebook) {
  rulebook.table<ExpanderPriority>();
  rulebook.on<on_provision_overdue>();
  rulebook.listen<on_launch_failed>();
  rulebook.listen<on_node_ready>();
  rulebook.listen<on_group_limits_changed>();
}

Time scale_up(Context& context) {
  const std::vector<WaitingGroup> waiting = helpless_pods(context);
  const Prospects prospects = look_at_groups(context, waiting);
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
