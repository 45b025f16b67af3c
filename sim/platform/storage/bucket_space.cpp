// Space of buckets by class, each with a meter of its own.
#include "sim/platform/storage/bucket_space.h"

#include <string>

#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

std::int64_t whole_gib(Bytes bytes) { return (bytes.count + gibibyte.count - 1) / gibibyte.count; }

/// Bytes of a class change by this, and its meter with them.
void change_space(Context& context, Id<Bucket> id, StorageClass storage_class, Bytes by) {
  const auto index = static_cast<std::size_t>(storage_class);
  if (index > 0 && !context[id].colder[index - 1]) {
    const auto meter =
        cost::open_meter(context, said(context.world(), id), bucket_space[index].key, 0);
    cost::start(context, meter);
    context.edit(id).colder[index - 1] = meter;
  }
  Bucket& bucket = context.edit(id);
  bucket.stored += by;
  bucket.by_class[index] += by;
  cost::resize(context, index == 0 ? bucket.storage : bucket.colder[index - 1],
               whole_gib(bucket.by_class[index]));
}

}  // namespace

std::int64_t today(const World& world) {
  return std::chrono::floor<std::chrono::days>(world.now().time_since_epoch()).count();
}

void add_objects(Context& context, Id<Bucket> id, BatchKind kind, StorageClass storage_class,
                 Bytes bytes, std::int64_t objects) {
  if (bytes.count == 0 && objects == 0) return;
  change_space(context, id, storage_class, bytes);
  const std::int64_t day = today(context);
  for (Id<Batch> at = context[id].newest; at && context[at].day == day; at = context[at].older) {
    if (context[at].kind != kind || context[at].storage_class != storage_class) continue;
    Batch& batch = context.edit(at);
    batch.bytes += bytes;
    batch.objects += objects;
    return;
  }
  const Id<Batch> batch =
      context.add(Batch{id, context[id].newest, day, kind, storage_class, bytes, objects});
  context.edit(id).newest = batch;
}

std::int64_t take_objects(Context& context, Id<Batch> id, Bytes bytes) {
  const Batch before = context[id];
  DRYDOCK_ASSERT(bytes.count >= 0 && bytes <= before.bytes, "a batch gives what it has");
  const double share = before.bytes.count > 0 ? static_cast<double>(bytes.count) /
                                                    static_cast<double>(before.bytes.count)
                                              : 1;
  const auto objects = static_cast<std::int64_t>(static_cast<double>(before.objects) * share);
  Batch& batch = context.edit(id);
  batch.bytes -= bytes;
  batch.objects -= objects;
  change_space(context, before.bucket, before.storage_class, -bytes);
  return objects;
}

void move_batch(Context& context, Id<Batch> id, StorageClass storage_class) {
  const Batch before = context[id];
  change_space(context, before.bucket, before.storage_class, -before.bytes);
  change_space(context, before.bucket, storage_class, before.bytes);
  context.edit(id).storage_class = storage_class;
  const std::size_t index = static_cast<std::size_t>(storage_class) - 1;
  if (!context[before.bucket].moves[index]) {
    const auto meter =
        cost::open_meter(context, said(context.world(), before.bucket), bucket_moves[index].key);
    context.edit(before.bucket).moves[index] = meter;
  }
  cost::use(context, context[before.bucket].moves[index], before.objects);
}

}  // namespace drydock::storage
