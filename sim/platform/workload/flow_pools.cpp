// Flows that need a connection: how long calls stand in line for one, and how many get none.
#include <algorithm>
#include <cmath>

#include "sim/engine/flow/queueing.h"
#include "sim/platform/workload/flow_solver.h"

namespace drydock::workload {

namespace {

/// Shorter waits and smaller shares are the same to those who wait.
constexpr double same_wait = 1e-6;

struct PoolLine {
  double refused = 0, wait = 0, variance = 0;
};

/// The connections of one pod are the servers of a queue, held as long as calls take: M/M/c/K if
/// the line has a bound, else M/M/c+M, since at the latest the callers' callers lose patience.
PoolLine line_of(const FlowPool& pool, std::int32_t connections, double arrivals, double hold,
                 double patience) {
  if (connections <= 0) return {1, 0, 0};
  if (pool.queue >= 0) {
    const auto queue = flow::bounded_queue(connections, connections + pool.queue, arrivals, hold);
    return {queue.loss, queue.wait_mean, queue.wait_variance};
  }
  const auto queue = flow::impatient_queue(connections, arrivals, hold, patience);
  const double got = std::max(1 - queue.abandoned, same_wait);
  const double wait = queue.waiting_mean / arrivals;
  return {queue.abandoned, wait, wait * wait * (2 / got - 1)};
}

/// Some pods have fewer connections than the others.
PoolLine mixed(const PoolLine& most, const PoolLine& some, double share) {
  const double a = (1 - share) * (1 - most.refused), b = share * (1 - some.refused), got = a + b;
  if (got <= 0) return {1, 0, 0};
  const double wait = (a * most.wait + b * some.wait) / got;
  const double square =
      (a * (most.variance + most.wait * most.wait) + b * (some.variance + some.wait * some.wait)) /
      got;
  return {1 - got, wait, std::max(0.0, square - wait * wait)};
}

}  // namespace

bool Solver::load_pools() {
  bool moved = m_.rounds == 0 && !m_.pools.empty();  // How long they are held is not known yet.
  for (FlowPool& pool : m_.pools) {
    const FlowService& caller = m_.services[pool.caller];
    if (caller.pods <= 0 || pool.got <= 0 || pool.held_sum <= 0) continue;
    const double patience = pool.patience > 0    ? pool.patience
                            : caller.timeout > 0 ? caller.timeout
                                                 : 1 / standstill;
    const double each = pool.asked / caller.pods, hold = pool.held_sum / pool.got;
    PoolLine line = line_of(pool, pool.connections, each, hold, patience);
    if (pool.old_share > 0)
      line = mixed(line, line_of(pool, pool.old_connections, each, hold, patience), pool.old_share);
    const double old = m_.rounds < rounds_undamped ? 0 : 0.5;
    moved = moved || std::fabs(line.wait - pool.wait) > same_wait ||
            std::fabs(line.refused - pool.refused) > same_wait;
    pool.refused = old * pool.refused + (1 - old) * line.refused;
    pool.wait = old * pool.wait + (1 - old) * line.wait;
    pool.wait_variance = old * pool.wait_variance + (1 - old) * line.variance;
  }
  return moved;
}

/// What the line adds to an attempt that is known from its connection on; and what the attempt adds
/// to the line.
void Solver::wait_in_pool(FlowCall& call) {
  FlowPool& pool = m_.pools[call.pool];
  const double got = 1 - pool.refused, failing = 1 - call.single;
  pool.asked += call.attempts;
  pool.got += call.attempts * got;
  pool.held_sum +=
      call.attempts * got * (call.single * call.prompt.mean + failing * call.failure_time);
  const double lost = got * failing * (pool.wait + call.failure_time) +
                      pool.refused * (pool.queue >= 0 ? 0 : pool.patience);
  const double all = got * failing + pool.refused;
  call.failure_time = all > 0 ? lost / all : 0;
  call.single *= got;
  call.prompt.mean += pool.wait;
  call.prompt.variance += pool.wait_variance;
}

}  // namespace drydock::workload
