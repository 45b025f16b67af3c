// The front door of storage: volumes that attach to one machine of their zone at a time, and
// buckets.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/storage/facts.h"
#include "sim/platform/storage/tables.h"

namespace drydock::storage {

void install(Rulebook& rulebook);

Id<Volume> create_volume(Context& context, Name name, Id<network::Zone> zone,
                         std::int64_t size_gib);
/// Attaches an available volume to a machine of its zone; VolumeAttached follows after the attach
/// time.
void attach(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Attached at once; only while a world is built.
void attach_now(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Lets a volume go; VolumeDetached follows. `clean` when the machine unmounted it, else the
/// 6-minute force detach.
void detach(Context& context, Id<Volume> volume, bool clean);

void count_gets(Context& context, Id<Bucket> bucket, std::int64_t requests);
void count_puts(Context& context, Id<Bucket> bucket, std::int64_t requests, Bytes stored);

}  // namespace drydock::storage
