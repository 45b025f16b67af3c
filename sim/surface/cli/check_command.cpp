// `drydock check`: validates scenarios, models and lessons, and says everything that is wrong at
// once.
#include <memory>

#include "sim/platform/rules.h"
#include "sim/practice/lesson/read.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/scenario/validate.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

/// Everything wrong with one file, whatever it holds.
codec::Diagnostics mistakes_in(const std::string& file, const Rulebook& rulebook) {
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  if (lesson::is_lesson(file)) return lesson::check_file(file, search, rulebook);
  codec::Diagnostics found = scenario::check_file(file, search);
  if (codec::has_errors(found) || !scenario::is_scenario(file)) return found;
  const scenario::Reading reading = scenario::read_scenario(file, search);
  if (!reading.scenario) return reading.diagnostics;
  return scenario::validate_events(*reading.scenario, rulebook);
}

int check_files(const std::vector<std::string>& files) {
  const auto rulebook = platform::rules();
  int worst = ok;
  for (const std::string& file : files) {
    const codec::Diagnostics found = mistakes_in(file, *rulebook);
    if (found.empty()) print(file + ": good\n");
    worst = std::max(worst, refuse(found));
  }
  return worst;
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      program.add_subcommand("check", "Check scenario, model and lesson files for mistakes");
  command->add_option("file", *files, "Files to check")->required();
  command->callback([files, &action] { action = [files] { return check_files(*files); }; });
}

}  // namespace drydock::cli
