// Named random streams: luck is keyed by who draws and what for, never by the order of birth.
#pragma once

#include <Random123/philox.h>

#include <cstdint>
#include <string_view>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/math.h"
#include "sim/engine/base/time.h"

namespace drydock {
inline namespace kernel {

/// Seed of a run. There is no default: a run says which luck it had.
struct Seed {
  std::uint64_t value;
  friend constexpr bool operator==(Seed, Seed) = default;
};

/// 64-bit FNV-1a; keys streams and fingerprints. (Fowler, Noll, Vo; draft-eastlake-fnv)
constexpr std::uint64_t hash_text(std::string_view text,
                                  std::uint64_t hash = 0xcbf29ce484222325ull) {
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ull;
  }
  return hash;
}

/// The n-th draw of a stream, in the open interval (0, 1), whatever was drawn before.
///
/// Philox4x32-10 (Salmon et al., SC 2011): key = seed, counter = (n, hash of name and purpose).
inline double uniform_at(Seed seed, std::uint64_t key, std::uint64_t n) {
  using Philox = r123::Philox4x32;
  const Philox::key_type philox_key{
      {static_cast<std::uint32_t>(seed.value), static_cast<std::uint32_t>(seed.value >> 32)}};
  const Philox::ctr_type counter{
      {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(n >> 32),
       static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
  const Philox::ctr_type block = Philox()(counter, philox_key);
  const std::uint64_t bits = (static_cast<std::uint64_t>(block[1]) << 32) | block[0];
  return (static_cast<double>(static_cast<std::int64_t>(bits >> 12)) + 0.5) * 0x1p-52;
}

/// A stream: the hash of its name and purpose, how many variates it has given, and the next one,
/// drawn ahead so that whoever draws does not wait for it.
struct StreamRow {
  std::uint64_t key = 0;
  std::uint64_t drawn = 0;
  double ahead = 0;
  DRYDOCK_FIELDS(StreamRow, key, drawn, ahead)
};

inline StreamRow new_stream(Seed seed, std::uint64_t key) {
  return StreamRow{key, 0, uniform_at(seed, key, 0)};
}

/// Draws from one stream. Every distribution is by inversion: one uniform a variate.
class Stream {
 public:
  Stream(Seed seed, StreamRow& row) : seed_(seed), row_(&row) {}

  double uniform() {
    const double drawn = row_->ahead;
    row_->ahead = uniform_at(seed_, row_->key, ++row_->drawn);
    return drawn;
  }
  /// The n-th draw of this stream, without moving it.
  double at(std::uint64_t n) const { return uniform_at(seed_, row_->key, n); }

  /// An integer in [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    const auto drawn = static_cast<std::uint64_t>(uniform() * static_cast<double>(bound));
    return drawn < bound ? drawn : bound - 1;
  }
  double exponential(double mean) { return -mean * math::log(uniform()); }
  Duration exponential(Duration mean) {
    return Duration(
        static_cast<std::int64_t>(exponential(static_cast<double>(mean.count())) + 0.5));
  }
  double normal(double mean, double deviation) {
    return mean + deviation * math::normal_quantile(uniform());
  }
  /// A log-normal variate by its median and the standard deviation of its logarithm.
  double lognormal(double median, double sigma) {
    return median * math::exp(sigma * math::normal_quantile(uniform()));
  }
  Duration lognormal(Duration median, double sigma) {
    return from_seconds(lognormal(in_seconds(median), sigma));
  }

 private:
  Seed seed_;
  StreamRow* row_;
};

}  // namespace kernel
}  // namespace drydock
