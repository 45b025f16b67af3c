// Buckets: paid by the space that is used, rounded up to a GiB, and by the request.
#include <string>

#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/storage.h"

namespace drydock::storage {

namespace {

std::int64_t whole_gib(Bytes bytes) { return (bytes.count + gibibyte.count - 1) / gibibyte.count; }

}  // namespace

Id<Bucket> add_bucket(Context& context, Name name, Bytes stored) {
  DRYDOCK_ASSERT(stored.count >= 0, "a bucket holds no negative number of bytes");
  const std::string text(context.text(name));
  Bucket bucket;
  bucket.name = name;
  bucket.stored = stored;
  bucket.storage = cost::open_meter(context, text, bucket_space.key, whole_gib(stored));
  bucket.puts = cost::open_meter(context, text, bucket_puts.key);
  bucket.gets = cost::open_meter(context, text, bucket_gets.key);
  cost::start(context, bucket.storage);
  return context.add(bucket);
}

void count_gets(Context& context, Id<Bucket> bucket, std::int64_t requests) {
  cost::use(context, context[bucket].gets, requests);
}

void count_puts(Context& context, Id<Bucket> id, std::int64_t requests, Bytes stored) {
  if (requests == 0 && stored.count == 0) return;
  Bucket& bucket = context.edit(id);
  cost::use(context, bucket.puts, requests);
  bucket.stored += stored;
  cost::resize(context, bucket.storage, whole_gib(bucket.stored));
}

}  // namespace drydock::storage
