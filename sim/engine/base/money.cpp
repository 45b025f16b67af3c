// Arithmetic of money with checks for overflow, and its plain decimal text.
#include "sim/engine/base/money.h"

#include "sim/engine/base/assert.h"

namespace drydock {
inline namespace base {
namespace {

constexpr Uint128 parts_max = ~Uint128(0) >> 1;

Uint128 size_of(Int128 value) {
  return value < 0 ? Uint128(0) - static_cast<Uint128>(value) : static_cast<Uint128>(value);
}

Int128 signed_of(Uint128 size, bool negative) {
  DRYDOCK_ASSERT(size <= parts_max, "an amount of money fits into 128 bits");
  return negative ? -static_cast<Int128>(size) : static_cast<Int128>(size);
}

struct Wide {
  Uint128 high, low;
};

/// The exact product in 256 bits, from four products of halves.
Wide multiply(Uint128 a, Uint128 b) {
  constexpr Uint128 mask = 0xffffffffffffffffu;
  const Uint128 low = (a & mask) * (b & mask);
  const Uint128 left = (a >> 64) * (b & mask), right = (a & mask) * (b >> 64);
  const Uint128 middle = (low >> 64) + (left & mask) + (right & mask);
  return {(a >> 64) * (b >> 64) + (left >> 64) + (right >> 64) + (middle >> 64),
          (middle << 64) | (low & mask)};
}

struct Division {
  Uint128 quotient, remainder;
};

/// Long division, bit by bit where the dividend needs more than 128; divisor < 2^127, quotient <
/// 2^128.
Division divide(Wide dividend, Uint128 divisor) {
  if (dividend.high == 0) return {dividend.low / divisor, dividend.low % divisor};
  Uint128 remainder = dividend.high, quotient = 0;
  for (int bit = 127; bit >= 0; --bit) {
    remainder = (remainder << 1) | ((dividend.low >> bit) & 1);
    quotient <<= 1;
    if (remainder >= divisor) {
      remainder -= divisor;
      quotient |= 1;
    }
  }
  return {quotient, remainder};
}

Uint128 power_of_ten(int exponent) {
  Uint128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// `units` counted in 10^-decimals, written with that many decimals.
std::string decimal_text(Uint128 units, int decimals, bool negative) {
  std::string reversed;
  for (int place = 0; units != 0 || place <= decimals; ++place) {
    if (place == decimals && decimals > 0) reversed += '.';
    reversed += static_cast<char>('0' + static_cast<int>(units % 10));
    units /= 10;
  }
  if (negative) reversed += '-';
  return {reversed.rbegin(), reversed.rend()};
}

tl::unexpected<Error> bad_amount(std::string_view text, const std::string& why) {
  return fail("money", "\"" + std::string(text) + "\" is not an amount of money: " + why, {},
              "Write plain decimals, such as 0.0952.");
}

}  // namespace

Result<Money> Money::from_text(std::string_view text) {
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  Uint128 parts = 0;
  int places = -1;  // Digits after the point; -1 before it.
  bool any_digit = false;
  for (const char c : rest) {
    if (c == '.' && places < 0) {
      places = 0;
      continue;
    }
    if (c < '0' || c > '9') return bad_amount(text, "it has characters other than digits");
    any_digit = true;
    if (places == digits) {
      if (c != '0') return bad_amount(text, "it has more than 15 decimal places");
      continue;
    }
    if (parts > parts_max / 10 - 1) return bad_amount(text, "it is too large");
    parts = parts * 10 + static_cast<Uint128>(c - '0');
    if (places >= 0) ++places;
  }
  if (!any_digit) return bad_amount(text, "it has no digits");
  const Uint128 missing = power_of_ten(digits - (places < 0 ? 0 : places));
  if (parts > parts_max / missing) return bad_amount(text, "it is too large");
  return Money(signed_of(parts * missing, negative));
}

Money operator+(Money a, Money b) {
  Money sum;
  const bool overflow = __builtin_add_overflow(a.parts_, b.parts_, &sum.parts_);
  DRYDOCK_ASSERT(!overflow, "a sum of money fits into 128 bits");
  return sum;
}

Money operator-(Money a, Money b) {
  Money difference;
  const bool overflow = __builtin_sub_overflow(a.parts_, b.parts_, &difference.parts_);
  DRYDOCK_ASSERT(!overflow, "a difference of money fits into 128 bits");
  return difference;
}

Money operator-(Money a) { return Money() - a; }

Money operator*(Money a, std::int64_t count) {
  Money product;
  const bool overflow = __builtin_mul_overflow(a.parts_, Int128(count), &product.parts_);
  DRYDOCK_ASSERT(!overflow, "a multiple of money fits into 128 bits");
  return product;
}

Money Money::scaled(Int128 numerator, Int128 denominator) const {
  DRYDOCK_ASSERT(denominator != 0, "money is never divided by zero");
  const bool negative = ((parts_ < 0) != (numerator < 0)) != (denominator < 0);
  const Uint128 divisor = size_of(denominator);
  const Wide product = multiply(size_of(parts_), size_of(numerator));
  DRYDOCK_ASSERT(divisor <= parts_max && product.high < divisor,
                 "an amount of money fits into 128 bits");
  const Division division = divide(product, divisor);
  const bool up = division.remainder >= divisor - division.remainder;
  DRYDOCK_ASSERT(division.quotient <= parts_max, "an amount of money fits into 128 bits");
  return Money(signed_of(division.quotient + (up ? 1 : 0), negative));
}

std::string Money::to_text(int decimals) const {
  DRYDOCK_ASSERT(decimals >= 0 && decimals <= digits, "money is shown with 0 to 15 decimals");
  const Uint128 unit = power_of_ten(digits - decimals);
  const Uint128 units = (size_of(parts_) + unit / 2) / unit;
  return decimal_text(units, decimals, parts_ < 0 && units != 0);
}

std::string Money::to_text() const {
  Uint128 units = size_of(parts_);
  int decimals = digits;
  while (decimals > 0 && units % 10 == 0) {
    units /= 10;
    --decimals;
  }
  return decimal_text(units, decimals, parts_ < 0);
}

}  // namespace base
}  // namespace drydock
