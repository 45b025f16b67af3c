// Commands of nodes: what they refuse, what they would touch, and what they do.
#include "sim/platform/kubernetes/node_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/ranges.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/daemon_sets.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/kubernetes/taint_rules.h"
#include "sim/platform/kubernetes/taints.h"

namespace drydock::kubernetes {

namespace {

constexpr std::int32_t most_taints = 10;  ///< The rest is for what the control plane adds.

constexpr std::array<TaintEffect, 3> effects{
    TaintEffect::no_schedule, TaintEffect::prefer_no_schedule, TaintEffect::no_execute};

Result<TaintEffect> effect_called(const std::string& word) {
  for (const TaintEffect effect : effects)
    if (say(effect) == word) return effect;
  return impossible(refuse("\"" + word + "\" is no effect of a taint.", word,
                           "Say NoSchedule, PreferNoSchedule or NoExecute."));
}

/// Letters, digits and "-_./", a letter or digit at both ends; at most 253 before the slash and 63
/// after it. Source: kubernetes/kubernetes staging/src/k8s.io/apimachinery/pkg/util/validation.
bool is_part(std::string_view text, std::size_t most) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (text.empty() || text.size() > most || !letter(text.front()) || !letter(text.back()))
    return false;
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return letter(c) || c == '-' || c == '_' || c == '.'; });
}
Result<void> check_key(const std::string& key) {
  const std::size_t slash = key.find('/');
  const bool good = slash == std::string::npos
                        ? is_part(key, 63)
                        : is_part(key.substr(0, slash), 253) && is_part(key.substr(slash + 1), 63);
  if (good) return {};
  return impossible(
      refuse("\"" + key + "\" is no key.", key,
             "Write letters, digits, '-', '_' and '.', with a prefix before a '/' if you like."));
}
Result<void> check_value(const std::string& value) {
  if (value.empty() || is_part(value, 63)) return {};
  return impossible(refuse("\"" + value + "\" is no value.", value,
                           "Write at most 63 letters, digits, '-', '_' and '.'."));
}

/// What a NoExecute taint would do to the pods of a node.
struct Ended {
  std::vector<std::string> now;
  std::int64_t later = 0;
};
Ended ended_by(const World& world, Id<Node> id, const Taint& taint) {
  Ended ended;
  const std::span<const Taint> there = taints_of(world[id]);
  std::vector<Taint> taints(there.begin(), there.end());
  taints.push_back(taint);
  for (const Id<Pod> pod : pods_on(world, id)) {
    if (!is_live(world[pod])) continue;
    const std::optional<Time> due = eviction_time(taints, tolerations_of(world, world[pod]));
    if (!due) continue;
    if (*due <= world.now())
      ended.now.emplace_back(world.text(world[pod].name));
    else
      ++ended.later;
  }
  return ended;
}

std::string say_ended(const World& world, Id<Node> id, const Ended& ended) {
  const auto now = static_cast<std::int64_t>(ended.now.size());
  std::string text = " " + plural(now, "pod") + (now == 1 ? " is" : " are") + " deleted at once";
  if (ended.later > 0) text += ", " + plural(ended.later, "pod") + " when their toleration ends";
  text += ".";
  if (world[id].condition != NodeCondition::ready)
    text += " The node does not answer, so they stay Terminating.";
  return text;
}

std::optional<Name> label_value(const World& world, Id<Node> node, Name key) {
  for (const Id<Label> id : world[node].labels)
    if (world[id].key == key) return world[id].value;
  return std::nullopt;
}

}  // namespace

Result<Forecast> check(const World& world, const TaintNode& command) {
  const Result<Id<Node>> id = node_called(world, command.node);
  if (!id) return tl::unexpected(id.error());
  if (const Result<void> key = check_key(command.key); !key) return tl::unexpected(key.error());
  if (const Result<void> value = check_value(command.value); !value)
    return tl::unexpected(value.error());
  const Result<TaintEffect> effect = effect_called(command.effect);
  if (!effect) return tl::unexpected(effect.error());
  const Node& node = world[*id];
  const std::string taint = command.key + ":" + command.effect;
  if (has_taint(world, *id, command.key, *effect))
    return refuse("Node " + command.node + " has the taint " + taint + " already.", command.node,
                  "Take it off first to give it another value.");
  if (node.taint_count >= most_taints)
    return refuse("Node " + command.node + " has " + plural(node.taint_count, "taint") +
                      ", and this model keeps no more.",
                  command.node);
  Forecast forecast;
  forecast.touches = {command.node};
  forecast.summary = "Node " + command.node + " gets the taint " + taint + ".";
  if (*effect == TaintEffect::no_schedule)
    forecast.summary += " Only pods that tolerate it go there from now on.";
  if (*effect == TaintEffect::no_execute) {
    const Ended ended = ended_by(world, *id,
                                 {world.names().intern(command.key),
                                  world.names().intern(command.value), *effect, world.now()});
    forecast.summary += say_ended(world, *id, ended);
    forecast.touches.insert(forecast.touches.end(), ended.now.begin(), ended.now.end());
    forecast.destructive = !ended.now.empty() || ended.later > 0;
  }
  return forecast;
}

