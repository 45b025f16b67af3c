// Times as mean and variance, so that a whole call graph is added up in microseconds.
#pragma once

#include <span>

namespace drydock::flow {

/// A log-normal distribution: its logarithm is normal with mean `mu` and standard deviation
/// `sigma`.
struct Lognormal {
  double mu = 0;
  double sigma = 0;

  double mean() const;
  double variance() const;
  /// What a share p, above 0 and below 1, does not exceed.
  double quantile(double p) const;
  /// The share that exceeds t; all of it for t <= 0.
  double beyond(double t) const;
};

/// A time that varies, by its first two moments; independent of all others. Units: seconds and
/// seconds squared.
struct Moments {
  double mean = 0;      ///< Not negative.
  double variance = 0;  ///< Not negative; 0 is a constant.

  static Moments constant(double time) { return {time, 0}; }
  static Moments exponential(double mean) { return {mean, mean * mean}; }
  /// From median and sigma of the logarithm, as catalogs give it.
  static Moments lognormal(double median, double sigma);

  /// One after the other: exact.
  friend Moments operator+(Moments a, Moments b) {
    return {a.mean + b.mean, a.variance + b.variance};
  }
  Moments& operator+=(Moments other) { return *this = *this + other; }
  /// All times by a factor: exact.
  friend Moments operator*(double factor, Moments a) {
    return {factor * a.mean, factor * factor * a.variance};
  }
  /// A fixed number of independent times one after the other: exact.
  Moments repeated(double count) const { return {count * mean, count * variance}; }
  /// Taken with probability `chance`, else no time at all: exact.
  Moments sometimes(double chance) const;

  /// The log-normal with the same mean and variance; the mean is above 0. Good within a few percent
  /// up to p99 for sums of several steps; too low near 0 and too high beyond p99 for a single
  /// exponential.
  Lognormal as_lognormal() const;
  /// The quantile of that log-normal, 0 for a mean of 0. The share p is above 0 and below 1.
  double quantile(double p) const;
};

/// Both at once, done when the slower one is done. Exact for log-normal times, by change of
/// measure: E[max] = E[X] N(d + sx^2 / s) + E[Y] N(-d + sy^2 / s), d = (mx - my) / s, s^2 = sx^2 +
/// sy^2; the second moment likewise. Unlike the larger of the means it never forgets that the
/// faster may be late. Source: W. Margrabe, "The value of an option to exchange one asset for
/// another", Journal of Finance 33 (1978).
/// For several bare exponential times the match to log-normals shows: p50 10 % too low and p99 20 %
/// too high for five.
Moments slower_of(Moments a, Moments b);
/// All at once, done with the last: slower_of, one after the other. Of none: no time.
Moments slowest_of(std::span<const Moments> branches);

/// One way among several.
struct Way {
  double chance = 0;
  Moments time;
};
/// One of several ways, taken by chance: exact. Chances are relative, not all 0.
Moments mixture(std::span<const Way> ways);

}  // namespace drydock::flow
