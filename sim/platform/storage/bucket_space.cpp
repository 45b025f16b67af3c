// Space of buckets by class, each with a meter of its own.
#include "sim/platform/storage/bucket_space.h"

#include <string>

#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

/// The time that an early leaver is paid for is over.
struct OwedOver {
  Id<Bucket> bucket;
  StorageClass storage_class = StorageClass::standard;
  Bytes bytes;
  DRYDOCK_FIELDS(OwedOver, bucket, storage_class, bytes)
};

std::int64_t whole_gib(Bytes bytes) { return (bytes.count + gibibyte.count - 1) / gibibyte.count; }

void bill_class(Context& context, Id<Bucket> id, std::size_t index) {
  const Bucket& bucket = context[id];
  cost::resize(context, index == 0 ? bucket.storage : bucket.colder[index - 1],
               whole_gib(bucket.by_class[index] + bucket.owed[index]));
}

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
  bill_class(context, id, index);
}

void on_owed_over(Context& context, const OwedOver& due) {
  const auto index = static_cast<std::size_t>(due.storage_class);
  context.edit(due.bucket).owed[index] -= due.bytes;
  bill_class(context, due.bucket, index);
}

/// Bytes of a batch leave their class today.
void leave_class(Context& context, const Batch& batch, Bytes bytes) {
  const auto index = static_cast<std::size_t>(batch.storage_class);
  if (index > 0) {
    const std::int64_t least = context.only<Settings>().buckets.least_days[index - 1];
    const Time paid_until{hours(24 * (batch.class_day + least))};
    if (paid_until > context.now()) {
      context.edit(batch.bucket).owed[index] += bytes;
      context.schedule_at(paid_until, OwedOver{batch.bucket, batch.storage_class, bytes});
    }
  }
  change_space(context, batch.bucket, batch.storage_class, -bytes);
}

/// Puts objects to those of the same day, kind and class, or begins a batch of them.
void put(Context& context, const Batch& some) {
  for (Id<Batch> at = context[some.bucket].newest; at && context[at].day == some.day;
       at = context[at].older) {
    const Batch& batch = context[at];
    if (batch.kind != some.kind || batch.storage_class != some.storage_class ||
        batch.class_day != some.class_day)
      continue;
    context.edit(at).bytes += some.bytes;
    context.edit(at).objects += some.objects;
    return;
  }
  Batch batch = some;
  batch.older = context[some.bucket].newest;
  const Id<Batch> made = context.add(batch);
  context.edit(some.bucket).newest = made;
}

/// Takes bytes out of a batch, and its objects in proportion; the objects taken.
std::int64_t take(Context& context, Id<Batch> id, Bytes bytes) {
  const Batch before = context[id];
  DRYDOCK_ASSERT(bytes.count >= 0 && bytes <= before.bytes, "a batch gives what it has");
  const double share = before.bytes.count > 0 ? static_cast<double>(bytes.count) /
                                                    static_cast<double>(before.bytes.count)
                                              : 1;
  const auto objects = static_cast<std::int64_t>(static_cast<double>(before.objects) * share);
  Batch& batch = context.edit(id);
  batch.bytes -= bytes;
  batch.objects -= objects;
  return objects;
}

}  // namespace

std::int64_t today(const World& world) {
  return std::chrono::floor<std::chrono::days>(world.now().time_since_epoch()).count();
}

void add_objects(Context& context, Id<Bucket> id, BatchKind kind, Bytes bytes,
                 std::int64_t objects) {
  if (bytes.count == 0 && objects == 0) return;
  change_space(context, id, StorageClass::standard, bytes);
  const std::int64_t day = today(context);
  put(context, {id, {}, day, kind, StorageClass::standard, day, bytes, objects});
}

void make_noncurrent(Context& context, Id<Batch> id, Bytes bytes) {
  Batch old = context[id];
  old.objects = take(context, id, bytes);
  old.day = today(context);
  old.kind = BatchKind::noncurrent;
  old.bytes = bytes;
  put(context, old);
}

void delete_from(Context& context, Id<Batch> id, Bytes bytes) {
  take(context, id, bytes);
  leave_class(context, context[id], bytes);
}

void move_batch(Context& context, Id<Batch> id, StorageClass storage_class) {
  const Batch before = context[id];
  leave_class(context, before, before.bytes);
  change_space(context, before.bucket, storage_class, before.bytes);
  Batch& batch = context.edit(id);
  batch.storage_class = storage_class;
  batch.class_day = today(context);
  const std::size_t index = static_cast<std::size_t>(storage_class) - 1;
  if (!context[before.bucket].moves[index]) {
    const auto meter =
        cost::open_meter(context, said(context.world(), before.bucket), bucket_moves[index].key);
    context.edit(before.bucket).moves[index] = meter;
  }
  cost::use(context, context[before.bucket].moves[index], before.objects);
}

void install_bucket_space(Rulebook& rulebook) { rulebook.on<on_owed_over>(); }

}  // namespace drydock::storage
