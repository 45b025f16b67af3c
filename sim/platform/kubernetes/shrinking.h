// What shrinking could do: which node may be emptied, and what keeps it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/platform/kubernetes/cluster_view.h"
#include "sim/platform/kubernetes/scale_down_rules.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// What each disruption budget allows now, by its row.
std::vector<std::int32_t> budgets_allowed(const World& world);
/// A pod as the rules of drainability see it.
DrainPod drain_pod(const World& world, Id<Pod> pod, std::span<const std::int32_t> allowed);

/// What the rules say of a node's pods; with a blocking one the rest is not looked at.
struct DrainPlan {
  Id<Node> node;
  std::vector<Id<Pod>> moving;
  Id<Pod> blocking;
  Drainability reason = Drainability::move;
};
DrainPlan drain_plan(const World& world, Id<Node> node, std::span<const std::int32_t> allowed);

/// The cluster while nodes are taken away in thought.
class ShrinkView {
 public:
  explicit ShrinkView(const World& world);
  /// Moves the pods to other nodes that stay; then the node counts as gone. False, and nothing has
  /// changed, when one pod finds no place: that is `homeless`.
  bool empty_node(Id<Node> node, const std::vector<Id<Pod>>& pods);
  Id<Pod> homeless() const { return homeless_; }
  const ClusterView& nodes() const { return view_; }

 private:
  bool move(Id<Pod> pod, std::size_t from, std::size_t& to);

  const World& world_;
  ClusterView view_;
  std::vector<bool> gone_;
  std::size_t next_ = 0;  ///< Where the last pod found its place.
  Id<Pod> homeless_;
};

/// Whether the node is little used, or unready, and its group may shrink.
bool is_candidate(const World& world, const NodeOffer& node);
/// When nodes may be removed at the earliest: after the last addition, removal and failure.
Time cool_down_end(const World& world);

/// Why the cluster-autoscaler keeps this node, or what it is about to do with it, as a sentence.
std::string scale_down_message(const World& world, Id<Node> node);

}  // namespace drydock::kubernetes
