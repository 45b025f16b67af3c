// The cluster as the scheduler sees it during one pass: nodes side by side in memory, and for each
// kind of pod what its template says of every node, worked out once and kept true while pods are
// placed.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/platform/kubernetes/label_rules.h"
#include "sim/platform/kubernetes/scheduling_rules.h"
#include "sim/platform/kubernetes/spread_rules.h"

namespace drydock::kubernetes {

/// A pod that looks for a node; also one that does not exist yet.
struct PodAsk {
  Id<PodTemplate> spec;
  Id<Pod> pod;
  Id<network::Zone> volume_zone;  ///< Of its bound volume.
  Id<Node> pinned;                ///< Of a daemon set: its node affinity names this node.
  std::int32_t priority = 0;
};
PodAsk ask_of(const World& world, Id<Pod> pod);

/// Pods of some templates, counted by domain of one topology key.
struct Tally {
  const std::vector<std::uint32_t>* domains = nullptr;  ///< Of each node.
  std::vector<bool> left_out;                           ///< Nodes whose domain does not count.
  DomainCounts counts;

  std::uint32_t domain(std::size_t node) const { return (*domains)[node]; }
  std::int32_t near(std::size_t node) const { return counts.in(domain(node)); }
  void change(std::size_t node, std::int32_t pods) {
    if (left_out.empty() || !left_out[node]) counts.change(domain(node), pods);
  }
};

/// Nodes are numbered from 0, the zones taking turns as in the real scheduler's list; a node that
/// is gone is not there. The view reads the world while it works and must not outlive it; what is
/// bound meanwhile is told by place().
class ClusterView {
 public:
  explicit ClusterView(const World& world);
  /// The same with one node alone; empty when it is gone.
  ClusterView(const World& world, Id<Node> only);
  ~ClusterView();
  ClusterView(const ClusterView&) = delete;
  ClusterView& operator=(const ClusterView&) = delete;

  std::size_t size() const { return nodes_.size(); }
  const NodeOffer& operator[](std::size_t node) const { return nodes_[node]; }
  /// The number of a node; size() when it is gone.
  std::size_t number_of(Id<Node> node) const;

  /// Whether all filters let the pod in.
  bool takes(const PodAsk& ask, std::size_t node);
  /// What the first filter that refuses says.
  Refusal refusal(const PodAsk& ask, std::size_t node);
  /// What PodTopologySpread alone says, whatever the other filters do.
  Refusal spread_refusal(const PodAsk& ask, std::size_t node);
  /// The points that PodTopologySpread alone gives to each candidate, 0 to 100.
  std::vector<std::int64_t> spread_points(const PodAsk& ask,
                                          std::span<const std::uint32_t> candidates);
  /// What every node says. The answer for equal pods is kept until something changes.
  const std::vector<Refusal>& refusals(const PodAsk& ask);
  /// Nodes that take the pod, from number `start` on until enough are found; moves `start` to where
  /// the next search begins.
  const std::vector<std::uint32_t>& feasible(const PodAsk& ask, std::size_t& start);
  /// The weighted sum of all scores of each candidate.
  const std::vector<std::int64_t>& scores(const PodAsk& ask,
                                          std::span<const std::uint32_t> candidates);

  /// Works out what the template says, before pods are moved that the world does not know of.
  void prepare(Id<PodTemplate> spec) { kind_of(spec); }
  void place(const PodAsk& ask, std::size_t node);
  void take_away(const PodAsk& ask, std::size_t node);
  /// Pods of lower priority leave this room to the pod.
  void nominate(const PodAsk& ask, std::size_t node);
  /// Whether a preemption for such a pod was tried in vain during this pass.
  bool is_hopeless(Id<PodTemplate> spec);
  void note_hopeless(Id<PodTemplate> spec);

 private:
  struct Kind;
  struct Nominee {
    std::size_t node;
    Id<Pod> pod;
    std::int32_t priority;
    PodNeed need;
  };
  struct SpreadPart {
    SpreadConstraint constraint;
    Tally tally;
    bool counts_itself = false;
    bool by_node = false;  ///< Its key is the node's own name.
  };
  struct AffinityPart {
    Tally tally;
    bool anti = false, required = false;
    std::int64_t weight = 0;
    bool by_others = false;  ///< A term of the pods that are counted, not of the new one.
  };

  void add_nodes(Id<Node> only);
  void add_taints();
  void add_nominees();
  Kind& kind_of(Id<PodTemplate> spec);
  void read_template(Kind& kind);
  void bar_nodes(Kind& kind);
  void read_preferences(Kind& kind);
  void read_spread(Kind& kind);
  void add_spread(Kind& kind, const SpreadConstraint& constraint, std::vector<bool> matched);
  void read_affinity(Kind& kind);
  void read_terms_of_others(Kind& kind);
  void read_images(Kind& kind);
  std::vector<bool> templates_like(Name name_space, const Selector& selector) const;
  std::vector<std::int32_t> pods_by_node(const std::vector<bool>& templates) const;
  void fill(Tally& tally, const std::vector<bool>& templates);
  const std::vector<std::uint32_t>& domains(Name key);
  void find_ports_in_use();

  /// Whether the answer to this pod holds for all of its template.
  bool is_common(const PodAsk& ask) const {
    return !ask.volume_zone && !ask.pinned && nominees_.empty();
  }
  std::span<const Taint> taints(std::size_t node) const;
  bool fits(const Kind& kind, const PodAsk& ask, std::size_t node) const;
  NodeOffer with_nominees(const PodAsk& ask, std::size_t node) const;
  bool has_port_clash(const Kind& kind, std::size_t node) const;
  Refusal fixed_refusal(const Kind& kind, const PodAsk& ask, std::size_t node) const;
  Refusal label_refusal(const Kind& kind, std::size_t node) const;
  Refusal spread_refusal(const Kind& kind, std::size_t node) const;
  Refusal affinity_refusal(const Kind& kind, std::size_t node) const;

  std::int64_t resource_points(Kind& kind, std::size_t node) const;
  bool rate_spread(const Kind& kind, std::span<const std::uint32_t> candidates);
  void add_affinity_scores(const Kind& kind, std::span<const std::uint32_t> candidates);
  void add_normalized(const std::vector<std::int64_t>& raw, bool reverse, std::int64_t weight,
                      std::span<const std::uint32_t> candidates);
  void count(const PodAsk& ask, std::size_t node, std::int32_t pods);

  const World& world_;
  std::vector<NodeOffer> nodes_;
  std::vector<std::uint32_t> numbers_;  ///< By Id<Node>; no_domain: gone.
  std::vector<Taint> taints_;
  std::vector<std::uint32_t> taint_ends_;  ///< By number, into taints_.
  bool any_taint_ = false;
  std::vector<Nominee> nominees_;
  std::vector<std::unique_ptr<Kind>> kinds_;    ///< By Id<PodTemplate>.
  std::vector<std::vector<Tally*>> listeners_;  ///< By Id<PodTemplate>: who counts its pods.
  std::deque<std::pair<Name, std::vector<std::uint32_t>>> domains_;
  std::vector<std::vector<HostPort>> ports_;
  bool ports_known_ = false;
  std::vector<std::uint32_t> found_;
  std::vector<std::int64_t> sums_, part_;
  std::vector<double> costs_;
  std::vector<std::uint32_t> seen_;  ///< Domains seen among candidates, by the number of the look.
  std::uint32_t look_ = 0;
};

}  // namespace drydock::kubernetes
