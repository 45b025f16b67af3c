// What an outage would have come to if the same commands had been given without a human delay.
#pragma once

#include <memory>
#include <optional>

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/run/run.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::study {

/// From `began` until users are served as promised again, when the commands that `run` of the
/// scenario took after it, but for faults, are given as soon as anybody could know and as soon as
/// they are taken, in their order. Nothing when none was given, or it takes longer than `give_up`.
std::optional<Duration> best_possible(const scenario::Scenario& scenario,
                                      const std::shared_ptr<const Rulebook>& rulebook,
                                      const run::Run& run, Time began, Duration give_up);

}  // namespace drydock::study
