// Flows that read and write volumes: how long they wait, and who has left before it is done.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/math.h"
#include "sim/engine/flow/queueing.h"
#include "sim/platform/workload/flow_solver.h"

namespace drydock::workload {

namespace {

/// Rates that differ by less are the same.
constexpr double same_share = 1e-4;

}  // namespace

/// The share of the callers whose time is up before a volume has come to their I/O; and how long
/// the others wait. What nobody waits for any more is done all the same, so a volume of which too
/// much is asked serves hardly anybody in time. A line with room for who may wait, M/M/1/K, in
/// which one begins to wait when what the volume gives at once is used up. Near the limit only, so
/// that it grows from nothing.
void Solver::wait_for_volume(FlowService& service, double arrivals, double each) {
  service.given_up = service.io_wait = 0;
  if (arrivals * each <= calm_io) return;
  const double line = service.concurrency > 0 ? service.concurrency + service.queue : longest_line;
  const int room = static_cast<int>(std::min(line, longest_line) + io_burst / each);
  const auto queue = flow::bounded_queue(1, room, arrivals, each);
  if (queue.wait_mean <= 0 || queue.wait_variance <= 0) return;
  const flow::Lognormal all = flow::Moments{queue.wait_mean, queue.wait_variance}.as_lognormal();
  const double patience = service.timeout > 0 ? service.timeout : 1 / standstill;
  // Of the time up to x: its mean, where it is shorter.
  const auto up_to = [&](double x) {
    return queue.wait_mean * math::normal_cdf((math::log(x) - all.mu) / all.sigma - all.sigma);
  };
  const double late = all.beyond(io_burst + patience), at_all = all.beyond(io_burst) - late;
  const double wait = up_to(io_burst + patience) - up_to(io_burst) - io_burst * at_all;
  if (late < 1) service.io_wait = std::clamp(wait / (1 - late), 0.0, patience);
  service.given_up = queue.loss + (1 - queue.loss) * late;
}

/// The longer callers wait, the less is asked next: how many come is found by halving what is left
/// between two bounds. Every fourth round, since callers need some to follow.
void Solver::load_volumes(FlowService& service) {
  if (!service.on_volumes || service.io_asked <= 0 || service.admitted <= 0) return;
  service.given_up = 1;
  service.io_wait = 0;
  if (service.io_rate <= 0) return;
  const double arrivals = service.arrivals / service.pods;
  const double each = service.io_asked / service.admitted * service.pods / service.io_rate;
  const bool found = std::fabs(arrivals - service.coming) <= same_share * arrivals;
  if (m_.rounds == 0) {
    service.coming_least = calm_io / each;
    service.coming = service.coming_most = std::max(arrivals, service.coming_least);
  } else if (!found && m_.rounds % 4 == 0) {
    (arrivals > service.coming ? service.coming_least : service.coming_most) = service.coming;
    service.coming_most = std::max(service.coming_most, service.coming_least);
    // Bounds that met beside the answer are of another load, before others had moved.
    if (service.coming_most - service.coming_least <= same_share * arrivals)
      (arrivals > service.coming ? service.coming_most : service.coming_least) = arrivals;
    service.coming = (service.coming_least + service.coming_most) / 2;
  }
  const bool calm = std::max(arrivals, service.coming) <= calm_io / each;
  volumes_moved_ = volumes_moved_ || (!found && !calm);
  volumes_short_ = volumes_short_ || !calm;
  wait_for_volume(service, service.coming, each);
}

}  // namespace drydock::workload
