// What users and operators would notice, said once when it begins and once when it is over.
#include <algorithm>
#include <cmath>
#include <vector>

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
  if (row.success <= 0 || row.p95 <= 0) return;  // Who answers nobody is neither slow nor quick.
  const double limit = in_seconds(settings.objective_p95);
  if (!row.slow && row.p95 > limit) {
    context.edit(id).slow = true;
    context.announce(ServiceSlow{id, milliseconds_of(row.p95)});
  } else if (row.slow && row.p95 < limit * settings.clear_p95) {
    context.edit(id).slow = false;
    context.announce(ServiceQuick{id, milliseconds_of(row.p95)});
  }
}

/// The latencies of users' operations, weighed by the requests that each serves.
class UsersMixture {
 public:
  explicit UsersMixture(const World& world) {
    for (const auto& [id, row] : world.table<Operation>()) {
      if (row.backlog || row.latency.mean <= 0) continue;
      const flow::Moments moments{row.latency.mean, row.latency.variance};
      parts_.push_back({row.rate * row.success, moments.as_lognormal()});
      served_ += row.rate * row.success;
    }
  }

  bool any_served() const { return served_ > 0; }
  /// Share of the requests that are served whose answer takes longer.
  double beyond(double time) const {
    double slow = 0;
    for (const Part& part : parts_) slow += part.rate * part.latency.beyond(time);
    return served_ > 0 ? slow / served_ : 0;
  }

  /// By bisection between the least and the largest quantile of the parts, to a few parts in 10^5.
  double quantile(double share) const {
    if (served_ <= 0) return 0;
    double low = 1e6, high = 0;
    for (const Part& part : parts_) {
      const double own = part.latency.quantile(share);
      low = std::min(low, own);
      high = std::max(high, own);
    }
    for (int i = 0; i < 16; ++i) {
      const double middle = math::sqrt(low * high);
      (beyond(middle) > 1 - share ? low : high) = middle;
    }
    return high;
  }

 private:
  struct Part {
    double rate = 0;
    flow::Lognormal latency;
  };
  std::vector<Part> parts_;
  double served_ = 0;
};

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
  const UsersMixture users(context);
  if (!users.any_served()) return;
  const bool slow = users.beyond(flow.slow ? limit * settings.clear_p95 : limit) > slow_share;
  if (slow == flow.slow) return;
  context.edit_only<Flow>().slow = slow;
  const double p95_ms = milliseconds_of(users.quantile(1 - slow_share));
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
  return UsersMixture(world).quantile(quantile);
}

void report_health(Context& context) {
  report_users(context);
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    report_service(context, Id<Service>{i});
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i)
    report_backlog(context, Id<Backlog>{i});
}

}  // namespace drydock::workload
