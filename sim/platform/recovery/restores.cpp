// The way back of a claim: a volume from a snapshot, in a zone that works, given to the claim.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/storage.h"

namespace drydock::recovery {

namespace {

struct RestoreDue {
  Id<Restore> restore;
  DRYDOCK_FIELDS(RestoreDue, restore)
};

/// The node's pod of the claim; none when nothing runs with its volume.
Id<kubernetes::Pod> user_of(const World& world, Id<kubernetes::Claim> claim) {
  const Id<kubernetes::Pod> pod = world[claim].pod;
  const bool runs =
      pod && world[pod].phase != kubernetes::PodPhase::gone && kubernetes::node_of(world[pod]);
  return runs ? pod : Id<kubernetes::Pod>{};
}

RestoreFailure why_not(const World& world, const Restore& restore) {
  const Id<Schedule> schedule = world[world[restore.item].backup].schedule;
  if (const auto hinders = hindered_by(world, schedule); hinders != RestoreFailure::none)
    return hinders;
  if (!world[restore.zone].up) return RestoreFailure::zone_is_down;
  if (!world[restore.claim].workload || user_of(world, restore.claim))
    return RestoreFailure::claim_is_in_use;
  if (!storage::check_restore(world, world[restore.item].snapshot, spec_of(world, restore.item),
                              restore.load_mib))
    return RestoreFailure::snapshot_is_gone;
  return RestoreFailure::none;
}

void finish(Context& context, Id<Restore> id) {
  const Restore restore = context[id];
  const BackupItem item = context[restore.item];
  const Exposure lost = loss_with(context, restore.item);
  const Name name = free_name(context, said(context.world(), id));
  const Id<storage::Volume> volume = storage::restore(
      context, item.snapshot, restore.zone, name, spec_of(context, restore.item), restore.load_mib);
  if (item.log > 0) storage::set_replay(context, volume, replay_time(context, volume, item.log));
  Restore& row = context.edit(id);
  row.phase = RestorePhase::done;
  row.ended = context.now();
  row.volume = volume;
  row.lost_commits = lost.commits;
  row.lost = lost.span;
  Context after = context.because(
      context.announce(ClaimRestored{id, static_cast<std::int32_t>(in_seconds(lost.span)),
                                     static_cast<std::int64_t>(std::floor(lost.commits))}));
  kubernetes::rebind(after, restore.claim, volume);
}

void on_restore_due(Context& context, const RestoreDue& due) {
  const RestoreFailure why = why_not(context, context[due.restore]);
  if (why == RestoreFailure::none) return finish(context, due.restore);
  Restore& restore = context.edit(due.restore);
  restore.phase = RestorePhase::failed;
  restore.failure = why;
  restore.ended = context.now();
  context.announce(RestoreFailed{due.restore, why});
}

Id<Restore> under_way(const World& world, Id<kubernetes::Claim> claim) {
  for (const auto& [id, restore] : world.table<Restore>())
    if (restore.claim == claim && restore.phase == RestorePhase::making) return id;
  return {};
}

}  // namespace

Id<kubernetes::Claim> claim_for(const World& world, Id<BackupItem> item) {
  const Id<kubernetes::Claim> now = kubernetes::standing_claim(world, world[item].claim);
  return now ? now : world[item].claim;
}

bool usable(BackupPhase phase) {
  return phase == BackupPhase::completed || phase == BackupPhase::partially_failed;
}

storage::VolumeSpec spec_of(const World& world, Id<BackupItem> item) {
  const Id<storage::Volume> now = world[claim_for(world, item)].volume;
  storage::VolumeSpec spec = world[now ? now : world[world[item].snapshot].volume].spec;
  spec.size_gib = std::max(spec.size_gib, world[world[item].snapshot].size_gib);
  return spec;
}

Name free_name(Context& context, const std::string& claim) {
  for (std::uint32_t number = context.table<Restore>().size();; ++number) {
    const std::string name = claim + "-restored-" + std::to_string(number);
    bool taken = false;
    for (const auto& [id, volume] : context.table<storage::Volume>())
      taken = taken || context.text(volume.name) == name;
    if (!taken) return context.name(name);
  }
}

/// Pages that the log asks for lie on a volume that may still be loading.
Duration replay_time(const World& world, Id<storage::Volume> volume, double log) {
  double rate = world.only<Settings>().log_rate;
  if (storage::unloaded_bytes(world, volume) > 0) rate = std::min(rate, world[volume].load_rate);
  return from_seconds(log / rate);
}

Id<BackupItem> newest_item(const World& world, Id<kubernetes::Claim> claim, Id<Backup> backup) {
  for (std::uint32_t i = world.table<BackupItem>().size(); i-- > 0;) {
    const Id<BackupItem> id{i};
    const BackupItem& item = world[id];
    if (!item.claim || item.phase != ItemPhase::saved || claim_for(world, id) != claim) continue;
    if (backup ? item.backup == backup && usable(world[backup].phase)
               : usable(world[item.backup].phase))
      return id;
  }
  return {};
}

bool is_known_wrong(const World& world, Id<BackupItem> item) {
  return world[world[item].snapshot].wrong.known;
}

Id<BackupItem> newest_sound_item(const World& world, Id<kubernetes::Claim> claim) {
  for (std::uint32_t i = world.table<BackupItem>().size(); i-- > 0;) {
    const Id<BackupItem> id{i};
    const BackupItem& item = world[id];
    if (item.claim && item.phase == ItemPhase::saved && claim_for(world, id) == claim &&
        usable(world[item.backup].phase) && !is_known_wrong(world, id))
      return id;
  }
  return {};
}

Exposure loss_at(const World& world, Id<kubernetes::Claim> claim, storage::Position from) {
  const storage::Position now = kubernetes::farthest(world, claim);
  const double commits = std::max(0.0, now.commits - from.commits);
  if (commits <= 0) return {};
  return {commits, std::max(Duration::zero(), now.newest - from.newest)};
}

Exposure loss_with(const World& world, Id<BackupItem> item) {
  return loss_at(world, claim_for(world, item), world[world[item].snapshot].data);
}

std::optional<Exposure> exposure(const World& world, Id<kubernetes::Claim> claim) {
  const Id<BackupItem> item = newest_sound_item(world, claim);
  if (!item || !world[claim].volume) return std::nullopt;
  return loss_with(world, item);
}

Result<void> check_restore(const World& world, Id<BackupItem> item, Id<network::Zone> zone,
                           std::int64_t load_mib) {
  const Id<kubernetes::Claim> claim = claim_for(world, item);
  const std::string name = kubernetes::claim_name(world, claim);
  const Id<Schedule> schedule = world[world[item].backup].schedule;
  if (!somebody_works(world, schedule))
    return fail("refused", "No pod of " + said(world, world[schedule].by) + " runs to restore it.",
                {}, "Wait until one is ready.");
  if (const Result<void> access = check_access(world, schedule); !access) return access;
  if (!world[zone].up)
    return fail("refused", "Zone " + said(world, zone) + " is down.", {}, "Choose another zone.");
  const auto from = world[world[world[item].snapshot].volume].zone;
  if (world[from].region != world[zone].region && !world[item].elsewhere)
    return fail("refused", "Zone " + said(world, zone) + " is in another region, and backup " +
                               said(world, world[item].backup) + " was not copied there.");
  if (const Standby* standby = standby_of(world);
      standby && !standby->moved && world[zone].region == standby->region)
    return fail("refused", "Region " + said(world, standby->region) + " has no cluster.", {},
                "Build one there first, once this region is lost.");
  if (under_way(world, claim))
    return fail("refused", "A restore of " + name + " is under way already.");
  if (const Id<kubernetes::Pod> user = user_of(world, claim))
    return fail("refused",
                "Pod " + said(world, user) + " still uses claim " + name + " on " +
                    said(world, kubernetes::node_of(world[user])) +
                    ", and a restore skips what exists.",
                {}, "Scale its workload to 0, or delete the pod by force when its node is gone.");
  return storage::check_restore(world, world[item].snapshot, spec_of(world, item), load_mib);
}

void begin_restore(Context& context, Id<BackupItem> item, Id<network::Zone> zone,
                   std::int64_t load_mib) {
  Restore row;
  row.claim = claim_for(context, item);
  row.name = context.name(kubernetes::claim_name(context, row.claim));
  row.item = item;
  row.zone = zone;
  row.load_mib = load_mib;
  row.begun = context.now();
  const Id<Restore> id = context.add(row);
  Context after = context.because(context.announce(RestoreStarted{id, zone}));
  after.schedule(after.only<Settings>().restore, RestoreDue{id});
}

void install_restores(Rulebook& rulebook) {
  rulebook.table<Restore>();
  rulebook.on<on_restore_due>();
  rulebook.fact<RestoreStarted>();
  rulebook.fact<ClaimRestored>();
  rulebook.fact<RestoreFailed>();
}

void install(Rulebook& rulebook) {
  install_plans(rulebook);
  install_backups(rulebook);
  install_hooks(rulebook);
  install_copies(rulebook);
  install_environments(rulebook);
  install_way_back(rulebook);
  install_restores(rulebook);
  install_standby(rulebook);
  install_platform_restores(rulebook);
  install_commands(rulebook);
  install_standby_commands(rulebook);
}

}  // namespace drydock::recovery
