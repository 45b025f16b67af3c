// `drydock trace`: one request hop by hop, with where each millisecond went.
#include <algorithm>
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/report/waterfall.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/build.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

/// So long requests are traced before one is chosen, and at most this long one is waited for.
constexpr Duration traced_for = seconds(10), wait_most = minutes(5), slice = seconds(1);
/// Requests are looked at when the platform has warmed up.
constexpr Duration usual_moment = minutes(1);

struct TraceOptions {
  PlayOptions play;
  std::string operation, at;
  std::optional<std::uint64_t> request;
  bool slowest = false, json = false;
};

int refuse_option(const std::string& option, const std::string& message, const std::string& hint) {
  return refuse(Error{"E0114", message, option, hint});
}

std::string names_of_operations(const World& world) {
  std::string names;
  for (const auto& [id, row] : world.table<workload::Operation>())
    names += (names.empty() ? "" : ", ") + std::string(world.text(row.name));
  return names;
}

/// The request that was asked for among those that were traced from `from` on.
std::optional<report::TracedRequest> choose(const World& world, const TraceOptions& options,
                                            Time from, Id<requests::Operation> operation) {
  std::vector<report::TracedRequest> found = report::traced_requests(world, from, operation);
  if (!operation)
    std::erase_if(found, [&](const report::TracedRequest& one) {
      const Name name = world[one.operation].name;
      for (const auto& [id, row] : world.table<workload::Operation>())
        if (row.name == name) return static_cast<bool>(row.backlog);
      return true;
    });
  if (options.request) {
    std::erase_if(found, [&](const auto& one) { return one.number != *options.request; });
  }
  if (found.empty()) return std::nullopt;
  const auto earlier = [](const auto& a, const auto& b) { return a.asked < b.asked; };
  const auto quicker = [](const auto& a, const auto& b) { return a.took < b.took; };
  return options.slowest ? *std::max_element(found.begin(), found.end(), quicker)
                         : *std::min_element(found.begin(), found.end(), earlier);
}

/// Whether it is time to choose.
bool is_enough(const World& world, const TraceOptions& options, Time from,
               Id<requests::Operation> operation) {
  if (options.request) return choose(world, options, from, operation).has_value();
  return world.now() - from >= traced_for && choose(world, options, from, operation).has_value();
}

/// Since the start; nothing, with the reason printed, when it is no time of the scenario.
std::optional<Duration> moment_of(const TraceOptions& options, const Prepared& prepared) {
  if (options.at.empty()) return options.request ? Duration::zero() : usual_moment;
  const Result<Duration> at = parse_duration(options.at);
  const Duration length = prepared.end - prepared.scenario.start;
  if (at && *at < length) return *at;
  if (at)
    refuse_option("--at", "found " + say_duration(*at) + ", which is after the end",
                  "the scenario lasts " + say_duration(length));
  else
    refuse_option("--at", at.error().message, at.error().hint);
  return std::nullopt;
}

/// Moves to the moment, traces from there, and goes on until the request that was asked for is
/// done.
std::optional<report::TracedRequest> find(run::Run& run, const TraceOptions& options,
                                          const Prepared& prepared, Duration moment,
                                          Id<requests::Operation> operation) {
  const Time from = prepared.scenario.start + moment;
  Progress progress("Simulating " + prepared.scenario.name, !options.play.quiet);
  while (run.now() < from) {
    run.advance(std::min(from, run.now() + slice));
    progress.show(in_seconds(run.now() - prepared.scenario.start) / in_seconds(moment));
  }
  if (const auto traced = run.submit(workload::TraceRequests{1}, Actor::instructor); !traced) {
    refuse(traced.error());
    return std::nullopt;
  }
  const Time last = options.request ? prepared.end : std::min(prepared.end, from + wait_most);
  while (run.now() < last && !is_enough(run.world(), options, from, operation))
    run.advance(std::min(last, run.now() + slice));
  const auto found = choose(run.world(), options, from, operation);
  if (!found)
    refuse(Error{"no_trace",
                 "no such request was finished until " + say_time(run.now()),
                 {},
                 "ask for an earlier moment, or a longer run with --for"});
  return found;
}

int trace(const TraceOptions& given) {
  TraceOptions options = given;
  options.play.mode = "requests";
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  const std::optional<Duration> moment = moment_of(options, *prepared);
  if (!moment) return bad_input;
  const auto rulebook = platform::rules();
  const codec::Diagnostics mistakes = scenario::check_all(prepared->scenario, *rulebook);
  if (codec::has_errors(mistakes)) return refuse(mistakes);
  Result<run::Run> opened = run::open(prepared->scenario, rulebook, prepared->seed);
  if (!opened) return refuse(opened.error());
  const World& world = opened->world();
  const auto id = world.find<workload::Operation>(options.operation);
  if (!options.operation.empty() && !id)
    return refuse_option("--operation", "found no operation \"" + options.operation + "\"",
                         "there are " + names_of_operations(world));
  if (options.request && !id)
    return refuse_option("--request", "the number of a request counts within its operation",
                         "add --operation; there are " + names_of_operations(world));
  const auto operation = id ? workload::traced_operation(world, id) : Id<requests::Operation>{};
  const auto found = find(*opened, options, *prepared, *moment, operation);
  if (!found) return bad_input;
  if (options.json)
    print(codec::to_json(report::waterfall_json(opened->world(), *found), 2) + "\n");
  else
    print(report::waterfall_text(opened->world(), *found, ink_for_output()));
  return ok;
}

}  // namespace

void add_trace(CLI::App& program, Action& action) {
  auto options = std::make_shared<TraceOptions>();
  CLI::App* command = program.add_subcommand(
      "trace", "Show one request hop by hop, with where each millisecond went");
  add_play_options(*command, options->play);
  command->add_option("--operation", options->operation, "Of this operation; else of any")
      ->type_name("NAME");
  auto* at = command
                 ->add_option("--at", options->at,
                              "The first request after this time since the start, such as 15min")
                 ->check(not_empty())
                 ->type_name("TIME");
  command
      ->add_option("--request", options->request, "This request of the operation, counted from 0")
      ->check(whole_number())
      ->excludes(at)
      ->type_name("N");
  command->add_flag("--slowest", options->slowest, "Of ten seconds, the request that took longest");
  command->add_flag("--json", options->json, "Report as data");
  command->callback([options, &action] { action = [options] { return trace(*options); }; });
}

}  // namespace drydock::cli
