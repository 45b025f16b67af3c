// What lies in a bucket: batches of objects by day, kind and class, and the meters of their space.
#pragma once

#include "sim/engine/kernel/context.h"
#include "sim/platform/storage/tables.h"

namespace drydock::storage {

/// Days since 1970, UTC.
std::int64_t today(const World& world);
/// Objects come into a bucket today.
void add_objects(Context& context, Id<Bucket> bucket, BatchKind kind, Bytes bytes,
                 std::int64_t objects);
/// Bytes of a batch, and its objects in proportion, become old versions today.
void make_noncurrent(Context& context, Id<Batch> batch, Bytes bytes);
/// Deletes bytes of a batch, and its objects in proportion. A class that they leave early is paid
/// for until its least time is over. Source: S3 pricing, minimum storage duration.
void delete_from(Context& context, Id<Batch> batch, Bytes bytes);
/// Moves a batch into a colder class, each object for a fee; what is left early is paid for as
/// above.
void move_batch(Context& context, Id<Batch> batch, StorageClass storage_class);

void install_bucket_space(Rulebook& rulebook);

}  // namespace drydock::storage
