// The longer elementary functions, and the rare cases of the short ones.
#include "sim/engine/base/math.h"

#include <iterator>

namespace drydock {
inline namespace base {
namespace math {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

/// A value in two doubles: high + low, low at most half a last place of high.
struct Pair {
  double high, low;
};

bool is_nan(double x) { return x != x; }

double magnitude(double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0x7fffffffffffffff);
}

/// The exact sum of two numbers (D. E. Knuth, TAOCP 4.2.2, theorem B).
Pair two_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// The upper 26 bits of x: products of two such numbers are exact.
double upper_half(double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~0x7ffffffull);
}

/// The exact product of two numbers of moderate size (T. J. Dekker, Numerische Mathematik 18,
/// 1971).
Pair two_product(double a, double b) {
  const double product = a * b;
  const double a_top = upper_half(a), a_rest = a - a_top;
  const double b_top = upper_half(b), b_rest = b - b_top;
  return {product, ((a_top * b_top - product) + a_top * b_rest + a_rest * b_top) + a_rest * b_rest};
}

/// The natural logarithm of a positive finite number to about 68 bits.
Pair log_in_two(double x) {
  double lift = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    lift = 54;
  }
  const detail::Split s = detail::split(std::bit_cast<std::uint64_t>(x));
  const double exponent = s.exponent - lift;
  const detail::LogPart& part = *s.part;
  const Pair unit = two_product(part.middle, part.inverse);
  const double inverse_rest = ((1.0 - unit.high) - unit.low) * part.inverse;
  const double offset = s.mantissa - part.middle;
  Pair r = two_product(offset, part.inverse);
  r.low += offset * inverse_rest;
  const double r_top = upper_half(r.high), r_rest = r.high - r_top;
  const Pair first = two_sum(exponent * detail::ln2_high + s.part->high, r.high);
  const Pair second = two_sum(first.high, -0.5 * r_top * r_top);
  double q = 1.0 / 11;
  for (int n = 10; n >= 3; --n) q = (n % 2 ? 1.0 : -1.0) / n + r.high * q;
  const double rest = first.low + second.low + (r.low - r.low * r.high) -
                      0.5 * r_rest * (r.high + r_top) + (exponent * detail::ln2_low + s.part->low) +
                      r.high * r.high * r.high * q;
  const double sum = second.high + rest;
  return {sum, (second.high - sum) + rest};
}

/// 2^n for any n whose power is normal.
double power_of_two(std::int64_t n) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

/// exp(high + low).
double exp_of_pair(Pair x) {
  if (x.high > 710) return detail::infinity;
  if (x.high < -746) return 0;
  constexpr double shift = 0x1.8p52;
  const double count = (x.high * 0x1.71547652b82fep+7 + shift) - shift;
  const double r =
      (x.high - count * 0x1.62e42fefc0000p-8) - (count * -0x1.c610ca86c3899p-44 - x.low);
  const double r2 = r * r;
  const std::int64_t steps = static_cast<std::int64_t>(count);
  const detail::ExpPart& part = detail::exp_parts[steps & 127];
  const double p = (part.tail + r) + r2 * ((0.5 + r * 0x1.5555555555555p-3) +
                                           r2 * (0x1.5555555555555p-5 + r * 0x1.1111111111111p-7));
  const std::int64_t power = steps >> 7;
  const std::int64_t half = power / 2;
  return (part.value + part.value * p) * power_of_two(half) * power_of_two(power - half);
}

enum class Whole { no, even, odd };

Whole wholeness(double y) {
  const double size = magnitude(y);
  if (size >= 0x1p53) return Whole::even;
  const std::int64_t whole = static_cast<std::int64_t>(size);
  if (static_cast<double>(whole) != size) return Whole::no;
  return whole % 2 ? Whole::odd : Whole::even;
}

double pow_of_positive(double x, double y) {
  const Pair logarithm = log_in_two(x);
  const double rough = logarithm.high * y;
  if (rough > 710) return detail::infinity;
  if (rough < -746) return 0;
  if (magnitude(rough) < 0x1p-60) return 1.0 + rough;
  const Pair product = two_product(logarithm.high, y);
  return exp_of_pair({product.high, product.low + logarithm.low * y});
}

/// An angle less a multiple of pi/2, in [-pi/4, pi/4] and two doubles, and that multiple.
struct Angle {
  Pair rest;
  std::int64_t quarters;
};

constexpr double angle_max = 1'000'000;

/// W. J. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980): pi/2 in three
/// parts.
Angle reduce(double x) {
  constexpr double shift = 0x1.8p52;
  const double count = (x * 0x1.45f306dc9c883p-1 + shift) - shift;
  const double near = x - count * 0x1.921fb54400000p+0;
  const double second = count * 0x1.0b4611a600000p-34;
  const double closer = near - second;
  const double lost = (near - closer) - second;
  const double third = count * 0x1.3198a2e037073p-69 - lost;
  const double rest = closer - third;
  return {{rest, (closer - rest) - third}, static_cast<std::int64_t>(count)};
}

