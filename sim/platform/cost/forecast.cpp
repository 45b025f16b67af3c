// Calendar months, what the present one will come to, and budgets that speak up in time.
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/platform/cost/facts.h"
#include "sim/platform/cost/ledger.h"

namespace drydock::cost {

namespace {

constexpr std::array<std::int32_t, 3> alarms{50, 80, 100};  // Percent of a budget.

constexpr double two_sided_95 = 1.959963984540054;  // Quantile of the standard normal distribution.

std::chrono::year_month month(Time at) {
  const auto days = std::chrono::floor<std::chrono::days>(at.time_since_epoch());
  const std::chrono::year_month_day date{std::chrono::sys_days(days)};
  return {date.year(), date.month()};
}

Time begin_of(std::chrono::year_month month) {
  return Time(std::chrono::sys_days(month / 1).time_since_epoch());
}

/// Means and spread of the last closed hours, in blocks of `hours_each`.
struct Blocks {
  int count = 0;
  double mean = 0, deviation = 0;  ///< Dollars of a block.
};

Blocks blocks(const World& world, std::uint32_t hours_each) {
  const Table<ClosedHour>& closed = world.table<ClosedHour>();
  // An hour that was under way when the books were opened is none.
  const std::uint32_t skip =
      world.only<Books>().opened.time_since_epoch() % hours(1) == Duration::zero() ? 0 : 1;
  const std::uint32_t all = closed.size() < skip ? 0 : closed.size() - skip;
  Blocks found;
  double squares = 0;
  for (std::uint32_t b = 0; b < all / hours_each; ++b) {
    double sum = 0;
    for (std::uint32_t h = 1; h <= hours_each; ++h)
      sum += closed[Id<ClosedHour>{closed.size() - b * hours_each - h}].amount.to_double();
    const double moved = sum - found.mean;
    found.mean += moved / ++found.count;
    squares += moved * (sum - found.mean);
  }
  if (found.count > 1) found.deviation = std::sqrt(squares / (found.count - 1));
  return found;
}

Money from_dollars(double dollars) {
  return Money::from_parts(static_cast<Int128>(dollars * static_cast<double>(Money::per_dollar)));
}

}  // namespace

Time month_of(Time at) { return begin_of(month(at)); }

Time next_month(Time at) { return begin_of(month(at) + std::chrono::months(1)); }

Money spent_this_month(const World& world) {
  if (world.table<Books>().empty()) return {};
  return spent(world) - world.only<Books>().month_begun;
}

MonthForecast forecast_month(const World& world) {
  MonthForecast forecast;
  if (world.table<Books>().empty()) return forecast;
  forecast.so_far = spent_this_month(world);
  const double left = in_seconds(next_month(world.now()) - world.now()) / 3600;
  std::uint32_t each = 24;
  Blocks seen = blocks(world, each);
  if (seen.count < 2) seen = blocks(world, each = 1);
  if (seen.count < 2) {
    const Money rest = from_dollars(hourly_run_rate(world).to_double() * left);
    forecast.expected = forecast.low = forecast.high = forecast.so_far + rest;
    return forecast;
  }
  // The sum of `ahead` more draws when `count` are known: G. J. Hahn, J. Am. Stat. Assoc. 64
  // (1969).
  const double ahead = left / each;
  const double spread =
      two_sided_95 * seen.deviation * std::sqrt(ahead + ahead * ahead / seen.count);
  const double rest = seen.mean * ahead;
  forecast.expected = forecast.so_far + from_dollars(rest);
  forecast.low = forecast.so_far + from_dollars(std::max(0.0, rest - spread));
  forecast.high = forecast.so_far + from_dollars(rest + spread);
  return forecast;
}

Id<Budget> add_budget(Context& context, std::string_view name, Money month) {
  DRYDOCK_ASSERT(month > Money{}, "a budget is more than nothing");
  Budget budget;
  budget.name = context.name(name);
  budget.month = month;
  return context.add(budget);
}

void watch_budgets(Context& context) {
  if (context.table<Budget>().empty()) return;
  const Books& books = context.only<Books>();
  const Money spent = books.posted - books.month_begun;
  const bool ended = month_of(context.now()) != books.month;
  const Money expected = ended ? spent : forecast_month(context).expected;
  for (std::uint32_t i = 0; i < context.table<Budget>().size(); ++i) {
    const Id<Budget> id{i};
    for (const std::int32_t percent : alarms) {
      const Money limit = context[id].month.scaled(percent, 100);
      if (percent > context[id].actual && spent >= limit) {
        context.edit(id).actual = percent;
        context.announce(BudgetUsed{id, percent});
      }
      if (percent > context[id].foreseen && percent > context[id].actual && expected >= limit) {
        context.edit(id).foreseen = percent;
        context.announce(BudgetForeseen{id, percent});
      }
    }
  }
}

}  // namespace drydock::cost
