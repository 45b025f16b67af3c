// What was spent an hour ago: read from the postings, so that a rise can be told from a level.
#include <algorithm>

#include "sim/platform/cost/ledger.h"

namespace drydock::cost {

namespace {

constexpr Duration one_hour = hours(1);

/// Of an amount that was used evenly from `from` to `to`, what falls between two instants.
Money part_between(Money amount, Time from, Time to, Time first, Time last) {
  const Duration whole = to - from;
  const Duration shared = std::min(to, last) - std::max(from, first);
  if (whole <= Duration::zero() || shared <= Duration::zero()) return {};
  return amount.scaled(shared.count(), whole.count());
}

/// Adds what a posting, or use that is not posted yet, says of the rate at `then`.
void add_use(const World& world, Id<Meter> id, Time from, Time to, Money amount, Time then,
             std::vector<Money>& rates) {
  if (world[world[id].rate].measure == Measure::count) {
    rates[id.index] += part_between(amount, from, to, then - one_hour, then);
  } else if (from <= then && then < to) {
    rates[id.index] = amount.scaled(one_hour.count(), (to - from).count());
  }
}

}  // namespace

std::vector<Money> hourly_run_rates_before(const World& world) {
  const Table<Meter>& meters = world.table<Meter>();
  std::vector<Money> rates(meters.size());
  if (world.table<Books>().empty()) return rates;
  const Time opened = world.only<Books>().opened;
  const Time then = std::max(world.now() - one_hour, opened);
  const bool counted = then - opened >= one_hour;
  const Table<Posting>& postings = world.table<Posting>();
  // Postings are made in the order of their ends.
  for (std::uint32_t at = postings.size(); at > postings.first(); --at) {
    const Posting& posting = postings[Id<Posting>{at - 1}];
    if (posting.to <= then - one_hour) break;
    add_use(world, posting.meter, posting.from, posting.to, posting.amount, then, rates);
  }
  for (const auto& [id, meter] : meters) {
    const Rate& rate = world[meter.rate];
    if (rate.measure == Measure::count && !counted) {
      rates[id.index] = hourly_run_rate(world, id);
      continue;
    }
    const std::int64_t use = pending(meter, world.now());
    if (use > 0)
      add_use(world, id, meter.since, world.now(), worth(meter, rate, use).amount, then, rates);
  }
  return rates;
}

}  // namespace drydock::cost
