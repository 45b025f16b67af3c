// What one template says of every node, inside the scheduler's view of the cluster.
#pragma once

#include "sim/platform/kubernetes/cluster_view.h"

namespace drydock::kubernetes {

struct ClusterView::Kind {
  Id<PodTemplate> spec;
  Id<Workload> workload;
  Name name_space;
  PodNeed need;
  std::vector<Toleration> tolerations;
  std::vector<RequirementView> requirements;
  std::deque<std::vector<NodeValue>> values;  ///< Where the requirements' values lie.
  std::vector<HostPort> ports;
  bool tolerates_cordon = false;
  std::vector<bool> barred;  ///< Nodes that say no for as long as the pass lasts; empty: none.
  std::deque<SpreadPart> hard, soft;
  std::deque<AffinityPart> affinity;
  bool first_of_its_kind = false;  ///< It satisfies its own required affinity, as nobody does yet.
  std::vector<std::int64_t> liking, dislike, image;  ///< By node; empty: no node differs.
  std::vector<std::int32_t> points;                  ///< Of resources, by node; -1: not known.
  std::vector<Refusal> refusals;                     ///< Of an ask without volume and pin.
  bool refusals_hold = false;
  bool hopeless = false;  ///< A preemption was tried in vain.
};

}  // namespace drydock::kubernetes
