// Packing goes largest first, as the real estimator does, so that its node counts agree.
#include "sim/platform/kubernetes/bin_packing.h"

#include <algorithm>
#include <numeric>

namespace drydock::kubernetes {

namespace {

double share_of(const PodNeed& need, const NodeOffer& node) {
  const auto part = [](std::int64_t asked, std::int64_t there) {
    return there == 0 ? 0.0 : static_cast<double>(asked) / static_cast<double>(there);
  };
  return part(need.cpu_milli, node.cpu_milli) + part(need.memory_bytes, node.memory_bytes);
}

/// The existing nodes, then the new ones, while they are filled.
class Packing {
 public:
  Packing(std::span<const PodGroupNeed> groups, const NodeOffer& blank,
          std::span<const NodeOffer> existing, std::int32_t most_nodes)
      : groups_(groups.begin(), groups.end()),
        blank_(blank),
        nodes_(existing.begin(), existing.end()),
        existing_(existing.size()),
        most_(most_nodes),
        ports_(existing.size()),
        used_(existing.size(), false) {
    result_.placed.assign(groups.size(), 0);
  }

  void pack(std::uint32_t group) {
    if (groups_[group].unwanted) return;
    std::int32_t left = groups_[group].count;
    while (left > 0 && place_on_any(group, existing_, nodes_.size())) --left;
    while (left > 0 && may_add_ && place_on_new(group)) --left;
  }

  Estimate result() {
    result_.nodes = static_cast<std::int32_t>(std::count(used_.begin(), used_.end(), true));
    return std::move(result_);
  }

 private:
  enum class Answer { yes, no, not_by_spread };

  bool place_on_new(std::uint32_t group) {
    const std::size_t last = nodes_.size() - 1;
    if (nodes_.size() > existing_) {
      const Answer answer = try_place(group, last);
      if (answer == Answer::yes) return true;
      if (answer == Answer::not_by_spread && spreads_by_node(group) && place_on_any(group, 0, last))
        return true;
      if (!used_[last]) return false;  // What the empty one refuses, a further one refuses too.
    }
    const auto added = static_cast<std::int64_t>(nodes_.size() - existing_);
    if (most_ < 0 || (most_ > 0 && added >= most_)) {
      may_add_ = false;
      return false;
    }
    add_node();
    return try_place(group, nodes_.size() - 1) == Answer::yes;
  }

  bool place_on_any(std::uint32_t group, std::size_t from, std::size_t to) {
    for (std::size_t node = from; node < to; ++node)
      if (try_place(group, node) == Answer::yes) return true;
    return false;
  }

  bool spreads_by_node(std::uint32_t group) const {
    const std::vector<PackedSpread>& spread = groups_[group].spread;
    return std::any_of(spread.begin(), spread.end(),
                       [](const PackedSpread& one) { return one.by_node; });
  }

  std::uint32_t domain_of(const PackedSpread& spread, std::size_t node) const {
    if (spread.by_node) return static_cast<std::uint32_t>(node);
    if (node >= existing_) return spread.blank;
    return node < spread.existing.size() ? spread.existing[node] : no_domain;
  }

  bool keeps_spread(const PackedSpread& spread, std::size_t node) const {
    const std::uint32_t domain = domain_of(spread, node);
    return domain != no_domain &&
           keeps_skew(spread.counts.in(domain), spread.counts_itself ? 1 : 0,
                      spread.counts.least(spread.min_domains), spread.max_skew);
  }

  Answer try_place(std::uint32_t group, std::size_t node) {
    PodGroupNeed& pods = groups_[group];
    for (const std::int32_t port : pods.host_ports)
      if (std::find(ports_[node].begin(), ports_[node].end(), port) != ports_[node].end())
        return Answer::no;
    if (filter(pods.need, nodes_[node])) return Answer::no;
    for (const PackedSpread& spread : pods.spread)
      if (!keeps_spread(spread, node)) return Answer::not_by_spread;
    place(pods.need, nodes_[node]);
    ports_[node].insert(ports_[node].end(), pods.host_ports.begin(), pods.host_ports.end());
    for (PackedSpread& spread : pods.spread)
      if (spread.counts_itself) spread.counts.change(domain_of(spread, node), 1);
    used_[node] = true;
    ++result_.placed[group];
    ++result_.pods;
    result_.cpu_milli += pods.need.cpu_milli;
    result_.memory_bytes += pods.need.memory_bytes;
    result_.order.push_back(group);
    return Answer::yes;
  }

  void add_node() {
    nodes_.push_back(blank_);
    ports_.emplace_back();
    used_.push_back(false);
    for (PodGroupNeed& group : groups_)
      for (PackedSpread& spread : group.spread)
        spread.counts.count(domain_of(spread, nodes_.size() - 1), 0);
  }

  std::vector<PodGroupNeed> groups_;
  const NodeOffer blank_;
  std::vector<NodeOffer> nodes_;
  std::size_t existing_;
  std::int64_t most_;
  std::vector<std::vector<std::int32_t>> ports_;
  std::vector<bool> used_;
  bool may_add_ = true;
  Estimate result_;
};

}  // namespace

Estimate estimate(std::span<const PodGroupNeed> groups, const NodeOffer& blank,
                  std::span<const NodeOffer> existing, std::int32_t most_nodes) {
  std::vector<std::uint32_t> order(groups.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return share_of(groups[a].need, blank) > share_of(groups[b].need, blank);
  });
  Packing packing(groups, blank, existing, most_nodes);
  for (const std::uint32_t group : order) packing.pack(group);
  return packing.result();
}

double waste(const Estimate& estimate, std::int64_t cpu_milli, std::int64_t memory_bytes) {
  return waste(estimate.cpu_milli, estimate.memory_bytes, cpu_milli, memory_bytes, estimate.nodes);
}

}  // namespace drydock::kubernetes
