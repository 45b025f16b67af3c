// Elementary functions that give the same bits everywhere, because they use IEEE basic operations
// only.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/engine/base/math_tables.h"

namespace drydock {
inline namespace base {
/// All results are a pure function of the bits of the arguments, on every processor and compiler
/// that rounds to nearest and does not fuse multiply and add (-ffp-contract=off). Errors are stated
/// in ulp, units of the last place, and are measured by the tests.
namespace math {
namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

inline constexpr double ln2_high =
    0x1.62e42fefa3800p-1;  // A multiple of 2^-42: times 11 bits is exact.
inline constexpr double ln2_low = 0x1.ef35793c76730p-45;

/// A positive normal number as 2^exponent * mantissa, the mantissa near part->middle.
struct Split {
  double exponent, mantissa;
  const LogPart* part;
};

inline Split split(std::uint64_t bits) {
  constexpr std::uint64_t start =
      0x3fe6000000000000;  // 0.6875: 1 lies inside, so logs near 1 stay exact.
  const std::uint64_t offset = bits - start;
  const std::int64_t exponent = static_cast<std::int64_t>(offset) >> 52;
  return {static_cast<double>(exponent), std::bit_cast<double>(bits - (offset & (0xfffull << 52))),
          &log_parts[(offset >> 45) & 127]};
}

inline double log_of_normal(std::uint64_t bits) {
  const Split s = split(bits);
  // The difference is exact, so r is as good as a rounded quotient; near 1 it is exact, too.
  const double r = (s.mantissa - s.part->middle) * s.part->inverse;
  const double base = s.exponent * ln2_high + s.part->high;
  const double sum = base + r;
  const double rest = ((base - sum) + r) + (s.exponent * ln2_low + s.part->low);
  const double r2 = r * r;
  // log(1 + r) = r - r^2/2 + r^3 q(r), q of degree 4 fitted at Chebyshev points on [-1/256, 1/128].
  const double q =
      (0x1.555555555519ap-2 + r * -0x1.000000001b0e6p-2) +
      r2 * ((0x1.99999c8b4044ap-3 + r * -0x1.5555a74306923p-3) + r2 * 0x1.2218132fd8cd4p-3);
  return sum + (rest + r2 * (-0.5 + r * q));
}

double log_of_odd(double x);  // Zero, negative, subnormal, infinite or not a number.
double exp_of_far(double x);  // Overflow, underflow and results that are nearly there.

}  // namespace detail

/// The natural logarithm; error below 0.8 ulp. log(0) = -infinity, log(negative) = NaN.
/// Method: P. T. P. Tang, "Table-driven implementation of the logarithm function", ACM TOMS 16
/// (1990).
inline double log(double x) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  if (bits - 0x0010000000000000 >= 0x7fe0000000000000) [[unlikely]]
    return detail::log_of_odd(x);
  return detail::log_of_normal(bits);
}

/// e to the power of x; error below 0.52 ulp (0.8 ulp where the result is subnormal).
/// Method: P. T. P. Tang, "Table-driven implementation of the exponential function", ACM TOMS 15
/// (1989).
inline double exp(double x) {
  if (!(x > -670.0 && x < 709.0)) [[unlikely]]
    return detail::exp_of_far(x);
  constexpr double shift = 0x1.8p52;  // Adding it leaves the nearest integer in the lowest bits.
  const double shifted = x * 0x1.71547652b82fep+7 + shift;
  const std::uint64_t steps = std::bit_cast<std::uint64_t>(shifted);
  const double count = shifted - shift;
  const double r = (x - count * 0x1.62e42fefc0000p-8) - count * -0x1.c610ca86c3899p-44;
  const double r2 = r * r;
  const detail::ExpPart& part = detail::exp_parts[steps & 127];
  const double p = (part.tail + r) + r2 * ((0.5 + r * 0x1.5555555555555p-3) +
                                           r2 * (0x1.5555555555555p-5 + r * 0x1.1111111111111p-7));
  const std::uint64_t power = (steps >> 7) << 52;
  const double scale = std::bit_cast<double>(std::bit_cast<std::uint64_t>(part.value) + power);
  return scale + scale * p;
}

/// The square root, which IEEE 754 demands to be exact to the last bit.
inline double sqrt(double x) { return std::sqrt(x); }

/// log(1 + x), accurate for small x too; error below 1.2 ulp.
double log1p(double x);
/// exp(x) - 1, accurate for small x too; error below 3 ulp.
double expm1(double x);
/// The logarithm to base 2; error below 0.51 ulp, exact for powers of two.
double log2(double x);
/// The logarithm to base 10; error below 1.5 ulp.
double log10(double x);
/// x to the power of y; error below 1 ulp. A negative x takes whole y only (else NaN); pow(x, 0)
/// = 1.
double pow(double x, double y);

/// Sine and cosine of an angle in radians; error below 0.8 ulp. Range: |x| <= 1 000 000, NaN beyond
/// it.
double sin(double x);
double cos(double x);

/// The share of a standard normal distribution below x; error below 4 ulp in both tails, down to x
/// = -37.
double normal_cdf(double x);
/// The x below which a share p of a standard normal distribution lies; relative error about 1e-16
/// * 10. normal_quantile(0) = -infinity, (1) = infinity, outside NaN. Source: M. J. Wichura,
/// algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
double normal_quantile(double p);

}  // namespace math
}  // namespace base
}  // namespace drydock
