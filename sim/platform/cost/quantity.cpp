// Reading, arithmetic and writing of exact decimals; Money does the wide multiplication.
#include "sim/platform/cost/quantity.h"

#include "sim/engine/base/assert.h"

namespace drydock::cost {

namespace {

constexpr Int128 most_parts = static_cast<Int128>(~Uint128{0} >> 1);
constexpr int longest_exponent = 60;  // More shifts everything out of 128 bits.

/// A number without its point: digits times 10^-places.
struct Decimal {
  Int128 digits = 0;
  int places = 0;
};

bool append(Int128& digits, char c) {
  return !__builtin_mul_overflow(digits, Int128(10), &digits) &&
         !__builtin_add_overflow(digits, Int128(c - '0'), &digits);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The exponent after 'e', or nothing when it is none.
Result<int> read_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  if (text.empty()) return fail("decimal", "its exponent has no digits");
  for (const char c : text) {
    if (!is_digit(c)) return fail("decimal", "it has characters other than digits");
    value = value * 10 + (c - '0');
    if (value > longest_exponent) return fail("decimal", "its exponent is too large");
  }
  return negative ? -value : value;
}

Result<Decimal> read_decimal(std::string_view text) {
  const std::size_t mark = text.find_first_of("eE");
  Decimal read;
  bool point = false, any = false;
  for (const char c : text.substr(0, mark)) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(c)) return fail("decimal", "it has characters other than digits");
    any = true;
    if (!append(read.digits, c)) return fail("decimal", "it has too many digits");
    if (point) ++read.places;
  }
  if (!any) return fail("decimal", "it has no digits");
  if (mark == std::string_view::npos) return read;
  const Result<int> exponent = read_exponent(text.substr(mark + 1));
  if (!exponent) return tl::unexpected(exponent.error());
  read.places -= *exponent;
  return read;
}

/// The number as a count of 10^-places, rounded half away from zero.
Result<Int128> count_of(std::string_view text, int places) {
  const Result<Decimal> read = read_decimal(text);
  if (!read) return tl::unexpected(read.error());
  Int128 count = read->digits;
  int shift = places - read->places;
  for (; shift > 0 && count != 0; --shift) {
    if (count > most_parts / 10) return fail("decimal", "it is too large");
    count *= 10;
  }
  for (; shift < -1 && count != 0; ++shift) count /= 10;
  return shift < 0 ? (count + 5) / 10 : count;
}

tl::unexpected<Error> unreadable(std::string_view code, std::string_view text, const Error& error) {
  return fail(std::string(code), "\"" + std::string(text) + "\" cannot be read: " + error.message,
              {}, "Write a plain number, such as 0.0952.");
}

}  // namespace

Quantity Quantity::ratio(Int128 numerator, Int128 denominator) {
  return Quantity(Money::from_parts(numerator).scaled(per_unit, denominator).parts());
}

Result<Quantity> Quantity::from_text(std::string_view text) {
  const Result<Int128> parts = count_of(text, digits);
  if (!parts) return unreadable("quantity", text, parts.error());
  return Quantity(*parts);
}

Quantity operator+(Quantity a, Quantity b) {
  Quantity sum;
  DRYDOCK_ASSERT(!__builtin_add_overflow(a.parts_, b.parts_, &sum.parts_),
                 "a sum of quantities fits into 128 bits");
  return sum;
}

Quantity operator-(Quantity a, Quantity b) {
  Quantity difference;
  DRYDOCK_ASSERT(!__builtin_sub_overflow(a.parts_, b.parts_, &difference.parts_),
                 "a difference of quantities fits into 128 bits");
  return difference;
}

Quantity operator*(Quantity a, Quantity b) { return a.scaled(b.parts_, Quantity::per_unit); }

Quantity Quantity::scaled(Int128 numerator, Int128 denominator) const {
  return Quantity(Money::from_parts(parts_).scaled(numerator, denominator).parts());
}

std::string Quantity::to_text() const {
  const bool negative = parts_ < 0;
  Uint128 rest =
      negative ? Uint128{0} - static_cast<Uint128>(parts_) : static_cast<Uint128>(parts_);
  std::string reversed;
  for (int place = 0; place <= digits || rest != 0; ++place) {
    const char digit = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    if (place == digits && !reversed.empty()) reversed += '.';
    if (place >= digits || digit != '0' || !reversed.empty()) reversed += digit;
  }
  if (negative) reversed += '-';
  return {reversed.rbegin(), reversed.rend()};
}

Result<Money> price_from_text(std::string_view text) {
  const Result<Int128> parts = count_of(text, Money::digits);
  if (!parts) return unreadable("money", text, parts.error());
  return Money::from_parts(*parts);
}

Money worth(Money price, Quantity use) { return price.scaled(use.parts(), Quantity::per_unit); }

}  // namespace drydock::cost
