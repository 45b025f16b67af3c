// Money: an exact count of tiny parts of a dollar, so that a bill adds up to the last digit.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/base/result.h"

namespace drydock {
inline namespace base {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 Uint128;

/// An exact amount or price in US dollars: a signed 128-bit count of 10^-15 dollars. Range: about
/// +-1.7e23 dollars; leaving it is a Defect. Nothing is rounded except by scaled(), and for
/// display.
class Money {
 public:
  static constexpr int digits = 15;  ///< Decimal places that are kept.
  static constexpr std::int64_t per_dollar = 1'000'000'000'000'000;  ///< Parts in a dollar.

  constexpr Money() = default;

  static constexpr Money from_parts(Int128 parts) { return Money(parts); }
  static constexpr Money dollars(std::int64_t whole) { return Money(Int128(whole) * per_dollar); }
  static constexpr Money cents(std::int64_t whole) {
    return Money(Int128(whole) * (per_dollar / 100));
  }
  /// Reads plain decimal text such as "0.0952" or "-12", without sign of currency. Error "money" if
  /// it is anything else, has a digit beyond the 15th decimal place that is not 0, or does not fit.
  static Result<Money> from_text(std::string_view text);

  constexpr Int128 parts() const { return parts_; }
  constexpr bool is_zero() const { return parts_ == 0; }

  friend constexpr auto operator<=>(const Money&, const Money&) = default;
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend Money operator-(Money a);
  friend Money operator*(Money a, std::int64_t count);
  friend Money operator*(std::int64_t count, Money a) { return a * count; }
  Money& operator+=(Money other) { return *this = *this + other; }
  Money& operator-=(Money other) { return *this = *this - other; }

  /// This times numerator / denominator, rounded once, half away from zero; exact inside (256
  /// bits). The denominator is not 0 and the result is in range, else a Defect.
  Money scaled(Int128 numerator, Int128 denominator) const;

  /// Rounded half away from zero to `decimals` places (0 to 15): "1204.10", "-0.00" never.
  std::string to_text(int decimals) const;
  /// All digits that matter and no more, never an exponent: "0.0952", "-12", "0". from_text reads
  /// it back.
  std::string to_text() const;
  /// For charts and statistics only.
  double to_double() const { return static_cast<double>(parts_) / static_cast<double>(per_dollar); }

 private:
  constexpr explicit Money(Int128 parts) : parts_(parts) {}

  Int128 parts_ = 0;
};

}  // namespace base
}  // namespace drydock
