// Bent log-normals, piece by piece.
#include "sim/engine/flow/bend.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/engine/base/math.h"

namespace drydock::flow {

namespace {

constexpr std::int64_t least_measured = 200;
constexpr double least_beside = 20;
constexpr auto& bend_places = Bend::places;
constexpr std::size_t bend_last = bend_places.size() - 1;
constexpr std::size_t bend_middle = 2;  ///< Of the median.

}  // namespace

double Bend::at(double place) const {
  if (place <= bend_places.front()) return shift.front();
  for (std::size_t i = 1; i <= bend_last; ++i) {
    if (place > bend_places[i]) continue;
    const double share = (place - bend_places[i - 1]) / (bend_places[i] - bend_places[i - 1]);
    return shift[i - 1] + share * (shift[i] - shift[i - 1]);
  }
  return shift.back();
}

double place_of(const Lognormal& base, const Bend& bend, double log_time) {
  constexpr double far = std::numeric_limits<double>::infinity();
  if (base.sigma <= 0) return log_time >= base.mu ? far : -far;
  const auto log_at = [&](std::size_t i) {
    return base.mu + base.sigma * bend_places[i] + bend.shift[i];
  };
  if (log_time <= log_at(0)) return (log_time - base.mu - bend.shift[0]) / base.sigma;
  for (std::size_t i = 1; i <= bend_last; ++i) {
    const double low = log_at(i - 1), high = log_at(i);
    if (log_time > high) continue;
    const double share = high > low ? (log_time - low) / (high - low) : 1;
    return bend_places[i - 1] + share * (bend_places[i] - bend_places[i - 1]);
  }
  return std::max(bend_places[bend_last],
                  (log_time - base.mu - bend.shift[bend_last]) / base.sigma);
}

double time_at(const Lognormal& base, const Bend& bend, double place) {
  return math::exp(base.mu + base.sigma * place + bend.at(place));
}

double distance(const Bend& a, const Bend& b) {
  double most = 0;
  for (std::size_t i = 0; i <= bend_last; ++i)
    most = std::max(most, std::fabs(a.shift[i] - b.shift[i]));
  return most;
}

Bend between(const Bend& a, const Bend& b, double share) {
  Bend bend;
  for (std::size_t i = 0; i <= bend_last; ++i)
    bend.shift[i] = a.shift[i] + share * (b.shift[i] - a.shift[i]);
  return bend;
}

Bend bend_to(const Histogram& measured, const Lognormal& base) {
  Bend bend;
  if (measured.total() < least_measured) return bend;
  const auto all = static_cast<double>(measured.total());
  const auto shift_at = [&](std::size_t i) {
    const Duration time = measured.quantile(math::normal_cdf(bend_places[i]));
    return math::log(std::max(in_seconds(time), 1e-9)) - (base.mu + base.sigma * bend_places[i]);
  };
  bend.shift[bend_middle] = shift_at(bend_middle);
  for (std::size_t i = bend_middle; i-- > 0;) {
    const bool known = all * math::normal_cdf(bend_places[i]) >= least_beside;
    bend.shift[i] = known ? shift_at(i) : bend.shift[i + 1];
  }
  for (std::size_t i = bend_middle + 1; i <= bend_last; ++i) {
    const bool known = all * math::normal_cdf(-bend_places[i]) >= least_beside;
    bend.shift[i] = known ? shift_at(i) : bend.shift[i - 1];
  }
  return bend;
}

}  // namespace drydock::flow
