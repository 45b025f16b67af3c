// What lies in a bucket: batches of objects by day, kind and class, and the meters of their space.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/storage/tables.h"

namespace drydock::storage {

/// Days since 1970, UTC.
std::int64_t today(const World& world);
/// Objects come into a bucket, or turn into another kind, today.
void add_objects(Context& context, Id<Bucket> bucket, BatchKind kind, StorageClass storage_class,
                 Bytes bytes, std::int64_t objects);
/// Takes bytes out of a batch, and its objects in proportion; the objects taken.
std::int64_t take_objects(Context& context, Id<Batch> batch, Bytes bytes);
/// Moves a batch into a colder class, each object for a fee.
void move_batch(Context& context, Id<Batch> batch, StorageClass storage_class);

}  // namespace drydock::storage
