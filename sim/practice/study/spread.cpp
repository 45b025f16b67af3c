// Order statistics, Student's t and Wilson's share, by closed forms alone.
#include "sim/practice/study/spread.h"

#include <algorithm>

#include "sim/engine/base/math.h"
#include "sim/engine/base/result.h"

namespace drydock::study {

namespace {

constexpr double pi = 3.14159265358979323846;

/// log of C(n, k) p^k (1-p)^(n-k) for k from 0 to n, one after the other.
class Binomial {
 public:
  Binomial(std::size_t n, double p)
      : n_(static_cast<double>(n)),
        odds_(math::log(p) - math::log1p(-p)),
        log_(n_ * math::log1p(-p)) {}

  /// P(X = k) of the present k; then goes to the next.
  double next() {
    const double probability = math::exp(log_);
    log_ += odds_ + math::log((n_ - k_) / (k_ + 1));
    ++k_;
    return probability;
  }

 private:
  double n_, odds_, log_;
  double k_ = 0;
};

/// Ranks (from 1) of the order statistics that hold the p-quantile; 0 where there is none.
struct Ranks {
  std::size_t low = 0, high = 0;
};

/// The greatest r with P(X < r) <= a and the least s with P(X < s) >= 1 - a, for a = (1 -
/// confidence) / 2 and X binomial: x(r) lies above the quantile when fewer than r values lie below.
Ranks ranks_of(std::size_t n, double p) {
  const double tail = (1 - confidence) / 2;
  Binomial binomial(n, p);
  Ranks ranks;
  double below = 0;  // P(X < rank)
  for (std::size_t rank = 1; rank <= n; ++rank) {
    below += binomial.next();
    if (below <= tail) ranks.low = rank;
    if (below >= 1 - tail) {
      ranks.high = rank;
      break;
    }
  }
  return ranks;
}

/// 1, 2 or 5 times a power of ten that is at least `width`.
double round_width(double width) {
  double unit = 1;
  while (unit > width) unit /= 10;
  while (unit * 10 <= width) unit *= 10;
  for (const double factor : {1.0, 2.0, 5.0})
    if (unit * factor >= width) return unit * factor;
  return unit * 10;
}

}  // namespace

double student_quantile(double p, double freedom) {
  DRYDOCK_ASSERT(p > 0.5 && p < 1 && freedom >= 1, "a quantile of the upper half");
  const double two_tails = 2 * (1 - p);
  if (freedom < 1.5) {
    const double angle = two_tails * pi / 2;
    return math::cos(angle) / math::sin(angle);
  }
  if (freedom < 2.5) return math::sqrt(2 / (two_tails * (2 - two_tails)) - 2);
  const double a = 1 / (freedom - 0.5), b = 48 / (a * a);
  double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
  const double d = ((94.5 / (b + c) - 3) / b + 1) * math::sqrt(a * pi / 2) * freedom;
  double y = math::exp(math::log(d * two_tails) * 2 / freedom);
  if (y > 0.05 + a) {
    const double x = -math::normal_quantile(p);
    y = x * x;
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = math::expm1(a * y * y);
  } else {
    y = ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) +
          0.5 / (freedom + 4)) *
             y -
         1) *
            (freedom + 1) / (freedom + 2) +
        1 / y;
  }
  return math::sqrt(freedom * y);
}

Spread::Spread(std::vector<double> values) : values_(std::move(values)) {
  std::sort(values_.begin(), values_.end());
}

Estimate Spread::mean() const {
  if (values_.empty()) return {0, 0, 0, false};
  const auto n = static_cast<double>(size());
  double sum = 0;
  for (const double value : values_) sum += value;
  const double mean = sum / n;
  if (size() < 2) return {mean, mean, mean, false};
  double squares = 0;
  for (const double value : values_) squares += (value - mean) * (value - mean);
  const double half =
      student_quantile((1 + confidence) / 2, n - 1) * math::sqrt(squares / (n - 1) / n);
  return {mean, mean - half, mean + half, true};
}

Estimate Spread::quantile(double p) const {
  DRYDOCK_ASSERT(p > 0 && p < 1, "a quantile lies inside");
  if (values_.empty()) return {0, 0, 0, false};
  const double exact = static_cast<double>(size()) * p;
  auto rank = static_cast<std::size_t>(exact);
  if (static_cast<double>(rank) < exact) ++rank;
  const Ranks ranks = ranks_of(size(), p);
  Estimate found{values_[std::max<std::size_t>(rank, 1) - 1], least(), greatest(), true};
  found.sure = ranks.low > 0 && ranks.high > 0;
  if (ranks.low > 0) found.low = values_[ranks.low - 1];
  if (ranks.high > 0) found.high = values_[ranks.high - 1];
  return found;
}

Estimate share(std::int64_t good, std::int64_t all) {
  if (all <= 0) return {0, 0, 1, false};
  const double n = static_cast<double>(all), p = static_cast<double>(good) / n;
  const double z = math::normal_quantile((1 + confidence) / 2), z2 = z * z;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z / (1 + z2 / n) * math::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  return {p, good == 0 ? 0 : middle - half, good == all ? 1 : middle + half, true};
}

std::vector<Bar> bars(const Spread& spread, int most) {
  DRYDOCK_ASSERT(most > 0, "a histogram has bars");
  if (spread.size() == 0) return {};
  const double range = spread.greatest() - spread.least();
  const double width =
      round_width(range > 0 ? range / most : std::max(1.0, spread.greatest() / 10));
  const auto whole = [&](double value) {
    const double parts = value / width;
    auto below = static_cast<std::int64_t>(parts);
    if (static_cast<double>(below) > parts) --below;
    return below;
  };
  const std::int64_t first = whole(spread.least()), last = whole(spread.greatest());
  std::vector<Bar> found;
  for (std::int64_t i = first; i <= last; ++i)
    found.push_back({static_cast<double>(i) * width, static_cast<double>(i + 1) * width, 0});
  for (const double value : spread.values())
    ++found[static_cast<std::size_t>(whole(value) - first)].count;
  return found;
}

}  // namespace drydock::study
