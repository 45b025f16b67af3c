// Histograms keep every request, and know quantiles to the width of a bucket.
#include "sim/engine/flow/histogram.h"

#include <gtest/gtest.h>

#include <cmath>
#include <type_traits>

namespace drydock::flow {
namespace {

static_assert(std::is_trivially_copyable_v<Histogram>);
static_assert(Histogram::buckets <= 512);

TEST(Histogram, BucketsAreContiguousAndNarrow) {
  for (int bucket = 1; bucket < Histogram::buckets - 1; ++bucket) {
    const Duration low = Histogram::lower_bound(bucket), next = Histogram::lower_bound(bucket + 1);
    EXPECT_EQ(Histogram::bucket_of(low), bucket);
    EXPECT_EQ(Histogram::bucket_of(next - Duration{1}), bucket);
    EXPECT_LE(static_cast<double>(next.count()) / static_cast<double>(low.count()), 1.0626);
  }
  EXPECT_EQ(Histogram::bucket_of(Duration{0}), 0);
  EXPECT_EQ(Histogram::bucket_of(hours(24)), Histogram::buckets - 1);
}

TEST(Histogram, CountsOneByOne) {
  Histogram histogram;
  EXPECT_EQ(histogram.quantile(0.5), Duration{0});
  EXPECT_EQ(histogram.share_beyond(seconds(1)), 0);
  for (int i = 1; i <= 1'000; ++i) histogram.add(milliseconds(i));
  EXPECT_EQ(histogram.total(), 1'000);
  for (const double p : {0.1, 0.5, 0.95, 0.99})
    EXPECT_NEAR(in_seconds(histogram.quantile(p)), p, 0.03 * p);
  EXPECT_NEAR(histogram.share_beyond(milliseconds(400)), 0.6, 0.005);
  EXPECT_EQ(histogram.share_beyond(seconds(10)), 0);
}

TEST(Histogram, SpreadsALognormalAndLosesNobody) {
  for (const double sigma : {0.0, 0.1, 0.5, 1.0, 1.5}) {
    const Lognormal time{std::log(0.05), sigma};
    Histogram histogram;
    std::int64_t total = 0;
    for (const std::int64_t count : {1, 7, 0, 12'345, 3, 1'000'003}) {
      histogram.add(time, count);
      total += count;
      EXPECT_EQ(histogram.total(), total);
    }
    double sum = 0;
    for (int bucket = 0; bucket < Histogram::buckets; ++bucket) sum += histogram.count_in(bucket);
    EXPECT_EQ(sum, static_cast<double>(total));
    for (const double p : {0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999}) {
      const double truth = time.quantile(p);
      EXPECT_NEAR(in_seconds(histogram.quantile(p)), truth, 0.06 * truth) << sigma << " " << p;
    }
  }
}

TEST(Histogram, ManySmallAddsEqualOneLarge) {
  const Lognormal time{std::log(0.05), 0.6};
  Histogram small, large;
  for (int i = 0; i < 10'000; ++i) small.add(time, 7);
  large.add(time, 70'000);
  EXPECT_EQ(small.total(), large.total());
  EXPECT_NEAR(in_seconds(small.quantile(0.999)), in_seconds(large.quantile(0.999)), 0.002);
}

TEST(Histogram, AddsAndTakesOff) {
  Histogram before;
  before.add(milliseconds(20), 100);
  Histogram now = before;
  now.add(Lognormal{-3, 0.5}, 900);
  now -= before;
  Histogram window;
  window.add(Lognormal{-3, 0.5}, 900);
  EXPECT_EQ(now, window);
  now += before;
  EXPECT_EQ(now.total(), 1'000);
}

}  // namespace
}  // namespace drydock::flow
