// Cases of topology spread: a small cluster is built of rows, and the scheduler's own view of it is
// asked.
#include <algorithm>
#include <map>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_view.h"
#include "sim/platform/rules.h"
#include "sim/practice/vectors/families.h"
#include "sim/practice/vectors/kubernetes_values.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using namespace kubernetes;

/// A cluster of a few nodes and pods that exist as rows only.
class Stage {
 public:
  Stage() : world_(*rules(), Seed{1}, Time{}), context_(world_, *rules(), CauseId{}) {
    network::Zone zone;
    zone.name = name("zone");
    zone_ = context_.add(zone);
  }

  const World& world() const { return world_; }
  Names& names() { return world_.names(); }
  Name name(const std::string& text) { return context_.name(text); }

  Id<Node> add_node(const Cursor& at) {
    ObjectCursor object(at);
    Node node;
    node.name = name(object.required("name").text());
    node.zone = zone_;
    node.condition = NodeCondition::ready;
    node.labels = add_range(context_, read_labels(object.optional("labels"), names()));
    const std::vector<Taint> taints = read_taints(object.optional("taints"), names());
    const Cursor list = object.optional("taints");
    if (taints.size() > node.taints.size())
      list.wrong(codec::codes::out_of_range, "at most 8 taints");
    node.taint_count = static_cast<std::int32_t>(std::min(taints.size(), node.taints.size()));
    std::copy_n(taints.begin(), node.taint_count, node.taints.begin());
    const Id<Node> id = context_.add(node);
    nodes_[std::string(world_.text(node.name))] = id;
    return id;
  }

  /// A pod like the one that is to be placed; it stays in the queue.
  PodAsk add_incoming(const Cursor& at) {
    ObjectCursor object(at);
    object.optional("name");
    PodTemplate spec = blank(object.optional("namespace"), object.optional("labels"));
    std::vector<SpreadConstraint> spread;
    for (const Cursor& one : object.required("spread").list()) spread.push_back(constraint(one));
    spec.spread = add_range(context_, spread);
    spec.tolerations =
        add_range(context_, read_tolerations(object.optional("tolerations"), names()));
    spec.node_requirements = add_range(context_, requirements(object));
    return PodAsk{context_.add(spec), {}, {}, {}, 0};
  }

  void add_existing(const Cursor& at) {
    ObjectCursor object(at);
    object.optional("name");
    const PodTemplate spec = blank(object.optional("namespace"), object.optional("labels"));
    const Cursor where = object.required("node");
    const auto node = nodes_.find(where.text());
    Pod pod;
    pod.workload = spec.workload;
    pod.spec = context_.add(spec);
    pod.phase =
        object.optional("terminating").boolean() ? PodPhase::terminating : PodPhase::running;
    if (node == nodes_.end()) {
      if (where) where.wrong(codec::codes::unknown_word, "the name of a node");
      return;
    }
    pod.node = node->second.index;
    const Id<Pod> id = context_.add(pod);
    append<&Pod::siblings>(context_, context_.edit(spec.workload).pods, id);
  }

 private:
  static const std::shared_ptr<const Rulebook>& rules() {
    static const std::shared_ptr<const Rulebook> book = platform::rules();
    return book;
  }

  PodTemplate blank(const Cursor& name_space, const Cursor& labels) {
    Workload workload;
    workload.name_space = name(name_space ? name_space.text() : "default");
    PodTemplate spec;
    spec.workload = context_.add(workload);
    spec.labels = add_range(context_, read_labels(labels, names()));
    return spec;
  }

  Selector selector(const Cursor& at) {
    Selector selector;
    if (!at) return selector;
    ObjectCursor object(at);
    std::vector<NodeValue> keys;
    for (const Cursor& key : object.optional("exists").list()) keys.push_back({name(key.text())});
    selector.given = true;
    selector.match = add_range(context_, read_labels(object.optional("match"), names()));
    selector.exists = add_range(context_, keys);
    return selector;
  }

