// Quantities of a bill: exact decimals, so that half a cent is half a cent.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/base/money.h"

namespace drydock::cost {

/// How much of something is used, in the unit that its price is for: 730 hours, 0.1 million
/// requests. A signed count of 10^-18 units; leaving the range of about +-1.7e20 units is a Defect.
class Quantity {
 public:
  static constexpr int digits = 18;  ///< Decimal places that are kept.
  static constexpr std::int64_t per_unit = 1'000'000'000'000'000'000;

  constexpr Quantity() = default;

  static constexpr Quantity from_parts(Int128 parts) { return Quantity(parts); }
  static constexpr Quantity whole(std::int64_t units) { return Quantity(Int128(units) * per_unit); }
  /// numerator / denominator, rounded once, half away from zero. The denominator is not 0.
  static Quantity ratio(Int128 numerator, Int128 denominator);
  /// Reads what JSON calls a number, without a sign: "0.0225", "1e9", "1.33334e-05"; rounded half
  /// away from zero to the 18th decimal place. Error "quantity" when it is anything else or is too
  /// large.
  static Result<Quantity> from_text(std::string_view text);

  constexpr Int128 parts() const { return parts_; }
  constexpr bool is_zero() const { return parts_ == 0; }

  friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
  friend Quantity operator+(Quantity a, Quantity b);
  friend Quantity operator-(Quantity a, Quantity b);
  /// Rounded once to the last place; exact where both have nine places or fewer.
  friend Quantity operator*(Quantity a, Quantity b);
  Quantity& operator+=(Quantity other) { return *this = *this + other; }

  /// This times numerator / denominator, rounded once; exact inside. The denominator is not 0.
  Quantity scaled(Int128 numerator, Int128 denominator) const;

  /// All digits that matter and no more, never an exponent: "0.1", "730"; from_text reads it back.
  std::string to_text() const;
  /// For display and comparison only.
  double to_double() const { return static_cast<double>(parts_) / static_cast<double>(per_unit); }

 private:
  constexpr explicit Quantity(Int128 parts) : parts_(parts) {}

  Int128 parts_ = 0;
};

/// A price as price lists write it, with or without an exponent: "0.0952", "5e-08"; rounded to the
/// 15th decimal place. Error "money" when it is anything else or is too large.
Result<Money> price_from_text(std::string_view text);

/// What `use` costs at `price` for one unit, rounded once to Money's last place.
Money worth(Money price, Quantity use);

}  // namespace drydock::cost
