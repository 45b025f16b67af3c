// A restore of the whole platform in another region, stage by stage, as Velero orders them. Source:
// vmware-tanzu/velero pkg/restore and pkg/cmd/server, defaultRestorePriorities.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/storage.h"

namespace drydock::recovery {

namespace {

struct StageDue {
  Stage stage = Stage::none;
  DRYDOCK_FIELDS(StageDue, stage)
};

/// What one stage came to.
struct Tally {
  std::int32_t made = 0, skipped = 0, failed = 0, changed = 0;
};

std::vector<Id<kubernetes::Claim>> claims_that_stand(const World& world) {
  std::vector<Id<kubernetes::Claim>> claims;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && claim.volume) claims.push_back(id);
  return claims;
}

bool exists_here(const World& world, Id<kubernetes::Claim> claim) {
  return world[world[world[claim].volume].zone].region == standby_of(world)->region;
}

/// The workloads of the backup, as they were declared then; those that are there are skipped.
std::vector<BackupItem> workloads_of(const World& world, Id<Backup> backup) {
  std::vector<BackupItem> items;
  for (const auto& [id, item] : world.table<BackupItem>())
    if (item.backup == backup && item.workload) items.push_back(item);
  return items;
}

bool is_declared(const World& world, Id<kubernetes::Workload> workload) {
  const kubernetes::Workload& row = world[workload];
  if (row.cron_job) return !world[row.cron_job].suspended;
  return row.replicas > 0 || row.kind == kubernetes::WorkloadKind::daemon_set;
}

std::int32_t namespaces_of(const World& world, Id<Backup> backup) {
  std::set<std::string_view> names;
  for (const BackupItem& item : workloads_of(world, backup))
    names.insert(world.text(world[item.workload].name_space));
  return static_cast<std::int32_t>(names.size());
}

/// Objects that Velero reads in a stage; each takes its time, made or not.
std::int32_t objects_of(const World& world, Id<Backup> backup, Stage stage) {
  const StandbyTimes& times = world.only<Settings>().times;
  switch (stage) {
    case Stage::namespaces_and_definitions:
      return namespaces_of(world, backup) + times.definitions;
    case Stage::volumes:
    case Stage::claims:
      return static_cast<std::int32_t>(claims_that_stand(world).size());
    case Stage::secrets_and_settings:
      return times.settings_each * static_cast<std::int32_t>(workloads_of(world, backup).size());
    case Stage::pods_and_controllers: {
      std::int32_t count = 0;
      for (const BackupItem& item : workloads_of(world, backup)) count += item.replicas + 1;
      return count;
    }
    case Stage::none:
    case Stage::done:
      return 0;
  }
  return 0;
}

void begin_stage(Context& context, Stage stage) {
  const Settings& settings = context.only<Settings>();
  Duration takes = settings.times.object * objects_of(context, settings.standby.backup, stage);
  if (stage == Stage::volumes) takes += settings.restore;
  edit_standby(context).stage = stage;
  context.schedule(takes, StageDue{stage});
}

Id<Restore> add_restore(Context& context, Id<kubernetes::Claim> claim, Id<network::Zone> zone) {
  Restore row;
  row.claim = claim;
  row.name = context.name(kubernetes::claim_name(context, claim));
  row.zone = zone;
  row.begun = context.now();
  return context.add(row);
}

void note_loss(Context& context, Id<Restore> id, Id<storage::Volume> volume, const Exposure& lost) {
  Restore& row = context.edit(id);
  row.volume = volume;
  row.lost_commits = lost.commits;
  row.lost = lost.span;
}

void make_from_snapshot(Context& context, Id<Restore> id, Id<BackupItem> item) {
  const BackupItem source = context[item];
  const Exposure lost = loss_with(context, item);
  const Name name = free_name(context, said(context.world(), id));
  const Id<storage::Volume> volume =
      storage::restore(context, source.snapshot, context[id].zone, name, spec_of(context, item), 0);
  if (source.log > 0)
    storage::set_replay(context, volume, replay_time(context, volume, source.log));
  context.edit(id).item = item;
  note_loss(context, id, volume, lost);
}

/// The volume that a claim goes on with; none: it could not be made.
bool make_volume(Context& context, Id<kubernetes::Claim> claim) {
  const Standby standby = *standby_of(context);
  const Id<network::Zone> zone = zone_instead_of(standby, context[context[claim].volume].zone);
  const Id<Restore> id = add_restore(context, claim, zone);
  const Id<storage::Volume> replica = replica_of(context, claim);
  const Id<BackupItem> item = newest_item(context, claim, standby.backup);
  if (replica) {
    note_loss(context, id, replica, loss_at(context, claim, context[replica].data));
    context.announce(ReplicaPromoted{id, replica});
    return true;
  }
  if (!context[zone].up ||
      (item && (!context[item].elsewhere || !storage::check_restore(context, context[item].snapshot,
                                                                    spec_of(context, item), 0)))) {
    Restore& row = context.edit(id);
    row.phase = RestorePhase::failed;
    row.failure =
        context[zone].up ? RestoreFailure::snapshot_is_gone : RestoreFailure::zone_is_down;
    row.ended = context.now();
    context.announce(RestoreFailed{id, row.failure});
    return false;
  }
  if (item) {
    make_from_snapshot(context, id, item);
    return true;
  }
  const storage::VolumeSpec spec = context[context[claim].volume].spec;
  const Name name = free_name(context, said(context.world(), id));
  note_loss(context, id, storage::create_volume(context, name, zone, spec),
            loss_at(context, claim, {0, context.world().start()}));
  context.announce(ClaimEmpty{id});
  return true;
}

Tally make_volumes(Context& context) {
  Tally tally;
  for (const Id<kubernetes::Claim> claim : claims_that_stand(context)) {
    if (exists_here(context, claim))
      ++tally.skipped;
    else if (make_volume(context, claim))
      ++tally.made;
    else
      ++tally.failed;
  }
  return tally;
}

/// Claims get the volumes that this restore made.
Tally make_claims(Context& context) {
  Tally tally;
  for (std::uint32_t i = 0; i < context.table<Restore>().size(); ++i) {
    const Id<Restore> id{i};
    const Restore restore = context[id];
    if (restore.phase != RestorePhase::making || restore.begun < standby_of(context)->lost_at ||
        !restore.volume)
      continue;
    Restore& row = context.edit(id);
    row.phase = RestorePhase::done;
    row.ended = context.now();
    ++tally.made;
    Context after = context.because(context.announce(
        ClaimRestored{id, static_cast<std::int32_t>(in_seconds(restore.lost)),
                      static_cast<std::int64_t>(std::floor(restore.lost_commits))}));
    kubernetes::rebind(after, restore.claim, restore.volume);
  }
  tally.skipped = static_cast<std::int32_t>(claims_that_stand(context).size()) - tally.made;
  return tally;
}

/// Whether the workload is there, declared otherwise than the backup says, and to be changed.
bool differs(const World& world, const BackupItem& item) {
  const kubernetes::Workload& row = world[item.workload];
  return standby_of(world)->updates && item.replicas > 0 && !row.cron_job &&
         row.kind != kubernetes::WorkloadKind::daemon_set && row.replicas != item.replicas;
}

/// Pods come with their controllers, as many as the backup has.
Tally make_workloads(Context& context) {
  Tally tally;
  for (const BackupItem& item : workloads_of(context, standby_of(context)->backup)) {
    const std::int32_t objects = item.replicas + 1;
    if (is_declared(context, item.workload) || item.replicas == 0) {
      if (differs(context, item)) {
        kubernetes::scale(context, item.workload, item.replicas);
        ++tally.changed;
        tally.skipped += objects - 1;
      } else {
        tally.skipped += objects;
      }
      continue;
    }
    if (const Id<kubernetes::CronJob> cron_job = context[item.workload].cron_job)
      kubernetes::resume_cron_job(context, cron_job);
    else
      kubernetes::scale(context, item.workload, item.replicas);
    tally.made += objects;
  }
  return tally;
}

/// What is not of any one workload here: all of it is made, or was there.
Tally make_settings(const World& world, Stage stage) {
  Tally tally;
  const std::int32_t each = world.only<Settings>().times.settings_each;
  if (stage == Stage::namespaces_and_definitions) {
    tally.made = objects_of(world, standby_of(world)->backup, stage);
    return tally;
  }
  for (const BackupItem& item : workloads_of(world, standby_of(world)->backup))
    (is_declared(world, item.workload) ? tally.skipped : tally.made) += each;
  return tally;
}

Tally make(Context& context, Stage stage) {
  switch (stage) {
    case Stage::volumes:
      return make_volumes(context);
    case Stage::claims:
      return make_claims(context);
    case Stage::pods_and_controllers:
      return make_workloads(context);
    default:
      return make_settings(context, stage);
  }
}

/// What has come back since the region was lost, and what has not.
void tell_losses(Context& context) {
  WritesLost all;
  double most = 0, writes = 0;
  for (const auto& [id, restore] : context.table<Restore>()) {
    if (restore.phase != RestorePhase::done || restore.begun < standby_of(context)->lost_at)
      continue;
    writes += restore.lost_commits;
    all.seconds = std::max(all.seconds, static_cast<std::int32_t>(in_seconds(restore.lost)));
    if (restore.lost_commits > most) all.restore = id;
    most = std::max(most, restore.lost_commits);
  }
  all.writes = static_cast<std::int64_t>(std::floor(writes));
  if (all.writes > 0) context.announce(all);
}

void finish_all(Context& context) {
  Standby& standby = edit_standby(context);
  standby.stage = Stage::done;
  const Standby end = standby;
  if (end.objects > end.skipped) tell_losses(context);
  if (end.changed > 0) context.announce(ObjectsChanged{end.backup, end.changed});
  if (end.failed > 0)
    context.announce(PlatformRestoredInPart{end.backup, end.objects, end.failed});
  else
    context.announce(PlatformRestored{end.backup, end.objects, end.skipped});
}

void on_stage_due(Context& context, const StageDue& due) {
  const Id<Backup> backup = standby_of(context)->backup;
  const Tally tally = make(context, due.stage);
  Standby& standby = edit_standby(context);
  standby.objects += tally.made + tally.skipped + tally.failed + tally.changed;
  standby.changed += tally.changed;
  standby.skipped += tally.skipped;
  standby.failed += tally.failed;
  context.announce(StageRestored{backup, due.stage, tally.made});
  const auto next = static_cast<Stage>(static_cast<int>(due.stage) + 1);
  if (next == Stage::done) return finish_all(context);
  begin_stage(context, next);
}

bool is_restoring(const Standby& standby) {
  return standby.stage != Stage::none && standby.stage != Stage::done;
}

Result<Id<Backup>> backup_there(const World& world, const std::string& name) {
  const Id<network::Region> region = standby_of(world)->region;
  if (name == "newest") {
    if (const Id<Backup> newest = newest_elsewhere(world)) return newest;
    return fail("refused", "No backup is in region " + said(world, region) + ".");
  }
  for (const auto& [id, backup] : world.table<Backup>()) {
    if (world.text(backup.name) != name || backup.phase == BackupPhase::deleted) continue;
    if (backup.elsewhere && usable(backup.phase)) return id;
    return fail("refused",
                "Backup " + name + " was not copied to region " + said(world, region) + ".");
  }
  return fail("refused", "There is no backup called \"" + name + "\".");
}

}  // namespace

