// What users and operators would notice, said once when it begins and once when it is over.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sim/engine/base/math.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr double slow_share = 0.05;        ///< Beyond p95.
constexpr double much_better = 0.1;        ///< More of the users are served, which is worth a word.
constexpr double least_growth = 0.01;      ///< Messages a second that are worth a word.
constexpr std::int64_t least_failed = 5;   ///< Requests, that are worth a word.
constexpr std::int64_t least_judged = 50;  ///< Requests, whose p95 is worth a word.

/// Two decimals, rounded down, so that 99.999 % does not read as 100 %.
double percent(double share) { return std::floor(share * 10000) / 100; }

double milliseconds_of(double time) { return std::round(time * 1000); }

/// A few single failures are no trouble yet.
bool is_worth_a_word(const World& world, Id<Service> id) {
  return !requests_run(world) || world[Id<LiveService>{id.index}].failed >= least_failed;
}

void report_service(Context& context, Id<Service> id) {
  const Settings settings = context.only<Settings>();
  const Service row = context[id];
  if (row.rate <= 0) return;
  const double failing = 1 - row.success, allowed = 1 - settings.objective_success;
  if (!row.degraded && failing > allowed && is_worth_a_word(context, id)) {
    context.edit(id).degraded = true;
    context.announce(ServiceDegraded{id, percent(row.success)});
  } else if (row.degraded && failing <= allowed * settings.clear_failing) {
    context.edit(id).degraded = false;
    context.announce(ServiceRecovered{id, percent(row.success)});
  }
  if (requests_run(context) && context[Id<LiveService>{id.index}].served < least_judged) return;
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
      const double rate = row.rate * row.success;
      served_ += rate;
      if (!row.bend.is_straight()) {
        const flow::Moments moments{row.latency.mean, row.latency.variance};
        const flow::Lognormal base = moments.as_lognormal();
        parts_.push_back({rate, {1, 0, base.mu, base.sigma}, row.bend});
        continue;
      }
      for (const flow::Hump& hump : row.shape.humps)
        if (hump.share > 0) parts_.push_back({rate * hump.share, hump, {}});
    }
  }

  bool any_served() const { return served_ > 0; }
  /// Share of the requests that are served whose answer takes longer.
  double beyond(double time) const { return served_ > 0 ? later_than(math::log(time)) : 0; }

  /// Between the least and the largest quantile of the parts. In the probit of the share over the
  /// logarithm of the time one log-normal is a straight line and several are nearly one, so that
  /// false position with the Illinois rule takes a few steps.
  double quantile(double share) const {
    if (parts_.empty() || served_ <= 0) return 0;
    const double probit = math::normal_quantile(share);
    End low, high;
    low.at = high.at = log_quantile(parts_.front(), probit);
    for (const Part& part : parts_) {
      const double own = log_quantile(part, probit);
      low.at = std::min(low.at, own);
      high.at = std::max(high.at, own);
    }
    low.excess = excess(low.at, probit);
    high.excess = excess(high.at, probit);
    for (int i = 0; i < steps_most && high.at - low.at > same_time; ++i) {
      const double rise = high.excess - low.excess;
      const bool crosses = low.excess < 0 && high.excess > 0 && std::isfinite(rise);
      End middle;
      middle.at =
          crosses ? low.at - low.excess * (high.at - low.at) / rise : (low.at + high.at) / 2;
      middle.excess = excess(middle.at, probit);
      if (std::fabs(middle.excess) < same_time) return math::exp(middle.at);
      End &moves = middle.excess < 0 ? low : high, &stays = middle.excess < 0 ? high : low;
      middle.moved = true;
      if (moves.moved) stays.excess /= 2;
      moves = middle;
      stays.moved = false;
    }
    return math::exp(high.at);
  }

 private:
  struct Part {
    double rate = 0;
    flow::Hump latency;
    flow::Bend bend;
  };

  static double log_quantile(const Part& part, double probit) {
    const flow::Hump& hump = part.latency;
    const double log_time = hump.mu + hump.sigma * probit;
    if (!part.bend.is_straight()) return log_time + part.bend.at(probit);
    if (hump.shift == 0) return log_time;
    return math::log(std::max(least_time, math::exp(log_time) + hump.shift));
  }

  static constexpr int steps_most = 40;
  static constexpr double same_time = 1e-5;   ///< In the logarithm.
  static constexpr double least_time = 1e-9;  ///< s

  /// An end of the interval in which the quantile lies.
  struct End {
    double at = 0;  ///< Logarithm of a time.
    double excess = 0;
    bool moved = false;  ///< In the last step.
  };

  double later_than(double log_time) const {
    double slow = 0;
    const double time = math::exp(log_time);
    for (const auto& [rate, latency, bend] : parts_) {
      const flow::Lognormal base{latency.mu, latency.sigma};
      slow += rate * (bend.is_straight() ? latency.beyond(time)
                                         : math::normal_cdf(-flow::place_of(base, bend, log_time)));
    }
    return slow / served_;
  }
  /// How far the share that is quicker lies above the share that is sought, in the probit.
  double excess(double log_time, double probit) const {
    return math::normal_quantile(std::clamp(1 - later_than(log_time), 0.0, 1.0)) - probit;
  }
  std::vector<Part> parts_;
  double served_ = 0;
};