/// Taylor's series to the 17th power: enough for |x| <= pi/4.
double sine_of_rest(Pair x) {
  const double z = x.high * x.high;
  const double p = 0x1.1111111111111p-7 +
                   z * (-0x1.a01a01a01a01ap-13 +
                        z * (0x1.71de3a556c734p-19 +
                             z * (-0x1.ae64567f544e4p-26 +
                                  z * (0x1.6124613a86d09p-33 +
                                       z * (-0x1.ae7f3e733b81fp-41 + z * 0x1.952c77030ad4ap-49)))));
  return x.high + (x.high * z * (-0x1.5555555555555p-3 + z * p) + x.low * (1.0 - 0.5 * z));
}

/// Taylor's series to the 18th power: enough for |x| <= pi/4.
double cosine_of_rest(Pair x) {
  const double z = x.high * x.high;
  const double p =
      0x1.5555555555555p-5 +
      z * (-0x1.6c16c16c16c17p-10 +
           z * (0x1.a01a01a01a01ap-16 +
                z * (-0x1.27e4fb7789f5cp-22 +
                     z * (0x1.1eed8eff8d898p-29 +
                          z * (-0x1.93974a8c07c9dp-37 +
                               z * (0x1.ae7f3e733b81fp-45 + z * -0x1.6827863b97d97p-53))))));
  const double half = 0.5 * z;
  const double start = 1.0 - half;
  return start + (((1.0 - start) - half) + (z * z * p - x.high * x.low));
}

double sine_of_quarters(const Angle& angle, std::int64_t ahead) {
  const std::int64_t turn = (angle.quarters + ahead) & 3;
  const double value = turn % 2 ? cosine_of_rest(angle.rest) : sine_of_rest(angle.rest);
  return turn >= 2 ? -value : value;
}

/// Chebyshev coefficients in t = (x - 4) / (x + 4) of (x + 4) times Mills' ratio, (1 - cdf(x)) /
/// density(x); an own fit with 60 digits, in the form of J. L. Schonfelder, Mathematics of
/// Computation 32 (1978).
constexpr double mills_ratio[] = {
    0x1.375e23df02073p+1,   -0x1.e25e81ff28432p+0,  0x1.1d296c0251421p-1,   -0x1.f22396f07d5c5p-4,
    0x1.1c70166d9d115p-6,   -0x1.a55436343d408p-11, -0x1.08471cd6ca1b1p-12, 0x1.8d7bc32713573p-15,
    0x1.53eb19a1ef3cap-19,  -0x1.9d7ff63f1a251p-20, -0x1.23328ac48c195p-27, 0x1.bd6acd3d56691p-25,
    -0x1.36f4c37f7857cp-32, -0x1.0bd2429dd59f2p-29, -0x1.b6633f8419082p-36, 0x1.5df6a7ea574e3p-34,
    0x1.44fdf418e9c31p-38,  -0x1.cf25965a7de4bp-39, -0x1.eb7fa0e5561efp-42, 0x1.14fcc6a867074p-43,
    0x1.23f5fedc9b5d3p-45,  -0x1.b804a8500a890p-49, -0x1.22e0dbb723c0fp-49, -0x1.4aaaba2ef263cp-54,
    0x1.d4fce22b76cf8p-54,  0x1.43f849edad800p-56,  -0x1.ef903b3bde852p-59, -0x1.c2fad75b428a9p-60};

/// The share of a standard normal distribution above x >= 0.
double normal_tail(double x) {
  if (x > 39) return 0;
  const double t = (x - 4) / (x + 4);
  double next = 0, after = 0;
  for (int n = static_cast<int>(std::size(mills_ratio)) - 1; n >= 1; --n) {
    const double now = 2 * t * next - after + mills_ratio[n];
    after = next;
    next = now;
  }
  const double ratio = (t * next - after + mills_ratio[0]) / (x + 4);
  const Pair square = two_product(x, x);
  constexpr double density_at_0 = 0x1.9884533d43651p-2;
  return density_at_0 * ratio * exp_of_pair({-0.5 * square.high, -0.5 * square.low});
}

// AS 241: numerators and denominators, highest power first, in three ranges of p.
constexpr double central_above[] = {2.5090809287301226727e+3, 3.3430575583588128105e+4,
                                    6.7265770927008700853e+4, 4.5921953931549871457e+4,
                                    1.3731693765509461125e+4, 1.9715909503065514427e+3,
                                    1.3314166789178437745e+2, 3.3871328727963666080e+0};
constexpr double central_below[] = {5.2264952788528545610e+3, 2.8729085735721942674e+4,
                                    3.9307895800092710610e+4, 2.1213794301586595867e+4,
                                    5.3941960214247511077e+3, 6.8718700749205790830e+2,
                                    4.2313330701600911252e+1, 1.0};
