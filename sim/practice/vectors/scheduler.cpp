// Cases of the scheduler's formulas: resources, taints and the number of volumes.
#include <algorithm>
#include <array>
#include <map>

#include "sim/platform/kubernetes/label_rules.h"
#include "sim/platform/kubernetes/resource_scores.h"
#include "sim/platform/kubernetes/scheduling_rules.h"
#include "sim/practice/vectors/families.h"
#include "sim/practice/vectors/kubernetes_values.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using kubernetes::ScoredResource;

using Amounts = std::map<std::string, std::int64_t>;

/// Counted for a container without a request when nodes are scored by what is asked for.
constexpr std::int64_t missing_cpu_milli = 100, missing_memory_bytes = 200 * 1024 * 1024;

/// What a file calls the amount of a resource.
std::string amount_key(const std::string& resource) {
  if (resource == "cpu") return "cpu_milli";
  return resource == "memory" ? "memory_bytes" : resource;
}

Amounts amounts(const Cursor& at) {
  Amounts all;
  for (const auto& [key, value] : members(at)) all[key] = integer(value);
  return all;
}

std::int64_t amount(const Amounts& amounts, const std::string& key) {
  const auto found = amounts.find(key);
  return found == amounts.end() ? 0 : found->second;
}

/// Sum over the containers of a pod; `defaults` are counted where a container asks for nothing.
Amounts asked(const Cursor& containers, const Amounts& defaults) {
  Amounts sum;
  for (const Cursor& container : containers.list()) {
    Amounts one = amounts(container);
    one.insert(defaults.begin(), defaults.end());
    for (const auto& [key, count] : one) sum[key] += count;
  }
  return sum;
}

struct NodeCase {
  std::string name;
  Amounts allocatable, requested;
};

struct ResourceCase {
  std::vector<std::pair<std::string, std::int64_t>> resources;  ///< Key and weight.
  Amounts pod;
  std::vector<NodeCase> nodes;

  /// The resources of a node that are scored, with so many times the new pod on it.
  std::vector<ScoredResource> on(const NodeCase& node, std::int64_t pods) const {
    std::vector<ScoredResource> scored;
    for (const auto& [key, weight] : resources) {
      const bool extended = key != "cpu_milli" && key != "memory_bytes";
      const std::int64_t there = amount(node.allocatable, key), wanted = amount(pod, key);
      if (kubernetes::is_scored(there, extended, wanted))
        scored.push_back({there, amount(node.requested, key) + pods * wanted, weight});
    }
    return scored;
  }
};

ResourceCase read_case(ObjectCursor& object, const Amounts& defaults) {
  ResourceCase read;
  for (const Cursor& at : object.required("resources").list()) {
    ObjectCursor resource(at);
    const std::string name = resource.required("name").text();
    read.resources.emplace_back(amount_key(name), integer(resource.optional("weight"), 1));
  }
  for (const Cursor& at : object.required("nodes").list()) {
    ObjectCursor node(at);
    const std::string name = node.required("name").text();
    read.nodes.push_back({name, amounts(node.required("allocatable")), {}});
  }
  for (const Cursor& at : object.optional("existing").list()) {
    ObjectCursor pod(at);
    const std::string on = pod.required("node").text();
    for (const auto& [key, count] : asked(pod.optional("containers"), defaults))
      for (NodeCase& node : read.nodes)
        if (node.name == on) node.requested[key] += count;
  }
  ObjectCursor pod(object.required("pod"));
  read.pod = asked(pod.optional("containers"), defaults);
  return read;
}

Value resource_scores(const Cursor& input) {
  static const std::vector<std::string> strategies = {"LeastAllocated", "MostAllocated"};
  ObjectCursor object(input);
  const bool least = object.required("strategy").word(strategies) == 0;
  const ResourceCase read =
      read_case(object, {{"cpu_milli", missing_cpu_milli}, {"memory_bytes", missing_memory_bytes}});
  Value answer, scores{Value::Object{}};
  for (const auto& [key, weight] : read.resources) {
    if (kubernetes::is_weight(weight)) continue;
    answer.set("config_error", true);
    return answer;
  }
  for (const NodeCase& node : read.nodes) {
    const std::vector<ScoredResource> scored = read.on(node, 1);
    scores.set(node.name,
               least ? kubernetes::least_allocated(scored) : kubernetes::most_allocated(scored));
  }
  answer.set("scores", std::move(scores));
  return answer;
}

