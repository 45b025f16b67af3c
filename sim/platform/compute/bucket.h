// Token buckets: how AWS keeps callers of its API from asking too much at once.
#pragma once

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"

namespace drydock::compute {

/// How many tokens a bucket holds, and how many come back each second; 0 tokens: no limit.
struct BucketSize {
  std::int64_t tokens = 0;
  std::int64_t per_second = 0;
  DRYDOCK_FIELDS(BucketSize, tokens, per_second)
};

/// The state of a bucket: it was full until something was taken from it.
struct TokenBucket {
  std::int64_t parts_taken = 0;  ///< Billionths of a token that lack at `at`.
  Time at;
  DRYDOCK_FIELDS(TokenBucket, parts_taken, at)
};

/// What lacks at `now`, in billionths of a token.
std::int64_t lacking(const TokenBucket& bucket, const BucketSize& size, Time now);
/// How long to wait until `tokens` can be taken; more than the bucket ever holds count as a full
/// bucket. Source: EC2 API throttling, request and resource token buckets.
Duration wait_for(const TokenBucket& bucket, const BucketSize& size, std::int64_t tokens, Time now);
/// The bucket after `tokens` were taken; it may go below empty when more than a full one is taken.
TokenBucket take(const TokenBucket& bucket, const BucketSize& size, std::int64_t tokens, Time now);

}  // namespace drydock::compute
