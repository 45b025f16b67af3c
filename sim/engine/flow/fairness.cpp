// Progressive filling: satisfy the claims in order of demand for their weight.
#include "sim/engine/flow/fairness.h"

#include <algorithm>
#include <numeric>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/money.h"

namespace drydock::flow {
namespace {

/// The places of `claims` in order of demand / weight, compared without division; equals in their
/// own order.
template <class AnyClaim, class Wide>
std::vector<std::uint32_t> filling_order(std::span<const AnyClaim> claims) {
  std::vector<std::uint32_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Wide left = Wide(claims[a].demand) * Wide(claims[b].weight);
    const Wide right = Wide(claims[b].demand) * Wide(claims[a].weight);
    return left != right ? left < right : a < b;
  });
  return order;
}

}  // namespace

void fair_shares(double capacity, std::span<const Claim> claims, std::span<double> shares) {
  DRYDOCK_ASSERT(shares.size() == claims.size(), "each claim has a place for its share");
  DRYDOCK_ASSERT(capacity >= 0, "a capacity is not negative");
  double wanted = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    DRYDOCK_ASSERT(claims[i].demand >= 0 && claims[i].weight > 0,
                   "a claim has a demand of 0 or more and a weight above 0");
    wanted += claims[i].demand;
    shares[i] = claims[i].demand;
  }
  if (wanted <= capacity) return;
  double weights = 0;
  for (const Claim& claim : claims) weights += claim.weight;
  double left = capacity;
  const std::vector<std::uint32_t> order = filling_order<Claim, double>(claims);
  for (std::size_t place = 0; place < order.size(); ++place) {
    const Claim& claim = claims[order[place]];
    const double entitled = left * (claim.weight / weights);
    if (claim.demand > entitled) {
      const double level = left / weights;
      for (; place < order.size(); ++place)
        shares[order[place]] = level * claims[order[place]].weight;
      return;
    }
    left = std::max(0.0, left - claim.demand);
    weights -= claim.weight;
  }
}

std::vector<double> fair_shares(double capacity, std::span<const Claim> claims) {
  std::vector<double> shares(claims.size());
  fair_shares(capacity, claims, shares);
  return shares;
}

std::vector<std::int64_t> fair_whole_shares(std::int64_t capacity,
                                            std::span<const WholeClaim> claims) {
  DRYDOCK_ASSERT(capacity >= 0, "a capacity is not negative");
  Int128 weights = 0;
  for (const WholeClaim& claim : claims) {
    DRYDOCK_ASSERT(claim.demand >= 0 && claim.weight > 0,
                   "a claim has a demand of 0 or more and a weight above 0");
    weights += claim.weight;
  }
  std::vector<std::int64_t> shares(claims.size());
  const std::vector<std::uint32_t> order = filling_order<WholeClaim, Int128>(claims);
  Int128 left = capacity;
  std::size_t place = 0;
  for (; place < order.size(); ++place) {
    const WholeClaim& claim = claims[order[place]];
    if (Int128(claim.demand) * weights > left * claim.weight) break;
    shares[order[place]] = claim.demand;
    left -= claim.demand;
    weights -= claim.weight;
  }
  Int128 given = 0;
  for (std::size_t i = place; i < order.size(); ++i) {
    const std::int64_t share = static_cast<std::int64_t>(left * claims[order[i]].weight / weights);
    shares[order[i]] = share;
    given += share;
  }
  std::int64_t rest = place < order.size() ? static_cast<std::int64_t>(left - given) : 0;
  for (std::size_t i = 0; i < claims.size() && rest > 0; ++i)
    if (shares[i] < claims[i].demand) {
      ++shares[i];
      --rest;
    }
  return shares;
}

}  // namespace drydock::flow
