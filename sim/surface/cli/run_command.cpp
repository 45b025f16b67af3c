// `drydock run`: plays a scenario and reports what happened, to whom, and for how much.
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/practice/codec/command.h"
#include "sim/practice/report/incident_text.h"
#include "sim/practice/report/json_report.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/store/run_file.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

constexpr std::size_t story_lines = 30;

struct RunOptions {
  PlayOptions play;
  bool json = false, incidents = false;
  std::size_t facts = 200;
  std::string out, by;
};

/// Everything of the end of a run that is not written as it goes.
Result<> finish(store::RunFile& file, const Played& played) {
  std::vector<store::StoredEntry> entries;
  for (const run::Receipt& receipt : played.run.receipts())
    entries.push_back({receipt.entry.at, receipt.entry.actor,
                       std::string(receipt.entry.command.kind()),
                       codec::to_json(codec::arguments_of(receipt.entry.command)), receipt.accepted,
                       receipt.reason, receipt.hint, receipt.cause});
  std::vector<store::StoredCounter> counters;
  for (const report::Served& served : played.summary.services) {
    counters.push_back(
        {served.name, "requests.served", static_cast<double>(served.figures.served)});
    counters.push_back(
        {served.name, "requests.failed", static_cast<double>(served.figures.failed)});
  }
  if (Result<> added = file.add(entries); !added) return added;
  if (Result<> set = file.set_counters(counters); !set) return set;
  return file.finish(played.run.world(), played.run.rulebook());
}

void print_report(const RunOptions& options, const scenario::Scenario& scenario,
                  const Played& played) {
  const World& world = played.run.world();
  const Rulebook& rulebook = played.run.rulebook();
  if (options.json) {
    const auto facts = report::notable_facts(world, rulebook, Weight::normal, options.facts);
    print(codec::to_json(report::json_report(played.summary, facts), 2) + "\n");
    return;
  }
  if (options.play.quiet) return;
  if (options.incidents) {
    auto incidents = report::incidents(world, rulebook, story_lines);
    report::add_best_possible(incidents, scenario, platform::rules(), played.run);
    print(report::incidents_text(world, rulebook, incidents, ink_for_output()));
    return;
  }
  print(report::text_report(played.summary, report::story(world, rulebook, story_lines),
                            ink_for_output(), enum_value<insight::By>(options.by)));
  if (!options.out.empty()) print("Run kept in " + options.out + "\n");
}

/// What the scenario asked for in vain.
void say_refused(const Played& played) {
  for (const run::Receipt& receipt : played.run.receipts())
    if (!receipt.accepted)
      complain("drydock: at " + say_time(receipt.entry.at) + " the scenario could not " +
               receipt.entry.command.say() + ": " + receipt.reason + "\n");
}

int run_scenario(const RunOptions& options) {
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  const auto rulebook = platform::rules();
  // Before a file is made: a run that cannot start leaves none behind, and an older one alone.
  const codec::Diagnostics mistakes = scenario::check_all(prepared->scenario, *rulebook);
  if (codec::has_errors(mistakes)) return refuse(mistakes);
  std::optional<store::RunFile> file;
  if (!options.out.empty()) {
    Result<store::RunFile> created =
        store::RunFile::create(options.out, {codec::to_json(scenario::bundle(prepared->scenario)),
                                             prepared->seed,
                                             DRYDOCK_VERSION,
                                             {},
                                             prepared->scenario.start});
    if (!created) return refuse(created.error());
    file.emplace(std::move(*created));
  }
  const Watch keep = [&](const run::Run& run) {
    return file ? file->record(run.world(), run.rulebook()) : Result<>();
  };
  const std::optional<Played> played =
      play(*prepared, rulebook, options.play.quiet || options.json, keep);
  if (!played) return bad_input;
  if (file)
    if (const Result<> written = finish(*file, *played); !written) return refuse(written.error());
  say_refused(*played);
  print_report(options, prepared->scenario, *played);
  return ok;
}

}  // namespace

void add_play_options(CLI::App& command, PlayOptions& options) {
  command
      .add_option("scenario", options.scenario, "A scenario: a file, or the name of a shipped one")
      ->required();
  command.add_option("--set", options.settings, "Turn a knob: KNOB=VALUE (see drydock knobs)")
      ->type_name("KNOB=VALUE");
  command.add_option("--for", options.length, "Simulate this long, such as 2h or 30d")
      ->check(not_empty())
      ->type_name("LENGTH");
  command
      .add_option("--mode", options.mode,
                  "How requests are computed: fluid, requests or mixed; else as the scenario says")
      ->check(CLI::IsMember(codec::spelled_names<scenario::Mode>()))
      ->type_name("MODE");
  command
      .add_option("--seed", options.seed,
                  "The luck of the run, a whole number; without it the scenario's own")
      ->check(whole_number())
      ->type_name("N");
  command.add_flag("--quiet", options.quiet, "Print nothing but errors");
}

void add_run(CLI::App& program, Action& action) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = program.add_subcommand("run", "Play a scenario and report");
  add_play_options(*command, options->play);
  command->add_flag("--json", options->json, "Report as data");
  command->add_flag("--incidents", options->incidents,
                    "Tell each incident as a post-mortem does, instead of the report");
  command->add_option("--by", options->by, "Split the bill too: by service, team or environment")
      ->check(CLI::IsMember({"service", "team", "environment"}))
      ->type_name("WHOM");
  command->add_option("--facts", options->facts, "With --json: at most this many facts")
      ->check(whole_number())
      ->capture_default_str()
      ->type_name("N");
  command
      ->add_option("--out", options->out,
                   "Keep the run in this SQLite file; an older run in it is replaced")
      ->check(not_empty())
      ->type_name("FILE");
  command->callback([options, &action] { action = [options] { return run_scenario(*options); }; });
}

}  // namespace drydock::cli
