// Mixtures of times known by three moments.
#include "sim/engine/flow/mixture.h"

#include <algorithm>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/math.h"

namespace drydock::flow {

namespace {

constexpr double least_skew = 0.05, most_skew = 60;
/// Two parts become one when less than this share of its variance comes from between them.
constexpr double much_between = 0.1;
/// A part that ends so many standard deviations before a limit is not cut by it.
constexpr double far = 6;
/// Smaller shares change no percentile.
constexpr double least_share = 1e-7;

/// By moments about zero.
Cumulants of_raw(double mean, double square, double cube) {
  Cumulants time{mean, square - mean * mean, cube - 3 * mean * square + 2 * mean * mean * mean, 0};
  if (time.variance <= 0) time.variance = time.third = 0;
  return time;
}

Mixture::Part joined(const Mixture::Part& a, const Mixture::Part& b) {
  const double share = a.share + b.share;
  const double x = a.share / share, y = b.share / share;
  const double mean = x * a.time.mean + y * b.time.mean;
  Mixture::Part all{share, {mean, 0, 0, std::min(a.time.least, b.time.least)}};
  for (const auto& [weight, time] : {std::pair(x, a.time), std::pair(y, b.time)}) {
    const double off = time.mean - mean;
    all.time.variance += weight * (time.variance + off * off);
    all.time.third += weight * (time.third + 3 * off * time.variance + off * off * off);
  }
  return all;
}

/// What joining two parts smears: the variance between them, by their weight.
double between(const Mixture::Part& a, const Mixture::Part& b) {
  const double off = a.time.mean - b.time.mean;
  return a.share * b.share / (a.share + b.share) * off * off;
}

/// As moments.h says of Moments, and the third moment likewise.
Cumulants slower(const Cumulants& a, const Cumulants& b) {
  if (a.mean <= 0) return b;
  if (b.mean <= 0) return a;
  if (a.variance <= 0 && b.variance <= 0) return a.mean >= b.mean ? a : b;
  const Lognormal x = Moments{a.mean, a.variance}.as_lognormal();
  const Lognormal y = Moments{b.mean, b.variance}.as_lognormal();
  const double x_square = x.sigma * x.sigma, y_square = y.sigma * y.sigma;
  const double spread = math::sqrt(x_square + y_square);
  const double distance = x.mu - y.mu;
  const auto moment = [&](int k) {
    const auto raw = [&](const Lognormal& time) {
      return math::exp(k * time.mu + k * k * time.sigma * time.sigma / 2);
    };
    return raw(x) * math::normal_cdf((distance + k * x_square) / spread) +
           raw(y) * math::normal_cdf((k * y_square - distance) / spread);
  };
  Cumulants time = of_raw(moment(1), moment(2), moment(3));
  time.least = std::max(a.least, b.least);
  return time;
}

}  // namespace

Cumulants Cumulants::lognormal(const Moments& time) {
  if (time.mean <= 0 || time.variance <= 0) return Cumulants::constant(time.mean);
  const double variation = math::sqrt(time.variance) / time.mean;
  const double skew = variation * (3 + variation * variation);
  return {time.mean, time.variance, skew * time.variance * math::sqrt(time.variance), 0};
}

Cumulants Cumulants::wait(double mean, double variance) {
  if (mean <= 0) return {};
  const double square = variance + mean * mean;
  if (square < 2 * mean * mean) return {mean, variance, 2 * variance * math::sqrt(variance), 0};
  const double each = square / (2 * mean);  // Mean of those who wait; the others are the rest.
  return of_raw(mean, square, 6 * mean * each * each);
}

Hump Hump::of(double share, const Cumulants& time) {
  if (time.variance <= 1e-18 * time.mean * time.mean)
    return {share, 0, time.mean > 0 ? math::log(time.mean) : -100, 0};
  const double spread = math::sqrt(time.variance);
  const double skew = std::clamp(time.third / (time.variance * spread), least_skew, most_skew);
  // With w = exp(sigma^2) the skew is (w + 2) sqrt(w - 1): a cubic equation for sqrt(w - 1).
  const double u = math::pow(skew / 2 + math::sqrt(1 + skew * skew / 4), 1.0 / 3);
  const double variation = u - 1 / u;
  const double mean = spread / variation, square = math::log1p(variation * variation);
  return {share, time.mean - mean, math::log(mean) - square / 2, math::sqrt(square)};
}

double Hump::beyond(double t) const { return Lognormal{mu, sigma}.beyond(t - shift); }

/// Takes in parts, and puts the nearest together when there are too many.
class Mixture::Gathering {
 public:
  void add(const Part& part) {
    if (part.share <= 0) return;
    if (count_ == room) join_nearest();
    parts_[count_++] = part;
  }

