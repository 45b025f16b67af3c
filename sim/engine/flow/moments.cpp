// The algebra of times known by mean and variance.
#include "sim/engine/flow/moments.h"

#include "sim/engine/base/assert.h"
#include "sim/engine/base/math.h"

namespace drydock::flow {

double Lognormal::mean() const { return math::exp(mu + sigma * sigma / 2); }

double Lognormal::variance() const {
  const double middle = mean();
  return middle * middle * math::expm1(sigma * sigma);
}

double Lognormal::quantile(double p) const {
  return math::exp(mu + sigma * math::normal_quantile(p));
}

double Lognormal::beyond(double t) const {
  if (t <= 0) return 1;
  const double distance = mu - math::log(t);
  if (sigma == 0) return distance > 0 ? 1 : 0;
  return math::normal_cdf(distance / sigma);
}

Moments Moments::lognormal(double median, double sigma) {
  if (median == 0) return {};
  const Lognormal time{math::log(median), sigma};
  return {time.mean(), time.variance()};
}

Moments Moments::sometimes(double chance) const {
  const double square = variance + mean * mean;
  const double middle = chance * mean;
  return {middle, chance * square - middle * middle};
}

Lognormal Moments::as_lognormal() const {
  DRYDOCK_ASSERT(mean > 0 && variance >= 0, "a time has a mean above 0 and a variance");
  const double square = math::log1p(variance / (mean * mean));
  return {math::log(mean) - square / 2, math::sqrt(square)};
}

double Moments::quantile(double p) const {
  if (mean == 0) return 0;
  return variance == 0 ? mean : as_lognormal().quantile(p);
}

Moments slower_of(Moments a, Moments b) {
  if (a.mean <= 0) return b;
  if (b.mean <= 0) return a;
  if (a.variance == 0 && b.variance == 0) return a.mean >= b.mean ? a : b;
  const Lognormal x = a.as_lognormal(), y = b.as_lognormal();
  const double x_square = x.sigma * x.sigma, y_square = y.sigma * y.sigma;
  const double spread = math::sqrt(x_square + y_square);
  const double distance = x.mu - y.mu;
  const auto share = [&](double shift) { return math::normal_cdf(shift / spread); };
  const double mean = a.mean * share(distance + x_square) + b.mean * share(y_square - distance);
  const double square = (a.variance + a.mean * a.mean) * share(distance + 2 * x_square) +
                        (b.variance + b.mean * b.mean) * share(2 * y_square - distance);
  const double variance = square - mean * mean;
  return {mean, variance > 0 ? variance : 0};
}

Moments slowest_of(std::span<const Moments> branches) {
  Moments slowest;
  for (const Moments& branch : branches) slowest = slower_of(slowest, branch);
  return slowest;
}

Moments mixture(std::span<const Way> ways) {
  double chances = 0, mean = 0, square = 0;
  for (const Way& way : ways) {
    chances += way.chance;
    mean += way.chance * way.time.mean;
    square += way.chance * (way.time.variance + way.time.mean * way.time.mean);
  }
  DRYDOCK_ASSERT(chances > 0, "one of the ways is possible");
  mean /= chances;
  const double variance = square / chances - mean * mean;
  return {mean, variance > 0 ? variance : 0};
}

}  // namespace drydock::flow
