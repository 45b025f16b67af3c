// The last ten minutes in slots of ten seconds, and latencies that are spread over buckets only
// when they change.
#include <algorithm>
#include <cmath>

#include "sim/platform/workload/evaluate.h"

namespace drydock::workload {

namespace {

/// Latencies closer than this, in the logarithm, count as equal: one percent.
constexpr double same_latency = 0.01;
/// Means and variances closer than these, relative, have such log-normals.
/// Smaller shares of late answers change no percentile that is shown.
constexpr double least_hump = 1e-6;
constexpr double same_mean = 0.001, same_variance = 0.002;

bool is_near(const Delay& now, const Delay& before) {
  return std::fabs(now.mean - before.mean) <= same_mean * before.mean &&
         std::fabs(now.variance - before.variance) <= same_variance * before.variance;
}

constexpr auto slot_count = static_cast<std::int64_t>(Window::slots);

std::int64_t slot_of(Time at) { return at.time_since_epoch() / Window::slot; }

std::size_t place(std::int64_t slot) { return static_cast<std::size_t>(slot % slot_count); }

}  // namespace

void add_to_window(Window& window, Time from, Time to, double offered_rate, double failed_rate) {
  if (to <= from) return;
  const std::int64_t last = slot_of(to);
  for (std::int64_t i = std::max(window.newest + 1, last - slot_count + 1); i <= last; ++i)
    window.offered[place(i)] = window.failed[place(i)] = 0;
  window.newest = std::max(window.newest, last);
  for (std::int64_t i = std::max(slot_of(from), last - slot_count + 1); i <= last; ++i) {
    const Time begin{Window::slot * i};
    const double span = in_seconds(std::min(to, begin + Window::slot) - std::max(from, begin));
    window.offered[place(i)] += offered_rate * span;
    window.failed[place(i)] += failed_rate * span;
  }
}

double success_in(const Window& window, Time to, Duration length) {
  const Time from = to - std::min(length, Window::slot * (slot_count - 2));
  double offered = 0, failed = 0;
  for (std::int64_t i = slot_of(from); i <= window.newest; ++i) {
    if (i <= window.newest - slot_count) continue;
    const Time begin{Window::slot * i};
    const double share =
        begin >= from ? 1 : in_seconds(begin + Window::slot - from) / in_seconds(Window::slot);
    offered += share * window.offered[place(i)];
    failed += share * window.failed[place(i)];
  }
  return offered > 0 ? 1 - failed / offered : 1;
}

void add_latencies(Latencies& latencies, const Delay& delay, std::int64_t served,
                   const flow::Bend& bend) {
  if (served <= 0) return;
  const bool same_bend = flow::distance(bend, latencies.bend) <= same_latency;
  if (latencies.pending > 0 && same_bend && is_near(delay, latencies.delay)) {
    latencies.pending += served;
    return;
  }
  flow::Lognormal now;
  if (delay.mean > 0) now = flow::Moments{delay.mean, delay.variance}.as_lognormal();
  if (latencies.pending > 0 && (!same_bend || std::fabs(now.mu - latencies.mu) > same_latency ||
                                std::fabs(now.sigma - latencies.sigma) > same_latency)) {
    latencies.counted = all_latencies(latencies);
    latencies.pending = 0;
  }
  if (latencies.pending == 0) {
    latencies.delay = delay;
    latencies.mu = now.mu;
    latencies.sigma = now.sigma;
    latencies.bend = bend;
  }
  latencies.pending += served;
}

void add_latencies(Latencies& latencies, Operation& row, std::int64_t served) {
  if (row.hump.share <= least_hump || row.hump.others.mean <= 0)
    return add_latencies(latencies, row.latency, served, row.bend);
  const Delay& others = row.hump.others;
  const std::int64_t late = row.late.add(static_cast<double>(served) * row.hump.share);
  add_latencies(latencies, others, served - late, {});
  const flow::Moments moments{others.mean + row.hump.delay, others.variance};
  latencies.counted.add(moments.as_lognormal(), late);
}

flow::Histogram all_latencies(const Latencies& latencies) {
  flow::Histogram all = latencies.counted;
  const flow::Lognormal shape{latencies.mu, latencies.sigma};
  if (latencies.pending > 0 && latencies.bend.is_straight())
    all.add(shape, latencies.pending);
  else if (latencies.pending > 0)
    all.add(shape, latencies.bend, latencies.pending);
  return all;
}

}  // namespace drydock::workload
