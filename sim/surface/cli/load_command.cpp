// `drydock load`: rising load until the platform breaks its objective, and where the knee lies.
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/report/load_test.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/build.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

/// The platform runs in before it is copied.
constexpr Duration warmed_up = minutes(1);

struct LoadOptions {
  PlayOptions play;
  report::LoadPlan plan;
  std::string hold, at;
  Duration moment = warmed_up;
  bool json = false, csv = false;
};

/// What is wrong with the plan as far as no platform is needed to tell.
std::optional<Error> read_plan(LoadOptions& options) {
  if (!options.hold.empty()) {
    const Result<Duration> hold = parse_duration(options.hold);
    if (!hold || *hold < seconds(20))
      return Error{
          "E0114", "found " + options.hold + ", expected a time of 20 s or more", "--hold", {}};
    options.plan.settles = options.plan.measured = *hold / 2;
  }
  if (!options.at.empty()) {
    const Result<Duration> at = parse_duration(options.at);
    if (!at) return Error{at.error().code, at.error().message, "--at", at.error().hint};
    options.moment = *at;
  }
  if (options.plan.to < options.plan.from)
    return Error{"E0114", "the highest level is below the lowest", "--to", {}};
  return {};
}

std::optional<Error> check_operation(const run::Run& run, const std::string& operation) {
  if (operation.empty()) return {};
  const AnyCommand scale(workload::ScaleOperation{operation, 1});
  const auto known = run.rulebook().check(run.world(), scale);
  if (known) return {};
  std::string names;
  for (const auto& [id, row] : run.world().table<workload::Operation>())
    if (!row.backlog)
      names += (names.empty() ? "there are " : ", ") + std::string(run.world().text(row.name));
  return Error{"E0114", known.error().message, "--operation", names};
}

int load(const LoadOptions& given) {
  LoadOptions options = given;
  if (options.play.mode.empty()) options.play.mode = "requests";
  if (const auto wrong = read_plan(options)) return refuse(*wrong);
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  const Duration length = prepared->end - prepared->scenario.start;
  if (!options.at.empty() && options.moment >= length)
    return refuse(Error{"E0114",
                        "found " + say_duration(options.moment) + ", which is after the end",
                        "--at", "the scenario lasts " + say_duration(length)});
  const auto rulebook = platform::rules();
  const codec::Diagnostics mistakes = scenario::check_all(prepared->scenario, *rulebook);
  if (codec::has_errors(mistakes)) return refuse(mistakes);
  Result<run::Run> run = run::open(prepared->scenario, rulebook, prepared->seed);
  if (!run) return refuse(run.error());
  report::LoadTest test;
  {
    Progress progress("Loading " + prepared->scenario.name, !options.play.quiet);
    run->advance(prepared->scenario.start + options.moment);
    if (const auto wrong = check_operation(*run, options.plan.operation)) return refuse(*wrong);
    test = report::load_test(*run, options.plan, [&](const report::LoadProgress& at) {
      progress.show(at.done);
      return true;
    });
  }
  print(options.json  ? codec::to_json(report::load_json(test), 2) + "\n"
        : options.csv ? report::load_csv(test)
                      : report::load_text(test, ink_for_output()));
  return ok;
}

}  // namespace

void add_load(CLI::App& program, Action& action) {
  auto options = std::make_shared<LoadOptions>();
  CLI::App* command =
      program.add_subcommand("load", "Raise the load until users notice, and find the knee");
  add_play_options(*command, options->play);
  command->add_option("--from", options->plan.from, "Lowest level, times the ordinary traffic")
      ->check(CLI::Range(0.01, 1000.0))
      ->capture_default_str()
      ->type_name("TIMES");
  command->add_option("--to", options->plan.to, "Highest level")
      ->check(CLI::Range(0.01, 1000.0))
      ->capture_default_str()
      ->type_name("TIMES");
  command
      ->add_option("--steps", options->plan.steps,
                   "So many even levels, each of them, instead of a search for the knee")
      ->check(CLI::Range(1, 1000))
      ->type_name("COUNT");
  command
      ->add_option("--operation", options->plan.operation,
                   "Only this operation rises; the others stay as they are")
      ->check(not_empty())
      ->type_name("NAME");
  command
      ->add_option("--hold", options->hold,
                   "How long each level lasts, such as 2min; its second half is measured")
      ->check(not_empty())
      ->type_name("TIME");
  command
      ->add_option("--at", options->at,
                   "Test the platform as it is so long after the start; else after a minute")
      ->check(not_empty())
      ->type_name("TIME");
  auto* json = command->add_flag("--json", options->json, "The levels as data");
  command->add_flag("--csv", options->csv, "The levels as a table for other programs")
      ->excludes(json);
  command->callback([options, &action] { action = [options] { return load(*options); }; });
}

}  // namespace drydock::cli
