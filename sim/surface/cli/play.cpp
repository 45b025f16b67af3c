// Plays scenarios for the subcommands.
#include "sim/surface/cli/play.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "sim/engine/base/units.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/shipped.h"
#include "sim/practice/scenario/validate.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

constexpr std::uint64_t events_at_once = 20'000;

std::optional<Duration> length_of(const PlayOptions& options, const scenario::Scenario& scenario) {
  if (options.length.empty()) return scenario.length;
  const Result<Duration> length = parse_duration(options.length);
  if (!length) {
    refuse(Error{length.error().code, length.error().message, "--for", length.error().hint});
    return std::nullopt;
  }
  if (*length <= Duration::zero() || *length > hours(24 * 366)) {
    refuse(Error{"E0114",
                 "found " + options.length + ", expected more than 0 and at most 366d.",
                 "--for",
                 {}});
    return std::nullopt;
  }
  return *length;
}

/// The scenario's file: as named, or the one of that name among those that came with the program.
std::optional<std::string> scenario_file(const std::string& named,
                                         const scenario::SearchPaths& search) {
  std::error_code none;
  if (std::filesystem::exists(named, none)) return named;
  if (const auto found = scenario::find_shipped(search, named)) return found->file;
  if (named.find('/') != std::string::npos) return named;
  std::vector<std::string> shipped, first;
  for (const scenario::Shipped& one : scenario::shipped_scenarios(search)) {
    shipped.push_back(std::filesystem::path(one.file).stem().string());
    if (one.folder.empty()) first.push_back(one.name);
  }
  const std::string near = codec::nearest(named, shipped);
  refuse(Error{"unknown_scenario",
               "found no file and no shipped scenario \"" + named + "\", expected a file" +
                   (first.empty() ? "" : ", " + codec::one_of(first)) +
                   (near.empty() ? "" : " (did you mean \"" + near + "\"?)"),
               {},
               {}});
  return std::nullopt;
}

bool read_settings(const std::vector<std::string>& texts, const std::string& option,
                   std::vector<scenario::Setting>& settings) {
  for (const std::string& text : texts) {
    const Result<scenario::Setting> setting = scenario::read_setting(text, option);
    if (!setting) {
      refuse(setting.error());
      return false;
    }
    settings.push_back(*setting);
  }
  return true;
}

}  // namespace

std::optional<Prepared> prepare(const PlayOptions& options) {
  scenario::Adjustments adjustments;
  if (!read_settings(options.settings, "--set", adjustments.settings) ||
      !read_settings(options.with, "--with", adjustments.settings))
    return std::nullopt;
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  const std::optional<std::string> file = scenario_file(options.scenario, search);
  if (!file) return std::nullopt;
  codec::Value changes{codec::Value::Object{}};
  if (!options.mode.empty()) {
    changes.set("mode", options.mode);
    adjustments.changes = &changes;
    adjustments.changes_file = "--mode";
  }
  scenario::Reading reading = scenario::read_scenario(*file, search, adjustments);
  if (!reading.diagnostics.empty()) refuse(reading.diagnostics);
  if (!reading.scenario) return std::nullopt;
  const std::optional<Duration> length = length_of(options, *reading.scenario);
  if (!length) return std::nullopt;
  const Seed seed{options.seed.value_or(reading.scenario->seed)};
  const Time end = reading.scenario->start + *length;
  return Prepared{std::move(*reading.scenario), seed, end};
}

std::optional<Played> play(const Prepared& prepared, std::shared_ptr<const Rulebook> rulebook,
                           bool quiet, const Watch& watch, Duration every) {
  const codec::Diagnostics mistakes = scenario::validate_events(prepared.scenario, *rulebook);
  if (codec::has_errors(mistakes)) {
    refuse(mistakes);
    return std::nullopt;
  }
  Result<run::Run> opened = run::open(prepared.scenario, std::move(rulebook), prepared.seed);
  if (!opened) {
    refuse(opened.error());
    return std::nullopt;
  }
  run::Run& run = *opened;
  Progress progress("Simulating " + prepared.scenario.name, !quiet);
  const auto wall = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  const Time start = run.now();
  for (Time next = start + every; run.now() < prepared.end; next += every) {
    const Time until = std::min(next, prepared.end);
    while (run.advance_some(until, events_at_once) == run::Stop::budget)
      progress.show(in_seconds(run.now() - start) / in_seconds(prepared.end - start));
    if (!watch || until == prepared.end) continue;
    if (const Result<> seen = watch(run); !seen) {
      refuse(seen.error());
      return std::nullopt;
    }
  }
  report::Summary summary = report::summarise(run.world(), run.rulebook());
  report::add_credits(summary, run.world(), prepared.scenario);
  summary.cpu_s = cpu_seconds() - cpu;
  summary.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
  summary.title = prepared.scenario.title;
  summary.scenario = prepared.scenario.name;
  summary.platform = prepared.scenario.platform.name;
  return Played{std::move(run), std::move(summary)};
}

}  // namespace drydock::cli
