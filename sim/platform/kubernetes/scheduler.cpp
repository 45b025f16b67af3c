// Pods that no node takes wait until something changes that may help, or at most some minutes.
#include "sim/platform/kubernetes/scheduler.h"

#include <algorithm>
#include <array>

#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

struct ScheduleDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(ScheduleDue, unused)
};

struct RetryDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(RetryDue, unused)
};

/// Constraints that a pod of a controller has by default: hostname 3, zone 5, both ScheduleAnyway.
/// Source: kubernetes/kubernetes pkg/scheduler/framework/plugins/podtopologyspread/plugin.go.
constexpr std::int64_t default_zone_skew = 5, default_node_skew = 3, own_zone_skew = 1;

/// Pods of a workload by zone and by node, those that terminate left out.
struct Spread {
  std::vector<std::int32_t> by_zone, by_node;
};

std::int32_t& slot(std::vector<std::int32_t>& counts, std::uint32_t index) {
  if (counts.size() <= index) counts.resize(index + 1u, 0);
  return counts[index];
}

Spread spread_of(const World& world, Id<Workload> workload) {
  Spread spread;
  for (Id<Pod> id = world[workload].pods.first; id; id = world[id].siblings.after) {
    const Pod& pod = world[id];
    if (!node_of(pod) || !is_live(pod)) continue;
    ++slot(spread.by_zone, world[node_of(pod)].zone.index);
    ++slot(spread.by_node, pod.node);
  }
  return spread;
}

std::vector<std::int64_t> spread_part(const World& world, Id<Workload> workload,
                                      std::span<const NodeOffer> candidates) {
  Spread spread = spread_of(world, workload);
  std::vector<Id<network::Zone>> zones;
  for (const NodeOffer& candidate : candidates) zones.push_back(candidate.zone);
  std::sort(zones.begin(), zones.end());
  zones.erase(std::unique(zones.begin(), zones.end()), zones.end());
  const auto domains = static_cast<std::int64_t>(zones.size());
  const bool own = world[workload].spread_zones;
  std::vector<std::optional<double>> costs;
  for (const NodeOffer& candidate : candidates) {
    double cost = spread_cost(slot(spread.by_zone, candidate.zone.index), domains,
                              own ? own_zone_skew : default_zone_skew);
    if (!own)
      cost += spread_cost(slot(spread.by_node, candidate.node.index),
                          static_cast<std::int64_t>(candidates.size()), default_node_skew);
    costs.push_back(cost);
  }
  return spread_scores(costs);
}

std::vector<std::int64_t> scores(const World& world, Id<Pod> id,
                                 std::span<const NodeOffer> candidates) {
  const SchedulerSettings& weights = world.only<Settings>().scheduler;
  const PodNeed need = need_of(world, world[id]);
  const std::int64_t cpu = need.cpu_milli > 0 ? need.cpu_milli : weights.missing_cpu.count;
  const std::int64_t memory =
      need.memory_bytes > 0 ? need.memory_bytes : weights.missing_memory.count;
  std::vector<std::int64_t> sums = spread_part(world, world[id].workload, candidates);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const NodeOffer& node = candidates[i];
    const std::array fit = {ScoredResource{node.cpu_milli, node.cpu_requested + cpu},
                            ScoredResource{node.memory_bytes, node.memory_requested + memory}};
    const std::array even = {
        ScoredResource{node.cpu_milli, node.cpu_requested + need.cpu_milli},
        ScoredResource{node.memory_bytes, node.memory_requested + need.memory_bytes}};
    sums[i] = sums[i] * weights.weight_spread +
              least_allocated(fit) * weights.weight_resources_fit +
              balanced_allocation(even) * weights.weight_balanced;
  }
  return sums;
}

void say_unschedulable(Context& context, Id<Pod> id, PendingReason reason) {
  if (context[id].reason == reason) return;
  Context born = context.because(context[id].birth);
  const CauseId fact = born.announce(PodUnschedulable{id, reason});
  Pod& pod = context.edit(id);
  pod.reason = reason;
  pod.pending_cause = fact;
  Context after = context.because(fact);
  wake_autoscaler(after);
}

