// Buckets: paid by the space that is used, rounded up to a GiB, and by the request; limited in
// requests a second by partitions of the key space, which S3 splits when they have too much to do.
#include <algorithm>
#include <cmath>
#include <string>

#include "sim/platform/storage/bucket_space.h"
#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct SplitDue {
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(SplitDue, bucket)
};

constexpr std::int32_t partitions_max = 1 << 20;

double share_of(double limit, double asked) { return asked > limit ? limit / asked : 1; }

/// Share of all requests that is served.
double served_share(const World& world, Id<Bucket> id) {
  const Bucket& bucket = world[id];
  const double asked = bucket.puts_asked + bucket.gets_asked;
  if (asked <= 0) return 1;
  return (bucket.puts_asked * share_of(put_limit(world, id), bucket.puts_asked) +
          bucket.gets_asked * share_of(get_limit(world, id), bucket.gets_asked)) /
         asked;
}

void watch_requests(Context& context, Id<Bucket> id) {
  const double share = served_share(context, id);
  const bool was_slow = context[id].slow, slow = share < all_but_nothing;
  context.edit(id).slow = slow;
  Context after = context;
  if (slow && !was_slow)
    after = context.because(context.announce(BucketSlow{id, std::floor(share * 1000) / 10}));
  else if (was_slow && !slow)
    context.announce(BucketServesAll{id});
  if (!slow || context[id].split_due || context[id].partitions >= partitions_max) return;
  context.edit(id).split_due = true;
  after.schedule(context.only<Settings>().buckets.split, SplitDue{id});
}

void on_split_due(Context& context, const SplitDue& due) {
  Bucket& bucket = context.edit(due.bucket);
  bucket.split_due = false;
  if (!bucket.slow) return;  // S3 splits what stays busy.
  bucket.partitions *= 2;
  Context after = context.because(context.announce(BucketSplit{due.bucket, bucket.partitions}));
  watch_requests(after, due.bucket);
}

}  // namespace

Id<Bucket> add_bucket(Context& context, Name name, Bytes stored, Bytes object_mean) {
  DRYDOCK_ASSERT(stored.count >= 0, "a bucket holds no negative number of bytes");
  const std::string text(context.text(name));
  Bucket bucket;
  bucket.name = name;
  bucket.storage = cost::open_meter(context, text, bucket_space[0].key, 0);
  bucket.puts = cost::open_meter(context, text, bucket_puts.key);
  bucket.gets = cost::open_meter(context, text, bucket_gets.key);
  cost::start(context, bucket.storage);
  const Id<Bucket> id = context.add(bucket);
  const std::int64_t objects = object_mean.count > 0 ? stored / object_mean : 0;
  add_objects(context, id, BatchKind::current, stored, objects);
  return id;
}

void count_gets(Context& context, Id<Bucket> bucket, std::int64_t requests) {
  cost::use(context, context[bucket].gets, requests);
}

void count_puts(Context& context, Id<Bucket> id, std::int64_t requests, Bytes stored) {
  if (requests == 0 && stored.count == 0) return;
  cost::use(context, context[id].puts, requests);
  add_objects(context, id, BatchKind::current, stored, requests);
}

void set_requests(Context& context, Id<Bucket> id, double puts, double gets) {
  const Bucket& bucket = context[id];
  if (bucket.puts_asked == puts && bucket.gets_asked == gets) return;
  Bucket& row = context.edit(id);
  row.puts_asked = puts;
  row.gets_asked = gets;
  watch_requests(context, id);
}

double put_limit(const World& world, Id<Bucket> bucket) {
  return world[bucket].partitions * world.only<Settings>().buckets.put_rate;
}

double get_limit(const World& world, Id<Bucket> bucket) {
  return world[bucket].partitions * world.only<Settings>().buckets.get_rate;
}

void install_buckets(Rulebook& rulebook) {
  install_bucket_space(rulebook);
  rulebook.on<on_split_due>();
  rulebook.fact<BucketSlow>();
  rulebook.fact<BucketServesAll>();
  rulebook.fact<BucketSplit>();
}

}  // namespace drydock::storage
