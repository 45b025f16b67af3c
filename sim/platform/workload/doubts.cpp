// Doubts about the flows, service by service.
#include "sim/platform/workload/doubts.h"

#include <algorithm>
#include <limits>

#include "sim/engine/base/math.h"
#include "sim/platform/workload/evaluate.h"

namespace drydock::workload {

namespace {

/// After so many relaxation times nothing of the past is left that matters.
constexpr double relaxations = 3;
/// Shorter transients are over within any interval that is shown.
constexpr double least_transient = 10;
/// Volumes are overloaded from this share of callers on whose time is up before their I/O is done.
constexpr double late_from = 1e-3;
/// Pools of this many workers or fewer are a handful, ...
constexpr double handful = 8;
/// ... whose waits matter when they are more than this part of the answer.
constexpr double waiting_share = 0.05;

void keep_doubt(Context& context, Id<Service> id, Doubt doubt) {
  if (context[id].doubt == doubt) return;
  Service& row = context.edit(id);
  row.doubted[static_cast<std::size_t>(row.doubt)] += context.now() - row.doubt_since;
  row.doubt = doubt;
  row.doubt_since = context.now();
}

}  // namespace

double relaxation_time(double service_time, double servers, double utilisation) {
  if (utilisation >= 1) return std::numeric_limits<double>::infinity();
  const double room = 1 - math::sqrt(utilisation);
  return service_time / (servers * room * room);
}

Doubt doubt_of(const FlowService& service, double since_change) {
  if (service.pods <= 0 || service.admitted <= 0) return Doubt::none;
  const bool volumes_are_full = service.given_up > late_from;
  if (service.utilization >= overloaded_from || volumes_are_full) return Doubt::overloaded;
  const double work = service.work / service.admitted;
  const double settles =
      relaxations * relaxation_time(work, std::max(1.0, service.cores), service.utilization);
  if (settles >= least_transient && since_change < settles) return Doubt::unsettled;
  const bool few = !service.first_come && service.concurrency * service.pods <= handful;
  if (few && service.wait > waiting_share * service.latency.mean) return Doubt::few_workers;
  return Doubt::none;
}

void keep_doubts(Context& context, const FlowModel& model) {
  if (context.only<Flow>().inputs_changed) context.edit_only<Flow>().changed = context.now();
  const double since_change = in_seconds(context.now() - context.only<Flow>().changed);
  for (std::uint32_t i = 0; i < model.services.size(); ++i)
    keep_doubt(context, Id<Service>{i}, doubt_of(model.services[i], since_change));
}

void forget_doubts(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    keep_doubt(context, Id<Service>{i}, Doubt::none);
}

}  // namespace drydock::workload
