// Where pods may go, from their documents: labels, taints, affinities, spread.
#include "sim/practice/scenario/read_placement.h"

#include <algorithm>
#include <charconv>

#include "sim/platform/kubernetes/selectors.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using kubernetes::NodeOperator;

constexpr std::size_t most_terms = 20;

/// Letters, digits, '-', '_' and '.', with a letter or digit at both ends; 63 signs at most.
bool is_label_word(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= 63 && plain(text.front()) && plain(text.back()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return plain(c) || c == '-' || c == '_' || c == '.'; });
}

/// As is_label_word(), with a DNS name and a '/' before it if need be.
bool is_label_key(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_label_word(text);
  const std::string_view prefix = text.substr(0, slash);
  return !prefix.empty() && prefix.size() <= 253 && is_label_word(prefix.substr(0, 63)) &&
         is_label_word(text.substr(slash + 1));
}

std::string read_key(const Cursor& at) {
  std::string key = at.text();
  if (!key.empty() && !is_label_key(key))
    at.wrong(codec::codes::bad_name, "a key such as \"team\" or \"example.com/team\"");
  return key;
}

std::string read_value(const Cursor& at) {
  std::string value = at.text();
  if (!value.empty() && !is_label_word(value))
    at.wrong(codec::codes::bad_name, "a value of at most 63 letters, digits, '-', '_' and '.'");
  return value;
}

Toleration read_toleration(const Cursor& at) {
  ObjectCursor object(at);
  Toleration toleration;
  toleration.op = object.optional("operator").choice<kubernetes::TolerationOperator>();
  const bool exists = toleration.op == kubernetes::TolerationOperator::exists;
  toleration.key = read_key(exists ? object.optional("key") : object.required("key"));
  const Cursor value = object.optional("value");
  toleration.value = read_value(value);
  if (exists && value) value.wrong("E0208", "no value, since the operator exists fits every value");
  if (const Cursor effect = object.optional("effect"))
    toleration.effect = effect.choice<kubernetes::TaintEffect>();
  if (const Cursor lasts = object.optional("seconds")) {
    toleration.lasts = lasts.duration();
    if (toleration.effect != kubernetes::TaintEffect::no_execute)
      lasts.wrong("E0208", "no time, unless the effect is no-execute");
  }
  return toleration;
}

void check_values(const Cursor& at, const NodeMatch& match) {
  const std::size_t count = match.values.size();
  switch (match.op) {
    case NodeOperator::in:
    case NodeOperator::not_in:
      if (count == 0) at.wrong("E0208", "values to look for");
      return;
    case NodeOperator::exists:
    case NodeOperator::does_not_exist:
      if (count > 0) at.wrong("E0208", "no values, since only the key counts");
      return;
    case NodeOperator::gt:
    case NodeOperator::lt: {
      std::int64_t number = 0;
      const std::string text = count == 1 ? match.values.front() : "";
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        at.wrong("E0208", "one whole number to compare with, as a text");
      return;
    }
  }
}

NodeMatch read_match(const Cursor& at) {
  ObjectCursor object(at);
  NodeMatch match;
  match.key = read_key(object.required("key"));
  match.op = object.required("operator").choice<NodeOperator>();
  for (const Cursor& value : object.optional("values").list(100))
    match.values.push_back(read_value(value));
  check_values(at, match);
  return match;
}

std::vector<NodeMatch> read_matches(const Cursor& at) {
  std::vector<NodeMatch> matches;
  for (const Cursor& entry : at.list(most_terms)) matches.push_back(read_match(entry));
  return matches;
}

NodeAffinity read_node_affinity(const Cursor& at) {
  ObjectCursor object(at);
  NodeAffinity affinity;
  for (const Cursor& term : object.optional("required").list(most_terms)) {
    ObjectCursor one(term);
    affinity.required.push_back({read_matches(one.required("match")), 0});
  }
  for (const Cursor& term : object.optional("preferred").list(most_terms)) {
    ObjectCursor one(term);
    const int weight = static_cast<int>(one.required("weight").integer(1, 100, 1));
    affinity.preferred.push_back({read_matches(one.required("match")), weight});
  }
  return affinity;
}

/// The key of the label of nodes whose values are the domains.
std::string read_domain(const Cursor& at) {
  const std::string word = at.text();
  if (word == "zone") return std::string(kubernetes::zone_key);
  if (word == "host") return std::string(kubernetes::hostname_key);
  return read_key(at);
}

