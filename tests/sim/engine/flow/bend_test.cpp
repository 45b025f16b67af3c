// Tests bent log-normals: that places and times are each other's inverse, that measured times bend
// a log-normal onto themselves, and that little knowledge bends little.
#include "sim/engine/flow/bend.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/engine/base/math.h"

namespace drydock::flow {
namespace {

Bend some_bend() {
  Bend bend;
  bend.shift = {-0.10, -0.05, 0.02, 0.05, 0.10, 0.12, 0.20, 0.30};
  return bend;
}

TEST(Bend, IsStraightBetweenItsPlacesAndConstantBeyond) {
  const Bend bend = some_bend();
  EXPECT_DOUBLE_EQ(bend.at(-5), -0.10);
  EXPECT_DOUBLE_EQ(bend.at(-2), -0.10);
  EXPECT_NEAR(bend.at(-1.5), -0.075, 1e-12);
  EXPECT_NEAR(bend.at(0), 0.02, 1e-12);
  EXPECT_DOUBLE_EQ(bend.at(5), 0.30);
  EXPECT_TRUE(Bend{}.is_straight());
  EXPECT_FALSE(bend.is_straight());
}

TEST(Bend, PlaceAndTimeAreInverse) {
  const Lognormal base{-3, 0.5};
  for (const Bend& bend : {Bend{}, some_bend()})
    for (double place = -4; place <= 4; place += 0.37)
      EXPECT_NEAR(place_of(base, bend, math::log(time_at(base, bend, place))), place, 1e-9);
}

TEST(Bend, OfAConstantHasNoPlaceButBothEnds) {
  const Lognormal constant{-3, 0};
  EXPECT_EQ(place_of(constant, {}, -2), std::numeric_limits<double>::infinity());
  EXPECT_EQ(place_of(constant, {}, -4), -std::numeric_limits<double>::infinity());
}

TEST(Bend, GoesFromOneToTheOther) {
  const Bend all = some_bend();
  EXPECT_EQ(between({}, all, 0), Bend{});
  EXPECT_EQ(between({}, all, 1), all);
  EXPECT_NEAR(between({}, all, 0.25).shift[7], 0.075, 1e-12);
  EXPECT_NEAR(distance({}, all), 0.30, 1e-12);
}

/// Times whose quantiles are known, as a bent log-normal spreads them.
TEST(Bend, IsFoundAgainInWhatItSpread) {
  const Lognormal base{math::log(0.05), 0.6};
  Histogram measured;
  measured.add(base, some_bend(), 1'000'000);
  EXPECT_EQ(measured.total(), 1'000'000);
  const Bend found = bend_to(measured, base);
  EXPECT_LT(distance(found, some_bend()), 0.02);
  EXPECT_NEAR(in_seconds(measured.quantile(0.99)),
              time_at(base, some_bend(), math::normal_quantile(0.99)), 0.01);
  Histogram straight;
  straight.add(base, 1'000'000);
  EXPECT_LT(distance(bend_to(straight, base), {}), 0.02);
}

TEST(Bend, SaysOnlyWhatWasMeasured) {
  const Lognormal base{math::log(0.05), 0.6}, slower{math::log(0.10), 0.6};
  Histogram few;
  few.add(slower, 199);
  EXPECT_TRUE(bend_to(few, base).is_straight());
  few.add(slower, 301);  // Of 500, five lie beyond p99: its shift is that of p95.
  const Bend bend = bend_to(few, base);
  EXPECT_NEAR(bend.shift[2], math::log(2), 0.05);
  EXPECT_EQ(bend.shift[6], bend.shift[5]);
  EXPECT_EQ(bend.shift[7], bend.shift[5]);
  EXPECT_EQ(bend.shift[0], bend.shift[1]);
}

}  // namespace
}  // namespace drydock::flow