/// Whether no more than `share` of the answers take longer than `limit`, whatever their
/// distribution; false when mean and variance cannot tell. Source: Cantelli's inequality.
bool surely_within(const World& world, double limit, double share) {
  double served = 0, mean = 0, square = 0;
  for (const auto& [id, row] : world.table<Operation>()) {
    if (row.backlog || row.latency.mean <= 0) continue;
    if (!row.bend.is_straight()) return false;
    const double rate = row.rate * row.success;
    served += rate;
    mean += rate * row.latency.mean;
    square += rate * (row.latency.variance + row.latency.mean * row.latency.mean);
  }
  if (served <= 0) return false;
  mean /= served;
  const double variance = square / served - mean * mean, room = limit - mean;
  return room > 0 && variance <= share * (variance + room * room);
}

/// Users' requests of the last interval, one by one.
const flow::Histogram& recent(const World& world) {
  return world[world.only<Live>().recent].counted;
}

/// p95 of the users, in seconds, and whether more than one in twenty wait longer than the limit;
/// nothing when nobody can tell.
struct Wait {
  bool known = false, slow = false;
  double p95 = 0;
};

Wait users_wait(const World& world, double limit, bool slow_before) {
  if (requests_run(world)) {
    const flow::Histogram& times = recent(world);
    const bool slow = times.share_beyond(from_seconds(limit)) > slow_share;
    return {times.total() >= least_judged, slow, in_seconds(times.quantile(1 - slow_share))};
  }
  if (!slow_before && surely_within(world, limit, slow_share)) return {};
  const UsersMixture users(world);
  if (!users.any_served()) return {};
  const bool slow = users.beyond(limit) > slow_share;
  return {true, slow, slow == slow_before ? 0 : users.quantile(1 - slow_share)};
}

template <class Fact>
void tell_depth(Context& context) {
  Flow& flow = context.edit_only<Flow>();
  flow.told = flow.success;
  context.announce(Fact{percent(flow.success)});
}

/// Says it again when half of those who were served no longer are, or half of those who were not
/// are again.
void report_users(Context& context) {
  const Settings settings = context.only<Settings>();
  const Flow flow = context.only<Flow>();
  if (flow.rate <= 0) return;
  const double failing = 1 - flow.success, allowed = 1 - settings.objective_success;
  if (!flow.degraded && failing > allowed) {
    context.edit_only<Flow>().degraded = true;
    tell_depth<UsersAffected>(context);
  } else if (flow.degraded && failing <= allowed * settings.clear_failing) {
    context.edit_only<Flow>().degraded = false;
    context.announce(UsersServed{percent(flow.success)});
  } else if (flow.degraded && flow.success < flow.told / 2) {
    tell_depth<UsersAffected>(context);
  } else if (flow.degraded && failing < (1 - flow.told) / 2 &&
             flow.success > flow.told + much_better) {
    tell_depth<FewerUsersAffected>(context);
  }
  const double objective = in_seconds(settings.objective_p95);
  const double limit = flow.slow ? objective * settings.clear_p95 : objective;
  const Wait wait = users_wait(context, limit, flow.slow);
  if (!wait.known || wait.slow == flow.slow) return;
  context.edit_only<Flow>().slow = wait.slow;
  const double p95_ms = milliseconds_of(wait.p95);
  if (wait.slow)
    context.announce(UsersWait{p95_ms});
  else
    context.announce(UsersQuick{p95_ms});
}

bool waits_long(const Backlog& row) {
  return static_cast<double>(row.depth()) > std::max(10.0, 2 * row.in_rate);
}

void report_backlog(Context& context, Id<Backlog> id) {
  const Backlog row = context[id];
  const bool one_by_one = requests_run(context);
  const double growth = row.in_rate - row.out_rate;
  // Of single messages some are always under way; a second's worth of them waits.
  const bool grows = one_by_one ? growth > 0 && waits_long(row) : growth > least_growth;
  if (!row.growing && grows) {
    context.edit(id).growing = true;
    context.announce(QueueGrowing{id, std::round(growth * 100) / 100});
  } else if (row.growing && (one_by_one ? !waits_long(row) : row.depth() == 0 && growth <= 0)) {
    context.edit(id).growing = false;
    context.announce(QueueDrained{id});
  }
}

}  // namespace

double users_quantile(const World& world, double quantile) {
  if (requests_run(world)) return in_seconds(recent(world).quantile(quantile));
  return UsersMixture(world).quantile(quantile);
}

std::array<double, 3> users_quantiles(const World& world, const std::array<double, 3>& quantiles) {
  if (requests_run(world)) {
    const flow::Histogram& times = recent(world);
    return {in_seconds(times.quantile(quantiles[0])), in_seconds(times.quantile(quantiles[1])),
            in_seconds(times.quantile(quantiles[2]))};
  }
  const UsersMixture users(world);
  return {users.quantile(quantiles[0]), users.quantile(quantiles[1]), users.quantile(quantiles[2])};
}

void report_health(Context& context) {
  report_users(context);
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    report_service(context, Id<Service>{i});
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i)
    report_backlog(context, Id<Backlog>{i});
}

}  // namespace drydock::workload
