// How requests were computed: as flows, one by one, or as flows set right by single requests.
#include <algorithm>

#include "sim/platform/workload/calibration.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

Computed computed(const World& world) {
  Computed how;
  if (!world.table<Live>().empty()) {
    const Live& live = world.only<Live>();
    how.mode = live.mode;
    how.one_by_one = live.one_by_one;
    if (live.running) how.one_by_one += world.now() - live.began;
  }
  if (!world.table<Look>().empty()) {
    how.looked = world.only<Look>().looked;
    how.looked_requests = world.only<Look>().requests;
  }
  for (const auto& [id, row] : world.table<Level>()) {
    if (!row.regime || row.looked == Duration::zero()) continue;
    how.levels.push_back({row.load, row.looked, row.requests, row.p99.interval()});
  }
  std::sort(how.levels.begin(), how.levels.end(),
            [](const auto& a, const auto& b) { return a.load < b.load; });
  for (const auto& [id, row] : world.table<Service>()) {
    for (std::size_t i = 1; i < doubts; ++i) {
      Duration lasted = row.doubted[i];
      if (row.doubt == static_cast<Doubt>(i)) lasted += world.now() - row.doubt_since;
      if (lasted > Duration::zero())
        how.doubted.push_back({row.name, static_cast<Doubt>(i), lasted});
    }
  }
  return how;
}

}  // namespace drydock::workload
