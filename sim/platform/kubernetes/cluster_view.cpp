// Filters over the view. Cheap questions come first, since only the reasons depend on the order.
#include "sim/platform/kubernetes/cluster_view.h"

#include <algorithm>
#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/cluster_view_kind.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

bool clash(const HostPort& a, const HostPort& b) {
  return a.port == b.port && a.protocol == b.protocol;
}

bool clash(const std::vector<HostPort>& wanted, const std::vector<HostPort>& taken) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const HostPort& port) {
    return std::any_of(taken.begin(), taken.end(),
                       [&](const HostPort& other) { return clash(port, other); });
  });
}

}  // namespace

PodAsk ask_of(const World& world, Id<Pod> id) {
  const Pod& pod = world[id];
  PodAsk ask{pod.spec, id, {}, pod.pinned, pod.priority};
  if (pod.volume) ask.volume_zone = world[pod.volume].zone;
  return ask;
}

ClusterView::ClusterView(const World& world) : ClusterView(world, Id<Node>{}) {}

ClusterView::ClusterView(const World& world, Id<Node> only) : world_(world) {
  add_nodes(only);
  add_taints();
  add_nominees();
}

ClusterView::~ClusterView() = default;

void ClusterView::add_nodes(Id<Node> only) {
  std::vector<std::vector<Id<Node>>> zones(world_.table<network::Zone>().size());
  std::size_t longest = 0;
  for (const auto& [id, node] : world_.table<Node>()) {
    if (node.condition == NodeCondition::gone || (only && only != id)) continue;
    zones[node.zone.index].push_back(id);
    longest = std::max(longest, zones[node.zone.index].size());
  }
  numbers_.assign(world_.table<Node>().size(), no_domain);
  for (std::size_t turn = 0; turn < longest; ++turn) {
    for (const std::vector<Id<Node>>& zone : zones) {
      if (turn >= zone.size()) continue;
      numbers_[zone[turn].index] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back(offer_of(world_, zone[turn]));
    }
  }
}

/// The taints of a node, and those that its state stands for.
void ClusterView::add_taints() {
  const Name unreachable = world_.names().intern("node.kubernetes.io/unreachable");
  const Name not_ready = world_.names().intern("node.kubernetes.io/not-ready");
  const Name to_delete = world_.names().intern("ToBeDeletedByClusterAutoscaler");
  for (const NodeOffer& offer : nodes_) {
    const Node& node = world_[offer.node];
    const auto begin = static_cast<std::ptrdiff_t>(taints_.size());
    taints_.insert(taints_.end(), node.taints.begin(), node.taints.begin() + node.taint_count);
    const auto add = [&](Name key) {
      const bool there = std::any_of(taints_.begin() + begin, taints_.end(), [&](const Taint& t) {
        return t.key == key && t.effect == TaintEffect::no_schedule;
      });
      if (!there) taints_.push_back({key, {}, TaintEffect::no_schedule, {}});
    };
    if (node.condition == NodeCondition::unknown) add(unreachable);
    if (node.condition == NodeCondition::joining || node.condition == NodeCondition::not_ready)
      add(not_ready);
    if (node.to_delete) add(to_delete);
    taint_ends_.push_back(static_cast<std::uint32_t>(taints_.size()));
  }
}

void ClusterView::add_nominees() {
  if (world_.table<ControlPlane>().empty()) return;
  const Chain& queue = world_.only<ControlPlane>().queue;
  for (Id<Pod> id = queue.first; id; id = world_[id].queue.after) {
    const Pod& pod = world_[id];
    if (pod.nominated && number_of(pod.nominated) < size())
      nominees_.push_back({number_of(pod.nominated), id, pod.priority, need_of(world_, pod)});
  }
}

std::size_t ClusterView::number_of(Id<Node> node) const {
  const std::uint32_t number = numbers_[node.index];
  return number == no_domain ? nodes_.size() : number;
}

std::span<const Taint> ClusterView::taints(std::size_t node) const {
  const std::size_t begin = node == 0 ? 0 : taint_ends_[node - 1];
  return std::span(taints_).subspan(begin, taint_ends_[node] - begin);
}

/// The node with the pods that were promised room there and are no less important than this one.
NodeOffer ClusterView::with_nominees(const PodAsk& ask, std::size_t node) const {
  NodeOffer offer = nodes_[node];
  for (const Nominee& nominee : nominees_)
    if (nominee.node == node && nominee.pod != ask.pod && nominee.priority >= ask.priority)
      kubernetes::place(nominee.need, offer);
  return offer;
}

