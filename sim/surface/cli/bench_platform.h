// What looking, forking and going back cost on the whole platform, and how long a month takes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::cli {

/// One figure of the benchmark: what was measured, the median, and the worst.
struct PlatformFigure {
  std::string what;
  double median_s = 0;
  double worst_s = 0;
  std::string goal;
};

/// How long `work` takes by the wall clock.
double seconds_of(const std::function<void()>& work);

/// Plays `scenario` to its end, then measures frames, forks and rewinds over it. Nothing, with the
/// reason printed, when the scenario cannot be read.
std::optional<std::vector<PlatformFigure>> measure_platform(
    const std::string& scenario, const std::shared_ptr<const Rulebook>& rulebook);

}  // namespace drydock::cli
