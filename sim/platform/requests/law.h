// How a time varies: the laws of service, of hops and of patience, drawn by inversion.
#pragma once

#include "sim/engine/base/fields.h"

namespace drydock::requests {

/// constant(a) · exponential(mean a) · erlang(mean a, b phases) · two_exponentials(mean a with
/// chance b, else mean c) · uniform(a to b) · lognormal(mean a, coefficient of variation b, both of
/// the time itself).
DRYDOCK_ENUM(LawKind, constant, exponential, erlang, two_exponentials, uniform, lognormal)

/// A distribution of times, in seconds. The figures are not negative.
struct Law {
  LawKind kind = LawKind::constant;
  double a = 0, b = 0, c = 0;
  DRYDOCK_FIELDS(Law, kind, a, b, c)

  static constexpr Law constant(double time) { return {LawKind::constant, time, 0, 0}; }
  static constexpr Law exponential(double mean) { return {LawKind::exponential, mean, 0, 0}; }
  static constexpr Law erlang(double mean, int phases) {
    return {LawKind::erlang, mean, static_cast<double>(phases), 0};
  }
  static constexpr Law two_exponentials(double mean, double chance, double other_mean) {
    return {LawKind::two_exponentials, mean, chance, other_mean};
  }
  static constexpr Law uniform(double least, double most) {
    return {LawKind::uniform, least, most, 0};
  }
  static constexpr Law lognormal(double mean, double variation) {
    return {LawKind::lognormal, mean, variation, 0};
  }

  bool is_nothing() const { return kind == LawKind::constant && a == 0; }
  double mean() const;
  double variance() const;
};

}  // namespace drydock::requests