bool ClusterView::has_port_clash(const Kind& kind, std::size_t node) const {
  return !kind.ports.empty() && clash(kind.ports, ports_[node]);
}

bool ClusterView::fits(const Kind& kind, const PodAsk& ask, std::size_t node) const {
  const NodeOffer& offer = nodes_[node];
  if (!has_resources(kind.need, offer)) return false;
  if (!kind.barred.empty() && kind.barred[node]) return false;
  if (ask.pinned && ask.pinned != offer.node) return false;
  if (!nominees_.empty() && !has_resources(kind.need, with_nominees(ask, node))) return false;
  PodNeed need = kind.need;
  need.volume_zone = ask.volume_zone;
  if (volume_refusal(need, offer) || has_port_clash(kind, node)) return false;
  return (kind.hard.empty() || !spread_refusal(kind, node)) &&
         (kind.affinity.empty() || !affinity_refusal(kind, node));
}

Refusal ClusterView::label_refusal(const Kind& kind, std::size_t node) const {
  if (const Taint* taint = forbidding(kind.tolerations, taints(node))) {
    Refusal refusal(Obstacle::taint);
    refusal.taint_key = taint->key;
    refusal.taint_value = taint->value;
    const std::string_view key = world_.text(taint->key);
    refusal.by_state = key.starts_with("node.kubernetes.io/") || key.starts_with("ToBeDeleted");
    return refusal;
  }
  const std::vector<Label> labels = rows_of(world_, world_[nodes_[node].node].labels);
  if (!may_use(kind.requirements, labels, world_.names())) return Refusal(Obstacle::node_affinity);
  return {};
}

/// What cannot change while the pass lasts.
Refusal ClusterView::fixed_refusal(const Kind& kind, const PodAsk& ask, std::size_t node) const {
  const NodeOffer& offer = nodes_[node];
  if (ask.pinned && ask.pinned != offer.node) return Refusal(Obstacle::other_node);
  if (offer.cordoned && !kind.tolerates_cordon) return Refusal(Obstacle::cordoned);
  if (kind.barred.empty() || !kind.barred[node]) return {};
  return label_refusal(kind, node);
}

/// Source: kubernetes/kubernetes pkg/scheduler/framework/plugins/podtopologyspread/filtering.go.
Refusal ClusterView::spread_refusal(const Kind& kind, std::size_t node) const {
  for (const SpreadPart& part : kind.hard) {
    if (part.tally.domain(node) == no_domain) return Refusal(Obstacle::spread_label);
    const std::int32_t least = part.tally.counts.least(part.constraint.min_domains);
    if (!keeps_skew(part.tally.near(node), part.counts_itself, least, part.constraint.max_skew))
      return Refusal(Obstacle::spread);
  }
  return {};
}

/// Source: plugins/interpodaffinity/filtering.go: required terms of the pod, then those of others.
Refusal ClusterView::affinity_refusal(const Kind& kind, std::size_t node) const {
  bool all_near = true, has_keys = true;
  for (const AffinityPart& part : kind.affinity) {
    if (!part.required || part.anti || part.by_others) continue;
    all_near = all_near && part.tally.near(node) > 0;
    has_keys = has_keys && part.tally.domain(node) != no_domain;
  }
  bool nobody = kind.first_of_its_kind;
  for (const AffinityPart& part : kind.affinity)
    if (part.required && !part.anti && !part.by_others && part.tally.counts.total() > 0)
      nobody = false;
  if (!all_near && !(nobody && has_keys)) return Refusal(Obstacle::affinity);
  for (const AffinityPart& part : kind.affinity)
    if (part.required && part.anti && !part.by_others && part.tally.near(node) > 0)
      return Refusal(Obstacle::anti_affinity);
  for (const AffinityPart& part : kind.affinity)
    if (part.required && part.anti && part.by_others && part.tally.near(node) > 0)
      return Refusal(Obstacle::others_anti_affinity);
  return {};
}

Refusal ClusterView::spread_refusal(const PodAsk& ask, std::size_t node) {
  return spread_refusal(kind_of(ask.spec), node);
}

bool ClusterView::takes(const PodAsk& ask, std::size_t node) {
  return fits(kind_of(ask.spec), ask, node);
}

