// What the checks of faults share: how they refuse, and what stands on a node.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/kubernetes.h"

namespace drydock::failure {

tl::unexpected<Error> refuse(std::string message, std::string hint = {});
/// Says that nothing is called so, and what is.
tl::unexpected<Error> unknown(std::string_view what, const std::string& name,
                              std::vector<std::string> names);
template <class Row, class Exists>
tl::unexpected<Error> unknown(const World& world, std::string_view what, const std::string& name,
                              Exists&& exists) {
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Row>())
    if (exists(row)) names.emplace_back(world.text(row.name));
  return unknown(what, name, std::move(names));
}

inline bool exists(const kubernetes::Pod& pod) { return pod.phase != kubernetes::PodPhase::gone; }
inline bool exists(const kubernetes::Node& node) {
  return node.condition != kubernetes::NodeCondition::gone;
}

/// The node whose machine a fault may hit: it is neither gone nor being terminated.
Result<Id<kubernetes::Node>> node_called(const World& world, const std::string& name);
/// The pods on a node, by name.
std::vector<std::string> pods_on(const World& world, Id<kubernetes::Node> node);
/// A forecast about a node and the pods on it; `summary` is what becomes of the node.
Forecast forecast_of_node(const World& world, Id<kubernetes::Node> node, std::string summary);

/// How long a database that crashes now replays the log that it wrote to its volume since its last
/// checkpoint.
Duration replay_after_crash(const World& world, Id<storage::Volume> volume);
/// The machine stops at once: databases on it will have to replay their logs.
void leave_logs(Context& context, Id<compute::Instance> machine);

/// The power of so large a share of the zone's machines fails, or is back for those that lost it at
/// that moment. Whether any was hit.
bool cut_power(Context& context, Id<network::Zone> zone, double share);
void restore_power(Context& context, Id<network::Zone> zone, Time lost);

/// " for 5 min", or nothing for a fault that stays.
std::string for_how_long(Duration duration);
Result<void> check_duration(Duration duration);

void install_zone_faults(Rulebook& rulebook);
void install_machine_faults(Rulebook& rulebook);
void install_pod_faults(Rulebook& rulebook);
void install_volume_faults(Rulebook& rulebook);
void install_cluster_faults(Rulebook& rulebook);
void install_access_faults(Rulebook& rulebook);
void install_code_state(Rulebook& rulebook);
void install_namespace_faults(Rulebook& rulebook);

}  // namespace drydock::failure
