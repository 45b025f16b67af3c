// `drydock run`: plays a scenario and reports what happened, to whom, and for how much.
#include <memory>

#include "sim/platform/rules.h"
#include "sim/practice/report/json_report.h"
#include "sim/practice/report/run_file.h"
#include "sim/practice/report/text_report.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

constexpr std::size_t story_lines = 30;

struct RunOptions {
  PlayOptions play;
  bool json = false;
  std::size_t facts = 200;
  std::string out;
};

int run_scenario(const RunOptions& options) {
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  if (!options.out.empty())
    if (const Result<> writable = report::check_run_file(options.out); !writable)
      return refuse(writable.error());
  const std::optional<Played> played =
      play(*prepared, platform::rules(), options.play.quiet || options.json);
  if (!played) return bad_input;
  const World& world = played->run.world();
  const Rulebook& rulebook = played->run.rulebook();
  if (!options.out.empty())
    if (const Result<> written =
            report::write_run_file(options.out, prepared->scenario, played->run, played->summary);
        !written)
      return refuse(written.error());
  if (options.json) {
    const auto facts = report::notable_facts(world, rulebook, Weight::normal, options.facts);
    print(codec::to_json(report::json_report(played->summary, facts), 2) + "\n");
  } else if (!options.play.quiet) {
    print(report::text_report(played->summary, report::story(world, rulebook, story_lines),
                              ink_for_output()));
    if (!options.out.empty()) print("Run kept in " + options.out + "\n");
  }
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
      ->type_name("LENGTH");
  command.add_option("--seed", options.seed, "The luck of the run, a whole number")->type_name("N");
  command.add_flag("--quiet", options.quiet, "Print nothing but errors");
}

void add_run(CLI::App& program, Action& action) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = program.add_subcommand("run", "Play a scenario and report");
  add_play_options(*command, options->play);
  command->add_flag("--json", options->json, "Report as data");
  command->add_option("--facts", options->facts, "With --json: at most this many facts")
      ->type_name("N");
  command->add_option("--out", options->out, "Keep the run in this SQLite file")->type_name("FILE");
  command->callback([options, &action] { action = [options] { return run_scenario(*options); }; });
}

}  // namespace drydock::cli
