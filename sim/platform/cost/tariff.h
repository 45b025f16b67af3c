// Tariffs: prices in tiers, free parts among them, for a quantity given what the month has used.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/platform/cost/quantity.h"

namespace drydock::cost {

/// The end of a tier that has none.
inline constexpr std::int64_t open_end = std::numeric_limits<std::int64_t>::max();

/// A step of a price: it holds from the end of the tier before (the first: from nothing).
struct Tier {
  std::int64_t up_to = open_end;  ///< Units used in the month, those of the tiers before included.
  Money price;                    ///< For one unit; 0: this part is free.
  DRYDOCK_FIELDS(Tier, up_to, price)
};

/// Whether tiers rise, the last is open and no price is negative. All below need that; else they
/// are a Defect.
bool is_tariff(std::span<const Tier> tiers);
/// One price for all.
std::vector<Tier> flat(Money price);
/// The same tiers with their first `units` free. Tiers end where they did, since price lists count
/// the free part too ("first 100 GB free, up to 10 TB at ...").
std::vector<Tier> with_free_part(std::span<const Tier> tiers, std::int64_t units);

/// The part of a use that falls into one tier.
struct TierUse {
  std::size_t tier = 0;
  Quantity quantity;
};
/// How `use` spreads over the tiers when `before` was used since the month began; empty parts are
/// left out. The parts add up to `use`. Neither is negative.
std::vector<TierUse> split(std::span<const Tier> tiers, Quantity before, Quantity use);
/// What it costs; each tier's part is rounded to Money's last place.
Money worth(std::span<const Tier> tiers, Quantity before, Quantity use);

/// The same for a running meter, which counts things (bytes, nanoseconds), `per_unit` of them to a
/// unit: parts of a dollar times things, exact. Divided by `per_unit` it is the money; what that
/// division leaves over can be carried, so that any split of a use costs the same. Neither count is
/// negative; a product that does not fit into 128 bits is a Defect.
Int128 exact_worth(std::span<const Tier> tiers, std::int64_t per_unit, Int128 before, Int128 use);

}  // namespace drydock::cost
