// What prices in tiers did between two spans of time; for the rise of a bill.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/platform/cost/tariff.h"
#include "sim/practice/store/run_file.h"

namespace drydock::store {

/// Two spans of time whose dollars are compared.
struct Spans {
  Time before_from, before_to, after_from, after_to;

  /// Adds a posting, or the parts of it that lie in the spans.
  void add(Change& to, Money amount, Time from, Time until) const;
  /// Dollars of the spans as dollars an hour.
  Change hourly(const Change& sums) const;
};

/// A posting of a rate with a price in tiers.
struct TierUse {
  Time from, to;
  std::int64_t used = 0;  ///< Counted things, or nanoseconds times size.
  Money amount;
};

/// A price in tiers, and all that was posted at it, in the order of time.
struct TierCourse {
  std::string item, unit;
  std::int64_t per_unit = 1;
  std::vector<cost::Tier> tiers;
  std::vector<TierUse> uses;
};

/// How the price of a unit moved, on average over each span.
struct PriceMove {
  Money before, after;
  std::int64_t per_unit = 1;
  Change change;    ///< Dollars an hour that it alone makes: of the use after, at both prices.
  std::string why;  ///< "the first 10 240 GB of a month were used up on Sat 8 Mar 14:00:00"

  bool is_none() const { return before == after; }
  /// What a use would have cost at the price of before.
  Money at_price_before(std::int64_t used) const { return before.scaled(used, per_unit); }
  /// "the price of a GB, from $0.09 to $0.085: the first 10 240 GB of a month were used up ..."
  std::string say(const std::string& unit) const;
};

/// None when nothing was used in one of the spans.
PriceMove price_move(const TierCourse& course, const Spans& spans);

}  // namespace drydock::store
