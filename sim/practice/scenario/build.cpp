// The order in which a world is built, and the scenario's own commands.
#include "sim/practice/scenario/build.h"

#include <algorithm>

#include "sim/engine/kernel/engine.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/addons/addons.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/codec/command.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

void build_all(Context& start, const Scenario& scenario, const AllSettings& settings, bool asleep) {
  const CauseId cause = start.announce(ScenarioStarted{start.name(scenario.name)});
  Context context = start.because(cause);
  SampleSettings sampling;
  sampling.interval = scenario.sample_every;
  if (!asleep) start_sampling(context, sampling);
  Builder builder{
      context, scenario, scenario.platform, settings, {}, {}, {}, {}, {}, {}, {}, {}, {},
      {},      asleep};
  build_prices(builder);
  build_network(builder);
  build_managed(builder);
  build_cluster(builder);
  build_traffic(builder);
  addons::add_ingress(context, builder.workloads.at(scenario.platform.network.load_balancer.target),
                      builder.balancer);
  if (!asleep) workload::start_traffic(context);
  kubernetes::start_control_plane(context);
  if (!asleep) insight::begin_allocation(context);
  if (scenario.platform.failures.any()) failure::begin_chance(context, settings.odds);
  if (!asleep && scenario.platform.objective.alerts) workload::begin_alerts(context);
}

/// The scenario has passed check_build().
World world_of(const Scenario& scenario, const Rulebook& rulebook, Seed seed, bool asleep = false) {
  codec::Diagnostics none;
  const AllSettings settings = read_settings(scenario, none);
  World world(rulebook, seed, scenario.start);
  Engine(rulebook).apply(world, CauseId{},
                         [&](Context& context) { build_all(context, scenario, settings, asleep); });
  return world;
}

}  // namespace

std::vector<ScheduledCommand> script(const Scenario& scenario, const Rulebook& rulebook) {
  std::vector<ScheduledCommand> commands;
  codec::Diagnostics out;
  codec::Report report(scenario.file, out);
  for (const ScriptedCommand& event : scenario.events) {
    const codec::Value kind(event.kind);
    auto command =
        codec::read_command(codec::Cursor(&kind, event.path, report),
                            codec::Cursor(&event.arguments, event.path, report), rulebook);
    DRYDOCK_ASSERT(command && out.empty(),
                   "scripted commands are validated before they are played");
    commands.push_back({scenario.start + event.after, std::move(*command)});
  }
  std::stable_sort(commands.begin(), commands.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  return commands;
}

Result<World> build(const Scenario& scenario, const Rulebook& rulebook, Seed seed) {
  codec::Diagnostics wrong = check_build(scenario, rulebook);
  if (codec::has_errors(wrong)) return tl::unexpected<Error>(codec::to_error(wrong));
  World world = world_of(scenario, rulebook, seed);
  wrong = check_script(scenario, rulebook, world);
  if (codec::has_errors(wrong)) return tl::unexpected<Error>(codec::to_error(wrong));
  return world;
}

World build_asleep(const Scenario& scenario, const Rulebook& rulebook, Seed seed) {
  return world_of(scenario, rulebook, seed, true);
}

codec::Diagnostics check_build(const Scenario& scenario, const Rulebook& rulebook) {
  DRYDOCK_ASSERT(scenario.catalog != nullptr, "a scenario that was read has its catalog");
  codec::Diagnostics out;
  read_settings(scenario, out);
  codec::Diagnostics events = validate_events(scenario, rulebook);
  out.insert(out.end(), events.begin(), events.end());
  return out;
}

codec::Diagnostics check_all(const Scenario& scenario, const Rulebook& rulebook) {
  codec::Diagnostics out = check_build(scenario, rulebook);
  if (codec::has_errors(out)) return out;
  return check_script(scenario, rulebook, world_of(scenario, rulebook, Seed{scenario.seed}));
}

}  // namespace drydock::scenario
