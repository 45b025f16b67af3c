// What measurements add to a log-normal of which only mean and variance are known.
#pragma once

#include <array>

#include "sim/engine/base/fields.h"
#include "sim/engine/flow/histogram.h"
#include "sim/engine/flow/moments.h"

namespace drydock::flow {

/// By how much measured quantiles differ from those of a log-normal: in the logarithm of the time,
/// at fixed places of the standard normal distribution; straight in between, constant beyond.
struct Bend {
  /// Of the shares 2.3 %, 16 %, 50 %, 75 %, 90 %, 95 %, 99 % and 99.9 %.
  static constexpr std::array<double, 8> places{-2,
                                                -1,
                                                0,
                                                0.6744897501960817,
                                                1.2815515655446004,
                                                1.6448536269514722,
                                                2.3263478740408408,
                                                3.0902323061678132};
  std::array<double, places.size()> shift{};
  DRYDOCK_FIELDS(Bend, shift)

  bool is_straight() const { return shift == decltype(shift){}; }
  /// The shift at any place.
  double at(double place) const;

  friend bool operator==(const Bend&, const Bend&) = default;
};

/// The place of a time of that logarithm; between the first and the last as the log-normal has it.
double place_of(const Lognormal& base, const Bend& bend, double log_time);
/// The quantile of a place.
double time_at(const Lognormal& base, const Bend& bend, double place);
/// The largest difference of two bends.
double distance(const Bend& a, const Bend& b);
/// From `a` (share 0) to `b` (share 1).
Bend between(const Bend& a, const Bend& b, double share);
/// What bends the log-normal to the measured times. Shares of which fewer than twenty times lie on
/// one side say little; there the shift of the nearest better known place is taken. Straight when
/// fewer than 200 were measured.
Bend bend_to(const Histogram& measured, const Lognormal& base);

}  // namespace drydock::flow
