// How a use meets the tiers of its price, for exact decimals and for counted things alike.
#include "sim/platform/cost/tariff.h"

#include <algorithm>

#include "sim/engine/base/assert.h"

namespace drydock::cost {

namespace {

/// Calls take(tier, part) for each part of `use` after `before`, in counts of `unit` to one unit.
template <class Take>
void each_part(std::span<const Tier> tiers, Int128 unit, Int128 before, Int128 use, Take take) {
  DRYDOCK_ASSERT(is_tariff(tiers), "tiers rise and the last is open");
  DRYDOCK_ASSERT(before >= 0 && use >= 0, "a use is not negative");
  Int128 end = 0;
  DRYDOCK_ASSERT(!__builtin_add_overflow(before, use, &end), "a month's use fits into 128 bits");
  for (std::size_t i = 0; i < tiers.size() && before < end; ++i) {
    const Int128 stop =
        tiers[i].up_to == open_end ? end : std::min(end, Int128(tiers[i].up_to) * unit);
    if (stop <= before) continue;
    take(i, stop - before);
    before = stop;
  }
}

}  // namespace

bool is_tariff(std::span<const Tier> tiers) {
  if (tiers.empty() || tiers.back().up_to != open_end) return false;
  std::int64_t end = 0;
  return std::all_of(tiers.begin(), tiers.end(), [&end](const Tier& tier) {
    const bool rises = tier.up_to > end && tier.price >= Money{};
    end = tier.up_to;
    return rises;
  });
}

std::vector<Tier> flat(Money price) { return {Tier{open_end, price}}; }

std::vector<Tier> with_free_part(std::span<const Tier> tiers, std::int64_t units) {
  DRYDOCK_ASSERT(is_tariff(tiers) && units >= 0, "tiers rise and the last is open");
  std::vector<Tier> left;
  if (units > 0) left.push_back({units, {}});
  for (const Tier& tier : tiers)
    if (tier.up_to > units) left.push_back(tier);
  return left;
}

std::vector<TierUse> split(std::span<const Tier> tiers, Quantity before, Quantity use) {
  std::vector<TierUse> parts;
  each_part(tiers, Quantity::per_unit, before.parts(), use.parts(),
            [&](std::size_t tier, Int128 part) {
              parts.push_back({tier, Quantity::from_parts(part)});
            });
  return parts;
}

Money worth(std::span<const Tier> tiers, Quantity before, Quantity use) {
  Money sum;
  for (const TierUse& part : split(tiers, before, use))
    sum += worth(tiers[part.tier].price, part.quantity);
  return sum;
}

Int128 exact_worth(std::span<const Tier> tiers, std::int64_t per_unit, Int128 before, Int128 use) {
  DRYDOCK_ASSERT(per_unit > 0, "a unit holds something");
  Int128 sum = 0;
  each_part(tiers, per_unit, before, use, [&](std::size_t tier, Int128 part) {
    Int128 worth = 0;
    DRYDOCK_ASSERT(!__builtin_mul_overflow(tiers[tier].price.parts(), part, &worth) &&
                       !__builtin_add_overflow(sum, worth, &sum),
                   "price times use fits into 128 bits");
  });
  return sum;
}

}  // namespace drydock::cost
