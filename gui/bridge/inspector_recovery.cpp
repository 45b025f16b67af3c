// Pages of backups, schedules and what they made, and of regions, one of which may stand by.
#include <cmath>

#include "gui/bridge/clock_reader.h"
#include "gui/bridge/inspector_page.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/recovery/recovery.h"

namespace drydock::bridge {

using models::Tone;

namespace {

using recovery::BackupPhase;

QString lastingText(Duration span) { return models::spanText(momentOf(Time(span))); }

void readSchedule(Page& page) {
  const World& world = page.world;
  const auto id = world.find<recovery::Schedule>(page.plain);
  if (!id) return;
  const recovery::Schedule& schedule = world[id];
  page.head(InspectorText::tr("backup schedule"), "volume");
  page.state(schedule.held_up ? Tone::strained : Tone::good,
             schedule.held_up ? InspectorText::tr("Waits for somebody to make it")
                              : InspectorText::tr("Works"));
  page.add(InspectorText::tr("A backup every"), lastingText(schedule.every));
  page.add(InspectorText::tr("Kept for"), lastingText(schedule.keep));
  if (schedule.hook != recovery::Hook::none)
    page.add(InspectorText::tr("Before a snapshot"), wordOf(enum_name(schedule.hook)));
  page.link(InspectorText::tr("Made by"), "service", schedule.by);
  std::vector<Id<kubernetes::Workload>> saved;
  for (const auto& [target_id, target] : world.table<recovery::Target>())
    if (target.schedule == id) saved.push_back(target.workload);
  page.links(InspectorText::tr("Saves"), "service", saved);
  std::vector<Id<recovery::Backup>> made;
  for (const auto& [backup_id, backup] : world.table<recovery::Backup>())
    if (backup.schedule == id && backup.phase != BackupPhase::deleted) made.push_back(backup_id);
  std::reverse(made.begin(), made.end());
  page.links(InspectorText::tr("Backups"), "backup", made);
}

Tone toneOf(BackupPhase phase) {
  switch (phase) {
    case BackupPhase::completed:
      return Tone::good;
    case BackupPhase::failed:
      return Tone::broken;
    case BackupPhase::partially_failed:
      return Tone::strained;
    default:
      return Tone::quiet;
  }
}

void readBackup(Page& page) {
  const World& world = page.world;
  const auto id = world.find<recovery::Backup>(page.plain);
  if (!id || world[id].phase == BackupPhase::deleted) return;
  const recovery::Backup& backup = world[id];
  page.head(InspectorText::tr("backup"), "volume");
  page.state(toneOf(backup.phase), wordOf(enum_name(backup.phase)));
  page.link(InspectorText::tr("Schedule"), "backup-schedule", backup.schedule);
  if (backup.phase == BackupPhase::queued) return;
  page.add(InspectorText::tr("Begun"), models::momentText(momentOf(backup.begun)));
  if (backup.phase != BackupPhase::saving && backup.phase != BackupPhase::copying)
    page.add(InspectorText::tr("Ended"), models::momentText(momentOf(backup.ended)));
  if (backup.elsewhere)
    page.link(InspectorText::tr("Also in"), "region",
              world.only<recovery::Settings>().standby.region);
  if (backup.volumes > 0) page.section(InspectorText::tr("Volumes"));
  for (std::int32_t at = 0; at < backup.volumes; ++at) {
    const recovery::BackupItem& item =
        world[Id<recovery::BackupItem>{backup.first.index + static_cast<std::uint32_t>(at)}];
    const QString claim = textOf(kubernetes::claim_name(world, item.claim));
    if (item.snapshot)
      page.link(claim, "snapshot", item.snapshot);
    else
      page.add(claim, wordOf(enum_name(item.phase)));
  }
}

// What stands in the region that takes over, and how far a restore there is.
void readStandby(Page& page, const recovery::Standby& standby) {
  page.section(InspectorText::tr("It stands by"));
  page.add(InspectorText::tr("Readiness"), wordOf(enum_name(standby.readiness)));
  for (std::size_t at = 0; at < standby.modules.size(); ++at)
    page.add(wordOf(enum_name(static_cast<recovery::Module>(at))),
             wordOf(enum_name(standby.modules[at])));
  page.link(InspectorText::tr("Load balancer"), "balancer", standby.balancer);
  if (standby.stage == recovery::Stage::none) return;
  page.link(InspectorText::tr("Restored from"), "backup", standby.backup);
  page.add(InspectorText::tr("Now"), wordOf(enum_name(standby.stage)));
  page.add(InspectorText::tr("Objects"), standby.objects);
  page.add(InspectorText::tr("Skipped"), standby.skipped);
  page.add(InspectorText::tr("Failed"), standby.failed);
}

Tone toneOf(recovery::EnvironmentPhase phase) {
  return phase == recovery::EnvironmentPhase::standing ? Tone::good : Tone::quiet;
}

void readEnvironment(Page& page) {
  const World& world = page.world;
  const auto id = world.find<recovery::Environment>(page.plain);
  if (!id) return;
  const recovery::Environment& environment = world[id];
  page.head(InspectorText::tr("environment"), "zone");
  page.state(toneOf(environment.phase), wordOf(enum_name(environment.phase)));
  if (environment.phase == recovery::EnvironmentPhase::absent) return;
  page.add(InspectorText::tr("Asked for"), models::momentText(momentOf(environment.asked)));
  if (environment.stood > environment.asked)
    page.add(InspectorText::tr("Stood after"), lastingText(environment.stood - environment.asked));
  page.add(InspectorText::tr("Machines"), environment.machines);
  page.add(InspectorText::tr("Releases"), environment.released);
  std::vector<Id<kubernetes::Workload>> made;
  for (const auto& [row_id, row] : world.table<recovery::EnvironmentWorkload>())
    if (row.environment == id) made.push_back(row.workload);
  page.links(InspectorText::tr("Workloads"), "service", made);
}

void readRegion(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Region>(page.plain);
  if (!id) return;
  page.head(InspectorText::tr("region"), "zone");
  std::vector<Id<network::Zone>> zones;
  std::size_t up = 0;
  for (const auto& [zone_id, zone] : world.table<network::Zone>()) {
    if (zone.region != id) continue;
    zones.push_back(zone_id);
    up += zone.up ? 1 : 0;
  }
  const Tone tone = up == zones.size() ? Tone::good : up == 0 ? Tone::broken : Tone::strained;
  page.state(tone, InspectorText::tr("%1 of %2 zones up").arg(up).arg(zones.size()));
  page.links(InspectorText::tr("Zones"), "zone", zones);
  if (world.table<recovery::Settings>().empty()) return;
  const recovery::Standby& standby = world.only<recovery::Settings>().standby;
  if (standby.region == id) readStandby(page, standby);
}

}  // namespace

// Short words: the column may be narrow.
void addClock(Page& page, Id<kubernetes::Claim> claim) {
  if (!hasClock(page.world, claim)) return;
  const StoreTimes times = readTimes(page.world, claim);
  const auto writes = [](double count) { return models::figureText(std::round(count)); };
  page.section(InspectorText::tr("If it is lost"));
  if (times.out && times.outage)
    page.add(InspectorText::tr("RTO so far"), lastingText(*times.outage));
  if (times.backup) page.add(InspectorText::tr("Age of backup"), lastingText(*times.backup));
  page.add(InspectorText::tr("RPO now"),
           times.stake ? sayStake(*times.stake) : InspectorText::tr("all: no backup"));
  if (times.stake) page.add(InspectorText::tr("Writes at stake"), writes(times.stake->commits));
  if (!times.lost) return;
  page.section(InspectorText::tr("At the last restore"));
  if (!times.out && times.outage)
    page.add(InspectorText::tr("Was out for"), lastingText(*times.outage));
  page.add(InspectorText::tr("Time lost"), sayStake(*times.lost));
  page.add(InspectorText::tr("Writes lost"), writes(times.lost->commits));
}

QHash<QString, ReadPage> recoveryPages() {
  return {{"backup-schedule", readSchedule},
          {"backup", readBackup},
          {"region", readRegion},
          {"environment", readEnvironment}};
}

}  // namespace drydock::bridge
