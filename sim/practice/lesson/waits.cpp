// Counts the places of each workload and remembers since when they are empty.
#include "sim/practice/lesson/waits.h"

#include <algorithm>

namespace drydock::lesson {

void Waits::update(const World& world) {
  const auto& workloads = world.table<kubernetes::Workload>();
  empty_since_.resize(workloads.size());
  for (const auto& [id, workload] : workloads) {
    if (workload.kind == kubernetes::WorkloadKind::daemon_set) continue;
    const std::int32_t placed = workload.pods.length - workload.pending - workload.leaving;
    const auto empty = static_cast<std::size_t>(std::max(0, workload.replicas - placed));
    std::vector<Time>& since = empty_since_[id.index];
    if (since.size() > empty)
      since.erase(since.begin(), since.begin() + static_cast<std::ptrdiff_t>(since.size() - empty));
    while (since.size() < empty) since.push_back(world.now());
  }
}

Duration Waits::longest(const World& world, Id<kubernetes::Workload> workload) const {
  if (workload.index >= empty_since_.size() || empty_since_[workload.index].empty()) return {};
  return world.now() - empty_since_[workload.index].front();
}

Duration Waits::of(const World& world, Id<kubernetes::Pod> pod) const {
  const kubernetes::Pod& row = world[pod];
  if (row.phase != kubernetes::PodPhase::pending || row.workload.index >= empty_since_.size())
    return {};
  std::size_t rank = 0;
  for (Id<kubernetes::Pod> other = world[row.workload].pods.first; other && other != pod;
       other = world[other].siblings.after)
    if (world[other].phase == kubernetes::PodPhase::pending) ++rank;
  const std::vector<Time>& since = empty_since_[row.workload.index];
  return rank < since.size() ? world.now() - since[rank] : Duration{};
}

}  // namespace drydock::lesson
