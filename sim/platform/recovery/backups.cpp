// Backups of volumes: due on a grid, made one at a time, volume after volume, complete when all
// snapshots are, and deleted when they expire.
#include <algorithm>

#include "sim/platform/failure/credentials.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/facts.h"
#include "sim/platform/storage/storage.h"

namespace drydock::recovery {

namespace {

struct ScheduleDue {
  Id<Schedule> schedule;
  std::uint32_t round = 0;
  DRYDOCK_FIELDS(ScheduleDue, schedule, round)
};
struct RunnerLook {
  Id<Schedule> schedule;
  DRYDOCK_FIELDS(RunnerLook, schedule)
};
struct ItemDue {
  Id<Backup> backup;
  DRYDOCK_FIELDS(ItemDue, backup)
};
struct HookDone {
  Id<BackupItem> item;
  DRYDOCK_FIELDS(HookDone, item)
};
struct ExpiryDue {
  Id<Backup> backup;
  DRYDOCK_FIELDS(ExpiryDue, backup)
};

Id<BackupItem> item_of(const Backup& backup, std::int32_t at) {
  return {backup.first.index + static_cast<std::uint32_t>(at)};
}

/// Claims of a schedule, in its order.
std::vector<Id<kubernetes::Claim>> claims_of(const World& world, Id<Schedule> schedule) {
  std::vector<Id<kubernetes::Claim>> found;
  for (const auto& [id, target] : world.table<Target>()) {
    if (target.schedule != schedule) continue;
    for (const auto& [claim, row] : world.table<kubernetes::Claim>())
      if (row.workload == target.workload && row.volume) found.push_back(claim);
  }
  return found;
}

Id<Backup> add_backup(Context& context, Id<Schedule> id) {
  const std::uint32_t number = ++context.edit(id).made;
  Backup row;
  row.name = context.name(said(context.world(), id) + "-" + std::to_string(number));
  row.schedule = id;
  return context.add(row);
}

/// Workloads as they are declared now; only a restore elsewhere asks for them.
void add_workloads(Context& context, Id<Backup> id) {
  Id<BackupItem> first = context[id].first;
  std::int32_t count = 0;
  for (std::uint32_t i = 0; i < context.table<kubernetes::Workload>().size(); ++i) {
    BackupItem item;
    item.backup = id;
    item.workload = {i};
    const kubernetes::Workload& workload = context[item.workload];
    item.replicas = workload.replicas;
    if (workload.cron_job) item.replicas = context[workload.cron_job].suspended ? 0 : 1;
    item.phase = ItemPhase::saved;
    const Id<BackupItem> added = context.add(item);
    if (!first) first = added;
    ++count;
  }
  context.edit(id).first = first;
  context.edit(id).workloads = count;
}

void add_items(Context& context, Id<Backup> id) {
  const auto claims = claims_of(context, context[id].schedule);
  Id<BackupItem> first{};
  for (const Id<kubernetes::Claim> claim : claims) {
    BackupItem item;
    item.backup = id;
    item.claim = claim;
    const Id<BackupItem> added = context.add(item);
    if (!first) first = added;
  }
  Backup& row = context.edit(id);
  row.first = first;
  row.volumes = static_cast<std::int32_t>(claims.size());
  if (standby_of(context)) add_workloads(context, id);
}

void await_expiry(Context& context, Id<Backup> id) {
  const Duration keep = context[context[id].schedule].keep;
  const Duration collect = context.only<Settings>().collect;
  const Duration age = context[id].begun + keep - context.world().start();
  const Duration late = age % collect;  // Velero looks for what has expired on a grid of its own.
  context.schedule_at(
      context[id].begun + keep + (late > Duration::zero() ? collect - late : Duration::zero()),
      ExpiryDue{id});
}

/// The backup that others wait for, or the first that waits; none when there is neither.
Id<Backup> at_work(const World& world, BackupPhase phase) {
  for (const auto& [id, backup] : world.table<Backup>())
    if (backup.phase == phase) return id;
  return {};
}

void hold_up(Context& context, Id<Schedule> id) {
  if (!context[id].held_up) {
    context.edit(id).held_up = true;
    if (somebody_works(context, id))
      context.announce(BackupsWaitForApi{id});
    else
      context.announce(BackupsHeldUp{id, context[id].by});
  }
  context.schedule(context.only<Settings>().retry, RunnerLook{id});
}

void begin_next(Context& context);

/// Without a place to store it Velero fails a backup before it begins (phase FailedValidation).
void deny(Context& context, Id<Backup> id) {
  Backup& backup = context.edit(id);
  backup.phase = BackupPhase::failed;
  backup.begun = backup.ended = context.now();
  context.announce(BackupDenied{id, context[context[id].schedule].by});
  await_expiry(context, id);
  begin_next(context);
}

/// Velero makes one backup at a time; further ones queue.
void begin_next(Context& context) {
  if (nothing_to_save(context) || at_work(context, BackupPhase::saving)) return;
  const Id<Backup> id = at_work(context, BackupPhase::queued);
  if (!id) return;
  const Id<Schedule> schedule = context[id].schedule;
  const Hindrance hinders = hindrance(context, schedule);
  if (hinders == Hindrance::no_credentials) return deny(context, id);
  if (hinders != Hindrance::none) return hold_up(context, schedule);
  context.edit(schedule).held_up = false;
  add_items(context, id);
  Backup& backup = context.edit(id);
  backup.phase = BackupPhase::saving;
  backup.begun = context.now();
  Context after = context.because(context.announce(BackupStarted{id}));
  after.schedule(after.only<Settings>().objects, ItemDue{id});
}

void end(Context& context, Id<Backup> id) {
  const std::int32_t failed = context[id].failed, volumes = context[id].volumes;
  Backup& backup = context.edit(id);
  backup.ended = context.now();
  backup.phase = failed > 0 ? BackupPhase::partially_failed : BackupPhase::completed;
  if (failed > 0)
    context.announce(BackupIncomplete{id, failed, volumes});
  else
    context.announce(BackupCompleted{id, volumes});
  await_expiry(context, id);
}

/// Its pod is gone: what it had begun stays, and nobody uses it.
void give_up(Context& context, Id<Backup> id) {
  Backup& backup = context.edit(id);
  backup.phase = BackupPhase::failed;
  backup.ended = context.now();
  for (std::int32_t i = backup.next; i < backup.volumes; ++i)
    context.edit(item_of(context[id], i)).phase = ItemPhase::failed;
  context.announce(BackupFailed{id, context[context[id].schedule].by});
  await_expiry(context, id);
  begin_next(context);
}

void leave_out(Context& context, Id<BackupItem> id) {
  const Id<Backup> backup = context[id].backup;
  const Id<storage::Volume> volume = context[context[id].claim].volume;
  context.edit(id).phase = ItemPhase::failed;
  ++context.edit(backup).failed;
  if (volume) context.announce(VolumeNotSaved{backup, volume});
}

void save(Context& context, Id<BackupItem> id) {
  const Id<Backup> backup = context[id].backup;
  const Id<kubernetes::Claim> claim = context[id].claim;
  const Id<storage::Volume> volume = context[claim].volume;
  const bool hindered = hindrance(context, context[backup].schedule) != Hindrance::none;
  if (!context[claim].workload || !volume || hindered || !storage::check_snapshot(context, volume))
    return leave_out(context, id);
  const double log = log_left(context, id);
  freeze(context, id);
  const Id<storage::Snapshot> snapshot = storage::take_snapshot(context, volume);
  BackupItem& item = context.edit(id);
  item.snapshot = snapshot;
  item.phase = ItemPhase::copying;
  item.log = log;
  ++context.edit(backup).open;
}

void on_item_due(Context& context, const ItemDue& due) {
  const Backup& backup = context[due.backup];
  if (backup.phase != BackupPhase::saving) return;
  if (!somebody_works(context, backup.schedule)) return give_up(context, due.backup);
  if (backup.next < backup.volumes) {
    const Id<BackupItem> item = item_of(backup, backup.next);
    ++context.edit(due.backup).next;
    const HookRun hook = run_hook(context, item);
    if (hook.takes > Duration::zero()) {
      context.schedule(hook.takes, HookDone{item});
      return;
    }
    hook.failed ? leave_out(context, item) : save(context, item);
    context.schedule(context.only<Settings>().per_volume, due);
    return;
  }
  context.edit(due.backup).phase = BackupPhase::copying;
  if (context[due.backup].open == 0) end(context, due.backup);
  begin_next(context);
}

void on_hook_done(Context& context, const HookDone& done) {
  const Id<Backup> backup = context[done.item].backup;
  if (context[backup].phase != BackupPhase::saving) return;
  save(context, done.item);
  context.schedule(context.only<Settings>().per_volume, ItemDue{backup});
}

void on_snapshot_completed(Context& context, const storage::SnapshotCompleted& fact) {
  for (std::uint32_t i = context.table<BackupItem>().size(); i-- > 0;) {
    const Id<BackupItem> id{i};
    if (context[id].snapshot != fact.snapshot) continue;
    context.edit(id).phase = ItemPhase::saved;
    copy_elsewhere(context, id);
    const Id<Backup> backup = context[id].backup;
    const std::int32_t open = --context.edit(backup).open;
    if (open == 0 && context[backup].phase == BackupPhase::copying) end(context, backup);
    return;
  }
}

void on_schedule_due(Context& context, const ScheduleDue& due) {
  const Schedule& schedule = context[due.schedule];
  if (schedule.round != due.round) return;
  context.schedule(schedule.every, due);
  if (nothing_to_save(context)) return;
  // A schedule whose last backup still waits does not ask for another.
  for (std::uint32_t i = context.table<Backup>().size(); i-- > 0;)
    if (const Backup& last = context[Id<Backup>{i}]; last.schedule == due.schedule) {
      if (last.phase == BackupPhase::queued) return;
      break;
    }
  ask_for_backup(context, due.schedule);
}

void on_runner_look(Context& context, const RunnerLook&) { begin_next(context); }

void on_expiry_due(Context& context, const ExpiryDue& due) {
  const Backup backup = context[due.backup];
  bool all = true;
  for (std::int32_t i = 0; i < backup.volumes; ++i) {
    const Id<storage::Snapshot> snapshot = context[item_of(backup, i)].snapshot;
    if (!snapshot || context[snapshot].phase == storage::SnapshotPhase::deleted) continue;
    if (storage::check_delete_snapshot(context, snapshot))
      storage::delete_snapshot(context, snapshot);
    else
      all = false;
  }
  if (!all) {
    context.schedule(context.only<Settings>().collect, due);
    return;
  }
  context.edit(due.backup).phase = BackupPhase::deleted;
  count_copies(context);
  context.announce(BackupExpired{due.backup});
}

/// The backup that a world has when it begins; the commits of all volumes are counted from there.
void add_old_backup(Context& context, Id<Schedule> schedule) {
  const Id<Backup> id = add_backup(context, schedule);
  add_items(context, id);
  const Time begun = context.now();
  for (std::int32_t i = 0; i < context[id].volumes; ++i) {
    const Id<BackupItem> item = item_of(context[id], i);
    const auto snapshot =
        storage::add_snapshot(context, context[context[item].claim].volume, begun);
    context.edit(item).snapshot = snapshot;
    context.edit(item).phase = ItemPhase::saved;
    context.edit(item).elsewhere = standby_of(context) != nullptr;
  }
  Backup& backup = context.edit(id);
  backup.phase = BackupPhase::completed;
  backup.begun = backup.ended = begun;
  backup.next = backup.volumes;
  backup.elsewhere = standby_of(context) != nullptr;
  count_copies(context);
  await_expiry(context, id);
}

}  // namespace

Hindrance hindrance(const World& world, Id<Schedule> schedule) {
  if (!somebody_works(world, schedule)) return Hindrance::nobody_works;
  if (!kubernetes::api_is_up(world)) return Hindrance::no_control_plane;
  if (failure::has_expired(world, world[schedule].by)) return Hindrance::no_credentials;
  return Hindrance::none;
}

RestoreFailure hindered_by(const World& world, Id<Schedule> schedule) {
  switch (hindrance(world, schedule)) {
    case Hindrance::nobody_works:
      return RestoreFailure::nobody_restores;
    case Hindrance::no_control_plane:
      return RestoreFailure::no_control_plane;
    case Hindrance::no_credentials:
      return RestoreFailure::no_credentials;
    case Hindrance::none:
      break;
  }
  return RestoreFailure::none;
}

Result<void> check_access(const World& world, Id<Schedule> schedule) {
  const Hindrance hinders = hindrance(world, schedule);
  if (hinders == Hindrance::no_control_plane)
    return fail("refused", "The API server does not answer.", {}, "Wait until it is back.");
  if (hinders == Hindrance::no_credentials)
    return fail("refused",
                "The credentials of " + said(world, world[schedule].by) + " have expired.", {},
                "Renew them first.");
  return {};
}

void ask_for_backup(Context& context, Id<Schedule> schedule) {
  add_backup(context, schedule);
  begin_next(context);
}

void plan_backups(Context& context, Id<Schedule> id) {
  const std::uint32_t round = ++context.edit(id).round;
  const Schedule& schedule = context[id];
  const Duration late = (context.now() - schedule.from) % schedule.every;
  context.schedule(schedule.every - late, ScheduleDue{id, round});
}

void configure(Context& context, const Settings& given) {
  DRYDOCK_ASSERT(
      given.log_rate > 0 && given.collect > Duration::zero() && given.retry > Duration::zero(),
      "logs are replayed at a rate, and timers come again");
  Settings settings = given;
  if (settings.standby.region) open_copies(context, settings.standby);
  context.add(settings);
}

Id<Schedule> add_schedule(Context& context, const Schedule& given,
                          const std::vector<Id<kubernetes::Workload>>& workloads) {
  DRYDOCK_ASSERT(given.every > Duration::zero() && given.keep > Duration::zero(),
                 "backups have an interval, and are kept for some time");
  Schedule row = given;
  row.from = context.now();
  row.luck = context.stream(row.name, "backups");
  const Id<Schedule> id = context.add(row);
  for (const Id<kubernetes::Workload> workload : workloads) context.add(Target{id, workload});
  failure::hold_credential(context, row.by);
  add_old_backup(context, id);
  plan_backups(context, id);
  return id;
}

void install_backups(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<Schedule>();
  rulebook.table<Target>();
  rulebook.table<Backup>();
  rulebook.table<BackupItem>();
  rulebook.on<on_schedule_due>();
  rulebook.on<on_runner_look>();
  rulebook.on<on_item_due>();
  rulebook.on<on_hook_done>();
  rulebook.on<on_expiry_due>();
  rulebook.fact<BackupStarted>();
  rulebook.fact<BackupCompleted>();
  rulebook.fact<BackupIncomplete>();
  rulebook.fact<BackupFailed>();
  rulebook.fact<BackupsHeldUp>();
  rulebook.fact<BackupsWaitForApi>();
  rulebook.fact<BackupDenied>();
  rulebook.fact<VolumeNotSaved>();
  rulebook.fact<BackupExpired>();
  rulebook.listen<on_snapshot_completed>();
}

}  // namespace drydock::recovery
