// Mixtures of times against drawn samples and exact cases.
#include "sim/engine/flow/mixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "sim/engine/flow/histogram.h"

namespace drydock::flow {
namespace {

Mixture exponential(double mean) { return Mixture(Cumulants::gamma(mean, 1)); }

TEST(Mixture, KeepsItsMomentsWhenSortsAreJoined) {
  Mixture time(Cumulants::constant(1));
  for (const double chance : {0.5, 0.1, 0.3, 0.7, 0.2})
    time = time.then(exponential(10 * chance).sometimes(chance));
  double mean = 1, variance = 0;
  for (const double chance : {0.5, 0.1, 0.3, 0.7, 0.2}) {
    const double each = 10 * chance;
    mean += chance * each;
    variance += chance * 2 * each * each - chance * each * chance * each;
  }
  EXPECT_LE(time.parts().size(), Mixture::most);
  EXPECT_NEAR(time.moments().mean, mean, 1e-12);
  EXPECT_NEAR(time.moments().variance, variance, 1e-12);
}

TEST(Mixture, KeepsWhatIsFarApartApart) {
  const Mixture time = exponential(0.01).then(Mixture(Cumulants::constant(3)).sometimes(0.01));
  ASSERT_EQ(time.parts().size(), 2u);
  EXPECT_NEAR(time.parts()[1].share, 0.01, 1e-12);
  EXPECT_NEAR(time.parts()[1].time.mean, 3.01, 1e-12);
  EXPECT_EQ(exponential(0.01).then(exponential(0.001).sometimes(0.1)).parts().size(), 1u);
}

TEST(Mixture, ForgetsWhatComesTooLate) {
  double kept = 0;
  const Mixture cut = exponential(1).with_late(0.2, 3).up_to(3, kept);
  EXPECT_NEAR(kept, 0.8 * (1 - std::exp(-3)), 0.005);
  const double rest = std::exp(-3.0);
  EXPECT_NEAR(cut.moments().mean, (1 - 4 * rest) / (1 - rest), 0.03);
  EXPECT_EQ(exponential(1).up_to(30, kept).parts().size(), 1u);
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(Mixture(Cumulants::constant(5)).up_to(1, kept).parts().size(), 1u);
  EXPECT_EQ(kept, 0);
}

TEST(Mixture, OfAWaitHasItsMoments) {
  const Cumulants wait = Cumulants::wait(0.002, 0.0004);  // 1 % wait 101 ms.
  const Hump hump = Hump::of(1, wait);
  EXPECT_GT(wait.third, 0);
  EXPECT_GT(hump.sigma, 1);
  EXPECT_EQ(Cumulants::wait(0, 0).mean, 0);
}

/// A time as drawn and as a mixture.
struct Path {
  const char* name;
  std::function<double(std::mt19937_64&)> draw;
  Mixture time;
};

double exp_draw(std::mt19937_64& draws, double mean) {
  return std::exponential_distribution<double>(1 / mean)(draws);
}

double log_draw(std::mt19937_64& draws, double median, double sigma) {
  return std::lognormal_distribution<double>(std::log(median), sigma)(draws);
}

std::vector<Path> paths() {
  std::vector<Path> all;
  all.push_back({"two steps", [](auto& d) { return exp_draw(d, 2) + exp_draw(d, 2); },
                 exponential(2).repeated(2)});
  all.push_back({"five steps",
                 [](auto& d) {
                   double sum = 0.5;
                   for (const double mean : {0.6, 2.4, 4.4, 3.4, 1.5}) sum += exp_draw(d, mean);
                   return sum;
                 },
                 Mixture(Cumulants::constant(0.5))
                     .then(exponential(0.6).then(exponential(2.4)))
                     .then(exponential(4.4))
                     .then(exponential(3.4).then(exponential(1.5)))});
  const Mixture erp(Cumulants::lognormal(Moments::lognormal(80, 0.5)));
  all.push_back({"one in ten asks outside",
                 [](auto& d) {
                   double sum = 0;
                   for (const double mean : {0.6, 5.4, 8.4, 2.5, 4.0}) sum += exp_draw(d, mean);
                   return sum + (exp_draw(d, 1) < -std::log(0.9) ? log_draw(d, 80, 0.5) : 0);
                 },
                 exponential(0.6)
                     .then(exponential(5.4).then(exponential(8.4)))
                     .then(exponential(2.5).then(exponential(4.0)))
                     .then(erp.sometimes(0.1))});
  all.push_back(
      {"both at once",
       [](auto& d) {
         const double other = exp_draw(d, 6) + 34;
         const double own = exp_draw(d, 4) + exp_draw(d, 4);
         const bool both = exp_draw(d, 1) < -std::log(0.7);
         return 8 + (both ? std::max(own, other) : own);
       },
       Mixture(Cumulants::constant(8))
           .then(slower_of(exponential(4).repeated(2),
                           exponential(6).then(Mixture(Cumulants::constant(34))).sometimes(0.3)))});
  all.push_back({"some wait for a timeout",
                 [](auto& d) {
                   const double time = exp_draw(d, 10) + exp_draw(d, 10);
                   return time + (exp_draw(d, 1) < -std::log(0.96) ? 3000 : 0);
                 },
                 exponential(10).repeated(2).with_late(0.04, 3000)});
  return all;
}

TEST(Mixture, HasTheQuantilesOfDrawnTimes) {
  for (const Path& path : paths()) {
    std::mt19937_64 draws(17);
    std::vector<double> times(400'000);
    for (double& time : times) time = path.draw(draws);
    std::sort(times.begin(), times.end());
    Histogram counted;
    auto humps = path.time.humps();
    for (Hump& hump : humps) {  // From milliseconds, in which the paths are given.
      hump.shift *= 1e-3;
      hump.mu += std::log(1e-3);
    }
    counted.add(humps, 100'000);
    EXPECT_EQ(counted.total(), 100'000);
    for (const double share : {0.5, 0.95, 0.99}) {
      const double drawn =
          times[static_cast<std::size_t>(share * static_cast<double>(times.size()))];
      const double found = static_cast<double>(counted.quantile(share).count()) * 1e-6;
      EXPECT_NEAR(found, drawn, 0.04 * drawn) << path.name << ", p" << 100 * share;
    }
  }
}

}  // namespace
}  // namespace drydock::flow
