// What a sample says about the distribution that it comes from: mean and percentiles, each with an
// interval, and how often which value came.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace drydock::study {

/// How surely the intervals hold what they are about.
constexpr double confidence = 0.95;

/// A figure and the interval that holds the true one with `confidence`.
struct Estimate {
  double value = 0, low = 0, high = 0;
  /// False where the sample is too small for such an interval; low and high are then its least and
  /// its greatest value.
  bool sure = true;
};

/// A sample in order of size.
class Spread {
 public:
  explicit Spread(std::vector<double> values);

  std::size_t size() const { return values_.size(); }
  const std::vector<double>& values() const { return values_; }
  double least() const { return values_.empty() ? 0 : values_.front(); }
  double greatest() const { return values_.empty() ? 0 : values_.back(); }
  /// Mean with Student's interval, mean -/+ t(n - 1) s / sqrt(n): exact for normal values, good for
  /// others once there are some dozens (Law and Kelton, Simulation Modeling and Analysis, section
  /// 4.5).
  Estimate mean() const;
  /// The p-quantile (0 < p < 1): the value of rank ceil(n p), between two order statistics. Their
  /// ranks follow from the binomial distribution of how many values lie below the true quantile, so
  /// that the interval holds whatever the distribution is (Conover, Practical Nonparametric
  /// Statistics, section 3.2; Hahn and Meeker, Statistical Intervals, section 5.2).
  Estimate quantile(double p) const;

 private:
  std::vector<double> values_;
};

/// The share of trials that went well, with Wilson's interval (E. B. Wilson, 1927).
Estimate share(std::int64_t good, std::int64_t all);

/// The p-quantile of Student's t with `freedom` degrees of freedom, 0.5 < p < 1, by Hill's
/// asymptotic expansion (G. W. Hill, algorithm 396, 1970); exact for 1 and 2.
double student_quantile(double p, double freedom);

/// A bar of a histogram: values from `from` up to, but not including, `to`.
struct Bar {
  double from = 0, to = 0;
  std::int64_t count = 0;
};
/// Equal bars with round borders over the whole sample, `most` of them or one more.
std::vector<Bar> bars(const Spread& spread, int most);

}  // namespace drydock::study
