// A namespace that somebody deletes.
#include <algorithm>
#include <string>
#include <vector>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/failure/namespace_commands.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/namespaces.h"

namespace drydock::failure {

namespace {

std::vector<std::string> namespaces(const World& world) {
  std::vector<std::string> names;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>()) {
    std::string name(world.text(workload.name_space));
    if (!workload.deleted && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

Name name_called(const World& world, const std::string& name) {
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (world.text(workload.name_space) == name) return workload.name_space;
  return {};
}

}  // namespace

Result<Forecast> check(const World& world, const DeleteNamespace& command) {
  if (!kubernetes::api_is_up(world))
    return refuse("The API server does not answer.", "Wait until it is back.");
  const std::vector<std::string> names = namespaces(world);
  if (std::find(names.begin(), names.end(), command.name_space) == names.end())
    return unknown("namespace", command.name_space, names);
  if (command.name_space == "kube-system" || command.name_space == "default")
    return impossible(
        refuse("Kubernetes does not let anybody delete namespace " + command.name_space + "."));
  Forecast forecast;
  std::int64_t workloads = 0, pods = 0, volumes = 0, kept = 0;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>()) {
    if (world.text(workload.name_space) != command.name_space) continue;
    forecast.touches.emplace_back(world.text(workload.name));
    ++workloads;
    pods += workload.pods.length;
  }
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (!claim.workload || !claim.volume) continue;
    if (world.text(world[claim.workload].name_space) != command.name_space) continue;
    const bool stays = claim.reclaim == kubernetes::ReclaimPolicy::retains;
    ++(stays ? kept : volumes);
    if (!stays) forecast.touches.emplace_back(world.text(world[claim.volume].name));
  }
  forecast.summary = "Namespace " + command.name_space + " goes with " +
                     plural(workloads, "workload") + ", " + plural(pods, "pod") + " and " +
                     plural(volumes, "volume") + " with their data for good; " +
                     plural(kept, "volume") + " and all snapshots stay.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const DeleteNamespace& command) {
  kubernetes::delete_namespace(context, name_called(context, command.name_space));
}

void install_namespace_faults(Rulebook& rulebook) {
  rulebook.command<DeleteNamespace>(Role::instructor);
}

}  // namespace drydock::failure
