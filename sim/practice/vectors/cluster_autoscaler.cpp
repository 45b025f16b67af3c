// Cases of the cluster-autoscaler: which group grows, and which node may go.
#include <algorithm>
#include <map>

#include "sim/platform/kubernetes/bin_packing.h"
#include "sim/platform/kubernetes/expander_rules.h"
#include "sim/platform/kubernetes/group_backoff.h"
#include "sim/platform/kubernetes/horizontal_behavior.h"
#include "sim/platform/kubernetes/scale_down_rules.h"
#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using namespace kubernetes;  // NOLINT: these families are about nothing else.

constexpr std::int64_t most_amount = 1'000'000'000'000'000;
constexpr std::int64_t most_count = 1'000'000;

std::int32_t count(const Cursor& at, std::int64_t otherwise = 0) {
  return static_cast<std::int32_t>(at.integer(0, most_count, otherwise));
}

Requests read_requests(ObjectCursor& object) {
  return {object.optional("cpu_milli").integer(0, most_amount),
          object.optional("memory_bytes").integer(0, most_amount)};
}

Requests read_requests(const Cursor& at) {
  if (!at) return {};
  ObjectCursor object(at);
  return read_requests(object);
}

ExpansionOption read_option(const Cursor& at, std::vector<std::string>& names) {
  ObjectCursor object(at);
  names.push_back(any_text(object.required("group")));
  ExpansionOption option;
  option.nodes = count(object.optional("node_count"));
  Requests used;
  const Cursor pods = object.optional("pods");
  for (const Cursor& entry : pods.list()) {
    const Requests pod = read_requests(entry);
    used.cpu_milli += pod.cpu_milli;
    used.memory_bytes += pod.memory_bytes;
    ++option.pods;
  }
  if (const Cursor pod_count = object.optional("pod_count")) option.pods = count(pod_count);
  const Requests node = read_requests(object.optional("node"));
  option.waste =
      waste(used.cpu_milli, used.memory_bytes, node.cpu_milli, node.memory_bytes, option.nodes);
  return option;
}

/// [[10, ["pattern"]]] or {"10": ["pattern"]}.
std::vector<GroupPriority> read_priorities(const Cursor& at) {
  std::vector<GroupPriority> lines;
  const auto add = [&](std::int64_t priority, const Cursor& patterns) {
    for (const Cursor& pattern : patterns.list())
      lines.push_back({static_cast<std::int32_t>(priority), any_text(pattern)});
  };
  if (at && at.value()->is(Value::Kind::object)) {
    for (const auto& [key, patterns] : at.value()->object()) {
      const Value number = Value::number(key);
      add(Cursor(&number, at.path() + "." + key, at.report()).integer(-most_count, most_count),
          Cursor(&patterns, at.path() + "." + key, at.report()));
    }
    return lines;
  }
  for (const Cursor& line : at.list()) {
    const std::vector<Cursor> pair = line.list();
    if (pair.size() == 2)
      add(pair[0].integer(-most_count, most_count), pair[1]);
    else
      line.wrong(codec::codes::wrong_type, "a priority and its patterns");
  }
  return lines;
}

Value expander(const Cursor& input) {
  static const std::vector<std::string> words = {"random", "least-waste", "priority", "most-pods",
                                                 "least-nodes"};
  ObjectCursor object(input);
  const auto kind = static_cast<Expander>(object.required("expander").word(words));
  std::vector<std::string> names;
  std::vector<ExpansionOption> options;
  for (const Cursor& entry : object.required("options").list())
    options.push_back(read_option(entry, names));
  for (std::size_t i = 0; i < options.size(); ++i) options[i].group = names[i];
  const std::vector<GroupPriority> priorities = read_priorities(object.optional("priorities"));
  Value::List best;
  for (const std::size_t i : best_options(kind, options, priorities)) best.push_back(names[i]);
  Value answer;
  answer.set("best", std::move(best));
  return answer;
}

void add(Requests& sum, const Requests& pod) {
  sum.cpu_milli += pod.cpu_milli;
  sum.memory_bytes += pod.memory_bytes;
}

/// How long ago a pod was deleted; negative: it will be.
std::optional<Duration> deleted_for(ObjectCursor& object) {
  const Cursor age = object.optional("deleted_age_s");
  return age ? std::optional<Duration>(seconds(age)) : std::nullopt;
}

