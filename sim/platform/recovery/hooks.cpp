// What is run in a database's pod around the snapshot of its volume.
#include <algorithm>

#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/storage.h"

namespace drydock::recovery {

namespace {

/// The snapshot has begun: writes go on.
struct ThawDue {
  Id<storage::Volume> volume;
  Time frozen;
  Duration late_before{};
  DRYDOCK_FIELDS(ThawDue, volume, frozen, late_before)
};

const Schedule& schedule_of(const World& world, Id<BackupItem> item) {
  return world[world[world[item].backup].schedule];
}

bool is_database(const World& world, Id<BackupItem> item) {
  const Id<kubernetes::Workload> workload = world[world[item].claim].workload;
  return workload && world[workload].is_database;
}

/// The pod in which a hook can be run, or none.
Id<kubernetes::Pod> pod_of(const World& world, Id<BackupItem> item) {
  const Id<kubernetes::Pod> pod = world[world[item].claim].pod;
  const bool runs = pod && world[pod].phase == kubernetes::PodPhase::running && world[pod].ready;
  return runs ? pod : Id<kubernetes::Pod>{};
}

/// Bytes that a database writes in so long a time.
double written_in(const World& world, Id<BackupItem> item, Duration span) {
  const storage::Volume& volume = world[world[world[item].claim].volume];
  return volume.demand.writes * volume.share * in_seconds(span);
}

/// Bytes of log since a checkpoint that was up to one interval ago.
double log_since_checkpoint(Context& context, Id<BackupItem> item) {
  const Settings& settings = context.only<Settings>();
  const double age = context.random(schedule_of(context, item).luck).uniform();
  return std::min(static_cast<double>(settings.log_most.count),
                  written_in(context, item, settings.checkpoint) * age);
}

void on_thaw_due(Context& context, const ThawDue& due) {
  const storage::Volume& volume = context[due.volume];
  if (volume.phase == storage::VolumePhase::deleted || volume.late_changed != due.frozen) return;
  storage::set_late(context, due.volume, due.late_before);
}

}  // namespace

HookRun run_hook(Context& context, Id<BackupItem> item) {
  const Schedule& schedule = schedule_of(context, item);
  if (schedule.hook == Hook::none || !is_database(context, item)) return {};
  const Id<storage::Volume> volume = context[context[item].claim].volume;
  const Id<Backup> backup = context[item].backup;
  const Id<kubernetes::Pod> pod = pod_of(context, item);
  if (!pod) {
    const bool gives_up = schedule.hook_error == HookError::fail;
    context.announce(HookFailed{backup, volume});
    return {{}, gives_up};
  }
  if (!has_checkpoint(schedule.hook)) return {};
  const double rate = static_cast<double>(context[volume].spec.throughput_mib) *
                      static_cast<double>(mebibyte.count);
  const double dirty = log_since_checkpoint(context, item);
  const Duration least = seconds(1);
  const Duration takes = rate > 0 ? std::max(least, from_seconds(dirty / rate)) : least;
  context.edit(item).checkpointed = true;
  context.announce(HookRan{pod, backup, in_seconds(takes)});
  return {takes, false};
}

void freeze(Context& context, Id<BackupItem> item) {
  if (!has_freeze(schedule_of(context, item).hook) || !pod_of(context, item)) return;
  const Id<storage::Volume> id = context[context[item].claim].volume;
  const Duration frozen = context.only<Settings>().per_volume;
  const Duration before = context[id].late;
  // Who writes waits for what is left of it: half of it on average.
  storage::set_late(context, id, before + frozen / 2);
  context.schedule(frozen, ThawDue{id, context.now(), before});
}

double log_left(Context& context, Id<BackupItem> item) {
  if (!is_database(context, item)) return 0;
  if (!context[item].checkpointed) return log_since_checkpoint(context, item);
  return written_in(context, item, context.only<Settings>().per_volume);
}

void install_hooks(Rulebook& rulebook) {
  rulebook.on<on_thaw_due>();
  rulebook.fact<HookRan>();
  rulebook.fact<HookFailed>();
}

}  // namespace drydock::recovery