constexpr double middle_above[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                   2.41780725177450611770e-1, 1.27045825245236838258e+0,
                                   3.64784832476320460504e+0, 5.76949722146069140550e+0,
                                   4.63033784615654529590e+0, 1.42343711074968357734e+0};
constexpr double middle_below[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                   1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                   6.89767334985100004550e-1, 1.67638483018380384940e+0,
                                   2.05319162663775882187e+0, 1.0};
constexpr double far_above[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                2.96560571828504891230e-1, 1.78482653991729133580e+0,
                                5.46378491116411436990e+0, 6.65790464350110377720e+0};
constexpr double far_below[] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                5.99832206555887937690e-1,  1.0};

double horner(const double (&coefficients)[8], double x) {
  double sum = coefficients[0];
  for (int i = 1; i < 8; ++i) sum = sum * x + coefficients[i];
  return sum;
}

}  // namespace

namespace detail {

double log_of_odd(double x) {
  if (x == 0) return -infinity;
  if (is_nan(x) || x < 0) return not_a_number;
  if (x > largest) return infinity;
  // A subnormal: lifted by 52 binary places, which its exponent then takes off again without a
  // rounding.
  return log_of_normal(std::bit_cast<std::uint64_t>(x * 0x1p52) - (52ull << 52));
}

double exp_of_far(double x) { return is_nan(x) ? x : exp_of_pair({x, 0}); }

}  // namespace detail

double log1p(double x) {
  if (magnitude(x) < 0x1p-54) return x;
  if (!(x > -1) || x > largest) return log(1.0 + x);
  const double u = 1.0 + x;
  const double lost = x >= 1 ? 1.0 - (u - x) : x - (u - 1.0);
  return log(u) + lost / u;
}

double expm1(double x) {
  if (magnitude(x) < 0x1p-54) return x;
  if (!(magnitude(x) < 0.5)) return exp(x) - 1.0;
  // W. Kahan's way (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 1.14.1).
  const double u = exp(x);
  if (u == 1.0) return x;
  return (u - 1.0) * x / log(u);
}

double log2(double x) {
  if (!(x > 0) || x > largest) return log(x);
  double lift = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    lift = 54;
  }
  const detail::Split s = detail::split(std::bit_cast<std::uint64_t>(x));
  const Pair logarithm = log_in_two(s.mantissa);
  constexpr double high = 0x1.7154764000000p+0, low = 0x1.2b82fe1777d10p-28;  // 1 / ln 2
  const double top = upper_half(logarithm.high);
  const double rest = (logarithm.high - top) + logarithm.low;
  const Pair sum = two_sum(s.exponent - lift, top * high);
  return sum.high + (sum.low + (rest * high + logarithm.high * low));
}

double log10(double x) { return log2(x) * 0x1.34413509f79ffp-2; }

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (is_nan(x) || is_nan(y)) return detail::not_a_number;
  const double size = magnitude(x);
  if (magnitude(y) > largest) {
    if (size == 1) return 1;
    return (size > 1) == (y > 0) ? detail::infinity : 0.0;
  }
  const Whole whole = wholeness(y);
  const bool below_zero = std::bit_cast<std::uint64_t>(x) >> 63;
  const double sign = below_zero && whole == Whole::odd ? -1.0 : 1.0;
  if (size == 0) return sign * (y > 0 ? 0.0 : detail::infinity);
  if (size > largest) return sign * (y > 0 ? detail::infinity : 0.0);
  if (below_zero && whole == Whole::no) return detail::not_a_number;
  return sign * pow_of_positive(size, y);
}

double sin(double x) {
  if (!(magnitude(x) <= angle_max)) return detail::not_a_number;
  if (magnitude(x) < 0x1p-30) return x;
  return sine_of_quarters(reduce(x), 0);
}

double cos(double x) {
  if (!(magnitude(x) <= angle_max)) return detail::not_a_number;
  return sine_of_quarters(reduce(x), 1);
}

double normal_cdf(double x) {
  if (x == 0) return 0.5;
  if (is_nan(x)) return x;
  return x < 0 ? normal_tail(-x) : 1.0 - normal_tail(x);
}

double normal_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return detail::not_a_number;
  if (p == 0) return -detail::infinity;
  if (p == 1) return detail::infinity;
  const double q = p - 0.5;
  if (magnitude(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return horner(central_above, r) * q / horner(central_below, r);
  }
  const double r = sqrt(-log(q < 0 ? p : 1.0 - p));
  const double x = r <= 5 ? horner(middle_above, r - 1.6) / horner(middle_below, r - 1.6)
                          : horner(far_above, r - 5) / horner(far_below, r - 5);
  return q < 0 ? -x : x;
}

}  // namespace math
}  // namespace base
}  // namespace drydock
