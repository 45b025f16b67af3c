// A new node is imagined from a node of its group, or from its machine type while it has none.
#include "sim/platform/kubernetes/expansion.h"

#include <algorithm>
#include <map>
#include <string>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/node_groups.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::kubernetes {

namespace {

bool is_hard(const SpreadConstraint& constraint) {
  return constraint.when_unsatisfiable == WhenUnsatisfiable::do_not_schedule;
}

bool spreads_over_hosts(const World& world, Id<PodTemplate> spec) {
  for (const Id<SpreadConstraint> id : world[spec].spread)
    if (is_hard(world[id]) && world.text(world[id].topology_key) == hostname_key) return true;
  return false;
}

/// Matching pods on a node, those that terminate left out.
std::int32_t matching_pods(const World& world, Id<Node> node, Name name_space,
                           const Selector& selector) {
  std::int32_t pods = 0;
  for (Id<Pod> id = world[node].on_node.first; id; id = world[id].housemates.after) {
    const Pod& pod = world[id];
    pods += is_live(pod) && world[pod.workload].name_space == name_space &&
            matches(world, selector, world[pod.spec].labels);
  }
  return pods;
}

PackedSpread packed(const World& world, Id<PodTemplate> spec, const SpreadConstraint& constraint,
                    Id<compute::MachineGroup> group, std::size_t existing) {
  PackedSpread spread;
  spread.by_node = world.text(constraint.topology_key) == hostname_key;
  spread.max_skew = constraint.max_skew;
  spread.min_domains = constraint.min_domains;
  spread.counts_itself = matches(world, constraint.selector, world[spec].labels);
  spread.blank = world[group].zone.index;
  const Name name_space = world[world[spec].workload].name_space;
  std::uint32_t number = 0;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.condition == NodeCondition::gone) continue;
    const std::uint32_t domain = spread.by_node ? number++ : node.zone.index;
    // Only nodes that are tried have a number of their own; the others still are domains.
    spread.counts.count(domain, matching_pods(world, id, name_space, constraint.selector));
    if (!spread.by_node && existing > 0) spread.existing.push_back(domain);
  }
  return spread;
}

std::string counted(const std::map<std::string, int>& reasons) {
  std::string text;
  for (const auto& [reason, groups] : reasons)
    text += (text.empty() ? "" : ", ") + std::to_string(groups) + " " + reason;
  return text;
}

}  // namespace

NodeOffer blank_node(const World& world, Id<compute::MachineGroup> id) {
  const compute::MachineGroup& group = world[id];
  const compute::MachineType& type = world[group.type];
  NodeOffer node;
  node.zone = group.zone;
  node.cpu_milli = type.allocatable_cpu.count;
  node.memory_bytes = type.allocatable_memory.count;
  node.pods_max = type.pods_max;
  node.volumes_max = type.volumes_max;
  for (const auto& [workload, row] : world.table<Workload>())
    if (row.kind == WorkloadKind::daemon_set && tolerates_group(world, row.spec, id))
      place(need_of(world, row.spec), node);
  return node;
}

std::int32_t upcoming(const World& world, Id<compute::MachineGroup> group) {
  if (world[group].max == 0) return 0;
  std::int32_t joined = 0;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.group != group || node.condition == NodeCondition::gone) continue;
    if (world[node.instance].phase == compute::InstancePhase::running) ++joined;
  }
  return std::max(0, world[group].desired - joined);
}

std::vector<Label> labels_of(const World& world, Id<compute::MachineGroup> group) {
  Id<Node> newest;
  for (const auto& [id, node] : world.table<Node>())
    if (node.group == group && !node.labels.empty()) newest = id;
  if (newest) return rows_of(world, world[newest].labels);
  const compute::MachineGroup& row = world[group];
  std::vector<Label> labels = own_labels(world, group);
  const auto known = [&](std::string_view key, Name value) {
    if (const Name name = world.names().find(key)) labels.push_back({name, value});
  };
  known(zone_key, world[row.zone].name);  // Of several zones the first, as the real one does.
  known(machine_type_key, world[row.type].name);
  known(node_group_key, row.name);
  return labels;
}

bool are_similar(const World& world, Id<compute::MachineGroup> a, Id<compute::MachineGroup> b) {
  const auto shape = [&](Id<compute::MachineGroup> id) {
    const compute::MachineType& type = world[world[id].type];
    const NodeOffer blank = blank_node(world, id);
    return GroupShape{type.cpu.count,
                      type.memory.count,
                      type.pods_max,
                      type.allocatable_cpu.count,
                      type.allocatable_memory.count,
                      blank.cpu_milli - blank.cpu_requested,
                      blank.memory_bytes - blank.memory_requested};
  };
  // The machine type is a label too, and not one of the place.
  const std::vector<Label> own = own_labels(world, a), other = own_labels(world, b);
  return world[a].type == world[b].type &&
         std::is_permutation(own.begin(), own.end(), other.begin(), other.end()) &&
         are_similar(shape(a), shape(b));
}

