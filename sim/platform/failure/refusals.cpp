// The words in which faults are refused, and what a fault of a node touches.
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/faults.h"

namespace drydock::failure {

namespace {

constexpr Duration longest = hours(24 * 366);  ///< As long as the longest run.

}  // namespace

tl::unexpected<Error> refuse(std::string message, std::string hint) {
  return fail("refused", std::move(message), {}, std::move(hint));
}

tl::unexpected<Error> unknown(std::string_view what, const std::string& name,
                              std::vector<std::string> names) {
  std::string hint = nearest_word(name, names);
  if (!hint.empty()) {
    hint = "Did you mean " + hint + "?";
  } else if (names.empty()) {
    hint = "There is none now.";
  } else {
    const std::size_t shown = 12;
    const bool more = names.size() > shown;
    if (more) names.resize(shown);
    hint = "There is " + join_words(names, more ? "," : "and") + (more ? " and more." : ".");
  }
  return refuse("There is no " + std::string(what) + " called \"" + name + "\".", hint);
}

Result<Id<kubernetes::Node>> node_called(const World& world, const std::string& name) {
  const Id<kubernetes::Node> node = world.find<kubernetes::Node>(name);
  if (!node || !exists(world[node]))
    return unknown<kubernetes::Node>(world, "node", name,
                                     [](const auto& row) { return exists(row); });
  if (!compute::is_live(world[world[node].instance]))
    return refuse("Node " + name + " is being terminated.");
  return node;
}

std::vector<std::string> pods_on(const World& world, Id<kubernetes::Node> node) {
  std::vector<std::string> names;
  for (const auto& [id, pod] : world.table<kubernetes::Pod>())
    if (exists(pod) && kubernetes::node_of(pod) == node) names.emplace_back(world.text(pod.name));
  return names;
}

Forecast forecast_of_node(const World& world, Id<kubernetes::Node> node, std::string summary) {
  Forecast forecast;
  forecast.touches = pods_on(world, node);
  forecast.summary = std::move(summary) + ", and " +
                     plural(static_cast<std::int64_t>(forecast.touches.size()), "pod") +
                     " on it with it.";
  forecast.touches.insert(forecast.touches.begin(), std::string(world.text(world[node].name)));
  forecast.destructive = true;
  return forecast;
}

std::string for_how_long(Duration duration) {
  return duration > Duration::zero() ? " for " + say_duration(duration) : "";
}

Result<void> check_duration(Duration duration) {
  if (duration < Duration::zero() || duration > longest)
    return impossible(
        refuse("A fault cannot last " + say_duration(duration) + ".",
               "Give at most 366 days, or 0 for a fault that lasts until it is repaired."));
  return {};
}

}  // namespace drydock::failure
