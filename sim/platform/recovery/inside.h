// Inside of recovery: what its files say to each other.
#pragma once

#include <string>

#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/recovery/recovery.h"

namespace drydock::recovery {

/// Whether a pod is ready that makes backups and restores.
inline bool somebody_works(const World& world, Id<Schedule> schedule) {
  return kubernetes::ready_pods(world, world[schedule].by) > 0;
}
/// What keeps backups and restores from being made, if anything: Velero reads and writes objects by
/// the API server, and data by its credentials for AWS.
DRYDOCK_ENUM(Hindrance, none, nobody_works, no_control_plane, no_credentials)
Hindrance hindrance(const World& world, Id<Schedule> schedule);
/// The same as what a restore ends with; and as a refusal, where nobody at all is said by the
/// caller.
RestoreFailure hindered_by(const World& world, Id<Schedule> schedule);
Result<void> check_access(const World& world, Id<Schedule> schedule);
/// Queues a backup, and begins it when it can begin.
void ask_for_backup(Context& context, Id<Schedule> schedule);
/// Waits for the next backup of a schedule on its grid.
void plan_backups(Context& context, Id<Schedule> schedule);
/// How the hook before a volume's snapshot goes: nothing is run, or it takes its time, or it cannot
/// be run and the volume is not saved.
struct HookRun {
  Duration takes{};
  bool failed = false;
};
HookRun run_hook(Context& context, Id<BackupItem> item);
/// Writes wait from now until the snapshot has begun, where the hook says so.
void freeze(Context& context, Id<BackupItem> item);
/// Bytes of a database's log that the snapshot of an item would hold now.
double log_left(Context& context, Id<BackupItem> item);
/// Why the claim cannot be restored in the zone now.
Result<void> check_restore(const World& world, Id<BackupItem> item, Id<network::Zone> zone,
                           std::int64_t load_mib);
void begin_restore(Context& context, Id<BackupItem> item, Id<network::Zone> zone,
                   std::int64_t load_mib);
/// Whether the item holds data of which somebody has found out that it is wrong.
bool is_known_wrong(const World& world, Id<BackupItem> item);
/// Whose data the item holds: the claim that stands now under that name, if there is one.
Id<kubernetes::Claim> claim_for(const World& world, Id<BackupItem> item);
/// What the claim loses with the item.
Exposure loss_with(const World& world, Id<BackupItem> item);
/// What the claim loses when it goes on from there.
Exposure loss_at(const World& world, Id<kubernetes::Claim> claim, storage::Position from);
/// Whether a backup that ended so holds something.
bool usable(BackupPhase phase);
/// How the volume of a restored item is made.
storage::VolumeSpec spec_of(const World& world, Id<BackupItem> item);
/// A name that no volume has, for one of the claim.
Name free_name(Context& context, const std::string& claim);
/// Until the log of so many bytes is replayed from the volume.
Duration replay_time(const World& world, Id<storage::Volume> volume, double log);

// ---- The region that stands by (standby.cpp, platform_restore.cpp)

/// None in a world where none does.
const Standby* standby_of(const World& world);
Standby& edit_standby(Context& context);
/// The cluster is lost, and what it held was not restored: there is nothing to save.
bool nothing_to_save(const World& world);
/// An item was saved: its snapshot is copied to the other region.
void copy_elsewhere(Context& context, Id<BackupItem> item);
/// The copies changed: they are paid for by what they hold.
void count_copies(Context& context);
/// The newest backup that was copied, or none.
Id<Backup> newest_elsewhere(const World& world);
/// Resources that stand there and that the code does not know, since its state was lost.
std::int64_t unknown_to_code(const World& world, const Standby& standby, Module module);
/// The zone there that stands for one at home.
Id<network::Zone> zone_instead_of(const Standby& standby, Id<network::Zone> zone);
/// Meters and chance of the copies; before the first schedule.
void open_copies(Context& context, Standby& standby);
/// The replica of a claim's volume, or none.
Id<storage::Volume> replica_of(const World& world, Id<kubernetes::Claim> claim);
/// Replicas come up to now, but for their lag, or to the last write; what was sent for that is paid
/// for.
void follow_all(Context& context, bool to_the_last);
/// Makes a replica of each database's volume; of every claim's, where the way back is prepared.
void add_replicas(Context& context);
/// Users, records and machines of the region that stands by belong to the cluster from now on.
void move_there(Context& context);
/// The node groups there may have as many machines as those of home, and get them when `all` are
/// wanted; those of home hold none any more.
void open_groups(Context& context, bool all);
/// The group there of one here, or here of one there.
std::string twin_name(std::string_view name);
void install_way_back(Rulebook& rulebook);
/// A time of the median, log-normal.
Duration drawn(Context& context, Id<StreamRow> luck, Duration median, double sigma);

template <class Row>
std::string said(const World& world, Id<Row> id) {
  return std::string(world.text(world[id].name));
}

/// The same refusal as an answer of another kind.
inline tl::unexpected<Error> pass(const Error& error) { return tl::unexpected<Error>(error); }

void install_backups(Rulebook& rulebook);
void install_hooks(Rulebook& rulebook);
void install_copies(Rulebook& rulebook);
void install_environments(Rulebook& rulebook);
void install_restores(Rulebook& rulebook);
void install_standby(Rulebook& rulebook);
void install_platform_restores(Rulebook& rulebook);
void install_commands(Rulebook& rulebook);
void install_standby_commands(Rulebook& rulebook);

}  // namespace drydock::recovery
