// `drydock check`: validates scenarios, models, lessons, designs and run books, and says everything
// that is wrong at once.
#include <memory>

#include "sim/platform/rules.h"
#include "sim/practice/lesson/read.h"
#include "sim/practice/pricing/quote.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/scenario/validate.h"
#include "sim/practice/study/run_book.h"
#include "sim/practice/vectors/analytic.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

/// What a file says it is, such as "drydock-lesson/1"; empty when that cannot be read.
std::string format_of(const std::string& file) {
  codec::Diagnostics ignored;
  const std::optional<codec::Value> document = codec::read_file(file, ignored);
  if (!document || !document->is(codec::Value::Kind::object)) return {};
  const codec::Value* format = document->find("format");
  return format != nullptr && format->is(codec::Value::Kind::text) ? format->text() : std::string();
}

/// Everything wrong with one file, whatever it holds.
codec::Diagnostics mistakes_in(const std::string& file, const Rulebook& rulebook) {
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  const std::string format = format_of(file);
  if (format.starts_with("drydock-lesson/")) return lesson::check_file(file, search, rulebook);
  if (format.starts_with("drydock-runbook/"))
    return study::read_run_book(file, rulebook).diagnostics;
  if (format.starts_with("analytic-case/")) {
    codec::Diagnostics mistakes;
    if (const auto document = codec::read_file(file, mistakes))
      vectors::check_cases(*document, file, mistakes);
    return mistakes;
  }
  if (format.starts_with("drydock-design/")) {
    codec::Diagnostics design;
    if (const auto document = codec::read_file(file, design))
      pricing::quote_design(*document, file, search, design);
    return design;
  }
  codec::Diagnostics found = scenario::check_file(file, search);
  if (codec::has_errors(found) || !format.starts_with("drydock-scenario/")) return found;
  const scenario::Reading reading = scenario::read_scenario(file, search);
  if (!reading.scenario) return reading.diagnostics;
  return scenario::check_all(*reading.scenario, rulebook);
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
  CLI::App* command = program.add_subcommand(
      "check", "Check scenario, model, lesson, design and run book files for mistakes");
  command->add_option("file", *files, "Files to check")->required();
  command->callback([files, &action] { action = [files] { return check_files(*files); }; });
}

}  // namespace drydock::cli
