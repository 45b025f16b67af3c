// `drydock knobs`: what a scenario lets you turn.
#include <memory>

#include "sim/practice/report/columns.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

int list_knobs(const std::string& file) {
  PlayOptions options;
  options.scenario = file;
  const std::optional<Prepared> prepared = prepare(options);
  if (!prepared) return bad_input;
  using enum report::Align;
  report::Columns table({left, left, left, left});
  table.row({"knob", "now", "may be", "what it does"});
  for (const scenario::Knob& knob : prepared->scenario.knobs)
    table.row({knob.name, knob.value, scenario::say_range(knob), knob.text});
  print(prepared->scenario.title + "\n\n" + table.text() +
        "\nTurn one with --set, for example: drydock run " + file + " --set " +
        (prepared->scenario.knobs.empty() ? "knob=value"
                                          : prepared->scenario.knobs.front().name + "=" +
                                                prepared->scenario.knobs.front().value) +
        "\n");
  return ok;
}

}  // namespace

void add_knobs(CLI::App& program, Action& action) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("knobs", "List what a scenario lets you turn");
  command->add_option("scenario", *file, "A scenario: a file, or the name of a shipped one")
      ->required();
  command->callback([file, &action] { action = [file] { return list_knobs(*file); }; });
}

}  // namespace drydock::cli
