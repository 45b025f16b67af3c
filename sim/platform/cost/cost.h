// The front door of cost: meters, rates and the ledger. The lowest domain, so that each model says
// what it meters.
//
// Modelled: use to the nanosecond and the byte, net of tax, posted every full hour for each meter
// that was used. Prices in tiers and free parts go by the use of the whole account in a calendar
// month (UTC). What is priced by the month is priced by the hours of a month of 730, whatever the
// length of the month. Flows are counted about once a minute, and belong to the hour and the month
// in which they are counted. Left out: rounding up to full hours, minimum durations, credits.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/engine/base/units.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/cost/tables.h"

namespace drydock::cost {

void install(Rulebook& rulebook);

/// What a domain needs from the price book: a key and the line of the bill that it appears on.
/// Each domain lists its own in its catalog.h.
struct RateNeed {
  std::string_view key;   ///< "nat_gateway.hour"
  std::string_view item;  ///< "NAT gateway hours"
};

/// A unit of the price book: what is measured, and how much of it one unit is.
struct Unit {
  Measure measure = Measure::running_time;
  std::int64_t per_unit = 1;
};
/// "hour", "AZ-hour", "GB-month", "100 metrics-month" are time (a month has `hours_per_month`);
/// "NLCU-hour" and "vCPU-hour" count unit-nanoseconds; "GB" counts bytes, 2^30 each as on AWS
/// bills, and "GB-MiBps" bytes times MiB/s; "1,000 requests" and "1,000,000 queries" count single
/// ones. Nothing for a unit that is not known.
std::optional<Unit> parse_unit(std::string_view unit, std::int64_t hours_per_month);

/// A rate of the price book. `per_unit` is positive and the price not negative.
Id<Rate> add_rate(Context& context, std::string_view key, std::string_view item,
                  std::string_view unit, Measure measure, Money price, std::int64_t per_unit);
/// The same with a price in tiers; at most `tiers_max`.
Id<Rate> add_rate(Context& context, std::string_view key, std::string_view item,
                  std::string_view unit, Measure measure, std::span<const Tier> tiers,
                  std::int64_t per_unit);
/// What one more unit costs in this month.
Money marginal_price(const Rate& rate);
bool has_rate(const World& world, std::string_view key);

/// Starts the hourly closing of the books and the metrics `cost.per_hour` and `cost.total`; called
/// once when a world is built. `seldom`: every 30 days only, for centuries in which nobody asks for
/// a bill.
void open_books(Context& context, bool seldom = false);

/// A meter for `resource` at the rate called `rate_key`; a Defect when the price book has no such
/// rate (the scenario is validated before). It does not run yet.
Id<Meter> open_meter(Context& context, std::string_view resource, std::string_view rate_key,
                     std::int64_t size = 1);
/// Running time counts from now, because of the context's cause. Nothing happens when it runs
/// already.
void start(Context& context, Id<Meter> meter);
/// Running time ends now and is posted. Nothing happens when it does not run.
void stop(Context& context, Id<Meter> meter);
/// Running time counts times `size` from now on: a bucket that grew.
void resize(Context& context, Id<Meter> meter, std::int64_t size);
/// Counts `quantity` bytes, requests, ... (not negative) on a counting meter.
void use(Context& context, Id<Meter> meter, std::int64_t quantity);
/// Says that all use up to now is counted: run rates of counting meters are taken up to here, so
/// that use which is counted once a minute does not make them jump.
void counted_up_to_now(Context& context);

/// What uses a counting meter, said anew whenever the flows change: put() each flow, always in the
/// same order as far as may be, then it is done. Rates of flows that are not put are none.
class Sharing {
 public:
  Sharing(Context& context, Id<Meter> meter);
  ~Sharing();
  Sharing(const Sharing&) = delete;
  Sharing& operator=(const Sharing&) = delete;
  /// The flow `from` - `to` for `purpose` uses `per_second` counted things from now on.
  void put(Name from, Name to, Name purpose, double per_second);

 private:
  Id<Share> find(Name from, Name to, Name purpose);

  Context& context_;
  Id<Meter> meter_;
  Id<Share> at_;  ///< Where the next is looked for first.
};
/// `meter` is used exactly as `other`, so that the shares of `other` hold for it; `other` was
/// opened before.
void share_like(Context& context, Id<Meter> meter, Id<Meter> other);

/// When the calendar month of `at` began, and when the next one begins (UTC).
Time month_of(Time at);
Time next_month(Time at);

/// Dollars so far, unposted use included.
Money spent(const World& world);
Money spent(const World& world, Id<Meter> meter);

/// Dollars since the present calendar month began, or since the books were opened in it.
Money spent_this_month(const World& world);

/// What the calendar month will come to, with a band of 95 %.
struct MonthForecast {
  Money so_far;
  Money expected, low, high;
};
/// So far, and for each day that is left the mean of the full days that are closed; the band is the
/// prediction interval of a normal mean, from the spread of those days. Single hours take the place
/// of days until two days are closed; after less than two hours the band is the run rate's. Steps
/// of prices in tiers, and changes that lie ahead, are not foreseen.
MonthForecast forecast_month(const World& world);

/// Commits to `count` units of the rate `rate_key` at `price_parts` / 10,000 of its price, paid
/// from now on whether they are used or not; the line of the bill is `item`. So many running meters
/// of the rate are covered, those first that start first; when a covered one stops, another takes
/// its place.
void commit(Context& context, std::string_view name, std::string_view rate_key,
            std::string_view item, std::int64_t price_parts, std::int32_t count);

/// Something that the account has and that takes no part in the simulation: so many keys, so many
/// requests a second. `amount` is the size of a meter of time or the rate of a counting one, which
/// is counted as each hour is closed.
void add_standing(Context& context, std::string_view name, std::string_view rate_key,
                  double amount);

/// A monthly limit; facts say when 50, 80 and 100 percent of it are used, or foreseen.
Id<Budget> add_budget(Context& context, std::string_view name, Money month);

/// A line of the bill: all meters of one item.
struct BillLine {
  Name item;
  Money amount;          ///< So far.
  Money month_run_rate;  ///< 730 hours at hourly_run_rate().
};
/// The bill by item, dearest first; equals in the order of their names.
std::vector<BillLine> bill(const World& world);
/// Dollars an hour at what runs now and at the use of the last hour that is counted (or since the
/// start).
Money hourly_run_rate(const World& world);
/// The part of one meter.
Money hourly_run_rate(const World& world, Id<Meter> meter);
/// What hourly_run_rate() was an hour ago (at the start, for a younger run), by the index of each
/// meter: of running time at that instant, of counted things over the hour before it. What is not
/// known yet, since the run is too young, is as it is now, so that nothing seems to have risen.
std::vector<Money> hourly_run_rates_before(const World& world);

}  // namespace drydock::cost