Value utilization_of(const Cursor& input) {
  ObjectCursor object(input);
  NodeUse node;
  node.allocatable = read_requests(object.optional("allocatable"));
  const bool no_daemons = object.optional("ignore_daemonsets").boolean();
  const bool no_mirrors = object.optional("ignore_mirror").boolean();
  for (const Cursor& entry : object.required("pods").list()) {
    ObjectCursor pod(entry);
    const Requests containers = read_requests(pod.optional("requests"));
    Requests sidecars, largest_init;
    for (const Cursor& one : pod.optional("sidecar_init_containers").list())
      add(sidecars, read_requests(one));
    for (const Cursor& one : pod.optional("init_containers").list()) {
      const Requests init = read_requests(one);
      largest_init = {std::max(largest_init.cpu_milli, init.cpu_milli),
                      std::max(largest_init.memory_bytes, init.memory_bytes)};
    }
    const bool marked = pod.optional("daemonset_annotation").boolean();
    const bool named = pod.optional("daemonset_by_annotation").boolean();
    const bool daemon = pod.optional("daemonset").boolean() || marked || named;
    const bool mirror = pod.optional("mirror").boolean();
    const bool leaving = pod.optional("long_terminating").boolean();
    const std::optional<Duration> deleted = deleted_for(pod);
    const Duration grace = seconds(pod.optional("grace_s"), std::chrono::seconds(30));
    if (leaving || is_long_terminating(deleted, grace)) continue;
    const Requests asked = pod_requests(containers, sidecars, largest_init);
    add((no_daemons && daemon) || (no_mirrors && mirror) ? node.ignored : node.requested, asked);
  }
  Value answer;
  if (const std::optional<Utilization> found = utilization(node)) {
    answer.set("utilization", found->greatest());
    answer.set("cpu", found->cpu);
    answer.set("memory", found->memory);
  } else {
    answer.set("error", true);
  }
  return answer;
}

GroupSize read_size(const Cursor& at, std::vector<std::string>& names) {
  ObjectCursor object(at);
  names.push_back(any_text(object.optional("group")));
  return {count(object.required("size")), count(object.required("max"))};
}

Value limits(const Cursor& input) {
  static const std::vector<std::string> kinds = {"similar_groups_capacity", "cluster_capacity"};
  ObjectCursor object(input);
  std::int64_t limit = 0;
  if (object.required("limit").word(kinds) == 0) {
    std::vector<std::string> names;
    std::vector<GroupSize> groups = {read_size(object.required("group"), names)};
    for (const Cursor& entry : object.optional("similar_groups").list())
      groups.push_back(read_size(entry, names));
    limit = similar_groups_capacity(groups);
  } else {
    limit = cluster_capacity(count(object.required("max_nodes_total")),
                             count(object.required("current_nodes")));
  }
  Value answer;
  answer.set("node_limit", limit);
  return answer;
}

Value balanced(const Cursor& input) {
  ObjectCursor object(input);
  std::vector<std::string> names;
  std::vector<GroupSize> groups;
  for (const Cursor& entry : object.required("groups").list(1000)) {
    groups.push_back(read_size(entry, names));
  }
  const std::vector<std::int32_t> after = balance(groups, count(object.required("new_nodes")));
  Value sizes{Value::Object{}};
  Value::List changed;
  std::vector<std::int32_t> multiset;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (after[i] == groups[i].size) continue;
    sizes.set(names[i], std::int64_t{after[i]});
    changed.push_back(names[i]);
    multiset.push_back(after[i]);
  }
  std::sort(multiset.begin(), multiset.end());
  Value answer;
  answer.set("new_sizes", std::move(sizes));
  answer.set("changed_groups", std::move(changed));
  answer.set("size_multiset", Value::List(multiset.begin(), multiset.end()));
  return answer;
}

Value group_backoff(const Cursor& input) {
  static const std::vector<std::string> words = {"fail", "status", "clear"};
  ObjectCursor object(input);
  const Duration first = seconds(object.required("initial_s"));
  const Duration longest = seconds(object.required("max_s"));
  const Duration reset = seconds(object.required("reset_s"));
  std::map<std::string, GroupBackoff> entries;
  Value::List results;
  for (const Cursor& at : object.required("steps").list()) {
    ObjectCursor step(at);
    const Time now = moment(step.required("t_s"));
    GroupBackoff& entry = entries[any_text(step.required("group"))];
    const std::size_t op = step.required("op").word(words);
    if (op == 0) entry = after_failure(entry, now, first, longest, reset);
    if (op == 1) results.push_back(is_backed_off(entry, now));
    if (op == 2) entry = {};
  }
  Value answer;
  answer.set("results", std::move(results));
  return answer;
}

