// The scheduler's queue: who is tried next, and who waits until something may help.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// Every Obstacle: whatever stood in the way may have passed.
constexpr std::uint32_t any_help = 0xffffffff;

/// Puts a pending pod that is in no chain at the end of the lane of its priority.
void enqueue(Context& context, Id<Pod> pod);
/// Takes a pending pod out of the queue, wherever it waits.
void dequeue(Context& context, Id<Pod> pod);
/// The pod of highest priority that came first; none when no pod is to be tried.
Id<Pod> next_pod(const World& world);
/// The pod met these obstacles everywhere: it waits until one of them may have passed, at most
/// Settings::schedule_retry.
void park(Context& context, Id<Pod> pod, std::uint32_t obstacles);
/// Lets those be tried again that met one of these obstacles, once their back-off is over.
void wake(Context& context, std::uint32_t obstacles);
/// Back-off after so many failed tries: `first`, doubling to `longest`. Source: kubernetes/
/// kubernetes pkg/scheduler/backend/queue/backoff_queue.go.
Duration backoff_after(std::int32_t tries, Duration first, Duration longest);

/// When a parked pod's back-off ends, and when the first has waited for so long that it is tried
/// whatever happened; the scheduler owns these events.
struct BackoffOver {
  Time at;
  DRYDOCK_FIELDS(BackoffOver, at)
};
struct FlushDue {
  Time at;
  DRYDOCK_FIELDS(FlushDue, at)
};
void end_backoffs(Context& context, Time at);
void flush(Context& context, Time at);

}  // namespace drydock::kubernetes
