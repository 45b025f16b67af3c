// The front door of cost: meters, rates and the ledger. The lowest domain, so that each model says
// what it meters.
#pragma once

#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/cost/tables.h"

namespace drydock::cost {

void install(Rulebook& rulebook);

/// Starts the hourly closing of the books; called once when a world is built.
void open_books(Context& context);

/// A meter for `resource` at the rate called `rate_key`; a Defect when the price book has no such
/// rate (the scenario is validated before). It does not run yet.
Id<Meter> open_meter(Context& context, std::string_view resource, std::string_view rate_key,
                     std::int64_t size = 1);
/// Running time counts from now, because of the context's cause. Nothing happens when it runs
/// already.
void start(Context& context, Id<Meter> meter);
void stop(Context& context, Id<Meter> meter);
/// Counts `quantity` bytes, requests, ... (not negative) on a counting meter.
void use(Context& context, Id<Meter> meter, std::int64_t quantity);

/// Dollars so far, unposted use included.
Money spent(const World& world);
Money spent(const World& world, Id<Meter> meter);

/// A line of the bill: all meters of one item.
struct BillLine {
  Name item;
  Money amount;          ///< So far.
  Money month_run_rate;  ///< 730 hours at what runs now and at the use of the past hour.
};
/// The bill by item, dearest first.
std::vector<BillLine> bill(const World& world);
/// Dollars an hour at what runs now and at the use of the past hour (or since the start).
Money hourly_run_rate(const World& world);

}  // namespace drydock::cost
