// Windows are read from the samples of two counts, so that nothing else has to be kept.
#include "sim/platform/workload/objective.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/engine/kernel/samples.h"
#include "sim/platform/workload/hours.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr Duration burn_period = minutes(1);
constexpr std::string_view offered_metric = "objective.offered";
constexpr std::string_view failed_metric = "objective.failed";
constexpr std::string_view left_metric = "objective.budget_left";

/// Each minute; it carries what has been said and what the last minute began with.
struct BurnDue {
  Id<Metric> offered, failed;
  std::int64_t offered_before = 0, failed_before = 0;
  bool fast = false, slow = false, gone = false;
  DRYDOCK_FIELDS(BurnDue, offered, failed, offered_before, failed_before, fast, slow, gone)
};

/// Requests since the start.
struct Requests {
  double offered = 0, failed = 0;
};

double count_of(const Sample& row) { return row.value; }
/// A count only grows: its greatest value is its last.
template <class Row>
double count_of(const Row& row) {
  return row.most;
}

/// The newest value of a count that the log holds at `at`.
template <class Row>
std::optional<double> count_at(const World& world, Id<Metric> metric, Time at) {
  const Table<Row>& log = world.table<Row>();
  std::uint32_t low = log.first(), high = log.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (log[Id<Row>{middle}].at > at)
      high = middle;
    else
      low = middle + 1;
  }
  for (; low > log.first(); --low)
    if (log[Id<Row>{low - 1}].metric == metric) return count_of(log[Id<Row>{low - 1}]);
  return std::nullopt;
}

/// From the finest samples that reach back so far; 0 before the first.
double count_at(const World& world, Id<Metric> metric, Time at) {
  if (const auto count = count_at<Sample>(world, metric, at)) return *count;
  if (const auto count = count_at<FiveMinuteSample>(world, metric, at)) return *count;
  return count_at<HourSample>(world, metric, at).value_or(0);
}

Requests requests_now(const World& world) {
  const UserCounts counts = users_counts(world);
  return {static_cast<double>(counts.served + counts.failed), static_cast<double>(counts.failed)};
}

/// In (now - window, now].
Requests requests_in(const World& world, const BurnDue& due, Duration window) {
  const Time from = world.now() - window;
  Requests in = requests_now(world);
  in.offered -= count_at(world, due.offered, from);
  in.failed -= count_at(world, due.failed, from);
  return in;
}

double allowed_to_fail(const World& world) { return 1 - world.only<Settings>().objective_success; }

/// How many times too fast the budget is used.
double burn_of(const World& world, const Requests& in) {
  const double allowed = allowed_to_fail(world) * in.offered;
  return allowed > 0 ? in.failed / allowed : 0;
}

double burn_in(const World& world, const BurnDue& due, Duration window) {
  return burn_of(world, requests_in(world, due, window));
}

bool rings(const World& world, const BurnDue& due, const BurnRule& rule) {
  return burn_in(world, due, rule.short_window) > rule.times &&
         burn_in(world, due, rule.window) > rule.times;
}

/// Why users are affected, as far as that was said in the window.
CauseId trouble_in(const World& world, Duration window, CauseId otherwise) {
  for (std::uint32_t i = world.chronicle().size(); i > 0; --i) {
    const Record& record = world.chronicle()[CauseId{i - 1}];
    if (record.at < world.now() - window) break;
    if (record.type == fact_index<UsersAffected>) return CauseId{i - 1};
  }
  return otherwise;
}

double rounded(double times) { return std::round(times * 10) / 10; }

/// Says that an alert begins or ends; true while it rings.
template <class Begins, class Ends>
bool tell_alert(Context& context, const BurnDue& due, const BurnRule& rule, bool before) {
  const bool now = rings(context, due, rule);
  if (now && !before) {
    Context after = context.because(trouble_in(context, rule.window, context.cause()));
    after.announce(Begins{rounded(burn_in(context, due, rule.window))});
  }
  if (!now && before) context.announce(Ends{});
  return now;
}

