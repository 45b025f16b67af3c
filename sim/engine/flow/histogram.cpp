// Buckets by the top five bits of a duration, and log-normals spread over them by a fixed grid of
// the normal distribution.
#include "sim/engine/flow/histogram.h"

#include <algorithm>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/math.h"
#include "sim/engine/base/money.h"
#include "sim/engine/flow/bend.h"

namespace drydock::flow {
namespace {

constexpr int cells_per_sigma = 16;
constexpr int sigmas = 5;
constexpr int cells = 2 * sigmas * cells_per_sigma;
constexpr int share_bits = 40;

/// The normal distribution at the upper end of each cell, in 2^-40; the outer cells take the tails
/// beyond them.
const std::array<std::int64_t, cells>& cumulative_shares() {
  static const std::array<std::int64_t, cells> shares = [] {
    std::array<std::int64_t, cells> made{};
    for (int i = 0; i < cells; ++i) {
      const double z = static_cast<double>(i + 1) / cells_per_sigma - sigmas;
      made[static_cast<std::size_t>(i)] =
          static_cast<std::int64_t>(math::normal_cdf(z) * 0x1p40 + 0.5);
    }
    made.back() = std::int64_t{1} << share_bits;
    return made;
  }();
  return shares;
}

/// The place of a cell on the normal distribution.
double middle_of(int cell) { return -sigmas + (cell + 0.5) / cells_per_sigma; }

}  // namespace

Duration Histogram::lower_bound(int bucket) {
  if (bucket <= 0) return Duration{0};
  const int octave = octave_first + (bucket - 1) / 16;
  return Duration{std::int64_t{16 + (bucket - 1) % 16} << (octave - 4)};
}

double Histogram::count_in(int bucket) const {
  return static_cast<double>(parts_[static_cast<std::size_t>(bucket)]) / (1 << fraction_bits);
}

template <class TimeOf>
void Histogram::spread(std::int64_t parts, TimeOf time_of) {
  DRYDOCK_ASSERT(parts >= 0, "a count of requests is not negative");
  total_ += parts;
  std::int64_t given = 0;
  int cell = 0;
  for (const std::int64_t share : cumulative_shares()) {
    const std::int64_t up_to = static_cast<std::int64_t>((Int128(parts) * share) >> share_bits);
    const Duration time{static_cast<std::int64_t>(std::clamp(time_of(cell++), 0.0, 1e15))};
    parts_[static_cast<std::size_t>(bucket_of(time))] += up_to - given;
    given = up_to;
  }
}

void Histogram::spread_hump(const Lognormal& seconds, double shift, std::int64_t parts) {
  double next_ns = math::exp(seconds.mu + seconds.sigma * middle_of(0)) * 1e9;
  const double step = math::exp(seconds.sigma / cells_per_sigma), shift_ns = shift * 1e9;
  spread(parts, [&](int) {
    const double ns = next_ns;
    next_ns *= step;
    return ns + shift_ns;
  });
}

void Histogram::add(const Lognormal& seconds, std::int64_t count) {
  spread_hump(seconds, 0, count << fraction_bits);
}

void Histogram::add(const Lognormal& seconds, const Bend& bend, std::int64_t count) {
  spread(count << fraction_bits,
         [&](int cell) { return time_at(seconds, bend, middle_of(cell)) * 1e9; });
}

void Histogram::add(std::span<const Hump> humps, std::int64_t count) {
  DRYDOCK_ASSERT(count >= 0 && !humps.empty(), "some requests are spread over some humps");
  std::int64_t left = count << fraction_bits;
  const auto all = static_cast<double>(left);
  for (const Hump& hump : humps.subspan(1)) {
    if (hump.share <= 0) continue;
    const std::int64_t parts = std::min(left, static_cast<std::int64_t>(all * hump.share));
    spread_hump({hump.mu, hump.sigma}, hump.shift, parts);
    left -= parts;
  }
  spread_hump({humps.front().mu, humps.front().sigma}, humps.front().shift, left);
}

Histogram& Histogram::operator+=(const Histogram& other) {
  for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] += other.parts_[i];
  total_ += other.total_;
  return *this;
}

Histogram& Histogram::operator-=(const Histogram& other) {
  for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] -= other.parts_[i];
  total_ -= other.total_;
  return *this;
}

Duration Histogram::quantile(double p) const {
  DRYDOCK_ASSERT(p >= 0 && p <= 1, "a quantile is of a share from 0 to 1");
  const double rank = p * static_cast<double>(total_);
  double before = 0;
  for (int bucket = 0; bucket < buckets; ++bucket) {
    const double here = static_cast<double>(parts_[static_cast<std::size_t>(bucket)]);
    if (here == 0 || before + here < rank) {
      before += here;
      continue;
    }
    const Duration low = lower_bound(bucket);
    const double width = static_cast<double>((lower_bound(bucket + 1) - low).count());
    return low + Duration{static_cast<std::int64_t>(width * ((rank - before) / here))};
  }
  return Duration{0};
}

double Histogram::share_beyond(Duration limit) const {
  if (total_ == 0) return 0;
  const int bucket = bucket_of(limit);
  double beyond = 0;
  for (int i = bucket + 1; i < buckets; ++i)
    beyond += static_cast<double>(parts_[static_cast<std::size_t>(i)]);
  const double low = static_cast<double>(lower_bound(bucket).count());
  const double high = static_cast<double>(lower_bound(bucket + 1).count());
  const double above =
      std::clamp((high - static_cast<double>(limit.count())) / (high - low), 0.0, 1.0);
  beyond += above * static_cast<double>(parts_[static_cast<std::size_t>(bucket)]);
  return beyond / static_cast<double>(total_);
}

}  // namespace drydock::flow
