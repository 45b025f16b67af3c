// The errors of base/math against the C library in long double, and its exact bits on any machine.
#include "sim/engine/base/math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/sim/engine/base/math_golden.h"

namespace drydock {
namespace {

/// How many last places of `got` lie between it and the true value.
double ulps(double got, long double want) {
  const double near = static_cast<double>(want);
  if (got == near)
    return static_cast<double>(
        std::fabs(static_cast<long double>(got) - want) /
        (std::nextafter(std::fabs(got), INFINITY) - static_cast<long double>(std::fabs(got))));
  const double size = std::max(std::fabs(got), std::numeric_limits<double>::min());
  const long double place = static_cast<long double>(std::nextafter(size, INFINITY)) - size;
  return static_cast<double>(std::fabs(static_cast<long double>(got) - want) / place);
}

struct Accuracy {
  std::string name;
  double (*ours)(double);
  long double (*exact)(long double);
  double from, to;
  bool in_powers;  ///< Draw the exponent evenly, between 2^from and 2^to.
  double ulps_max;
};

void PrintTo(const Accuracy& accuracy, std::ostream* out) { *out << accuracy.name; }

long double tail_below(long double x) { return 0.5L * std::erfc(-x / std::sqrt(2.0L)); }

class MathAccuracy : public testing::TestWithParam<Accuracy> {};

TEST_P(MathAccuracy, StaysBelowItsBound) {
  const Accuracy& given = GetParam();
  std::mt19937_64 draws(20250304);
  double worst = 0, where = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double share = static_cast<double>(draws() >> 11) * 0x1p-53;
    const double place = given.from + (given.to - given.from) * share;
    const double x = given.in_powers ? std::exp2(place) : place;
    const double error = ulps(given.ours(x), given.exact(x));
    if (!(error <= worst)) {
      worst = error;
      where = x;
    }
  }
  EXPECT_LT(worst, given.ulps_max) << "at " << where;
  RecordProperty("ulps", std::to_string(worst));
}

INSTANTIATE_TEST_SUITE_P(
    Functions, MathAccuracy,
    testing::Values(Accuracy{"log_any", math::log, std::log, -1074, 1024, true, 0.8},
                    Accuracy{"log_near_1", math::log, std::log, 0.9, 1.1, false, 0.8},
                    Accuracy{"log_unit", math::log, std::log, 0, 1, false, 0.8},
                    Accuracy{"exp_any", math::exp, std::exp, -708, 709, false, 0.52},
                    Accuracy{"exp_small", math::exp, std::exp, -2, 2, false, 0.52},
                    Accuracy{"exp_subnormal", math::exp, std::exp, -745, -708, false, 0.8},
                    Accuracy{"log1p_small", math::log1p, std::log1p, -60, 2, true, 1.2},
                    Accuracy{"log1p_negative", math::log1p, std::log1p, -0.999, 0, false, 1.2},
                    Accuracy{"expm1_small", math::expm1, std::expm1, -60, 1, true, 3},
                    Accuracy{"expm1_any", math::expm1, std::expm1, -5, 5, false, 3},
                    Accuracy{"log2_any", math::log2, std::log2, -1074, 1024, true, 0.51},
                    Accuracy{"log2_near_1", math::log2, std::log2, 0.9, 1.1, false, 0.51},
                    Accuracy{"log10_any", math::log10, std::log10, -1074, 1024, true, 1.5},
                    Accuracy{"sin_turn", math::sin, std::sin, -7, 7, false, 0.8},
                    Accuracy{"cos_turn", math::cos, std::cos, -7, 7, false, 0.8},
                    Accuracy{"sin_far", math::sin, std::sin, -1e6, 1e6, false, 0.8},
                    Accuracy{"cos_far", math::cos, std::cos, -1e6, 1e6, false, 0.8},
                    Accuracy{"normal_cdf_low", math::normal_cdf, tail_below, -37, 0, false, 8},
                    Accuracy{"normal_cdf_high", math::normal_cdf, tail_below, 0, 9, false, 5}),
    [](const auto& test) { return test.param.name; });

TEST(Math, PowIsWithinOnePlace) {
  std::mt19937_64 draws(7);
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::exp2(static_cast<double>(draws() >> 11) * 0x1p-53 * 40 - 20);
    const double reach = 700 / std::max(0.01, std::fabs(std::log(x)));
    const double y = (static_cast<double>(draws() >> 11) * 0x1p-52 - 1) * reach;
    const double error = ulps(math::pow(x, y), std::pow(static_cast<long double>(x), y));
    worst = std::max(worst, error);
  }
  EXPECT_LT(worst, 1.0);
}

struct PowCase {
  double x, y, want;
};

class PowCases : public testing::TestWithParam<PowCase> {};