/// Nodes and zones of a case: zones are numbered as they come, 0 is no zone.
struct PackedNodes {
  std::vector<std::string> zones = {""};
  NodeOffer read(const Cursor& at) {
    ObjectCursor object(at);
    const Requests free = read_requests(object);
    NodeOffer node;
    node.cpu_milli = free.cpu_milli;
    node.memory_bytes = free.memory_bytes;
    node.pods_max = count(object.optional("max_pods"), 110);
    const std::string zone = any_text(object.optional("zone"));
    const auto known = std::find(zones.begin(), zones.end(), zone);
    node.zone = Id<network::Zone>{static_cast<std::uint32_t>(known - zones.begin())};
    if (known == zones.end()) zones.push_back(zone);
    return node;
  }
};

std::uint32_t zone_domain(const NodeOffer& node) {
  return node.zone.index == 0 ? no_domain : node.zone.index;
}

PackedSpread read_spread(const Cursor& at, const NodeOffer& blank,
                         const std::vector<NodeOffer>& existing) {
  ObjectCursor object(at);
  PackedSpread spread;
  spread.by_node = any_text(object.required("topology_key")) == "kubernetes.io/hostname";
  spread.max_skew = count(object.required("max_skew"));
  spread.min_domains = count(object.optional("min_domains"));
  spread.blank = zone_domain(blank);
  for (const NodeOffer& node : existing) {
    const auto number = static_cast<std::uint32_t>(spread.existing.size());
    spread.counts.count(spread.by_node ? number : zone_domain(node), 0);
    spread.existing.push_back(zone_domain(node));
  }
  return spread;
}