  Mixture mixture() {
    DRYDOCK_ASSERT(count_ > 0, "a time is of some sort");
    while (count_ > most || (count_ > 1 && nearest_are_near())) join_nearest();
    Mixture made;
    made.count_ = count_;
    double all = 0;
    for (std::size_t i = 0; i < count_; ++i) all += parts_[i].share;
    for (std::size_t i = 0; i < count_; ++i) {
      made.parts_[i] = parts_[i];
      made.parts_[i].share /= all;
    }
    return made;
  }

 private:
  static constexpr std::size_t room = most * most;

  /// Finds the two whose joining smears least.
  void find_nearest() {
    double least = -1;
    for (std::size_t i = 0; i + 1 < count_; ++i)
      for (std::size_t j = i + 1; j < count_; ++j) {
        const double cost = between(parts_[i], parts_[j]);
        if (least >= 0 && cost >= least) continue;
        least = cost;
        first_ = i;
        second_ = j;
      }
  }
  bool nearest_are_near() {
    find_nearest();
    const Part &a = parts_[first_], &b = parts_[second_];
    if (std::min(a.share, b.share) < least_share) return true;
    const Part all = joined(a, b);
    return between(a, b) <= much_between * all.share * all.time.variance;
  }
  void join_nearest() {
    find_nearest();
    parts_[first_] = joined(parts_[first_], parts_[second_]);
    parts_[second_] = parts_[--count_];
  }

  std::array<Part, room> parts_{};
  std::size_t count_ = 0, first_ = 0, second_ = 0;
};

Mixture Mixture::then(const Mixture& next) const {
  if (count_ == 1 && next.count_ == 1) return Mixture(parts_[0].time + next.parts_[0].time);
  Gathering all;
  for (const Part& a : parts())
    for (const Part& b : next.parts()) all.add({a.share * b.share, a.time + b.time});
  return all.mixture();
}

Mixture Mixture::repeated(int times) const {
  Mixture all;
  for (int i = 0; i < times; ++i) all = all.then(*this);
  return all;
}

Mixture Mixture::sometimes(double chance) const {
  if (chance >= 1) return *this;
  Gathering all;
  all.add({1 - chance, {}});
  for (const Part& part : parts()) all.add({chance * part.share, part.time});
  return all.mixture();
}

Mixture Mixture::with_late(double share, double delay) const {
  if (share <= 0) return *this;
  Gathering all;
  for (const Part& part : parts()) {
    all.add({(1 - share) * part.share, part.time});
    all.add({share * part.share, part.time + Cumulants::constant(delay)});
  }
  return all.mixture();
}

Mixture Mixture::up_to(double limit, double& kept) const {
  kept = 1;
  if (std::all_of(parts().begin(), parts().end(), [&](const Part& part) {
        return part.time.mean + far * math::sqrt(part.time.variance) <= limit;
      }))
    return *this;
  Gathering all;
  kept = 0;
  for (const Part& part : parts()) {
    if (part.time.least >= limit) continue;
    const Hump hump = Hump::of(1, part.time);
    const double room = limit - hump.shift;
    const double share = 1 - hump.beyond(limit);
    kept += part.share * share;
    if (share < least_share || room <= 0) continue;
    if (hump.sigma <= 0) {
      all.add(part);
      continue;
    }
    const double end = (math::log(room) - hump.mu) / hump.sigma;
    const auto moment = [&](int k) {
      return math::exp(k * hump.mu + k * k * hump.sigma * hump.sigma / 2) *
             math::normal_cdf(end - k * hump.sigma) / share;
    };
    Cumulants time = of_raw(moment(1), moment(2), moment(3));
    time.mean += hump.shift;
    time.least = part.time.least;
    all.add({part.share * share, time});
  }
  return kept < least_share ? *this : all.mixture();
}

Mixture slower_of(const Mixture& a, const Mixture& b) {
  Mixture::Gathering all;
  for (const Mixture::Part& x : a.parts())
    for (const Mixture::Part& y : b.parts()) all.add({x.share * y.share, slower(x.time, y.time)});
  return all.mixture();
}

Moments Mixture::moments() const {
  Part all = parts_[0];
  for (std::size_t i = 1; i < count_; ++i) all = joined(all, parts_[i]);
  return {all.time.mean, all.time.variance};
}

std::array<Hump, Mixture::most> Mixture::humps() const {
  std::array<Hump, most> humps{};
  for (std::size_t i = 0; i < count_; ++i) humps[i] = Hump::of(parts_[i].share, parts_[i].time);
  return humps;
}

}  // namespace drydock::flow
