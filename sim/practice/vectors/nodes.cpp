// Cases of the node controllers: taints that evict, and zones that are lost.
#include <algorithm>
#include <map>

#include "sim/platform/kubernetes/taint_rules.h"
#include "sim/platform/kubernetes/zone_disruption.h"
#include "sim/practice/vectors/families.h"
#include "sim/practice/vectors/kubernetes_values.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using kubernetes::ZoneState;

/// All taints come at 0 s, whether the pod was there before or not.
Value taint_eviction(const Cursor& input) {
  ObjectCursor object(input);
  Names names;
  object.optional("pod_scheduled_on_tainted_node").boolean();
  const std::vector<kubernetes::Taint> taints = read_taints(object.required("node_taints"), names);
  const std::vector<kubernetes::Toleration> tolerations =
      read_tolerations(object.required("tolerations"), names);
  const Cursor removed = object.optional("taints_removed_at_s");
  const Time check = moment(object.required("check_at_s"));
  const std::optional<Time> due = kubernetes::eviction_time(taints, tolerations);
  const bool cancelled = due && removed && moment(removed) < *due;
  Value answer;
  answer.set("deleted", due && !cancelled && *due <= check);
  return answer;
}

struct ObservedNode {
  std::string name, zone;
  bool ready = true;
  bool excluded = false;  ///< It does not count for the state of its zone.
};

std::vector<ObservedNode> read_nodes(const Cursor& at, const std::vector<std::string>& excluded) {
  std::vector<ObservedNode> nodes;
  for (const Cursor& one : at.list()) {
    ObjectCursor object(one);
    ObservedNode& node = nodes.emplace_back();
    node.name = object.required("name").text();
    node.zone = object.required("zone").text();
    node.ready = object.required("ready").boolean();
    node.excluded = object.optional("excluded").boolean() ||
                    std::find(excluded.begin(), excluded.end(), node.name) != excluded.end();
  }
  return nodes;
}

using ZoneStates = std::map<std::string, ZoneState>;

ZoneStates states_of(const std::vector<ObservedNode>& nodes, double threshold) {
  constexpr std::int32_t least = 3;
  std::map<std::string, std::pair<std::int32_t, std::int32_t>> counts;
  for (const ObservedNode& node : nodes)
    if (!node.excluded) ++(node.ready ? counts[node.zone].first : counts[node.zone].second);
  ZoneStates states;
  for (const auto& [zone, count] : counts)
    states[zone] = kubernetes::zone_state(count.first, count.second, threshold, least);
  return states;
}

Value say_states(const ZoneStates& states) {
  static constexpr std::array<std::string_view, 3> words = {"Normal", "PartialDisruption",
                                                            "FullDisruption"};
  Value answer{Value::Object{}};
  for (const auto& [zone, state] : states)
    answer.set(zone, std::string(words[static_cast<std::size_t>(state)]));
  return answer;
}

/// Whether a pod is evicted from one of `nodes`. The rates are those of the test tables: a partly
/// lost zone is emptied more slowly, however small it is.
bool evicts(const std::vector<ObservedNode>& nodes, const ZoneStates& states,
            const std::vector<std::string>& pods_on) {
  kubernetes::Settings settings;
  settings.eviction_period = std::chrono::seconds(10);
  settings.eviction.period_secondary = std::chrono::seconds(100);
  std::vector<ZoneState> all;
  for (const auto& [zone, state] : states) all.push_back(state);
  const bool all_down = kubernetes::all_down(all);
  return std::any_of(nodes.begin(), nodes.end(), [&](const ObservedNode& node) {
    if (node.ready || std::find(pods_on.begin(), pods_on.end(), node.name) == pods_on.end())
      return false;
    const auto state = states.find(node.zone);
    const std::int32_t large = 1;  // Larger than the settings' large_zone of 0.
    return kubernetes::taint_period(settings,
                                    state == states.end() ? ZoneState::normal : state->second,
                                    large, all_down) > Duration::zero();
  });
}

Value zone_disruption(const Cursor& input) {
  ObjectCursor object(input);
  const double threshold = object.required("unhealthy_zone_threshold").number(0, 1);
  object.optional("t_between_s").number(0, 1e9);
  std::vector<std::string> excluded, pods_on;
  for (const Cursor& name : object.optional("excluded").list()) excluded.push_back(name.text());
  for (const Cursor& name : object.required("pods_on").list()) pods_on.push_back(name.text());
  const ZoneStates initial = states_of(read_nodes(object.required("initial"), excluded), threshold);
  const std::vector<ObservedNode> nodes = read_nodes(object.required("later"), excluded);
  const ZoneStates later = states_of(nodes, threshold);
  Value answer;
  answer.set("initial_zone_states", say_states(initial));
  answer.set("later_zone_states", say_states(later));
  answer.set("eviction_happens", evicts(nodes, later, pods_on));
  return answer;
}

}  // namespace

std::vector<Family> node_families() {
  return {{"taint_eviction", "when NoExecute taints end a pod", taint_eviction},
          {"zone_disruption", "how much of a zone is lost, and whether pods are then evicted",
           zone_disruption}};
}

}  // namespace drydock::vectors
