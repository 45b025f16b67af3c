// Reads outages from the positions of the data: a store is out since the newest write on it.
#include "gui/bridge/clock_reader.h"

#include <algorithm>

#include "gui/bridge/ids.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/storage/storage.h"

namespace drydock::bridge {

namespace {

using models::StoreClock;

QString spanOf(Duration span) { return models::spanText(momentOf(Time(span))); }

bool serves(const World& world, const kubernetes::Claim& claim) {
  if (!claim.volume || !claim.pod) return false;
  const kubernetes::Pod& pod = world[claim.pod];
  const storage::Volume& volume = world[claim.volume];
  return kubernetes::answers(world, pod) && pod.volume == claim.volume &&
         volume.phase == storage::VolumePhase::attached && world[volume.zone].up;
}

// The newest restore of the claim that gave it the volume that it has.
const recovery::Restore* restoreOf(const World& world, Id<kubernetes::Claim> claim) {
  const recovery::Restore* found = nullptr;
  for (const auto& [id, restore] : world.table<recovery::Restore>()) {
    if (restore.claim == claim && restore.phase == recovery::RestorePhase::done &&
        restore.volume == world[claim].volume)
      found = &restore;
  }
  return found;
}

// When the data that a restore replaced was written to for the last time.
Time lostAt(const World& world, const recovery::Restore& restore) {
  return world[world[restore.item].snapshot].data.newest + restore.lost;
}

void readOutage(const World& world, Id<kubernetes::Claim> id, StoreTimes& times) {
  const kubernetes::Claim& claim = world[id];
  const recovery::Restore* restore = restoreOf(world, id);
  times.out = !serves(world, claim);
  if (restore) times.lost = recovery::Exposure{restore->lost_commits, restore->lost};
  const storage::Position now = storage::position(world, claim.volume);
  // Nothing was written since the restore: the outage that it ends is not over.
  const bool written = !restore || now.newest > restore->ended;
  if (times.out) {
    times.outage = world.now() - (written ? now.newest : lostAt(world, *restore));
  } else if (restore) {
    const Time back = std::max(world[claim.pod].ready_since, restore->ended);
    times.outage = back - lostAt(world, *restore);
  }
}

int rank(const StoreClock& clock) {
  if (clock.isOut) return 0;
  return clock.tone == models::Tone::strained ? 1 : 2;
}

}  // namespace

QString sayExposure(const recovery::Exposure& exposure) {
  if (exposure.commits < 1) return ClockText::tr("nothing");
  return ClockText::tr("about %n write(s) of %1", "", int(std::min(exposure.commits, 2e9)))
      .arg(spanOf(exposure.span));
}

QString sayStake(const recovery::Exposure& exposure) {
  return exposure.span < seconds(1) ? QString("0s") : spanOf(exposure.span);
}

bool hasClock(const World& world, Id<kubernetes::Claim> id) {
  const kubernetes::Claim& claim = world[id];
  if (!claim.workload || !claim.volume) return false;
  for (const auto& [target_id, target] : world.table<recovery::Target>())
    if (target.workload == claim.workload) return true;
  return storage::position(world, claim.volume).commits >= 1;
}

StoreTimes readTimes(const World& world, Id<kubernetes::Claim> id) {
  StoreTimes times;
  if (!world[id].volume) return times;
  readOutage(world, id, times);
  if (const auto item = recovery::newest_sound_item(world, id))
    times.backup = world.now() - world[world[item].snapshot].taken;
  times.stake = recovery::exposure(world, id);
  return times;
}

models::StoreClocks readClocks(const World& world, int most) {
  models::StoreClocks clocks;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (!hasClock(world, id)) continue;
    const StoreTimes times = readTimes(world, id);
    StoreClock clock;
    clock.name = textOf(kubernetes::claim_name(world, id));
    clock.id = idOf("pvc", clock.name);
    clock.zone = textOf(world.text(world[world[claim.volume].zone].name));
    clock.isOut = times.out;
    if (times.outage) clock.out = spanOf(*times.outage);
    if (times.backup) clock.backup = spanOf(*times.backup);
    if (times.stake) clock.stake = sayStake(*times.stake);
    clock.tone = times.out       ? models::Tone::broken
                 : !times.backup ? models::Tone::strained
                                 : models::Tone::good;
    clock.state = times.out    ? ClockText::tr("Out")
                  : times.lost ? ClockText::tr("Back, out for")
                               : ClockText::tr("Serves");
    const QString stake =
        times.stake ? ClockText::tr("If it were lost now: %1.").arg(sayExposure(*times.stake))
                    : ClockText::tr(
                          "No backup holds it: if it were lost now, all of it "
                          "would be.");
    clock.hint =
        times.lost
            ? ClockText::tr("The last restore lost %1.").arg(sayExposure(*times.lost)) + ' ' + stake
            : stake;
    clocks.stores.append(clock);
  }
  std::stable_sort(clocks.stores.begin(), clocks.stores.end(),
                   [](const StoreClock& a, const StoreClock& b) { return rank(a) < rank(b); });
  clocks.more = std::max(0, int(clocks.stores.size()) - most);
  clocks.stores.resize(std::min<qsizetype>(clocks.stores.size(), most));
  return clocks;
}

}  // namespace drydock::bridge
