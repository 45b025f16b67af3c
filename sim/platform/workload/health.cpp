// What users and operators would notice, said once when it begins and once when it is over.
#include <cmath>

#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr double slow_share = 0.05;    ///< Beyond p95.
constexpr double least_growth = 0.01;  ///< Messages a second that are worth a word.

/// Two decimals, rounded down, so that 99.999 % does not read as 100 %.
double percent(double share) { return std::floor(share * 10000) / 100; }

double milliseconds_of(double time) { return std::round(time * 1000); }

void report_service(Context& context, Id<Service> id) {
  const Settings settings = context.only<Settings>();
  const Service row = context[id];
  if (row.rate <= 0) return;
  const double failing = 1 - row.success, allowed = 1 - settings.objective_success;
  if (!row.degraded && failing > allowed) {
    context.edit(id).degraded = true;
    context.announce(ServiceDegraded{id, percent(row.success)});
  } else if (row.degraded && failing <= allowed * settings.clear_failing) {
    context.edit(id).degraded = false;
    context.announce(ServiceRecovered{id, percent(row.success)});
  }
  const double limit = in_seconds(settings.objective_p95);
  if (!row.slow && row.p95 > limit) {
    context.edit(id).slow = true;
    context.announce(ServiceSlow{id, milliseconds_of(row.p95)});
  } else if (row.slow && row.p95 < limit * settings.clear_p95) {
    context.edit(id).slow = false;
    context.announce(ServiceQuick{id, milliseconds_of(row.p95)});
  }
}

/// Share of the requests that are served whose answer takes longer.
double users_beyond(const World& world, double time) {
  double served = 0, slow = 0;
  for (const auto& [id, row] : world.table<Operation>()) {
    if (row.backlog || row.latency.mean <= 0) continue;
    const double rate = row.rate * row.success;
    served += rate;
    slow +=
        rate * flow::Moments{row.latency.mean, row.latency.variance}.as_lognormal().beyond(time);
  }
  return served > 0 ? slow / served : 0;
}

void report_users(Context& context) {
  const Settings settings = context.only<Settings>();
  const Flow flow = context.only<Flow>();
  if (flow.rate <= 0) return;
  const double failing = 1 - flow.success, allowed = 1 - settings.objective_success;
  if (!flow.degraded && failing > allowed) {
    context.edit_only<Flow>().degraded = true;
    context.announce(UsersAffected{percent(flow.success)});
  } else if (flow.degraded && failing <= allowed * settings.clear_failing) {
    context.edit_only<Flow>().degraded = false;
    context.announce(UsersServed{percent(flow.success)});
  }
  const double limit = in_seconds(settings.objective_p95);
  const bool slow =
      users_beyond(context, flow.slow ? limit * settings.clear_p95 : limit) > slow_share;
  if (slow == flow.slow) return;
  context.edit_only<Flow>().slow = slow;
  const double p95_ms = milliseconds_of(users_quantile(context, 1 - slow_share));
  if (slow)
    context.announce(UsersWait{p95_ms});
  else
    context.announce(UsersQuick{p95_ms});
}

void report_backlog(Context& context, Id<Backlog> id) {
  const Backlog row = context[id];
  const double growth = row.in_rate - row.out_rate;
  if (!row.growing && growth > least_growth) {
    context.edit(id).growing = true;
    context.announce(QueueGrowing{id, std::round(growth * 100) / 100});
  } else if (row.growing && row.depth() == 0 && growth <= 0) {
    context.edit(id).growing = false;
    context.announce(QueueDrained{id});
  }
}

}  // namespace

double users_quantile(const World& world, double quantile) {
  const double beyond = 1 - quantile;
  double low = 1e-6, high = 1e3;
  if (users_beyond(world, low) <= beyond) return 0;
  for (int i = 0; i < 40; ++i) {
    const double middle = math::sqrt(low * high);
    (users_beyond(world, middle) > beyond ? low : high) = middle;
  }
  return high;
}

void report_health(Context& context) {
  report_users(context);
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    report_service(context, Id<Service>{i});
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i)
    report_backlog(context, Id<Backlog>{i});
}

}  // namespace drydock::workload
