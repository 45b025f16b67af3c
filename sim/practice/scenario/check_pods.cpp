// Rules of the cluster that exclude each other, or that name nothing.
#include <algorithm>
#include <set>

#include "sim/practice/scenario/checks.h"

namespace drydock::scenario {

namespace {

using kubernetes::IntOrPercent;
using kubernetes::StrategyKind;

std::vector<std::string> priority_classes(const Checks& checks) {
  std::vector<std::string> names = names_of(checks.platform.cluster.priority_classes);
  for (const SystemPriority& priority : system_priorities) names.emplace_back(priority.name);
  return names;
}

std::string kind_of(const Workload& workload) { return codec::spelled(enum_name(workload.kind)); }

void check_strategy(Checks& checks, const std::string& path, const Workload& workload) {
  const Rollout& rollout = workload.rollout;
  const bool deployment = workload.kind == WorkloadKind::deployment;
  const bool set = workload.kind == WorkloadKind::statefulset;
  const std::string place = path + ".strategy";
  const auto conflict = [&](const std::string& key, const std::string& found,
                            const std::string& expected) {
    checks.add(codes::conflict, place + key, found, expected);
  };
  if (rollout.strategy == StrategyKind::recreate && !deployment)
    conflict(".type", "recreate on a " + kind_of(workload), "rolling-update or on-delete");
  if (rollout.strategy == StrategyKind::on_delete && deployment)
    conflict(".type", "on-delete on a deployment", "rolling-update or recreate");
  const bool amounts = rollout.max_surge.given || rollout.max_unavailable.given;
  if (amounts && rollout.strategy != StrategyKind::rolling_update)
    conflict("", "amounts without a rolling update", "the type rolling-update, or no amounts");
  else if (amounts && set)
    conflict("", "amounts on a statefulset, which replaces one pod after the other",
             "a partition at most");
  const auto none = [](IntOrPercent amount) { return amount.given && amount.value == 0; };
  if (none(rollout.max_surge) && none(rollout.max_unavailable))
    conflict("", "no pod more and no pod less, so that nothing can move",
             "max_surge or max_unavailable above 0");
  if (rollout.partition > 0 && !set)
    conflict(".partition", "a partition on a " + kind_of(workload), "one on a statefulset");
  if (workload.parallel && !set)
    checks.add(codes::conflict, path + ".parallel", "true on a " + kind_of(workload),
               "it on a statefulset");
  if (rollout.progress_deadline && !deployment)
    checks.add(codes::conflict, path + ".progress_deadline", "a deadline on a " + kind_of(workload),
               "one on a deployment");
  if (rollout.progress_deadline.value_or(std::chrono::seconds(600)) <= rollout.min_ready)
    checks.add(codes::order, path + ".min_ready", "not less than progress_deadline",
               "less than that");
}

void check_job(Checks& checks, const std::string& path, const Workload& workload) {
  if (!runs_to_end(workload.kind)) return;
  const auto conflict = [&](const std::string& key, const std::string& found) {
    checks.add(codes::conflict, path + "." + key, found + " on a " + kind_of(workload),
               "it on something that runs on");
  };
  if (workload.concurrency > 0) conflict("concurrency", "requests");
  if (workload.role != WorkloadRole::app) conflict("role", "a role");
  if (!workload.probes.empty()) conflict("probes", "probes");
  if (workload.rollout.strategy != StrategyKind::rolling_update ||
      workload.rollout.max_surge.given || workload.rollout.max_unavailable.given)
    conflict("strategy", "a strategy");
}

void check_pod_labels(Checks& checks, const std::string& path, const Placement& placement) {
  std::set<std::string> seen{"app"};
  for (const auto& [key, value] : placement.labels)
    if (!seen.insert(key).second)
      checks.add(codes::duplicate, path + ".labels." + key, "the label twice",
                 "each key once; app is the workload's own");
}

}  // namespace

void check_pods(Checks& checks, const std::string& path, const Workload& workload) {
  check_strategy(checks, path, workload);
  check_job(checks, path, workload);
  check_pod_labels(checks, path, workload.placement);
  const std::string& priority = workload.placement.priority_class;
  if (!priority.empty())
    checks.known(path + ".priority_class", priority, priority_classes(checks), "a priority class");
  std::set<std::pair<kubernetes::Protocol, std::int32_t>> ports;
  for (const kubernetes::HostPort& port : workload.placement.host_ports)
    if (!ports.insert({port.protocol, port.port}).second)
      checks.add(codes::duplicate, path + ".host_ports",
                 "port " + std::to_string(port.port) + " twice", "each port once");
}

void check_cluster_rules(Checks& checks) {
  const Cluster& cluster = checks.platform.cluster;
  for (const auto& [name, priority] : cluster.priority_classes)
    for (const SystemPriority& known : system_priorities)
      if (name == known.name)
        checks.add(codes::duplicate, "platform.cluster.priority_classes." + name,
                   "a class that every cluster has", "another name");
  std::vector<std::string> spaces{checks.platform.name, "kube-system"};
  for (const auto& [name, workload] : checks.platform.workloads)
    if (!workload.name_space.empty()) spaces.push_back(workload.name_space);
  for (const auto& [name, quota] : cluster.resource_quotas) {
    const std::string path = "platform.cluster.resource_quotas." + name;
    if (!quota.name_space.empty())
      checks.known(path + ".namespace", quota.name_space, spaces, "a namespace with workloads");
    const bool limits = quota.pods > 0 || quota.cpu_request.count > 0 ||
                        quota.cpu_limit.count > 0 || quota.memory_request.count > 0 ||
                        quota.memory_limit.count > 0;
    if (!limits)
      checks.add(codec::codes::missing_key, path, "a quota without limits", "pods, cpu or memory");
  }
}

void check_group_rules(Checks& checks, const std::string& path, const Group& group) {
  static const std::vector<std::string> processes{"launch", "terminate", "replace-unhealthy",
                                                  "az-rebalance"};
  for (const std::string& process : group.suspended)
    checks.known(path + ".suspended", process, processes, "a process");
  std::set<std::pair<std::string, kubernetes::TaintEffect>> taints;
  for (const GroupTaint& taint : group.taints)
    if (!taints.insert({taint.key, taint.effect}).second)
      checks.add(codes::duplicate, path + ".taints", "taint " + taint.key + " twice",
                 "each key with each effect once");
  std::set<std::string> keys;
  for (const auto& [key, value] : group.labels) {
    const bool given = key.starts_with("topology.kubernetes.io/") ||
                       key.starts_with("node.kubernetes.io/") ||
                       key.starts_with("kubernetes.io/") || key.starts_with("eks.amazonaws.com/");
    if (given)
      checks.add(codes::conflict, path + ".labels." + key, "a label that EKS gives",
                 "a label of one's own");
    if (!keys.insert(key).second)
      checks.add(codes::duplicate, path + ".labels." + key, "the label twice", "each key once");
  }
}

}  // namespace drydock::scenario