Refusal ClusterView::refusal(const PodAsk& ask, std::size_t node) {
  const Kind& kind = kind_of(ask.spec);
  if (const Refusal fixed = fixed_refusal(kind, ask, node)) return fixed;
  if (has_port_clash(kind, node)) return Refusal(Obstacle::host_port);
  const NodeOffer offer = nominees_.empty() ? nodes_[node] : with_nominees(ask, node);
  if (const Refusal resources = resource_refusal(kind.need, offer)) return resources;
  PodNeed need = kind.need;
  need.volume_zone = ask.volume_zone;
  if (const Refusal volume = volume_refusal(need, offer)) return volume;
  if (const Refusal spread = spread_refusal(kind, node)) return spread;
  return affinity_refusal(kind, node);
}

const std::vector<Refusal>& ClusterView::refusals(const PodAsk& ask) {
  Kind& kind = kind_of(ask.spec);
  if (kind.refusals_hold && is_common(ask)) return kind.refusals;
  kind.refusals.clear();
  for (std::size_t node = 0; node < size(); ++node) kind.refusals.push_back(refusal(ask, node));
  kind.refusals_hold =
      is_common(ask) && std::all_of(kind.refusals.begin(), kind.refusals.end(),
                                    [](const Refusal& said) { return static_cast<bool>(said); });
  return kind.refusals;
}

const std::vector<std::uint32_t>& ClusterView::feasible(const PodAsk& ask, std::size_t& start) {
  found_.clear();
  Kind& kind = kind_of(ask.spec);
  if (kind.refusals_hold && is_common(ask))
    return found_;  // Nothing has changed since all nodes refused its like.
  if (ask.pinned) {
    const std::size_t node = number_of(ask.pinned);
    if (node < size() && fits(kind, ask, node)) found_.push_back(static_cast<std::uint32_t>(node));
    return found_;
  }
  const auto enough = static_cast<std::size_t>(nodes_to_find(static_cast<std::int64_t>(size())));
  std::size_t node = size() == 0 ? 0 : start % size();
  for (std::size_t looked = 0; looked < size() && found_.size() < enough; ++looked) {
    if (fits(kind, ask, node)) found_.push_back(static_cast<std::uint32_t>(node));
    if (++node == size()) node = 0;
  }
  start = node;
  return found_;
}

void ClusterView::count(const PodAsk& ask, std::size_t node, std::int32_t pods) {
  if (listeners_.size() > ask.spec.index)
    for (Tally* tally : listeners_[ask.spec.index]) tally->change(node, pods);
  for (const std::unique_ptr<Kind>& kind : kinds_) {
    if (!kind) continue;
    if (!kind->points.empty()) kind->points[node] = -1;
    kind->refusals_hold =
        kind->refusals_hold && pods > 0 && kind->affinity.empty() && kind->hard.empty();
  }
}

void ClusterView::place(const PodAsk& ask, std::size_t node) {
  const Kind& kind = kind_of(ask.spec);
  kubernetes::place(kind.need, nodes_[node]);
  if (ports_known_) ports_[node].insert(ports_[node].end(), kind.ports.begin(), kind.ports.end());
  std::erase_if(nominees_, [&](const Nominee& nominee) { return nominee.pod == ask.pod; });
  count(ask, node, 1);
}

void ClusterView::take_away(const PodAsk& ask, std::size_t node) {
  const Kind& kind = kind_of(ask.spec);
  kubernetes::take_away(kind.need, nodes_[node]);
  if (ports_known_) {
    for (const HostPort& port : kind.ports) {
      const auto taken = std::find_if(ports_[node].begin(), ports_[node].end(),
                                      [&](const HostPort& other) { return clash(port, other); });
      if (taken != ports_[node].end()) ports_[node].erase(taken);
    }
  }
  count(ask, node, -1);
}

void ClusterView::nominate(const PodAsk& ask, std::size_t node) {
  std::erase_if(nominees_, [&](const Nominee& nominee) { return nominee.pod == ask.pod; });
  nominees_.push_back({node, ask.pod, ask.priority, need_of(world_, world_[ask.pod])});
}

bool ClusterView::is_hopeless(Id<PodTemplate> spec) { return kind_of(spec).hopeless; }
void ClusterView::note_hopeless(Id<PodTemplate> spec) { kind_of(spec).hopeless = true; }

}  // namespace drydock::kubernetes
