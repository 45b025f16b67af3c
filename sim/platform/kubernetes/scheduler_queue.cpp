// Source of the rules: kubernetes/kubernetes pkg/scheduler/backend/queue/scheduling_queue.go.
#include "sim/platform/kubernetes/scheduler_queue.h"

#include <algorithm>

#include "sim/platform/kubernetes/chains.h"

namespace drydock::kubernetes {

namespace {

Id<QueueLane> lane_of(Context& context, std::int32_t priority) {
  for (const auto& [id, lane] : context.table<QueueLane>())
    if (lane.priority == priority) return id;
  return context.add(QueueLane{priority, {}});
}

Time backoff_end(const World& world, const Pod& pod) {
  const SchedulerSettings& settings = world.only<Settings>().scheduler;
  return pod.tried + backoff_after(pod.tries, settings.backoff_first, settings.backoff_max);
}

void activate(Context& context, Id<Pod> id) {
  dequeue(context, id);
  enqueue(context, id);
}

void look_at_backoffs(Context& context, Time due) {
  ControlPlane& plane = context.edit_only<ControlPlane>();
  if (due >= plane.backoff_due) return;
  plane.backoff_due = due;
  context.schedule_at(due, BackoffOver{due});
}

void look_at_flush(Context& context, Time due) {
  ControlPlane& plane = context.edit_only<ControlPlane>();
  if (due >= plane.flush_due) return;
  plane.flush_due = due;
  context.schedule_at(due, FlushDue{due});
}

}  // namespace

void enqueue(Context& context, Id<Pod> id) {
  Pod& pod = context.edit(id);
  pod.active = true;
  pod.woken = false;
  append<&Pod::queue>(context, context.edit(lane_of(context, pod.priority)).pods, id);
  ++context.edit_only<ControlPlane>().active;
}

void dequeue(Context& context, Id<Pod> id) {
  if (context[id].active) {
    const Id<QueueLane> lane = lane_of(context, context[id].priority);
    remove<&Pod::queue>(context, context.edit(lane).pods, id);
    --context.edit_only<ControlPlane>().active;
    context.edit(id).active = false;
  } else {
    remove<&Pod::queue>(context, context.edit_only<ControlPlane>().queue, id);
  }
}

Id<Pod> next_pod(const World& world) {
  const QueueLane* best = nullptr;
  for (const auto& [id, lane] : world.table<QueueLane>())
    if (lane.pods.length > 0 && (best == nullptr || lane.priority > best->priority)) best = &lane;
  return best == nullptr ? Id<Pod>{} : best->pods.first;
}

void park(Context& context, Id<Pod> id, std::uint32_t obstacles) {
  dequeue(context, id);
  Pod& pod = context.edit(id);
  pod.woken = false;
  ++pod.tries;
  pod.tried = context.now();
  pod.refused_by = obstacles;
  append<&Pod::queue>(context, context.edit_only<ControlPlane>().queue, id);
  look_at_flush(context, context.now() + context.only<Settings>().schedule_retry);
}

void wake(Context& context, std::uint32_t obstacles) {
  Time next = Time::max();
  for (const Id<Pod> id : waiting_pods(context)) {
    const Pod& pod = context[id];
    if (pod.refused_by != 0 && (pod.refused_by & obstacles) == 0) continue;
    const Time end = backoff_end(context, pod);
    if (end <= context.now()) {
      activate(context, id);
    } else {
      context.edit(id).woken = true;
      next = std::min(next, end);
    }
  }
  if (next != Time::max()) look_at_backoffs(context, next);
}

Duration backoff_after(std::int32_t tries, Duration first, Duration longest) {
  Duration delay = first;
  for (std::int32_t i = 1; i < tries && delay < longest; ++i) delay *= 2;
  return std::min(delay, longest);
}

void end_backoffs(Context& context, Time at) {
  if (context.only<ControlPlane>().backoff_due != at) return;
  context.edit_only<ControlPlane>().backoff_due = Time::max();
  Time next = Time::max();
  for (const Id<Pod> id : waiting_pods(context)) {
    if (!context[id].woken) continue;
    const Time end = backoff_end(context, context[id]);
    if (end <= at) {
      activate(context, id);
    } else {
      next = std::min(next, end);
    }
  }
  if (next != Time::max()) look_at_backoffs(context, next);
}

void flush(Context& context, Time at) {
  if (context.only<ControlPlane>().flush_due != at) return;
  context.edit_only<ControlPlane>().flush_due = Time::max();
  const Duration patience = context.only<Settings>().schedule_retry;
  Time next = Time::max();
  for (const Id<Pod> id : waiting_pods(context)) {
    const Time due = context[id].tried + patience;
    if (due <= at) {
      activate(context, id);
    } else {
      next = std::min(next, due);
    }
  }
  if (next != Time::max()) look_at_flush(context, next);
}

}  // namespace drydock::kubernetes
