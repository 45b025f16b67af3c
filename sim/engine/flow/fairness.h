// Max-min fairness: who gets how much of a capacity that several share.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace drydock::flow {

/// One that wants a part of a shared capacity.
struct Claim {
  double demand = 0;  ///< What it can use at most, in the unit of the capacity; not negative.
  double weight = 1;  ///< Its entitlement in relation to the others; above 0.
};

/// The weighted max-min fair shares of `capacity`, in the order of the claims:
///
///     share_i = min(demand_i, level * weight_i),   sum of share_i = min(capacity, sum of demand_i)
///
/// Nobody gets more than asked, nothing is left idle while somebody wants more, and nobody could
/// get more except from one with less for its weight. Found by progressive filling: in order of
/// demand / weight the level rises, and who is satisfied drops out. Source: D. Bertsekas, R.
/// Gallager, "Data Networks", 6.5.2.
std::vector<double> fair_shares(double capacity, std::span<const Claim> claims);

/// The same into memory of the caller, of the same size as `claims`.
void fair_shares(double capacity, std::span<const Claim> claims, std::span<double> shares);

/// A claim in whole units (bytes, millicores).
struct WholeClaim {
  std::int64_t demand = 0;
  std::int64_t weight = 1;
};

/// Max-min fair shares in whole units that add up to min(capacity, sum of demands) exactly: each
/// gets its share rounded down, and what rounding left over goes one unit each to the first in
/// order that still want more.
std::vector<std::int64_t> fair_whole_shares(std::int64_t capacity,
                                            std::span<const WholeClaim> claims);

}  // namespace drydock::flow
