// Sets of the cluster: pods, nodes, groups, workloads, autoscalers, claims.
#include <array>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/autoscalers.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/registry_parts.h"

namespace drydock::lesson {

namespace {

using kubernetes::Claim;
using kubernetes::HorizontalAutoscaler;
using kubernetes::Pod;
using kubernetes::PodPhase;
using kubernetes::Workload;
using D = Dimension;

const Pod& pod_at(std::uint32_t index, const Scene& scene) { return scene.world[Id<Pod>{index}]; }
const kubernetes::Node& node_at(std::uint32_t index, const Scene& scene) {
  return scene.world[Id<kubernetes::Node>{index}];
}
const compute::MachineGroup& group_at(std::uint32_t index, const Scene& scene) {
  return scene.world[Id<compute::MachineGroup>{index}];
}
const Workload& workload_at(std::uint32_t index, const Scene& scene) {
  return scene.world[Id<Workload>{index}];
}
const Claim& claim_at(std::uint32_t index, const Scene& scene) {
  return scene.world[Id<Claim>{index}];
}
const HorizontalAutoscaler& scaler_at(std::uint32_t index, const Scene& scene) {
  return scene.world[Id<HorizontalAutoscaler>{index}];
}

std::string_view role_of(const World& world, const Workload& workload) {
  if (workload.is_application) return "app";
  if (workload.is_database) return "database";
  return world.text(workload.name_space) == "kube-system" ? "system" : "other";
}

std::string_view phase_of(PodPhase phase) {
  static constexpr std::array<std::string_view, 7> words{
      "Pending", "Starting", "Running", "Terminating", "Gone", "Succeeded", "Failed"};
  return words[static_cast<std::size_t>(phase)];
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

std::string_view reason_of(const Pod& pod) {
  using enum kubernetes::ExitReason;
  switch (pod.container.last_exit) {
    case completed:
      return "Completed";
    case error:
      return "Error";
    case oom_killed:
      return "OOMKilled";
    case probe_failed:
      return "ProbeFailed";
    case none:
      break;
  }
  return "";
}

std::string_view zone_of(const World& world, Id<kubernetes::Node> node) {
  return node ? world.text(world[world[node].zone].name) : std::string_view();
}

constexpr auto pod_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as api-1",
     [](std::uint32_t i, const Scene& s) { return text_value(s.world.text(pod_at(i, s).name)); }},
    {"app", D::text, "its workload",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[pod_at(i, s).workload].name));
     }},
    {"role", D::text, "app, database, system or other",
     [](std::uint32_t i, const Scene& s) {
       return text_value(role_of(s.world, s.world[pod_at(i, s).workload]));
     }},
    {"zone", D::text, "of its node; empty while it has none",
     [](std::uint32_t i, const Scene& s) {
       return text_value(zone_of(s.world, kubernetes::node_of(pod_at(i, s))));
     }},
    {"node", D::text, "the machine that it is on; empty while it has none",
     [](std::uint32_t i, const Scene& s) {
       const auto node = kubernetes::node_of(pod_at(i, s));
       return text_value(node ? s.world.text(s.world[node].name) : std::string_view());
     }},
    {"phase", D::text, "Pending, Starting, Running or Terminating",
     [](std::uint32_t i, const Scene& s) { return text_value(phase_of(pod_at(i, s).phase)); }},
    {"reason", D::text, "why its container last ended: OOMKilled, ProbeFailed, Error, or empty",
     [](std::uint32_t i, const Scene& s) { return text_value(reason_of(pod_at(i, s))); }},
    {"ready", D::boolean, "as the control plane believes",
     [](std::uint32_t i, const Scene& s) { return truth_value(pod_at(i, s).ready); }},
    {"restarts", D::number, "of its container",
     [](std::uint32_t i, const Scene& s) { return count_value(pod_at(i, s).restarts); }},
    {"waiting", D::duration, "since its place became empty, whichever pod stood in line first",
     [](std::uint32_t i, const Scene& s) {
       return duration_value(s.state.waits.of(s.world, Id<Pod>{i}));
     }},
    {"age", D::duration, "since it was created",
     [](std::uint32_t i, const Scene& s) {
       return duration_value(s.world.now() - pod_at(i, s).created);
     }},
});

