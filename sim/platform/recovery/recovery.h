// The front door of recovery: backups at an interval, disasters, and the way back.
//
// Modelled, of the cluster's volumes: schedules as Velero has them, one backup at a time; objects
// first, then one snapshot after the other in the order of the stateful sets, each of one volume at
// its own moment; volumes that cannot be reached and backups that fail in part, or whole when the
// pod that makes them is gone; backups that wait for it; retention. A restore makes a volume of a
// snapshot in any zone and gives it to the claim, whose pod must be off its node, since what exists
// is skipped; the data is as old as the snapshot, and a database replays its log before it answers.
// What a restore loses is counted from the positions of the data, see storage.
//
// Modelled, of a region that stands by: copies of snapshots there, with their lag and transfer;
// what code makes when this region is lost, module by module, in pipelines that take their time;
// Velero there, and a restore of the whole platform in its order, with what exists skipped, zones
// mapped and failures in part; workloads as old as the backup; replicas of volumes that follow
// late, for a pilot light or a warm standby. One cluster at a time: a region that stands by has
// machines of its own, and gets the cluster when the first is lost.
//
// Modelled, of anything else that holds data, as a plan: backups that can be used once they are
// complete, what a disaster loses since the start of the last one, and recovery in steps:
// detection, provisioning, restoring at a rate. Backups rest while nothing is there to save.
//
// Modelled besides: hooks of databases around their snapshots; a stateful set of a backup in
// another namespace, which answers when it is told to; environments that code makes and destroys,
// step by step, with their dollars.
//
// Modelled of the way home: all data is sent to the region that was lost, code builds its cluster,
// and the platform is handed over in a window of maintenance, with every write.
//
// Left out: objects of the cluster but workloads and claims, backups of files, several stateful
// sets in one restore into another namespace, two clusters at once; in the other region copies of
// buckets, images, keys and secrets, which are there; of plans retention and
// costs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/recovery/commands.h"
#include "sim/platform/recovery/facts.h"
#include "sim/platform/recovery/tables.h"

namespace drydock::recovery {

void install(Rulebook& rulebook);
/// Plans alone: they need no other domain.
void install_plans(Rulebook& rulebook);

// ---- Plans

/// The first backup starts now.
Id<Plan> add_plan(Context& context, Plan given);
/// All data is gone, now; recovery begins. Nothing happens while it is under way: there is nothing
/// left to lose.
void lose(Context& context, Id<Plan> plan);
/// What would be lost if a disaster came now: the time since the start of the last backup that is
/// complete, or since the plan began.
Duration at_stake(const World& world, Id<Plan> plan);

// ---- Volumes of the cluster

/// Before the first schedule; once.
void configure(Context& context, const Settings& settings);
/// Saves the claims of these stateful sets, in this order, once their claims stand. One backup is
/// there already, as of now; the next one is due one interval from now.
Id<Schedule> add_schedule(Context& context, const Schedule& given,
                          const std::vector<Id<kubernetes::Workload>>& workloads);
/// The item of the newest backup that can be used and holds the claim, or of `backup` when one is
/// given; none when there is none.
Id<BackupItem> newest_item(const World& world, Id<kubernetes::Claim> claim, Id<Backup> backup = {});

/// The newest of all backups whose data nobody knows to be wrong; see storage::Wrong.
Id<BackupItem> newest_sound_item(const World& world, Id<kubernetes::Claim> claim);

/// What a claim would lose if it were restored now.
struct Exposure {
  double commits = 0;  ///< That no usable backup holds,
  Duration span{};     ///< from the newest that one holds to the newest of all.
};
/// Nothing when there is no backup that can be used.
std::optional<Exposure> exposure(const World& world, Id<kubernetes::Claim> claim);

// ---- Environments

/// One that code can make; none of it is there.
Id<Environment> add_environment(Context& context, Name name);

// ---- The region that stands by

/// What stands there from the beginning, after the schedules: replicas and their meters.
void begin_standby(Context& context);
/// The machine group there that takes the place of one here is called so.
std::string standby_name(std::string_view name);
/// NAT gateways and the load balancer there, as they are here; at once.
void build_standby_network(Context& context, Standby& standby);

}  // namespace drydock::recovery
