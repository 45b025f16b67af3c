// How many took how long: counts of times in buckets of about four percent.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "sim/engine/base/time.h"
#include "sim/engine/flow/mixture.h"

namespace drydock::flow {

struct Bend;

/// A histogram of durations from 1.024 µs to 137 s, 16 buckets to each doubling, so a bucket is 3
/// to 6 percent wide; what is shorter or longer falls into the first or last bucket. Trivially
/// copyable. Counts are kept in fixed point, so that spreading a few requests over a distribution
/// loses neither their number nor their tail. Range: 4e12 requests.
class Histogram {
 public:
  static constexpr int octave_first =
      10;  ///< The first bucket that is not "shorter" begins at 2^10 ns.
  static constexpr int octaves = 27;
  static constexpr int buckets = octaves * 16 + 2;
  static constexpr int fraction_bits = 20;

  /// Counts `count` that took `time` each.
  void add(Duration time, std::int64_t count = 1) {
    parts_[static_cast<std::size_t>(bucket_of(time))] += count << fraction_bits;
    total_ += count << fraction_bits;
  }
  /// Spreads `count` over a log-normal of seconds, cut at 5 sigma; the total grows by exactly
  /// `count`.
  void add(const Lognormal& seconds, std::int64_t count);
  /// Spreads `count` over humps whose shares add up to 1; likewise.
  void add(std::span<const Hump> humps, std::int64_t count);
  /// The same over a bent log-normal.
  void add(const Lognormal& seconds, const Bend& bend, std::int64_t count);
  /// Adds the counts of another one, or takes them off again: a window is now less then.
  Histogram& operator+=(const Histogram& other);
  Histogram& operator-=(const Histogram& other);

  std::int64_t total() const { return total_ >> fraction_bits; }
  /// The time that a share p (0 to 1) did not exceed, even within its bucket; 0 if nothing was
  /// counted.
  Duration quantile(double p) const;
  /// How many took longer than `limit`, even within its bucket; 0 if nothing was counted.
  double share_beyond(Duration limit) const;

  /// For charts: a bucket's lower bound, and its count.
  static Duration lower_bound(int bucket);
  double count_in(int bucket) const;
  static int bucket_of(Duration time) {
    const std::int64_t ns = time.count();
    if (ns < (std::int64_t{1} << octave_first)) return 0;
    const int octave = 63 ^ std::countl_zero(static_cast<std::uint64_t>(ns));
    if (octave >= octave_first + octaves) return buckets - 1;
    const int sixteenths = static_cast<int>(ns >> (octave - 4));  // 16 to 31.
    return (octave - octave_first - 1) * 16 + 1 + sixteenths;
  }

  friend bool operator==(const Histogram&, const Histogram&) = default;

 private:
  /// Gives each cell of the normal distribution its share; time_of(cell) is its middle in ns.
  template <class TimeOf>
  void spread(std::int64_t parts, TimeOf time_of);
  void spread_hump(const Lognormal& seconds, double shift, std::int64_t parts);

  std::array<std::int64_t, buckets> parts_{};  ///< In 2^-20 of a request.
  std::int64_t total_ = 0;
};

}  // namespace drydock::flow
