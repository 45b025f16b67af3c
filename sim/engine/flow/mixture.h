// Times as a few humps, for percentiles that mean and variance cannot tell: most requests are
// quick, some ask a slow system, a few wait for a timeout.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sim/engine/base/fields.h"
#include "sim/engine/flow/moments.h"

namespace drydock::flow {

/// A time by its mean, its variance and its third central moment, in seconds to the power of 1, 2
/// and 3; all three add up for independent times one after the other.
struct Cumulants {
  double mean = 0, variance = 0, third = 0;
  double least = 0;  ///< s; it never takes less.

  static Cumulants constant(double time) { return {time, 0, 0, time}; }
  /// A gamma distribution: exponential for a squared coefficient of variation of 1.
  static Cumulants gamma(double mean, double variation) {
    return {mean, variation * mean * mean, 2 * variation * variation * mean * mean * mean, 0};
  }
  /// The log-normal of that mean and variance.
  static Cumulants lognormal(const Moments& time);
  /// With probability p an exponential time, else none, so that mean and variance are these: a wait
  /// in line. Exponential at least: a smaller variance is kept, with the skew of an exponential.
  static Cumulants wait(double mean, double variance);

  friend Cumulants operator+(const Cumulants& a, const Cumulants& b) {
    return {a.mean + b.mean, a.variance + b.variance, a.third + b.third, a.least + b.least};
  }
};

/// One hump of a mixture: a log-normal time, its logarithm with mean `mu` and standard deviation
/// `sigma`, and `shift` seconds on top, which may be negative.
struct Hump {
  double share = 0;
  double shift = 0, mu = 0, sigma = 0;
  DRYDOCK_FIELDS(Hump, share, shift, mu, sigma)

  /// The log-normal with these three moments, its skew at least 0.05. Exact for shifted
  /// log-normals; at p50 to p99 within 4 % for the sum of two exponential times,
  /// 1 % for five.
  static Hump of(double share, const Cumulants& time);
  /// The share of this hump that takes longer than t seconds.
  double beyond(double t) const;
};

/// A time that is of one of a few sorts, by chance. Sorts that hardly differ are put together, so
/// that there are never more than `most`; mean, variance and third moment of all stay exact.
class Mixture {
 public:
  static constexpr std::size_t most = 4;

  struct Part {
    double share = 0;
    Cumulants time;
  };

  Mixture() : Mixture(Cumulants{}) {}
  explicit Mixture(const Cumulants& time) : parts_{Part{1, time}}, count_(1) {}

  std::span<const Part> parts() const { return {parts_.data(), count_}; }

  /// One after the other.
  Mixture then(const Mixture& next) const;
  Mixture repeated(int times) const;
  /// With probability `chance`, else no time at all.
  Mixture sometimes(double chance) const;
  /// A share of them, from 0 to 1, takes so much longer.
  Mixture with_late(double share, double delay) const;
  /// Those that take no longer than `limit` seconds; `kept` is their share. Unchanged when there
  /// are none.
  Mixture up_to(double limit, double& kept) const;
  /// Both at once, done with the slower one.
  friend Mixture slower_of(const Mixture& a, const Mixture& b);

  Moments moments() const;
  /// Shares add up to 1; those beyond the last part have share 0.
  std::array<Hump, most> humps() const;

 private:
  class Gathering;

  std::array<Part, most> parts_{};
  std::size_t count_ = 0;
};

}  // namespace drydock::flow