Result<Forecast> check(const World& world, const RestorePlatform& command) {
  if (command.existing != "none" && command.existing != "update")
    return impossible(fail("refused",
                           "What exists cannot be treated as \"" + command.existing + "\".", {},
                           "Say none to skip it, or update."));
  const Standby* standby = standby_of(world);
  if (!standby) return fail("refused", "No region stands by.");
  const auto backup = backup_there(world, command.backup);
  if (!backup) return tl::unexpected<Error>(backup.error());
  const std::string region = said(world, standby->region);
  if (standby->state(Module::velero) != ModuleState::standing ||
      !somebody_works(world, Id<Schedule>{0}))
    return fail("refused", "Velero does not run in region " + region + ".", {},
                "Build the module velero first.");
  if (const Result<void> access = check_access(world, Id<Schedule>{0}); !access)
    return tl::unexpected<Error>(access.error());
  if (is_restoring(*standby))
    return fail("refused", "A restore of the platform is under way already.");
  const Duration age = world.now() - world[*backup].begun;
  return Forecast{"Region " + region + " gets all that backup " + said(world, *backup) +
                      " holds; it is " + say_duration(age) + " old. " +
                      (command.existing == "update" ? "What exists is changed to what it says."
                                                    : "What exists is skipped."),
                  {region},
                  false};
}

void apply(Context& context, const RestorePlatform& command) {
  const Id<Backup> backup = *backup_there(context, command.backup);
  Standby& standby = edit_standby(context);
  standby.backup = backup;
  standby.updates = command.existing == "update";
  standby.objects = standby.skipped = standby.failed = standby.changed = 0;
  begin_stage(context, Stage::namespaces_and_definitions);
}

void install_platform_restores(Rulebook& rulebook) {
  rulebook.on<on_stage_due>();
  rulebook.fact<StageRestored>();
  rulebook.fact<ReplicaPromoted>();
  rulebook.fact<ClaimEmpty>();
  rulebook.fact<WritesLost>();
  rulebook.fact<ObjectsChanged>();
  rulebook.fact<PlatformRestored>();
  rulebook.fact<PlatformRestoredInPart>();
}

void install_standby_commands(Rulebook& rulebook) {
  rulebook.command<ApplyCode>(Role::trainee);
  rulebook.command<RestorePlatform>(Role::trainee);
}

}  // namespace drydock::recovery