void apply(Context& context, const TaintNode& command) {
  const Id<Node> id = context.world().find<Node>(command.node);
  const TaintEffect effect = *effect_called(command.effect);
  const CauseId fact = context.announce(NodeTainted{id, context.name(command.key), effect});
  Context after = context.because(fact);
  put_taint(after, id, command.key, command.value, effect);
  if (command.key == out_of_service_taint) collect_pods_soon(after, id);
  wake_autoscaler(after);
}

Result<Forecast> check(const World& world, const UntaintNode& command) {
  const Result<Id<Node>> id = node_called(world, command.node);
  if (!id) return tl::unexpected(id.error());
  const Result<TaintEffect> effect = effect_called(command.effect);
  if (!effect) return tl::unexpected(effect.error());
  const std::string taint = command.key + ":" + command.effect;
  if (!has_taint(world, *id, command.key, *effect)) {
    std::vector<std::string> there;
    for (const Taint& one : taints_of(world[*id]))
      there.push_back(std::string(world.text(one.key)) + ":" + std::string(say(one.effect)));
    return refuse("Node " + command.node + " has no taint " + taint + ".", command.node,
                  there.empty() ? "It has none." : "It has " + join_words(there) + ".");
  }
  Forecast forecast;
  forecast.touches = {command.node};
  forecast.summary = "Node " + command.node + " loses its taint " + taint + ".";
  const bool own = command.key == unreachable_taint || command.key == not_ready_taint ||
                   command.key == memory_pressure_taint || command.key == disk_pressure_taint;
  if (own) forecast.summary += " The control plane may put it on again.";
  return forecast;
}

void apply(Context& context, const UntaintNode& command) {
  const Id<Node> id = context.world().find<Node>(command.node);
  const TaintEffect effect = *effect_called(command.effect);
  const CauseId fact = context.announce(NodeUntainted{id, context.name(command.key), effect});
  Context after = context.because(fact);
  remove_taint(after, id, command.key, effect);
  if (command.key == unreachable_taint && effect == TaintEffect::no_execute)
    after.edit(id).evicting = false;
  schedule_soon(after);
  wake_autoscaler(after);
}

Result<Forecast> check(const World& world, const LabelNode& command) {
  const Result<Id<Node>> id = node_called(world, command.node);
  if (!id) return tl::unexpected(id.error());
  if (const Result<void> key = check_key(command.key); !key) return tl::unexpected(key.error());
  if (const Result<void> value = check_value(command.value); !value)
    return tl::unexpected(value.error());
  const std::optional<Name> before = label_value(world, *id, world.names().intern(command.key));
  if (command.value.empty() && !before)
    return refuse("Node " + command.node + " has no label " + command.key + ".", command.node);
  if (before && world.text(*before) == command.value)
    return refuse("Node " + command.node + " has the label " + command.key + "=" + command.value +
                      " already.",
                  command.node);
  Forecast forecast;
  forecast.touches = {command.node};
  forecast.summary = command.value.empty()
                         ? "Node " + command.node + " loses its label " + command.key + "."
                         : "Node " + command.node + " gets the label " + command.key + "=" +
                               command.value + ". Pods on it stay.";
  return forecast;
}

void apply(Context& context, const LabelNode& command) {
  const Id<Node> id = context.world().find<Node>(command.node);
  const Name key = context.name(command.key);
  std::vector<Label> labels = rows_of(context.world(), context[id].labels);
  std::erase_if(labels, [&](const Label& label) { return label.key == key; });
  if (!command.value.empty()) labels.push_back({key, context.name(command.value)});
  const Range<Label> range = add_range(context, labels);
  context.edit(id).labels = range;
  look_at_daemons(context, id);
  schedule_soon(context);
  wake_autoscaler(context);
}

void install_node_commands(Rulebook& rulebook) {
  rulebook.fact<NodeTainted>();
  rulebook.fact<NodeUntainted>();
  rulebook.command<TaintNode>(Role::trainee);
  rulebook.command<UntaintNode>(Role::trainee);
  rulebook.command<LabelNode>(Role::trainee);
}

}  // namespace drydock::kubernetes
