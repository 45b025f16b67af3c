// The front door of storage: volumes that attach to one machine of their zone at a time, and
// buckets.
//
// Modelled: attach and detach times, the forced detach, the release by a terminated machine, meters
// of space and requests. Left out: IOPS and throughput, snapshots, request limits, life cycles.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/storage/facts.h"
#include "sim/platform/storage/tables.h"

namespace drydock::storage {

void install(Rulebook& rulebook);

Id<Volume> create_volume(Context& context, Name name, Id<network::Zone> zone,
                         std::int64_t size_gib);
/// Why the volume cannot be attached to the machine now: it is in use, the machine is in another
/// zone or not running.
Result<void> check_attach(const World& world, Id<Volume> volume, Id<compute::Instance> instance);
/// Attaches an available volume to a machine of its zone; VolumeAttached follows after the attach
/// time, or when their zone is up again. A Defect where check_attach() says no. A machine that is
/// terminated lets its volumes go at once.
void attach(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Attached at once; only while a world is built.
void attach_now(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Lets a volume go; VolumeDetached follows. `clean` when the machine unmounted it, else the
/// 6-minute force detach. Nothing happens when it is not attached; a clean detach also overtakes a
/// forced one that is under way.
void detach(Context& context, Id<Volume> volume, bool clean);
/// Whether its data can be reached: its zone is up.
bool reachable(const World& world, Id<Volume> volume);

Id<Bucket> add_bucket(Context& context, Name name, Bytes stored);

void count_gets(Context& context, Id<Bucket> bucket, std::int64_t requests);
void count_puts(Context& context, Id<Bucket> bucket, std::int64_t requests, Bytes stored);

}  // namespace drydock::storage
