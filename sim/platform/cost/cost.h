// The front door of cost: meters, rates and the ledger. The lowest domain, so that each model says
// what it meters.
//
// Modelled: use to the nanosecond and the byte, at the first tier of each price, net of tax, posted
// every full hour for each meter that was used. Left out: free tiers, tiers by volume, rounding up
// to full hours, minimum durations, discounts, the month's end.
#pragma once

#include <optional>
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
/// "hour", "AZ-hour", "GB-month" are time (a month has `hours_per_month`); "NLCU-hour" and
/// "vCPU-hour" count unit-nanoseconds; "GB" counts bytes, 2^30 each as on AWS bills, and
/// "GB-MiBps" bytes times MiB/s; "1,000 requests" counts requests. Nothing for a unit that is not
/// known.
std::optional<Unit> parse_unit(std::string_view unit, std::int64_t hours_per_month);

/// A rate of the price book. `per_unit` is positive and the price not negative.
Id<Rate> add_rate(Context& context, std::string_view key, std::string_view item,
                  std::string_view unit, Measure measure, Money price, std::int64_t per_unit);
bool has_rate(const World& world, std::string_view key);

/// Starts the hourly closing of the books and the metrics `cost.per_hour` and `cost.total`; called
/// once when a world is built.
void open_books(Context& context);

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

/// Dollars so far, unposted use included.
Money spent(const World& world);
Money spent(const World& world, Id<Meter> meter);

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

}  // namespace drydock::cost
