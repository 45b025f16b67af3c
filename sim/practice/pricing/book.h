// The price book of a region, as designs ask it: rules to unit prices and amounts.
#pragma once

#include <map>
#include <string>

#include "sim/practice/pricing/pricing.h"

namespace drydock::pricing {

/// What a quantity of an item costs.
struct ItemPrice {
  Money unit_price;       ///< Of its first unit.
  bool in_tiers = false;  ///< It reaches into more than one tier.
  Money amount;
};

/// Prices of one region, and what the month has used of each item so far: tiers go by the use of
/// the whole account. Free parts of an account are not taken off.
class Book {
 public:
  explicit Book(scenario::Catalog catalog) : catalog_(std::move(catalog)) {}

  /// Quantity of the same item at the same price that was priced before.
  Quantity used(const Use& use) const;
  /// Prices a quantity of the use's item after what was used before, and notes it as used. Error
  /// "E0204" when the book lacks a price or a machine type: its message names the key, its hint the
  /// nearest one.
  Result<ItemPrice> price(const Use& use, Quantity quantity);

 private:
  Result<const scenario::Price*> find(const std::string& key) const;
  /// The part's multiplier, vCPUs included.
  Result<Quantity> times_of(const PricePart& part) const;
  Result<ItemPrice> before_shares(const Use& use, Quantity quantity) const;

  scenario::Catalog catalog_;
  std::map<std::string, Quantity> used_;
};

}  // namespace drydock::pricing
