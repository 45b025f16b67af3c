// How answers are spread in time, once rates, waits and failures are known: mixtures of times from
// the leaves of the trees of calls up to the users.
#include "sim/platform/workload/flow_solver.h"

namespace drydock::workload {

namespace {

/// Few calls meet a lost or late packet, and then it takes long: two points with this mean and
/// variance.
flow::Mixture trouble(double mean, double variance) {
  if (mean <= 0) return {};
  const double each = (variance + mean * mean) / mean;
  return flow::Mixture(flow::Cumulants::constant(each)).sometimes(mean / each);
}

flow::Mixture time_of(const FlowCall& call, const flow::Mixture& below) {
  if (call.kind == CallKind::fork || call.kind == CallKind::branch) return below;
  flow::Mixture time(call.own);
  if (call.kind != CallKind::service) return time.with_late(call.second, call.second_delay);
  if (call.link_delay > 0) time = time.then(trouble(call.link_delay, call.link_variance));
  time = time.then(below);
  double kept = 1;
  if (call.timeout > 0) time = time.up_to(call.timeout, kept);
  return time.with_late(call.second, call.second_delay);
}

/// What a call adds to a run of its parent in which all went well.
flow::Mixture share_of_parent(const FlowCall& call, const flow::Mixture& time) {
  const double well = call.chance * power(call.success, call.times);
  const double all = well + (1 - call.chance);
  flow::Mixture whole = time.repeated(call.times);
  if (call.alike.variance > 0) whole = whole.then(flow::Mixture(call.alike));
  return whole.sometimes(all > 0 ? well / all : 0);
}

}  // namespace

std::vector<flow::Mixture> answer_times(const FlowModel& model) {
  std::vector<flow::Mixture> times(model.operations.size()), below(model.calls.size());
  for (std::size_t i = model.calls.size(); i-- > 0;) {
    const FlowCall& call = model.calls[i];
    const flow::Mixture time = time_of(call, below[i]);
    if (call.parent < 0) {
      times[static_cast<std::size_t>(call.operation)] = time;
    } else if (!call.asynchronous) {
      flow::Mixture& parent = below[static_cast<std::size_t>(call.parent)];
      const flow::Mixture part = share_of_parent(call, time);
      parent = model.calls[static_cast<std::size_t>(call.parent)].kind == CallKind::fork
                   ? slower_of(parent, part)
                   : parent.then(part);
    }
  }
  return times;
}

}  // namespace drydock::workload