TEST_P(PowCases, FollowTheStandard) {
  const auto [x, y, want] = GetParam();
  EXPECT_EQ(math::pow(x, y), want);
  EXPECT_EQ(std::signbit(math::pow(x, y)), std::signbit(want));
  EXPECT_EQ(want, std::pow(x, y));
}

INSTANTIATE_TEST_SUITE_P(
    Edges, PowCases,
    testing::Values(PowCase{2, 10, 1024}, PowCase{2, -1, 0.5}, PowCase{-2, 3, -8},
                    PowCase{-2, 2, 4}, PowCase{10, 22, 1e22}, PowCase{0, 2, 0},
                    PowCase{-0.0, 3, -0.0}, PowCase{0, -1, INFINITY}, PowCase{-0.0, -1, -INFINITY},
                    PowCase{INFINITY, -1, 0}, PowCase{-INFINITY, 3, -INFINITY},
                    PowCase{2, INFINITY, INFINITY}, PowCase{0.5, INFINITY, 0},
                    PowCase{-1, INFINITY, 1}, PowCase{NAN, 0, 1}, PowCase{1, NAN, 1},
                    PowCase{2, 1024, INFINITY}, PowCase{2, -1074, 0x1p-1074}, PowCase{2, -1080, 0},
                    PowCase{3, 1e300, INFINITY}, PowCase{9, 0.5, 3}));

TEST(Math, TakesTheEdgesOfItsDomains) {
  EXPECT_EQ(math::log(1), 0);
  EXPECT_EQ(math::log(0), -INFINITY);
  EXPECT_EQ(math::log(INFINITY), INFINITY);
  EXPECT_TRUE(std::isnan(math::log(-1)));
  EXPECT_TRUE(std::isnan(math::log(NAN)));
  EXPECT_EQ(math::exp(0), 1);
  EXPECT_EQ(math::exp(710), INFINITY);
  EXPECT_EQ(math::exp(-750), 0);
  EXPECT_EQ(math::exp(INFINITY), INFINITY);
  EXPECT_EQ(math::exp(-INFINITY), 0);
  EXPECT_TRUE(std::isnan(math::exp(NAN)));
  EXPECT_EQ(math::log1p(-1), -INFINITY);
  EXPECT_TRUE(std::isnan(math::log1p(-2)));
  EXPECT_EQ(math::log1p(INFINITY), INFINITY);
  EXPECT_EQ(math::expm1(-INFINITY), -1);
  EXPECT_TRUE(std::isnan(math::pow(-2, 0.5)));
  EXPECT_EQ(math::sin(0), 0);
  EXPECT_EQ(math::cos(0), 1);
  EXPECT_TRUE(std::isnan(math::sin(1e7)));
  EXPECT_EQ(math::normal_cdf(0), 0.5);
  EXPECT_EQ(math::normal_cdf(-100), 0);
  EXPECT_EQ(math::normal_cdf(INFINITY), 1);
  EXPECT_EQ(math::normal_quantile(0.5), 0);
  EXPECT_EQ(math::normal_quantile(0), -INFINITY);
  EXPECT_EQ(math::normal_quantile(1), INFINITY);
  EXPECT_TRUE(std::isnan(math::normal_quantile(1.5)));
  for (int n = -1074; n < 1024; ++n) EXPECT_EQ(math::log2(std::ldexp(1.0, n)), n);
}

TEST(Math, QuantileUndoesTheDistribution) {
  // Wichura's own check values.
  EXPECT_NEAR(math::normal_quantile(0.25), -0.6744897501960817, 1e-15);
  EXPECT_NEAR(math::normal_quantile(0.001), -3.090232306167814, 3e-15);
  EXPECT_NEAR(math::normal_quantile(1e-20), -9.262340089798408, 1e-14);
  for (double x = -37; x < 5; x += 0.01)
    EXPECT_NEAR(math::normal_quantile(math::normal_cdf(x)), x, std::max(1.0, std::fabs(x)) * 1e-10);
}

TEST(Math, KeepsItsBitsOnEveryMachine) {
  for (const MathGolden& golden : math_goldens) {
    const double x = std::bit_cast<double>(golden.x), y = std::bit_cast<double>(golden.y);
    double got = 0;
    switch (golden.function) {
      case 'l':
        got = math::log(x);
        break;
      case 'e':
        got = math::exp(x);
        break;
      case '1':
        got = math::log1p(x);
        break;
      case 'm':
        got = math::expm1(x);
        break;
      case '2':
        got = math::log2(x);
        break;
      case 's':
        got = math::sin(x);
        break;
      case 'c':
        got = math::cos(x);
        break;
      case 'n':
        got = math::normal_cdf(x);
        break;
      case 'q':
        got = math::normal_quantile(x);
        break;
      default:
        got = math::pow(x, y);
        break;
    }
    EXPECT_EQ(std::bit_cast<std::uint64_t>(got), golden.result)
        << golden.function << " of " << x << " and " << y;
  }
}

}  // namespace
}  // namespace drydock
