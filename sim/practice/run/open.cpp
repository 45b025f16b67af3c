// Builds the world of a scenario and gives it its script.
#include "sim/practice/run/open.h"

#include "sim/practice/scenario/build.h"

namespace drydock::run {

Result<Run> open(const scenario::Scenario& scenario, std::shared_ptr<const Rulebook> rulebook,
                 Seed seed, SnapshotSettings snapshots) {
  Result<World> world = scenario::build(scenario, *rulebook, seed);
  if (!world) return tl::unexpected(world.error());
  std::vector<JournalEntry> script;
  for (scenario::ScheduledCommand& command : scenario::script(scenario, *rulebook))
    script.push_back({command.at, Actor::scenario, std::move(command.command)});
  return Run(std::move(rulebook), std::move(*world), std::move(script), snapshots);
}

}  // namespace drydock::run