constexpr auto node_fields = std::to_array<FieldInfo>({
    {"name", D::text, "of the machine",
     [](std::uint32_t i, const Scene& s) { return text_value(s.world.text(node_at(i, s).name)); }},
    {"zone", D::text, "where it stands",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[node_at(i, s).zone].name));
     }},
    {"group", D::text, "its node group",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[node_at(i, s).group].name));
     }},
    {"condition", D::text, "Joining, Ready or NotReady",
     [](std::uint32_t i, const Scene& s) {
       return text_value(condition_of(node_at(i, s).condition));
     }},
    {"ready", D::boolean, "its condition is Ready",
     [](std::uint32_t i, const Scene& s) {
       return truth_value(node_at(i, s).condition == kubernetes::NodeCondition::ready);
     }},
    {"cordoned", D::boolean, "takes no new pods",
     [](std::uint32_t i, const Scene& s) { return truth_value(node_at(i, s).cordoned); }},
    {"pods", D::number, "on it",
     [](std::uint32_t i, const Scene& s) { return count_value(node_at(i, s).pods); }},
    {"pods_max", D::number, "that it may have",
     [](std::uint32_t i, const Scene& s) { return count_value(node_at(i, s).pods_max); }},
    {"requested_cpu", D::share, "of its CPU, what its pods asked for",
     [](std::uint32_t i, const Scene& s) {
       const kubernetes::Node& node = node_at(i, s);
       return number_value(node.cpu.count == 0 ? 0
                                               : static_cast<double>(node.cpu_requested.count) /
                                                     static_cast<double>(node.cpu.count));
     }},
});

constexpr auto group_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as apps-a",
     [](std::uint32_t i, const Scene& s) { return text_value(s.world.text(group_at(i, s).name)); }},
    {"zone", D::text, "where its machines start",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[group_at(i, s).zone].name));
     }},
    {"min", D::number, "machines at least",
     [](std::uint32_t i, const Scene& s) { return count_value(group_at(i, s).min); }},
    {"max", D::number, "machines at most",
     [](std::uint32_t i, const Scene& s) { return count_value(group_at(i, s).max); }},
    {"desired", D::number, "machines asked for",
     [](std::uint32_t i, const Scene& s) { return count_value(group_at(i, s).desired); }},
    {"size", D::number, "machines that are there",
     [](std::uint32_t i, const Scene& s) { return count_value(group_at(i, s).live); }},
});

constexpr auto workload_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as api",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(workload_at(i, s).name));
     }},
    {"role", D::text, "app, database, system or other",
     [](std::uint32_t i, const Scene& s) {
       return text_value(role_of(s.world, workload_at(i, s)));
     }},
    {"replicas", D::number, "pods that it should have",
     [](std::uint32_t i, const Scene& s) { return count_value(workload_at(i, s).replicas); }},
    {"ready", D::number, "pods that are ready",
     [](std::uint32_t i, const Scene& s) { return count_value(workload_at(i, s).ready); }},
    {"pending", D::number, "pods without a machine",
     [](std::uint32_t i, const Scene& s) { return count_value(workload_at(i, s).pending); }},
    {"waiting", D::duration, "the longest wait of one of its empty places",
     [](std::uint32_t i, const Scene& s) {
       return duration_value(s.state.waits.longest(s.world, Id<Workload>{i}));
     }},
});

