// Bounds and behavior are read at the next sync, which comes within 15 seconds.
#include "sim/platform/kubernetes/autoscaler_commands.h"

#include <charconv>
#include <optional>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"

namespace drydock::kubernetes {

namespace {

constexpr Duration longest_window = hours(1);
constexpr Duration longest_policy = minutes(30);

Result<Id<HorizontalAutoscaler>> autoscaler_called(const World& world, const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<HorizontalAutoscaler>()) {
    names.emplace_back(world.text(row.name));
    if (names.back() == name) return id;
  }
  const std::string near = nearest_word(name, names);
  return impossible(refuse("There is no horizontal autoscaler for \"" + name + "\".", name,
                           near.empty() ? "" : "Did you mean " + near + "?"));
}

/// Bounds and target as a command would leave them.
struct Bounds {
  std::int64_t min, max, target;
};
Bounds bounds_after(const HorizontalAutoscaler& autoscaler, const SetAutoscaler& command) {
  return {command.min < 0 ? autoscaler.min : command.min,
          command.max < 0 ? autoscaler.max : command.max,
          command.target < 0 ? autoscaler.target_percent : command.target};
}

/// "4 pods in 15 s": a number, its kind, and the period.
std::optional<RatePolicy> parse_policy(std::string_view text) {
  const auto trimmed = [](std::string_view part) {
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    return part;
  };
  const std::size_t in = text.find(" in ");
  if (in == std::string_view::npos) return std::nullopt;
  const std::string_view amount = trimmed(text.substr(0, in));
  RatePolicy policy;
  const auto [end, wrong] =
      std::from_chars(amount.data(), amount.data() + amount.size(), policy.value);
  const std::string_view kind =
      trimmed(amount.substr(static_cast<std::size_t>(end - amount.data())));
  policy.percent = kind == "%" || kind == "percent";
  const bool known = policy.percent || kind == "pods" || kind == "pod";
  const Result<Duration> period = parse_duration(trimmed(text.substr(in + 4)));
  if (wrong != std::errc{} || !known || policy.value < 1 || policy.value > most_replicas ||
      !period || *period < seconds(1) || *period > longest_policy)
    return std::nullopt;
  policy.period = *period;
  return policy;
}

/// The rules that a command asks for; nothing when they cannot be read.
std::optional<DirectionRules> rules_after(const SetAutoscalerBehavior& command) {
  DirectionRules rules = ordinary_rules(command.direction == "scale up");
  rules.window = command.window;
  const std::optional<SelectPolicy> select = enum_value<SelectPolicy>(command.select);
  if (!select) return std::nullopt;
  rules.select = *select;
  if (command.policies.empty()) return rules;
  rules.policy_count = 0;
  std::string_view rest = command.policies;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::optional<RatePolicy> policy = parse_policy(rest.substr(0, comma));
    const auto place = static_cast<std::size_t>(rules.policy_count);
    if (!policy || place == rules.policies.size()) return std::nullopt;
    rules.policies[place] = *policy;
    ++rules.policy_count;
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return rules;
}

}  // namespace

Result<Forecast> check(const World& world, const SetAutoscaler& command) {
  const Result<Id<HorizontalAutoscaler>> id = autoscaler_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  const HorizontalAutoscaler& autoscaler = world[*id];
  const Bounds after = bounds_after(autoscaler, command);
  const std::string& name = command.workload;
  if (after.min < 1 || after.max > most_replicas)
    return impossible(
        refuse("An autoscaler keeps 1 to " + std::to_string(most_replicas) + " pods.", name, ""));
  if (after.min > after.max)
    return refuse("The least, " + std::to_string(after.min) + ", is above the most, " +
                      std::to_string(after.max) + ".",
                  name, "Lower min or raise max.");
  if (command.target == 0 || after.target > 1000)
    return impossible(
        refuse("The CPU target is a percentage of the request from 1 to 1000.", name, ""));
  if (after.min == autoscaler.min && after.max == autoscaler.max &&
      after.target == autoscaler.target_percent)
    return refuse("The autoscaler of " + name + " is set so already.", name, "");
  Forecast forecast;
  const std::int32_t now = world[autoscaler.workload].replicas;
  forecast.summary = name + " may then have " + std::to_string(after.min) + " to " +
                     plural(after.max, "pod") + " at " + std::to_string(after.target) +
                     " % of the CPU request; it has " + std::to_string(now) + " now.";
  if (now > after.max)
    forecast.summary += " It shrinks to " + std::to_string(after.max) + " at once.";
  if (now > 0 && now < after.min)
    forecast.summary += " It grows to " + std::to_string(after.min) + " at once.";
  forecast.touches.push_back(name);
  forecast.destructive = now > after.max;
  return forecast;
}

void apply(Context& context, const SetAutoscaler& command) {
  const Id<HorizontalAutoscaler> id = *autoscaler_called(context, command.workload);
  HorizontalAutoscaler& autoscaler = context.edit(id);
  const Bounds after = bounds_after(autoscaler, command);
  autoscaler.min = static_cast<std::int32_t>(after.min);
  autoscaler.max = static_cast<std::int32_t>(after.max);
  autoscaler.target_percent = static_cast<std::int32_t>(after.target);
  wake_horizontal_autoscaler(context, autoscaler.workload);
}

Result<Forecast> check(const World& world, const SetAutoscalerBehavior& command) {
  const Result<Id<HorizontalAutoscaler>> id = autoscaler_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  const std::string& name = command.workload;
  if (command.direction != "scale up" && command.direction != "scale down")
    return impossible(refuse("The direction is \"scale up\" or \"scale down\".", name, ""));
  if (command.window < Duration::zero() || command.window > longest_window)
    return impossible(refuse("A stabilization window lasts an hour at most.", name, ""));
  if (!rules_after(command))
    return impossible(
        refuse("These policies cannot be read.", name,
               "Write up to four as \"4 pods in 15 s, 100 % in 15 s\", and select max, min or "
               "disabled."));
  Forecast forecast;
  forecast.summary = "The autoscaler of " + name + " keeps to these rules from its next sync on.";
  forecast.touches.push_back(name);
  return forecast;
}

void apply(Context& context, const SetAutoscalerBehavior& command) {
  const Id<HorizontalAutoscaler> id = *autoscaler_called(context, command.workload);
  HorizontalAutoscaler& autoscaler = context.edit(id);
  if (!autoscaler.has_behavior) {
    autoscaler.has_behavior = true;
    autoscaler.up = ordinary_rules(true);
    autoscaler.down = ordinary_rules(false);
  }
  (command.direction == "scale up" ? autoscaler.up : autoscaler.down) = *rules_after(command);
  wake_horizontal_autoscaler(context, autoscaler.workload);
}

void install_autoscaler_commands(Rulebook& rulebook) {
  rulebook.command<SetAutoscaler>(Role::trainee);
  rulebook.command<SetAutoscalerBehavior>(Role::trainee);
}

}  // namespace drydock::kubernetes
