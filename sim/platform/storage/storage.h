// The front door of storage: volumes that attach to one machine of their zone at a time, their
// snapshots, and buckets.
//
// Modelled: types of volumes with what they give; attach and detach times, the forced detach, the
// Multi-Attach error, the attach limit of a machine, the release by a terminated machine; I/O asked
// and served, burst credits of gp2, st1, sc1 and of machines; changes with their pause; data that
// fills a volume; volumes that are slow, or lost with their data; how far data has come, and how
// far a snapshot holds it; snapshots that store what changed, restore in any zone with lazy
// loading, paid loading and fast restores; requests of buckets and their limits, old versions,
// parts of uploads, classes and rules; meters of all that. Time passes only where something
// changes: credits, bytes and loading are exact between two changes, and an event stands where one
// of them turns.
//
// Left out: several machines on one io2 volume, I/O of root volumes, file systems, loading by the
// touch itself, keys of single volumes and of snapshots, the archive tier, copies to other regions;
// in buckets single objects and keys, reads of archived objects and their retrieval, what each
// archived object costs by itself, replication.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/storage/commands.h"
#include "sim/platform/storage/facts.h"
#include "sim/platform/storage/tables.h"

namespace drydock::storage {

void install(Rulebook& rulebook);

// ---- Volumes
// -------------------------------------------------------------------------------------

/// The spec as it would be made, or why it cannot be.
Result<VolumeSpec> check_spec(const World& world, VolumeSpec spec);
/// An empty volume; a Defect where check_spec() says no.
Id<Volume> create_volume(Context& context, Name name, Id<network::Zone> zone, VolumeSpec spec);
/// Why the volume cannot be attached to the machine now: it is in use, the machine is in another
/// zone, not running, or holds as many volumes as it can.
Result<void> check_attach(const World& world, Id<Volume> volume, Id<compute::Instance> instance);
/// Attaches an available volume to a machine of its zone; VolumeAttached follows after the attach
/// time, or when their zone is up again. A Defect where check_attach() says no. A machine that is
/// terminated lets its volumes go at once.
void attach(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Attaches if possible; where it is not, says so once for each machine that asks (Multi-Attach
/// error, attach limit). Whether it is attached or going to be.
bool request_attach(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Attached at once; only while a world is built.
void attach_now(Context& context, Id<Volume> volume, Id<compute::Instance> instance);
/// Lets a volume go; VolumeDetached follows. `clean` when the machine unmounted it, else the
/// 6-minute force detach. Nothing happens when it is not attached; a clean detach also overtakes a
/// forced one that is under way. In a dark zone the volume stays busy until the zone is back.
void detach(Context& context, Id<Volume> volume, bool clean);
/// Whether its data can be reached: its zone is up.
bool reachable(const World& world, Id<Volume> volume);
/// Volumes that the machine holds, is getting or giving back.
std::int32_t volumes_on(const World& world, Id<compute::Instance> instance);
/// Says that the volume belongs to a claim of the cluster, or no longer does.
void set_managed(Context& context, Id<Volume> volume, bool managed);
/// Why the volume cannot be deleted: somebody has it, or it is gone.
Result<void> check_remove(const World& world, Id<Volume> volume);
/// Deletes a free volume with its data; its snapshots stay. A Defect where check_remove() says no.
void remove(Context& context, Id<Volume> volume);

// ---- What volumes give
// ---------------------------------------------------------------------------

/// Tells what is asked of a volume from now on. Served while it is attached, up to its limits and
/// its share of the machine's.
void set_demand(Context& context, Id<Volume> volume, const IoDemand& demand);
/// Operations a second of `bytes` each that the volume would serve now if more were asked; 0 while
/// it is not attached.
double io_limit(const World& world, Id<Volume> volume, double bytes);
/// What a read takes on top, on average, because data is still being loaded from a snapshot.
Duration first_touch_delay(const World& world, Id<Volume> volume);
/// What an operation takes on top, on average: for that reason, or since EBS is slow.
Duration io_delay(const World& world, Id<Volume> volume);
/// Burst credits now, as a share of a full bucket; 1 for a volume that does not burst.
double burst_balance(const World& world, Id<Volume> volume);
/// Bytes of data on the volume now.
double used_bytes(const World& world, Id<Volume> volume);
/// How far the data on the volume has come.
Position position(const World& world, Id<Volume> volume);
/// The replica has what the volume `of` had so long ago, as far as the present rate of its commits
/// tells; never less than before.
void follow(Context& context, Id<Volume> replica, Id<Volume> of, Duration behind);
/// Says what whoever opens the data needs on top, until it has served once: to replay the log.
void set_replay(Context& context, Id<Volume> volume, Duration replay);
/// Data that is on the volume when a world is built.
void fill(Context& context, Id<Volume> volume, Bytes used);

/// Why the volume cannot be changed so now. The spec is completed.
Result<void> check_modify(const World& world, Id<Volume> volume, const VolumeSpec& spec);
/// Changes type, size or performance while the volume works on; VolumeModified follows. A Defect
/// where check_modify() says no. What is under way waits while the zone is dark.
void modify(Context& context, Id<Volume> volume, const VolumeSpec& spec);

// ---- What goes wrong with volumes
// ----------------------------------------------------------------

/// From now on the data is wrong: so large a share of the calls for it fails, and each snapshot has
/// it so. Somebody finds out after a while; 0: nobody does. Nothing while it is wrong already.
void spoil(Context& context, Id<Volume> volume, double share, Duration seen_after);
/// Somebody finds out that it is wrong.
void find_wrong(Context& context, Id<Volume> volume);
/// It is repaired in place; snapshots stay as they are.
void mend(Context& context, Id<Volume> volume);
bool any_wrong(const World& world);

/// Each operation takes so much longer from now on; zero: it is as fast as it was.
void set_late(Context& context, Id<Volume> volume, Duration late);
/// Data comes onto the volume, or goes (negative), that nobody counts as commits: files of somebody
/// else. Not beyond its size. Bytes by which it changed.
double change_used(Context& context, Id<Volume> volume, double bytes);
/// All burst credits are gone now; they come back as always.
void drain_credits(Context& context, Id<Volume> volume);
/// The volume is gone for good, with its data; VolumeLost. Its snapshots stay, and those under way
/// complete. Source: EBS user guide, "Amazon EBS volume durability": 0.1 to 0.2 % fail in a year,
/// io2 0.001 %.
void lose(Context& context, Id<Volume> volume);
/// The key under which all volumes are encrypted is disabled, or enabled again. EBS asks for it
/// when a volume is attached, not for I/O: volumes that are attached work on. Source: EBS user
/// guide, "How Amazon EBS encryption works".
void set_key(Context& context, bool enabled);
bool key_is_enabled(const World& world);
/// When it was last disabled or enabled; zero: never.
Time key_changed(const World& world);

// ---- Snapshots
// -----------------------------------------------------------------------------------

/// Why no snapshot can be begun: the volume is gone, its zone is dark, or too many are under way.
Result<void> check_snapshot(const World& world, Id<Volume> volume);
/// Takes the volume as it is now; SnapshotCompleted follows. The copy waits while the zone is dark.
Id<Snapshot> take_snapshot(Context& context, Id<Volume> volume);
/// One that was completed long ago, at `taken`; only while a world is built. What changed on the
/// volume since then is not known, so that later snapshots store only what changes from now on.
Id<Snapshot> add_snapshot(Context& context, Id<Volume> volume, Time taken);
Result<void> check_delete_snapshot(const World& world, Id<Snapshot> snapshot);
/// What later snapshots need of it passes on to the next one.
void delete_snapshot(Context& context, Id<Snapshot> snapshot);
/// Why no volume can be made of it.
Result<void> check_restore(const World& world, Id<Snapshot> snapshot, const VolumeSpec& spec,
                           std::int64_t assured_mib);
/// A volume with the snapshot's data, usable at once. Its blocks are loaded in the background, or
/// at `assured_mib` MiB/s that are paid for by the GB of data and the MiB/s, or are there at once
/// when the zone has a fast restore with a credit.
Id<Volume> restore(Context& context, Id<Snapshot> snapshot, Id<network::Zone> zone, Name name,
                   const VolumeSpec& spec, std::int64_t assured_mib);
/// Bytes of the volume that are not loaded yet.
double unloaded_bytes(const World& world, Id<Volume> volume);
/// The fast restore of a snapshot in a zone that is not switched off, or none.
Id<FastRestore> fast_restore_of(const World& world, Id<Snapshot> snapshot, Id<network::Zone> zone);
Result<void> check_fast_restore(const World& world, Id<Snapshot> snapshot, Id<network::Zone> zone);
void enable_fast_restore(Context& context, Id<Snapshot> snapshot, Id<network::Zone> zone);
/// Switches it off; an hour at least is paid.
void disable_fast_restore(Context& context, Id<FastRestore> restore);
/// Volumes that could be made with all data now.
double fast_restore_credits(const World& world, Id<FastRestore> restore);

// ---- Buckets
// -------------------------------------------------------------------------------------

/// A bucket with `stored` bytes in it, in objects of `object_mean` each.
Id<Bucket> add_bucket(Context& context, Name name, Bytes stored, Bytes object_mean = {});

void count_gets(Context& context, Id<Bucket> bucket, std::int64_t requests);
/// Objects of `stored` bytes together came.
void count_puts(Context& context, Id<Bucket> bucket, std::int64_t requests, Bytes stored);
/// Tells what is asked of a bucket from now on, requests a second. What is beyond its limit is
/// turned away with 503 Slow Down, until a partition was split.
void set_requests(Context& context, Id<Bucket> bucket, double puts, double gets);
/// Requests a second that the bucket serves at most now.
double put_limit(const World& world, Id<Bucket> bucket);
double get_limit(const World& world, Id<Bucket> bucket);

void set_lifecycle(Context& context, Id<Bucket> bucket, const Lifecycle& rules);
void set_versioning(Context& context, Id<Bucket> bucket, bool on);
/// Deletes so many bytes of what readers see, oldest first; less when there is less. In a versioned
/// bucket they stay as old versions. Bytes that readers no longer see.
Bytes delete_objects(Context& context, Id<Bucket> bucket, Bytes bytes);
/// An upload in parts broke off; its parts stay until a rule aborts it.
void leave_parts(Context& context, Id<Bucket> bucket, Bytes bytes);
/// Bytes of a kind in the bucket.
Bytes bytes_of(const World& world, Id<Bucket> bucket, BatchKind kind);

}  // namespace drydock::storage
