// From a scenario to a world that stands as after a long calm, and the commands that it plays.
#pragma once

#include <vector>

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// A command of the scenario and when it is given.
struct ScheduledCommand {
  Time at;
  AnyCommand command;
};

/// The scripted commands in the order of their times; equal times keep the file's order. The
/// scenario has passed validate_events().
std::vector<ScheduledCommand> script(const Scenario& scenario, const Rulebook& rulebook);

/// The world at the scenario's start: every machine runs, every pod is ready, traffic flows. An
/// error is a figure that is missing, a platform that does not hold itself, or a script that could
/// never be played.
Result<World> build(const Scenario& scenario, const Rulebook& rulebook, Seed seed);

/// The same world for centuries: chance (spec_promises.h) is what happens to it. Traffic, the bill,
/// samples, horizontal autoscalers, jobs and backups sleep; everything else is as in build(). The
/// scenario has passed check_build().
World build_asleep(const Scenario& scenario, const Rulebook& rulebook, Seed seed);

/// All that build() and script() would refuse before anything is built.
codec::Diagnostics check_build(const Scenario& scenario, const Rulebook& rulebook);

/// Scripted commands that could never be given: names of nothing that stands in `world`, the start,
/// or could come into it, and values such as a billion replicas. What earlier events or time can
/// change is judged when its time comes. The scenario has passed check_build().
codec::Diagnostics check_script(const Scenario& scenario, const Rulebook& rulebook,
                                const World& world);

/// All that build() and script() would refuse; for `drydock check`.
codec::Diagnostics check_all(const Scenario& scenario, const Rulebook& rulebook);

}  // namespace drydock::scenario