  SpreadConstraint constraint(const Cursor& at) {
    static const std::vector<std::string> ways = {"DoNotSchedule", "ScheduleAnyway"};
    static const std::vector<std::string> policies = {"Honor", "Ignore"};
    ObjectCursor object(at);
    SpreadConstraint read;
    read.max_skew = static_cast<std::int32_t>(object.required("max_skew").integer(1, 1'000'000, 1));
    read.topology_key = name(object.required("topology_key").text());
    read.when_unsatisfiable =
        static_cast<WhenUnsatisfiable>(object.required("when_unsatisfiable").word(ways));
    read.min_domains =
        static_cast<std::int32_t>(object.optional("min_domains").integer(0, 1'000'000));
    read.selector = selector(object.optional("selector"));
    read.node_affinity_policy =
        static_cast<NodeInclusion>(object.optional("node_affinity_policy").word(policies));
    read.node_taints_policy =
        static_cast<NodeInclusion>(object.optional("node_taints_policy").word(policies, 1));
    return read;
  }

  NodeRequirement requirement(const Cursor& at, NodeOperator op, std::int32_t term) {
    ObjectCursor object(at);
    NodeRequirement read;
    read.key = name(object.required("key").text());
    read.op = op;
    read.term = term;
    std::vector<NodeValue> values;
    for (const Cursor& value : object.required("values").list())
      values.push_back({name(value.text())});
    read.values = add_range(context_, values);
    return read;
  }

  std::vector<NodeRequirement> requirements(ObjectCursor& pod) {
    std::vector<NodeRequirement> read;
    for (const Label& label : read_labels(pod.optional("node_selector"), names())) {
      NodeRequirement& one = read.emplace_back();
      one.key = label.key;
      one.values = add_range(context_, std::vector<NodeValue>{{label.value}});
    }
    if (const Cursor in = pod.optional("node_affinity_in"))
      read.push_back(requirement(in, NodeOperator::in, 1));
    if (const Cursor not_in = pod.optional("node_affinity_not_in"))
      read.push_back(requirement(not_in, NodeOperator::not_in, 1));
    return read;
  }

  World world_;
  Context context_;
  Id<network::Zone> zone_;
  std::map<std::string, Id<Node>> nodes_;
};

std::string status_of(const Refusal& refusal) {
  if (!refusal) return "Success";
  return refusal.is_final() ? "UnschedulableAndUnresolvable" : "Unschedulable";
}

Value topology_spread_filter(const Cursor& input) {
  ObjectCursor object(input);
  Stage stage;
  std::vector<std::pair<std::string, Id<Node>>> nodes;
  for (const Cursor& node : object.required("nodes").list()) {
    const Id<Node> id = stage.add_node(node);
    nodes.emplace_back(stage.world().text(stage.world()[id].name), id);
  }
  for (const Cursor& pod : object.optional("existing").list()) stage.add_existing(pod);
  const PodAsk ask = stage.add_incoming(object.required("pod"));
  ClusterView view(stage.world());
  Value answer, status{Value::Object{}};
  for (const auto& [name, id] : nodes)
    status.set(name, status_of(view.spread_refusal(ask, view.number_of(id))));
  answer.set("status", std::move(status));
  return answer;
}

Value topology_spread_score(const Cursor& input) {
  ObjectCursor object(input);
  Stage stage;
  std::vector<Id<Node>> candidates;
  for (const Cursor& node : object.required("candidates").list())
    candidates.push_back(stage.add_node(node));
  for (const Cursor& node : object.optional("other_nodes").list()) stage.add_node(node);
  for (const Cursor& pod : object.optional("existing").list()) stage.add_existing(pod);
  const PodAsk ask = stage.add_incoming(object.required("pod"));
  ClusterView view(stage.world());
  std::vector<std::uint32_t> numbers;
  for (const Id<Node> id : candidates)
    numbers.push_back(static_cast<std::uint32_t>(view.number_of(id)));
  const std::vector<std::int64_t> points = view.spread_points(ask, numbers);
  Value answer, scores{Value::Object{}};
  for (std::size_t i = 0; i < candidates.size(); ++i)
    scores.set(std::string(stage.world().text(stage.world()[candidates[i]].name)), points[i]);
  answer.set("scores", std::move(scores));
  return answer;
}

}  // namespace

std::vector<Family> spread_families() {
  return {
      {"sched_topology_spread_filter", "which nodes keep pods evenly spread",
       topology_spread_filter},
      {"sched_topology_spread_score", "which nodes would spread pods best", topology_spread_score},
  };
}

}  // namespace drydock::vectors
