// The algebra of times against drawn samples and exact cases.
#include "sim/engine/flow/moments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace drydock::flow {
namespace {

TEST(Moments, AddScaleAndMixExactly) {
  const Moments sum = Moments::constant(2) + Moments::exponential(3);
  EXPECT_DOUBLE_EQ(sum.mean, 5);
  EXPECT_DOUBLE_EQ(sum.variance, 9);
  const Moments scaled = 2 * Moments::exponential(3);
  EXPECT_DOUBLE_EQ(scaled.variance, 36);
  EXPECT_DOUBLE_EQ(Moments::exponential(3).repeated(4).variance, 36);
  const Moments sometimes = Moments::exponential(10).sometimes(0.1);
  EXPECT_DOUBLE_EQ(sometimes.mean, 1);
  EXPECT_DOUBLE_EQ(sometimes.variance, 19);
  const std::vector<Way> ways = {{1, Moments::exponential(10)}, {9, Moments::constant(0)}};
  EXPECT_DOUBLE_EQ(mixture(ways).mean, 1);
  EXPECT_DOUBLE_EQ(mixture(ways).variance, 19);
}

TEST(Moments, GiveTheirLognormalBack) {
  const Moments time = Moments::lognormal(0.08, 0.5);
  EXPECT_NEAR(time.quantile(0.5), 0.08, 1e-12);
  EXPECT_NEAR(time.as_lognormal().sigma, 0.5, 1e-12);
  EXPECT_NEAR(time.mean, 0.08 * std::exp(0.125), 1e-12);
  EXPECT_NEAR(time.as_lognormal().beyond(time.quantile(0.99)), 0.01, 1e-12);
  EXPECT_EQ(Moments::constant(3).quantile(0.99), 3);
  EXPECT_EQ(Moments{}.quantile(0.99), 0);
  EXPECT_EQ(Moments::constant(3).as_lognormal().beyond(2.9), 1);
  EXPECT_EQ(Moments::constant(3).as_lognormal().beyond(3.1), 0);
}

TEST(Moments, TheSlowerOfConstantsIsTheLarger) {
  EXPECT_EQ(slower_of(Moments::constant(2), Moments::constant(3)).mean, 3);
  EXPECT_EQ(slower_of(Moments::constant(0), Moments::exponential(3)).mean, 3);
  EXPECT_EQ(slowest_of({}).mean, 0);
  EXPECT_NEAR(slower_of(Moments::constant(100), Moments::lognormal(1, 0.3)).mean, 100, 1e-9);
}

struct Pair {
  double median_a, sigma_a, median_b, sigma_b;
};

class SlowerOf : public testing::TestWithParam<Pair> {};

TEST_P(SlowerOf, AgreesWithDraws) {
  const Pair given = GetParam();
  std::mt19937_64 draws(3);
  std::lognormal_distribution<double> a(std::log(given.median_a), given.sigma_a);
  std::lognormal_distribution<double> b(std::log(given.median_b), given.sigma_b);
  double sum = 0, squares = 0;
  const int count = 400'000;
  for (int i = 0; i < count; ++i) {
    const double slower = std::max(a(draws), b(draws));
    sum += slower;
    squares += slower * slower;
  }
  const double mean = sum / count, variance = squares / count - mean * mean;
  const Moments slower = slower_of(Moments::lognormal(given.median_a, given.sigma_a),
                                   Moments::lognormal(given.median_b, given.sigma_b));
  EXPECT_NEAR(slower.mean, mean, 0.01 * mean);
  EXPECT_NEAR(slower.variance, variance, 0.06 * variance);
}

INSTANTIATE_TEST_SUITE_P(Pairs, SlowerOf,
                         testing::Values(Pair{1, 0.5, 1, 0.5}, Pair{1, 0.25, 1.5, 0.8},
                                         Pair{1, 0.8, 0.2, 0.3}, Pair{0.01, 0.5, 0.012, 0.1}));

TEST(Moments, QuantilesOfAPathAreNearTheTruth) {
  // Five exponential steps and a log-normal call: the match must be within 5 % of drawn quantiles.
  std::mt19937_64 draws(9);
  std::exponential_distribution<double> step(1 / 0.004);
  std::lognormal_distribution<double> call(std::log(0.03), 0.4);
  std::vector<double> times(200'000);
  for (double& time : times) {
    time = call(draws);
    for (int i = 0; i < 5; ++i) time += step(draws);
  }
  std::sort(times.begin(), times.end());
  const Moments path = Moments::exponential(0.004).repeated(5) + Moments::lognormal(0.03, 0.4);
  for (const double p : {0.5, 0.9, 0.95, 0.99}) {
    const double truth = times[static_cast<std::size_t>(p * static_cast<double>(times.size()))];
    EXPECT_NEAR(path.quantile(p), truth, 0.05 * truth) << p;
  }
}

}  // namespace
}  // namespace drydock::flow
