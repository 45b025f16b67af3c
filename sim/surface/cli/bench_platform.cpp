// Measures the platform as a user would feel it.
#include "sim/surface/cli/bench_platform.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

PlatformFigure figure(std::string what, std::vector<double> times, std::string goal) {
  std::sort(times.begin(), times.end());
  return {std::move(what), times[times.size() / 2], times.back(), std::move(goal)};
}

}  // namespace

double seconds_of(const std::function<void()>& work) {
  const auto before = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

std::optional<std::vector<PlatformFigure>> measure_platform(
    const std::string& scenario, const std::shared_ptr<const Rulebook>& rulebook) {
  PlayOptions options;
  options.scenario = scenario;
  const std::optional<Prepared> prepared = prepare(options);
  if (!prepared) return std::nullopt;
  std::optional<Played> played = play(*prepared, rulebook, false);
  if (!played) return std::nullopt;
  run::Run& run = played->run;
  const Time start = prepared->scenario.start;

  std::vector<PlatformFigure> figures;
  figures.push_back({"the whole scenario, " + prepared->scenario.name, played->summary.wall_s,
                     played->summary.wall_s, "2 s"});
  std::vector<double> looks, forks, rewinds;
  for (int i = 0; i < 200; ++i)
    looks.push_back(seconds_of([&] { const World frame = run.look(); }));
  for (int i = 0; i < 50; ++i)
    forks.push_back(seconds_of([&] { const run::Run fork = run.fork(); }));
  // Moments spread by the golden ratio, so that they fall anywhere between two snapshots.
  const run::BranchId whole = run.branch();
  for (int i = 1; i <= 30; ++i) {
    const double share = i * 0.6180339887498949 - static_cast<int>(i * 0.6180339887498949);
    const Time to = start + from_seconds(in_seconds(prepared->end - start) * share);
    rewinds.push_back(seconds_of([&] { run.rewind(to); }));
    if (!run.switch_branch(whole)) return std::nullopt;
  }
  figures.push_back(figure("a frame to look at", looks, "50 us"));
  figures.push_back(figure("a fork of the run", forks, "1 ms"));
  figures.push_back(figure("a rewind to any moment", rewinds, "200 ms"));
  return figures;
}

}  // namespace drydock::cli
