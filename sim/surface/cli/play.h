// Reads a scenario, turns its knobs and plays it to its end, as several subcommands need it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/report/summary.h"
#include "sim/practice/run/run.h"
#include "sim/practice/scenario/read.h"

namespace drydock::cli {

/// What the user said about a run.
struct PlayOptions {
  std::string scenario;
  std::vector<std::string> settings;  ///< "knob=value", of --set.
  std::vector<std::string> with;      ///< And after them, of --with.
  std::string length;                 ///< "30d"; empty: the scenario's own.
  std::string mode;                   ///< "requests"; empty: the scenario's own.
  std::optional<std::uint64_t> seed;
  bool quiet = false;
};

/// A scenario that was read, and the seed and the end that were asked for.
struct Prepared {
  scenario::Scenario scenario;
  Seed seed;
  Time end;
};

/// Reads what `options` ask for; nothing, with the mistakes printed, when something is wrong.
std::optional<Prepared> prepare(const PlayOptions& options);

/// A finished run and what it came to.
struct Played {
  run::Run run;
  report::Summary summary;
};

/// Called every so often while a run is played; an error ends it.
using Watch = std::function<Result<>(const run::Run&)>;

/// Plays to the end, with a progress bar; nothing, with the reason printed, when it cannot be
/// built. `watch` is called `every` so often, from that time on.
std::optional<Played> play(const Prepared& prepared, std::shared_ptr<const Rulebook> rulebook,
                           bool quiet, const Watch& watch = {}, Duration every = hours(1));

/// Adds the scenario and --set, --for, --seed, --quiet to a subcommand.
void add_play_options(CLI::App& command, PlayOptions& options);

}  // namespace drydock::cli