Value balanced_allocation(const Cursor& input) {
  ObjectCursor object(input);
  const ResourceCase read = read_case(object, {});
  Value answer, scores{Value::Object{}};
  for (const NodeCase& node : read.nodes)
    scores.set(node.name, kubernetes::balanced_allocation(read.on(node, 1)));
  answer.set("scores", std::move(scores));
  return answer;
}

Value balanced_allocation_delta(const Cursor& input) {
  ObjectCursor object(input);
  const ResourceCase read = read_case(object, {});
  Value answer, scores{Value::Object{}};
  const bool asks = std::any_of(read.resources.begin(), read.resources.end(),
                                [&](const auto& r) { return amount(read.pod, r.first) != 0; });
  if (!asks) {
    answer.set("skipped", true);
    return answer;
  }
  for (const NodeCase& node : read.nodes) {
    const std::int64_t before = kubernetes::balanced_allocation(read.on(node, 0));
    const std::int64_t after = kubernetes::balanced_allocation(read.on(node, 1));
    scores.set(node.name, kubernetes::balanced_allocation_change(before, after));
  }
  answer.set("scores", std::move(scores));
  return answer;
}

Value taints(const Cursor& input) {
  static const std::vector<std::string> kinds = {"filter", "score"};
  ObjectCursor object(input);
  Names names;
  const bool filter = object.required("kind").word(kinds) == 0;
  const auto tolerations = read_tolerations(object.optional("tolerations"), names);
  Value answer;
  if (filter) {
    const auto taints = read_taints(object.optional("node_taints"), names);
    const bool barred = kubernetes::forbidding(tolerations, taints) != nullptr;
    answer.set("status", barred ? "UnschedulableAndUnresolvable" : "Success");
    return answer;
  }
  std::vector<std::string> nodes;
  std::vector<std::int64_t> points;
  for (const Cursor& at : object.required("nodes").list()) {
    ObjectCursor node(at);
    nodes.push_back(node.required("name").text());
    points.push_back(
        kubernetes::unwelcome(tolerations, read_taints(node.optional("taints"), names)));
  }
  kubernetes::normalize(points, true);
  Value scores{Value::Object{}};
  for (std::size_t i = 0; i < nodes.size(); ++i) scores.set(nodes[i], points[i]);
  answer.set("scores", std::move(scores));
  return answer;
}

Value ebs_attach_limit(const Cursor& input) {
  ObjectCursor object(input);
  object.optional("instance_type");
  const std::int64_t option = integer(object.optional("volume_attach_limit_option"), -1);
  const std::int64_t reserved = integer(object.optional("reserved_volume_attachments_option"), -1);
  const std::int64_t devices = integer(object.optional("extra_block_devices"), 0);
  const std::int64_t interfaces = integer(object.optional("attached_enis"), 1);
  const Cursor type = object.optional("attachment_type");
  const bool shared = type && type.word({"shared", "dedicated"}) == 0;
  const Cursor table =
      option >= 0 ? object.optional("table_limit") : object.required("table_limit");
  Value answer;
  answer.set("limit", kubernetes::attach_limit(option, integer(table), reserved, devices,
                                               interfaces, shared));
  return answer;
}

}  // namespace

std::vector<Family> scheduler_families() {
  return {
      {"sched_resource_scores", "how a node's free or used resources score", resource_scores},
      {"sched_balanced_allocation", "how evenly a node's resources are used", balanced_allocation},
      {"sched_balanced_allocation_delta", "how much a pod betters that balance",
       balanced_allocation_delta},
      {"sched_taints", "which taints keep a pod away, or make a node less welcome", taints},
      {"ebs_attach_limit", "how many volumes a node may have", ebs_attach_limit},
  };
}

}  // namespace drydock::vectors
