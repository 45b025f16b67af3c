// One pod after the other; what stands in a pod's way decides which events let it be tried again.
#include "sim/platform/kubernetes/scheduler.h"

#include <algorithm>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/preemption.h"

namespace drydock::kubernetes {

namespace {

/// So many pods are decided in one event, which stands for as many cycles.
constexpr std::int32_t pods_per_pass = 100;

struct ScheduleDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(ScheduleDue, unused)
};

/// What a pod that was placed may help: those that want to be near it, or evenly spread with it.
constexpr std::uint32_t help_by_placing = bit(Obstacle::affinity) | bit(Obstacle::spread);

void schedule_pass(Context& context, Duration delay) {
  if (context.only<ControlPlane>().schedule_due) return;
  context.edit_only<ControlPlane>().schedule_due = true;
  context.schedule(delay, ScheduleDue{});
}

/// Whether no working node is in the zone of the pod's volume.
bool is_zone_lost(const PodAsk& ask, const ClusterView& view) {
  if (!ask.volume_zone) return false;
  for (std::size_t i = 0; i < view.size(); ++i) {
    const NodeOffer& node = view[i];
    if (node.zone == ask.volume_zone && !node.unreachable && !node.to_delete && !node.cordoned)
      return false;
  }
  return true;
}

void say_unschedulable(Context& context, Id<Pod> id, PendingReason reason,
                       const std::vector<Refusal>& said) {
  if (context[id].reason == reason) return;
  Context born = context.because(context[id].birth);
  const CauseId fact = born.announce(PodUnschedulable{id, reason, nodes_saying(said, reason),
                                                      static_cast<std::int32_t>(said.size())});
  Pod& pod = context.edit(id);
  pod.reason = reason;
  pod.pending_cause = fact;
  Context after = context.because(fact);
  wake_autoscaler(after);
}

void give_up_for_now(Context& context, const PodAsk& ask, ClusterView& view) {
  const std::vector<Refusal>& said = view.refusals(ask);
  std::uint32_t obstacles = 0;
  for (const Refusal& refusal : said) obstacles |= refusal.obstacles;
  park(context, ask.pod, obstacles);
  say_unschedulable(context, ask.pod, main_reason(said, is_zone_lost(ask, view)), said);
  Context after = context.because(context[ask.pod].pending_cause);
  preempt(after, ask, view);
}

void put_on_node(Context& context, const PodAsk& ask, std::size_t number, ClusterView& view) {
  const Id<Node> at = view[number].node;
  const CauseId fact = context.announce(PodScheduled{ask.pod, at});
  Context after = context.because(fact);
  bind(after, ask.pod, at);
  if (after[ask.spec].volume_gib > 0 && !after[ask.pod].volume) {
    claim_volume(after, after[ask.pod].workload, after[ask.pod].ordinal, after[at].zone);
    use_claim(after, ask.pod);
  }
  view.place(ask, number);
  start_pod(after, ask.pod);
  if (after.only<ControlPlane>().queue.length > 0) schedule_soon(after, help_by_placing);
}

/// Places the pod if a node takes it. The first try is because of its creation, a later one because
/// of what has changed.
void schedule_pod(Context& context, Id<Pod> id, ClusterView& view) {
  const bool first = context[id].reason == PendingReason::not_yet_tried;
  Context hands = first ? context.because(context[id].birth) : context;
  if (runs_on_fargate(context, context[id])) return place_on_fargate(hands, id);
  const PodAsk ask = ask_of(context, id);
  const std::size_t number = choose_node(hands, ask, view);
  if (number == view.size()) {
    give_up_for_now(hands, ask, view);
  } else {
    put_on_node(hands, ask, number, view);
  }
}

void on_schedule_due(Context& context, const ScheduleDue& due) {
  if (waits_for_api(context, due)) return;
  ControlPlane& plane = context.edit_only<ControlPlane>();
  plane.schedule_due = false;
  const std::uint32_t help = std::exchange(plane.help, 0);
  if (help != 0) wake(context, help);
  if (context.only<ControlPlane>().active == 0) return;
  ClusterView view(context);
  std::int32_t tried = 0;
  for (; tried < pods_per_pass; ++tried) {
    const Id<Pod> id = next_pod(context);
    if (!id) break;
    schedule_pod(context, id, view);
  }
  if (context.only<ControlPlane>().active > 0)
    schedule_pass(context, tried * context.only<Settings>().scheduler.cycle);
}

void on_backoff_over(Context& context, const BackoffOver& due) {
  end_backoffs(context, due.at);
  schedule_active(context);
}

void on_flush_due(Context& context, const FlushDue& due) {
  flush(context, due.at);
  schedule_active(context);
}

}  // namespace

void install_scheduler(Rulebook& rulebook) {
  rulebook.on<on_schedule_due>();
  rulebook.on<on_backoff_over>();
  rulebook.on<on_flush_due>();
}

void schedule_active(Context& context) {
  if (context.only<ControlPlane>().active > 0)
    schedule_pass(context, context.only<Settings>().schedule_delay + api_wait(context));
}

void schedule_soon(Context& context, std::uint32_t obstacles) {
  if (context.only<ControlPlane>().queue.length > 0) {
    context.edit_only<ControlPlane>().help |= obstacles;
    schedule_pass(context, context.only<Settings>().schedule_delay + api_wait(context));
  }
  schedule_active(context);
}

void schedule_daemon(Context& context, Id<Pod> id) {
  ClusterView only(context, context[id].pinned);
  if (only.size() == 1 && only.takes(ask_of(context, id), 0)) schedule_pod(context, id, only);
}

std::size_t choose_node(Context& context, const PodAsk& ask, ClusterView& view) {
  std::size_t start = context.only<ControlPlane>().next_node;
  const std::vector<std::uint32_t>& candidates = view.feasible(ask, start);
  if (context.only<ControlPlane>().next_node != start)
    context.edit_only<ControlPlane>().next_node = static_cast<std::uint32_t>(start);
  if (candidates.empty()) return view.size();
  if (candidates.size() == 1) return candidates.front();
  const std::vector<std::int64_t>& points = view.scores(ask, candidates);
  const std::int64_t best = *std::max_element(points.begin(), points.end());
  const auto ties = static_cast<std::uint64_t>(std::count(points.begin(), points.end(), best));
  std::uint64_t skip = 0;
  if (ties > 1) {
    const Id<Workload> workload = context[ask.spec].workload;
    if (!context[workload].luck)
      context.edit(workload).luck = context.stream(context[workload].name, "scheduling");
    skip = context.random(context[workload].luck).below(ties);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (points[i] == best && skip-- == 0) return candidates[i];
  return view.size();
}

std::string pending_message(const World& world, Id<Pod> id) {
  const Pod& pod = world[id];
  if (pod.phase == PodPhase::starting && pod.reason == PendingReason::waiting_for_volume)
    return "waiting for volume " + std::string(world.text(world[pod.volume].name)) +
           " to attach to " + std::string(world.text(world[node_of(pod)].name)) + ".";
  if (pod.phase != PodPhase::pending) return {};
  if (runs_on_fargate(world, pod)) return fargate_message(world, id);
  ClusterView view(world);
  const PodAsk ask = ask_of(world, id);
  const std::vector<Refusal> said = view.refusals(ask);
  const bool room = std::any_of(said.begin(), said.end(), [](const Refusal& r) { return !r; });
  if (room) return "waiting for the scheduler.";
  const std::string preemption = preemption_note(world, ask, view);
  return unschedulable_message(said, world.names()) + (preemption.empty() ? "" : " " + preemption);
}

}  // namespace drydock::kubernetes