double used_in(const Requests& in, double allowed, Duration span) {
  const double whole = std::max(1.0, in_seconds(budget_window) / std::max(1.0, in_seconds(span)));
  const double budget = allowed * in.offered * whole;
  return budget > 0 ? in.failed / budget : 0;
}

Duration budget_span(const World& world) {
  return std::min<Duration>(budget_window, world.now() - world.start());
}

double used_now(const World& world, const BurnDue& due) {
  return used_in(requests_in(world, due, budget_window), allowed_to_fail(world),
                 budget_span(world));
}

bool tell_budget(Context& context, const BurnDue& due) {
  const bool gone = used_now(context, due) >= 1;
  if (gone && !due.gone) {
    Context after = context.because(trouble_in(context, slow_burn.window, context.cause()));
    after.announce(BudgetGone{});
  }
  if (!gone && due.gone) context.announce(BudgetBack{});
  return gone;
}

/// After a minute in which the budget lasts nothing can begin.
void on_burn_due(Context& context, const BurnDue& due) {
  const Requests now = requests_now(context);
  const Requests minute{now.offered - static_cast<double>(due.offered_before),
                        now.failed - static_cast<double>(due.failed_before)};
  BurnDue next = due;
  next.offered_before = static_cast<std::int64_t>(now.offered);
  next.failed_before = static_cast<std::int64_t>(now.failed);
  const bool burns = burn_of(context, minute) > 1;
  if (burns || due.fast)
    next.fast = tell_alert<FastBurn, FastBurnOver>(context, due, fast_burn, due.fast);
  if (burns || due.slow)
    next.slow = tell_alert<SlowBurn, SlowBurnOver>(context, due, slow_burn, due.slow);
  if (burns || due.gone) next.gone = tell_budget(context, due);
  context.schedule(burn_period, next);
}

void read_objective(const World& world, Sampler& sampler) {
  const auto failed = world.find<Metric>(failed_metric);
  if (!failed || world.table<Flow>().empty()) return;
  BurnDue ids;
  ids.offered = world.find<Metric>(offered_metric);
  ids.failed = failed;
  const Requests now = requests_now(world);
  sampler.put(world.find<Metric>(left_metric), 1 - used_now(world, ids));
  sampler.put(ids.offered, now.offered);
  sampler.put(ids.failed, now.failed);
}

}  // namespace

double ErrorBudget::success() const {
  return offered > 0 ? 1 - static_cast<double>(failed) / static_cast<double>(offered) : 1;
}

double ErrorBudget::used() const {
  return used_in({static_cast<double>(offered), static_cast<double>(failed)}, allowed, span);
}

ErrorBudget error_budget(const World& world) {
  const UserCounts counts = users_counts(world);
  ErrorBudget budget{budget_span(world), allowed_to_fail(world), counts.served + counts.failed,
                     counts.failed};
  for (const auto& [id, hour] : world.table<Hour>()) {
    if (hour.to > world.now() - budget_window) continue;
    budget.offered -= hour.served + hour.failed;
    budget.failed -= hour.failed;
  }
  return budget;
}

void begin_alerts(Context& context) {
  BurnDue due;
  due.offered = add_metric(context, offered_metric, "requests");
  due.failed = add_metric(context, failed_metric, "requests");
  add_metric(context, left_metric, "share");
  const Duration past = context.now().time_since_epoch() % burn_period;
  context.schedule(burn_period - past, due);
}

void install_objective(Rulebook& rulebook) {
  rulebook.on<on_burn_due>();
  rulebook.metrics(read_objective);
  rulebook.fact<FastBurn>();
  rulebook.fact<SlowBurn>();
  rulebook.fact<FastBurnOver>();
  rulebook.fact<SlowBurnOver>();
  rulebook.fact<BudgetGone>();
  rulebook.fact<BudgetBack>();
}

}  // namespace drydock::workload
