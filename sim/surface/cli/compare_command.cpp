// `drydock compare`: the same scenario and luck, once as it is and once with knobs turned.
#include <memory>

#include "sim/platform/rules.h"
#include "sim/practice/report/comparison.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

constexpr std::size_t facts_shown = 12;

struct CompareOptions {
  PlayOptions play;
  bool json = false;
};

std::optional<report::Future> future(const PlayOptions& options, const std::string& name,
                                     const std::shared_ptr<const Rulebook>& rulebook) {
  const std::optional<Prepared> prepared = prepare(options);
  if (!prepared) return std::nullopt;
  std::optional<Played> played = play(*prepared, rulebook, options.quiet);
  if (!played) return std::nullopt;
  auto facts =
      report::notable_facts(played->run.world(), *rulebook, Weight::normal, ~std::size_t{0});
  return report::Future{name, std::move(played->summary), std::move(facts)};
}

int compare(const CompareOptions& options) {
  const auto rulebook = platform::rules();
  PlayOptions plain = options.play;
  plain.with.clear();
  std::string name;
  for (const std::string& setting : options.play.with) name += (name.empty() ? "" : ", ") + setting;
  if (!prepare(options.play)) return bad_input;  // Before the time of the first is spent.
  const auto first = future(plain, "as it is", rulebook);
  if (!first) return bad_input;
  const auto second = future(options.play, name, rulebook);
  if (!second) return bad_input;
  print(options.json ? codec::to_json(report::json_comparison(*first, *second), 2) + "\n"
                     : report::text_comparison(*first, *second, facts_shown, ink_for_output()));
  return ok;
}

}  // namespace

void add_compare(CLI::App& program, Action& action) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* command =
      program.add_subcommand("compare", "Play a scenario twice under the same luck, once changed");
  add_play_options(*command, options->play);
  command->add_option("--with", options->play.with, "What the second future turns: KNOB=VALUE")
      ->type_name("KNOB=VALUE")
      ->required();
  command->add_flag("--json", options->json, "Compare as data");
  command->callback([options, &action] { action = [options] { return compare(*options); }; });
}

}  // namespace drydock::cli
