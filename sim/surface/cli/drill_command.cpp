// `drydock drill`: a fault at a random time and people who follow a run book, over and over.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "sim/platform/rules.h"
#include "sim/practice/report/drill_report.h"
#include "sim/practice/study/drill.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

constexpr std::int64_t replications_most = 1'000'000;

struct DrillOptions {
  PlayOptions play;
  std::string run_book;
  std::int64_t replications = 100;
  int threads = 0;
  bool json = false;
};

/// The run book as named, or the shipped one of the scenario's name.
std::string run_book_file(const DrillOptions& options, const scenario::Scenario& scenario) {
  const std::string shipped = scenario::SearchPaths::usual().scenarios + "/runbooks/";
  if (options.run_book.empty()) return shipped + scenario.name + ".json";
  std::error_code none;
  const bool is_file = std::filesystem::exists(options.run_book, none) ||
                       options.run_book.find('/') != std::string::npos;
  return is_file ? options.run_book : shipped + options.run_book + ".json";
}

int drill(const DrillOptions& options) {
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  const auto rulebook = platform::rules();
  const std::string file = run_book_file(options, prepared->scenario);
  const study::RunBookReading reading = study::read_run_book(file, *rulebook);
  if (!reading.book) return refuse(reading.diagnostics);
  const codec::Diagnostics wrong =
      study::check_drill(prepared->scenario, *reading.book, *rulebook, file);
  if (codec::has_errors(wrong)) return refuse(wrong);
  const int machine = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const study::Drill done =
      study::conduct(prepared->scenario, *reading.book, rulebook, prepared->seed.value,
                     static_cast<std::size_t>(options.replications),
                     options.threads > 0 ? options.threads : machine);
  if (options.json)
    print(codec::to_json(report::drill_json(prepared->scenario, done), 2) + "\n");
  else if (!options.play.quiet)
    print(report::drill_text(prepared->scenario, done, ink_for_output()));
  return ok;
}

}  // namespace

void add_drill(CLI::App& program, Action& action) {
  auto options = std::make_shared<DrillOptions>();
  CLI::App* command =
      program.add_subcommand("drill", "Break something at random times and follow a run book");
  add_play_options(*command, options->play);
  command
      ->add_option("--run-book", options->run_book,
                   "A run book: a file, or the name of a shipped one; else that of the scenario")
      ->check(not_empty())
      ->type_name("BOOK");
  command->add_option("--replications", options->replications, "How often, each with its own luck")
      ->check(CLI::Range(std::int64_t{1}, replications_most))
      ->capture_default_str()
      ->type_name("N");
  command
      ->add_option("--threads", options->threads,
                   "At once; the result is the same for any number. Default: all processors")
      ->check(CLI::Range(1, 256))
      ->type_name("T");
  command->add_flag("--json", options->json, "Report as data, with every replication");
  command->callback([options, &action] { action = [options] { return drill(*options); }; });
}

}  // namespace drydock::cli