Value binpacking(const Cursor& input) {
  ObjectCursor object(input);
  PackedNodes nodes;
  const NodeOffer blank = nodes.read(object.required("template"));
  std::vector<NodeOffer> existing;
  for (const Cursor& entry : object.optional("existing_nodes").list())
    existing.push_back(nodes.read(entry));
  std::vector<PodGroupNeed> groups;
  for (const Cursor& entry : object.required("groups").list(1000)) {
    ObjectCursor group(entry);
    const Requests asked = read_requests(group);
    PodGroupNeed need;
    need.need.cpu_milli = asked.cpu_milli;
    need.need.memory_bytes = asked.memory_bytes;
    need.count = static_cast<std::int32_t>(group.required("count").integer(0, 10'000));
    if (const Cursor port = group.optional("host_port")) need.host_ports.push_back(count(port));
    if (const Cursor spread = group.optional("spread"))
      need.spread.push_back(read_spread(spread, blank, existing));
    groups.push_back(std::move(need));
  }
  const Estimate found = estimate(groups, blank, existing, count(object.optional("max_new_nodes")));
  Value::List order;
  for (const std::uint32_t group : found.order) order.push_back(std::int64_t{group});
  Value answer;
  answer.set("nodes", std::int64_t{found.nodes});
  answer.set("pods_scheduled", std::int64_t{found.pods});
  answer.set("scheduled_group_indexes", std::move(order));
  return answer;
}

using Labels = std::map<std::string, std::string>;

Labels read_labels(const Cursor& at) {
  Labels labels;
  for (const auto& [key, value] : at ? at.value()->object() : Value::Object{})
    labels[key] = any_text(Cursor(&value, at.path() + "." + key, at.report()));
  return labels;
}

struct Budget {
  std::string name_space;
  Labels selector;
  std::int32_t allowed = 0;
};

OwnerKind owner_called(const std::string& kind) {
  if (kind.empty()) return OwnerKind::none;
  if (kind == "DaemonSet") return OwnerKind::daemon_set;
  for (const char* replicated : {"ReplicaSet", "StatefulSet", "Job", "ReplicationController"})
    if (kind == replicated) return OwnerKind::replicated;
  return OwnerKind::custom;
}

struct NamedDrainPod {
  std::string name;
  DrainPod pod;
};

NamedDrainPod read_drain_pod(const Cursor& at, const std::vector<Budget>& budgets) {
  ObjectCursor object(at);
  for (const char* other : {"restart_policy", "critical", "owner_name"}) object.optional(other);
  NamedDrainPod read{any_text(object.required("name")), {}};
  DrainPod& pod = read.pod;
  const std::string name_space = any_text(object.optional("namespace"));
  const std::string phase = any_text(object.optional("phase"));
  const Labels labels = read_labels(object.optional("labels"));
  pod.mirror = object.optional("mirror").boolean();
  const bool marked = object.optional("daemonset_annotation").boolean();
  pod.daemon_annotation = object.optional("daemonset_by_annotation").boolean() || marked;
  pod.finished = phase == "Failed" || phase == "Succeeded";
  pod.kube_system = name_space == "kube-system";
  pod.owner = owner_called(any_text(object.optional("owner")));
  if (const Cursor safe = object.optional("safe_to_evict")) pod.safe_to_evict = safe.boolean();
  pod.deleted_for = deleted_for(object);
  pod.grace = seconds(object.optional("grace_s"), std::chrono::seconds(30));
  if (const Cursor age = object.optional("age_s")) pod.age = seconds(age);
  std::vector<std::string> safe_volumes;
  for (const Cursor& volume : object.optional("safe_to_evict_local_volumes").list())
    safe_volumes.push_back(any_text(volume));
  for (const Cursor& volume : object.optional("empty_dir").list())
    if (std::find(safe_volumes.begin(), safe_volumes.end(), any_text(volume)) == safe_volumes.end())
      pod.local_storage = true;
  for (const Budget& budget : budgets) {
    const bool selected =
        std::all_of(budget.selector.begin(), budget.selector.end(), [&](const auto& label) {
          const auto found = labels.find(label.first);
          return found != labels.end() && found->second == label.second;
        });
    if (selected && budget.name_space == name_space)
      pod.budget = std::min(pod.budget.value_or(budget.allowed), budget.allowed);
  }
  return read;
}

DrainOptions read_drain_options(const Cursor& at) {
  DrainOptions options;
  if (!at) return options;
  ObjectCursor object(at);
  options.skip_system_pods = object.optional("skip_system_pods").boolean(true);
  options.skip_local_storage = object.optional("skip_local_storage").boolean(true);
  options.skip_custom_controller_pods =
      object.optional("skip_custom_controller_pods").boolean(true);
  options.system_pod_timeout =
      seconds(object.optional("system_pod_disruption_timeout_s"), options.system_pod_timeout);
  return options;
}

Value drainable(const Cursor& input) {
  ObjectCursor object(input);
  std::vector<Budget> budgets;
  for (const Cursor& entry : object.optional("pdbs").list()) {
    ObjectCursor budget(entry);
    budgets.push_back({any_text(budget.required("namespace")),
                       read_labels(budget.optional("selector")),
                       count(budget.required("disruptions_allowed"))});
  }
  const DrainOptions options = read_drain_options(object.optional("options"));
  Value answer;
  Value::List moved, daemons;
  for (const Cursor& entry : object.required("pods").list()) {
    const NamedDrainPod named = read_drain_pod(entry, budgets);
    const Drainability verdict = drainability(named.pod, options);
    if (verdict == Drainability::move) moved.push_back(named.name);
    if (verdict == Drainability::daemon) daemons.push_back(named.name);
    if (!is_blocking(verdict) || answer.find("removable") != nullptr) continue;
    answer.set("removable", false);
    answer.set("blocking_pod", named.name);
    answer.set("reason", reason_name(verdict));
  }
  if (answer.find("removable") != nullptr) return answer;
  answer.set("removable", true);
  answer.set("pods_to_move", std::move(moved));
  answer.set("daemonset_pods", std::move(daemons));
  return answer;
}

}  // namespace

std::vector<Family> cluster_autoscaler_families() {
  return {
      {"ca_expander", "which groups an expander prefers", expander, {"best"}},
      {"ca_utilization", "how much is asked of a node", utilization_of},
      {"ca_binpacking", "how many new nodes hold which pods", binpacking},
      {"ca_limits", "how many nodes may be added", limits},
      {"ca_balance",
       "how new nodes are spread over groups",
       balanced,
       {"changed_groups", "size_multiset"}},
      {"ca_group_backoff", "how long a group that failed is left alone", group_backoff},
      {"ca_drainability",
       "whether a node may be emptied",
       drainable,
       {"pods_to_move", "daemonset_pods"}},
  };
}

}  // namespace drydock::vectors
