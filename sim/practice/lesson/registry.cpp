// The registry: which sets and fields lessons know, and how each is read from a world.
#include <algorithm>
#include <array>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/grader.h"

namespace drydock::lesson {

namespace {

using kubernetes::Pod;
using kubernetes::PodPhase;
using kubernetes::Workload;

struct KnownField {
  SetKind set;
  std::string_view name;
  Dimension dimension;
};

constexpr auto known_fields = std::to_array<KnownField>({
    {SetKind::pods, "name", Dimension::text},
    {SetKind::pods, "app", Dimension::text},
    {SetKind::pods, "role", Dimension::text},
    {SetKind::pods, "zone", Dimension::text},
    {SetKind::pods, "node", Dimension::text},
    {SetKind::pods, "phase", Dimension::text},
    {SetKind::pods, "ready", Dimension::boolean},
    {SetKind::pods, "waiting", Dimension::duration},
    {SetKind::pods, "age", Dimension::duration},
    {SetKind::nodes, "name", Dimension::text},
    {SetKind::nodes, "zone", Dimension::text},
    {SetKind::nodes, "group", Dimension::text},
    {SetKind::nodes, "condition", Dimension::text},
    {SetKind::nodes, "ready", Dimension::boolean},
    {SetKind::nodes, "cordoned", Dimension::boolean},
    {SetKind::nodes, "pods", Dimension::number},
    {SetKind::groups, "name", Dimension::text},
    {SetKind::groups, "zone", Dimension::text},
    {SetKind::groups, "min", Dimension::number},
    {SetKind::groups, "max", Dimension::number},
    {SetKind::groups, "desired", Dimension::number},
    {SetKind::groups, "size", Dimension::number},
    {SetKind::deployments, "name", Dimension::text},
    {SetKind::deployments, "role", Dimension::text},
    {SetKind::deployments, "replicas", Dimension::number},
    {SetKind::deployments, "ready", Dimension::number},
    {SetKind::deployments, "pending", Dimension::number},
    {SetKind::deployments, "waiting", Dimension::duration},
    {SetKind::statefulsets, "name", Dimension::text},
    {SetKind::statefulsets, "role", Dimension::text},
    {SetKind::statefulsets, "replicas", Dimension::number},
    {SetKind::statefulsets, "ready", Dimension::number},
    {SetKind::statefulsets, "pending", Dimension::number},
    {SetKind::statefulsets, "waiting", Dimension::duration},
    {SetKind::events, "type", Dimension::text},
    {SetKind::events, "at", Dimension::time},
    {SetKind::actions, "verb", Dimension::text},
    {SetKind::actions, "actor", Dimension::text},
    {SetKind::actions, "at", Dimension::time},
});

Value text_value(std::string_view text) { return {true, 0, std::string(text)}; }
Value duration_value(Duration duration) {
  return number_value(static_cast<double>(duration.count()));
}

std::string_view role_of(const World& world, const Workload& workload) {
  if (workload.is_application) return "app";
  if (workload.is_database) return "database";
  return world.text(workload.name_space) == "kube-system" ? "system" : "other";
}

std::string_view phase_of(PodPhase phase) {
  switch (phase) {
    case PodPhase::pending:
      return "Pending";
    case PodPhase::starting:
      return "Starting";
    case PodPhase::running:
      return "Running";
    case PodPhase::terminating:
      return "Terminating";
    case PodPhase::succeeded:
      return "Succeeded";
    case PodPhase::failed:
      return "Failed";
    case PodPhase::gone:
      break;
  }
  return "Gone";
}

std::string_view condition_of(kubernetes::NodeCondition condition) {
  switch (condition) {
    case kubernetes::NodeCondition::joining:
      return "Joining";
    case kubernetes::NodeCondition::ready:
      return "Ready";
    case kubernetes::NodeCondition::unknown:
    case kubernetes::NodeCondition::not_ready:
      return "NotReady";
    case kubernetes::NodeCondition::gone:
      break;
  }
  return "Gone";
}

Value pod_field(Id<Pod> id, std::string_view field, const Scene& scene) {
  const World& world = scene.world;
  const Pod& pod = world[id];
  const Id<kubernetes::Node> node = kubernetes::node_of(pod);
  if (field == "name") return text_value(world.text(pod.name));
  if (field == "app") return text_value(world.text(world[pod.workload].name));
  if (field == "role") return text_value(role_of(world, world[pod.workload]));
  if (field == "zone")
    return text_value(node ? world.text(world[world[node].zone].name) : std::string_view());
  if (field == "node") return text_value(node ? world.text(world[node].name) : std::string_view());
  if (field == "phase") return text_value(phase_of(pod.phase));
  if (field == "ready") return number_value(pod.ready ? 1 : 0);
  if (field == "waiting") return duration_value(scene.state.waits.of(world, id));
  return duration_value(world.now() - pod.created);
}

Value node_field(Id<kubernetes::Node> id, std::string_view field, const World& world) {
  const kubernetes::Node& node = world[id];
  if (field == "name") return text_value(world.text(node.name));
  if (field == "zone") return text_value(world.text(world[node.zone].name));
  if (field == "group") return text_value(world.text(world[node.group].name));
  if (field == "condition") return text_value(condition_of(node.condition));
  if (field == "ready")
    return number_value(node.condition == kubernetes::NodeCondition::ready ? 1 : 0);
  if (field == "cordoned") return number_value(node.cordoned ? 1 : 0);
  return number_value(node.pods);
}

Value group_field(Id<compute::MachineGroup> id, std::string_view field, const World& world) {
  const compute::MachineGroup& group = world[id];
  if (field == "name") return text_value(world.text(group.name));
  if (field == "zone") return text_value(world.text(world[group.zone].name));
  if (field == "min") return number_value(group.min);
  if (field == "max") return number_value(group.max);
  if (field == "desired") return number_value(group.desired);
  return number_value(group.live);
}

Value workload_field(Id<Workload> id, std::string_view field, const Scene& scene) {
  const Workload& workload = scene.world[id];
  if (field == "name") return text_value(scene.world.text(workload.name));
  if (field == "role") return text_value(role_of(scene.world, workload));
  if (field == "replicas") return number_value(workload.replicas);
  if (field == "ready") return number_value(workload.ready);
  if (field == "pending") return number_value(workload.pending);
  return duration_value(scene.state.waits.longest(scene.world, id));
}

Value record_field(CauseId id, std::string_view field, const Scene& scene) {
  const World& world = scene.world;
  if (id.index < world.chronicle().first()) return text_value({});
  const Record& record = world.chronicle()[id];
  if (field == "at") return duration_value(record.at - scene.plan.start);
  const FactInfo& info = scene.plan.rulebook->fact_info(record);
  if (field == "type") return text_value(info.style.kind);
  const std::string_view wanted = field == "verb" ? "kind" : field;
  for (const SaidField& said : info.fields(world, record))
    if (said.name == wanted) return text_value(said.text);
  return text_value({});
}

}  // namespace

std::optional<Dimension> field_dimension(SetKind set, std::string_view field) {
  for (const KnownField& known : known_fields)
    if (known.set == set && known.name == field) return known.dimension;
  return std::nullopt;
}

std::vector<std::string> field_names(SetKind set) {
  std::vector<std::string> names;
  for (const KnownField& known : known_fields)
    if (known.set == set) names.emplace_back(known.name);
  return names;
}

Value field_of(SetKind set, Element element, std::string_view field, const Scene& scene) {
  switch (set) {
    case SetKind::pods:
      return pod_field(Id<Pod>{element.index}, field, scene);
    case SetKind::nodes:
      return node_field(Id<kubernetes::Node>{element.index}, field, scene.world);
    case SetKind::groups:
      return group_field(Id<compute::MachineGroup>{element.index}, field, scene.world);
    case SetKind::deployments:
    case SetKind::statefulsets:
      return workload_field(Id<Workload>{element.index}, field, scene);
    case SetKind::events:
    case SetKind::actions:
      break;
  }
  return record_field(CauseId{element.index}, field, scene);
}

CauseId cause_of(SetKind set, Element element, const Scene& scene) {
  const World& world = scene.world;
  switch (set) {
    case SetKind::pods: {
      const Pod& pod = world[Id<Pod>{element.index}];
      return pod.phase == PodPhase::pending && pod.pending_cause ? pod.pending_cause : pod.birth;
    }
    case SetKind::nodes:
      return world[Id<kubernetes::Node>{element.index}].condition_cause;
    case SetKind::deployments:
    case SetKind::statefulsets: {
      const Workload& workload = world[Id<Workload>{element.index}];
      for (Id<Pod> pod = workload.pods.first; pod; pod = world[pod].siblings.after)
        if (world[pod].phase == PodPhase::pending) return world[pod].pending_cause;
      return {};
    }
    case SetKind::groups:
      return {};
    case SetKind::events:
    case SetKind::actions:
      break;
  }
  return CauseId{element.index};
}

namespace {

/// Every element of a set, before filters.
std::vector<Element> all_elements(SetKind set, const Scene& scene) {
  const World& world = scene.world;
  std::vector<Element> found;
  switch (set) {
    case SetKind::pods:
      for (const auto& [id, workload] : world.table<Workload>())
        for (Id<Pod> pod = workload.pods.first; pod; pod = world[pod].siblings.after)
          found.push_back({pod.index});
      break;
    case SetKind::nodes:
      for (const auto& [id, node] : world.table<kubernetes::Node>())
        if (node.condition != kubernetes::NodeCondition::gone) found.push_back({id.index});
      break;
    case SetKind::groups:
      for (const auto& [id, group] : world.table<compute::MachineGroup>())
        if (!compute::is_fargate(world, id)) found.push_back({id.index});
      break;
    case SetKind::deployments:
    case SetKind::statefulsets: {
      const auto kind = set == SetKind::deployments ? kubernetes::WorkloadKind::deployment
                                                    : kubernetes::WorkloadKind::stateful_set;
      for (const auto& [id, workload] : world.table<Workload>())
        if (workload.kind == kind) found.push_back({id.index});
      break;
    }
    case SetKind::events:
      for (const CauseId id : scene.state.events) found.push_back({id.index});
      break;
    case SetKind::actions:
      for (const CauseId id : scene.state.actions) found.push_back({id.index});
      break;
  }
  return found;
}

bool keeps(const Filter& filter, SetKind set, Element element, const Scene& scene) {
  const Value left = field_of(set, element, filter.field, scene);
  const Value right = evaluate(filter.value.front(), scene);
  if (!left.known || !right.known) return false;
  return compare(filter.op, left, right, filter.value.front().dimension == Dimension::text);
}

}  // namespace

std::vector<Element> elements(const Node& node, const Scene& scene, CauseId* cause) {
  std::vector<Element> found = all_elements(node.set, scene);
  std::erase_if(found, [&](Element element) {
    return std::any_of(node.filters.begin(), node.filters.end(), [&](const Filter& filter) {
      return !keeps(filter, node.set, element, scene);
    });
  });
  if (cause != nullptr && !found.empty()) *cause = cause_of(node.set, found.front(), scene);
  return found;
}

}  // namespace drydock::lesson