constexpr auto autoscaler_fields = std::to_array<FieldInfo>({
    {"app", D::text, "the workload that it scales",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[scaler_at(i, s).workload].name));
     }},
    {"min", D::number, "pods at least",
     [](std::uint32_t i, const Scene& s) { return count_value(scaler_at(i, s).min); }},
    {"max", D::number, "pods at most",
     [](std::uint32_t i, const Scene& s) { return count_value(scaler_at(i, s).max); }},
    {"target", D::share, "of the CPU that pods ask for",
     [](std::uint32_t i, const Scene& s) {
       return number_value(static_cast<double>(scaler_at(i, s).target_percent) / 100);
     }},
    {"desired", D::number, "pods that it last asked for",
     [](std::uint32_t i, const Scene& s) { return count_value(scaler_at(i, s).last_desired); }},
});

constexpr auto claim_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as auth-db-0",
     [](std::uint32_t i, const Scene& s) {
       return text_value(kubernetes::claim_name(s.world, Id<Claim>{i}));
     }},
    {"app", D::text, "its stateful set",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[claim_at(i, s).workload].name));
     }},
    {"volume", D::text, "the volume that it has; empty while it has none",
     [](std::uint32_t i, const Scene& s) {
       const auto volume = claim_at(i, s).volume;
       return text_value(volume ? s.world.text(s.world[volume].name) : std::string_view());
     }},
    {"zone", D::text, "of that volume",
     [](std::uint32_t i, const Scene& s) {
       const auto volume = claim_at(i, s).volume;
       return text_value(volume ? s.world.text(s.world[s.world[volume].zone].name)
                                : std::string_view());
     }},
});

void list_pods(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, workload] : scene.world.table<Workload>())
    for (Id<Pod> pod = workload.pods.first; pod; pod = scene.world[pod].siblings.after)
      out.push_back({pod.index});
}

void list_nodes(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, node] : scene.world.table<kubernetes::Node>())
    if (node.condition != kubernetes::NodeCondition::gone) out.push_back({id.index});
}

void list_groups(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, group] : scene.world.table<compute::MachineGroup>())
    if (!compute::is_fargate(scene.world, id)) out.push_back({id.index});
}

template <kubernetes::WorkloadKind kind>
void list_workloads(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, workload] : scene.world.table<Workload>())
    if (workload.kind == kind) out.push_back({id.index});
}

void list_autoscalers(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, row] : scene.world.table<HorizontalAutoscaler>())
    if (row.workload) out.push_back({id.index});
}

void list_claims(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, claim] : scene.world.table<Claim>())
    if (claim.workload) out.push_back({id.index});
}

CauseId cause_of_pod(std::uint32_t index, const Scene& scene) {
  const Pod& pod = pod_at(index, scene);
  return pod.phase == PodPhase::pending && pod.pending_cause ? pod.pending_cause : pod.birth;
}

CauseId cause_of_workload(std::uint32_t index, const Scene& scene) {
  const World& world = scene.world;
  for (Id<Pod> pod = workload_at(index, scene).pods.first; pod; pod = world[pod].siblings.after)
    if (world[pod].phase == PodPhase::pending) return world[pod].pending_cause;
  return {};
}

}  // namespace

std::vector<SetInfo> cluster_sets() {
  using enum kubernetes::WorkloadKind;
  return {
      {SetKind::pods, "pods that are not gone", pod_fields, list_pods, cause_of_pod},
      {SetKind::nodes, "machines of the cluster", node_fields, list_nodes,
       [](std::uint32_t i, const Scene& s) { return node_at(i, s).condition_cause; }},
      {SetKind::groups, "node groups", group_fields, list_groups, nullptr},
      {SetKind::deployments, "deployments", workload_fields, list_workloads<deployment>,
       cause_of_workload},
      {SetKind::statefulsets, "stateful sets", workload_fields, list_workloads<stateful_set>,
       cause_of_workload},
      {SetKind::autoscalers, "horizontal pod autoscalers", autoscaler_fields, list_autoscalers,
       nullptr},
      {SetKind::claims, "persistent volume claims", claim_fields, list_claims, nullptr},
  };
}

}  // namespace drydock::lesson
