// What a world's running meters cost in a month, as they stand.
#include <algorithm>
#include <map>

#include "sim/platform/cost/cost.h"
#include "sim/practice/pricing/quote.h"

namespace drydock::pricing {

namespace {

std::vector<cost::Tier> tiers_of(const cost::Rate& rate) {
  if (rate.tier_count == 0) return cost::flat(rate.price);
  return {rate.tiers.begin(), rate.tiers.begin() + rate.tier_count};
}

/// A line for `use` nanoseconds times size, after `before` of the same rate in the month.
QuoteLine line_of(const World& world, const cost::Rate& rate, Int128 before, Int128 use) {
  const std::vector<cost::Tier> tiers = tiers_of(rate);
  const auto reached = [&](Int128 at) {
    return std::find_if(tiers.begin(), tiers.end(), [&](const cost::Tier& tier) {
      return tier.up_to == cost::open_end || at < Int128(tier.up_to) * rate.per_unit;
    });
  };
  QuoteLine line;
  line.item = world.text(rate.item);
  line.unit = world.text(rate.unit);
  line.quantity = Quantity::ratio(use, rate.per_unit);
  line.unit_price = reached(before)->price;
  line.in_tiers = reached(before) != reached(before + use - 1);
  line.amount = Money::from_parts(cost::exact_worth(tiers, rate.per_unit, before, use))
                    .scaled(1, rate.per_unit);
  return line;
}

}  // namespace

Quote quote_world(const World& world, std::int64_t month_hours) {
  Quote quote;
  std::map<std::uint32_t, Int128> used;  // By rate.
  const Int128 month = Int128(month_hours) * Duration(std::chrono::hours(1)).count();
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    const cost::Rate& rate = world[meter.rate];
    if (!meter.running || meter.size == 0 || rate.measure != cost::Measure::running_time) continue;
    const std::string name(world.text(meter.name));
    auto resource = std::find_if(quote.resources.begin(), quote.resources.end(),
                                 [&](const QuotedResource& known) { return known.name == name; });
    if (resource == quote.resources.end()) {
      resource = quote.resources.insert(quote.resources.end(), QuotedResource{});
      resource->name = name;
    }
    const Int128 use = month * meter.size;
    QuoteLine line = line_of(world, rate, used[meter.rate.index], use);
    used[meter.rate.index] += use;
    resource->total += line.amount;
    quote.total += line.amount;
    resource->lines.push_back(std::move(line));
  }
  quote.left_out =
      "whatever goes by use: traffic, capacity of the load balancer, requests, CPU credits, and "
      "machines and space that come later";
  return quote;
}

}  // namespace drydock::pricing
