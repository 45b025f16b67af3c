// Most nodes have no taints and most daemon sets no wishes: these are not looked at closely.
#include "sim/platform/kubernetes/daemon_sets.h"

#include <algorithm>
#include <vector>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/label_rules.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/rollouts.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/selectors.h"
#include "sim/platform/kubernetes/taints.h"

namespace drydock::kubernetes {

namespace {

/// The live pod of a daemon set for a node, bound or not; `any` is set when one terminates.
Id<Pod> daemon_pod(const World& world, Id<Workload> workload, Id<Node> node, bool& any) {
  Id<Pod> found;
  const auto look = [&](Id<Pod> id) {
    if (world[id].workload != workload || world[id].pinned != node) return;
    any = true;
    if (is_live(world[id])) found = id;
  };
  for (const Id<Pod> id : pods_on(world, node)) look(id);
  if (world[workload].pending > 0)
    for (const Id<Pod> id : pods_of(world, workload)) look(id);
  return found;
}

/// Ends pods on nodes that the set has nothing to do with; says which nodes have one.
std::vector<bool> leave_wrong_nodes(Context& context, Id<Workload> id) {
  std::vector<bool> has(context.table<Node>().size(), false);
  for (const Id<Pod> pod : pods_of(context, id)) {
    const Id<Node> node = context[pod].pinned;
    has[node.index] = true;
    if (is_live(context[pod]) && !daemon_fit(context, id, node).may_stay)
      terminate_pod(context, pod, Deleter::its_controller);
  }
  return has;
}

/// Replaces old pods on as many nodes as may lack theirs; those that are not available go at once.
/// Source: kubernetes/kubernetes pkg/controller/daemon/update.go.
void update_daemon_set(Context& context, Id<Workload> id, std::int32_t nodes) {
  const Workload workload = context[id];
  if (workload.strategy.kind == StrategyKind::on_delete) return;
  const std::int32_t most =
      std::max(scaled(workload.strategy.max_unavailable, nodes, true), std::int32_t{1});
  std::int32_t unavailable = 0;
  std::vector<Id<Pod>> broken, old;
  for (const Id<Pod> id_of_pod : pods_of(context, id)) {
    const Pod& pod = context[id_of_pod];
    const bool available = is_live(pod) && is_available(context, pod);
    unavailable += !available;
    if (pod.spec == workload.spec || !is_live(pod)) continue;
    (available ? old : broken).push_back(id_of_pod);
  }
  const auto more = static_cast<std::size_t>(std::max(most - unavailable, 0));
  if (old.size() > more) old.resize(more);
  if (broken.empty() && old.empty() && unavailable == 0) return finish_set_rollout(context, id);
  for (const Id<Pod> pod : broken) terminate_pod(context, pod, Deleter::its_controller);
  for (const Id<Pod> pod : old) terminate_pod(context, pod, Deleter::its_controller);
}

}  // namespace

DaemonFit daemon_fit(const World& world, Id<Workload> workload, Id<Node> id) {
  const Node& node = world[id];
  const Id<PodTemplate> spec = world[workload].spec;
  DaemonFit fit;
  if (node.condition == NodeCondition::gone) return {false, true};  // Its pods are collected.
  if (world[workload].deleted) return {false, false};
  if (compute::is_fargate(world, node.group)) return {false, false};
  if (!world[spec].node_requirements.empty() &&
      !may_use_node(world, spec, rows_of(world, node.labels)))
    return {false, false};
  if (node.to_delete) fit.should_run = false;  // ToBeDeletedByClusterAutoscaler:NoSchedule
  if (node.taint_count == 0) return fit;
  const std::vector<Toleration> tolerations = template_tolerations(world, spec);
  for (const Taint& taint : taints_of(node)) {
    if (taint.effect == TaintEffect::prefer_no_schedule || tolerates(tolerations, taint)) continue;
    fit.should_run = false;
    if (taint.effect == TaintEffect::no_execute) fit.may_stay = false;
  }
  return fit;
}

void reconcile_daemon_set(Context& context, Id<Workload> id) {
  const std::vector<bool> has = leave_wrong_nodes(context, id);
  std::int32_t nodes = 0;
  for (std::uint32_t i = 0; i < has.size(); ++i) {
    const Id<Node> node{i};
    if (!daemon_fit(context, id, node).should_run) continue;
    ++nodes;
    if (has[i]) continue;
    const Id<Pod> pod = create_pod(context, {id, context[id].spec, {}, -1, node});
    if (!pod) return retry_later(context, id);
    context.edit(id).refused = 0;
    Context born = context.because(context[pod].birth);
    schedule_daemon(born, pod);
  }
  if (context[id].progress != Progress::complete) update_daemon_set(context, id, nodes);
}

void look_at_daemons(Context& context, Id<Node> node) {
  if (context[node].condition == NodeCondition::gone) return;
  for (std::uint32_t i = 0; i < context.table<Workload>().size(); ++i) {
    const Id<Workload> id{i};
    if (context[id].kind != WorkloadKind::daemon_set) continue;
    const DaemonFit fit = daemon_fit(context, id, node);
    bool any = false;
    const Id<Pod> pod = daemon_pod(context, id, node, any);
    if ((fit.should_run && !any) || (!fit.may_stay && pod)) reconcile(context, id);
  }
}

}  // namespace drydock::kubernetes
