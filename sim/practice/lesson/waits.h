// Waits: how long the empty places of workloads have waited for a machine, whoever stands in line.
#pragma once

#include <vector>

#include "sim/platform/kubernetes/tables.h"

namespace drydock::lesson {

/// A workload that should have n pods has n places. A place is empty while no pod that is to stay
/// has a machine in it; its wait begins when it becomes empty and ends when a pod is put on a
/// machine. So a Pending pod that is deleted and made anew waits on from where the first began.
class Waits {
 public:
  /// Takes in what has changed up to now; to be called after each instant with a fact.
  void update(const World& world);

  /// The longest wait of an empty place of the workload; zero when none is empty.
  Duration longest(const World& world, Id<kubernetes::Workload> workload) const;
  /// The wait of the place that a Pending pod stands in line for; zero for others. The oldest pod
  /// has the oldest place.
  Duration of(const World& world, Id<kubernetes::Pod> pod) const;

 private:
  std::vector<std::vector<Time>> empty_since_;  ///< By workload; oldest first.
};

}  // namespace drydock::lesson
