// The last ten minutes in slots of ten seconds, and latencies that are spread over buckets only
// when they change.
#include <algorithm>
#include <cmath>

#include "sim/platform/workload/evaluate.h"

namespace drydock::workload {

namespace {

/// Means and variances closer than these, relative, count as equal.
constexpr double same_mean = 0.005, same_variance = 0.015;
/// Bends closer than this, in the logarithm, likewise.
constexpr double same_bend = 0.01;

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

bool is_near(const Delay& now, const Delay& before) {
  return std::fabs(now.mean - before.mean) <= same_mean * before.mean &&
         std::fabs(now.variance - before.variance) <= same_variance * before.variance;
}

void add_latencies(Latencies& latencies, const Delay& delay, std::int64_t served,
                   const flow::Bend& bend) {
  if (served <= 0) return;
  const bool same = flow::distance(bend, latencies.shape.bend) <= same_bend;
  if (latencies.pending > 0 && same && is_near(delay, latencies.shape.of)) {
    latencies.pending += served;
    return;
  }
  Shape shape;
  shape.of = delay;
  if (delay.mean > 0) shape.bend = bend;
  const flow::Moments moments{delay.mean, delay.variance};
  shape.humps[0] = flow::Hump::of(1, flow::Cumulants::lognormal(moments));
  add_latencies(latencies, shape, served);
}

void add_latencies(Latencies& latencies, const Shape& shape, std::int64_t served) {
  if (served <= 0) return;
  const Shape& pending = latencies.shape;
  if (shape.of.mean != pending.of.mean || shape.of.variance != pending.of.variance ||
      shape.bend != pending.bend) {
    latencies.counted = all_latencies(latencies);
    latencies.pending = 0;
    latencies.shape = shape;
  }
  latencies.pending += served;
}

flow::Histogram all_latencies(const Latencies& latencies) {
  flow::Histogram all = latencies.counted;
  const Shape& shape = latencies.shape;
  if (latencies.pending > 0 && shape.bend.is_straight())
    all.add(shape.humps, latencies.pending);
  else if (latencies.pending > 0)
    all.add(flow::Moments{shape.of.mean, shape.of.variance}.as_lognormal(), shape.bend,
            latencies.pending);
  return all;
}

}  // namespace drydock::workload
