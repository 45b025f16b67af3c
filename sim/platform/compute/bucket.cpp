// Tokens come back evenly, so that a bucket is known by what lacks in it and since when.
#include "sim/platform/compute/bucket.h"

#include <algorithm>

namespace drydock::compute {

namespace {

constexpr std::int64_t parts =
    1'000'000'000;  // Of a token; one a nanosecond is one token a second.

}  // namespace

std::int64_t lacking(const TokenBucket& bucket, const BucketSize& size, Time now) {
  if (bucket.parts_taken == 0 || size.per_second == 0) return bucket.parts_taken;
  const std::int64_t span = (now - bucket.at).count();
  const std::int64_t enough = bucket.parts_taken / size.per_second + 1;  // Nanoseconds until full.
  return span >= enough ? 0
                        : std::max<std::int64_t>(0, bucket.parts_taken - span * size.per_second);
}

Duration wait_for(const TokenBucket& bucket, const BucketSize& size, std::int64_t tokens,
                  Time now) {
  if (size.tokens == 0 || size.per_second == 0) return Duration::zero();
  const std::int64_t wanted = std::min(tokens, size.tokens) * parts;
  const std::int64_t over = lacking(bucket, size, now) + wanted - size.tokens * parts;
  if (over <= 0) return Duration::zero();
  return Duration((over + size.per_second - 1) / size.per_second);
}

TokenBucket take(const TokenBucket& bucket, const BucketSize& size, std::int64_t tokens, Time now) {
  if (size.tokens == 0) return bucket;
  return {lacking(bucket, size, now) + tokens * parts, now};
}

}  // namespace drydock::compute