/// Places the pod if a node takes it. The first try is because of its creation, a later one because
/// of what has changed.
bool schedule_pod(Context& context, Id<Pod> id, std::vector<NodeOffer>& nodes) {
  const bool first = context[id].reason == PendingReason::not_yet_tried;
  Context hands = first ? context.because(context[id].birth) : context;
  const Id<Node> at = choose_node(hands, id, nodes);
  if (!at) {
    const std::vector<Refusal> said = refusals(context, context[id], nodes);
    say_unschedulable(context, id, main_reason(need_of(context, context[id]), nodes, said));
    return false;
  }
  const CauseId fact = hands.announce(PodScheduled{id, at});
  Context after = context.because(fact);
  bind(after, id, at);
  if (after[after[id].workload].volume_gib > 0 && !after[id].volume) {
    claim_volume(after, after[id].workload, after[id].ordinal, after[at].zone);
    use_claim(after, id);
  }
  start_pod(after, id);
  for (NodeOffer& node : nodes)
    if (node.node == at) node = offer_of(context, at);
  return true;
}

void on_schedule_due(Context& context, const ScheduleDue&) {
  context.edit_only<ControlPlane>().schedule_due = false;
  std::vector<NodeOffer> nodes = offers(context);
  for (const Id<Pod> id : waiting_pods(context)) schedule_pod(context, id, nodes);
  ControlPlane& plane = context.edit_only<ControlPlane>();
  if (plane.queue.length == 0 || plane.retry_due) return;
  plane.retry_due = true;
  context.schedule(context.only<Settings>().schedule_retry, RetryDue{});
}

void on_retry_due(Context& context, const RetryDue&) {
  context.edit_only<ControlPlane>().retry_due = false;
  schedule_soon(context);
}

}  // namespace

void install_scheduler(Rulebook& rulebook) {
  rulebook.on<on_schedule_due>();
  rulebook.on<on_retry_due>();
}

void schedule_soon(Context& context) {
  const ControlPlane& plane = context.only<ControlPlane>();
  if (plane.schedule_due || plane.queue.length == 0) return;
  context.edit_only<ControlPlane>().schedule_due = true;
  context.schedule(context.only<Settings>().schedule_delay, ScheduleDue{});
}

void schedule_daemon(Context& context, Id<Pod> id) {
  std::vector<NodeOffer> only = {offer_of(context, context[id].pinned)};
  if (!filter(need_of(context, context[id]), only.front())) schedule_pod(context, id, only);
}

std::vector<Refusal> refusals(const World& world, const Pod& pod,
                              std::span<const NodeOffer> offers) {
  const PodNeed need = need_of(world, pod);
  std::vector<Refusal> said;
  said.reserve(offers.size());
  for (const NodeOffer& offer : offers) said.push_back(filter(need, offer));
  return said;
}

Id<Node> choose_node(Context& context, Id<Pod> id, std::span<const NodeOffer> offers) {
  const PodNeed need = need_of(context, context[id]);
  std::vector<NodeOffer> candidates;
  for (const NodeOffer& offer : offers)
    if (!filter(need, offer)) candidates.push_back(offer);
  if (candidates.empty()) return {};
  if (candidates.size() == 1) return candidates.front().node;
  const std::vector<std::int64_t> points = scores(context, id, candidates);
  const std::int64_t best = *std::max_element(points.begin(), points.end());
  std::vector<Id<Node>> tied;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (points[i] == best) tied.push_back(candidates[i].node);
  if (tied.size() == 1) return tied.front();
  const Id<Workload> workload = context[id].workload;
  if (!context[workload].luck)
    context.edit(workload).luck = context.stream(context[workload].name, "scheduling");
  return tied[context.random(context[workload].luck).below(tied.size())];
}

std::string pending_message(const World& world, Id<Pod> id) {
  const Pod& pod = world[id];
  if (pod.phase == PodPhase::starting && pod.reason == PendingReason::waiting_for_volume)
    return "waiting for volume " + std::string(world.text(world[pod.volume].name)) +
           " to attach to " + std::string(world.text(world[node_of(pod)].name)) + ".";
  if (pod.phase != PodPhase::pending) return {};
  const std::vector<NodeOffer> nodes = offers(world);
  const std::vector<Refusal> said = refusals(world, pod, nodes);
  const bool room = std::any_of(said.begin(), said.end(), [](const Refusal& r) { return !r; });
  return room ? "waiting for the scheduler." : unschedulable_message(said);
}

}  // namespace drydock::kubernetes