std::vector<WaitingGroup> helpless_pods(const World& world) {
  std::vector<WaitingGroup> groups;
  const std::int32_t cutoff = world.only<Settings>().autoscaler.priority_cutoff;
  const std::vector<Id<Pod>> waiting = waiting_pods(world);
  if (waiting.empty()) return groups;
  ClusterView view(world);
  std::vector<NodeOffer> coming;
  for (const auto& [id, group] : world.table<compute::MachineGroup>())
    coming.insert(coming.end(), static_cast<std::size_t>(upcoming(world, id)),
                  blank_node(world, id));
  for (const Id<Pod> id : waiting) {
    const Pod& pod = world[id];
    if (pod.reason == PendingReason::not_yet_tried || pod.pinned || pod.priority < cutoff) continue;
    const PodAsk ask = ask_of(world, id);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const WaitingGroup& g) {
      return g.ask.spec == ask.spec && g.ask.volume_zone == ask.volume_zone;
    });
    if (group != groups.end()) {  // Where one of its kind finds no room, it finds none either.
      ++group->pods.count;
      group->members.push_back(id);
      continue;
    }
    std::size_t node = 0;
    while (node < view.size() && !view.takes(ask, node)) ++node;
    if (node < view.size()) {
      view.place(ask, node);
      continue;
    }
    const PodNeed need = need_of(world, pod);
    const auto room = std::find_if(coming.begin(), coming.end(),
                                   [&](const NodeOffer& one) { return !filter(need, one); });
    if (room != coming.end()) {
      place(need, *room);
      continue;
    }
    groups.push_back(WaitingGroup{ask, {}, {id}});
    groups.back().pods.need = need;
    groups.back().pods.count = 1;
  }
  return groups;
}

std::vector<PodGroupNeed> needs_of(const World& world, const std::vector<WaitingGroup>& waiting,
                                   Id<compute::MachineGroup> group, std::size_t existing) {
  const std::vector<Label> labels = labels_of(world, group);
  std::vector<PodGroupNeed> needs;
  for (const WaitingGroup& pods : waiting) {
    PodGroupNeed need = pods.pods;
    const PodTemplate& spec = world[pods.ask.spec];
    need.unwanted = !may_use_node(world, pods.ask.spec, labels) ||
                    !tolerates_group(world, pods.ask.spec, group);
    for (const Id<HostPort> port : spec.host_ports) need.host_ports.push_back(world[port].port);
    for (const Id<SpreadConstraint> id : spec.spread)
      if (is_hard(world[id]))
        need.spread.push_back(packed(world, pods.ask.spec, world[id], group, existing));
    needs.push_back(std::move(need));
  }
  return needs;
}

std::vector<NodeOffer> existing_nodes(const World& world,
                                      const std::vector<WaitingGroup>& waiting) {
  const bool asked = std::any_of(waiting.begin(), waiting.end(), [&](const WaitingGroup& group) {
    return spreads_over_hosts(world, group.ask.spec);
  });
  return asked ? offers(world) : std::vector<NodeOffer>{};
}

std::string no_scale_up_message(const World& world, Id<Pod> id) {
  const Pod& pod = world[id];
  if (pod.phase != PodPhase::pending || pod.pinned || runs_on_fargate(world, pod)) return {};
  const AutoscalerSettings& settings = world.only<Settings>().autoscaler;
  if (!settings.enabled) return "the cluster has no autoscaler";
  if (pod.priority < settings.priority_cutoff)
    return "pod didn't trigger scale-up: its priority is below the cutoff";
  std::map<std::string, int> reasons;
  std::vector<WaitingGroup> alone = {{ask_of(world, id), {}, {id}}};
  alone.front().pods.need = need_of(world, pod);
  alone.front().pods.count = 1;
  const std::vector<NodeOffer> existing = existing_nodes(world, alone);
  for (const auto& [group_id, group] : world.table<compute::MachineGroup>()) {
    if (compute::is_fargate(world, group_id)) continue;
    const NodeOffer blank = blank_node(world, group_id);
    const std::vector<PodGroupNeed> needs = needs_of(world, alone, group_id, existing.size());
    GroupMemory memory;
    for (const auto& [memory_id, row] : world.table<GroupMemory>())
      if (row.group == group_id) memory = row;
    if (const Refusal refusal = filter(needs.front().need, blank)) {
      for (const std::string& said : counted_reasons({&refusal, 1}, world.names()))
        ++reasons[said.substr(said.find(' ') + 1)];
    } else if (!tolerates_group(world, alone.front().ask.spec, group_id)) {
      ++reasons["node(s) had untolerated taint(s)"];
    } else if (needs.front().unwanted) {
      ++reasons["node(s) didn't match Pod's node affinity/selector"];
    } else if (estimate(needs, blank, existing, 1).pods == 0) {
      ++reasons["node(s) didn't match pod topology spread constraints"];
    } else if (group.desired >= group.max) {
      ++reasons["max node group size reached"];
    } else if (memory.backoff_until > world.now()) {
      ++reasons["in backoff after failed scale-up"];
    } else {
      return {};
    }
  }
  return "pod didn't trigger scale-up: " + counted(reasons);
}

}  // namespace drydock::kubernetes