PodTerm read_pod_term(const Cursor& at, bool preferred) {
  ObjectCursor object(at);
  PodTerm term;
  term.labels = read_labels(object.required("labels"));
  term.by = read_domain(object.required("by"));
  if (preferred) term.weight = static_cast<int>(object.required("weight").integer(1, 100, 1));
  return term;
}

PodAffinity read_pod_affinity(const Cursor& at) {
  PodAffinity affinity;
  if (!at) return affinity;
  ObjectCursor object(at);
  for (const Cursor& term : object.optional("required").list(most_terms))
    affinity.required.push_back(read_pod_term(term, false));
  for (const Cursor& term : object.optional("preferred").list(most_terms))
    affinity.preferred.push_back(read_pod_term(term, true));
  return affinity;
}

Spread read_spread(const Cursor& at) {
  ObjectCursor object(at);
  Spread spread;
  spread.by = read_domain(object.required("by"));
  spread.skew = static_cast<int>(object.required("skew").integer(1, 1000, 1));
  spread.when = object.required("when").choice(kubernetes::WhenUnsatisfiable::schedule_anyway);
  const Cursor domains = object.optional("min_domains");
  spread.min_domains = static_cast<int>(domains.integer(1, 1000));
  if (domains && spread.when == kubernetes::WhenUnsatisfiable::schedule_anyway)
    domains.wrong("E0208", "no least number, unless when is do-not-schedule");
  if (const Cursor labels = object.optional("labels")) spread.labels = read_labels(labels);
  spread.node_affinity = object.optional("node_affinity").choice(kubernetes::NodeInclusion::honor);
  spread.node_taints = object.optional("node_taints").choice(kubernetes::NodeInclusion::ignore);
  return spread;
}

kubernetes::HostPort read_host_port(const Cursor& at) {
  ObjectCursor object(at);
  kubernetes::HostPort port;
  port.port = static_cast<std::int32_t>(object.required("port").integer(1, 65'535, 1));
  port.protocol = object.optional("protocol").choice<kubernetes::Protocol>();
  return port;
}

}  // namespace

Labels read_labels(const Cursor& at) {
  Labels labels;
  if (!at) return labels;
  if (!at.value()->is(codec::Value::Kind::object)) {
    at.wrong(codec::codes::wrong_type, "an object of key: value");
    return labels;
  }
  for (const auto& [key, value] : at.value()->object()) {
    const Cursor place(&value, at.path() + "." + key, at.report());
    if (!is_label_key(key))
      place.wrong(codec::codes::bad_name, "a key such as \"team\" or \"example.com/team\"");
    labels.emplace_back(key, read_value(place));
  }
  return labels;
}

std::vector<GroupTaint> read_taints(const Cursor& at) {
  std::vector<GroupTaint> taints;
  for (const Cursor& entry : at.list(8)) {
    ObjectCursor object(entry);
    GroupTaint taint;
    taint.key = read_key(object.required("key"));
    taint.value = read_value(object.optional("value"));
    taint.effect = object.required("effect").choice<kubernetes::TaintEffect>();
    taints.push_back(std::move(taint));
  }
  return taints;
}

Placement read_placement(ObjectCursor& object) {
  Placement placement;
  placement.labels = read_labels(object.optional("labels"));
  if (const Cursor spread = object.optional("spread")) {
    if (spread.value()->is(codec::Value::Kind::list))
      for (const Cursor& one : spread.list(most_terms))
        placement.spread.push_back(read_spread(one));
    else
      placement.spread.push_back(read_spread(spread));
  }
  for (const Cursor& entry : object.optional("tolerations").list(most_terms))
    placement.tolerations.push_back(read_toleration(entry));
  placement.node_selector = read_labels(object.optional("node_selector"));
  if (const Cursor affinity = object.optional("node_affinity"))
    placement.node_affinity = read_node_affinity(affinity);
  placement.pod_affinity = read_pod_affinity(object.optional("pod_affinity"));
  placement.pod_anti_affinity = read_pod_affinity(object.optional("pod_anti_affinity"));
  for (const Cursor& entry : object.optional("host_ports").list(most_terms))
    placement.host_ports.push_back(read_host_port(entry));
  placement.priority_class = object.optional("priority_class").name();
  return placement;
}

}  // namespace drydock::scenario
