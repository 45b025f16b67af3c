// What a template says of every node is worked out when its first pod is looked at.
#include <algorithm>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/cluster_view_kind.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/selectors.h"
#include "sim/platform/kubernetes/taints.h"

namespace drydock::kubernetes {

namespace {

/// Constraints that a pod of a controller has by default: hostname 3, zone 5, both ScheduleAnyway.
/// Source: kubernetes/kubernetes pkg/scheduler/framework/plugins/podtopologyspread/plugin.go.
constexpr std::int32_t default_zone_skew = 5, default_node_skew = 3;

bool counts(const World& world, const Pod& pod) {
  return node_of(pod) && is_live(pod) && world[pod.workload].kind != WorkloadKind::job;
}

}  // namespace

ClusterView::Kind& ClusterView::kind_of(Id<PodTemplate> spec) {
  if (kinds_.size() <= spec.index) kinds_.resize(spec.index + 1u);
  if (listeners_.size() <= spec.index) listeners_.resize(spec.index + 1u);
  if (!kinds_[spec.index]) {
    kinds_[spec.index] = std::make_unique<Kind>();
    Kind& kind = *kinds_[spec.index];
    kind.spec = spec;
    read_template(kind);
    bar_nodes(kind);
    read_preferences(kind);
    read_spread(kind);
    read_affinity(kind);
    read_terms_of_others(kind);
    read_images(kind);
    kind.points.assign(size(), -1);
  }
  return *kinds_[spec.index];
}

void ClusterView::read_template(Kind& kind) {
  const PodTemplate& spec = world_[kind.spec];
  kind.workload = spec.workload;
  kind.name_space = world_[spec.workload].name_space;
  kind.need.cpu_milli = spec.cpu_request.count;
  kind.need.memory_bytes = spec.memory_request.count;
  kind.need.volumes = spec.volume_gib > 0 ? 1 : 0;
  kind.tolerations = template_tolerations(world_, kind.spec);
  kind.ports = rows_of(world_, spec.host_ports);
  for (const Id<NodeRequirement> id : spec.node_requirements) {
    const NodeRequirement& row = world_[id];
    const std::vector<NodeValue>& values = kind.values.emplace_back(rows_of(world_, row.values));
    kind.requirements.push_back({row.key, row.op, values, row.term, row.required, row.weight});
  }
  if (!kind.ports.empty()) find_ports_in_use();
  const Taint cordon{
      world_.names().intern("node.kubernetes.io/unschedulable"), {}, TaintEffect::no_schedule, {}};
  kind.tolerates_cordon = tolerates(kind.tolerations, cordon);
}

/// Nodes that cordons, taints and labels rule out.
void ClusterView::bar_nodes(Kind& kind) {
  for (std::size_t node = 0; node < size(); ++node) {
    const bool cordoned = nodes_[node].cordoned && !kind.tolerates_cordon;
    const bool plain = taints(node).empty() && kind.requirements.empty();
    if (!cordoned && (plain || !label_refusal(kind, node))) continue;
    if (kind.barred.empty()) kind.barred.assign(size(), false);
    kind.barred[node] = true;
  }
}

void ClusterView::read_preferences(Kind& kind) {
  const bool likes = std::any_of(kind.requirements.begin(), kind.requirements.end(),
                                 [](const RequirementView& r) { return !r.required; });
  const bool soft = std::any_of(taints_.begin(), taints_.end(), [](const Taint& taint) {
    return taint.effect == TaintEffect::prefer_no_schedule;
  });
  for (std::size_t node = 0; node < size(); ++node) {
    if (soft) kind.dislike.push_back(unwelcome(kind.tolerations, taints(node)));
    if (!likes) continue;
    const std::vector<Label> labels = rows_of(world_, world_[nodes_[node].node].labels);
    kind.liking.push_back(preference(kind.requirements, labels, world_.names()));
  }
}

const std::vector<std::uint32_t>& ClusterView::domains(Name key) {
  for (const auto& [known, domains] : domains_)
    if (known == key) return domains;
  std::vector<std::uint32_t>& domains =
      domains_.emplace_back(key, std::vector<std::uint32_t>()).second;
  const bool by_zone = world_.text(key) == zone_key, by_node = world_.text(key) == hostname_key;
  std::vector<Name> values;
  for (std::size_t node = 0; node < size(); ++node) {
    const Node& row = world_[nodes_[node].node];
    if (by_node && row.instance) {  // A node of the cloud has both labels.
      domains.push_back(static_cast<std::uint32_t>(node));
    } else if (by_zone && row.instance) {
      domains.push_back(row.zone.index);
    } else {
      const std::optional<Name> value = value_of(rows_of(world_, row.labels), key);
      const auto known = std::find(values.begin(), values.end(), value.value_or(Name{}));
      domains.push_back(value ? static_cast<std::uint32_t>(known - values.begin()) : no_domain);
      if (value && known == values.end()) values.push_back(*value);
    }
  }
  return domains;
}

/// Templates whose pods the selector means, in one namespace.
std::vector<bool> ClusterView::templates_like(Name name_space, const Selector& selector) const {
  std::vector<bool> like(world_.table<PodTemplate>().size(), false);
  for (const auto& [id, spec] : world_.table<PodTemplate>())
    like[id.index] =
        world_[spec.workload].name_space == name_space && matches(world_, selector, spec.labels);
  return like;
}

std::vector<std::int32_t> ClusterView::pods_by_node(const std::vector<bool>& templates) const {
  std::vector<std::int32_t> pods(size(), 0);
  std::vector<bool> counted(world_.table<Workload>().size(), false);
  for (std::uint32_t i = 0; i < templates.size(); ++i) {
    const Id<Workload> owner = world_[Id<PodTemplate>{i}].workload;
    if (!templates[i] || counted[owner.index]) continue;
    counted[owner.index] = true;
    for (Id<Pod> id = world_[owner].pods.first; id; id = world_[id].siblings.after) {
      const Pod& pod = world_[id];
      if (!counts(world_, pod) || !templates[pod.spec.index]) continue;
      const std::size_t node = number_of(node_of(pod));
      if (node < size()) ++pods[node];
    }
  }
  return pods;
}

/// Counts the pods of these templates, now and from now on.
void ClusterView::fill(Tally& tally, const std::vector<bool>& templates) {
  const std::vector<std::int32_t> pods = pods_by_node(templates);
  for (std::size_t node = 0; node < size(); ++node)
    if (tally.left_out.empty() || !tally.left_out[node])
      tally.counts.count(tally.domain(node), pods[node]);
  if (listeners_.size() < templates.size()) listeners_.resize(templates.size());
  for (std::size_t i = 0; i < templates.size(); ++i)
    if (templates[i]) listeners_[i].push_back(&tally);
}

void ClusterView::read_spread(Kind& kind) {
  const PodTemplate& spec = world_[kind.spec];
  for (const Id<SpreadConstraint> id : spec.spread)
    add_spread(kind, world_[id], templates_like(kind.name_space, world_[id].selector));
  const WorkloadKind owner = world_[kind.workload].kind;
  const bool served = owner == WorkloadKind::deployment || owner == WorkloadKind::stateful_set;
  if (!spec.spread.empty() || !served) return;
  std::vector<bool> own(world_.table<PodTemplate>().size(), false);
  for (const auto& [id, row] : world_.table<PodTemplate>())
    own[id.index] =
        id == kind.spec || (owner == WorkloadKind::stateful_set && row.workload == kind.workload);
  SpreadConstraint node, zone;
  node.topology_key = world_.names().intern(hostname_key);
  node.max_skew = default_node_skew;
  zone.topology_key = world_.names().intern(zone_key);
  zone.max_skew = default_zone_skew;
  add_spread(kind, zone, own);
  add_spread(kind, node, own);
}

void ClusterView::add_spread(Kind& kind, const SpreadConstraint& constraint,
                             std::vector<bool> matched) {
  const bool hard = constraint.when_unsatisfiable == WhenUnsatisfiable::do_not_schedule;
  SpreadPart& part = (hard ? kind.hard : kind.soft).emplace_back();
  part.constraint = constraint;
  part.by_node = world_.text(constraint.topology_key) == hostname_key;
  part.counts_itself = matched[kind.spec.index];
  part.tally.domains = &domains(constraint.topology_key);
  std::vector<const std::vector<std::uint32_t>*> keys;
  for (const Id<SpreadConstraint> id : world_[kind.spec].spread)
    if (world_[id].when_unsatisfiable == constraint.when_unsatisfiable)
      keys.push_back(&domains(world_[id].topology_key));
  const bool own_node = !hard && part.by_node;
  const bool affinity = constraint.node_affinity_policy == NodeInclusion::honor;
  const bool taints_count = constraint.node_taints_policy == NodeInclusion::honor;
  for (std::size_t node = 0; node < size(); ++node) {
    if (own_node) break;  // The pods on the candidate itself, whoever it is.
    bool out = std::any_of(keys.begin(), keys.end(),
                           [&](const auto* key) { return (*key)[node] == no_domain; });
    if (affinity && !kind.requirements.empty())
      out = out || !may_use(kind.requirements, rows_of(world_, world_[nodes_[node].node].labels),
                            world_.names());
    if (taints_count) out = out || forbidding(kind.tolerations, taints(node)) != nullptr;
    if (!out) continue;
    if (part.tally.left_out.empty()) part.tally.left_out.assign(size(), false);
    part.tally.left_out[node] = true;
  }
  fill(part.tally, matched);
}

/// The pod's own terms. Pods that satisfy its affinity satisfy all required terms.
void ClusterView::read_affinity(Kind& kind) {
  std::vector<bool> all(world_.table<PodTemplate>().size(), true);
  for (const Id<AffinityTerm> id : world_[kind.spec].affinity) {
    if (!world_[id].required || world_[id].anti) continue;
    const std::vector<bool> like = templates_like(kind.name_space, world_[id].selector);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = all[i] && like[i];
  }
  for (const Id<AffinityTerm> id : world_[kind.spec].affinity) {
    const AffinityTerm& term = world_[id];
    AffinityPart& part = kind.affinity.emplace_back();
    part.anti = term.anti;
    part.required = term.required;
    part.weight = term.required ? 0 : (term.anti ? -term.weight : term.weight);
    part.tally.domains = &domains(term.topology_key);
    fill(part.tally,
         term.required && !term.anti ? all : templates_like(kind.name_space, term.selector));
    if (term.required && !term.anti) kind.first_of_its_kind = all[kind.spec.index];
  }
}

/// Terms of pods that are there already: their anti-affinity holds both ways, and what they prefer
/// or require counts in the score, a required one with weight 1 (hardPodAffinityWeight).
void ClusterView::read_terms_of_others(Kind& kind) {
  constexpr std::int64_t hard_weight = 1;
  for (const auto& [other, spec] : world_.table<PodTemplate>()) {
    for (const Id<AffinityTerm> id : spec.affinity) {
      const AffinityTerm& term = world_[id];
      const Name name_space = world_[spec.workload].name_space;
      if (name_space != kind.name_space ||
          !matches(world_, term.selector, world_[kind.spec].labels))
        continue;
      AffinityPart& part = kind.affinity.emplace_back();
      part.by_others = true;
      part.anti = term.anti;
      part.required = term.required && term.anti;
      part.weight =
          term.required ? (term.anti ? 0 : hard_weight) : (term.anti ? -term.weight : term.weight);
      part.tally.domains = &domains(term.topology_key);
      std::vector<bool> only(world_.table<PodTemplate>().size(), false);
      only[other.index] = true;
      fill(part.tally, only);
    }
  }
}

/// Points for the image lying on a node; a pull that still runs does not count.
void ClusterView::read_images(Kind& kind) {
  const Id<Image> image = world_[kind.spec].image;
  if (!image) return;
  std::vector<std::size_t> holders;
  for (Id<CachedImage> id = world_[image].on_nodes; id; id = world_[id].same) {
    const std::size_t node = number_of(world_[id].node);
    if (node < size() && world_[id].there <= world_.now()) holders.push_back(node);
  }
  const auto all = static_cast<std::int64_t>(size());
  const std::int64_t points = all == 0
                                  ? 0
                                  : image_score(world_[image].size.count,
                                                static_cast<std::int64_t>(holders.size()), all, 1);
  if (points == 0) return;
  kind.image.assign(size(), 0);
  for (const std::size_t node : holders) kind.image[node] = points;
}

void ClusterView::find_ports_in_use() {
  if (ports_known_) return;
  ports_known_ = true;
  ports_.resize(size());
  for (std::size_t node = 0; node < size(); ++node) {
    Id<Pod> id = world_[nodes_[node].node].on_node.first;
    for (; id; id = world_[id].housemates.after)
      for (const Id<HostPort> port : world_[world_[id].spec].host_ports)
        ports_[node].push_back(world_[port]);
  }
}

}  // namespace drydock::kubernetes
